package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// checkConvert takes a day to the other calendar and back.
func checkConvert(t *testing.T, d edtf.Date) {
	t.Helper()
	other, err := d.Convert(d.Calendar().Other())
	if _, exact := d.CalendarDate(); !exact {
		if err == nil {
			t.Fatalf("%v, which is no day, is %v in the other calendar", d, other)
		}
		return
	}
	if err != nil {
		return // of the first days of -9999 or the last of 9999
	}
	back, err := other.Convert(d.Calendar())
	if err != nil || back != d || other.Bounds() != d.Bounds() || other.Qualifier() != d.Qualifier() {
		t.Fatalf("%v is %v in the other calendar, and that %v, %v", d, other, back, err)
	}
}

// checkText takes a date through its text, which only a Gregorian one has.
func checkText(t *testing.T, d edtf.Date) {
	t.Helper()
	text, err := d.MarshalText()
	if d.Calendar() == julian {
		if err == nil {
			t.Fatalf("%v of the Old Style was written as %q", d, text)
		}
		return
	}
	var back edtf.Date
	if err != nil || back.UnmarshalText(text) != nil || back != d {
		t.Fatalf("%v was written as %q, %v, and read as %v", d, text, err, back)
	}
}

// checkCompare compares two dates by the days that they may mean.
func checkCompare(t *testing.T, a, b edtf.Date) {
	t.Helper()
	before, after, overlap := edtf.Before(a, b), edtf.After(a, b), edtf.Overlaps(a, b)
	s, u := a.Envelope(), b.Envelope()
	shared := max(s.Earliest, u.Earliest)
	holds := func(s edtf.Span, n calendar.Day) bool { return s.Earliest <= n && n <= s.Latest }
	if overlap != (holds(s, shared) && holds(u, shared)) {
		t.Fatalf("%v and %v overlap: %v, on day %d", a, b, overlap, shared)
	}
	if before != (s.Latest < u.Earliest) || after != (u.Latest < s.Earliest) || before != edtf.After(b, a) {
		t.Fatalf("%v and %v: before %v, after %v", a, b, before, after)
	}
	if holding := holds(s, u.Earliest) && holds(s, u.Latest); edtf.Contains(a, b) != holding {
		t.Fatalf("%v contains %v: %v", a, b, edtf.Contains(a, b))
	}
	if before && edtf.Compare(a, b) >= 0 || edtf.Compare(a, b) != -edtf.Compare(b, a) {
		t.Fatalf("%v and %v sort as %d and %d", a, b, edtf.Compare(a, b), edtf.Compare(b, a))
	}
}

// checkSyntaxError checks that an error points into its text.
func checkSyntaxError(t *testing.T, text string, err error) {
	syntax, ok := errors.AsType[*edtf.SyntaxError](err)
	if !ok || syntax.Offset < 0 || syntax.Offset > len(text) || syntax.Problem == "" || strings.Contains(syntax.Problem, "%!") {
		t.Fatalf("%q: %#v", text, err)
	}
}
