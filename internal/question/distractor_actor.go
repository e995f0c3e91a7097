package question

import (
	"cmp"
	"slices"

	"fasti/internal/history"
)

// How far around an event others are looked at for who had a part in them.
const actorWindow = 40

// otherParties returns who can stand beside a key as wrong: people beside a person and bodies beside a body,
// of their time, from events near by, and proven not to have had the role because its list is complete. Left
// out are whoever has any part in the event or in a rival account of it, whoever the stem names, and bodies
// of which the key is a part or that are a part of it.
func (b *Bank) otherParties(e *history.Event, role history.Role, key party, stem string) []candidate {
	taken := b.takenParties(e, role)
	var out []candidate
	seen := map[string]bool{}
	for _, near := range b.nearest(e, actorWindow) {
		for _, p := range b.partiesOf(near) {
			if seen[p.ref] || taken[p.ref] || (p.person == nil) != (key.person == nil) {
				continue
			}
			seen[p.ref] = true
			if b.canStandBeside(p, e, role, key, stem) {
				out = append(out, candidate{
					text:  p.name,
					why:   b.whyNot(p, e, role),
					proof: Proof{CompleteList, []string{eventRow(e, string(role)), p.ref}},
				})
			}
		}
	}
	return out
}

// takenParties are those whom a student might name with some right.
func (b *Bank) takenParties(e *history.Event, role history.Role) map[string]bool {
	taken := map[string]bool{}
	for _, p := range b.partiesOf(e) {
		taken[p.ref] = true
	}
	for _, m := range e.All() {
		taken["person "+m.Is], taken["body "+m.Is] = true, true
	}
	for _, ch := range e.Offices {
		taken["person "+string(ch.Person)] = true
	}
	return taken
}

func (b *Bank) canStandBeside(p party, e *history.Event, role history.Role, key party, stem string) bool {
	if !p.lived(e.Date.Date()) || p.namedIn(stem) {
		return false
	}
	if p.body == nil {
		return true
	}
	for _, id := range e.BodiesAs(role) {
		holder := b.c.Body(id)
		if b.partOf(p.body, holder) || b.partOf(holder, p.body) {
			return false
		}
	}
	return true
}

// nearest returns the events of an era around one, those of its topics first and then the nearest first,
// without itself.
func (b *Bank) nearest(e *history.Event, window int) []*history.Event {
	list := b.around(e, window)
	at := b.place[e]
	rank := func(o *history.Event) int {
		d := b.place[o] - at
		if d < 0 {
			d = -d
		}
		if !slices.ContainsFunc(o.Topics, func(t history.TopicID) bool { return slices.Contains(e.Topics, t) }) {
			d += 2 * window
		}
		return d
	}
	slices.SortStableFunc(list, func(x, y *history.Event) int { return cmp.Compare(rank(x), rank(y)) })
	return list
}

// whyNot tells whoever chose somebody what that one did then, and who it was instead.
func (b *Bank) whyNot(p party, e *history.Event, role history.Role) string {
	lead := ""
	switch {
	case p.body != nil:
		lead = sentence(p.name + ": " + b.say(p.body.What))
	default:
		lead = sentence(p.name + ": " + b.say(p.person.Who))
		if t := b.heldThen(p.person.ID, e); t != nil {
			lead = sentence(p.name + " was then " + b.say(b.c.Office(t.Office).Holder) + ", " + termOf(t))
		}
	}
	return lead + " " + sentence(capital(roleAnswer(role, b.namesOf(e, role))))
}

// heldThen returns the latest office that somebody surely held when an event took place.
func (b *Bank) heldThen(id history.PersonID, e *history.Event) *history.Tenure {
	if e.Date.Date().IsZero() {
		return nil
	}
	var held *history.Tenure
	for _, t := range b.c.TenuresOf(id) {
		if covers(t, e.Date.Date().Envelope()) {
			held = t
		}
	}
	return held
}
