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
		{calendar.Date{200, 2, 28}, calendar.Date{200, 2, 27}, -1, "last day but one before the calendars agree"},
		{calendar.Date{200, 3, 1}, calendar.Date{200, 3, 1}, 0, "the calendars agree from this day on"},
		{calendar.Date{300, 2, 28}, calendar.Date{300, 2, 28}, 0, "and on this day for the last time"},
		{calendar.Date{1, 1, 1}, calendar.Date{0, 12, 30}, -2, "the era"},
		{calendar.Date{1582, 10, 5}, calendar.Date{1582, 10, 15}, 10, "the reform"},
		{calendar.Date{1699, 12, 24}, calendar.Date{1700, 1, 3}, 10, "across the year"},
		{calendar.Date{1700, 2, 28}, calendar.Date{1700, 3, 10}, 10, "before the leap day"},
		{calendar.Date{1700, 2, 29}, calendar.Date{1700, 3, 11}, 10, "the leap day"},
		{calendar.Date{1700, 3, 1}, calendar.Date{1700, 3, 12}, 11, "after the leap day"},
	}
	for _, tt := range tests {
		wantStyles(t, tt.old, tt.new, tt.about)
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
