package question

import (
	"slices"

	"fasti/internal/history"
)

// stock makes the questions that a paper may have, each once.
type stock struct {
	b    *Bank
	s    PaperSettings
	made map[variantOf]made
}

type variantOf struct {
	e       *entry
	variant int
}

// made is what became of a variant.
type made struct {
	exists  bool     // there is such a question
	exhibit *exhibit // it, where the settings let it in
}

func (k *stock) get(v variantOf) made {
	m, ok := k.made[v]
	if !ok {
		var q Question
		if q, m.exists = k.b.question(v.e, v.variant); m.exists && k.allows(q) {
			m.exhibit = k.b.exhibit(q)
		}
		k.made[v] = m
	}
	return m
}

// allows reports whether the settings let a question in, whatever else the paper has.
func (k *stock) allows(q Question) bool {
	for _, f := range q.Facts {
		if k.s.Hidden[f.ID] {
			return false
		}
	}
	return k.s.Allow == nil || k.s.Allow(q)
}

// selection is the drawing of a paper's questions, before they are put in order.
type selection struct {
	*stock
	lots []*lot // by number of the kind; nil for kinds that are not asked for
	most int    // how many questions may ask several facts

	taken    []*exhibit
	broad    int                     // of taken, how many ask several facts
	facts    map[history.FactID]bool // that taken ask
	subjects map[string]bool         // that taken are about
	waiting  []*entry                // whose questions are all about subjects that are taken
}

// selection draws questions until there are enough or the scope has run out.
func (k *stock) selection(p *pool, most int) *selection {
	x := &selection{stock: k, most: most, facts: map[history.FactID]bool{}, subjects: map[string]bool{}}
	x.lots = make([]*lot, len(kinds))
	for n, kind := range kinds {
		if k.s.Kinds == nil || slices.Contains(k.s.Kinds, kind.name()) {
			x.lots[n] = &lot{d: k.s.seeded("kind " + string(kind.name())), list: p.kinds[n]}
		}
	}
	d := k.s.seeded("slots")
	for len(x.taken) < k.s.Length {
		slots := slotsOf(x.lots, k.s.Length-len(x.taken), d)
		if slots == nil {
			break
		}
		for _, kind := range slots {
			x.fill(x.lots[kind])
		}
	}
	for _, e := range x.waiting {
		if len(x.taken) == k.s.Length {
			break
		}
		x.try(e, true)
	}
	return x
}

// fill takes a question of a kind on something new, if there is one left.
func (x *selection) fill(l *lot) {
	for e := l.next(); e != nil; e = l.next() {
		switch x.try(e, false) {
		case took:
			return
		case later:
			x.waiting = append(x.waiting, e)
		}
	}
}

// What came of trying an entry.
type trial int

const (
	refused trial = iota // it has no question that may stand in this paper
	later                // it has one, about a subject that is taken
	took
)

// try takes a question of an entry, unless none of its variants may stand beside what is taken. A question on a
// subject that is taken is only put in where sharing is allowed.
func (x *selection) try(e *entry, sharing bool) trial {
	fact := e.anchor.fact(x.b.c).ID
	if x.s.Hidden[fact] || x.facts[fact] || e.state.Load() == dead {
		return refused
	}
	if !sharing && x.subjects[e.anchor.subject()] {
		return later // without making the question
	}
	state, result := dead, refused
	for _, v := range x.variants(e, fact) {
		m := x.get(variantOf{e, v})
		if m.exists {
			state = live
		}
		if m.exhibit == nil || !x.fits(m.exhibit) {
			continue
		}
		if sharing || !x.covers(m.exhibit) {
			x.take(m.exhibit)
			result = took
			break
		}
		result = later
	}
	e.state.Store(state)
	return result
}

// variants returns the variants of an entry in the order in which they are tried.
func (x *selection) variants(e *entry, fact history.FactID) []int {
	list := make([]int, MaxVariants)
	for i := range list {
		list[i] = i
	}
	shuffle(x.s.seeded("variant "+headOf(kinds[e.kind].name(), fact)), list)
	return list
}

// fits reports whether a question may stand beside what is taken: it asks nothing that is asked, and neither
// gives away a key nor has its own given away.
func (x *selection) fits(e *exhibit) bool {
	if len(e.q.Facts) > 1 && x.broad >= x.most {
		return false
	}
	for _, f := range e.q.Facts {
		if x.facts[f.ID] {
			return false
		}
	}
	return !slices.ContainsFunc(x.taken, func(t *exhibit) bool { return t.givesAway(e) || e.givesAway(t) })
}

// covers reports whether something taken is about what a question is about.
func (x *selection) covers(e *exhibit) bool {
	for s := range e.subjects {
		if x.subjects[s] {
			return true
		}
	}
	return false
}

func (x *selection) take(e *exhibit) {
	x.taken = append(x.taken, e)
	if len(e.q.Facts) > 1 {
		x.broad++
	}
	for _, f := range e.q.Facts {
		x.facts[f.ID] = true
	}
	for s := range e.subjects {
		x.subjects[s] = true
	}
}

// subject is the entity that the anchor's claim is one of.
func (a anchor) subject() string {
	if a.tenure != nil {
		return string(a.tenure.ID)
	}
	return string(a.event.ID)
}
