package page

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"fasti/web/ui"
)

// ProgressView is what the student has practised so far.
type ProgressView struct {
	Totals         Totals
	Sittings       []Sitting // the latest first
	SittingsPaging Paging
	Eras           []EraProgress // in the course's order
	Facts          []FactProgress
	FactsPaging    Paging
}

// Totals sum up the student's practice.
type Totals struct {
	Attempts   int // submitted or finished
	Answered   int // questions answered
	Points     float64
	OutOf      float64
	FactsSeen  int
	FactsTotal int // facts that the course asks for; 0 while they are being counted
}

// Sitting is one attempt in the student's list.
type Sitting struct {
	Attempt   string
	Scope     string
	Started   time.Time
	Submitted time.Time // zero while it is open
	Answered  int
	Total     int
	Points    float64 // only shown once submitted
	OutOf     float64
}

// EraProgress is the student's practice of one era.
type EraProgress struct {
	Title      string
	FactsSeen  int
	FactsTotal int
	Right      int // answers with full points
	Answered   int
}

// FactProgress is the student's practice of one fact.
type FactProgress struct {
	Fact     string // "Trotsky is killed: the date"
	Era      string
	Seen     int // how often it was asked
	Right    int
	Wrong    int
	LastSeen time.Time
}

var sittingColumns = []ui.Column{
	{Text: "Quiz"}, {Text: "Started"}, {Text: "Answered", Numeric: true}, {Text: "Score", Numeric: true},
}

var factColumns = []ui.Column{
	{Text: "Fact"},
	{Text: "Seen", Numeric: true},
	{Text: "Right", Numeric: true},
	{Text: "Wrong", Numeric: true},
	{Text: "Last seen", Numeric: true},
}

func (v ProgressView) shell(f Frame) ui.Shell {
	s := f.shell("Your progress", "What you have practised so far, by quiz, era and fact.", ProgressPath())
	s.Wide = true
	return s
}

// ofFacts says of how many facts some are met, and nothing while that is not known.
func (t Totals) ofFacts() string {
	if t.FactsTotal == 0 {
		return ""
	}
	return "of " + ui.Number(t.FactsTotal)
}

// withoutQuestions are the titles of the eras that ask for nothing yet.
func withoutQuestions(eras []EraProgress) string {
	var titles []string
	for _, era := range eras {
		if era.FactsTotal == 0 {
			titles = append(titles, era.Title)
		}
	}
	return strings.Join(titles, ", ")
}

// Each pager keeps the page that the other table is on.
func (v ProgressView) sittingsPager() ui.Pager {
	return pager("Your quizzes", "quiz", "quizzes", v.SittingsPaging, func(n int) string {
		return withQuery(ProgressPath(), url.Values{
			ParamSittings: {strconv.Itoa(n)}, ParamFacts: {pageParam(v.FactsPaging)},
		}) + "#sittings"
	})
}

func (v ProgressView) factsPager() ui.Pager {
	return pager("Facts", "fact", "facts", v.FactsPaging, func(n int) string {
		return withQuery(ProgressPath(), url.Values{
			ParamFacts: {strconv.Itoa(n)}, ParamSittings: {pageParam(v.SittingsPaging)},
		}) + "#facts"
	})
}

func pager(label, one, many string, p Paging, href func(int) string) ui.Pager {
	return ui.Pager{Label: label, Page: p.Page, Pages: p.Pages, Total: p.Total, One: one, Many: many, Href: href}
}

// pageParam is the query value of a page; the first page needs none.
func pageParam(p Paging) string {
	if p.Page <= 1 {
		return ""
	}
	return strconv.Itoa(p.Page)
}
