package question

import (
	"iter"
	"slices"

	"fasti/internal/history"
)

// order asks to put three to five events in order.
type order struct{}

// How far around an event its companions are looked for, and how often a variant draws some before it gives
// up.
const (
	orderWindow = 12
	orderDraws  = 40
)

// orderSizes are how many events the variants have.
var orderSizes = [MaxVariants]int{3, 4, 5, 4, 3, 5, 4, 3}

var (
	numberNames = map[int]string{3: "three", 4: "four", 5: "five"}
	orderStems  = []string{
		"Put these {n} events in the order in which they happened, the earliest first.",
		"In which order did these {n} events take place? Begin with the earliest.",
		"Sort these {n} events from the earliest to the latest.",
		"Which of these {n} events came first, and which followed? Put them in order.",
	}
)

func (order) name() Kind { return "order" }

func (order) anchors(b *Bank) iter.Seq[anchor] { return b.dated }

func (k order) question(b *Bank, a anchor, variant int) (Question, bool) {
	events := b.companions(a.event, variant)
	if events == nil {
		return Question{}, false
	}
	facts := b.datesOf(a.event, events)
	id := idOf(k.name(), facts, variant)
	items := b.orderItems(id, events, facts)
	shuffle(seeded(string(id), "shown"), items)
	q := Question{
		ID: id, Kind: k.name(), Variant: variant, Locale: locale, Facts: facts, Era: a.era,
		Stem:        fill(orderStems[variant%len(orderStems)], "{n}", numberNames[len(events)]),
		Content:     contentOf(events...),
		Interaction: &Order{Items: items},
		Explanation: b.tellOrder(events), Events: []history.EventID{a.event.ID},
	}
	for _, e := range events {
		if e != a.event {
			q.Events = append(q.Events, e.ID)
		}
	}
	q.Notes, q.Citations = b.aboutDates(events)
	return q, true
}

// companions returns an event with others near by, each set apart from all the rest, the earliest first. It
// returns nil where there are too few, and so it does where all sets belong to other events or variants.
func (b *Bank) companions(e *history.Event, variant int) []*history.Event {
	if !canBeOrdered(e) || !b.sayable(e) {
		return nil
	}
	near := slices.DeleteFunc(b.datedAround(e, orderWindow), func(o *history.Event) bool { return !setApart(e, o) || !b.sayable(o) })
	var sets [][]*history.Event // of the variants so far
	for v := range variant + 1 {
		sets = append(sets, b.drawCompanions(e, near, v, sets))
	}
	return sets[variant]
}

// drawCompanions draws the set of one variant, a new one that the event owns. Every other variant would rather
// keep to the event's topics, as long as they have sets.
func (b *Bank) drawCompanions(e *history.Event, near []*history.Event, variant int, sets [][]*history.Event) []*history.Event {
	for try := range orderDraws {
		lottery(near, "order", string(e.ID), string(rune('a'+variant)), string(rune('a'+try)))
		pool := near
		if variant%2 == 0 && try < orderDraws/2 {
			pool = slices.Clone(near)
			slices.SortStableFunc(pool, func(x, y *history.Event) int { return threadFirst(e, x) - threadFirst(e, y) })
		}
		set := b.fitting(e, pool, orderSizes[variant])
		if set != nil && ownerOf("order", set) == e && !slices.ContainsFunc(sets, func(s []*history.Event) bool { return slices.Equal(s, set) }) {
			return set
		}
	}
	return nil
}

func threadFirst(e, other *history.Event) int {
	if shareTopic(e, other) {
		return 0
	}
	return 1
}

// fitting takes events from a list as they come, each that is set apart from all before it and tells nothing
// of its place beside them, and returns n of them in order.
func (b *Bank) fitting(e *history.Event, from []*history.Event, n int) []*history.Event {
	set := []*history.Event{e}
	for _, other := range from {
		clash := func(x *history.Event) bool { return !setApart(x, other) || b.numbered(x) && b.numbered(other) }
		if len(set) < n && !slices.ContainsFunc(set, clash) {
			set = append(set, other)
		}
	}
	if len(set) < n {
		return nil
	}
	inOrder(set)
	return set
}

// orderItems returns the events as items in their order. An item's ID comes from its event, not from its text.
func (b *Bank) orderItems(id ID, events []*history.Event, facts []history.Fact) []OrderItem {
	items := make([]OrderItem, len(events))
	for i, e := range events {
		items[i] = OrderItem{
			ID: optionID(id, string(e.ID)), Text: capital(b.say(e.Name)), Rank: i + 1,
			Fact: slices.Index(facts, dateFact(b.c, e)), When: show(e.Date.Date()), Why: b.whenOf(e),
			Proof: Proof{Stated, []string{eventRow(e, dateClaim)}},
		}
	}
	return items
}

// tellOrder lists events with their dates, as they stand.
func (b *Bank) tellOrder(events []*history.Event) string {
	parts := make([]string, len(events))
	for i, e := range events {
		parts[i] = b.say(e.Name) + " (" + show(e.Date.Date()) + ")"
	}
	return sentence("the order is " + join(parts, "and"))
}

func (order) refute(c *history.Course, q *Question) []string { return refuteOrder(c, q) }
