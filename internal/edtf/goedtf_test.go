package edtf_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/sfomuseum/go-edtf/parser"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// refused is the verdict on what isn't an expression.
const refused = "refused"

// agreed are texts of which ours and go-edtf have the same verdict.
var agreed = []string{
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

// ofTheStandard are the examples of the specification at
// https://www.loc.gov/standards/datetime/, level by level.
var ofTheStandard = []string{
	"1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z",
	"1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08",
	"2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005", "2005/2006-02",

	"Y170000002", "Y-170000002", "2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX",
	"2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..", "1985-04/..", "1985/..",
	"../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/", "1985/",
	"/1985-04-12", "/1985-04", "/1985", "-1985",

	"Y-17E7", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34",
	"[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]",
	"[1667,1760-12]", "[..1984]", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}",
	"2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "156X-12-25", "15XX-12-25",
	"XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X", "2004-06-~01/2004-06-~20",
	"2004-06-XX/2004-07-03",
}

// TestSecondOpinion compares verdicts and bounds with another implementation of the
// format, github.com/sfomuseum/go-edtf. A difference that isn't in the list fails, and
// so does one in the list that is none any more.
func TestSecondOpinion(t *testing.T) {
	known := map[string]difference{}
	texts := slices.Concat(agreed, ofTheStandard)
	for _, d := range differences {
		if d.ours == d.theirs || d.why == "" || slices.Contains(agreed, d.text) || known[d.text] != (difference{}) {
			t.Errorf("%q is no difference, is there twice, or has no reason", d.text)
		}
		known[d.text] = d
		texts = append(texts, d.text)
	}
	for _, text := range texts {
		ours, theirs := ourVerdict(text), theirVerdict(text)
		switch d, differs := known[text]; {
		case !differs && ours != theirs:
			t.Errorf("%q: ours %s, theirs %s", text, ours, theirs)
		case differs && ours != d.ours:
			t.Errorf("%q: ours is %s, want %s (%s)", text, ours, d.ours, d.why)
		case differs && theirs != d.theirs:
			t.Errorf("%q: theirs is now %s, was %s", text, theirs, d.theirs)
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
