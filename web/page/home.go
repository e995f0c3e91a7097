package page

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	"fasti/web/ui"
)

// HomeView is the front page of the course.
type HomeView struct {
	Title   string   // the course
	Preface []string // paragraphs
	Resume  []Resume // attempts that are still open, the latest first; usually none or one
	Start   StartForm
}

// Resume leads back to an open attempt.
type Resume struct {
	Attempt  string
	Scope    string // title of what was chosen: "The Soviet Union"
	Next     int    // number of the question to go on with
	Total    int
	Answered int
	Started  time.Time
	AtEnd    bool // feedback at the end: leads to the overview when all are answered
}

// StartForm begins an attempt. The zero values of the chosen fields mean the defaults: everything,
// ten questions, feedback after each.
type StartForm struct {
	Everything int        // questions available over the whole course
	Counting   bool       // they are still being counted: all numbers say only whether there are any
	Eras       []ScopeEra // in the course's order

	Scope    string // as chosen before: all, era:<id>, topic:<id>
	Length   string
	Feedback string
	Name     string

	ScopeError    string
	LengthError   string
	FeedbackError string
	NameError     string
}

// ScopeEra is one era to choose, with its topics.
type ScopeEra struct {
	ID        string
	Title     string
	Years     string // "1917–1991"; may be empty
	Available int    // questions; an era with none is in the outline, and is not offered
	Topics    []ScopeTopicItem
}

// ScopeTopicItem is one topic of an era.
type ScopeTopicItem struct {
	ID        string
	Title     string
	Available int
}

// Lengths are the numbers of questions that the start form offers.
var Lengths = []int{5, 10, 20}

// MaxName is how many characters a student's name may have.
const MaxName = 100

func (v HomeView) shell(f Frame) ui.Shell {
	title := v.Title
	if len(v.Start.errors()) > 0 {
		title = "Not started yet: " + title
	}
	s := f.shell(title, "Quizzes on "+v.Title+": dates, people and offices, each answer with its source.", HomePath())
	s.Wide = true
	return s
}

func (v StartForm) errors() []ui.FieldError {
	return ui.Errors(
		ui.FieldError{ID: "scope", Text: v.ScopeError},
		ui.FieldError{ID: "length", Text: v.LengthError},
		ui.FieldError{ID: "feedback", Text: v.FeedbackError},
		ui.FieldError{ID: "name", Text: v.NameError},
	)
}

func (v StartForm) scope() string    { return orElse(v.Scope, ScopeAll) }
func (v StartForm) length() string   { return orElse(v.Length, strconv.Itoa(Lengths[1])) }
func (v StartForm) feedback() string { return orElse(v.Feedback, FeedbackEach) }

// count tells how many questions there are, and nothing while they are being counted.
func (v StartForm) count(n int) string {
	if v.Counting {
		return ""
	}
	return ui.Plural(n, "question", "questions")
}

// offered are the eras that have questions.
func (v StartForm) offered() []ScopeEra {
	var eras []ScopeEra
	for _, era := range v.Eras {
		if era.Available > 0 {
			eras = append(eras, era)
		}
	}
	return eras
}

// describedBy ties a group of controls to what is wrong with it.
func describedBy(id, errorText string) templ.Attributes {
	if errorText == "" {
		return nil
	}
	return templ.Attributes{"aria-describedby": id + "-error"}
}

func outlineTitle(eras int) string {
	if eras == 1 {
		return "The era of the course"
	}
	return "The course in " + ui.Number(eras) + " eras"
}

// has tells whether a topic of the era was chosen.
func (e ScopeEra) has(scope string) bool {
	for _, topic := range e.Topics {
		if scope == ScopeTopic+topic.ID {
			return true
		}
	}
	return false
}

func resumeName(r Resume) string {
	return place(r.Next, r.Total) + ", " + r.Scope
}

func orElse(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}
