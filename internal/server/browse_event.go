package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/web/page"
	"fasti/web/ui"
)

// gone is the answer to an address that names nothing in the course.
func gone() error {
	return errs.New(errs.NotFound, "The course has no such page. Search for it, or begin at the course’s own page.")
}

// gone answers for an ID that the course lacks: a former one leads to the one of today.
func (g *guide) gone(c echo.Context, kind history.Kind) error {
	old := history.Ref{Kind: kind, ID: c.Param("id")}
	today := g.course.Current(old)
	if today == old {
		return gone()
	}
	return c.Redirect(http.StatusMovedPermanently, pathOf(today))
}

// up leads from a page to the course, and to the era that it belongs to.
func (g *guide) up(era history.EraID) []ui.Link {
	out := []ui.Link{{Text: "Course", Href: page.CoursePath()}}
	if e := g.course.Era(era); e != nil {
		out = append(out, ui.Link{Text: g.say(e.Title), Href: page.EraPath(string(e.ID))})
	}
	return out
}

// event works out an event's page.
func (g visit) event(e *history.Event) (page.EventView, error) {
	ref := history.Ref{Kind: history.KindEvent, ID: string(e.ID)}
	v := page.EventView{
		Heading: page.Heading{
			Up: g.up(e.Era), Title: g.say(e.Title), Kind: "Event", Lead: g.rich(g.say(e.Summary)), Sources: g.cites(e.Sources),
			Ask: g.ask(ref, e.Era), Own: g.own(ref),
		},
		Content: e.Content, When: moment(e.Date), Differ: g.differ(&e.Differences, claimOfEvent),
	}
	if e.Date != nil {
		v.Cited = g.cites(e.Date.Sources)
	}
	if e.Place != nil {
		v.Place, v.Map = g.placePart(e)
	}
	for _, role := range history.Roles {
		for _, p := range e.People {
			if p.Role == role {
				v.Parts = append(v.Parts, g.part(capital(roleName(role)), history.Ref{Kind: history.KindPerson, ID: string(p.Person)}, p.Sources))
			}
		}
		for _, b := range e.Bodies {
			if b.Role == role {
				v.Parts = append(v.Parts, g.part(capital(roleName(role)), history.Ref{Kind: history.KindBody, ID: string(b.Body)}, b.Sources))
			}
		}
	}
	for _, ch := range e.Offices {
		v.Changes = append(v.Changes, g.change(ch))
	}
	for _, cause := range g.course.Causes(e.ID) {
		for _, l := range cause.LedTo {
			if g.course.Event(l.Event) == e {
				v.Causes = append(v.Causes, page.LinkTo{How: causeName(l.Type), Item: g.item(cause), Cited: g.cites(l.Sources)})
			}
		}
	}
	for _, l := range e.LedTo {
		if to := g.course.Event(l.Event); to != nil {
			v.Effects = append(v.Effects, page.LinkTo{How: effectName(l.Type), Item: g.item(to), Cited: g.cites(l.Sources)})
		}
	}
	for _, t := range e.Topics {
		if topic := g.course.Topic(t); topic != nil {
			v.Topics = append(v.Topics, ui.Link{Text: g.say(topic.Title), Href: page.EraPath(string(topic.Era)) + "#topic-" + string(topic.ID)})
		}
	}
	for _, role := range e.Complete {
		v.Complete = append(v.Complete, wholeList(role))
	}
	v.Before, v.After = g.neighbours(e)
	return v, nil
}

// wholeList says that nobody is missing among those who had a role.
func wholeList(r history.Role) string {
	switch r {
	case history.By:
		return "Everybody who did it is listed."
	case history.To:
		return "Everybody whom it concerned is listed."
	}
	return "Everybody under “" + capital(roleName(r)) + "” is listed."
}

func (g *guide) part(label string, ref history.Ref, sources []history.SourceID) page.Part {
	return page.Part{Label: label, Name: g.say(g.course.NameOf(ref)), Href: pathOf(ref), Cited: g.cites(sources)}
}

// placePart names where an event was: as the place was called then, with today's name beside it.
func (g *guide) placePart(e *history.Event) (page.Part, page.Map) {
	p := g.course.Place(e.Place.Is)
	part := page.Part{Label: "Place", Name: g.say(p.NameAt(e.Date.Date())), Href: page.EntityPath("place", string(p.ID)), Cited: g.cites(e.Place.Sources)}
	if today := g.say(p.Name); today != part.Name {
		part.Then = "now " + today
	}
	return part, g.mapOf([]*history.Place{p}, p.ID, part.Name)
}

// change says what an event did to an office.
func (g *guide) change(ch history.OfficeChange) page.Part {
	ref := history.Ref{Kind: history.KindOffice, ID: string(ch.Office)}
	p := page.Part{Name: g.say(g.course.NameOf(ref)), Href: pathOf(ref), Cited: g.cites(ch.Sources)}
	who := ""
	if person := g.course.Person(ch.Person); person != nil {
		who = g.say(person.Name)
	}
	switch ch.Change {
	case history.Gains:
		p.Label = "Taken up by " + who
	case history.Loses:
		p.Label = "Left by " + who
	case history.Creates:
		p.Label = "Office founded"
	case history.Abolishes:
		p.Label = "Office ended"
	}
	return p
}

func causeName(t history.LinkType) string {
	switch t {
	case history.Precondition:
		return "made this possible"
	case history.Trigger:
		return "set this off"
	case history.Reaction:
		return "was what this answered"
	}
	return "was undone by this"
}

func effectName(t history.LinkType) string {
	switch t {
	case history.Precondition:
		return "became possible by this"
	case history.Trigger:
		return "was set off by this"
	case history.Reaction:
		return "answered this"
	}
	return "undid this"
}

// neighbours are the events before and after one within its era.
func (g *guide) neighbours(e *history.Event) (before, after *page.Item) {
	list := g.course.EventsOfEra(e.Era)
	for i, other := range list {
		if other != e || e.Date == nil {
			continue
		}
		if i > 0 {
			item := g.item(list[i-1])
			before = &item
		}
		if i+1 < len(list) && list[i+1].Date != nil {
			item := g.item(list[i+1])
			after = &item
		}
	}
	return before, after
}
