package calendar_test

import (
	"math"
	"testing"
	"time"

	"fasti/internal/calendar"
)

// FuzzDay takes any day that fits 32 bits, the distant ones included, from its number
// to all its names and back.
func FuzzDay(f *testing.F) {
	for _, seed := range []int32{
		0, -1, 1721118, 1721120, 1721425, // the epochs
		2299160, 2299161, 2341982, 2341983, 2415079, 2415080, // around the reform, and 29 February of 1700 and 1900
		2421639, 2421654, // the two reforms of 1918
		-290_449, 366_900_000, -363_500_000,
		int32(calendar.DistantPast), int32(calendar.DistantFuture),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, number int32) {
		n := calendar.Day(number)
		if n.Weekday() < time.Sunday || n.Weekday() > time.Saturday || (n-7).Weekday() != n.Weekday() {
			t.Fatalf("day %d is a %v, a week before it was a %v", n, n.Weekday(), (n - 7).Weekday())
		}
		for _, cal := range []calendar.Calendar{julian, gregorian} {
			date := cal.DateOf(n)
			if date.Day < 1 || date.Day > plainDaysInMonth(cal, date.Year, date.Month) {
				t.Fatalf("day %d is %v %v", n, cal, date)
			}
			if date.Year < calendar.MinYear || date.Year > calendar.MaxYear {
				if back, err := cal.DayOf(date); err == nil {
					t.Fatalf("%v %v, which is out of range, is day %d", cal, date, back)
				}
				continue
			}
			if back, err := cal.DayOf(date); back != n || err != nil {
				t.Fatalf("day %d is %v %v, which is day %d, %v", n, cal, date, back, err)
			}
			checkStyles(t, n)
			checkPlaces(t, n)
		}
		checkYearsOfTheWorld(t, n)
	})
}

// FuzzDate takes any three numbers for a date: the package agrees with the rule of
// school on which are, and what is one comes back from its day.
func FuzzDate(f *testing.F) {
	for _, seed := range []calendar.Date{
		{1917, 10, 25},
		{1700, 2, 29},
		{1900, 2, 29},
		{2000, 2, 29},
		{0, 2, 29},
		{-4, 2, 29},
		{-43, 3, 15},
		{1918, 2, 13},
		{1922, 4, 31},
		{1922, 13, 1},
		{1922, 0, 1},
		{1922, 1, 0},
		{1922, 1, -1},
		{1922, 1, 32},
		{calendar.MaxYear, 12, 31},
		{calendar.MinYear, 1, 1},
		{calendar.MaxYear + 1, 1, 1},
		{math.MaxInt, math.MaxInt, math.MaxInt},
		{math.MinInt, math.MinInt, math.MinInt},
	} {
		f.Add(seed.Year, int(seed.Month), seed.Day)
	}
	f.Fuzz(func(t *testing.T, year, month, d int) {
		date := calendar.Date{Year: year, Month: time.Month(month), Day: d}
		inRange := year >= calendar.MinYear && year <= calendar.MaxYear && month >= 1 && month <= 12
		for _, cal := range []calendar.Calendar{julian, gregorian} {
			valid := inRange && d >= 1 && d <= plainDaysInMonth(cal, year, date.Month)
			n, err := cal.DayOf(date)
			if (err == nil) != valid || (cal.Check(date) == nil) != valid {
				t.Fatalf("%v %v is a date: %v, but %v, %v", cal, date, valid, err, cal.Check(date))
			}
			if valid && cal.DateOf(n) != date {
				t.Fatalf("%v %v is day %d, which is %v", cal, date, n, cal.DateOf(n))
			}
			if err != nil && err.Error() == "" {
				t.Fatalf("%v %v is refused without a word", cal, date)
			}
		}
		for _, r := range calendar.Reforms() {
			n, err := r.DayOf(date)
			if err != nil {
				continue
			}
			if back, _ := r.DateOf(n); back != date {
				t.Fatalf("%s: %v was day %d, which was %v", r.Territory, date, n, back)
			}
		}
	})
}

// checkStyles takes a day from one style to the other and back.
func checkStyles(t *testing.T, n calendar.Day) {
	t.Helper()
	old, date := julian.DateOf(n), gregorian.DateOf(n)
	if julian.Check(old) != nil || gregorian.Check(date) != nil {
		return // at the very edge of the range one calendar is beyond it
	}
	wantStyles(t, old, date, "")
	if namesake, err := gregorian.DayOf(old); err == nil && namesake+calendar.Day(calendar.Shift(n)) != n {
		t.Fatalf("%v Old Style is %v, a shift of %d", old, date, calendar.Shift(n))
	}
}

// checkPlaces takes a day to its civil date in each territory and back.
func checkPlaces(t *testing.T, n calendar.Day) {
	t.Helper()
	for _, r := range calendar.Reforms() {
		date, cal := r.DateOf(n)
		if cal.Check(date) != nil {
			continue
		}
		if back, err := r.DayOf(date); back != n || err != nil || r.InForce(n) != cal {
			t.Fatalf("%s: day %d was %v (%v), which was day %d, %v", r.Territory, n, date, cal, back, err)
		}
	}
}

// checkYearsOfTheWorld finds a day within its year of the world in each style, and
// the year within those that it may mean.
func checkYearsOfTheWorld(t *testing.T, n calendar.Day) {
	t.Helper()
	for _, style := range yearStyles {
		am := calendar.AnnoMundiOf(n, style)
		first, last, err := am.Days()
		if (err == nil) != (am.Year >= 1 && am.Year <= calendar.MaxYear) {
			t.Fatalf("day %d is in %v, which has the error %v", n, am, err)
		}
		if err != nil {
			continue
		}
		from, until, err := calendar.AnyStyle(am.Year)
		if err != nil || n < first || n > last || first < from || last > until {
			t.Fatalf("day %d is in %v, days %d to %d, in any style %d to %d, %v", n, am, first, last, from, until, err)
		}
	}
}
