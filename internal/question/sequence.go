package question

import (
	"slices"

	"fasti/internal/history"
)

// What order and first-of-two have in common: events that can be told apart in time.

// ordinals are words by which the name of an event tells its place among others.
var ordinals = map[string]bool{
	"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true,
	"eighth": true, "ninth": true, "tenth": true, "eleventh": true, "twelfth": true, "thirteenth": true,
	"fourteenth": true, "fifteenth": true, "sixteenth": true, "seventeenth": true, "eighteenth": true,
	"nineteenth": true, "twentieth": true, "last": true, "final": true, "beginning": true, "end": true,
	"again": true, "return": true,
}

// orderable reports whether an event can be put in order: it has a date, and its name doesn't tell when.
func (b *Bank) orderable(e *history.Event) bool {
	name := b.say(e.Name)
	if e.Date == nil || name == "" || !e.Date.Date().Envelope().Closed() || tells(name, e.Date.Date()) {
		return false
	}
	return !slices.ContainsFunc(wordsOf(name), func(w string) bool { return ordinals[w] })
}

// surelyBefore reports whether one event came before another under every reading of their dates and of the
// values that rival them.
func surelyBefore(a, b *history.Event) bool {
	for _, x := range takenBy(a) {
		for _, y := range takenBy(b) {
			if !x.Before(y) {
				return false
			}
		}
	}
	return true
}

func apartInTime(a, b *history.Event) bool { return surelyBefore(a, b) || surelyBefore(b, a) }

// contentOf is the first content note among some events.
func contentOf(events ...*history.Event) string {
	for _, e := range events {
		if e.Content != "" {
			return e.Content
		}
	}
	return ""
}

// sentenceOfOrder lists events with their dates.
func sentenceOfOrder(b *Bank, events []*history.Event) string {
	parts := make([]string, len(events))
	for i, e := range events {
		parts[i] = b.say(e.Name) + " (" + show(e.Date.Date()) + ")"
	}
	return sentence("the order is: " + join(parts, "then"))
}

// citeDates cites whoever gives the dates of some events.
func (b *Bank) citeDates(events []*history.Event) []Citation {
	var list []Citation
	for _, e := range events {
		list = b.cite(list, e.Date.Sources, "the date of "+b.say(e.Name))
	}
	return list
}
