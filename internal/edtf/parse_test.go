package edtf_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// TestParse reads every form of the format and writes it back.
func TestParse(t *testing.T) {
	tests := []struct {
		text      string
		precision edtf.Precision
		qualifier edtf.Qualifier
		bounds    string
	}{
		{"1934-12-01", edtf.Day, edtf.Certain, "1934-12-01 to 1934-12-01"},
		{"1600-02-29", edtf.Day, edtf.Certain, "1600-02-29 to 1600-02-29"},
		{"-0043-03-15", edtf.Day, edtf.Certain, "-0043-03-15 to -0043-03-15"},
		{"0000-02-29", edtf.Day, edtf.Certain, "0000-02-29 to 0000-02-29"},
		{"1934-12", edtf.Month, edtf.Certain, "1934-12-01 to 1934-12-31"},
		{"1900-02", edtf.Month, edtf.Certain, "1900-02-01 to 1900-02-28"},
		{"1922-04-XX", edtf.Month, edtf.Certain, "1922-04-01 to 1922-04-30"},
		{"1926-21", edtf.Season, edtf.Certain, "1926-03-01 to 1926-06-21"},
		{"1926-22", edtf.Season, edtf.Certain, "1926-06-01 to 1926-09-23"},
		{"1926-23", edtf.Season, edtf.Certain, "1926-09-01 to 1926-12-22"},
		{"1926-24", edtf.Season, edtf.Certain, "1926-12-01 to 1927-03-21"},
		{"1926-22?", edtf.Season, edtf.Uncertain, "1926-06-01 to 1926-09-23"},
		{"1934", edtf.Year, edtf.Certain, "1934-01-01 to 1934-12-31"},
		{"0862~", edtf.Year, edtf.Approximate, "0862-01-01 to 0862-12-31"},
		{"0000", edtf.Year, edtf.Certain, "0000-01-01 to 0000-12-31"},
		{"-0043", edtf.Year, edtf.Certain, "-0043-01-01 to -0043-12-31"},
		{"-9999", edtf.Year, edtf.Certain, "-9999-01-01 to -9999-12-31"},
		{"9999", edtf.Year, edtf.Certain, "9999-01-01 to 9999-12-31"},
		{"1922-XX", edtf.Year, edtf.Certain, "1922-01-01 to 1922-12-31"},
		{"1922-XX-XX", edtf.Year, edtf.Certain, "1922-01-01 to 1922-12-31"},
		{"185X", edtf.Decade, edtf.Certain, "1850-01-01 to 1859-12-31"},
		{"185X%", edtf.Decade, edtf.Both, "1850-01-01 to 1859-12-31"},
		{"000X", edtf.Decade, edtf.Certain, "0000-01-01 to 0009-12-31"},
		{"-004X", edtf.Decade, edtf.Certain, "-0049-01-01 to -0040-12-31"},
		{"18XX", edtf.Century, edtf.Certain, "1800-01-01 to 1899-12-31"},
		{"-04XX", edtf.Century, edtf.Certain, "-0499-01-01 to -0400-12-31"},
		{"1918-03/1925-01", edtf.Interval, edtf.Certain, "1918-03-01 to 1925-01-31"},
		{"1984-06?/2004-08?", edtf.Interval, edtf.Certain, "1984-06-01 to 2004-08-31"},
		{"1918/1918-03-03", edtf.Interval, edtf.Certain, "1918-01-01 to 1918-03-03"},
		{"1918-03/1918", edtf.Interval, edtf.Certain, "1918-03-01 to 1918-12-31"},
		{"1918/1918", edtf.Interval, edtf.Certain, "1918-01-01 to 1918-12-31"},
		{"-0099/0000", edtf.Interval, edtf.Certain, "-0099-01-01 to 0000-12-31"},
		{"185X/1926-22", edtf.Interval, edtf.Certain, "1850-01-01 to 1926-09-23"},
		{"1918-03/..", edtf.Interval, edtf.Certain, "1918-03-01 to -"},
		{"1918-03/", edtf.Interval, edtf.Certain, "1918-03-01 to -"},
		{"../1925~", edtf.Interval, edtf.Certain, "- to 1925-12-31"},
		{"/1925", edtf.Interval, edtf.Certain, "- to 1925-12-31"},
	}
	for _, tt := range tests {
		d, err := edtf.Parse(tt.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := d.String(); got != tt.text {
			t.Errorf("%s is written back as %s", tt.text, got)
		}
		if d.Precision() != tt.precision || d.Qualifier() != tt.qualifier {
			t.Errorf("%s: %v, qualifier %q, want %v, %q", tt.text, d.Precision(), d.Qualifier(), tt.precision, tt.qualifier)
		}
		if got := spell(gregorian, d.Bounds()); got != tt.bounds {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.bounds)
		}
		if d.IsInterval() != (tt.precision == edtf.Interval) || d.IsZero() || d.Calendar() != gregorian {
			t.Errorf("%s: interval %v, zero %v, %v", tt.text, d.IsInterval(), d.IsZero(), d.Calendar())
		}
	}
}

