package server

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/internal/timeline"
	"fasti/web/page"
	"fasti/web/ui"
)

// chart places days on a scale of a thousand.
type chart struct{ w timeline.Window }

func (h chart) x(day calendar.Day) float64 {
	part := float64(day-h.w.From) / float64(h.w.To-h.w.From+1)
	return min(max(part, 0), 1) * timeline.Width
}

func (h chart) scale() page.Scale {
	var out page.Scale
	for _, t := range timeline.Ticks(h.w) {
		out = append(out, page.Year{X: t.X, Text: calendar.YearName(t.Year)})
	}
	return out
}

// spanOf returns the first and the last day of what closed dates tell; false where none is closed.
func spanOf(dates ...edtf.Date) (timeline.Window, bool) {
	w := timeline.Window{From: calendar.DistantFuture, To: calendar.DistantPast}
	for _, d := range dates {
		if s := d.Bounds(); !d.IsZero() && s.Closed() {
			w.From, w.To = min(w.From, s.Earliest), max(w.To, s.Latest)
		}
	}
	return w, w.From <= w.To
}

// life draws somebody's life: its length, offices and events.
func (g *guide) life(p *history.Person, terms []*history.Tenure, events []*history.Event) page.Life {
	dates := []edtf.Date{p.Born.Date(), p.Died.Date(), p.Floruit.Date()}
	for _, t := range terms {
		dates = append(dates, t.From.Date(), t.To.Date())
	}
	for _, e := range events {
		dates = append(dates, e.Date.Date())
	}
	w, ok := spanOf(dates...)
	if !ok {
		return page.Life{}
	}
	w = w.Widened()
	h := chart{w}
	l := page.Life{Label: "The life of " + g.say(p.Name) + " in years, with offices and events", Scale: h.scale()}
	here := page.EntityPath("person", string(p.ID))
	if born, died := p.Born.Date(), p.Died.Date(); !born.IsZero() && !died.IsZero() && born.Bounds().Closed() && died.Bounds().Closed() {
		l.Rows = append(l.Rows, page.LifeRow{Name: "Life", Bars: []page.Bar{{
			X1: h.x(born.Bounds().Earliest), X2: h.x(died.Bounds().Latest), Href: here, Title: plain(p.Born) + " to " + plain(p.Died),
		}}})
	}
	for _, t := range terms {
		office := g.course.Office(t.Office)
		if bar, ok := g.bar(h, t, g.say(office.Title)); ok {
			bar.Href = page.EntityPath("office", string(office.ID))
			name := g.say(office.Title)
			if i := slices.IndexFunc(l.Rows, func(r page.LifeRow) bool { return r.Name == name }); i >= 0 {
				l.Rows[i].Bars = append(l.Rows[i].Bars, bar)
			} else {
				l.Rows = append(l.Rows, page.LifeRow{Name: name, Bars: []page.Bar{bar}})
			}
		}
	}
	if dots := g.dots(h, events); len(dots) > 0 {
		l.Rows = append(l.Rows, page.LifeRow{Name: "Events", Dots: dots})
	}
	return l
}

// bar draws a term of office; one without a known end ends where it began.
func (g *guide) bar(h chart, t *history.Tenure, name string) (page.Bar, bool) {
	w, ok := spanOf(t.From.Date(), t.To.Date())
	if !ok {
		return page.Bar{}, false
	}
	if t.To != nil && t.To.Is == ".." {
		w.To = h.w.To
	}
	title := name + ", " + plain(t.From)
	if to := plain(t.To); to != "" {
		title += " to " + to
	}
	return page.Bar{X1: h.x(w.From), X2: h.x(w.To + 1), Title: title}, true
}

func (g *guide) dots(h chart, events []*history.Event) []page.Dot {
	var out []page.Dot
	for _, e := range events {
		if w, ok := spanOf(e.Date.Date()); ok {
			out = append(out, page.Dot{
				X: h.x(w.From + (w.To-w.From)/2), Title: g.say(e.Title) + ", " + plain(e.Date), Href: page.EntityPath("event", string(e.ID)), Count: 1,
			})
		}
	}
	return out
}

const maxSuccession = 200 // terms that a succession line draws

