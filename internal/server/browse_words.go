package server

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/web/page"
)

// say is a text in the course's language.
func (g *guide) say(t history.Text) string { return t.In(g.course.Lang()) }

// rich links the names in a text to their pages, save those of known entities.
func (g *guide) rich(text string, known ...history.Ref) page.Rich {
	var out page.Rich
	for _, s := range g.link().Split(text, known...) {
		span := page.Span{Text: s.Text}
		if !s.Ref.IsZero() {
			span.Href = pathOf(s.Ref)
		}
		out = append(out, span)
	}
	return out
}

func pathOf(r history.Ref) string { return page.EntityPath(string(r.Kind), r.ID) }

// words are a text in the course's other languages, in their order.
func (g *guide) words(t history.Text) []page.Words {
	var out []page.Words
	for _, lang := range g.course.Meta().Languages {
		if text := t[lang]; text != "" && lang != g.course.Lang() {
			out = append(out, page.Words{Text: text, Lang: lang, Name: languageName(lang)})
		}
	}
	return out
}

func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	return display.English.Tags().Name(t)
}

// plain writes a date for a list.
func plain(d *history.DateClaim) string {
	return d.Date().Format(edtf.Style{Dual: true, Mark: true})
}

// moment writes a date, and an exact day in the other calendar beside it, where somebody may have counted by that one: a
// Julian day always, a Gregorian one until Russia changed over on 14 February 1918.
func moment(d *history.DateClaim) page.Moment {
	date := d.Date()
	m := page.Moment{Text: date.Format(edtf.Style{})}
	day, exact := date.CalendarDate()
	if !exact || date.IsInterval() {
		m.Text = date.Format(edtf.Style{Dual: true, Mark: true})
		return m
	}
	other := date.Calendar().Other()
	n, err := date.Calendar().DayOf(day)
	if err != nil || date.Calendar() == calendar.Gregorian && !inUseOldStyle(n) {
		return m
	}
	converted, err := date.Convert(other)
	if err != nil {
		return m
	}
	m.Text += " " + date.Calendar().Style()
	m.Other = converted.Format(edtf.Style{}) + " " + other.Style()
	return m
}

func inUseOldStyle(n calendar.Day) bool {
	russia, ok := calendar.ReformOf(calendar.SovietRussia)
	return ok && n < russia.First()
}

// cites names sources.
func (g *guide) cites(ids ...[]history.SourceID) []page.Citation {
	var out []page.Citation
	var seen []history.SourceID
	for _, list := range ids {
		for _, id := range list {
			src := g.course.Source(id)
			if src == nil || slices.Contains(seen, id) {
				continue
			}
			seen = append(seen, id)
			out = append(out, page.Citation{Source: string(src.ID), Label: src.Cite()})
		}
	}
	return out
}

// dateCites names the sources of a date, or those of the row that it falls back on.
func (g *guide) dateCites(d *history.DateClaim, row []history.SourceID) []page.Citation {
	if d == nil {
		return nil
	}
	if len(d.Sources) == 0 {
		return g.cites(row)
	}
	return g.cites(d.Sources)
}

// differ lists the rival values of an entity's claims.
func (g *guide) differ(d *history.Differences, name func(claim string) string) []page.Note {
	var out []page.Note
	for _, m := range d.All() {
		text := name(m.Claim)
		switch date := m.Date(); {
		case !date.IsZero():
			text += ": " + date.Format(edtf.Style{Dual: true, Mark: true})
		case m.Is != "":
			text += ": " + g.valueOf(m.Is)
		}
		if note := g.say(m.Note); note != "" {
			text += ". " + note
		}
		out = append(out, page.Note{Kind: page.NoteKind(m.Mark), Text: text, Sources: g.cites(m.Sources)})
	}
	return out
}

// valueOf names the entity of a rival value that is an ID, and returns any other value as it is.
func (g *guide) valueOf(is string) string {
	for _, kind := range []history.Kind{history.KindPerson, history.KindPlace, history.KindBody} {
		if t := g.course.NameOf(history.Ref{Kind: kind, ID: is}); t != nil {
			return g.say(t)
		}
	}
	return is
}

// claimOfEvent names a claim of an event in a reader's words: "to" is whom it concerned.
func claimOfEvent(claim string) string {
	if r := history.Role(claim); slices.Contains(history.Roles, r) {
		return capital(roleName(r))
	}
	return claimName(claim)
}

// claimName names a claim of a person or of a tenure in a reader's words: "to" is its end.
func claimName(claim string) string {
	switch claim {
	case "from":
		return "Beginning"
	case "to":
		return "End"
	case "account":
		return "What is told"
	case "floruit":
		return "Active"
	}
	return capital(claim)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// roleName says what somebody had to do with an event, as a label before their name.
func roleName(r history.Role) string {
	switch r {
	case history.By:
		return "by"
	case history.Ordered:
		return "ordered by"
	case history.With:
		return "with"
	case history.To:
		return "concerning"
	case history.Against:
		return "against"
	case history.Accused:
		return "accused"
	}
	return "alleged"
}

// items lists events.
func (g *guide) items(events []*history.Event) []page.Item {
	out := make([]page.Item, len(events))
	for i, e := range events {
		out[i] = g.item(e)
	}
	return out
}

func (g *guide) item(e *history.Event) page.Item {
	return page.Item{Title: g.say(e.Title), Href: page.EntityPath("event", string(e.ID)), When: plain(e.Date)}
}

// ask leads to a quiz on an entity, or on its era, or on the whole course: on the first that has questions.
func (g *guide) ask(ref history.Ref, era history.EraID) page.Ask {
	if !ref.IsZero() && g.bank.HasAbout(ref) {
		return page.Ask{Scope: page.ScopeAbout + ref.String(), Text: "Quiz me on this"}
	}
	if e := g.course.Era(era); e != nil && g.bank.HasQuestions(era) {
		text := "Quiz me on this era"
		if !ref.IsZero() {
			text = "Quiz me on " + g.say(e.Title)
		}
		return page.Ask{Scope: page.ScopeEraPrefix + string(era), Text: text}
	}
	if g.bank.HasQuestions("") {
		return page.Ask{Scope: page.ScopeAll, Text: "Quiz me on the course"}
	}
	return page.Ask{}
}
