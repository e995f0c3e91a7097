package edtf

import (
	"fmt"
	"time"

	"fasti/internal/calendar"
)

// date returns the date of one element, of the calendar cal if it states none. Of an
// element without a date it returns an edge in the place of a date, for [Date.From]
// and [Date.Until] to find.
func (p *reader) date(e element, cal calendar.Calendar) (Date, error) {
	if e.styled {
		cal = e.style
	}
	if e.edge != Known {
		return Date{start: point{edge: e.edge}}, nil
	}
	if e.precision == 0 {
		if e.year.set {
			return Date{}, p.fail(e.at.offset, "the month is missing: write 3 April 1922")
		}
		e.year = e.bareYear()
	}
	if e.year.era == noEra {
		e.year.era = e.nextYear.era // winter 44–43 BC
	}
	if err := p.checkYear(e); err != nil {
		return Date{}, err
	}
	if e.hasWeekday && e.precision != Day {
		return Date{}, p.fail(e.at.offset, "a weekday needs a day: Monday 3 April 1922")
	}
	candidates, err := e.candidates(cal)
	if err != nil {
		return Date{}, p.fail(e.at.offset, "%v", err)
	}
	for i, d := range candidates {
		if candidates[i], err = e.finish(d); err != nil {
			return Date{}, p.fail(e.at.offset, "%v", err)
		}
	}
	if len(candidates) > 1 {
		return Date{}, &AmbiguousError{p.text, candidates}
	}
	return candidates[0], nil
}

// checkYear refuses a year that is missing, short, or out of range.
func (p *reader) checkYear(e element) error {
	y := e.year
	switch {
	case !y.set:
		return p.fail(len(p.text), "the year is missing: write 3 April 1922")
	case e.precision == Century:
		return nil // it has the number of the century; see century
	case y.value == 0 && y.digits < 4:
		return p.fail(y.offset, "there is no year 0: 1 BC is followed by AD 1")
	case y.era == noEra && y.digits < 3:
		return p.fail(y.offset, "a year of one or two digits isn't clear: "+
			"write it in full, 1922, or with its era, AD 44 or 44 BC")
	case y.number() < minTypedYear || y.number() > maxTypedYear:
		return p.fail(y.offset, "this year is out of range: years from %s to %d are taken",
			calendar.YearName(minTypedYear), maxTypedYear)
	}
	return nil
}

// number returns the astronomical year.
func (y typedYear) number() int {
	if y.era == beforeChrist {
		return calendar.BC(y.value)
	}
	return y.value
}

// candidates returns the one date that an element means, or the two that it may.
func (e element) candidates(cal calendar.Calendar) ([]Date, error) {
	year := e.year.number()
	var d Date
	var err error
	switch e.precision {
	case Day:
		return e.days(cal)
	case Month:
		d, err = InMonth(cal, year, time.Month(e.month))
	case Season:
		if e.month == Winter {
			return e.winters(cal)
		}
		d, err = InSeason(cal, year, e.month)
	case Decade:
		return e.decades(cal)
	case Century:
		d, err = century(cal, e.year)
	default:
		d, err = InYear(cal, year)
	}
	return []Date{d}, err
}

// days returns the day of an element; two of them where it is all numbers and either
// may be the month. A weekday decides between the two, or refuses both.
func (e element) days(cal calendar.Calendar) ([]Date, error) {
	written := []calendar.Date{{Year: e.year.number(), Month: time.Month(e.month), Day: e.day}}
	if e.dayMonth {
		written = append(written, calendar.Date{Year: e.year.number(), Month: time.Month(e.day), Day: e.month})
	}
	var days []Date
	for _, date := range written {
		d, err := OnDate(cal, date)
		if err != nil {
			return nil, err
		}
		if !e.hasWeekday || d.Bounds().Earliest.Weekday() == e.weekday {
			days = append(days, d)
		}
	}
	if len(days) == 0 {
		return nil, weekdayError(written[0], e.weekday)
	}
	return days, nil
}

// weekdayError says which weekday a date really was, in either calendar.
func weekdayError(date calendar.Date, claimed time.Weekday) error {
	name := point{precision: Day, year: date.Year, month: int(date.Month), day: date.Day}.formatPlain()
	old, _ := calendar.Julian.DayOf(date) // has every date that the other has
	if n, err := calendar.Gregorian.DayOf(date); err == nil && n.Weekday() != old.Weekday() {
		return fmt.Errorf("%s was a %v in the New Style and a %v in the Old, not a %v",
			name, n.Weekday(), old.Weekday(), claimed)
	}
	return fmt.Errorf("%s was a %v, not a %v", name, old.Weekday(), claimed)
}