// TestParseErrors checks what is refused, where, and what is said to be right.
func TestParseErrors(t *testing.T) {
	tests := []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "there is no date"},
		{"3 April 1922", 1, "a date has no spaces: a date is written year first"},
		{"April", 0, "a date is written year first"},
		{"03.04.1922", 2, "a date is written year first"},
		{"862", 3, "a year has four digits: 0862"},
		{"44", 2, "a year has four digits: 0862"},
		{"862~", 3, "a year has four digits: 0862"},
		{"862-04", 3, "a year has four digits: 0862"},
		{"196", 3, "a decade has an X for the last, 186X"},
		{"-43", 3, "a year has four digits"},
		{"-0000", 0, "there is no year -0000: 1 BC is 0000"},
		{"-000X", 0, "can't be masked with a minus sign"},
		{"-00XX", 0, "can't be masked with a minus sign"},
		{"+1922", 0, "no plus sign"},
		{"Y17000", 0, "more than four digits"},
		{"19220403", 4, "after the year comes a hyphen: 1922-04-03"},
		{"1XXX", 0, "at most the last two digits of a year can be X"},
		{"XXXX", 0, "at most the last two digits"},
		{"18X5", 3, "a date is written year first"},
		{"185x", 3, "an unspecified digit is a capital X"},
		{"185u", 3, "an unspecified digit is a capital X"},
		{"185X-04", 4, "a masked year stands alone: 185X"},
		{"1922-", 5, "the month is missing after the hyphen"},
		{"1922-4-3", 6, "a month has two digits, 04"},
		{"1922-X4", 6, "a month has two digits, 04, or is XX"},
		{"1922-0X", 7, "a month has two digits, 04, or is XX"},
		{"1922-13", 5, "there is no month 13"},
		{"1922-00", 5, "there is no month 00"},
		{"1922-25", 5, "21 to 24 are spring, summer, autumn, winter"},
		{"1922-W14", 5, "weeks are not taken"},
		{"1922-xx", 5, "a capital X"},
		{"1926-22-03", 7, "a season has no days: 1926-22 stands alone"},
		{"1922-04-", 8, "the day is missing after the hyphen"},
		{"1922-04-3", 9, "a day has two digits, 03"},
		{"1922-04-31", 8, "there is no day 31 in April 1922: it has 30 days"},
		{"1922-04-00", 8, "there is no day 0 in April 1922"},
		{"1700-02-29", 8, "no 29 February 1700 in the Gregorian calendar, only in the Julian"},
		{"-0043-02-29", 9, "in February 44 BC"},
		{"1922-XX-03", 8, "a day needs its month"},
		{"1922-04-03T10:00:00Z", 10, "times of day are not taken"},
		{"1922-04-031", 10, "the date should end here: 1922-04-03"},
		{"1922 ", 4, "a date has no spaces"},
		{"~1922", 0, "a qualifier stands at the end"},
		{"1922~-04", 5, "a qualifier stands at the end and speaks for the whole date"},
		{"1922?~", 5, "% is both ~ and ?"},
		{"[1917,1918]", 0, "sets of dates are not taken"},
		{"1917,1918", 4, "sets of dates are not taken"},
		{"1918–1925", 4, "an interval a slash"},
		{"−0043", 0, "a dash or a minus sign"},
		{"1918-03..", 7, "an open end comes after a slash"},
		{"/", 0, "a date at one end at least"},
		{"../..", 0, "a date at one end at least"},
		{"../", 0, "a date at one end at least"},
		{"..", 0, "a date is written year first"},
		{"1918/1922/1925", 9, "an interval has one slash"},
		{"1922/04/03", 7, "divided by hyphens: 1922-04-03"},
		{"1925/1918", 5, "the earlier date comes first"},
		{"1918-04/1918-03", 8, "the earlier date comes first"},
		{"1918/1922-13", 10, "there is no month 13"},
		{"1918/ 1922", 5, "no spaces"},
		{"open/1925", 0, "an open end is written .."},
		{"1918/unknown", 5, "a capital X"},
		{"1918/..~", 5, "a date is written year first"},
		{strings.Repeat("1", 101), 100, "at most 100 bytes"},
	}
	for _, tt := range tests {
		d, err := edtf.Parse(tt.text)
		if err == nil {
			t.Errorf("%q was read as %v", tt.text, d)
			continue
		}
		wantSyntaxError(t, tt.text, err, tt.offset, tt.want)
		if !d.IsZero() {
			t.Errorf("%q: a date came with the error", tt.text)
		}
	}
}

