package calendar

import (
	"math"
	"time"
)

// Day is a Julian Day Number: days since 1 January 4713 BC of the Julian
// calendar, which is day 0. Days are numbers: the difference of two is their
// distance, and d+1 is the day after d.
type Day int

// Before and after every date: what stands for the missing end of a span that
// has none. Neither is a day, and no calendar names it. Both fit a 32-bit
// integer.
const (
	DistantPast   Day = math.MinInt32
	DistantFuture Day = math.MaxInt32
)

// Weekday returns the day of the week. The week has run on through every reform
// of the calendar, so it needs none.
func (d Day) Weekday() time.Weekday {
	return time.Weekday(floorMod(int64(d)+1, 7)) // day 0 was a Monday
}

// Both calendars count years from 1 March, inside this package: the leap day is
// then the last of its year and shifts nothing. These are the numbers of 1 March
// of the astronomical year 0.
const (
	julianEpoch    = 1721118
	gregorianEpoch = 1721120
)

const (
	daysIn4Years   = 1461   // 3 common years and a leap year
	daysIn400Years = 146097 // of the Gregorian calendar
	daysIn5Months  = 153    // March to July, and again August to December
)

// DayOf returns the day that the calendar calls d. It fails as [Calendar.Check]
// does, on a date that the calendar doesn't have.
//
// The arithmetic is that of E. G. Richards, "Calendars", in S. E. Urban and P.
// K. Seidelmann (eds), Explanatory Supplement to the Astronomical Almanac, 3rd
// ed. 2013, ch. 15, with floored divisions so that it holds for negative years
// too, as in E. M. Reingold and N. Dershowitz, Calendrical Calculations, 4th ed.
// 2018, ch. 2 and 3.
func (c Calendar) DayOf(d Date) (Day, error) {
	if err := c.Check(d); err != nil {
		return 0, err
	}
	year, month := int64(d.Year), int(d.Month)-3 // March is month 0 ...
	if month < 0 {
		year, month = year-1, month+12 // ... and January month 10 of the year before
	}
	dayOfYear := int64((daysIn5Months*month+2)/5 + d.Day - 1)
	if c == Julian {
		return Day(julianEpoch + floorDiv(daysIn4Years*year, 4) + dayOfYear), nil
	}
	century := floorDiv(year, 100)
	yearOfCentury := year - 100*century
	return Day(gregorianEpoch + floorDiv(daysIn400Years*century, 4) +
		daysIn4Years*yearOfCentury/4 + dayOfYear), nil
}

// DateOf returns what the calendar calls day n. It is the inverse of
// [Calendar.DayOf], and exact for every day between [DistantPast] and
// [DistantFuture]. Sources as there.
func (c Calendar) DateOf(n Day) Date {
	century, rest := int64(0), int64(n)-julianEpoch
	if c == Gregorian {
		rest = int64(n) - gregorianEpoch
		century = floorDiv(4*rest+3, daysIn400Years)
		rest -= floorDiv(daysIn400Years*century, 4)
	}
	year := floorDiv(4*rest+3, daysIn4Years)
	dayOfYear := int(rest - floorDiv(daysIn4Years*year, 4))
	month := (5*dayOfYear + 2) / daysIn5Months
	date := Date{
		Year:  int(100*century + year),
		Month: time.Month(month + 3),
		Day:   dayOfYear - (daysIn5Months*month+2)/5 + 1,
	}
	if date.Month > time.December {
		date.Year, date.Month = date.Year+1, date.Month-12
	}
	return date
}

// floorDiv divides a by a positive b, rounding down where Go rounds to zero. It takes
// 64 bits, because four times a day doesn't fit 32.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// floorMod is what [floorDiv] leaves: 0 to b-1.
func floorMod(a, b int64) int64 { return a - b*floorDiv(a, b) }
