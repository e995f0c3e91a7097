package question

import (
	"errors"
	"fmt"
	"strings"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/errs"
	"fasti/internal/history"
)

// TypedDate asks for a date in the student's own words, marked by how near it comes: see [TypedDate.Bands]
// and [TypedDate.Mark]. The precision of the key is the one that the stem asks for.
type TypedDate struct {
	Right  DateValue   `json:"right"`
	Rivals []RivalDate `json:"rivals,omitempty"`
}

// DateValue is a date as a course writes it.
type DateValue struct {
	Is       string `json:"is"`                 // EDTF
	Calendar string `json:"calendar,omitempty"` // of Is; Gregorian where it is empty
}

// RivalDate is a value over which sources differ from the key.
type RivalDate struct {
	DateValue
	Mark   history.Mark `json:"mark"`
	Note   string       `json:"note,omitempty"`
	Points float64      `json:"points,omitempty"` // of a corrected value, which gets none unless a teacher says so
}

// Date returns the date, and the zero Date where there is none to be read.
func (v DateValue) Date() edtf.Date {
	cal := calendar.Gregorian
	if v.Calendar != "" {
		var err error
		if cal, err = calendar.ParseCalendar(v.Calendar); err != nil {
			return edtf.Date{}
		}
	}
	d, err := edtf.ParseIn(v.Is, cal)
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// valueOf is the inverse of DateValue.Date.
func valueOf(d edtf.Date) DateValue {
	v := DateValue{Is: d.String()}
	if d.Calendar() != calendar.Gregorian {
		v.Calendar = d.Calendar().String()
	}
	return v
}

// Name implements Interaction.
func (*TypedDate) Name() string { return "typed date" }

// Check implements Interaction. It would rather ask back than guess: 03/04/1922 is refused with both of its
// readings.
func (t *TypedDate) Check(r Response) error {
	text := strings.TrimSpace(r.Text)
	if text == "" {
		return errs.New(errs.Invalid, "Type a date, such as %s.", join(t.Examples(), "or"))
	}
	read, err := edtf.ReadHuman(text)
	var ambiguous *edtf.AmbiguousError
	var syntax *edtf.SyntaxError
	switch {
	case errors.As(err, &ambiguous):
		return errs.From(err, errs.Invalid, "%q can mean %s. Write out the one that you mean, with the month as a word.",
			text, join(Readings(text), "or"))
	case errors.As(err, &syntax):
		return errs.From(err, errs.Invalid, "%q can't be read as a date: %s. What can be read is, for example, %s.",
			shorten(text), syntax.Problem, join(t.Examples(), "or"))
	case err != nil:
		return errs.From(err, errs.Invalid, "%q can't be read as a date. What can be read is, for example, %s.",
			shorten(text), join(t.Examples(), "or"))
	case !read.Date.Bounds().Closed():
		return errs.New(errs.Invalid, "%q is a time without an end. Type one date, such as %s.", text, join(t.Examples(), "or"))
	}
	return nil
}

// Readings returns what a text can mean that can be read in several ways, and nil for any other text.
func Readings(text string) []string {
	_, err := edtf.ReadHuman(strings.TrimSpace(text))
	var ambiguous *edtf.AmbiguousError
	if !errors.As(err, &ambiguous) {
		return nil
	}
	out := make([]string, len(ambiguous.Readings))
	for i, d := range ambiguous.Readings {
		out[i] = d.Format(edtf.Style{Mark: true})
	}
	return out
}

// Grade implements Interaction.
func (t *TypedDate) Grade(r Response) Verdict {
	m := t.Mark(r)
	return Verdict{Points: m.Points, Note: m.Note}
}

// Key implements Interaction. A disputed date has several keys.
func (t *TypedDate) Key() string {
	texts := []string{t.Right.Date().Format(edtf.Style{Dual: true})}
	for _, rival := range t.Rivals {
		if rival.Mark == history.Disputed {
			texts = append(texts, rival.Date().Format(edtf.Style{Dual: true}))
		}
	}
	return join(texts, "or")
}

// Say implements Interaction.
func (t *TypedDate) Say(r Response) string {
	if m := t.Mark(r); m.Understood != "" {
		return m.Understood
	}
	return strings.TrimSpace(r.Text)
}

// Rule implements Interaction.
func (t *TypedDate) Rule() string {
	rows := make([]string, 0, 4)
	for i, b := range t.Bands() {
		unit := ""
		if i == 0 {
			unit = " point"
		}
		rows = append(rows, fmt.Sprintf("%s%s for %s", decimal(b.Points), unit, b.Label))
	}
	text := sentence(strings.Join(rows, ", ")) + " A less exact answer counts by its farthest day."
	if t.julian() {
		text += " Old Style and New Style are both right."
	}
	return text
}

// Chance implements Interaction: there is nothing to choose from.
func (*TypedDate) Chance() float64 { return -1 }

// Examples returns ways to write a date, none of them near the key.
func (t *TypedDate) Examples() []string {
	examples := []string{"14 July 1789", "July 1789", "1789"}
	if y, ok := t.Right.Date().Year(); ok && y >= 1770 && y <= 1800 {
		examples = []string{"2 December 1851", "December 1851", "1851"}
	}
	switch t.precision() {
	case edtf.Day:
		return examples
	case edtf.Month:
		return examples[1:]
	case edtf.Season:
		return []string{"summer " + examples[2], examples[1], examples[2]}
	case edtf.Year:
		return []string{examples[2], "988", "44 BC"}
	case edtf.Decade:
		return []string{"the " + examples[2][:3] + "0s", examples[2]}
	}
	return []string{"the 3rd century", "44 BC", examples[2]}
}

// precision is the one that the question asks for.
func (t *TypedDate) precision() edtf.Precision { return t.Right.Date().Precision() }

// julian reports whether Old Style and New Style can both be meant.
func (t *TypedDate) julian() bool {
	for _, target := range t.targets() {
		if target.date.Calendar() == calendar.Julian {
			return true
		}
	}
	return false
}
