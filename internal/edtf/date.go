package edtf

import (
	"errors"

	"fasti/internal/calendar"
)

// Date is one expression of the format: a day, a month, a season, a year, a
// decade, a century, or an interval between two of these. It remembers the
// calendar that it was written in.
//
// A Date is a value: it is immutable, == compares two as they were written, and
// it can be the key of a map. Only [Parse] and the constructors make one, so
// every Date but the zero value is valid. The zero Date is no date; see
// [Date.IsZero].
type Date struct {
	start, end point // a date that is no interval has only a start
	interval   bool
}

// point is a date that is no interval, or the end of one.
type point struct {
	edge       Edge
	cal        calendar.Calendar
	precision  Precision // 0: there is no date here
	qualifier  Qualifier
	maskMonth  bool // the month is written as XX
	maskDay    bool // the day is written as XX
	year       int  // of a decade and a century, the first or (before 0) the last one
	month, day int  // 0 where the precision is coarser; the month of a season is its Season
}

// IsZero reports whether d is the zero Date, which is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// Equal reports whether d and e were written alike, in the same calendar. It is
// == under the name that packages for comparing look for.
func (d Date) Equal(e Date) bool { return d == e }

// IsInterval reports whether d is an interval: written with a slash.
func (d Date) IsInterval() bool { return d.interval }

// Calendar returns the calendar in which d was written; of an interval, that of
// its start, or of its end where the start has no date.
func (d Date) Calendar() calendar.Calendar {
	if d.start.precision == 0 {
		return d.end.cal
	}
	return d.start.cal
}

// Precision returns how finely d is known. That of every interval is [Interval];
// its ends have their own.
func (d Date) Precision() Precision {
	if d.interval {
		return Interval
	}
	return d.start.precision
}

// Qualifier returns what the writer said of the certainty of d. An interval has
// none of its own; its ends have.
func (d Date) Qualifier() Qualifier {
	if d.interval {
		return Certain
	}
	return d.start.qualifier
}

// Qualify returns d with another qualifier. An interval can't be qualified as a
// whole and is returned as it is.
func (d Date) Qualify(q Qualifier) Date {
	if !d.interval && !d.IsZero() && q <= Both {
		d.start.qualifier = q
	}
	return d
}

// Year returns the astronomical year of a date that is in one: of a day, a
// month, a year, and of a season the year in which it began.
func (d Date) Year() (year int, ok bool) {
	if d.interval || d.IsZero() || d.start.precision > Year {
		return 0, false
	}
	return d.start.year, true
}

// CalendarDate returns a date that is exact to the day, in its own calendar.
func (d Date) CalendarDate() (date calendar.Date, ok bool) {
	if d.interval || d.start.precision != Day {
		return calendar.Date{}, false
	}
	return d.start.civil(), true
}

// ReadAs returns the date that the same text means in another calendar: 25
// October 1917 Old Style for 25 October 1917 New Style. It fails where that
// calendar doesn't have the date. The same day in another calendar is
// [Date.Convert].
func (d Date) ReadAs(cal calendar.Calendar) (Date, error) {
	if d.IsZero() {
		return d, nil
	}
	return ParseIn(d.String(), cal)
}

// errNotADay is the error of what only an exact day can do.
var errNotADay = errors.New("only a date that is exact to the day can be converted")

// Convert returns the same day as another calendar names it, with the same
// qualifier. It fails on everything that isn't exact to the day: an October of
// the Old Style is no month of the New.
func (d Date) Convert(cal calendar.Calendar) (Date, error) {
	if d.interval || d.start.precision != Day {
		return Date{}, errNotADay
	}
	if d.start.cal == cal {
		return d, nil
	}
	converted, err := OnDay(cal, d.Bounds().Earliest)
	return converted.Qualify(d.start.qualifier), err
}
