package edtf

import (
	"errors"
	"math"

	"fasti/internal/calendar"
)

// isDual reports whether the two elements are one day in both calendars.
func (l link) isDual() bool {
	return l.joint.isMark("(") || l.joint.isMark("/") && l.second.precision == Day
}

// dual returns the date of one day that is written in both calendars, in the Julian.
// Old Style mostly comes first, but where the other order fits, it is taken.
func (p *reader) dual(l link) (Date, error) {
	first, err := p.dualPair(l.first, l.second)
	second, secondErr := p.dualPair(l.second, l.first)
	nearer := first
	if secondErr == nil && (err != nil || second.gap < first.gap) {
		nearer = second
	}
	switch {
	case err != nil && secondErr != nil:
		return Date{}, err
	case nearer.gap > 0:
		date, _ := nearer.old.Convert(calendar.Gregorian)
		return Date{}, p.fail(l.first.at.offset, "these aren't the same day: %s Old Style is %s New Style",
			nearer.old.start.formatPlain(), date.start.formatPlain())
	}
	return nearer.old.Qualify(l.first.qualifier.with(l.second.qualifier)), nil
}

// dualDate is a day in the Julian calendar, and how far it is from what was meant to
// be the same day in the Gregorian.
type dualDate struct {
	old Date
	gap int // days
}

// dualPair reads two elements as an Old Style and a New Style date.
func (p *reader) dualPair(old, date element) (dualDate, error) {
	shareParts(&old, &date)
	old.styled, date.styled = false, false
	if old.precision != Day || date.precision != Day {
		return dualDate{}, p.fail(old.at.offset, "two dates of one day are written such as 25 October / 7 November 1917")
	}
	olds, err := p.readings(old, calendar.Julian)
	if err != nil {
		return dualDate{}, err
	}
	dates, err := p.readings(date, calendar.Gregorian)
	if err != nil {
		return dualDate{}, err
	}
	nearest := dualDate{gap: math.MaxInt}
	for _, o := range olds {
		for _, n := range dates {
			if gap := o.Bounds().Distance(n.Bounds()); gap < nearest.gap {
				nearest = dualDate{o, gap}
			}
		}
	}
	return nearest, nil
}

// readings returns every date that an element may mean.
func (p *reader) readings(e element, cal calendar.Calendar) ([]Date, error) {
	d, err := p.date(e, cal)
	if ambiguous, ok := errors.AsType[*AmbiguousError](err); ok {
		return ambiguous.Readings, nil
	}
	return []Date{d}, err
}
