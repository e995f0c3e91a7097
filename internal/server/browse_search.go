package server

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/search"
	"fasti/web/page"
	"fasti/web/ui"
)

// Bounds of a search.
const (
	maxQuery    = 200 // characters
	hitsPerPage = 40
)

// kindNames are what a reader calls the kinds of entity: one, and many.
var kindNames = map[history.Kind][2]string{
	history.KindPerson: {"Person", "People"}, history.KindOffice: {"Office", "Offices"}, history.KindBody: {"Body", "Bodies"},
	history.KindPlace: {"Place", "Places"}, history.KindTerm: {"Word", "Words"}, history.KindEvent: {"Event", "Events"},
	history.KindSource: {"Source", "Sources"},
}

// showSearch answers a query in one page, with a way to narrow it down.
func (s *server) showSearch(c echo.Context) error {
	r, err := s.read(c)
	if err != nil {
		return err
	}
	v := page.SearchView{Query: r.q.Get(page.ParamFilter), Kind: r.q.Get(page.ParamKind), Ask: r.ask(history.Ref{}, "")}
	if len([]rune(v.Query)) > maxQuery {
		return errs.New(errs.Invalid, "A search has at most %d characters. Look for a name or a word.", maxQuery)
	}
	answer := r.find().Find(v.Query)
	v.Inexact = !answer.Exact
	count := map[history.Kind]int{}
	for _, h := range answer.Hits {
		count[h.Kind]++
	}
	v.Kinds = append(v.Kinds, page.KindCount{Text: "All", Href: page.SearchPath(v.Query, "", 1), On: v.Kind == ""})
	for _, k := range history.KindsOfEntity {
		if count[k] > 0 {
			v.Kinds = append(v.Kinds, page.KindCount{
				Text: kindNames[k][1] + " " + ui.Number(count[k]), Href: page.SearchPath(v.Query, string(k), 1), On: v.Kind == string(k),
			})
		}
	}
	hits := answer.Hits
	if v.Kind != "" {
		hits = slices.DeleteFunc(hits, func(h search.Hit) bool { return string(h.Kind) != v.Kind })
	}
	if v.Pages, err = paging(r.n, hitsPerPage, len(hits)); err != nil {
		return err
	}
	for _, h := range onPage(hits, r.n, hitsPerPage) {
		v.Hits = append(v.Hits, r.found(h.Ref))
	}
	return showCoursePage(s, c, r, http.StatusOK, page.Search, v)
}

// found is an entity in the answer to a query.
func (g *guide) found(ref history.Ref) page.Found {
	f := page.Found{Kind: kindNames[ref.Kind][0], Name: g.say(g.course.NameOf(ref)), Href: pathOf(ref)}
	switch ref.Kind {
	case history.KindPerson:
		p := g.course.Person(history.PersonID(ref.ID))
		f.Detail, f.When = g.say(p.Who), lived(p)
	case history.KindOffice:
		f.Detail = ui.Plural(len(g.course.TenuresAbout(ref)), "term", "terms")
	case history.KindBody:
		f.Detail = g.say(g.course.Body(history.BodyID(ref.ID)).What)
	case history.KindPlace:
		f.Detail = g.say(g.course.Place(history.PlaceID(ref.ID)).What)
	case history.KindTerm:
		f.Detail = g.say(g.course.Term(history.TermID(ref.ID)).Definition)
	case history.KindEvent:
		e := g.course.Event(history.EventID(ref.ID))
		f.Detail, f.When = g.say(e.Summary), plain(e.Date)
	case history.KindSource:
		f.Detail = g.course.Source(history.SourceID(ref.ID)).Author
	}
	return f
}
