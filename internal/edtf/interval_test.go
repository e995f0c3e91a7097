package edtf_test

import (
	"strings"
	"testing"

	"fasti/internal/edtf"
)

func TestEnds(t *testing.T) {
	tests := []struct {
		text        string
		from, until string
		fromEdge    edtf.Edge
		untilEdge   edtf.Edge
	}{
		{"1918-03/1925-01", "1918-03", "1925-01", edtf.Known, edtf.Known},
		{"1918-03/..", "1918-03", "..", edtf.Known, edtf.Open},
		{"1918-03/", "1918-03", "", edtf.Known, edtf.Unknown},
		{"../1925", "..", "1925", edtf.Open, edtf.Known},
		{"/1925~", "", "1925~", edtf.Unknown, edtf.Known},
		{"1922-04-03", "1922-04-03", "1922-04-03", edtf.Known, edtf.Known},
	}
	for _, tt := range tests {
		d := parse(t, tt.text)
		from, until := d.From(), d.Until()
		if from.Edge != tt.fromEdge || until.Edge != tt.untilEdge || from.String() != tt.from || until.String() != tt.until {
			t.Errorf("%s is from %v (%d) until %v (%d)", tt.text, from, from.Edge, until, until.Edge)
		}
		if from.Edge != edtf.Known && !from.Date.IsZero() {
			t.Errorf("%s: an edge without a date has %v", tt.text, from.Date)
		}
	}
	if open, unknown := parse(t, "1918/.."), parse(t, "1918/"); open == unknown {
		t.Error("still going and unknown end are the same")
	}
}

func TestParseEnd(t *testing.T) {
	for _, text := range []string{"1925-01", "..", "", "185X~"} {
		end, err := edtf.ParseEnd(text, gregorian)
		if err != nil || end.String() != text {
			t.Errorf("%q was read as %q, %v", text, end, err)
		}
	}
	if end, err := edtf.ParseEnd("1700-02-29", julian); err != nil || end.Date.Calendar() != julian {
		t.Errorf("got %v, %v", end, err)
	}
	_, err := edtf.ParseEnd("1918/1925", gregorian)
	wantSyntaxError(t, "1918/1925", err, 4, "the date should end here: 1918")
	long := strings.Repeat(".", 101)
	_, err = edtf.ParseEnd(long, gregorian)
	wantSyntaxError(t, long, err, 100, "too long")
}

// TestJoinAcrossTheReform makes an interval of an Old Style and a New Style date, as
// the tenures of 1917 have.
func TestJoinAcrossTheReform(t *testing.T) {
	from, until := parse(t, "1917-10-26 J"), parse(t, "1924-01-21")
	tenure, err := edtf.Join(from.From(), until.Until())
	if err != nil {
		t.Fatal(err)
	}
	if got := spell(gregorian, tenure.Bounds()); got != "1917-11-08 to 1924-01-21" {
		t.Errorf("the tenure is %s", got)
	}
	if tenure.From().Date != from || tenure.Until().Date != until || tenure.Calendar() != julian {
		t.Errorf("the ends are %v and %v", tenure.From(), tenure.Until())
	}
	sameDay, err := edtf.Join(parse(t, "1918-02-14").From(), parse(t, "1918-02-01 J").Until())
	if err != nil || sameDay.Bounds().Days() != 1 {
		t.Errorf("one day in two calendars is %v, %v", sameDay.Bounds(), err)
	}
}

func TestJoinErrors(t *testing.T) {
	y1918, y1925 := parse(t, "1918").From(), parse(t, "1925").From()
	open, unknown := edtf.End{Edge: edtf.Open}, edtf.End{Edge: edtf.Unknown}
	tests := []struct {
		from, to edtf.End
		want     string
	}{
		{y1925, y1918, "ends (1918) before it starts (1925)"},
		{open, unknown, "a date at one end at least"},
		{y1918, edtf.End{}, "has no date"},
		{edtf.End{Date: parse(t, "1918/1925")}, y1925, "not the interval 1918/1925"},
		{edtf.End{Edge: edtf.Unknown + 1}, y1925, "3 is no edge"},
	}
	for _, tt := range tests {
		if d, err := edtf.Join(tt.from, tt.to); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v and %v make %v, %v, want %q", tt.from, tt.to, d, err, tt.want)
		}
	}
	if d, err := edtf.Join(unknown, y1925); err != nil || d.String() != "/1925" {
		t.Errorf("got %v, %v", d, err)
	}
}
