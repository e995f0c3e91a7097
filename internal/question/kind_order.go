package question

import (
	"iter"
	"slices"
	"strings"

	"fasti/internal/history"
)

// order asks to put three to five events in order.
type order struct{}

// orderWindow is how far around an event its companions are looked for.
const orderWindow = 12

// How many events the variants have, from the first on.
var orderSizes = [MaxVariants]int{3, 4, 5, 4, 3, 5, 4, 3}

var numberWords = map[int]string{3: "three", 4: "four", 5: "five"}

var orderStems = []string{
	"Put these {n} events in order, the earliest first.",
	"In which order did these {n} events take place? Begin with the earliest.",
	"Order these {n} events from the earliest to the latest.",
	"Which of these {n} events came first, and which followed? Put them in order.",
}

func (order) name() Kind { return "order" }

func (order) anchors(b *Bank) iter.Seq[anchor] { return b.dated }

func (k order) question(b *Bank, a anchor, variant int) (Question, bool) {
	events := b.companions(a.event, variant)
	if events == nil {
		return Question{}, false
	}
	for v := range variant {
		if sameEvents(events, b.companions(a.event, v)) {
			return Question{}, false
		}
	}
	facts := []history.Fact{dateFact(b.c, a.event)}
	for _, e := range events {
		if e != a.event {
			facts = append(facts, dateFact(b.c, e))
		}
	}
	id := idOf(k.name(), facts, variant)
	items := b.orderItems(id, events, facts)
	shuffle(seeded(string(id), "shown"), items)
	q := Question{
		ID: id, Kind: k.name(), Variant: variant, Locale: locale, Facts: facts, Era: a.era,
		Stem:        strings.ReplaceAll(orderStems[variant%len(orderStems)], "{n}", numberWords[len(events)]),
		Content:     contentOf(events...),
		Interaction: &Order{Items: items},
		Explanation: sentenceOfOrder(b, events),
		Citations:   b.citeDates(events),
	}
	for _, e := range events {
		q.Events = append(q.Events, e.ID)
		q.Notes = append(q.Notes, b.notes(e.On(dateClaim), "the date of "+b.say(e.Name))...)
	}
	return q, true
}

// companions returns an event with others near by, each surely on other days than the rest, the earliest
// first. It reports nil where there are too few.
func (b *Bank) companions(e *history.Event, variant int) []*history.Event {
	if !b.orderable(e) {
		return nil
	}
	near := b.around(e, orderWindow)
	shuffle(seeded(headOf("order", dateFact(b.c, e).ID), "companions", numberWords[orderSizes[variant]], string(rune('a'+variant))), near)
	out := []*history.Event{e}
	for _, other := range near {
		if len(out) == orderSizes[variant] {
			break
		}
		fits := func(x *history.Event) bool { return apartInTime(x, other) }
		if b.orderable(other) && !slices.ContainsFunc(out, func(x *history.Event) bool { return !fits(x) }) {
			out = append(out, other)
		}
	}
	if len(out) < orderSizes[variant] {
		return nil
	}
	slices.SortFunc(out, func(x, y *history.Event) int {
		if surelyBefore(x, y) {
			return -1
		}
		return 1
	})
	return out
}

func sameEvents(a, b []*history.Event) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e *history.Event) bool { return !slices.Contains(b, e) })
}

func (b *Bank) orderItems(id ID, events []*history.Event, facts []history.Fact) []OrderItem {
	items := make([]OrderItem, len(events))
	for i, e := range events {
		fact := dateFact(b.c, e)
		items[i] = OrderItem{
			ID: optionID(id, string(e.ID)), Text: capital(b.say(e.Name)), Rank: i + 1,
			Fact: slices.Index(facts, fact), When: show(e.Date.Date()), Why: firstSentence(b.say(e.Summary)),
			Proof: Proof{Stated, []string{eventRow(e, dateClaim)}},
		}
	}
	return items
}

func (order) refute(c *history.Course, q *Question) []string { return refuteOrder(c, q) }
