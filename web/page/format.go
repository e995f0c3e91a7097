package page

import (
	"maps"
	"math"
	"strconv"

	"github.com/a-h/templ"

	"fasti/web/ui"
)

// component is what an interaction draws.
type component = templ.Component

// score writes points with at most two decimals: "1", "0.67".
func score(points float64) string {
	return strconv.FormatFloat(math.Round(points*100)/100, 'f', -1, 64)
}

// outOf is "0.67 of 1 point".
func outOf(points, total float64) string {
	unit := " points"
	if total == 1 {
		unit = " point"
	}
	return score(points) + " of " + score(total) + unit
}

// percent is a share in whole percent, never rounded up to 100.
func percent(part, whole float64) string {
	if whole <= 0 {
		return "–"
	}
	p := math.Round(100 * part / whole)
	if p >= 100 && part < whole {
		p = 99
	}
	return strconv.FormatFloat(p, 'f', -1, 64) + "%"
}

// words, tone and icon of an outcome, for headings and badges.
func (o Outcome) words() string {
	switch o {
	case Right:
		return "Right"
	case Partly:
		return "Partly right"
	case Wrong:
		return "Wrong"
	case Unmarked:
		return "Answered"
	}
	return "Not answered"
}

func (o Outcome) tone() ui.Tone {
	switch o {
	case Right:
		return ui.Good
	case Partly:
		return ui.Middle
	case Wrong:
		return ui.Bad
	case Unmarked:
		return ui.Plain
	}
	return ui.Missing
}

// steps are the parts of the progress bar; current is a question's number, or 0.
func steps(outcomes []Outcome, current int) []ui.Step {
	out := make([]ui.Step, len(outcomes))
	for i, o := range outcomes {
		out[i] = ui.Step{Tone: o.tone(), Current: i+1 == current}
	}
	return out
}

// place is "Question 3 of 10".
func place(number, total int) string {
	return "Question " + strconv.Itoa(number) + " of " + strconv.Itoa(total)
}

// ordinal is "1st", "2nd", "3rd", "4th".
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// swap makes a form or a link exchange only the main element, where htmx runs. Without it, or
// without JavaScript, the form and the link do what they always do.
func swap() templ.Attributes {
	return templ.Attributes{
		"data-hx-boost":  "true",
		"data-hx-target": "#main",
		"data-hx-select": "#main",
		"data-hx-swap":   "outerHTML show:none",
		"data-hx-sync":   "this:drop",
	}
}

// onEnter marks the way on: app.js follows it when Enter is pressed outside of any control.
func onEnter() templ.Attributes { return templ.Attributes{"data-enter": true} }

func join(all ...templ.Attributes) templ.Attributes {
	out := templ.Attributes{}
	for _, attrs := range all {
		maps.Copy(out, attrs)
	}
	return out
}
