package question

import (
	"iter"

	"fasti/internal/history"
)

// firstOfTwo asks which of two events came first.
type firstOfTwo struct{}

// pairWindow is how far around an event its partners are looked for.
const pairWindow = 10

var firstStems = []string{
	"Which came first?",
	"Which of these two took place earlier?",
	"Which was the earlier of the two?",
	"Of these two, which took place first?",
}

func (firstOfTwo) name() Kind { return "first-of-two" }

func (firstOfTwo) anchors(b *Bank) iter.Seq[anchor] { return b.dated }

func (k firstOfTwo) question(b *Bank, a anchor, variant int) (Question, bool) {
	e := a.event
	if !b.orderable(e) {
		return Question{}, false
	}
	partners := b.partners(e)
	shuffle(seeded(headOf(k.name(), dateFact(b.c, e).ID), "partners"), partners)
	if variant >= len(partners) {
		return Question{}, false
	}
	other := partners[variant]
	facts := []history.Fact{dateFact(b.c, e), dateFact(b.c, other)}
	id := idOf(k.name(), facts, variant)
	first, last := e, other
	if surelyBefore(other, e) {
		first, last = other, e
	}
	options := []Option{b.pairOption(id, first, last, true), b.pairOption(id, last, first, false)}
	shuffle(seeded(string(id), "position"), options)
	return Question{
		ID: id, Kind: k.name(), Variant: variant, Locale: locale, Facts: facts,
		Events: []history.EventID{e.ID, other.ID}, Era: e.Era,
		Stem: firstStems[variant%len(firstStems)], Content: contentOf(e, other),
		Interaction: &Choice{Options: options},
		Explanation: sentenceOfOrder(b, []*history.Event{first, last}),
		Notes:       append(b.notes(e.On(dateClaim), "the date of "+b.say(e.Name)), b.notes(other.On(dateClaim), "the date of "+b.say(other.Name))...),
		Citations:   b.citeDates([]*history.Event{first, last}),
	}, true
}

// partners are the events that can stand beside one: near in time and surely on another day, neither text much
// longer than the other.
func (b *Bank) partners(e *history.Event) []*history.Event {
	var out []*history.Event
	for _, other := range b.around(e, pairWindow) {
		if b.orderable(other) && apartInTime(e, other) && !alone([]string{b.say(e.Name), b.say(other.Name)}) {
			out = append(out, other)
		}
	}
	return out
}

func (b *Bank) pairOption(id ID, e, other *history.Event, right bool) Option {
	text := capital(b.say(e.Name))
	o := Option{
		ID: optionID(id, text), Text: text, Right: right,
		Proof: Proof{Contradicts, []string{eventRow(e, dateClaim), eventRow(other, dateClaim)}},
	}
	when := sentence(text + " was " + on(e.Date.Date()))
	if right {
		o.Proof.Rule = Stated
		o.Why = when
		return o
	}
	o.Why = sentence(text + " came " + laterBy(other.Date.Date().Bounds(), e.Date.Date().Bounds()) + ", " + on(e.Date.Date()))
	return o
}

func (firstOfTwo) refute(c *history.Course, q *Question) []string { return refuteFirst(c, q) }
