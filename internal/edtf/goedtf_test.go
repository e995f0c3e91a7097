package edtf_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/sfomuseum/go-edtf/parser"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// refused is the verdict on what isn't an expression.
const refused = "refused"

// TestSecondOpinion compares verdicts and bounds with another implementation of the
// format, github.com/sfomuseum/go-edtf.
func TestSecondOpinion(t *testing.T) {
	agreed := []string{
		"1922-04-03", "1600-02-29", "0000-02-29", "-0004-02-29", "-0043-03-15", "9999-12-31",
		"1922-04", "1922-02", "1924-02",
		"1922", "0862", "-0043", "0000", "-9999", "0862~", "1922?", "1922%", "1922-04~", "185X",
		"18XX", "1922-XX", "1922-04-XX", "1922-XX-XX",
		"1918-03/1925-01", "1918/1925-01-03", "1918-01-31/1918-02-14", "1918-03-05/1918-03-05",
		"1918-03/1918", "-0100/-0050",
		"185X/1860", "2004-06-XX/2004-07-03", "../1925", "/1925", "/1918-03-05", "1918/", "1918/..",
		"XXXX", "185x", "../..", "/", "1922-13", "1922-00", "1922-02-30", "1900-02-29", "1922-04-31",
		"1922-4-3", "19220403",
		"1922?~", "1922-22-03", "1922 ", " 1922", "1918/1925/1930", "unknown/1925", "3 April 1922",
	}
	for _, text := range agreed {
		if ours, theirs := ourVerdict(text), theirVerdict(text); ours != theirs {
			t.Errorf("%q: ours %s, theirs %s", text, ours, theirs)
		}
	}
}

// TestKnownDifferences holds what go-edtf v1.3.0 reads otherwise, and why ours is
// kept. A row that fails because the two agree can go.
func TestKnownDifferences(t *testing.T) {
	tests := []struct{ text, ours, theirs, why string }{
		// It takes what the standard doesn't have.
		{"", refused, "- to -", "an empty text is no date; within an interval it is an unknown end"},
		{"1925/1918", refused, "1925-01-01 to 1918-12-31", "an interval doesn't end before it starts"},
		{"-0000", refused, "0000-01-01 to 0000-12-31", "ISO 8601 has no negative zero"},

		// Its pattern for seasons isn't anchored, and reads a month out of longer texts.
		{"1066-10-14/", "1066-10-14 to -", "1066-10-01 to 1066-10-31", "an interval with an unknown end"},
		{"1918-03-05/", "1918-03-05 to -", "1918-03-01 to 1918-03-31", "an interval with an unknown end"},
		{"1918-03/", "1918-03-01 to -", "1918-03-01 to 1918-03-31", "an interval with an unknown end"},
		{"1918-03/..", "1918-03-01 to -", "1918-03-01 to 1918-03-31", "an interval with an open end"},
		{"1922-04-03?", "1922-04-03 to 1922-04-03", "1922-04-01 to 1922-04-30", "an uncertain day is a day"},

		// It refuses what the standard has.
		{"1984-06?/2004-08?", "1984-06-01 to 2004-08-31", refused, "level 1: either end may be qualified"},
		{"1984~/2004-06", "1984-01-01 to 2004-06-30", refused, "level 1"},
		{"1984/2004-06~", "1984-01-01 to 2004-06-30", refused, "level 1"},
		{"1984?/2004-06~", "1984-01-01 to 2004-06-30", refused, "level 1"},
		{"1984-06-02?/2004-08-08~", "1984-06-02 to 2004-08-08", refused, "level 1"},
		{"1918-03~/..", "1918-03-01 to -", refused, "level 1"},

		// It refuses what we take beyond level 1.
		{"1926-22~", "1926-06-01 to 1926-09-23", refused, "a qualified season"},
		{"185X~", "1850-01-01 to 1859-12-31", refused, "a qualified decade"},
		{"1926-22/1926-23", "1926-06-01 to 1926-12-22", refused, "seasons as ends"},
		{"-004X", "-0049-01-01 to -0040-12-31", refused, "a decade before Christ"},
		{"-04XX", "-0499-01-01 to -0400-12-31", refused, "a century before Christ"},

		// It takes levels 1 and 2 beyond our subset.
		{"1XXX", refused, "1000-01-01 to 1999-12-31", "a millennium is of no use to a quiz"},
		{"1922-XX-03", refused, "1922-01-03 to 1922-12-03", "level 2"},
		{"1926-25", refused, "1926-03-01 to 1926-05-31", "level 2: a season of a hemisphere"},
		{"1922-04-03T10:00:00Z", refused, "1922-04-03 to 1922-04-03", "times of day"},
		{"2004-06~-11", refused, "2004-06-11 to 2004-06-11", "level 2: a part is qualified"},
		{"?1922", refused, "1922-01-01 to 1922-12-31", "level 2: a part is qualified"},
		{"{1917,1918}", refused, "1917-01-01 to 1918-12-31", "level 2: a set"},
		{"[1917,1918]", refused, "1917-01-01 to 1918-12-31", "level 2: a set"},
		{"1950S2", refused, "1900-01-01 to 1999-12-31", "level 2: significant digits"},

		// Seasons have no bounds in the standard: it has the meteorologist's, ours hold
		// the astronomer's too.
		{"1926-21", "1926-03-01 to 1926-06-21", "1926-03-01 to 1926-05-31", "spring"},
		{"1926-22", "1926-06-01 to 1926-09-23", "1926-06-01 to 1926-08-31", "summer"},
		{"1926-23", "1926-09-01 to 1926-12-22", "1926-09-01 to 1926-11-30", "autumn"},
		{"1926-24", "1926-12-01 to 1927-03-21", "1926-12-01 to 1927-02-28", "winter"},
	}
	for _, tt := range tests {
		if got := ourVerdict(tt.text); got != tt.ours {
			t.Errorf("%q: ours is %s, want %s (%s)", tt.text, got, tt.ours, tt.why)
		}
		if got := theirVerdict(tt.text); got != tt.theirs {
			t.Errorf("%q: theirs is now %s, was %s", tt.text, got, tt.theirs)
		}
	}
}

func ourVerdict(text string) string {
	d, err := edtf.Parse(text)
	if err != nil {
		return refused
	}
	return spell(gregorian, d.Bounds())
}

// theirVerdict writes what go-edtf makes of a text, as [spell] does.
func theirVerdict(text string) string {
	d, err := parser.ParseString(text)
	if err != nil {
		return refused
	}
	lower, lowerErr := d.Lower()
	upper, upperErr := d.Upper()
	return fmt.Sprintf("%s to %s", theirDay(lower, lowerErr), theirDay(upper, upperErr))
}

func theirDay(at *time.Time, err error) string {
	if err != nil || at == nil {
		return "-"
	}
	return calendar.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}.String()
}
