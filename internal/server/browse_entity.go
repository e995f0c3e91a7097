package server

import (
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/web/page"
	"fasti/web/ui"
)

// Rows a page of the lists on an entity's page.
const (
	itemsPerPage = 100
	termsPerPage = 120
)

// person works out a person's page.
func (g visit) person(p *history.Person) (page.PersonView, error) {
	ref := history.Ref{Kind: history.KindPerson, ID: string(p.ID)}
	events, terms := g.course.EventsAbout(ref), g.course.TenuresAbout(ref)
	era := eraOf(events)
	v := page.PersonView{
		Heading: page.Heading{
			Up: append(g.up(era), ui.Link{Text: "People", Href: page.RoutePeople}), Title: g.say(p.Name), Kind: "Person",
			Tongues: g.words(p.Name), Aliases: p.Aliases, Lead: g.rich(g.say(p.Who), ref), Sources: g.cites(p.Sources), Ask: g.ask(ref, era),
			Own: g.own(ref),
		},
		Born: moment(p.Born), Died: moment(p.Died), BornCited: g.dateCites(p.Born, p.Sources), DiedCited: g.dateCites(p.Died, p.Sources),
		Active: plain(p.Floruit), Differ: g.differ(&p.Differences, claimName), Life: g.life(p, terms, events),
	}
	for _, t := range terms {
		office := g.course.Office(t.Office)
		v.Terms = append(v.Terms, g.tenure(t, g.say(office.Title), page.EntityPath("office", string(office.ID))))
	}
	for _, e := range events {
		item := g.item(e)
		for _, part := range e.People {
			if part.Person == p.ID && part.Role != history.By {
				item.Role = roleIn(part.Role)
			}
		}
		v.Events = append(v.Events, item)
	}
	return v, nil
}

// roleIn says what a person had to do with an event, behind the event's title.
func roleIn(r history.Role) string {
	switch r {
	case history.Ordered:
		return "ordered it"
	case history.With:
		return "took part"
	case history.To:
		return "was concerned"
	case history.Against:
		return "was against it, or the adversary"
	case history.Accused:
		return "was accused"
	case history.Alleged:
		return "is alleged"
	}
	return ""
}

// eraOf is the era of most of some events; "" of none.
func eraOf(events []*history.Event) history.EraID {
	count := map[history.EraID]int{}
	var best history.EraID
	for _, e := range events {
		if count[e.Era]++; count[e.Era] > count[best] {
			best = e.Era
		}
	}
	return best
}

// tenure is a term of office in a list of its holder's or its office's.
func (g *guide) tenure(t *history.Tenure, name, href string) page.Tenure {
	row := page.Tenure{
		Name: name, Href: href, From: plain(t.From), Note: g.rich(g.say(t.Note)), Notes: g.differ(&t.Differences, claimName),
		Sources: g.cites(claimSources(t.From), claimSources(t.To), t.Sources),
	}
	if t.To != nil && t.To.Is == ".." {
		row.To = "still in office"
	} else {
		row.To = plain(t.To)
	}
	switch {
	case t.Began != "" && t.Ended != "":
		row.How = capital(t.Began) + "; " + t.Ended
	case t.Ended != "":
		row.How = capital(t.Ended)
	default:
		row.How = capital(t.Began)
	}
	return row
}

func claimSources(d *history.DateClaim) []history.SourceID {
	if d == nil {
		return nil
	}
	return d.Sources
}

// office works out an office's page, with one page of its holders.
func (g visit) office(o *history.Office) (page.OfficeView, error) {
	ref := history.Ref{Kind: history.KindOffice, ID: string(o.ID)}
	events, terms := g.course.EventsAbout(ref), g.course.TenuresAbout(ref)
	era := o.Era
	if era == "" {
		era = eraOf(events)
	}
	v := page.OfficeView{
		Heading: page.Heading{
			Up: append(g.up(era), ui.Link{Text: "Offices", Href: page.RouteOffices}), Title: g.say(o.Title), Kind: "Office",
			Tongues: g.words(o.Title), Aliases: o.Aliases, Sources: g.cites(o.Sources), Ask: g.ask(ref, era),
			Own: g.own(ref),
		},
		Facts: []ui.Term{
			{Name: "Founded", Value: plain(o.Founded)},
			{Name: "Ended", Value: plain(o.Ended)},
			{Name: "Every holder is listed", Value: plain(o.Complete)},
		},
		Path: page.EntityPath("office", string(o.ID)), Events: g.items(events), Succession: g.succession(o, terms),
	}
	if !o.OneSeat() {
		v.Facts = append(v.Facts, ui.Term{Name: "Seats", Value: "several at a time"})
	}
	if b := g.course.Body(o.Body); b != nil {
		v.Body = &ui.Link{Text: g.say(b.Name), Href: page.EntityPath("body", string(b.ID))}
	}
	var err error
	if v.Pages, err = paging(g.n, termsPerPage, len(terms)); err != nil {
		return v, err
	}
	for _, t := range onPage(terms, g.n, termsPerPage) {
		p := g.course.Person(t.Person)
		v.Terms = append(v.Terms, g.tenure(t, g.say(p.Name), page.EntityPath("person", string(p.ID))))
	}
	return v, nil
}

