package edtf_test

import (
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/edtf"
)

func TestCoarsen(t *testing.T) {
	tests := []struct {
		text string
		to   edtf.Precision
		want string // "" where there is none
	}{
		{"1934-12-01", edtf.Day, "1934-12-01"},
		{"1934-12-01", edtf.Month, "1934-12"},
		{"1934-12-01", edtf.Season, ""},
		{"1934-12-01", edtf.Year, "1934"},
		{"1934-12-01", edtf.Decade, "193X"},
		{"1934-12-01", edtf.Century, "19XX"},
		{"1934-12-01", edtf.Interval, ""},
		{"1934-12-01", 0, ""},
		{"1934-12-01", 9, ""},
		{"1934", edtf.Month, ""},
		{"1922-04-XX", edtf.Year, "1922"},
		{"1922-XX", edtf.Decade, "192X"},
		{"1926-22", edtf.Season, "1926-22"},
		{"1926-22", edtf.Year, "1926"},
		{"1926-24", edtf.Year, ""}, // ends in 1927
		{"1926-24~", edtf.Year, ""},
		{"1926-24", edtf.Decade, "192X"},
		{"1929-24", edtf.Decade, ""},
		{"185X", edtf.Century, "18XX"},
		{"0862~", edtf.Decade, "086X~"},
		{"1799?", edtf.Century, "17XX?"},
		{"-0043", edtf.Decade, "-004X"},
		{"-0043", edtf.Century, ""},
		{"-0143-03-15", edtf.Century, "-01XX"},
		{"1700-02-29 J", edtf.Month, "1700-02 J"},
		{"1918-03/1925-01", edtf.Year, "1918/1925"},
		{"1918-03/1925-01", edtf.Interval, "1918-03/1925-01"},
		{"1918-03/1918-05", edtf.Year, "1918"},
		{"1918-03-03/1925", edtf.Month, "1918-03/1925"},
		{"1918-03-03~/..", edtf.Month, "1918-03~/.."},
		{"/1925-01", edtf.Decade, "/192X"},
		{"1918/1925", edtf.Month, ""},
		{"1918/..", edtf.Month, ""},
		{"1922/1922", edtf.Day, ""},
		{"1922/1922", edtf.Year, "1922"},
		{"1926-22/1926-24", edtf.Year, ""},
	}
	for _, tt := range tests {
		got, ok := parse(t, tt.text).Coarsen(tt.to)
		if tt.want == "" {
			if ok || !got.IsZero() {
				t.Errorf("%s to a %v is %v", tt.text, tt.to, got)
			}
			continue
		}
		if !ok || got != parse(t, tt.want) {
			t.Errorf("%s to a %v is %v, %v, want %s", tt.text, tt.to, got, ok, tt.want)
		}
	}
	if got, ok := (edtf.Date{}).Coarsen(edtf.Year); ok {
		t.Errorf("no date to a year is %v", got)
	}
}

func TestCoarsenProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDate(t)
		p := edtf.Precision(rapid.IntRange(0, 8).Draw(t, "precision"))
		coarse, ok := d.Coarsen(p)
		if !ok {
			return
		}
		if !edtf.Contains(coarse, d) || !coarse.Bounds().Contains(d.Bounds()) {
			t.Fatalf("%v to a %v is %v, which doesn't contain it", d, p, coarse)
		}
		if !coarse.IsInterval() && coarse.Precision() != p {
			t.Fatalf("%v to a %v is a %v", d, p, coarse.Precision())
		}
		if again, ok := coarse.Coarsen(p); !ok || again != coarse {
			t.Fatalf("%v to a %v is %v, and once more %v", d, p, coarse, again)
		}
	})
}
