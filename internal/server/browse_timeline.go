package server

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/internal/timeline"
	"fasti/web/page"
	"fasti/web/ui"
)

const listedPerPage = 50 // events in the table below a timeline

// The years that a timeline can be asked for.
const (
	firstYear = -4000
	lastYear  = 3000
)

// showTimeline draws a time of the course, an era of it or all.
func (s *server) showTimeline(c echo.Context) error {
	r, err := s.read(c)
	if err != nil {
		return err
	}
	v, err := r.timeline(r.q, r.n)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if v.Problem != "" {
		status = http.StatusUnprocessableEntity
	}
	return showCoursePage(s, c, r, status, page.Timeline, v)
}

// timeline works out a timeline by the parameters of its address.
func (g *guide) timeline(q url.Values, n int) (page.TimelineView, error) {
	line := g.line()
	era := history.EraID(q.Get(page.ParamEra))
	whole := line.Window
	v := page.TimelineView{Era: string(era), Ask: g.ask(history.Ref{}, era)}
	ask := timeline.Query{}
	if era != "" {
		e := g.course.Era(era)
		if e == nil {
			return v, gone()
		}
		v.Title = g.say(e.Title)
		ask.Eras = []history.EraID{era}
		if s := e.Span.Date(); !s.IsZero() && s.Bounds().Closed() {
			whole = timeline.Window{From: s.Bounds().Earliest, To: s.Bounds().Latest}
		}
	}
	ask.Window, v.Problem = window(q, whole)
	what := q.Get(page.ParamShow)
	ask.Events, ask.Terms = what != "terms", what != "events"
	v.Events, v.Terms = ask.Events, ask.Terms
	d := line.Draw(ask)
	v.From, v.To = years(d.Window)
	if v.Problem != "" {
		v.From, v.To = q.Get(page.ParamFrom), q.Get(page.ParamTo)
	}
	v.Shown = shown(d.Window)
	v.Scale = chart{d.Window}.scale()
	for _, lane := range d.Lanes {
		v.Lanes = append(v.Lanes, g.lane(lane, what))
	}
	to := func(w timeline.Window, n int) string {
		from, until := years(w)
		return page.TimelinePath(from, until, string(era), what, n)
	}
	g.ways(&v, d.Window, whole, to)
	v.Eras = g.timelines(what)
	events, total := line.List(ask, (n-1)*listedPerPage, listedPerPage)
	for _, e := range events {
		item := g.item(e)
		item.Era = g.say(g.course.Era(e.Era).Title)
		v.List = append(v.List, item)
	}
	v.Href = func(n int) string { return to(d.Window, n) }
	var err error
	v.Pages, err = paging(n, listedPerPage, total)
	return v, err
}

// timelines lead to that of all eras and to that of each.
func (g *guide) timelines(what string) []ui.Link {
	out := []ui.Link{{Text: "All eras", Href: page.TimelinePath("", "", "", what, 1)}}
	for _, e := range g.course.Eras() {
		out = append(out, ui.Link{Text: g.say(e.Title), Href: page.TimelinePath("", "", string(e.ID), what, 1)})
	}
	return out
}

// ways lead to the neighbouring windows.
func (g *guide) ways(v *page.TimelineView, w, whole timeline.Window, to func(timeline.Window, int) string) {
	v.All = page.TimelinePath("", "", v.Era, "", 1)
	if in := w.Zoomed(2); in != w {
		v.In = to(in, 1)
	}
	if w.From > whole.From || w.To < whole.To {
		out := w.Zoomed(0.5)
		v.Out = to(timeline.Window{From: max(out.From, whole.From), To: min(out.To, whole.To)}.Widened(), 1)
		if w.From > whole.From {
			v.Earlier = to(w.Moved(-0.5), 1)
		}
		if w.To < whole.To {
			v.Later = to(w.Moved(0.5), 1)
		}
	}
}

// window reads the years that are asked for; what is wrong with them is told, and the whole is shown.
func window(q url.Values, whole timeline.Window) (timeline.Window, string) {
	w := whole
	read := func(param string, into *calendar.Day, month time.Month, day int) bool {
		text := strings.TrimSpace(q.Get(param))
		if text == "" {
			return true
		}
		year, err := strconv.Atoi(text)
		if err != nil || year < firstYear || year > lastYear {
			return false
		}
		n, err := calendar.Gregorian.DayOf(calendar.Date{Year: year, Month: month, Day: day})
		*into = n
		return err == nil
	}
	if !read(page.ParamFrom, &w.From, time.January, 1) || !read(page.ParamTo, &w.To, time.December, 31) {
		return whole, "Write years as numbers, such as 862 and 1240; before our era with a minus: -44 is 45 BC."
	}
	if w.To < w.From {
		return whole, "The timeline would end before it begins. Write the earlier year first."
	}
	return w, ""
}

// years are the first and the last year of a window, as its address has them.
func years(w timeline.Window) (from, to string) {
	return strconv.Itoa(calendar.Gregorian.DateOf(w.From).Year), strconv.Itoa(calendar.Gregorian.DateOf(w.To).Year)
}

func shown(w timeline.Window) string {
	from, to := calendar.Gregorian.DateOf(w.From).Year, calendar.Gregorian.DateOf(w.To).Year
	if from == to {
		return calendar.YearName(from)
	}
	return calendar.YearName(from) + " to " + calendar.YearName(to)
}

// lane shows an era of a drawing.
func (g *guide) lane(l timeline.Lane, what string) page.Lane {
	out := page.Lane{
		Title: g.say(l.Era.Title), Href: page.EraPath(string(l.Era.ID)), X1: l.X1, X2: l.X2, Left: l.Left, Events: l.Events,
	}
	for _, m := range l.Marks {
		dot := page.Dot{X: m.X, Count: m.Count}
		if m.Event != nil {
			dot.Title = g.say(m.Event.Title) + ", " + plain(m.Event.Date)
			dot.Href = page.EntityPath("event", string(m.Event.ID))
		} else {
			from, to := years(m.Window)
			dot.Title = strconv.Itoa(m.Count) + " events, " + shown(m.Window)
			dot.Href = page.TimelinePath(from, to, string(l.Era.ID), what, 1)
		}
		out.Marks = append(out.Marks, dot)
	}
	for _, r := range l.Rows {
		row := page.LifeRow{Name: g.say(r.Office.Title), Href: page.EntityPath("office", string(r.Office.ID))}
		for i, b := range r.Bars {
			p := g.course.Person(b.Tenure.Person)
			row.Bars = append(row.Bars, page.Bar{
				X1: b.X1, X2: b.X2, Odd: i%2 == 1, Href: page.EntityPath("person", string(p.ID)),
				Title: g.say(p.Name) + ", " + b.Tenure.From.Date().Format(edtf.Style{}) + " to " + b.Tenure.To.Date().Format(edtf.Style{}),
			})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
