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

// TestDayNumbers holds the day numbers of J. Meeus, Astronomical Algorithms (2nd
// ed. 1998), ch. 7, and the epochs of well-known day counts.
func TestDayNumbers(t *testing.T) {
	tests := []struct {
		cal   calendar.Calendar
		year  int
		month time.Month
		day   int
		want  calendar.Day
	}{
		{julian, -4712, 1, 1, 0},
		{gregorian, -4713, 11, 24, 0},
		{julian, -4712, 1, 2, 1},
		{julian, -4713, 12, 31, -1},
		{julian, -1001, 8, 17, 1355671},
		{julian, -1000, 2, 29, 1355867},
		{julian, -1000, 7, 12, 1356001},
		{julian, -123, 12, 31, 1676497},
		{julian, -122, 1, 1, 1676498},
		{julian, 0, 1, 1, 1721058},
		{julian, 1, 1, 1, 1721424},
		{gregorian, 1, 1, 1, 1721426}, // Rata Die 1
		{julian, 333, 1, 27, 1842713},
		{julian, 837, 4, 10, 2026872},
		{julian, 1582, 10, 4, 2299160},
		{gregorian, 1582, 10, 15, 2299161},
		{gregorian, 1600, 1, 1, 2305448},
		{gregorian, 1600, 12, 31, 2305813},
		{gregorian, 1858, 11, 17, 2400001}, // Modified Julian Day 0
		{gregorian, 1900, 1, 1, 2415021},
		{gregorian, 1957, 10, 4, 2436116},
		{gregorian, 1970, 1, 1, 2440588}, // Unix day 0
		{gregorian, 1987, 1, 27, 2446823},
		{gregorian, 1987, 6, 19, 2446966},
		{gregorian, 1988, 6, 19, 2447332},
		{gregorian, 1999, 1, 1, 2451180},
		{gregorian, 2000, 1, 1, 2451545},
	}
	for _, tt := range tests {
		if got := day(t, tt.cal, tt.year, tt.month, tt.day); got != tt.want {
			t.Errorf("%v %d-%d-%d is day %d, want %d", tt.cal, tt.year, tt.month, tt.day, got, tt.want)
		}
		want := calendar.Date{Year: tt.year, Month: tt.month, Day: tt.day}
		if got := tt.cal.DateOf(tt.want); got != want {
			t.Errorf("day %d is %v %v, want %v", tt.want, tt.cal, got, want)
		}
	}
}

// TestSampleDates holds the sample dates of Reingold and Dershowitz, Calendrical
// Calculations, appendix C: Rata Die, weekday, and both dates of one day.
func TestSampleDates(t *testing.T) {
	const rataDie = 1721425 // day number of Rata Die 0
	tests := []struct {
		rd       int
		weekday  time.Weekday
		new, old calendar.Date
	}{
		{-214193, time.Sunday, calendar.Date{-586, 7, 24}, calendar.Date{-586, 7, 30}},
		{-61387, time.Wednesday, calendar.Date{-168, 12, 5}, calendar.Date{-168, 12, 8}},
		{25469, time.Wednesday, calendar.Date{70, 9, 24}, calendar.Date{70, 9, 26}},
		{49217, time.Sunday, calendar.Date{135, 10, 2}, calendar.Date{135, 10, 3}},
		{171307, time.Wednesday, calendar.Date{470, 1, 8}, calendar.Date{470, 1, 7}},
		{210155, time.Monday, calendar.Date{576, 5, 20}, calendar.Date{576, 5, 18}},
		{253427, time.Saturday, calendar.Date{694, 11, 10}, calendar.Date{694, 11, 7}},
		{369740, time.Sunday, calendar.Date{1013, 4, 25}, calendar.Date{1013, 4, 19}},
		{400085, time.Sunday, calendar.Date{1096, 5, 24}, calendar.Date{1096, 5, 18}},
		{434355, time.Friday, calendar.Date{1190, 3, 23}, calendar.Date{1190, 3, 16}},
		{452605, time.Saturday, calendar.Date{1240, 3, 10}, calendar.Date{1240, 3, 3}},
		{507850, time.Sunday, calendar.Date{1391, 6, 12}, calendar.Date{1391, 6, 4}},
		{544676, time.Saturday, calendar.Date{1492, 4, 9}, calendar.Date{1492, 3, 31}},
		{601716, time.Wednesday, calendar.Date{1648, 6, 10}, calendar.Date{1648, 5, 31}},
		{626596, time.Friday, calendar.Date{1716, 7, 24}, calendar.Date{1716, 7, 13}},
		{664224, time.Monday, calendar.Date{1819, 8, 2}, calendar.Date{1819, 7, 21}},
		{694799, time.Sunday, calendar.Date{1903, 4, 19}, calendar.Date{1903, 4, 6}},
		{708842, time.Monday, calendar.Date{1941, 9, 29}, calendar.Date{1941, 9, 16}},
		{728714, time.Sunday, calendar.Date{1996, 2, 25}, calendar.Date{1996, 2, 12}},
		{764652, time.Sunday, calendar.Date{2094, 7, 18}, calendar.Date{2094, 7, 5}},
	}
	for _, tt := range tests {
		n := calendar.Day(tt.rd + rataDie)
		if got := gregorian.DateOf(n); got != tt.new {
			t.Errorf("RD %d is %v New Style, want %v", tt.rd, got, tt.new)
		}
		if got := julian.DateOf(n); got != tt.old {
			t.Errorf("RD %d is %v Old Style, want %v", tt.rd, got, tt.old)
		}
		if got := n.Weekday(); got != tt.weekday {
			t.Errorf("RD %d is a %v, want %v", tt.rd, got, tt.weekday)
		}
	}
}

// TestEveryDay walks through every day of -1000 to 2100 in both calendars, by a
// calendar of its own that knows only how long a month is.
func TestEveryDay(t *testing.T) {
	for _, cal := range []calendar.Calendar{julian, gregorian} {
		n := day(t, cal, -1000, time.January, 1)
		for year := -1000; year <= 2100; year++ {
			for month := time.January; month <= time.December; month++ {
				for d := 1; d <= plainDaysInMonth(cal, year, month); d++ {
					date := calendar.Date{Year: year, Month: month, Day: d}
					if got, err := cal.DayOf(date); got != n || err != nil {
						t.Fatalf("%v.DayOf(%v) = %d, %v, want %d", cal, date, got, err, n)
					}
					if got := cal.DateOf(n); got != date {
						t.Fatalf("%v.DateOf(%d) = %v, want %v", cal, n, got, date)
					}
					n++
				}
			}
		}
	}
}

// plainDaysInMonth is the rule as school teaches it.
func plainDaysInMonth(cal calendar.Calendar, year int, month time.Month) int {
	leap := year%4 == 0
	if cal == gregorian && year%100 == 0 && year%400 != 0 {
		leap = false
	}
	if month == time.February && leap {
		return 29
	}
	return []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
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
