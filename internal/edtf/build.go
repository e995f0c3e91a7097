package edtf

import (
	"fmt"
	"time"

	"fasti/internal/calendar"
)

// The years that an expression can name.
const (
	minYear = -9999
	maxYear = 9999
)

// OnDay returns day n as a calendar names it. It fails outside of the years -9999
// to 9999.
func OnDay(cal calendar.Calendar, n calendar.Day) (Date, error) {
	return OnDate(cal, cal.DateOf(n))
}

// OnDate returns a date that is exact to the day. It fails on one that the calendar
// doesn't have, and as [InYear] does.
func OnDate(cal calendar.Calendar, date calendar.Date) (Date, error) {
	if err := cal.Check(date); err != nil {
		return Date{}, err
	}
	return build(point{cal: cal, precision: Day, year: date.Year, month: int(date.Month), day: date.Day})
}

// InMonth returns a date that is known to the month. It fails on a month that isn't
// one, and as [InYear] does.
func InMonth(cal calendar.Calendar, year int, month time.Month) (Date, error) {
	if month < time.January || month > time.December {
		return Date{}, fmt.Errorf("there is no month %d: months are 1 to 12", int(month))
	}
	return build(point{cal: cal, precision: Month, year: year, month: int(month)})
}

// InSeason returns a season, [Spring] to [Winter], that begins in the year. It fails
// on another number, and as [InYear] does.
func InSeason(cal calendar.Calendar, year, season int) (Date, error) {
	if season < Spring || season > Winter {
		return Date{}, fmt.Errorf("there is no season %d: seasons are %d to %d", season, Spring, Winter)
	}
	return build(point{cal: cal, precision: Season, year: year, month: season})
}

// InYear returns a date that is known to the year, astronomical. It fails outside of
// the years -9999 to 9999.
func InYear(cal calendar.Calendar, year int) (Date, error) {
	return build(point{cal: cal, precision: Year, year: year})
}

// InDecade returns the ten years that hold the year: 1850 to 1859 for 1855. It fails
// as [InYear] does, and from 10 BC to 2 BC, which the format can't name.
func InDecade(cal calendar.Calendar, year int) (Date, error) {
	return masked(cal, year, Decade, 10)
}

// InCentury returns the hundred years that hold the year: 1800 to 1899 for 1855. It
// fails as [InYear] does, and from 100 BC to 2 BC, which the format can't name.
func InCentury(cal calendar.Calendar, year int) (Date, error) {
	return masked(cal, year, Century, 100)
}

// masked drops the last digits of a year. The digits of a year before 0 count away
// from 0: -004X is -49 to -40.
func masked(cal calendar.Calendar, year int, precision Precision, size int) (Date, error) {
	first := year / size * size
	if year < 0 {
		if first == 0 {
			return Date{}, fmt.Errorf("the %v of %s has no expression: write an interval", precision, calendar.YearName(year))
		}
		first -= size - 1
	}
	return build(point{cal: cal, precision: precision, year: first})
}

func build(p point) (Date, error) {
	if p.year < minYear || p.year > maxYear {
		return Date{}, fmt.Errorf("year %d is out of range: years run from %d to %d", p.year, minYear, maxYear)
	}
	return Date{start: p}, nil
}

// civil returns the date of a point that is exact to the day.
func (p point) civil() calendar.Date {
	return calendar.Date{Year: p.year, Month: time.Month(p.month), Day: p.day}
}
