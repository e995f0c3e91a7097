package edtf

import (
	"errors"
	"slices"

	"fasti/internal/calendar"
)

// read gives a phrase its meaning, in the calendar that it states or that has the
// date.
func (p *reader) read(ph phrase) (Reading, error) {
	if cal, stated := ph.stated(); stated {
		d, err := p.resolve(ph, cal)
		return Reading{Date: d, CalendarStated: true}, err
	}
	d, err := p.resolve(ph, calendar.Gregorian)
	old, oldErr := p.resolve(ph, calendar.Julian)
	if ph.hasWeekday() {
		if readings := distinct(meanings(d, err), meanings(old, oldErr)); len(readings) > 1 {
			return Reading{}, &AmbiguousError{p.text, readings}
		}
	}
	alike := d.String() == old.String()
	switch {
	case err == nil && oldErr == nil && alike:
		return Reading{Date: d}, nil
	case err == nil && oldErr == nil && !ph.hasWeekday():
		return Reading{Date: d, old: old}, nil
	case err == nil:
		return Reading{Date: d, CalendarStated: ph.hasWeekday()}, nil
	case oldErr == nil:
		return Reading{Date: old, CalendarStated: ph.hasWeekday()}, nil
	default:
		return Reading{}, err
	}
}

// meanings returns the dates that a resolved phrase may mean.
func meanings(d Date, err error) []Date {
	ambiguous, ok := errors.AsType[*AmbiguousError](err)
	switch {
	case ok:
		return ambiguous.Readings
	case err != nil:
		return nil
	}
	return []Date{d}
}

// lastReform is 1 March 1923, when Greece changed its calendar as the last country.
const lastReform calendar.Day = 2423480

// distinct returns the New Style dates and those of the Old Style that are written
// otherwise: a weekday may fit one order of day and month in the one calendar and the
// other in the other. A New Style date suffices where nobody wrote Old Style any more.
func distinct(dates, olds []Date) []Date {
	all := slices.Clone(dates)
	for _, old := range olds {
		known := slices.ContainsFunc(dates, func(d Date) bool { return d.String() == old.String() })
		late := len(dates) > 0 && old.Bounds().Earliest >= lastReform
		if !known && !late {
			all = append(all, old)
		}
	}
	return all
}
