package edtf

import (
	"errors"

	"fasti/internal/calendar"
)

// resolve returns the date of a phrase. Its elements are of the calendar cal where
// they state none.
func (p *reader) resolve(ph phrase, cal calendar.Calendar) (Date, error) {
	if ph.between.kind == tokenEnd {
		d, err := p.resolveLink(ph.from, cal)
		if err == nil && d.start.edge != Known && !d.interval {
			return Date{}, p.fail(0, "there is no date: %s", typedHint)
		}
		return d, err
	}
	if ph.from.joint.kind == tokenEnd && ph.to.joint.kind == tokenEnd {
		return p.resolveLink(link{ph.from.first, ph.to.first, ph.between}, cal)
	}
	from, err := p.resolveLink(ph.from, cal)
	if err != nil {
		return Date{}, err
	}
	to, err := p.resolveLink(ph.to, cal)
	if err != nil {
		return Date{}, err
	}
	return p.join(from, to, ph.between)
}

// resolveLink returns the date of one element, of two that name the same day in both
// calendars, or of two that are the ends of an interval.
func (p *reader) resolveLink(l link, cal calendar.Calendar) (Date, error) {
	switch {
	case l.joint.kind == tokenEnd:
		return p.date(l.first, cal)
	case l.isDual():
		return p.dual(l)
	case l.first.precision == Year && l.first.year.era != beforeChrist && l.second.isShort():
		return p.shortEnd(l, cal)
	}
	shareParts(&l.first, &l.second)
	from, err := p.date(l.first, cal)
	if err != nil {
		return Date{}, err
	}
	to, err := p.date(l.second, cal)
	if err != nil {
		return Date{}, err
	}
	return p.join(from, to, l.joint)
}

// join makes the interval from the start of one date to the end of another.
func (p *reader) join(from, to Date, at token) (Date, error) {
	d, err := Join(from.From(), to.Until())
	switch {
	case errors.Is(err, errNoDates):
		return Date{}, p.fail(at.offset, "%v", err)
	case err != nil:
		return Date{}, p.fail(at.offset, "this ends before it starts: write the earlier date first")
	}
	return d, nil
}

// isShort reports whether an element is a number of two digits and nothing else,
// which after a year is the end of a later one or a month.
func (e element) isShort() bool {
	return e.precision == 0 && e.edge == Known && e.digits == 2 && !e.year.set
}

// shortEnd returns the date of a year and a number of two digits: 1918–25 is an
// interval, 1922-04 a month, and 1905-07 can be either.
func (p *reader) shortEnd(l link, cal calendar.Calendar) (Date, error) {
	n := l.second.day
	var readings []Date
	if n >= 1 && n <= 12 && l.joint.isMark("-", "/") {
		month := l.first
		month.precision, month.month = Month, n
		month.qualifier = month.qualifier.with(l.second.qualifier)
		d, err := p.date(month, cal)
		if err != nil {
			return Date{}, err
		}
		readings = append(readings, d)
	}
	if n > l.first.year.value%100 {
		end := l.second
		end.precision, end.year = Year, l.first.year
		end.year.value += n - l.first.year.value%100
		d, err := p.resolveLink(link{l.first, end, l.joint}, cal)
		if err != nil {
			return Date{}, err
		}
		readings = append(readings, d)
	}
	switch len(readings) {
	case 0:
		return Date{}, p.fail(l.second.at.offset,
			"%q is no month, and no year after the first: write the year in full", l.second.at.text)
	case 1:
		return readings[0], nil
	}
	return Date{}, &AmbiguousError{p.text, readings}
}

// shareParts gives to each of two dates what only the other has: the month and year
// of "3–5 April 1922", the era of "44–30 BC".
func shareParts(first, second *element) {
	switch {
	case first.precision == 0 && first.edge == Known && second.precision == Day:
		first.precision, first.month = Day, second.month
	case first.precision == 0 && first.edge == Known && second.precision == Year:
		first.precision, first.year = Year, first.bareYear() // 44–30 BC
	case second.precision == 0 && second.year.set && first.precision == Day:
		second.precision, second.month = Day, first.month // April 3–5, 1922
	}
	dated := func(e *element) bool { return e.precision == Day || e.precision == Month }
	if dated(first) && dated(second) {
		later := 0
		if first.month > second.month {
			later = 1 // 24 December to 3 January
		}
		if !first.year.set {
			first.year = second.year.plus(-later)
		} else if !second.year.set {
			second.year = first.year.plus(later)
		}
	}
	if first.year.era == noEra {
		first.year.era = second.year.era
	} else if second.year.era == noEra && first.year.era == anno && second.year.digits < 3 {
		second.year.era = anno // AD 14–37
	}
}

// bareYear returns the number of an element without anything else, as a year.
func (e element) bareYear() typedYear {
	return typedYear{set: true, value: e.day, digits: e.digits, offset: e.at.offset}
}

// plus returns the year that is n later in time.
func (y typedYear) plus(n int) typedYear {
	if y.era == beforeChrist {
		n = -n
	}
	y.value += n
	return y
}
