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
			checkConvert(t, d)
			checkText(t, d)
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
		"24 December / 3 January 1700 O.S.", "Saturday 6/1/1700", "Monday 4/1/1700", "late February 1900",
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
		for _, cal := range []calendar.Calendar{gregorian, julian} {
			in, err := r.In(cal)
			switch {
			case r.CalendarStated && (err != nil || in != d):
				t.Fatalf("%q states that it is %v, but is %v, %v in the %v", text, d, in, err, cal)
			case !r.CalendarStated && cal == d.Calendar() && (err != nil || in != d):
				t.Fatalf("%q was read as %v, but is %v, %v in its calendar", text, d, in, err)
			case !r.CalendarStated && err == nil && in.Calendar() != cal:
				t.Fatalf("%q is %v in the %v, asked for in the %v", text, in, in.Calendar(), cal)
			}
		}
		if strings.Contains(d.Format(plain), "%!") {
			t.Fatalf("%q is written %q", text, d.Format(plain))
		}
		checkReadBack(t, d, both)
	})
}

// FuzzJoin reads two texts as the ends of an interval. They make one if, and only if,
// the text with a slash between them is one, and it is the same.
func FuzzJoin(f *testing.F) {
	for _, seed := range [][2]string{
		{"1918-03", "1925-01"},
		{"1918-03", ".."},
		{"1918-03~", ""},
		{"", "1925?"},
		{"..", ""},
		{"1925", "1918"},
		{"1918-03", "1918"},
		{"1926-24", "1927-03-21"},
		{"185X%", "1926-22"},
		{"-0043", "0014"},
		{"1700-02-29", "1700-03"},
		{"1918/1922", "1925"},
		{"1918", "1922/1925"},
		{"-9999", "9999-12-31%"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, from, until string) {
		if len(from)+len(until) >= 100 {
			return // together too long for a date
		}
		for _, cal := range []calendar.Calendar{gregorian, julian} {
			whole, err := edtf.ParseIn(from+"/"+until, cal)
			start, startErr := edtf.ParseEnd(from, cal)
			end, endErr := edtf.ParseEnd(until, cal)
			if startErr != nil || endErr != nil {
				if err == nil {
					t.Fatalf("%v was read, but of its ends %v, %v", whole, startErr, endErr)
				}
				continue
			}
			joined, joinErr := edtf.Join(start, end)
			if (joinErr == nil) != (err == nil) || joined != whole {
				t.Fatalf("%q and %q make %v (%v), %v (%v) with a slash", from, until, joined, joinErr, whole, err)
			}
			if err == nil && (whole.From() != start || whole.Until() != end || !whole.IsInterval()) {
				t.Fatalf("%v is from %v until %v", whole, whole.From(), whole.Until())
			}
		}
	})
}

// FuzzCompare reads two texts and compares them. That one is before the other, or that
// they share a day, must be so of days that can be named.
func FuzzCompare(f *testing.F) {
	for _, seed := range [][2]string{
		{"1934-12-01", "1934-12"},
		{"1926-21", "1926-22"},
		{"1926-24", "1927-01"},
		{"0862~", "0867"},
		{"0862~", "0873~"},
		{"185X", "1860"},
		{"1925", "1918-03/.."},
		{"1925", "1918-03/"},
		{"../1700", "1701"},
		{"1917-10-25", "1917-11-07"},
		{"-0043-03-15", "0014"},
		{"18XX%", "1949-12-31"},
	} {
		f.Add(seed[0], seed[1], false)
		f.Add(seed[0], seed[1], true)
	}
	f.Fuzz(func(t *testing.T, first, second string, old bool) {
		cal := gregorian
		if old {
			cal = julian
		}
		a, err := edtf.ParseIn(first, cal)
		if err != nil {
			return
		}
		b, err := edtf.Parse(second)
		if err != nil {
			return
		}
		checkCompare(t, a, b)
	})
}

// FuzzFormat writes any expression for readers, in every style, and reads it back.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{
		"1922-04-03", "1926-24", "1999-24", "0000-24", "0099-24", "185X", "180X", "000X", "-004X", "18XX", "00XX",
		"-04XX", "1984-06?/2004-08~", "-0043/0014", "1918-03/..", "../1925", "1918-03/", "/1925%",
		"1699-12-24", "1700-02-29~", "1582-10-05", "1918-02-01/1918-02-13", "1917-XX", "2999-12-31",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, text string, old bool) {
		cal := gregorian
		if old {
			cal = julian
		}
		d, err := edtf.ParseIn(text, cal)
		if err != nil {
			return
		}
		for _, end := range []edtf.End{d.From(), d.Until()} {
			span := end.Date.Bounds()
			if span.Closed() && (cal.DateOf(span.Earliest).Year < -4000 || cal.DateOf(span.Latest).Year > 3000) {
				return // of years that nobody types
			}
		}
		for _, style := range []edtf.Style{plain, mark, dual, both} {
			if written := d.Format(style); written == "" || strings.Contains(written, "%!") {
				t.Fatalf("%q is written %q", text, written)
			}
			checkReadBack(t, d, style)
		}
	})
}
