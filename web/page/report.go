package page

import "fasti/web/ui"

// ReportForm lets a student report a question. Posts FieldAttempt, FieldNumber, FieldReason and
// FieldText to ReportsPath.
type ReportForm struct {
	Attempt string
	Number  int
	Reason  string // as chosen before
	Text    string // as typed before

	ReasonError string
	TextError   string
	Sent        bool // it was sent already: thanks are shown in place of the form
}

// ReportView answers a report that was sent: thanks, or the form again with its errors.
type ReportView struct {
	Form ReportForm
	Stem string // of the reported question
	Back string // path to go back to
}

// ReportReason is one thing that can be wrong with a question.
type ReportReason struct {
	Value string
	Label string
}

// ReportReasons are the ones the form offers.
var ReportReasons = []ReportReason{
	{"wrong-key", "The answer marked right is not right"},
	{"second-key", "Another option is right as well"},
	{"unclear", "I can’t tell what is asked"},
	{"wording", "A spelling or grammar mistake"},
	{"source", "The source does not say this"},
	{"other", "Something else"},
}

// MaxReportText is how many characters a report may have.
const MaxReportText = 1000

func (v ReportView) shell(f Frame) ui.Shell {
	return f.shell(v.heading(), "Report a question of the course.", "")
}

func (v ReportView) heading() string {
	if v.Form.Sent {
		return "Your report is on its way"
	}
	return "Tell us what is wrong"
}

func (v ReportForm) errors() []ui.FieldError {
	return ui.Errors(
		ui.FieldError{ID: "reason", Text: v.ReasonError},
		ui.FieldError{ID: "report-text", Text: v.TextError},
	)
}

func reasonChoices() []ui.Choice {
	choices := []ui.Choice{{Value: "", Text: "Choose a reason"}}
	for _, r := range ReportReasons {
		choices = append(choices, ui.Choice{Value: r.Value, Text: r.Label})
	}
	return choices
}

// reasonLabel is the words for a stored reason, or the reason itself.
func reasonLabel(value string) string {
	for _, r := range ReportReasons {
		if r.Value == value {
			return r.Label
		}
	}
	return value
}
