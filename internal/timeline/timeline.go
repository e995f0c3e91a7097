// Package timeline lays a course out along time: a lane an era, with terms of office as bars and events as marks.
//
// [Line] is made once of a course; [Line.Draw] lays a window of it out in a coordinate of its own, from 0 at the window's
// first day to [Width] at its last. What would overlap is put together: a mark may stand for many events, and a lane shows
// as many offices as it has room for. So a drawing has a bounded size, and takes about as long, whatever the course holds.
//
// The package is pure, knows history and no page; server uses it.
package timeline

import (
	"cmp"
	"slices"
	"sort"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// Width is the length of a drawing, in its own units.
const Width = 1000.0

// Bounds of a drawing.
const (
	bins     = 100 // places for marks in a lane: one a hundredth of the width
	maxRows  = 6   // offices in a lane
	maxBars  = 200 // terms in a row
	leastDay = 30  // days that a window is long at least

	mostSeats = 1.7 // of an office, on average; a council is no line of rulers
)

// Line holds a course by time.
type Line struct {
	c       *history.Course
	eras    []lane
	Window  Window // of everything that is dated
	scanned map[history.OfficeID][]term
}

// lane is what is known of an era.
type lane struct {
	era     *history.Era
	events  []moment // by day
	offices []history.OfficeID
}

// moment is an event at the middle of the days that it may mean.
type moment struct {
	at    calendar.Day
	event *history.Event
}

// term is a tenure with its first and last day, as far as they are known.
type term struct {
	from, to calendar.Day
	tenure   *history.Tenure
	least    calendar.Day // the first day on which it may have ended
}

// Window is a span of days that is drawn, first and last included.
type Window struct{ From, To calendar.Day }

// days is the length of a window.
func (w Window) days() int { return int(w.To-w.From) + 1 }

// Widened returns a window that is long enough to be drawn, with the same middle.
func (w Window) Widened() Window {
	if w.To < w.From {
		w.From, w.To = w.To, w.From
	}
	if lack := leastDay - w.days(); lack > 0 {
		w.From -= calendar.Day(lack / 2)
		w.To += calendar.Day(lack - lack/2)
	}
	return w
}

// Zoomed returns a window around the same middle, shorter by a factor; longer for one under 1.
func (w Window) Zoomed(by float64) Window {
	half := calendar.Day(float64(w.days()) / by / 2)
	mid := w.From + calendar.Day(w.days()/2)
	return Window{mid - half, mid + half}.Widened()
}

// Moved returns a window later by a part of its length; earlier for a negative part.
func (w Window) Moved(part float64) Window {
	by := calendar.Day(float64(w.days()) * part)
	return Window{w.From + by, w.To + by}
}

// New lays a course out by time.
func New(c *history.Course) *Line {
	l := &Line{c: c, scanned: map[history.OfficeID][]term{}}
	first, last := calendar.DistantFuture, calendar.DistantPast
	eras := c.Eras()
	lanes := map[history.EraID]int{}
	for i := range eras {
		n := lane{era: &eras[i]}
		for _, e := range c.EventsOfEra(eras[i].ID) {
			if day, ok := middle(e.Date.Date()); ok {
				n.events = append(n.events, moment{day, e})
				first, last = min(first, day), max(last, day)
			}
		}
		slices.SortStableFunc(n.events, func(a, b moment) int { return cmp.Compare(a.at, b.at) })
		l.eras = append(l.eras, n)
		lanes[eras[i].ID] = i
	}
	offices := c.Offices()
	for i := range offices {
		o := &offices[i]
		at, ok := lanes[l.eraOf(o)]
		if !ok {
			continue
		}
		terms := l.terms(o.ID)
		if len(terms) == 0 || seats(terms) > mostSeats {
			continue
		}
		l.scanned[o.ID] = terms
		l.eras[at].offices = append(l.eras[at].offices, o.ID)
		for _, t := range terms {
			first, last = min(first, t.from), max(last, t.from)
			if t.to < calendar.DistantFuture {
				last = max(last, t.to)
			}
		}
	}
	if first > last {
		first, last = 0, 0
	}
	l.Window = Window{first, last}.Widened()
	return l
}

// eraOf is the era that an office is drawn in: the one that it names, else the one with most of the events that changed it.
func (l *Line) eraOf(o *history.Office) history.EraID {
	if o.Era != "" {
		return o.Era
	}
	count := map[history.EraID]int{}
	var best history.EraID
	for _, e := range l.c.EventsAbout(history.Ref{Kind: history.KindOffice, ID: string(o.ID)}) {
		if count[e.Era]++; count[e.Era] > count[best] {
			best = e.Era
		}
	}
	return best
}

// terms lists the tenures of an office whose beginning is known. One whose end is not known ends where it began; one that
// goes on has no end.
func (l *Line) terms(id history.OfficeID) []term {
	var out []term
	for _, t := range l.c.TenuresOfOffice(id) {
		from := t.From.Date().Bounds()
		if !from.Closed() {
			continue
		}
		n := term{from.Earliest, from.Latest, t, from.Latest}
		if t.To != nil && t.To.Is == ".." {
			n.to = calendar.DistantFuture
		} else if to := t.To.Date(); !to.IsZero() && to.Bounds().Closed() {
			n.to, n.least = max(n.to, to.Bounds().Latest), max(from.Earliest, to.Bounds().Earliest)
		}
		out = append(out, n)
	}
	return out
}

// seats is how many people held an office at a time, on average over the days on which anybody did. The terms stand by
// their beginning.
func seats(terms []term) float64 {
	held, covered := 0, 0
	last := terms[0].from - 1
	for _, t := range terms {
		if t.to == calendar.DistantFuture {
			continue
		}
		held += int(t.least-t.from) + 1
		if t.least > last {
			covered += int(t.least - max(last, t.from-1))
			last = t.least
		}
	}
	if covered == 0 {
		return 1
	}
	return float64(held) / float64(covered)
}

// middle is the day in the middle of what a date may mean.
func middle(d edtf.Date) (calendar.Day, bool) {
	if d.IsZero() {
		return 0, false
	}
	s := d.Bounds()
	switch {
	case s.Closed():
		return s.Earliest + (s.Latest-s.Earliest)/2, true
	case s.Earliest > calendar.DistantPast:
		return s.Earliest, true
	case s.Latest < calendar.DistantFuture:
		return s.Latest, true
	}
	return 0, false
}

// within returns the events of a lane in a window.
func (n *lane) within(w Window) []moment {
	from := sort.Search(len(n.events), func(i int) bool { return n.events[i].at >= w.From })
	to := sort.Search(len(n.events), func(i int) bool { return n.events[i].at > w.To })
	return n.events[from:to]
}
