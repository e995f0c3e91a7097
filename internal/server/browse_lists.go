package server

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/internal/search"
	"fasti/web/page"
	"fasti/web/ui"
)

// Bounds of a list's page.
const (
	entriesPerPage = 60
	maxOnMap       = 400
)

// showCourse is the home of the course.
func (s *server) showCourse(c echo.Context) error {
	g, err := s.guide(c)
	if err != nil {
		return err
	}
	course := g.course
	meta := course.Meta()
	v := page.CourseView{
		Title: g.say(meta.Title), Tongues: g.words(meta.Title), Licence: meta.License, Ask: g.ask(history.Ref{}, ""),
		Counts: []ui.Link{
			{Text: ui.Plural(len(course.Events()), "event", "events"), Href: page.RouteEvents},
			{Text: ui.Plural(len(course.People()), "person", "people"), Href: page.RoutePeople},
			{Text: ui.Plural(len(course.Offices()), "office", "offices"), Href: page.RouteOffices},
			{Text: ui.Plural(len(course.Bodies()), "body", "bodies"), Href: page.RouteBodies},
			{Text: ui.Plural(len(course.Places()), "place", "places"), Href: page.RoutePlaces},
			{Text: "Glossary of " + ui.Plural(len(course.Terms()), "word", "words"), Href: page.RouteGlossary},
			{Text: ui.Plural(len(course.Sources()), "source", "sources"), Href: page.RouteSources},
		},
	}
	for _, text := range paragraphs(g.say(meta.Preface)) {
		v.Preface = append(v.Preface, g.rich(text))
	}
	for _, e := range course.Eras() {
		v.Eras = append(v.Eras, page.EraCard{
			Title: g.say(e.Title), Href: page.EraPath(string(e.ID)), Years: e.Span.Date().Format(edtf.Style{}),
			Summary: g.rich(g.say(e.Summary)), Events: len(course.EventsOfEra(e.ID)),
		})
	}
	revision, err := s.activeRevision(c)
	if err != nil {
		return err
	}
	v.Revision = revision[:min(12, len(revision))]
	return show(s, c, http.StatusOK, v.Title, page.Course, v)
}

// showEra is an era with its topics, offices and events.
func (s *server) showEra(c echo.Context) error {
	g, err := s.guide(c)
	if err != nil {
		return err
	}
	e := g.course.Era(history.EraID(c.Param("id")))
	if e == nil {
		return g.gone(c, history.KindEra)
	}
	q, err := query(c)
	if err != nil {
		return err
	}
	n, err := pageNumber(q, page.ParamPage)
	if err != nil {
		return err
	}
	events := g.course.EventsOfEra(e.ID)
	v := page.EraView{
		Heading: page.Heading{
			Up: g.up(""), Title: g.say(e.Title), Kind: "Era · " + e.Span.Date().Format(edtf.Style{}), Tongues: g.words(e.Title),
			Lead: g.rich(g.say(e.Summary)), Ask: g.ask(history.Ref{}, e.ID),
		},
		Path: page.EraPath(string(e.ID)), Line: page.TimelinePath("", "", string(e.ID), "", 1),
		Events: g.items(onPage(events, n, itemsPerPage)),
	}
	if e.Span != nil {
		v.Sources = g.cites(e.Span.Sources)
	}
	if v.Pages, err = paging(n, itemsPerPage, len(events)); err != nil {
		return err
	}
	for _, t := range g.course.Topics() {
		if t.Era == e.ID {
			v.Topics = append(v.Topics, page.Topic{
				ID: string(t.ID), Title: g.say(t.Title), Summary: g.rich(g.say(t.Summary)), Events: len(g.course.EventsOfTopic(t.ID)),
			})
		}
	}
	for i := range g.course.Offices() {
		if o := &g.course.Offices()[i]; o.Era == e.ID {
			v.Offices = append(v.Offices, ui.Link{Text: g.say(o.Title), Href: page.EntityPath("office", string(o.ID))})
		}
	}
	return show(s, c, http.StatusOK, g.say(g.course.Meta().Title), page.Era, v)
}

