package calendar_test

import (
	"math"
	"testing"
	"time"

	"fasti/internal/calendar"
)

// odometer walks through the dates of a calendar. It knows only how long a month is.
type odometer struct {
	cal  calendar.Calendar
	date calendar.Date
}

func (o *odometer) forward() {
	d := &o.date
	if d.Day++; d.Day <= plainDaysInMonth(o.cal, d.Year, d.Month) {
		return
	}
	d.Day = 1
	if d.Month++; d.Month > time.December {
		d.Year, d.Month = d.Year+1, time.January
	}
}

func (o *odometer) back() {
	d := &o.date
	if d.Day--; d.Day >= 1 {
		return
	}
	if d.Month--; d.Month < time.January {
		d.Year, d.Month = d.Year-1, time.December
	}
	d.Day = plainDaysInMonth(o.cal, d.Year, d.Month)
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

// TestEveryDay walks from the day on which Rome changed its calendar, a Friday, to
// both ends of the years -1000 to 2100, and asks on every day for everything that
// the package says of it. The number of that day is the only one that is given.
func TestEveryDay(t *testing.T) {
	const reform = calendar.Day(2299161)
	for _, step := range []int{1, -1} {
		old := odometer{julian, calendar.Date{1582, 10, 5}}
		date := odometer{gregorian, calendar.Date{1582, 10, 15}}
		n, weekday := reform, int(time.Friday)
		for max(old.date.Year, date.date.Year) >= -1000 && old.date.Year <= 2100 {
			wantDay(t, julian, old.date, n)
			wantDay(t, gregorian, date.date, n)
			wantStyles(t, old.date, date.date, "")
			if got := n.Weekday(); got != time.Weekday(weekday) {
				t.Errorf("%v is a %v, want %v", date.date, got, time.Weekday(weekday))
			}
			if t.Failed() {
				return
			}
			n, weekday = n+calendar.Day(step), (weekday+step+7)%7
			if step > 0 {
				old.forward()
				date.forward()
			} else {
				old.back()
				date.back()
			}
		}
		if years := date.date.Year - 1582; years != 519 && years != -2583 {
			t.Errorf("the walk ended on %v", date.date)
		}
	}
}

// meeusDay is the method of J. Meeus, Astronomical Algorithms, ch. 7, for days from
// 4713 BC on: decimal fractions of a day, cut off, where the package counts in whole
// numbers.
func meeusDay(cal calendar.Calendar, d calendar.Date) calendar.Day {
	year, month := float64(d.Year), float64(d.Month)
	if d.Month <= time.February {
		year, month = year-1, month+12
	}
	var shift float64
	if cal == gregorian {
		century := math.Floor(year / 100)
		shift = 2 - century + math.Floor(century/4)
	}
	noon := math.Floor(365.25*(year+4716)) + math.Floor(30.6001*(month+1)) + float64(d.Day) + shift - 1524
	return calendar.Day(noon)
}

// TestAgainstMeeus compares every day of -1000 to 2100 with the astronomers' method.
func TestAgainstMeeus(t *testing.T) {
	for _, cal := range []calendar.Calendar{julian, gregorian} {
		first, last := day(t, cal, -1000, time.January, 1), day(t, cal, 2100, time.December, 31)
		for n := first; n <= last; n++ {
			if got := meeusDay(cal, cal.DateOf(n)); got != n {
				t.Fatalf("%v: day %d is %v, which Meeus makes day %d", cal, n, cal.DateOf(n), got)
			}
		}
	}
}