// succession draws who held an office, one after another; holders of several seats stand in rows of their own.
func (g *guide) succession(o *history.Office, terms []*history.Tenure) page.Life {
	if len(terms) > maxSuccession {
		terms = terms[:maxSuccession]
	}
	var dates []edtf.Date
	for _, t := range terms {
		dates = append(dates, t.From.Date(), t.To.Date())
	}
	w, ok := spanOf(dates...)
	if !ok {
		return page.Life{}
	}
	h := chart{w.Widened()}
	l := page.Life{Label: "Who held the office, along time", Scale: h.scale()}
	var ends []float64
	for i, t := range terms {
		p := g.course.Person(t.Person)
		bar, ok := g.bar(h, t, g.say(p.Name))
		if !ok {
			continue
		}
		bar.Href, bar.Odd = page.EntityPath("person", string(p.ID)), i%2 == 1
		row := slices.IndexFunc(ends, func(end float64) bool { return end <= bar.X1+0.5 })
		if o.OneSeat() && len(ends) > 0 {
			row = 0 // days that two terms may share are not a second seat
		}
		if row < 0 {
			row = len(ends)
			ends = append(ends, 0)
			l.Rows = append(l.Rows, page.LifeRow{})
		}
		ends[row] = max(ends[row], bar.X2)
		l.Rows[row].Bars = append(l.Rows[row].Bars, bar)
	}
	return l
}

// mapOf shows places, one of them as the one that the page is about, by the name that it has there.
func (g *guide) mapOf(list []*history.Place, main history.PlaceID, name string) page.Map {
	m := page.Map{Label: "Map: " + name}
	var all [][2]float64
	for _, p := range list {
		if p.Lat == nil {
			continue
		}
		x, y := ui.Project(*p.Lat, *p.Lon)
		point := page.Point{X: x, Y: y, Name: g.say(p.Name), Href: page.EntityPath("place", string(p.ID)), Main: p.ID == main}
		if point.Main {
			point.Name = name
		}
		all = append(all, [2]float64{x, y})
		m.Points = append(m.Points, point)
	}
	if len(all) == 0 {
		return page.Map{}
	}
	w := ui.Around(ui.Midst(all), mapShape)
	if p := g.course.Place(main); p != nil && p.Lat != nil {
		// The place itself is the middle of its map, for a narrow screen shows no more than that.
		x, y := ui.Project(*p.Lat, *p.Lon)
		w.X, w.Y = x-w.W/2, y-w.H/2
	}
	m.X, m.Y, m.W, m.H = w.X, w.Y, w.W, w.H
	for i := range m.Points {
		m.Points[i].Left = m.Points[i].X > w.X+w.W*0.72
	}
	// The one that the page is about is drawn last, over its neighbours.
	slices.SortStableFunc(m.Points, func(a, b page.Point) int { return cmp.Compare(btoi(a.Main), btoi(b.Main)) })
	return m
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

const (
	mostNearby = 6        // other places on a place's map
	mapShape   = 16.0 / 9 // width by height
)

// nearby is a place with its nearest neighbours in the course, within some hundred kilometres.
func (g *guide) nearby(p *history.Place) []*history.Place {
	out := []*history.Place{p}
	if p.Lat == nil {
		return out
	}
	type far struct {
		p *history.Place
		d float64
	}
	var others []far
	all := g.course.Places()
	for i := range all {
		q := &all[i]
		if q == p || q.Lat == nil {
			continue
		}
		if d := distance(p, q); d < 7 {
			others = append(others, far{q, d})
		}
	}
	slices.SortFunc(others, func(a, b far) int { return cmp.Compare(a.d, b.d) })
	for _, o := range others {
		crowded := slices.ContainsFunc(out, func(q *history.Place) bool { return runInto(o.p, q) })
		if len(out) <= mostNearby && !crowded {
			out = append(out, o.p)
		}
	}
	return out
}

// runInto reports whether the names of two places would run into each other on a map of the least height: a name is about
// so high and so wide, in units of the drawing.
func runInto(p, q *history.Place) bool {
	const high, wide = 0.8, 3.4
	x1, y1 := ui.Project(*p.Lat, *p.Lon)
	x2, y2 := ui.Project(*q.Lat, *q.Lon)
	return math.Abs(y1-y2) < high && math.Abs(x1-x2) < wide
}

// distance between two places in degrees of latitude, near enough to tell which are near.
func distance(p, q *history.Place) float64 {
	return math.Hypot(*q.Lat-*p.Lat, (*q.Lon-*p.Lon)*math.Cos(*p.Lat*math.Pi/180))
}

// degrees writes a coordinate: "59.94° north".
func degrees(f float64, plus, minus string) string {
	if f < 0 {
		return strconv.FormatFloat(-f, 'f', 2, 64) + "° " + minus
	}
	return strconv.FormatFloat(f, 'f', 2, 64) + "° " + plus
}
