package edtf

import (
	"errors"
	"fmt"

	"fasti/internal/calendar"
)

// winters returns the winter of an element that names both its years, or the two
// that a single year belongs to.
func (e element) winters(cal calendar.Calendar) ([]Date, error) {
	first, next := e.year, e.nextYear
	if !next.set {
		before, err := InSeason(cal, first.number()-1, Winter)
		if err != nil {
			return nil, err
		}
		after, err := InSeason(cal, first.number(), Winter)
		return []Date{before, after}, err
	}
	switch {
	case next.era != noEra:
	case next.digits == 2 && first.digits > 2 && first.era != beforeChrist:
		next.value += (first.value + 1) / 100 * 100 // 1926–27, 1999–00
	default:
		next.era = first.era
	}
	if next.number() != first.number()+1 {
		return nil, errors.New("a winter is in two years that follow each other: winter 1926–27")
	}
	d, err := InSeason(cal, first.number(), Winter)
	return []Date{d}, err
}

// decades returns the decade of an element; for a number such as 1800 the century
// too.
func (e element) decades(cal calendar.Calendar) ([]Date, error) {
	year := e.year.number()
	if e.year.era == beforeChrist || year%10 != 0 {
		return nil, errors.New("a decade is written 1850s, and before Christ as its years: 449–440 BC")
	}
	d, err := InDecade(cal, year)
	if err != nil || year%100 != 0 {
		return []Date{d}, err
	}
	hundred, err := InCentury(cal, year)
	return []Date{d, hundred}, err
}

// century returns the hundred years that are called the n-th century: 1800 to 1899
// for the 19th, as the format and most readers have it, though it began with 1801.
// There is no year 0 in the first.
func century(cal calendar.Calendar, n typedYear) (Date, error) {
	switch limit := map[bool]int{true: -minTypedYear / 100, false: maxTypedYear / 100}[n.era == beforeChrist]; {
	case n.value < 1 || n.value > limit:
		return Date{}, fmt.Errorf("this century is out of range: write 1st to %dth century", limit)
	case n.value == 1 && n.era == beforeChrist:
		return yearRange(cal, -99, 0)
	case n.value == 1:
		return yearRange(cal, 1, 99)
	case n.era == beforeChrist:
		return InCentury(cal, -100*(n.value-1))
	default:
		return InCentury(cal, 100*(n.value-1))
	}
}
