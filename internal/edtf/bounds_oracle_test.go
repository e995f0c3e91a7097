package edtf_test

import (
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// TestBoundsByDays asks of every day whether a date may mean it, by its year, month
// and day alone, and compares the first and last such days with the bounds.
func TestBoundsByDays(t *testing.T) {
	months := func(from, until int) func(calendar.Date) bool {
		return func(d calendar.Date) bool { return 12*d.Year+int(d.Month) >= from && 12*d.Year+int(d.Month) <= until }
	}
	years := func(from, until int) func(calendar.Date) bool {
		return func(d calendar.Date) bool { return d.Year >= from && d.Year <= until }
	}
	tests := []struct {
		text    string
		allowed func(calendar.Date) bool
	}{
		{"1922-04", months(12*1922+4, 12*1922+4)},
		{"1700-02", months(12*1700+2, 12*1700+2)},
		{"1922-12", months(12*1922+12, 12*1922+12)},
		{"0000-02", months(2, 2)},
		{"-0001-12", months(0, 0)},
		{"1922-04-XX", months(12*1922+4, 12*1922+4)},
		{"1922", years(1922, 1922)},
		{"1922-XX", years(1922, 1922)},
		{"-0043", years(-43, -43)},
		{"0000", years(0, 0)},
		{"185X", years(1850, 1859)},
		{"000X", years(0, 9)},
		{"-004X", years(-49, -40)},
		{"18XX", years(1800, 1899)},
		{"-01XX", years(-199, -100)},
		{"1918-03/1925-01", months(12*1918+3, 12*1925+1)},
		{"185X/1926", years(1850, 1926)},
	}
	for _, cal := range []calendar.Calendar{gregorian, julian} {
		first, err := cal.DayOf(calendar.Date{Year: -250, Month: 1, Day: 1})
		if err != nil {
			t.Fatal(err)
		}
		last, err := cal.DayOf(calendar.Date{Year: 2000, Month: 1, Day: 1})
		if err != nil {
			t.Fatal(err)
		}
		want := make([]edtf.Span, len(tests))
		for n := first; n <= last; n++ {
			date := cal.DateOf(n)
			for i, tt := range tests {
				if !tt.allowed(date) {
					continue
				}
				if want[i].Earliest == 0 {
					want[i].Earliest = n
				}
				want[i].Latest = n
			}
		}
		for i, tt := range tests {
			d, err := edtf.ParseIn(tt.text, cal)
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Bounds(); got != want[i] {
				t.Errorf("%s (%v) is %s, want %s", tt.text, cal, spell(cal, got), spell(cal, want[i]))
			}
		}
	}
}

// TestMasksAreTheirParts makes sure that a decade is its ten years, a year its twelve
// months and a month its days, without a gap between them.
func TestMasksAreTheirParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal := rapid.SampledFrom([]calendar.Calendar{gregorian, julian}).Draw(t, "calendar")
		n := calendar.Day(rapid.IntRange(1_356_000, 2_488_000).Draw(t, "day")) // 1000 BC to AD 2100
		d, err := edtf.OnDay(cal, n)
		if err != nil {
			t.Fatal(err)
		}
		if d.Bounds() != (edtf.Span{Earliest: n, Latest: n}) {
			t.Fatalf("day %d is %v", n, d.Bounds())
		}
		for p := edtf.Month; p <= edtf.Century; p++ {
			coarse, ok := d.Coarsen(p)
			if !ok {
				continue
			}
			span := coarse.Bounds()
			for _, edge := range []calendar.Day{span.Earliest, span.Latest} {
				if other := coarsened(t, cal, edge, p); other != coarse {
					t.Fatalf("day %d is within %v, but belongs to %v", edge, coarse, other)
				}
			}
			if before := coarsened(t, cal, span.Earliest-1, p); !before.IsZero() && before.Bounds().Latest != span.Earliest-1 {
				t.Fatalf("between %v and %v is a gap, or an overlap", before, coarse)
			}
		}
	})
}

// coarsened returns the date of precision p that holds a day, or the zero Date.
func coarsened(t *rapid.T, cal calendar.Calendar, n calendar.Day, p edtf.Precision) edtf.Date {
	d, err := edtf.OnDay(cal, n)
	if err != nil {
		t.Fatal(err)
	}
	coarse, _ := d.Coarsen(p)
	return coarse
}
