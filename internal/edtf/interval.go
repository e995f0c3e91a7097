package edtf

import (
	"errors"
	"fmt"

	"fasti/internal/calendar"
)

// Edge is what is known of one end of an interval. The two edges without a date
// are different things: a tenure whose end is open is still going, one whose end is
// unknown is over.
type Edge uint8

// The edges.
const (
	Known   Edge = iota // there is a date, perhaps an approximate one
	Open                // "..": there is no such end
	Unknown             // "": there is one, and nobody knows when
)

// End is one end of an interval. The zero End is no end: a known one without a
// date.
type End struct {
	Edge Edge
	Date Date // the zero Date unless the edge is Known
}

// From returns the start of an interval, and Until its end. Of a date that is no
// interval both are the date itself.
func (d Date) From() End { return d.start.asEnd() }

// Until returns the end of an interval; see [Date.From].
func (d Date) Until() End {
	if !d.interval {
		return d.start.asEnd()
	}
	return d.end.asEnd()
}

func (p point) asEnd() End {
	if p.edge != Known {
		return End{Edge: p.edge}
	}
	return End{Date: Date{start: p}}
}

// asPoint is the inverse of [point.asEnd].
func (e End) asPoint() point {
	if e.Edge != Known {
		return point{edge: e.Edge}
	}
	return e.Date.start
}

// String returns the end as it stands in an interval.
func (e End) String() string {
	if e.Edge == Known {
		return e.Date.String()
	}
	return e.asPoint().String()
}

// isMixed reports whether d is an interval with an end in each calendar.
func (d Date) isMixed() bool {
	return d.start.precision != 0 && d.end.precision != 0 && d.start.cal != d.end.cal
}

// Join makes an interval of its two ends. They may be of different calendars, as
// the ends of an office are that was held across the reform; [Date.String] then
// writes each end in its own, which no one calendar reads back. It fails on an end
// that is itself an interval or has no date where one should be, on two ends
// without a date, and on an end that is before its start.
func Join(from, to End) (Date, error) {
	for _, e := range []End{from, to} {
		switch {
		case e.Edge > Unknown:
			return Date{}, fmt.Errorf("%d is no edge of an interval", e.Edge)
		case e.Edge == Known && e.Date.IsZero():
			return Date{}, errors.New("an end of the interval has no date: an end is open or unknown, or has one")
		case e.Date.interval:
			return Date{}, fmt.Errorf("an end of an interval is a single date, not the interval %v", e.Date)
		}
	}
	if from.Edge != Known && to.Edge != Known {
		return Date{}, errNoDates
	}
	d := Date{interval: true, start: from.asPoint(), end: to.asPoint()}
	if d.reversed() {
		return Date{}, fmt.Errorf("the interval ends (%v) before it starts (%v)", to, from)
	}
	return d, nil
}

var errNoDates = errors.New("an interval has a date at one end at least")

// reversed reports whether an interval can't but end before it starts, as it is
// written. 1918-03/1918 isn't reversed: the year goes on after March.
func (d Date) reversed() bool {
	return d.start.edge == Known && d.end.edge == Known &&
		d.end.bounds().Before(d.start.bounds())
}

// ParseEnd reads one end of an interval as it stands by itself, such as the "to"
// of a tenure: a date, ".." for open, or "" for unknown. Its errors are of type
// *[SyntaxError].
func ParseEnd(s string, cal calendar.Calendar) (End, error) {
	if err := checkLength(s); err != nil {
		return End{}, err
	}
	sc := scanner{text: s, end: len(s), cal: cal}
	p, err := sc.edge()
	if err != nil {
		return End{}, err
	}
	return p.asEnd(), nil
}
