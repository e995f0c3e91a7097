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
	edition, err := s.edition(c)
	if err != nil {
		return err
	}
	v.Revision = edition.Revision[:min(12, len(edition.Revision))]
	return show(s, c, http.StatusOK, v.Title, page.Course, v)
}

// era works out the page of an era, with its topics, offices and events.
func (g visit) era(e *history.Era) (page.EraView, error) {
	events := g.course.EventsOfEra(e.ID)
	v := page.EraView{
		Heading: page.Heading{
			Up: g.up(""), Title: g.say(e.Title), Kind: "Era · " + e.Span.Date().Format(edtf.Style{}), Tongues: g.words(e.Title),
			Lead: g.rich(g.say(e.Summary)), Sources: g.cites(claimSources(e.Span)), Ask: g.ask(history.Ref{}, e.ID),
		},
		Path: page.EraPath(string(e.ID)), Line: page.TimelinePath("", "", string(e.ID), "", 1),
		Events: g.items(onPage(events, g.n, itemsPerPage)),
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
	var err error
	v.Pages, err = paging(g.n, itemsPerPage, len(events))
	return v, err
}

// listed is an entity in a list, with what it is sorted and chosen by.
type listed struct {
	sort  string
	eras  map[history.EraID]bool
	entry func() page.Entry // only what is shown is made
}

// each makes a list's entry of every entity of one kind.
func each[T any](list []T, of func(*T) listed) []listed {
	out := make([]listed, len(list))
	for i := range list {
		out[i] = of(&list[i])
	}
	return out
}

// list answers for a list of the course: of all of it, or of one era. collect lists what there is.
func (s *server) list(v page.IndexView, collect func(visit) []listed) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, err := s.read(c)
		if err != nil {
			return err
		}
		v, err := r.index(v, collect(r))
		if err != nil {
			return err
		}
		return showCoursePage(s, c, r, http.StatusOK, page.Index, v)
	}
}

// index works out a page of a list.
func (g visit) index(v page.IndexView, all []listed) (page.IndexView, error) {
	era := history.EraID(g.q.Get(page.ParamEra))
	if era != "" {
		if g.course.Era(era) == nil {
			return v, gone()
		}
		all = slices.DeleteFunc(all, func(l listed) bool { return !l.eras[era] })
	}
	slices.SortStableFunc(all, func(a, b listed) int { return cmp.Compare(a.sort, b.sort) })
	for _, l := range onPage(all, g.n, entriesPerPage) {
		v.Entries = append(v.Entries, l.entry())
	}
	for _, e := range g.course.Eras() {
		v.Eras = append(v.Eras, ui.Link{Text: g.say(e.Title), Href: page.CatalogPath(v.Path, string(e.ID), 1)})
	}
	v.Era, v.Ask = string(era), g.ask(history.Ref{}, era)
	if v.Path == page.RoutePlaces {
		v.Map = g.mapOf(g.placesIn(era), "", "the places of the course")
	}
	var err error
	v.Pages, err = paging(g.n, entriesPerPage, len(all))
	return v, err
}

// erasOf are the eras of some events.
func erasOf(events []*history.Event) map[history.EraID]bool {
	out := map[history.EraID]bool{}
	for _, e := range events {
		out[e.Era] = true
	}
	return out
}

// The lists of the course, as their pages introduce them.
var (
	eventsIndex = page.IndexView{
		Title: "Events", Lead: "Everything that the course tells, in order of time.", Path: page.RouteEvents, One: "event", Many: "events",
	}
	peopleIndex = page.IndexView{
		Title: "People", Lead: "Everybody whom the course names, by the name that they are looked up by.", Path: page.RoutePeople,
		One: "person", Many: "people",
	}
	officesIndex = page.IndexView{
		Title: "Offices", Lead: "The posts of the course, each with those who held it.", Path: page.RouteOffices, One: "office", Many: "offices",
	}
	bodiesIndex = page.IndexView{
		Title: "Bodies", Lead: "Parties, councils, courts, armies, peoples and states: they act too.", Path: page.RouteBodies,
		One: "body", Many: "bodies",
	}
	placesIndex = page.IndexView{
		Title: "Places", Lead: "Where it all was, under today’s names.", Path: page.RoutePlaces, One: "place", Many: "places",
	}
	wordsIndex = page.IndexView{
		Title: "Glossary", Lead: "The words that the course uses in a sense of their own.", Path: page.RouteGlossary, One: "word", Many: "words",
	}
)

