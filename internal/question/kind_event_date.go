package question

import (
	"iter"
	"slices"

	"fasti/internal/history"
)

// eventDate asks when an event was, with dates of its own precision to choose from.
type eventDate struct{}

func (eventDate) name() Kind { return "event-date" }

// anchors yields every dated event.
func (eventDate) anchors(b *Bank) iter.Seq[anchor] { return b.dated }

// dated yields the date of every event that has one.
func (b *Bank) dated(yield func(anchor) bool) {
	for _, e := range b.c.Dated() {
		if !yield(anchor{event: e, predicate: dateClaim, era: e.Era}) {
			return
		}
	}
}

func (k eventDate) question(b *Bank, a anchor, variant int) (Question, bool) {
	q, ask, ok := b.aboutDate(k.name(), a.event, variant)
	if !ok {
		return Question{}, false
	}
	options := b.dateOptions(q.ID, a.event, q.Stem, ask, seeded(string(q.ID), "options"))
	if options == nil {
		return Question{}, false
	}
	// The same wording comes back after four variants: it needs other dates then.
	for v := variant % len(dateStems); v < variant; v += len(dateStems) {
		if q, _, ok := b.aboutDate(k.name(), a.event, v); ok {
			d := seeded(string(q.ID), "options")
			if sameTexts(options, b.dateOptions(q.ID, a.event, q.Stem, ask, d)) {
				return Question{}, false
			}
		}
	}
	q.Interaction = &Choice{Options: options}
	return q, true
}

// sameTexts reports whether two lists of options read alike, whatever their order.
func sameTexts(a, b []Option) bool {
	if len(a) != len(b) {
		return false
	}
	for _, o := range a {
		if !slices.ContainsFunc(b, func(p Option) bool { return p.Text == o.Text }) {
			return false
		}
	}
	return true
}

// aboutDate begins a question about an event's date: all of it but the way to answer.
func (b *Bank) aboutDate(k Kind, e *history.Event, variant int) (Question, asked, bool) {
	name := b.say(e.Name)
	a, ok := askedDate(e, name)
	if !ok || name == "" {
		return Question{}, asked{}, false
	}
	facts := []history.Fact{dateFact(b.c, e)}
	q := Question{
		ID: idOf(k, facts, variant), Kind: k, Variant: variant, Locale: locale,
		Facts: facts, Events: []history.EventID{e.ID}, Era: e.Era,
		Stem: dateStem(name, a, variant), Content: e.Content,
		Explanation: b.say(e.Summary), Notes: b.notes(e.On(dateClaim), "the date"),
		Citations: b.cite(b.cite(nil, e.Date.Sources, "the date"), e.Sources, "the account"),
	}
	if q.Explanation == "" {
		q.Explanation = sentenceOfDate(name, a)
	}
	return q, a, !tells(q.Stem, a.key)
}

func (eventDate) refute(c *history.Course, q *Question) []string { return refuteDates(c, q) }
