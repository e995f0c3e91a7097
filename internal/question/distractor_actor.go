package question

import (
	"cmp"
	"slices"
	"sort"

	"fasti/internal/history"
)

// How far around an event others are looked at for who had a part in them, and how many tenures before it for
// who held an office then.
const (
	actorWindow  = 40
	holderWindow = 60
)

// actorWanted is what an option has to stand beside: the key, in a question of who had a role.
type actorWanted struct {
	event *history.Event
	role  history.Role
	key   party
	stem  string
}

// otherParties returns who can stand beside a key as wrong, the most plausible first: people beside a person
// and bodies beside a body, all of the event's time. That the list of the role is complete is their proof. It
// could be proven of the dead too that they did nothing, but nobody would take them for the key.
func (b *Bank) otherParties(w actorWanted) []candidate {
	if !w.event.HasComplete(w.role) {
		return nil
	}
	seen := map[string]bool{}
	for ref := range b.takenParties(w.event) {
		seen[ref] = true
	}
	texts := map[string]bool{normal(w.key.name): true}
	var out []candidate
	for _, p := range b.partiesAround(w.event, w.key) {
		if seen[p.ref] || texts[normal(p.name)] || (p.person == nil) != (w.key.person == nil) || p.namedIn(w.stem) || b.rivalsName(w.event, p) {
			continue
		}
		seen[p.ref] = true
		if c, ok := b.bystander(p, w); ok {
			texts[normal(p.name)] = true
			out = append(out, c)
		}
	}
	return out
}

// partiesAround returns who had a part in the events near one, the nearest first, and then who held an office
// at the time. Those who are like the key in having held offices, or never one, come before the others. A body
// whose beginning nobody dates is taken from events up to this one alone: later it may be a newer one.
func (b *Bank) partiesAround(e *history.Event, key party) []party {
	var out []party
	for _, near := range b.nearest(e, actorWindow) {
		for _, p := range b.partiesOf(near) {
			if p.person != nil || p.body.Founded != nil || b.place[near] < b.place[e] {
				out = append(out, p)
			}
		}
	}
	out = append(out, b.holdersAt(e)...)
	unlike := func(p party) int {
		if b.inOffice(p) == b.inOffice(key) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(x, y party) int { return unlike(x) - unlike(y) })
	return out
}

// holdersAt returns who surely held an office when an event took place, the latest to take it up first.
func (b *Bank) holdersAt(e *history.Event) []party {
	if e.Date == nil {
		return nil
	}
	var out []party
	time, list := e.Date.Date().Envelope(), b.tenures.list
	at := sort.Search(len(list), func(i int) bool { return list[i].From.Date().Bounds().Earliest > time.Latest })
	for i := at - 1; i >= max(0, at-holderWindow); i-- {
		if covers(list[i], time) {
			out = append(out, b.personParty(list[i].Person))
		}
	}
	return out
}

// inOffice reports whether somebody ever held an office of the course.
func (b *Bank) inOffice(p party) bool { return p.person != nil && len(b.c.TenuresOf(p.person.ID)) > 0 }

// takenParties are those whom a student might name with some right: whoever has any part in the event, in a
// value that rivals one of its claims, or in a change of office that it brought.
func (b *Bank) takenParties(e *history.Event) map[string]bool {
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

// rivalsName reports whether what is told of a difference between sources names somebody: "Conquest argues
// that Stalin ordered it".
func (b *Bank) rivalsName(e *history.Event, p party) bool {
	return slices.ContainsFunc(e.All(), func(m history.MarkedDifference) bool {
		return p.namedIn(b.say(m.Note)) || p.namedIn(m.Is)
	})
}

// bystander proves by a complete list that somebody of the time did not have a role.
func (b *Bank) bystander(p party, w actorWanted) (candidate, bool) {
	date := w.event.Date.Date()
	if !p.lived(date) || !p.grown(date) && w.key.grown(date) {
		return candidate{}, false
	}
	for _, id := range w.event.BodiesAs(w.role) {
		if p.body != nil && !b.beside(p.body, b.c.Body(id)) {
			return candidate{}, false
		}
	}
	return candidate{
		text:  p.name,
		lang:  p.lang,
		why:   b.whyNot(p, w.event, w.role),
		proof: Proof{CompleteList, []string{eventRow(w.event, string(w.role)), p.ref}},
	}, true
}

// nearest returns the events of an era around one, those of its topics first and then the nearest first,
// without itself.
func (b *Bank) nearest(e *history.Event, window int) []*history.Event {
	list := b.around(e, window)
	at := b.place[e]
	rank := func(o *history.Event) int {
		return 2*window*threadFirst(e, o) + max(b.place[o]-at, at-b.place[o])
	}
	slices.SortStableFunc(list, func(x, y *history.Event) int { return cmp.Compare(rank(x), rank(y)) })
	return list
}

// whyNot tells whoever chose somebody what that one was then, and what would have been right.
func (b *Bank) whyNot(p party, e *history.Event, role history.Role) string {
	return b.wasThen(p, e) + " " + b.answers(e, role)
}

// wasThen says what somebody was when an event took place, as far as the course knows it.
func (b *Bank) wasThen(p party, e *history.Event) string {
	if p.body != nil {
		return sentence(p.name + ": " + b.say(p.body.What))
	}
	if t := b.heldThen(p.person.ID, e); t != nil {
		return sentence(p.name + " was then " + b.say(b.c.Office(t.Office).Holder) + ", " + termOf(t))
	}
	return sentence(p.name + ": " + b.say(p.person.Who))
}

// answers names everybody who is a right answer.
func (b *Bank) answers(e *history.Event, role history.Role) string {
	list := b.namesOf(e, role)
	if len(list) == 1 {
		return sentence("the answer is " + list[0])
	}
	return sentence("right answers are " + join(list, "and"))
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