func (g visit) events() []listed {
	var out []listed
	add := func(e *history.Event) {
		out = append(out, listed{eras: map[history.EraID]bool{e.Era: true}, entry: func() page.Entry {
			item := g.item(e)
			return page.Entry{Name: item.Title, Href: item.Href, When: item.When}
		}})
	}
	for _, e := range g.course.Dated() {
		add(e)
	}
	for i := range g.course.Events() {
		if e := &g.course.Events()[i]; e.Date == nil {
			add(e)
		}
	}
	return out
}

func (g visit) people() []listed {
	return each(g.course.People(), func(p *history.Person) listed {
		ref := history.Ref{Kind: history.KindPerson, ID: string(p.ID)}
		eras := erasOf(g.course.EventsAbout(ref))
		for _, t := range g.course.TenuresAbout(ref) {
			eras[g.course.Office(t.Office).Era] = true
		}
		name := p.Sort
		if name == "" {
			name = g.say(p.Name)
		}
		return listed{search.Fold(name), eras, func() page.Entry {
			return page.Entry{Name: name, Href: pathOf(ref), When: lived(p), Detail: g.rich(g.say(p.Who), ref)}
		}}
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

func (g visit) offices() []listed {
	return each(g.course.Offices(), func(o *history.Office) listed {
		ref := history.Ref{Kind: history.KindOffice, ID: string(o.ID)}
		eras := erasOf(g.course.EventsAbout(ref))
		eras[o.Era] = true
		return listed{search.Fold(g.say(o.Title)), eras, func() page.Entry {
			terms := ui.Plural(len(g.course.TenuresAbout(ref)), "term", "terms")
			return page.Entry{Name: g.say(o.Title), Href: pathOf(ref), When: plain(o.Complete), Detail: page.Plain(terms)}
		}}
	})
}

func (g visit) bodies() []listed {
	return each(g.course.Bodies(), func(b *history.Body) listed {
		ref := history.Ref{Kind: history.KindBody, ID: string(b.ID)}
		return listed{search.Fold(g.say(b.Name)), erasOf(g.course.EventsAbout(ref)), func() page.Entry {
			return page.Entry{Name: g.say(b.Name), Href: pathOf(ref), Detail: g.rich(g.say(b.What), ref)}
		}}
	})
}

func (g visit) places() []listed {
	return each(g.course.Places(), func(p *history.Place) listed {
		ref := history.Ref{Kind: history.KindPlace, ID: string(p.ID)}
		events := g.course.EventsAbout(ref)
		return listed{search.Fold(g.say(p.Name)), erasOf(events), func() page.Entry {
			when := ui.Plural(len(events), "event", "events")
			return page.Entry{Name: g.say(p.Name), Href: pathOf(ref), Detail: g.rich(g.say(p.What), ref), When: when}
		}}
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

func (g visit) glossary() []listed {
	return each(g.course.Terms(), func(t *history.Term) listed {
		ref := history.Ref{Kind: history.KindTerm, ID: string(t.ID)}
		return listed{search.Fold(g.say(t.Word)), map[history.EraID]bool{t.Era: true}, func() page.Entry {
			return page.Entry{Name: g.say(t.Word), Href: pathOf(ref), Detail: g.rich(g.say(t.Definition), ref)}
		}}
	})
}