func TestSyntaxErrorText(t *testing.T) {
	_, err := edtf.Parse("1922-13")
	if got, want := err.Error(), `date "1922-13", byte 5: there is no month 13`; !strings.HasPrefix(got, want) {
		t.Errorf("got %s", got)
	}
	_, err = edtf.Parse(strings.Repeat("9", 1_000_000))
	if n := len(err.Error()); n > 300 {
		t.Errorf("a long text makes an error of %d bytes", n)
	}
}

// TestParseIn judges dates by their own calendar.
func TestParseIn(t *testing.T) {
	d, err := edtf.ParseIn("1700-02-29", julian)
	if err != nil {
		t.Fatal(err)
	}
	if got := spell(gregorian, d.Bounds()); got != "1700-03-11 to 1700-03-11" {
		t.Errorf("29 February 1700 Old Style is %s New Style", got)
	}
	if d.Calendar() != julian || d.String() != "1700-02-29" {
		t.Errorf("got %v in the %v calendar", d, d.Calendar())
	}
	if d == parse(t, "1700-02-28") || parse(t, "1917") == parse(t, "1917 J") {
		t.Error("dates of different calendars are equal")
	}
	year := parse(t, "1917 J")
	if got := spell(gregorian, year.Bounds()); got != "1917-01-14 to 1918-01-13" {
		t.Errorf("the Julian year 1917 is %s", got)
	}
	if _, err := edtf.ParseIn("1701-02-29", julian); err == nil {
		t.Error("29 February 1701 Old Style was taken")
	}
}

func TestParseProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		cal := rapid.SampledFrom([]calendar.Calendar{gregorian, julian}).Draw(t, "calendar")
		d, err := edtf.ParseIn(text, cal)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Fatalf("%s is written back as %s", text, d)
		}
		bounds, envelope := d.Bounds(), d.Envelope()
		if bounds.Earliest > bounds.Latest || !envelope.Contains(bounds) {
			t.Fatalf("%s: bounds %v, envelope %v", text, bounds, envelope)
		}
		if again, err := edtf.Join(d.From(), d.Until()); d.IsInterval() && (err != nil || again != d) {
			t.Fatalf("%s falls apart into %v and %v: %v, %v", text, d.From(), d.Until(), again, err)
		}
	})
}
