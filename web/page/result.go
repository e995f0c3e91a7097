package page

import (
	"time"

	"fasti/web/ui"
)

// ResultView is the score of a submitted attempt, question by question.
type ResultView struct {
	Attempt   string
	Scope     string
	Name      string // as the student gave it; may be empty
	Started   time.Time
	Submitted time.Time
	Points    float64
	OutOf     float64
	Chance    string // what guessing would have scored: "Guessing would score 2.6 on average."
	Items     []Review
	Again     StartValues
}

// StartValues are the settings of an attempt, to start another one like it.
type StartValues struct {
	Scope    string // all, era:<id>, topic:<id>
	Length   int
	Feedback string
	Name     string
}

func (v ResultView) shell(f Frame) ui.Shell {
	s := f.shell("Result: "+outOf(v.Points, v.OutOf), "Your score, question by question, with sources.", "")
	s.Announce = "Result"
	return s
}

func (v ResultView) outcomes() []Outcome {
	all := make([]Outcome, len(v.Items))
	for i, item := range v.Items {
		all[i] = item.Outcome
	}
	return all
}

func (v ResultView) terms() []ui.Term {
	submitted := ""
	if !v.Submitted.IsZero() {
		submitted = v.Submitted.UTC().Format(ui.Minute) + " UTC"
	}
	return []ui.Term{
		{Name: "Asked about", Value: v.Scope},
		{Name: "Name", Value: v.Name},
		{Name: "Submitted", Value: submitted},
		{Name: "Time taken", Value: took(v.Started, v.Submitted)},
	}
}

// took is a length of time in the words of a reader: "4 minutes"; empty when an end is not known.
func took(from, to time.Time) string {
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return ""
	}
	minutes := int(to.Sub(from).Round(time.Minute) / time.Minute)
	switch {
	case minutes < 1:
		return "Under a minute"
	case minutes < 60:
		return ui.Plural(minutes, "minute", "minutes")
	case minutes < 48*60:
		return ui.Plural(minutes/60, "hour", "hours") + " " + ui.Plural(minutes%60, "minute", "minutes")
	}
	return ui.Plural(minutes/60/24, "day", "days")
}
