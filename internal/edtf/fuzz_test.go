package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// FuzzParse reads any text as an expression: what is read is written back as it was,
// and what isn't is refused inside the text.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"1934-12-01", "1934-12", "-0043", "0000", "1926-24", "185X", "18XX", "-01XX", "1922-XX-XX",
		"1984-06?/2004-08?",
		"1918-03/..", "1918-03/", "../1925", "/1925%", "1700-02-29", "-0000", "1922-", "1922-04-",
		"1918/1922/1925", "1925/1918",
		"1922\u20131925", "1922-04-03T10:00:00Z", "[1917,1918]", "/", "../..", "1922-0X",
		"-9999-12-31%/9999-12-31%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, cal := range []calendar.Calendar{gregorian, julian} {
			d, err := edtf.ParseIn(text, cal)
			if err != nil {
				checkSyntaxError(t, text, err)
				continue
			}
			if d.String() != text || d.IsZero() || d.Calendar() != cal {
				t.Fatalf("%q was read as %v in the %v calendar", text, d, d.Calendar())
			}
			if !d.Envelope().Contains(d.Bounds()) || d.Bounds().Earliest > d.Bounds().Latest {
				t.Fatalf("%q: bounds %v, envelope %v", text, d.Bounds(), d.Envelope())
			}
			for p := edtf.Day; p <= edtf.Interval; p++ {
				if coarse, ok := d.Coarsen(p); ok && !edtf.Contains(coarse, d) {
					t.Fatalf("%q to a %v is %v", text, p, coarse)
				}
			}
		}
	})
}

// FuzzReadHuman reads any text as a person's: what is read can be written out and
// read again, and means the same days.
func FuzzReadHuman(f *testing.F) {
	for _, seed := range []string{
		"3 April 1922", "April 3, 1922", "3.4.1922", "13/04/1922", "03/04/1922", "1922-04", "1905-07",
		"summer of 1926", "winter 1926–27",
		"early 19th c.", "1850s", "the 1800s", "about 44 BC (uncertain)", "AD 14–37",
		"25 Oct / 7 Nov 1917", "7 November [O.S. 25 October] 1917",
		"1 (14) February 1918", "Wednesday 25 October 1917", "3–5 April 1922", "since March 1918",
		"from 1918 to an unknown date",
		"25 октября 1917 г.", "c.862", "o.s. 3-Apr-1700 n.s.", "1918-03/..",
		"29 February 1700 - 1 March 1700", "99999999 BC", "early late mid 1918",
		"1800–1899 to 1900–1999", "winter 1 BC–AD 1", "(((", "1 (2) (3)", "???", "unknown - unknown",
		"24 December / 3 January 1700 O.S.",
		"os1Apr-ns1 010", "os2Apr-1 001ns", "300X", "1918-03-31/3000", "-4000-01-01/..",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := edtf.ReadHuman(text)
		if ambiguous, ok := errors.AsType[*edtf.AmbiguousError](err); ok {
			if len(ambiguous.Readings) < 2 {
				t.Fatalf("%q is ambiguous between %v", text, ambiguous.Readings)
			}
			return
		}
		if err != nil {
			checkSyntaxError(t, text, err)
			return
		}
		d := r.Date
		for _, end := range []edtf.End{d.From(), d.Until()} {
			again, err := edtf.ParseEnd(end.String(), end.Date.Calendar())
			if err != nil || again != end {
				t.Fatalf("%q was read as %q, of which %q is read as %v, %v", text, d, end, again, err)
			}
		}
		if strings.Contains(d.Format(plain), "%!") {
			t.Fatalf("%q is written %q", text, d.Format(plain))
		}
		checkReadBack(t, d, both)
	})
}

// checkSyntaxError checks that an error points into its text.
func checkSyntaxError(t *testing.T, text string, err error) {
	syntax, ok := errors.AsType[*edtf.SyntaxError](err)
	if !ok || syntax.Offset < 0 || syntax.Offset > len(text) || syntax.Problem == "" || strings.Contains(syntax.Problem, "%!") {
		t.Fatalf("%q: %#v", text, err)
	}
}
