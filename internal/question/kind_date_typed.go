package question

import (
	"iter"

	"fasti/internal/history"
)

// dateTyped asks for the date of an event in the student's own words.
type dateTyped struct{}

func (dateTyped) name() Kind { return "date-typed" }

func (dateTyped) anchors(b *Bank) iter.Seq[anchor] { return b.dated }

func (k dateTyped) question(b *Bank, a anchor, variant int) (Question, bool) {
	if variant >= len(dateStems) {
		return Question{}, false // there is nothing but the wording to vary
	}
	q, ask, ok := b.aboutDate(k.name(), a.event, variant)
	if !ok {
		return Question{}, false
	}
	key := ask.key
	if !ask.begins {
		key = key.Qualify(ask.claim.Qualifier()) // "about 862" takes the years around it
	}
	typed := &TypedDate{Right: valueOf(key)}
	for _, m := range a.event.On(dateClaim) {
		if d := m.Date(); !d.IsZero() {
			rival := RivalDate{DateValue: valueOf(d), Mark: m.Mark, Note: b.say(m.Note)}
			if m.Mark == history.Corrected {
				rival.Points = b.c.Overlay().Article
			}
			typed.Rivals = append(typed.Rivals, rival)
		}
	}
	q.Interaction = typed
	return q, true
}

func (dateTyped) refute(c *history.Course, q *Question) []string { return refuteTyped(c, q) }
