package page

import "fasti/web/ui"

// VerdictView is the feedback on one answer, in an attempt with feedback after each question.
type VerdictView struct {
	Attempt string
	Total   int
	Scope   string
	Review  Review    // the question as marked
	Next    int       // number of the next open question; 0 leads to the result
	Steps   []Outcome // one a question: draws the progress bar; may be nil
	Report  ReportForm
}

func (v VerdictView) shell(f Frame) ui.Shell {
	title := v.Review.Outcome.words() + ": question " + ui.Number(v.Review.Number)
	s := f.shell(title, "How your answer was marked, and why.", "")
	s.Announce = v.Review.Outcome.words() + ", " + outOf(v.Review.Points, v.Review.OutOf)
	return s
}

func outcomeIcon(o Outcome) string {
	switch o {
	case Right:
		return "check"
	case Partly:
		return "half"
	case Wrong:
		return "cross"
	}
	return "open"
}