// onPage is the part of a list that one page of it shows.
func onPage[T any](list []T, n, perPage int) []T {
	from := min((n-1)*perPage, len(list))
	return list[from:min(from+perPage, len(list))]
}

// body works out a body's page.
func (g visit) body(b *history.Body) (page.BodyView, error) {
	ref := history.Ref{Kind: history.KindBody, ID: string(b.ID)}
	events := g.course.EventsAbout(ref)
	era := eraOf(events)
	v := page.BodyView{
		Heading: page.Heading{
			Up: append(g.up(era), ui.Link{Text: "Bodies", Href: page.RouteBodies}), Title: g.say(b.Name), Kind: "Body",
			Tongues: g.words(b.Name), Aliases: b.Aliases, Lead: g.rich(g.say(b.What), ref), Sources: g.cites(b.Sources), Ask: g.ask(ref, era),
		},
		Facts:  []ui.Term{{Name: "Founded", Value: plain(b.Founded)}, {Name: "Ended", Value: plain(b.Ended)}},
		Events: g.items(onPage(events, 1, itemsPerPage)), More: max(len(events)-itemsPerPage, 0),
	}
	if whole := g.course.Body(b.PartOf); whole != nil {
		v.Whole = &ui.Link{Text: g.say(whole.Name), Href: page.EntityPath("body", string(whole.ID))}
	}
	for _, o := range g.course.OfficesOf(b.ID) {
		v.Offices = append(v.Offices, ui.Link{Text: g.say(o.Title), Href: page.EntityPath("office", string(o.ID))})
	}
	for _, part := range g.course.PartsOf(b.ID) {
		v.Parts = append(v.Parts, ui.Link{Text: g.say(part.Name), Href: page.EntityPath("body", string(part.ID))})
	}
	return v, nil
}

// place works out a place's page.
func (g visit) place(p *history.Place) (page.PlaceView, error) {
	ref := history.Ref{Kind: history.KindPlace, ID: string(p.ID)}
	events := g.course.EventsAbout(ref)
	era := eraOf(events)
	v := page.PlaceView{
		Heading: page.Heading{
			Up: append(g.up(era), ui.Link{Text: "Places", Href: page.RoutePlaces}), Title: g.say(p.Name), Kind: "Place",
			Tongues: g.words(p.Name), Aliases: p.Aliases, Lead: g.rich(g.say(p.What), ref), Sources: g.cites(p.Sources), Ask: g.ask(ref, era),
		},
		Map: g.mapOf(g.nearby(p), p.ID, g.say(p.Name)), Path: page.EntityPath("place", string(p.ID)),
		Events: g.items(onPage(events, g.n, itemsPerPage)),
	}
	if p.Lat != nil {
		v.Facts = []ui.Term{{Name: "Where", Value: degrees(*p.Lat, "north", "south") + ", " + degrees(*p.Lon, "east", "west")}}
	}
	for i := range p.Names {
		then := &p.Names[i]
		v.Names = append(v.Names, page.NameThen{
			Name: g.say(then.Name), During: then.During.Date().Format(edtf.Style{Dual: true}), Tongues: g.words(then.Name),
			Cited: g.dateCites(then.During, orSources(then.Sources, p.Sources)),
		})
	}
	var err error
	v.Pages, err = paging(g.n, itemsPerPage, len(events))
	return v, err
}

func orSources(ids, fallback []history.SourceID) []history.SourceID {
	if len(ids) > 0 {
		return ids
	}
	return fallback
}

// word works out the page of a glossary word.
func (g visit) word(t *history.Term) (page.TermView, error) {
	ref := history.Ref{Kind: history.KindTerm, ID: string(t.ID)}
	v := page.TermView{Heading: page.Heading{
		Up: append(g.up(t.Era), ui.Link{Text: "Glossary", Href: page.RouteGlossary}), Title: g.say(t.Word), Kind: "Word",
		Tongues: g.words(t.Word), Aliases: t.Aliases, Lead: g.rich(g.say(t.Definition), ref), Sources: g.cites(t.Sources), Ask: g.ask(ref, t.Era),
	}}
	if e := g.course.Era(t.Era); e != nil {
		v.Era = &ui.Link{Text: g.say(e.Title), Href: page.EraPath(string(e.ID))}
	}
	return v, nil
}
