package question

import (
	"slices"

	"fasti/internal/history"
)

// claimIndex finds the entries of an event or a tenure.
type claimIndex struct {
	events  map[*history.Event][]*entry
	tenures map[*history.Tenure][]*entry
}

func (b *Bank) indexClaims() claimIndex {
	x := claimIndex{map[*history.Event][]*entry{}, map[*history.Tenure][]*entry{}}
	for _, e := range b.entries {
		if e.anchor.tenure != nil {
			x.tenures[e.anchor.tenure] = append(x.tenures[e.anchor.tenure], e)
		} else {
			x.events[e.anchor.event] = append(x.events[e.anchor.event], e)
		}
	}
	return x
}

// about collects what can be asked of one entity: of the events that it has a part in, and of the terms of office that
// are a person's, an office's or a body's.
func (b *Bank) about(r history.Ref) *pool {
	x := b.of()
	p := &pool{kinds: make([][]*entry, len(kinds))}
	for _, e := range b.c.EventsAbout(r) {
		for _, entry := range x.events[e] {
			p.add(entry)
		}
	}
	for _, t := range b.c.TenuresAbout(r) {
		for _, entry := range x.tenures[t] {
			p.add(entry)
		}
	}
	return p
}

// AvailableAbout returns how many different questions there are about one entity, as Available counts them.
func (b *Bank) AvailableAbout(r history.Ref) int { return b.countLive(b.about(r)) }

// HasAbout reports whether there is a question about an entity. It tries no more than it needs to find one.
func (b *Bank) HasAbout(r history.Ref) bool {
	for _, entries := range b.about(r).kinds {
		if slices.ContainsFunc(entries, b.alive) {
			return true
		}
	}
	return false
}

// HasQuestions reports whether there is a question about an era, or any at all for an empty ID. It tries no more than it
// needs to find one.
func (b *Bank) HasQuestions(era history.EraID) bool {
	p := b.pools[scope{era: era}]
	if p == nil {
		return false
	}
	for _, entries := range p.kinds {
		if slices.ContainsFunc(entries, b.alive) {
			return true
		}
	}
	return false
}
