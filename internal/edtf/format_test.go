package edtf_test

import (
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

var (
	plain = edtf.Style{}
	mark  = edtf.Style{Mark: true}
	dual  = edtf.Style{Dual: true}
	both  = edtf.Style{Dual: true, Mark: true}
)

func TestFormat(t *testing.T) {
	tests := []struct {
		text  string
		style edtf.Style
		want  string
	}{
		{"1922-04-03", both, "3 April 1922"},
		{"1922-04", both, "April 1922"},
		{"1922-04-XX", plain, "April 1922"},
		{"1922-XX", plain, "1922"},
		{"1926-22", plain, "summer 1926"},
		{"1926-21", plain, "spring 1926"},
		{"1926-23", plain, "autumn 1926"},
		{"1926-24", plain, "winter 1926–27"},
		{"1999-24", plain, "winter 1999–2000"},
		{"2000-24", plain, "winter 2000–01"},
		{"0099-24", plain, "winter AD 99–100"},
		{"0000-24", plain, "winter 1 BC–AD 1"},
		{"-0043-24", plain, "winter 44–43 BC"},
		{"1926", plain, "1926"},
		{"0862~", plain, "about 862"},
		{"1922?", plain, "1922 (uncertain)"},
		{"1922-04-03%", plain, "about 3 April 1922 (uncertain)"},
		{"0014", plain, "AD 14"},
		{"-0043", plain, "44 BC"},
		{"0000", plain, "1 BC"},
		{"-0043-03-15", both, "15 March 44 BC"},
		{"185X", plain, "the 1850s"},
		{"086X~", plain, "about the 860s"},
		{"180X", plain, "1800–1809"},
		{"008X", plain, "AD 80–89"},
		{"000X", plain, "1 BC–AD 9"},
		{"-004X", plain, "50–41 BC"},
		{"18XX", plain, "1800–1899"},
		{"00XX", plain, "1 BC–AD 99"},
		{"-04XX", plain, "500–401 BC"},
		{"1918-03/1925-01", plain, "March 1918 to January 1925"},
		{"1984-06?/2004-08~", plain, "June 1984 (uncertain) to about August 2004"},
		{"-0043/0014", plain, "44 BC to AD 14"},
		{"1918-03/..", plain, "since March 1918"},
		{"../1925", plain, "until 1925"},
		{"1918-03/", plain, "from March 1918 to an unknown date"},
		{"/1925", plain, "from an unknown date to 1925"},

		{"1917-10-25 J", plain, "25 October 1917"},
		{"1917-10-25 J", mark, "25 October 1917 (Old Style)"},
		{"1917-10-25 J", dual, "25 October / 7 November 1917"},
		{"1917-10-25 J", both, "25 October / 7 November 1917"},
		{"1918-02-01 J", dual, "1/14 February 1918"},
		{"1699-12-24 J", dual, "24 December 1699 / 3 January 1700"},
		{"1700-02-29 J", dual, "29 February / 11 March 1700"},
		{"1917-10-25~ J", dual, "about 25 October / 7 November 1917"},
		{"1917-10 J", both, "October 1917 (Old Style)"},
		{"1917-10 J", dual, "October 1917"},
		{"1917 J", both, "1917"},
		{"1917-22 J", both, "summer 1917"},
		{"1223-05-31 J", both, "31 May 1223"}, // nobody could confuse the styles
		{"1582-10-04 J", both, "4 October 1582"},
		{"1582-10-05 J", both, "5/15 October 1582"},
		{"1917-10-25/1918-01-31 J", dual, "25 October / 7 November 1917 to 31 January / 13 February 1918"},
	}
	for _, tt := range tests {
		if got := parse(t, tt.text).Format(tt.style); got != tt.want {
			t.Errorf("%s %+v is %q, want %q", tt.text, tt.style, got, tt.want)
		}
	}
	if got := (edtf.Date{}).Format(both); got != "" {
		t.Errorf("no date is %q", got)
	}
}

// TestFormatMixedInterval checks that a reader can tell the calendars of both ends.
func TestFormatMixedInterval(t *testing.T) {
	d, err := edtf.Join(parse(t, "1917-10-26 J").From(), parse(t, "1924-01-21").Until())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		style edtf.Style
		want  string
	}{
		{plain, "26 October 1917 to 21 January 1924"},
		{mark, "26 October 1917 (Old Style) to 21 January 1924 (New Style)"},
		{dual, "26 October / 8 November 1917 to 21 January 1924 (New Style)"},
	}
	for _, tt := range tests {
		if got := d.Format(tt.style); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.style, got, tt.want)
		}
	}
}

// TestFormatIsRead writes any date and reads it back: what a page shows, a student
// may type, and it means the same days.
func TestFormatIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDate(t)
		style := rapid.SampledFrom([]edtf.Style{mark, dual, both}).Draw(t, "style")
		checkReadBack(t, d, style)
	})
}

// checkReadBack reads what is written, in the calendar of the date where the text
// doesn't state it.
func checkReadBack(t interface{ Fatalf(string, ...any) }, d edtf.Date, style edtf.Style) {
	text := d.Format(style)
	if len(text) > 100 {
		return // longer than anybody types
	}
	from, until := d.From().Date, d.Until().Date
	if from.Calendar() != until.Calendar() && max(from.Precision(), until.Precision()) > edtf.Month {
		return // one end is a year, which is written without its calendar
	}
	reading, err := edtf.ReadHuman(text)
	if err != nil {
		t.Fatalf("%v (%v) is written %q, which can't be read: %v", d, d.Calendar(), text, err)
	}
	got, err := reading.In(d.Calendar())
	if err != nil || got.Bounds() != d.Bounds() {
		t.Fatalf("%v (%v) is written %q and read as %v (%v): %v",
			d, d.Calendar(), text, got, reading.Date.Calendar(), err)
	}
}

func TestReadingIn(t *testing.T) {
	tests := []struct {
		text string
		want string // read by somebody in Petrograd
	}{
		{"25 October 1917", "1917-10-25 J"},
		{"7 November 1917 N.S.", "1917-11-07"},
		{"October 1917", "1917-10 J"},
		{"29 February 1900", "1900-02-29 J"},
	}
	for _, tt := range tests {
		r, err := edtf.ReadHuman(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := r.In(calendar.Julian); err != nil || got != parse(t, tt.want) {
			t.Errorf("%q is %v, %v, want %s", tt.text, got, err, tt.want)
		}
	}
	leapDay, err := edtf.ReadHuman("29 February 1900")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := leapDay.In(gregorian); err == nil {
		t.Errorf("29 February 1900 New Style is %v", got)
	}
}
