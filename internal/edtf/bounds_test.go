package edtf_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// TestEnvelope holds the policy of widening, a row for each precision.
func TestEnvelope(t *testing.T) {
	tests := []struct{ text, want string }{
		{"1934-12-01", "1934-12-01 to 1934-12-01"},
		{"1934-12-01~", "1934-11-28 to 1934-12-04"},
		{"1934-12-01?", "1934-11-28 to 1934-12-04"},
		{"1934-12-01%", "1934-11-25 to 1934-12-07"},
		{"1922-04~", "1922-03-01 to 1922-05-31"},
		{"1922-01%", "1921-11-01 to 1922-03-31"},
		{"1924-03?", "1924-02-01 to 1924-04-30"},
		{"1922-04-XX~", "1922-03-01 to 1922-05-31"},
		{"1926-21~", "1925-12-01 to 1926-09-21"},
		{"1926-22%", "1925-12-01 to 1927-03-23"},
		{"1926-24~", "1926-09-01 to 1927-06-21"},
		{"0862~", "0857-01-01 to 0867-12-31"},
		{"0862%", "0852-01-01 to 0872-12-31"},
		{"0003~", "-0002-01-01 to 0008-12-31"},
		{"1922-XX?", "1917-01-01 to 1927-12-31"},
		{"185X~", "1840-01-01 to 1869-12-31"},
		{"185X%", "1830-01-01 to 1879-12-31"},
		{"18XX?", "1775-01-01 to 1924-12-31"},
		{"18XX%", "1750-01-01 to 1949-12-31"},
		{"0862~/0879", "0857-01-01 to 0879-12-31"},
		{"0862/0879~", "0862-01-01 to 0884-12-31"},
		{"1918-03?/..", "1918-02-01 to -"},
		{"/1925%", "- to 1935-12-31"},
		{"9999%", "9989-01-01 to 10009-12-31"},
		{"-9999%", "-10009-01-01 to -9989-12-31"},
		{"1700-03-01~ J", "1700-02-27 to 1700-03-04"},
	}
	for _, tt := range tests {
		d := parse(t, tt.text)
		if got := spell(d.Calendar(), d.Envelope()); got != tt.want {
			t.Errorf("the envelope of %s is %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestCompare asks what is surely so. 0 is: nothing is proven.
func TestCompare(t *testing.T) {
	tests := []struct {
		a, b string
		want int // -1 where a is surely before b, +1 after
	}{
		{"1934-12-01", "1934-12-02", -1},
		{"1934-12-01", "1934-12", 0},
		{"1934-11", "1934-12-01", -1},
		{"1926-21", "1926-22", 0}, // the seasons' bounds overlap
		{"1926-21", "1926-23", -1},
		{"1926-24", "1927-01", 0},
		{"1926-24", "1927-04", -1},
		{"0862", "0863", -1},
		{"0862~", "0867", 0},
		{"0862~", "0868", -1},
		{"0862~", "0872~", 0},
		{"0862~", "0873~", -1},
		{"185X", "1860", -1},
		{"18XX", "1900-01-01", -1},
		{"1925", "1918/1924", 1},
		{"1925", "1918/1925-01", 0},
		{"1925", "1918-03/..", 0},
		{"1917", "1918-03/..", -1},
		{"1925", "1918-03/", 0},
		{"1700", "/1699", 1},
		{"1700", "../1700", 0},
		{"-0043-03-15", "0014", -1},
		{"0000-12-31", "0001-01-01", -1},
		{"1917-10-25 J", "1917-11-07", 0}, // the same day
		{"1917-10-25 J", "1917-11-06", 1},
		{"1918-01-31 J", "1918-02-14", -1},
		{"1917-12 J", "1918-01", 0},
	}
	for _, tt := range tests {
		a, b := parse(t, tt.a), parse(t, tt.b)
		got := 0
		switch {
		case edtf.Before(a, b):
			got = -1
		case edtf.After(a, b):
			got = 1
		}
		if got != tt.want {
			t.Errorf("%s and %s compare as %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if edtf.Overlaps(a, b) != (tt.want == 0) {
			t.Errorf("%s and %s overlap: %v", tt.a, tt.b, edtf.Overlaps(a, b))
		}
	}
}

func TestContains(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"1922", "1922-04-03", true},
		{"1922-04-03", "1922", false},
		{"1926-24", "1927-01", true},
		{"1926", "1926-24", false},
		{"0862~", "0858", true},
		{"0862~", "0862%", false},
		{"1922-04-03", "1922-04-03~", false},
		{"1918-03/..", "1925/..", true},
		{"1918-03/..", "1925/", true},
		{"1918-03/1925-01", "1920/..", false},
		{"1917-11", "1917-10-25 J", true},
		{"1922", "1922", true},
	}
	for _, tt := range tests {
		a, b := parse(t, tt.a), parse(t, tt.b)
		if got := edtf.Contains(a, b); got != tt.want {
			t.Errorf("%s contains %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestSort(t *testing.T) {
	want := []string{
		"../1925", "-0043", "0862~", "0862", "1917-10-25 J", "1917-11-07", "1917-11-08", "1918-01-01",
		"1918-01", "1918", "1918/1925", "1918/..",
	}
	var dates []edtf.Date
	for _, s := range want {
		dates = append(dates, parse(t, s))
	}
	slices.Reverse(dates)
	slices.SortStableFunc(dates, edtf.Compare)
	slices.Reverse(dates[2:4]) // equal, so stable in the reversed order
	slices.Reverse(dates[4:6])
	for i, d := range dates {
		if d != parse(t, want[i]) {
			t.Errorf("place %d has %v, want %s", i, d, want[i])
		}
	}
}

// TestNoDateProvesNothing is about the zero Date, which a careless caller may pass.
func TestNoDateProvesNothing(t *testing.T) {
	var none edtf.Date
	d := parse(t, "1922")
	if edtf.Before(none, d) || edtf.After(none, d) || !edtf.Overlaps(none, d) || none.Bounds().Closed() {
		t.Error("no date proves something")
	}
	if none.Precision() != 0 || none.From().Edge != edtf.Known || !none.From().Date.IsZero() {
		t.Errorf("no date is %v from %v", none.Precision(), none.From())
	}
}

func TestSpan(t *testing.T) {
	march := edtf.Span{Earliest: 100, Latest: 130}
	tests := []struct {
		other    edtf.Span
		distance int
	}{
		{edtf.Span{Earliest: 131, Latest: 140}, 1},
		{edtf.Span{Earliest: 90, Latest: 95}, 5},
		{edtf.Span{Earliest: 130, Latest: 131}, 0},
		{edtf.Span{Earliest: 110, Latest: 111}, 0},
	}
	for _, tt := range tests {
		if got := march.Distance(tt.other); got != tt.distance {
			t.Errorf("%v is %d days from %v", tt.other, got, march)
		}
		if got := tt.other.Distance(march); got != tt.distance {
			t.Errorf("and back %d", got)
		}
	}
	if march.Days() != 31 || !march.Closed() {
		t.Errorf("%v has %d days", march, march.Days())
	}
	if open := (edtf.Span{Earliest: 5, Latest: calendar.DistantFuture}); open.Days() != 0 || open.Closed() {
		t.Errorf("a span without end has %d days", open.Days())
	}
}

// TestCompareProperties checks the laws of comparing any two dates.
func TestCompareProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawDate(t), drawDate(t), drawDate(t)
		before, after, overlaps := edtf.Before(a, b), edtf.After(a, b), edtf.Overlaps(a, b)
		if before == after && before || overlaps == (before || after) {
			t.Fatalf("%v, %v: before %v, after %v, overlap %v", a, b, before, after, overlaps)
		}
		if edtf.Before(b, a) != after || edtf.Overlaps(b, a) != overlaps {
			t.Fatalf("%v, %v: not symmetrical", a, b)
		}
		if before && edtf.Before(b, c) && !edtf.Before(a, c) {
			t.Fatalf("%v before %v before %v", a, b, c)
		}
		if !edtf.Contains(a, a) || edtf.Contains(a, b) && !overlaps {
			t.Fatalf("%v contains %v without a day in common", a, b)
		}
		if edtf.Contains(a, b) && edtf.Contains(b, c) && !edtf.Contains(a, c) {
			t.Fatalf("%v contains %v contains %v", a, b, c)
		}
	})
}
