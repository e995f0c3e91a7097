package calendar_test

import (
	"testing"
	"time"

	"fasti/internal/calendar"
)

func TestOldStyleNewStyle(t *testing.T) {
	tests := []struct {
		old, new calendar.Date
		shift    int
		about    string
	}{
		{calendar.Date{325, 5, 20}, calendar.Date{325, 5, 21}, 1, "Council of Nicaea opens"},
		{calendar.Date{200, 2, 28}, calendar.Date{200, 2, 27}, -1, "last day but one before the calendars agree"},
		{calendar.Date{200, 3, 1}, calendar.Date{200, 3, 1}, 0, "the calendars agree"},
		{calendar.Date{300, 2, 28}, calendar.Date{300, 2, 28}, 0, "and no longer"},
		{calendar.Date{1, 1, 1}, calendar.Date{0, 12, 30}, -2, "the era"},
		{calendar.Date{1582, 10, 5}, calendar.Date{1582, 10, 15}, 10, "the reform"},
		{calendar.Date{1699, 12, 24}, calendar.Date{1700, 1, 3}, 10, "across the year"},
		{calendar.Date{1700, 2, 28}, calendar.Date{1700, 3, 10}, 10, "before the leap day"},
		{calendar.Date{1700, 2, 29}, calendar.Date{1700, 3, 11}, 10, "the leap day"},
		{calendar.Date{1700, 3, 1}, calendar.Date{1700, 3, 12}, 11, "after the leap day"},
		{calendar.Date{1709, 6, 27}, calendar.Date{1709, 7, 8}, 11, "Poltava"},
		{calendar.Date{1812, 8, 26}, calendar.Date{1812, 9, 7}, 12, "Borodino"},
		{calendar.Date{1825, 12, 14}, calendar.Date{1825, 12, 26}, 12, "the Decembrists rise"},
		{calendar.Date{1861, 2, 19}, calendar.Date{1861, 3, 3}, 12, "emancipation of the serfs"},
		{calendar.Date{1900, 2, 29}, calendar.Date{1900, 3, 13}, 12, "the leap day of 1900"},
		{calendar.Date{1905, 1, 9}, calendar.Date{1905, 1, 22}, 13, "Bloody Sunday"},
		{calendar.Date{1917, 3, 2}, calendar.Date{1917, 3, 15}, 13, "Nicholas II abdicates"},
		{calendar.Date{1917, 10, 25}, calendar.Date{1917, 11, 7}, 13, "the October Revolution"},
		{calendar.Date{1918, 2, 1}, calendar.Date{1918, 2, 14}, 13, "the Soviet reform"},
	}
	for _, tt := range tests {
		if got, err := calendar.NewStyle(tt.old); got != tt.new || err != nil {
			t.Errorf("%s: %v Old Style is %v, %v, want %v", tt.about, tt.old, got, err, tt.new)
		}
		if got, err := calendar.OldStyle(tt.new); got != tt.old || err != nil {
			t.Errorf("%s: %v New Style is %v, %v, want %v", tt.about, tt.new, got, err, tt.old)
		}
		n := day(t, julian, tt.old.Year, tt.old.Month, tt.old.Day)
		if got := calendar.Shift(n); got != tt.shift {
			t.Errorf("%s: shift is %d, want %d", tt.about, got, tt.shift)
		}
	}
}

func TestStyleOfNoDate(t *testing.T) {
	if got, err := calendar.NewStyle(calendar.Date{1701, 2, 29}); err == nil {
		t.Errorf("29 February 1701 Old Style is %v", got)
	}
	if got, err := calendar.OldStyle(calendar.Date{1700, 2, 29}); err == nil {
		t.Errorf("29 February 1700 New Style is %v", got)
	}
}

// TestShift compares the formula with what it is a formula of: how far apart the
// two calendars put the same date.
func TestShift(t *testing.T) {
	for year := -1000; year <= 2100; year++ {
		for month := time.January; month <= time.December; month++ {
			n := day(t, julian, year, month, 1)
			want := int(n - day(t, gregorian, year, month, 1))
			if got := calendar.Shift(n); got != want {
				t.Fatalf("%v %d: shift is %d, want %d", month, year, got, want)
			}
		}
	}
}