// listed is an entity in a list, with what it is sorted and chosen by.
type listed struct {
	sort  string
	eras  map[history.EraID]bool
	entry func() page.Entry // only what is shown is made
}

// list shows a page of a list of the course: of all of it, or of one era.
func (s *server) list(c echo.Context, v page.IndexView, collect func(*guide) []listed) error {
	g, err := s.guide(c)
	if err != nil {
		return err
	}
	q, err := query(c)
	if err != nil {
		return err
	}
	n, err := pageNumber(q, page.ParamPage)
	if err != nil {
		return err
	}
	all, era := collect(g), history.EraID(q.Get(page.ParamEra))
	if era != "" {
		if g.course.Era(era) == nil {
			return gone()
		}
		all = slices.DeleteFunc(all, func(l listed) bool { return !l.eras[era] })
	}
	slices.SortStableFunc(all, func(a, b listed) int { return cmp.Compare(a.sort, b.sort) })
	if v.Pages, err = paging(n, entriesPerPage, len(all)); err != nil {
		return err
	}
	for _, l := range onPage(all, n, entriesPerPage) {
		v.Entries = append(v.Entries, l.entry())
	}
	for _, e := range g.course.Eras() {
		v.Eras = append(v.Eras, ui.Link{Text: g.say(e.Title), Href: page.CatalogPath(v.Path, string(e.ID), 1)})
	}
	v.Era, v.Ask = string(era), g.ask(history.Ref{}, era)
	if v.Path == page.RoutePlaces {
		v.Map = g.mapOf(g.placesIn(era), "", "the places of the course")
	}
	return show(s, c, http.StatusOK, g.say(g.course.Meta().Title), page.Index, v)
}

// erasOf are the eras of some events.
func erasOf(events []*history.Event) map[history.EraID]bool {
	out := map[history.EraID]bool{}
	for _, e := range events {
		out[e.Era] = true
	}
	return out
}

func (s *server) listEvents(c echo.Context) error {
	v := page.IndexView{
		Title: "Events", Lead: "Everything that the course tells, in order of time.", Path: page.RouteEvents, One: "event", Many: "events",
	}
	return s.list(c, v, func(g *guide) []listed {
		dated := g.course.Dated()
		out := make([]listed, 0, len(g.course.Events()))
		add := func(e *history.Event) {
			out = append(out, listed{eras: map[history.EraID]bool{e.Era: true}, entry: func() page.Entry {
				item := g.item(e)
				return page.Entry{Name: item.Title, Href: item.Href, When: item.When}
			}})
		}
		for _, e := range dated {
			add(e)
		}
		for i := range g.course.Events() {
			if e := &g.course.Events()[i]; e.Date == nil {
				add(e)
			}
		}
		return out
	})
}

func (s *server) listPeople(c echo.Context) error {
	v := page.IndexView{
		Title: "People", Lead: "Everybody whom the course names, by the name that they are looked up by.", Path: page.RoutePeople,
		One: "person", Many: "people",
	}
	return s.list(c, v, func(g *guide) []listed {
		out := make([]listed, 0, len(g.course.People()))
		for i := range g.course.People() {
			p := &g.course.People()[i]
			ref := history.Ref{Kind: history.KindPerson, ID: string(p.ID)}
			eras := erasOf(g.course.EventsAbout(ref))
			for _, t := range g.course.TenuresAbout(ref) {
				eras[g.course.Office(t.Office).Era] = true
			}
			name := p.Sort
			if name == "" {
				name = g.say(p.Name)
			}
			out = append(out, listed{sort: search.Fold(name), eras: eras, entry: func() page.Entry {
				return page.Entry{Name: name, Href: pathOf(ref), When: lived(p), Detail: g.rich(g.say(p.Who), ref)}
			}})
		}
		return out
	})
}

// lived writes a life in years: "1870–1924".
func lived(p *history.Person) string {
	years := func(d *history.DateClaim) string {
		if d == nil {
			return "?"
		}
		if y, ok := d.Date().Coarsen(edtf.Year); ok {
			return y.Format(edtf.Style{})
		}
		return plain(d)
	}
	if p.Born == nil && p.Died == nil {
		return ""
	}
	return years(p.Born) + "–" + years(p.Died)
}

