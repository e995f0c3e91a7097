package page

import (
	"net/url"
	"strconv"
	"time"

	"fasti/web/ui"
)

// DeskView is the instructor's table of attempts.
type DeskView struct {
	Filter   string // the text looked for
	Attempts []AttemptRow
	Paging   Paging
	Any      bool // there are attempts, though none may match the filter
	Reports  int  // reported questions that wait to be read
}

// AttemptRow is one attempt in the desk's table.
type AttemptRow struct {
	Attempt   string
	Student   string // name as given; empty when none was
	Label     string // what stands in for a missing name: "Student 7F3A"
	Scope     string
	Started   time.Time
	Submitted time.Time // zero while in progress
	Answered  int
	Total     int
	Points    float64
	OutOf     float64
}

// DeskAttemptView is one attempt, question by question.
type DeskAttemptView struct {
	Row   AttemptRow
	Items []Review
}

// DeskReportsView lists the questions that students reported.
type DeskReportsView struct {
	Items  []ReportRow
	Paging Paging
}

// ReportRow is one report.
type ReportRow struct {
	At      time.Time
	Student string // name or label
	Reason  string // a Value of ReportReasons
	Text    string // what the student wrote; may be empty
	Stem    string
	Key     string // the key in a few words
	Attempt string // leads to the attempt on the desk
	Number  int
	Facts   []string // ids of the facts asked, to find them in the course
}

var deskColumns = []ui.Column{
	{Text: "Student"},
	{Text: "Asked about"},
	{Text: "Started"},
	{Text: "Submitted"},
	{Text: "Answered", Numeric: true},
	{Text: "Score", Numeric: true},
	{Text: "Percent", Numeric: true},
}

func (v DeskView) shell(f Frame) ui.Shell {
	s := f.shell("Attempts", "Your students' attempts and scores.", DeskPath())
	s.Wide = true
	return s
}

func (v DeskView) downloadText() string {
	if v.Filter != "" {
		return "Download these scores (CSV)"
	}
	return "Download scores (CSV)"
}

func (v DeskView) pager() ui.Pager {
	return pager("Attempts", "attempt", "attempts", v.Paging, func(n int) string {
		return withQuery(DeskPath(), url.Values{ParamFilter: {v.Filter}, ParamPage: {strconv.Itoa(n)}})
	})
}

// who is the student's name, or what stands in for it.
func (r AttemptRow) who() string { return orElse(r.Student, orElse(r.Label, "A student")) }

func (v DeskAttemptView) shell(f Frame) ui.Shell {
	return f.shell(v.Row.who(), "One attempt, question by question.", DeskPath())
}

func (v DeskAttemptView) terms() []ui.Term {
	terms := []ui.Term{
		{Name: "Asked about", Value: v.Row.Scope},
		{Name: "Started", Value: v.Row.Started.UTC().Format(ui.Minute) + " UTC"},
		{Name: "Answered", Value: strconv.Itoa(v.Row.Answered) + " of " + strconv.Itoa(v.Row.Total)},
	}
	if v.Row.Submitted.IsZero() {
		return append(terms, ui.Term{Name: "Submitted", Value: "Not yet"})
	}
	return append(terms,
		ui.Term{Name: "Submitted", Value: v.Row.Submitted.UTC().Format(ui.Minute) + " UTC"},
		ui.Term{Name: "Score", Value: outOf(v.Row.Points, v.Row.OutOf) + ", " + percent(v.Row.Points, v.Row.OutOf)},
	)
}

func (v DeskReportsView) shell(f Frame) ui.Shell {
	return f.shell("Reported questions", "What students report about questions.", DeskPath())
}

func (v DeskReportsView) pager() ui.Pager {
	return pager("Reports", "report", "reports", v.Paging, func(n int) string {
		return withQuery(DeskReportsPath(), url.Values{ParamPage: {strconv.Itoa(n)}})
	})
}
