package edtf

import (
	"errors"
	"time"

	"fasti/internal/calendar"
)

// finish narrows a date to the part of it that the element names, and qualifies it.
func (e element) finish(d Date) (Date, error) {
	if e.part != whole {
		var err error
		if d, err = d.third(e.part); err != nil {
			return Date{}, err
		}
	}
	for _, p := range []*point{&d.start, &d.end} {
		if p.precision != 0 {
			p.qualifier = e.qualifier
		}
	}
	return d, nil
}

// cuts are where the parts of a period begin, and where the last one ends: the days
// of a month (to its end, whatever that is), the months of a year, the years of a
// decade and of a century.
var cuts = map[Precision][4]int{
	Month:   {1, 11, 21, 32},
	Year:    {1, 5, 9, 13},
	Decade:  {0, 4, 7, 10},
	Century: {0, 34, 67, 100},
}

// third returns the early, middle or late part of a date as an interval.
func (d Date) third(part part) (Date, error) {
	cut, ok := cuts[d.Precision()]
	if !ok {
		return Date{}, errors.New("early, mid and late go with a month, a year, a decade or a century: early 1918")
	}
	from, until := cut[part-early], cut[part-early+1]-1
	cal, year, month := d.start.cal, d.start.year, time.Month(d.start.month)
	var first, last Date
	var err, lastErr error
	switch d.Precision() {
	case Month:
		until = min(until, cal.DaysInMonth(year, month))
		first, err = OnDate(cal, calendar.Date{Year: year, Month: month, Day: from})
		last, lastErr = OnDate(cal, calendar.Date{Year: year, Month: month, Day: until})
	case Year:
		first, err = InMonth(cal, year, time.Month(from))
		last, lastErr = InMonth(cal, year, time.Month(until))
	default:
		return yearRange(cal, year+from, year+until)
	}
	if err := errors.Join(err, lastErr); err != nil {
		return Date{}, err
	}
	return Join(first.From(), last.Until())
}

// yearRange returns the interval of whole years.
func yearRange(cal calendar.Calendar, first, last int) (Date, error) {
	from, err := InYear(cal, first)
	if err != nil {
		return Date{}, err
	}
	until, err := InYear(cal, last)
	if err != nil {
		return Date{}, err
	}
	return Join(from.From(), until.Until())
}
