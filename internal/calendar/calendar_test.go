package calendar_test

import (
	"strings"
	"testing"
	"time"

	"fasti/internal/calendar"
)

func TestCheck(t *testing.T) {
	tests := []struct {
		cal  calendar.Calendar
		date calendar.Date
		want string // a part of the error, or "" where the date exists
	}{
		{julian, calendar.Date{1700, 2, 29}, ""},
		{gregorian, calendar.Date{1600, 2, 29}, ""},
		{gregorian, calendar.Date{0, 2, 29}, ""},
		{julian, calendar.Date{-4, 2, 29}, ""},
		{gregorian, calendar.Date{calendar.MaxYear, 12, 31}, ""},
		{gregorian, calendar.Date{1700, 2, 29}, "no 29 February 1700 in the Gregorian calendar, only in the Julian"},
		{gregorian, calendar.Date{1701, 2, 29}, "no day 29 in February 1701: it has 28 days"},
		{julian, calendar.Date{1701, 2, 29}, "no day 29 in February 1701: it has 28 days"},
		{julian, calendar.Date{1917, 2, 30}, "no day 30 in February 1917: it has 28 days"},
		{julian, calendar.Date{-43, 3, 32}, "no day 32 in March 44 BC: it has 31 days"},
		{gregorian, calendar.Date{1922, 4, 31}, "no day 31 in April 1922: it has 30 days"},
		{gregorian, calendar.Date{1922, 4, 0}, "no day 0 in April"},
		{gregorian, calendar.Date{1922, 4, -3}, "no day -3 in April"},
		{gregorian, calendar.Date{1922, 1, 32}, "it has 31 days"},
		{gregorian, calendar.Date{1922, 0, 1}, "no month 0: months are 1 to 12"},
		{gregorian, calendar.Date{1922, 13, 1}, "no month 13"},
		{gregorian, calendar.Date{calendar.MaxYear + 1, 1, 1}, "year 1000001 is out of range"},
		{julian, calendar.Date{calendar.MinYear - 1, 1, 1}, "year -1000001 is out of range"},
	}
	for _, tt := range tests {
		err := tt.cal.Check(tt.date)
		if tt.want == "" && err != nil {
			t.Errorf("%v.Check(%v): %v", tt.cal, tt.date, err)
		}
		if tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%v.Check(%v) = %v, want %q", tt.cal, tt.date, err, tt.want)
		}
		if _, dayErr := tt.cal.DayOf(tt.date); (dayErr == nil) != (err == nil) {
			t.Errorf("%v.DayOf(%v): %v, but Check: %v", tt.cal, tt.date, dayErr, err)
		}
	}
}

func TestDaysInMonth(t *testing.T) {
	for _, cal := range []calendar.Calendar{julian, gregorian} {
		for year := -401; year <= 401; year++ {
			days := 0
			for month := time.January; month <= time.December; month++ {
				got := cal.DaysInMonth(year, month)
				if want := plainDaysInMonth(cal, year, month); got != want {
					t.Fatalf("%v %v %d has %d days, want %d", cal, month, year, got, want)
				}
				days += got
			}
			if leap := days == 366; leap != cal.LeapYear(year) {
				t.Fatalf("%v %d has %d days, LeapYear says %v", cal, year, days, !leap)
			}
		}
		if cal.DaysInMonth(1917, 0) != 0 || cal.DaysInMonth(1917, 13) != 0 {
			t.Errorf("%v: a month that isn't there has days", cal)
		}
	}
}

func TestCalendarText(t *testing.T) {
	for _, cal := range []calendar.Calendar{julian, gregorian} {
		text, err := cal.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back calendar.Calendar
		if err := back.UnmarshalText(text); err != nil || back != cal {
			t.Errorf("%v came back as %v (%v)", cal, back, err)
		}
		if cal.Other() == cal || cal.Other().Other() != cal {
			t.Errorf("the other of %v is %v", cal, cal.Other())
		}
	}
	kept := julian
	for _, bad := range []string{"", "Julian", "old style", "hebrew"} {
		if err := kept.UnmarshalText([]byte(bad)); err == nil || kept != julian {
			t.Errorf("UnmarshalText(%q) = %v, and the calendar is now %v", bad, err, kept)
		}
	}
	if _, err := calendar.Calendar(7).MarshalText(); err == nil {
		t.Error("calendar 7 was written")
	}
	if got := calendar.Calendar(7).String(); got != "Calendar(7)" {
		t.Errorf("calendar 7 is called %q", got)
	}
	if got := julian.Style() + ", " + gregorian.Style(); got != "Old Style, New Style" {
		t.Errorf("styles are %q", got)
	}
}

func TestDateString(t *testing.T) {
	tests := []struct {
		date calendar.Date
		want string
	}{
		{calendar.Date{1917, 10, 25}, "1917-10-25"},
		{calendar.Date{-43, 3, 15}, "-0043-03-15"},
		{calendar.Date{0, 1, 1}, "0000-01-01"},
		{calendar.Date{862, 1, 1}, "0862-01-01"},
		{calendar.Date{12345, 1, 1}, "12345-01-01"},
	}
	for _, tt := range tests {
		if got := tt.date.String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestEra(t *testing.T) {
	tests := []struct {
		year, n int
		bc      bool
		name    string
	}{
		{1, 1, false, "AD 1"},
		{99, 99, false, "AD 99"},
		{100, 100, false, "100"},
		{0, 1, true, "1 BC"},
		{-43, 44, true, "44 BC"},
		{988, 988, false, "988"},
		{-5508, 5509, true, "5509 BC"},
	}
	for _, tt := range tests {
		if n, bc := calendar.EraYear(tt.year); n != tt.n || bc != tt.bc {
			t.Errorf("EraYear(%d) = %d, %v, want %d, %v", tt.year, n, bc, tt.n, tt.bc)
		}
		if got := calendar.YearName(tt.year); got != tt.name {
			t.Errorf("YearName(%d) = %q, want %q", tt.year, got, tt.name)
		}
		if tt.bc && calendar.BC(tt.n) != tt.year {
			t.Errorf("BC(%d) = %d, want %d", tt.n, calendar.BC(tt.n), tt.year)
		}
	}
}
