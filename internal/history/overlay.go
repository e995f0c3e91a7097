package history

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/errs"
)

// Overlay is what a class changes in the course that it is taught: it stands beside the course's active revision, and
// survives the next one. Facts are named as in the revision in which they were chosen; an ID that the course gives up
// is found again under its new one, and what a course no longer has is passed over. The zero Overlay changes nothing.
type Overlay struct {
	Hidden   []FactID    `json:"hidden,omitempty"`   // not asked
	Dates    []LocalDate `json:"dates,omitempty"`    // taught in this class in place of the course's
	Disputes DisputeRule `json:"disputes,omitempty"` // what becomes of facts over which scholars differ
	Article  float64     `json:"article,omitempty"`  // points, 0 to 1, for a value of the course's article that it corrects
}

// LocalDate is a date that a class teaches in place of the course's. The course's own value stays beside it, and is
// right too.
type LocalDate struct {
	Fact     FactID `json:"fact"`               // the date of an event, or an end of a tenure
	Is       string `json:"is"`                 // EDTF
	Calendar string `json:"calendar,omitempty"` // that Is is written in: "julian", or "" for the Gregorian one
	Source   string `json:"source"`             // what it rests on, in the instructor's words
}

// DisputeRule says what becomes of a fact over which scholars differ.
type DisputeRule string

// The rules.
const (
	EitherRight DisputeRule = ""        // it is asked, and either value is right
	Unasked     DisputeRule = "unasked" // no question asks it
)

// How much an overlay holds. A class that changes more than this teaches another course, and should have its own.
const (
	MaxHidden      = 2000
	MaxLocalDates  = 200
	MaxLocalSource = 200 // characters
)

// IsZero reports whether the overlay changes nothing.
func (o Overlay) IsZero() bool {
	return len(o.Hidden) == 0 && len(o.Dates) == 0 && o.Disputes == EitherRight && o.Article == 0
}

// Hides reports whether the overlay hides a fact by this very ID. Whoever asks for thousands of facts asks the course:
// see [Course.Hides].
func (o Overlay) Hides(id FactID) bool { return slices.Contains(o.Hidden, id) }

// Date returns the local date of a fact by this very ID, and reports false where there is none.
func (o Overlay) Date(id FactID) (LocalDate, bool) {
	for _, l := range o.Dates {
		if l.Fact == id {
			return l, true
		}
	}
	return LocalDate{}, false
}

// Clone returns an overlay that shares nothing with this one.
func (o Overlay) Clone() Overlay {
	o.Hidden, o.Dates = slices.Clone(o.Hidden), slices.Clone(o.Dates)
	return o
}

// Check returns an error of kind errs.Invalid, with what would be right, for an overlay that no course could take.
// Whether a course takes it is for [Overlay.Apply] to say.
func (o Overlay) Check() error {
	switch {
	case len(o.Hidden) > MaxHidden:
		return errs.New(errs.Invalid, "%d facts are hidden. A class hides at most %d; leave out a part of the course instead.", len(o.Hidden), MaxHidden)
	case len(o.Dates) > MaxLocalDates:
		return errs.New(errs.Invalid, "There are %d local dates. A class has at most %d.", len(o.Dates), MaxLocalDates)
	case o.Disputes != EitherRight && o.Disputes != Unasked:
		return errs.New(errs.Invalid, "%q is no way to mark what sources differ over: leave it empty where either value is right, or write %s.", shortened(string(o.Disputes)), Unasked)
	case !(o.Article >= 0 && o.Article <= 1): // NaN is neither
		return errs.New(errs.Invalid, "The article's own value gets from 0 to 1 point, not %v.", o.Article)
	}
	hidden := make(map[FactID]bool, len(o.Hidden))
	for _, id := range o.Hidden {
		switch {
		case !id.valid():
			return errs.New(errs.Invalid, "%q is no fact of a course; write one as russia/kirov-killed#date.", shortened(string(id)))
		case hidden[id]:
			return errs.New(errs.Invalid, "The fact %s is hidden twice; name it once.", id)
		}
		hidden[id] = true
	}
	dated := make(map[FactID]bool, len(o.Dates))
	for _, l := range o.Dates {
		if err := l.Check(); err != nil {
			return err
		}
		if dated[l.Fact] {
			return errs.New(errs.Invalid, "The fact %s has two local dates; give it one.", l.Fact)
		}
		dated[l.Fact] = true
	}
	return nil
}

// Check returns an error of kind errs.Invalid, with what would be right, for a local date that no course could take.
func (l LocalDate) Check() error {
	if !l.Fact.valid() || !l.Fact.canBeDate() {
		return errs.New(errs.Invalid, "%q has no date to teach: name the date of an event, or an end of a term of office.", shortened(string(l.Fact)))
	}
	if l.Calendar != "" && l.Calendar != calendar.Julian.String() {
		return errs.New(errs.Invalid, "%q is no calendar of a local date: write julian, or leave it out for a Gregorian date.", shortened(l.Calendar))
	}
	if _, err := l.date(); err != nil {
		why := err.Error()
		if syntax, ok := errors.AsType[*edtf.SyntaxError](err); ok {
			why = syntax.Problem
		}
		return errs.From(err, errs.Invalid, "The local date %q can't be read: %s.", shortened(l.Is), why)
	}
	switch n := utf8.RuneCountInString(l.Source); {
	case strings.TrimSpace(l.Source) == "":
		return errs.New(errs.Invalid, "Say what the local date rests on, such as the class's textbook and its chapter.")
	case n > MaxLocalSource:
		return errs.New(errs.Invalid, "The source of the local date has %d characters; say it in %d.", n, MaxLocalSource)
	case !utf8.ValidString(l.Source) || !norm.NFC.IsNormalString(l.Source) || strings.ContainsFunc(l.Source, unicode.IsControl):
		return errs.New(errs.Invalid, "The source of the local date is no line of plain text. Type it on one line, without control characters.")
	}
	return nil
}

// shortened keeps what is quoted back to somebody in bounds.
func shortened(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// date reads the date.
func (l LocalDate) date() (edtf.Date, error) {
	claim := DateClaim{Is: l.Is, Calendar: l.Calendar}
	err := claim.parse()
	return claim.date, err
}

// Overlay returns the overlay that the course was made with, whatever of it did not fit; the zero one for a course as it
// was read.
func (c *Course) Overlay() Overlay { return c.overlay }

// Hides reports whether the course's overlay hides a fact, whichever of its IDs it names.
func (c *Course) Hides(id FactID) bool { return c.hidden[id] }

// LocalDate returns what the course's class teaches in place of a date, and reports false for a date that is as the
// course has it.
func (c *Course) LocalDate(id FactID) (LocalDate, bool) {
	l, ok := c.local[id]
	return l, ok
}
