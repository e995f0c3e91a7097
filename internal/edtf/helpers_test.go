package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

const (
	julian    = calendar.Julian
	gregorian = calendar.Gregorian
)

// parse reads an expression that must be valid. A Julian one ends in " J".
func parse(t testing.TB, s string) edtf.Date {
	t.Helper()
	cal := gregorian
	text, old := strings.CutSuffix(s, " J")
	if old {
		cal = julian
	}
	d, err := edtf.ParseIn(text, cal)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// spell writes a span in the calendar of its date, "-" for an end that is missing.
func spell(cal calendar.Calendar, s edtf.Span) string {
	from, until := cal.DateOf(s.Earliest).String(), cal.DateOf(s.Latest).String()
	if s.Earliest == calendar.DistantPast {
		from = "-"
	}
	if s.Latest == calendar.DistantFuture {
		until = "-"
	}
	return from + " to " + until
}

// wantSyntaxError checks that err says want at the offset.
func wantSyntaxError(t *testing.T, text string, err error, offset int, want string) {
	t.Helper()
	syntax, ok := errors.AsType[*edtf.SyntaxError](err)
	if !ok {
		t.Errorf("%q: error is %v, want a SyntaxError", text, err)
		return
	}
	if syntax.Offset != offset || !strings.Contains(syntax.Problem, want) || syntax.Text != text {
		t.Errorf("%q: byte %d: %s\nwant byte %d: %s", text, syntax.Offset, syntax.Problem, offset, want)
	}
}

// drawText draws an expression of the format; most are valid.
func drawText(t *rapid.T) string {
	year := rapid.SampledFrom([]string{
		"1922", "0862", "-0043", "0000", "185X", "18XX", "-01XX", "1918-03", "1926-22", "1926-24",
		"1922-XX", "1700-02",
		"1917-10-25", "1700-02-29", "1922-04-XX", "1922-XX-XX", "-0499-12-31", "1582-10-04",
		"0099-24", "1999-12-31",
	})
	point := rapid.Custom(func(t *rapid.T) string {
		return year.Draw(t, "date") + rapid.SampledFrom([]string{"", "", "~", "?", "%"}).Draw(t, "qualifier")
	})
	if rapid.Bool().Draw(t, "interval") {
		end := rapid.OneOf(point, rapid.SampledFrom([]string{"..", ""}))
		return end.Draw(t, "start") + "/" + end.Draw(t, "end")
	}
	return point.Draw(t, "point")
}

// drawDate draws a valid date of either calendar.
func drawDate(t *rapid.T) edtf.Date {
	cal := rapid.SampledFrom([]calendar.Calendar{gregorian, julian}).Draw(t, "calendar")
	for {
		if d, err := edtf.ParseIn(drawText(t), cal); err == nil {
			return d
		}
	}
}
