package question

import (
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"fasti/internal/history"
)

// Bank is the finite bank of all questions of a course. It makes each question anew whenever it is asked for:
// what it keeps are indexes of what can be asked. It is safe for concurrent use.
type Bank struct {
	counted atomic.Bool // whether every entry has been tried
	c       *history.Course
	entries []*entry               // by kind
	pools   map[scope]*pool        // by what a student can choose
	place   map[*history.Event]int // of an event among those of its era
	tenures tenureIndex
	gated   bool                     // the class leaves something out
	rule    history.DisputeRule      // of the class
	byHead  func() map[string]*entry // by the head of its questions' IDs
	of      func() claimIndex
	names   func() nameIndex
	asked   func() map[history.FactID]history.EraID
}

// entry is a kind and an anchor of it: up to MaxVariants questions on one claim.
type entry struct {
	kind   int
	anchor anchor
	state  atomic.Int32 // of states
}

// What is known of whether an entry has questions.
const (
	untried int32 = iota
	live
	dead
)

// scope is a part of a course: an era, a topic, both, or all of it.
type scope struct {
	era   history.EraID
	topic history.TopicID
}

// pool holds the entries of a scope.
type pool struct {
	kinds [][]*entry // by number of the kind
	count func() int // of entries that have questions
	facts func() int // that those ask
}

// NewBank indexes what a course can be asked about, as its class is taught it (see [history.Overlay]). Nothing is asked yet: it takes one walk over events and
// tenures.
func NewBank(c *history.Course) *Bank {
	overlay := c.Overlay()
	b := &Bank{
		c: c, pools: map[scope]*pool{}, place: map[*history.Event]int{},
		gated: len(overlay.Hidden) > 0 || overlay.Disputes == history.Unasked, rule: overlay.Disputes,
	}
	for _, era := range c.Eras() {
		for i, e := range c.EventsOfEra(era.ID) {
			b.place[e] = i
		}
	}
	b.tenures = indexTenures(c)
	for n, k := range kinds {
		for a := range k.anchors(b) {
			if !b.gated || !b.leavesOut(a.fact(c).ID) {
				b.add(&entry{kind: n, anchor: a})
			}
		}
	}
	b.byHead = sync.OnceValue(b.indexHeads)
	b.of = sync.OnceValue(b.indexClaims)
	b.names = sync.OnceValue(func() nameIndex { return indexNames(c) })
	b.asked = sync.OnceValue(b.indexAsked)
	return b
}

// add puts an entry into every scope that it belongs to.
func (b *Bank) add(e *entry) {
	b.entries = append(b.entries, e)
	b.pool(scope{}).add(e)
	b.pool(scope{era: e.anchor.era}).add(e)
	for _, t := range e.anchor.topics() {
		b.pool(scope{topic: t}).add(e)
		b.pool(scope{e.anchor.era, t}).add(e)
	}
}

// pool returns the pool of a scope, made where there was none. It is for building alone.
func (b *Bank) pool(s scope) *pool {
	p := b.pools[s]
	if p == nil {
		p = &pool{kinds: make([][]*entry, len(kinds))}
		p.count = sync.OnceValue(func() int { return b.countLive(p) })
		p.facts = sync.OnceValue(func() int { return len(b.factsOf(p)) })
		b.pools[s] = p
	}
	return p
}

func (p *pool) add(e *entry) { p.kinds[e.kind] = append(p.kinds[e.kind], e) }

// Course returns the course that the bank asks about.
func (b *Bank) Course() *history.Course { return b.c }

// question makes one variant of an entry.
func (b *Bank) question(e *entry, variant int) (Question, bool) {
	if variant < 0 || variant >= MaxVariants || e.state.Load() == dead {
		return Question{}, false
	}
	return b.made(e, variant)
}

func (b *Bank) made(e *entry, variant int) (Question, bool) {
	q, ok := kinds[e.kind].question(b, e.anchor, variant)
	if !ok || !b.asks(q) {
		return Question{}, false
	}
	for _, f := range q.Facts {
		if former := b.c.FormerFacts(f.ID); former != nil {
			if q.Formerly == nil {
				q.Formerly = map[history.FactID][]history.FactID{}
			}
			q.Formerly[f.ID] = former
		}
	}
	return q, true
}

// alive reports whether an entry has a question at all.
func (b *Bank) alive(e *entry) bool {
	state := e.state.Load()
	if state == untried {
		state = dead
		for v := range MaxVariants {
			if _, ok := b.made(e, v); ok {
				state = live
				break
			}
		}
		e.state.Store(state)
	}
	return state == live
}

func (b *Bank) countLive(p *pool) int {
	n := 0
	for _, entries := range p.kinds {
		for _, e := range entries {
			if b.alive(e) {
				n++
			}
		}
	}
	return n
}

// All walks the whole bank: every variant of every question, by kind, in the order of the course.
func (b *Bank) All() iter.Seq[Question] {
	return func(yield func(Question) bool) {
		for _, e := range b.entries {
			for v := range MaxVariants {
				if q, ok := b.question(e, v); ok && !yield(q) {
					return
				}
			}
		}
	}
}

// Has reports whether there are questions about an era and a topic; an empty ID stands for all. It tries no more of them
// than it takes to find one.
func (b *Bank) Has(era history.EraID, topic history.TopicID) bool {
	p := b.pools[scope{era, topic}]
	return p != nil && slices.ContainsFunc(p.kinds, func(entries []*entry) bool { return slices.ContainsFunc(entries, b.alive) })
}

// Counted reports whether the questions of the whole course have been counted, so that Available answers at once.
func (b *Bank) Counted() bool { return b.counted.Load() }

// Available returns how many different questions there are about an era and a topic, variants not counted: a
// claim that a kind can ask about is one. An empty ID stands for all. The first call for a scope tries them
// all, later ones know.
func (b *Bank) Available(era history.EraID, topic history.TopicID) int {
	p := b.pools[scope{era, topic}]
	if p == nil {
		return 0
	}
	n := p.count()
	if era == "" && topic == "" {
		b.counted.Store(true)
	}
	return n
}

// Facts returns the facts that the bank asks about an era, or about all of them for an empty ID, by the first
// kind that asks them and in the order of the course.
func (b *Bank) Facts(era history.EraID) []history.FactID {
	p := b.pools[scope{era: era}]
	if p == nil {
		return nil
	}
	return b.factsOf(p)
}

// FactCount returns how many facts Facts returns. The first call for an era tries all of its questions, later
// ones know.
func (b *Bank) FactCount(era history.EraID) int {
	p := b.pools[scope{era: era}]
	if p == nil {
		return 0
	}
	return p.facts()
}

// Asked returns the era under which the bank asks a fact, and reports false for one that it does not ask. The first call
// tries all questions, later ones know.
func (b *Bank) Asked(id history.FactID) (history.EraID, bool) {
	era, ok := b.asked()[id]
	return era, ok
}

func (b *Bank) indexAsked() map[history.FactID]history.EraID {
	m := map[history.FactID]history.EraID{}
	for _, e := range b.entries {
		if b.alive(e) {
			m[e.anchor.fact(b.c).ID] = e.anchor.era
		}
	}
	return m
}

func (b *Bank) factsOf(p *pool) []history.FactID {
	var out []history.FactID
	seen := map[history.FactID]bool{}
	for _, entries := range p.kinds {
		for _, e := range entries {
			if id := e.anchor.fact(b.c).ID; !seen[id] && b.alive(e) {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}
