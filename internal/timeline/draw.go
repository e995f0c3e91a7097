package timeline

import (
	"cmp"
	"slices"
	"sort"

	"fasti/internal/calendar"
	"fasti/internal/history"
)

// Query says what to draw.
type Query struct {
	Window Window
	Eras   []history.EraID // nil for all
	Events bool
	Terms  bool
}

// Drawing is a window of a line, laid out.
type Drawing struct {
	Window Window
	Ticks  []Tick
	Lanes  []Lane
}

// Tick is a year that the scale names.
type Tick struct {
	X    float64
	Year int
}

// Lane is what is drawn of an era. Rows may be empty, and so may Marks.
type Lane struct {
	Era    *history.Era
	X1, X2 float64 // where the era lies, as far as the window shows it
	Marks  []Mark
	Events int // in the window
	Rows   []Row
	Left   int // offices of the era in the window that there was no room for
}

// Mark is one event, or several that would stand on one place.
type Mark struct {
	X      float64
	Event  *history.Event // nil for several
	Count  int
	Window Window // where several are told apart
}

// Row is an office with its terms.
type Row struct {
	Office *history.Office
	Bars   []Bar
}

// Bar is one term of office.
type Bar struct {
	X1, X2 float64
	Tenure *history.Tenure
}

// Draw lays a window out.
func (l *Line) Draw(q Query) Drawing {
	q.Window = q.Window.Widened()
	d := Drawing{Window: q.Window, Ticks: Ticks(q.Window)}
	for i := range l.eras {
		n := &l.eras[i]
		if q.Eras != nil && !slices.Contains(q.Eras, n.era.ID) {
			continue
		}
		lane := Lane{Era: n.era, X1: 0, X2: 0}
		if s := n.era.Span.Date(); !s.IsZero() {
			span := s.Bounds()
			lane.X1, lane.X2 = q.Window.clip(span.Earliest), q.Window.clip(span.Latest)
		}
		if q.Events {
			events := n.within(q.Window)
			lane.Events, lane.Marks = len(events), marks(n, q.Window)
		}
		if q.Terms {
			lane.Rows, lane.Left = l.rows(n, q.Window)
		}
		if lane.Events > 0 || len(lane.Rows) > 0 || lane.X2 > lane.X1 {
			d.Lanes = append(d.Lanes, lane)
		}
	}
	return d
}

// x is the place of a day.
func (w Window) x(day calendar.Day) float64 {
	return float64(day-w.From) / float64(w.days()) * Width
}

// clip is the place of a day, or the end of the window beyond which it lies.
func (w Window) clip(day calendar.Day) float64 {
	switch {
	case day < w.From:
		return 0
	case day > w.To:
		return Width
	}
	return w.x(day)
}

// clipEnd is the place where a day ends, or the end of the window.
func (w Window) clipEnd(day calendar.Day) float64 {
	if day >= w.To {
		return Width
	}
	return w.clip(day + 1)
}

// marks puts the events of a lane into bins: one stands at its own place, several at the middle of theirs.
func marks(n *lane, w Window) []Mark {
	events := n.within(w)
	var out []Mark
	for bin := 0; bin < bins && len(events) > 0; bin++ {
		from := w.From + calendar.Day(bin*w.days()/bins)
		to := w.From + calendar.Day((bin+1)*w.days()/bins) - 1
		end := sort.Search(len(events), func(i int) bool { return events[i].at > to })
		here := events[:end]
		events = events[end:]
		switch len(here) {
		case 0:
		case 1:
			out = append(out, Mark{X: w.x(here[0].at), Event: here[0].event, Count: 1})
		default:
			first, last := here[0].at, here[len(here)-1].at
			out = append(out, Mark{X: w.x(first + (last-first)/2), Count: len(here), Window: Window{from, max(to, from)}.Widened()})
		}
	}
	return out
}

// rows chooses the offices of a lane: those with most terms in the window, in the order of the course.
func (l *Line) rows(n *lane, w Window) (rows []Row, left int) {
	type found struct {
		at, terms int
	}
	var list []found
	for i, id := range n.offices {
		if k := len(inWindow(l.scanned[id], w)); k > 0 {
			list = append(list, found{i, k})
		}
	}
	if left = len(list) - maxRows; left > 0 {
		slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(b.terms, a.terms) })
		list = list[:maxRows]
		slices.SortFunc(list, func(a, b found) int { return cmp.Compare(a.at, b.at) })
	}
	for _, f := range list {
		id := n.offices[f.at]
		row := Row{Office: l.c.Office(id)}
		for _, t := range inWindow(l.scanned[id], w) {
			if len(row.Bars) == maxBars {
				break
			}
			row.Bars = append(row.Bars, Bar{w.clip(t.from), w.clipEnd(t.to), t.tenure})
		}
		rows = append(rows, row)
	}
	return rows, max(left, 0)
}

// inWindow returns the terms that share a day with a window.
func inWindow(terms []term, w Window) []term {
	var out []term
	for _, t := range terms {
		if t.from > w.To {
			break
		}
		if t.to >= w.From {
			out = append(out, t)
		}
	}
	return out
}

// steps are the distances in years at which a scale may have its ticks.
var steps = []int{1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000}

// Ticks names six to fifteen years of a window, or the ones that there are.
func Ticks(w Window) []Tick {
	const most = 12
	from, to := calendar.Gregorian.DateOf(w.From).Year, calendar.Gregorian.DateOf(w.To).Year
	step := steps[len(steps)-1]
	for _, s := range steps {
		if (to-from)/s <= most {
			step = s
			break
		}
	}
	var out []Tick
	for year := from - mod(from, step); year <= to; year += step {
		day, err := calendar.Gregorian.DayOf(calendar.Date{Year: year, Month: 1, Day: 1})
		if err == nil && day >= w.From && day <= w.To {
			out = append(out, Tick{w.x(day), year})
		}
	}
	return out
}

func mod(a, b int) int { return ((a % b) + b) % b }

// List returns the events of a window lane after lane, each in order of time, for a table: those of a page, and how many there
// are over all pages.
func (l *Line) List(q Query, offset, limit int) (events []*history.Event, total int) {
	for i := range l.eras {
		n := &l.eras[i]
		if q.Eras != nil && !slices.Contains(q.Eras, n.era.ID) {
			continue
		}
		here := n.within(q.Window)
		for j := max(0, offset-total); j < len(here) && len(events) < limit; j++ {
			events = append(events, here[j].event)
		}
		total += len(here)
	}
	return events, total
}
