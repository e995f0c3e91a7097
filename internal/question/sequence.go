package question

import (
	"cmp"
	"slices"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// What order and first-of-two have in common: events that can be told apart in time, neither so near each
// other that nobody could nor so far that everybody can.

// leastGap is how many days lie between two events at least for their order to be asked.
const leastGap = 14

// orderWords are words by which a name tells its place among others.
var orderWords = map[string]bool{
	"first": true, "second": true, "third": true, "last": true, "final": true, "before": true, "after": true,
	"earlier": true, "later": true, "previous": true, "next": true, "following": true, "since": true, "until": true,
	"beginning": true, "start": true, "end": true, "again": true, "return": true, "eve": true, "aftermath": true,
}

// numberedWords are words that tell a place only beside another of them.
var numberedWords = map[string]bool{
	"fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true, "tenth": true,
	"eleventh": true, "twelfth": true, "thirteenth": true, "fourteenth": true, "fifteenth": true, "sixteenth": true,
	"seventeenth": true, "eighteenth": true, "nineteenth": true, "twentieth": true, "thirtieth": true,
	"spring": true, "summer": true, "autumn": true, "winter": true,
}

// sayable reports whether an event's name can stand in a question of order: it tells neither when the event
// was nor which place it has.
func (b *Bank) sayable(e *history.Event) bool {
	words := wordsOf(b.say(e.Name))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return orderWords[w] || isYear(w) })
}

// isYear reports whether a word is a number as long as a year: 988, 1917, 1920s.
func isYear(word string) bool {
	digits := 0
	for _, r := range word {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 3
}

// numbered reports whether an event's name has a number or a month, which two names of one question may not
// have: beside the Fifteenth Congress the Fourteenth tells its place.
func (b *Bank) numbered(e *history.Event) bool {
	return slices.ContainsFunc(wordsOf(b.say(e.Name)), func(w string) bool {
		return numberedWords[w] || monthNames[w] || w[0] >= '0' && w[0] <= '9'
	})
}

// canBeOrdered reports whether an event has a date that begins and ends, by every reading.
func canBeOrdered(e *history.Event) bool {
	return e.Date != nil && !slices.ContainsFunc(takenBy(e), func(s edtf.Span) bool { return !s.Closed() })
}

// surelyBefore reports whether one event came before another under every reading of their dates and of the
// values that rival them.
func surelyBefore(a, b *history.Event) bool {
	for _, x := range takenBy(a) {
		if touches(takenBy(b), x) || slices.ContainsFunc(takenBy(b), func(y edtf.Span) bool { return y.Before(x) }) {
			return false
		}
	}
	return true
}

// setApart reports whether two events can be told apart: the one surely before the other, by a gap that can be
// known and is no gulf.
func setApart(a, b *history.Event) bool {
	if !canBeOrdered(a) || !canBeOrdered(b) || !surelyBefore(a, b) && !surelyBefore(b, a) {
		return false
	}
	gap := a.Date.Date().Envelope().Distance(b.Date.Date().Envelope())
	return gap >= leastGap && gap <= max(gulf(a), gulf(b))
}

// gulf is how many days are too many between an event and another one, by how exactly it is dated.
func gulf(e *history.Event) int {
	d := e.Date.Date()
	if d.IsInterval() {
		d = d.From().Date
	}
	return farthest[d.Precision()]
}

// shareTopic reports whether two events belong to one thread.
func shareTopic(a, b *history.Event) bool {
	return slices.ContainsFunc(a.Topics, func(t history.TopicID) bool { return slices.Contains(b.Topics, t) })
}

// lottery puts events into an order drawn for a text. Each draws its own number, so that an event that is new
// in the course leaves the order of the others alone.
func lottery(events []*history.Event, parts ...string) {
	number := make(map[*history.Event]string, len(events))
	for _, e := range events {
		number[e] = digest(append(slices.Clone(parts), string(e.ID))...)
	}
	slices.SortFunc(events, func(x, y *history.Event) int { return cmp.Compare(number[x], number[y]) })
}

// ownerOf draws the one of some events under which a question about all of them stands, so that the bank does
// not have it once under each.
func ownerOf(k Kind, events []*history.Event) *history.Event {
	sorted := slices.SortedFunc(slices.Values(events), func(x, y *history.Event) int { return cmp.Compare(x.ID, y.ID) })
	parts := []string{string(k), "owner"}
	for _, e := range sorted {
		parts = append(parts, string(e.ID))
	}
	return sorted[seeded(parts...).below(len(sorted))]
}

// inOrder sorts events that are set apart, the earliest first.
func inOrder(events []*history.Event) {
	slices.SortFunc(events, func(x, y *history.Event) int {
		switch {
		case x == y:
			return 0
		case surelyBefore(x, y):
			return -1
		}
		return 1
	})
}

// datesOf are the facts of some events' dates: that of the anchor, then the others by ID, which tells nothing
// of their order.
func (b *Bank) datesOf(anchor *history.Event, events []*history.Event) []history.Fact {
	facts := []history.Fact{dateFact(b.c, anchor)}
	for _, e := range slices.SortedFunc(slices.Values(events), func(x, y *history.Event) int { return cmp.Compare(x.ID, y.ID) }) {
		if e != anchor && e.Date != nil {
			facts = append(facts, dateFact(b.c, e))
		}
	}
	return facts
}

// contentOf is the first content note among some events.
func contentOf(events ...*history.Event) string {
	for _, e := range events {
		if e.Content != "" {
			return e.Content
		}
	}
	return ""
}

// whenOf tells when an event was in a sentence, in one with its name.
func (b *Bank) whenOf(e *history.Event) string {
	name := b.say(e.Name)
	if a, ok := askedDate(e, ""); ok {
		return sentenceOfDate(name, a)
	}
	return sentence("the date of " + name + " is not known")
}

// aboutDates are the notes and the citations of a question that rests on several dates.
func (b *Bank) aboutDates(events []*history.Event) (notes []Note, cited []Citation) {
	for _, e := range events {
		if e.Date == nil {
			continue
		}
		what := "the date of " + b.say(e.Name)
		notes = append(notes, b.notes(e.On(dateClaim), what)...)
		cited = b.cite(cited, e.Date.Sources, what)
	}
	return notes, cited
}