func (s *server) listOffices(c echo.Context) error {
	v := page.IndexView{
		Title: "Offices", Lead: "The posts of the course, each with those who held it.", Path: page.RouteOffices, One: "office", Many: "offices",
	}
	return s.list(c, v, func(g *guide) []listed {
		out := make([]listed, 0, len(g.course.Offices()))
		for i := range g.course.Offices() {
			o := &g.course.Offices()[i]
			ref := history.Ref{Kind: history.KindOffice, ID: string(o.ID)}
			eras := erasOf(g.course.EventsAbout(ref))
			eras[o.Era] = true
			out = append(out, listed{sort: search.Fold(g.say(o.Title)), eras: eras, entry: func() page.Entry {
				return page.Entry{
					Name: g.say(o.Title), Href: pathOf(ref), When: plain(o.Complete),
					Detail: page.Plain(ui.Plural(len(g.course.TenuresAbout(ref)), "term", "terms")),
				}
			}})
		}
		return out
	})
}

func (s *server) listBodies(c echo.Context) error {
	v := page.IndexView{
		Title: "Bodies", Lead: "Parties, councils, courts, armies, peoples and states: they act too.", Path: page.RouteBodies,
		One: "body", Many: "bodies",
	}
	return s.list(c, v, func(g *guide) []listed {
		out := make([]listed, 0, len(g.course.Bodies()))
		for i := range g.course.Bodies() {
			b := &g.course.Bodies()[i]
			ref := history.Ref{Kind: history.KindBody, ID: string(b.ID)}
			out = append(out, listed{sort: search.Fold(g.say(b.Name)), eras: erasOf(g.course.EventsAbout(ref)), entry: func() page.Entry {
				return page.Entry{Name: g.say(b.Name), Href: pathOf(ref), Detail: g.rich(g.say(b.What), ref)}
			}})
		}
		return out
	})
}

func (s *server) listPlaces(c echo.Context) error {
	v := page.IndexView{
		Title: "Places", Lead: "Where it all was, under today’s names.", Path: page.RoutePlaces, One: "place", Many: "places",
	}
	return s.list(c, v, func(g *guide) []listed {
		out := make([]listed, 0, len(g.course.Places()))
		for i := range g.course.Places() {
			p := &g.course.Places()[i]
			ref := history.Ref{Kind: history.KindPlace, ID: string(p.ID)}
			events := g.course.EventsAbout(ref)
			out = append(out, listed{sort: search.Fold(g.say(p.Name)), eras: erasOf(events), entry: func() page.Entry {
				return page.Entry{
					Name: g.say(p.Name), Href: pathOf(ref), Detail: g.rich(g.say(p.What), ref), When: ui.Plural(len(events), "event", "events"),
				}
			}})
		}
		return out
	})
}

// placesIn are the places of an era's events; all for an empty ID.
func (g *guide) placesIn(era history.EraID) []*history.Place {
	var out []*history.Place
	all := g.course.Places()
	for i := range all {
		events := g.course.EventsAbout(history.Ref{Kind: history.KindPlace, ID: string(all[i].ID)})
		if len(out) < maxOnMap && (era == "" || erasOf(events)[era]) {
			out = append(out, &all[i])
		}
	}
	return out
}

func (s *server) listWords(c echo.Context) error {
	v := page.IndexView{
		Title: "Glossary", Lead: "The words that the course uses in a sense of their own.", Path: page.RouteGlossary, One: "word", Many: "words",
	}
	return s.list(c, v, func(g *guide) []listed {
		out := make([]listed, 0, len(g.course.Terms()))
		for i := range g.course.Terms() {
			t := &g.course.Terms()[i]
			ref := history.Ref{Kind: history.KindTerm, ID: string(t.ID)}
			out = append(out, listed{sort: search.Fold(g.say(t.Word)), eras: map[history.EraID]bool{t.Era: true}, entry: func() page.Entry {
				return page.Entry{Name: g.say(t.Word), Href: pathOf(ref), Detail: g.rich(g.say(t.Definition), ref)}
			}})
		}
		return out
	})
}
