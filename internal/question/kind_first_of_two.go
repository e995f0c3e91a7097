package question

import (
	"iter"
	"slices"
	"strings"

	"fasti/internal/history"
)

// firstOfTwo asks which of two events came first.
type firstOfTwo struct{}

// pairWindow is how far around an event its partners are looked for.
const pairWindow = 12

var firstStems = []string{
	"Which came first?",
	"Which of these two events took place earlier?",
	"Which was the earlier of these two?",
	"Of these two, which happened first?",
}

func (firstOfTwo) name() Kind { return "first-of-two" }

func (firstOfTwo) anchors(b *Bank) iter.Seq[anchor] { return b.dated }

func (k firstOfTwo) question(b *Bank, a anchor, variant int) (Question, bool) {
	e, other := a.event, b.partner(a.event, variant)
	if other == nil || !b.sayable(e) || !b.sayable(other) || b.numbered(e) && b.numbered(other) ||
		alone([]string{b.say(e.Name), b.say(other.Name)}) {
		return Question{}, false
	}
	pair := []*history.Event{e, other}
	if other.Date != nil && surelyBefore(other, e) || other.Date == nil && leadsTo(other, e) {
		slices.Reverse(pair)
	}
	facts := b.datesOf(e, pair)
	id := idOf(k.name(), facts, variant)
	options := b.pairOptions(id, pair[0], pair[1])
	shuffle(seeded(string(id), "position"), options)
	q := Question{
		ID: id, Kind: k.name(), Variant: variant, Locale: locale, Facts: facts,
		Events: []history.EventID{e.ID, other.ID}, Era: a.era,
		Stem: firstStems[variant%len(firstStems)], Content: contentOf(e, other),
		Interaction: &Choice{Options: options},
		Explanation: strings.TrimSpace(firstSentence(b.say(pair[0].Summary)) + " " + firstSentence(b.say(pair[1].Summary))),
	}
	q.Notes, q.Citations = b.aboutDates(pair)
	for _, l := range pair[0].LedTo {
		if l.Event == pair[1].ID {
			q.Citations = b.cite(q.Citations, l.Sources, "what led to what")
		}
	}
	return q, true
}

// partner returns the event that stands beside one in a variant, and nil where there is none. Each partner has
// its variant by its ID alone, so that no new wording and no new event moves it; where several have the same,
// one is drawn, of the event's own topics if there is one.
func (b *Bank) partner(e *history.Event, variant int) *history.Event {
	all := slices.DeleteFunc(b.datedAround(e, pairWindow), func(o *history.Event) bool {
		return !setApart(e, o) || ownerOf("first-of-two", []*history.Event{e, o}) != e
	})
	all = append(all, b.undatedPartners(e)...)
	all = slices.DeleteFunc(all, func(o *history.Event) bool {
		return seeded("first-of-two", string(e.ID), string(o.ID)).below(MaxVariants) != variant
	})
	if len(all) == 0 {
		return nil
	}
	lottery(all, "first-of-two", string(e.ID))
	slices.SortStableFunc(all, func(x, y *history.Event) int { return threadFirst(e, x) - threadFirst(e, y) })
	return all[0]
}

// undatedPartners are events that nobody dates, but that led to one or came of it.
func (b *Bank) undatedPartners(e *history.Event) []*history.Event {
	if e.Date == nil {
		return nil
	}
	list := slices.Clone(b.c.Causes(e.ID))
	for _, l := range e.LedTo {
		list = append(list, b.c.Event(l.Event))
	}
	return slices.DeleteFunc(list, func(o *history.Event) bool { return o.Date != nil })
}

// leadsTo reports whether the course says that one event led to another.
func leadsTo(a, b *history.Event) bool {
	return slices.ContainsFunc(a.LedTo, func(l history.Link) bool { return l.Event == b.ID })
}

// pairOptions returns the earlier event as the key, and then the later one. Where one has no date, that it led
// to the other, or came of it, is the proof.
func (b *Bank) pairOptions(id ID, first, last *history.Event) []Option {
	rule, rows := EffectFirst, []string{eventRow(first, ledToClaim)}
	why := sentence(b.say(first.Name) + " led to " + b.say(last.Name))
	later := why
	if first.Date != nil && last.Date != nil {
		rule, rows = Contradicts, []string{eventRow(first, dateClaim), eventRow(last, dateClaim)}
		why = b.whenOf(first) + " " + b.whenOf(last)
		later = why + " That was " + laterBy(first.Date.Date().Bounds(), last.Date.Date().Bounds()) + "."
	}
	option := func(e *history.Event, right bool, why string, rule Rule) Option {
		text := capital(b.say(e.Name))
		return Option{ID: optionID(id, string(e.ID)), Text: text, Lang: b.langOf(e.Name), Right: right, Why: why, Proof: Proof{rule, rows}}
	}
	return []Option{option(first, true, why, Stated), option(last, false, later, rule)}
}

func (firstOfTwo) refute(c *history.Course, q *Question) []string { return refuteFirst(c, q) }
