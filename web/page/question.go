package page

import (
	"time"

	"fasti/web/ui"
)

// QuestionView is one question to answer.
type QuestionView struct {
	Attempt string
	Number  int
	Total   int
	Scope   string // title of what the attempt asks about

	Stem    string
	Content string  // a content note, such as "This question speaks of an execution."; may be empty
	Form    Form    // the controls: ChoiceForm, DateForm or OrderForm
	Rule    string  // how it is marked: "One point for the right option."
	Chance  string  // what guessing scores: "Guessing scores 0.25 on average."
	Points  float64 // what it is worth; said unless it is one point

	Sequence int    // sent back with the answer
	Error    string // what is wrong with the answer as sent; the answer stays in the form

	AtEnd   bool      // feedback at the end: save and move freely
	SavedAt time.Time // when the answer in the form was stored; zero when it was not
	Steps   []Outcome // one a question, Open or not: draws the progress bar; may be nil
	Report  ReportForm
}

// Form is the controls of one interaction, filled with what the student gave before. Pages call
// it and know nothing more of it, so an interaction is one file here, and one line in Interactions.
type Form interface {
	fields(errorText string) component
}

// Marked is an answer of one interaction after marking, shown in full.
type Marked interface {
	marked() component
}

// Interactions names the ways to answer that this package can show.
var Interactions = []string{"choice", "typed date", "order"}

func (v QuestionView) shell(f Frame) ui.Shell {
	title := place(v.Number, v.Total)
	if v.Error != "" {
		title = "Not taken yet: " + title
	}
	s := f.shell(title, "One question of a quiz.", "")
	s.Announce = place(v.Number, v.Total)
	return s
}

// describe ties the controls of an answer to what was wrong with it and to the marking rule.
func describe(errorText string) string {
	if errorText != "" {
		return "answer-error rule"
	}
	return "rule"
}
