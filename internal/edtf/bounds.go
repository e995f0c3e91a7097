package edtf

import (
	"time"

	"fasti/internal/calendar"
)

// Bounds returns the days that d may mean, as it is written: a month from its first
// to its last day, an interval from the first day of its start to the last of its
// end. Qualifiers are left aside; see [Date.Envelope]. The zero Date may mean any
// day.
//
// Seasons are those of the northern hemisphere, and wide enough for the
// meteorologist's and the astronomer's, in the calendar of the date: spring 1 March
// to 21 June, summer 1 June to 23 September, autumn 1 September to 22 December,
// winter 1 December to 21 March of the next year.
func (d Date) Bounds() Span { return d.span(point.bounds) }

// Envelope returns the bounds of d, widened on both sides for what is approximate or
// uncertain. Two dates whose envelopes are disjoint can't be the same; that is a
// proof for setting questions, so the policy is generous:
//
//	precision   ~ or ?      %
//	day         3 days      6 days
//	month       1 month     2 months
//	season      3 months    6 months
//	year        5 years     10 years
//	decade      10 years    20 years
//	century     25 years    50 years
//
// Months and years are those of the calendar: the envelope of 1922-04~ is 1 March to
// 31 May 1922. Each end of an interval is widened by its own qualifier.
func (d Date) Envelope() Span { return d.span(point.envelope) }

// span composes the span of a date from those of its ends.
func (d Date) span(of func(point) Span) Span {
	switch {
	case d.IsZero():
		return everSpan
	case !d.interval:
		return of(d.start)
	}
	return Span{of(d.start).Earliest, of(d.end).Latest}
}

// bounds returns the days that a point may mean, as written.
func (p point) bounds() Span { return p.widened(margin{}) }

// margin is by how much each side of a point's bounds is widened.
type margin struct{ days, months int }

var margins = [...]margin{
	Day:     {days: 3},
	Month:   {months: 1},
	Season:  {months: 3},
	Year:    {months: 5 * 12},
	Decade:  {months: 10 * 12},
	Century: {months: 25 * 12},
}

func (p point) envelope() Span {
	if p.edge != Known || p.qualifier == Certain {
		return p.bounds()
	}
	m := margins[p.precision]
	if p.qualifier == Both {
		m = margin{2 * m.days, 2 * m.months}
	}
	return p.widened(m)
}

// widened returns the bounds of p with a margin on either side. Months are counted
// from the first day and from the day after the last, which are days that every
// month has: so a month before April begins on 1 March, and a month after it ends on
// 31 May.
func (p point) widened(m margin) Span {
	if p.edge != Known {
		return everSpan
	}
	first, next := p.period()
	first, next = addMonths(first, -m.months), addMonths(next, m.months)
	// Valid by construction, so no day can fail.
	earliest, _ := p.cal.DayOf(first)
	after, _ := p.cal.DayOf(next)
	if p.precision == Day {
		after++ // the period of a day is that day twice
	}
	return Span{earliest - calendar.Day(m.days), after - 1 + calendar.Day(m.days)}
}

// seasons holds the first day of each season and the day after its last.
var seasons = map[int]struct{ first, next calendar.Date }{
	Spring: {calendar.Date{Month: 3, Day: 1}, calendar.Date{Month: 6, Day: 22}},
	Summer: {calendar.Date{Month: 6, Day: 1}, calendar.Date{Month: 9, Day: 24}},
	Autumn: {calendar.Date{Month: 9, Day: 1}, calendar.Date{Month: 12, Day: 23}},
	Winter: {calendar.Date{Month: 12, Day: 1}, calendar.Date{Year: 1, Month: 3, Day: 22}},
}

// period returns the first date of a point and the one after its last; of an exact
// day, that day twice.
func (p point) period() (first, next calendar.Date) {
	switch p.precision {
	case Day:
		return p.civil(), p.civil()
	case Month:
		first = calendar.Date{Year: p.year, Month: time.Month(p.month), Day: 1}
		return first, addMonths(first, 1)
	case Season:
		s := seasons[p.month]
		s.first.Year += p.year
		s.next.Year += p.year
		return s.first, s.next
	}
	years := map[Precision]int{Year: 1, Decade: 10, Century: 100}[p.precision]
	return calendar.Date{Year: p.year, Month: 1, Day: 1}, calendar.Date{Year: p.year + years, Month: 1, Day: 1}
}

// addMonths moves a date by whole months. Its callers give days that every month
// has, or no months.
func addMonths(d calendar.Date, months int) calendar.Date {
	zero := 12*d.Year + int(d.Month) - 1 + months // months since January of the year 0
	d.Year, d.Month = zero/12, time.Month(zero%12+1)
	if d.Month < time.January {
		d.Year, d.Month = d.Year-1, d.Month+12
	}
	return d
}
