package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
)

const (
	julian    = calendar.Julian
	gregorian = calendar.Gregorian
)

// day returns the day of a date that must exist.
func day(t testing.TB, cal calendar.Calendar, year int, month time.Month, d int) calendar.Day {
	t.Helper()
	n, err := cal.DayOf(calendar.Date{Year: year, Month: month, Day: d})
	if err != nil {
		t.Fatalf("%v.DayOf(%d-%d-%d): %v", cal, year, month, d, err)
	}
	return n
}

// TestAgainstTime compares with the standard library, which is Gregorian too.
func TestAgainstTime(t *testing.T) {
	const unixEpoch = 2440588
	for unix := -1_100_000; unix < 100_000; unix += 11 { // prime, so it meets every date
		std := time.Unix(int64(unix)*86400, 0).UTC()
		n := calendar.Day(unix + unixEpoch)
		got := gregorian.DateOf(n)
		if got.Year != std.Year() || got.Month != std.Month() || got.Day != std.Day() {
			t.Fatalf("day %d is %v, package time says %v", n, got, std)
		}
		if n.Weekday() != std.Weekday() {
			t.Fatalf("day %d is a %v, package time says %v", n, n.Weekday(), std.Weekday())
		}
	}
}

func TestDayProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal := rapid.SampledFrom([]calendar.Calendar{julian, gregorian}).Draw(t, "calendar")
		n := calendar.Day(rapid.IntRange(-363_500_000, 366_900_000).Draw(t, "day"))
		date, next := cal.DateOf(n), cal.DateOf(n+1)
		back, err := cal.DayOf(date)
		if err != nil || back != n {
			t.Fatalf("%v: day %d is %v, which is day %d (%v)", cal, n, date, back, err)
		}
		if date.Compare(next) != -1 || next.Compare(date) != 1 || date.Compare(date) != 0 {
			t.Fatalf("%v: day %d is %v and the next %v", cal, n, date, next)
		}
		if (n.Weekday()+1)%7 != (n + 1).Weekday() {
			t.Fatalf("day %d is a %v and the next a %v", n, n.Weekday(), (n + 1).Weekday())
		}
	})
}

// TestDistantDays makes sure that the stand-ins for a missing end are beyond every
// date, and harmless.
func TestDistantDays(t *testing.T) {
	for _, cal := range []calendar.Calendar{julian, gregorian} {
		first := day(t, cal, calendar.MinYear, time.January, 1)
		last := day(t, cal, calendar.MaxYear, time.December, 31)
		if calendar.DistantPast >= first || calendar.DistantFuture <= last {
			t.Errorf("%v: days %d to %d are not between the distant ones", cal, first, last)
		}
		for _, n := range []calendar.Day{calendar.DistantPast, calendar.DistantFuture} {
			if err := cal.Check(cal.DateOf(n)); err == nil {
				t.Errorf("%v: day %d has the date %v", cal, n, cal.DateOf(n))
			}
		}
	}
}
