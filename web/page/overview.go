package page

import (
	"strconv"

	"fasti/web/ui"
)

// OverviewView lists the questions of an attempt with feedback at the end, before it is submitted.
type OverviewView struct {
	Attempt string
	Scope   string
	Items   []OverviewItem
}

// OverviewItem is one question of the list.
type OverviewItem struct {
	Number int
	Stem   string
	Answer string // as stored, in a few words; empty when the question is open
}

func (v OverviewView) shell(f Frame) ui.Shell {
	s := f.shell(v.heading(), "The questions of your quiz, before you submit it.", "")
	s.Announce = "All questions"
	return s
}

func (v OverviewView) heading() string {
	if v.open() == 0 {
		return "Ready to submit?"
	}
	answered := len(v.Items) - v.open()
	return strconv.Itoa(answered) + " of " + ui.Plural(len(v.Items), "question", "questions") + " answered"
}

// open is how many questions have no answer.
func (v OverviewView) open() int {
	n := 0
	for _, item := range v.Items {
		if item.Answer == "" {
			n++
		}
	}
	return n
}

// firstOpen is the number of the first question without an answer, or 0.
func (v OverviewView) firstOpen() int {
	for _, item := range v.Items {
		if item.Answer == "" {
			return item.Number
		}
	}
	return 0
}

func (v OverviewView) outcomes() []Outcome {
	all := make([]Outcome, len(v.Items))
	for i, item := range v.Items {
		all[i] = Unmarked
		if item.Answer == "" {
			all[i] = Open
		}
	}
	return all
}

func openWarning(open int) string {
	if open == 1 {
		return "One question is still open, and scores nothing if you leave it so."
	}
	return strconv.Itoa(open) + " questions are still open, and score nothing if you leave them so."
}
