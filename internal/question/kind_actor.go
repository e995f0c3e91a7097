package question

import (
	"iter"
	"slices"

	"fasti/internal/history"
)

// actor asks who had a role in an event: who did it, who ordered it, whom it concerned.
type actor struct{}

func (actor) name() Kind { return "actor" }

// anchors yields every role that somebody has in an event.
func (actor) anchors(b *Bank) iter.Seq[anchor] {
	return func(yield func(anchor) bool) {
		for i := range b.c.Events() {
			e := &b.c.Events()[i]
			for _, role := range history.AskedRoles {
				if len(e.PeopleAs(role))+len(e.BodiesAs(role)) == 0 {
					continue
				}
				if !yield(anchor{event: e, predicate: string(role), era: e.Era}) {
					return
				}
			}
		}
	}
}

func (k actor) question(b *Bank, a anchor, variant int) (Question, bool) {
	e, role := a.event, history.Role(a.predicate)
	if isDisputed(e.On(a.predicate)) {
		return Question{}, false // it would have several keys
	}
	facts := []history.Fact{roleFact(b.c, e, role)}
	id := idOf(k.name(), facts, variant)
	keys := b.partiesAs(e, role)
	shuffle(seeded(headOf(k.name(), facts[0].ID), "keys"), keys)
	key, nth := keys[variant%len(keys)], variant/len(keys)
	stem := b.actorStem(e, role, key, len(keys) > 1, variant)
	if stem == "" || key.namedIn(stem) {
		return Question{}, false
	}
	right := Option{
		Text: key.name, Lang: key.lang, Why: b.whyActor(e, role, key, len(keys)),
		Proof: Proof{Stated, []string{eventRow(e, a.predicate), key.ref}},
	}
	options := withOptions(id, right, b.otherParties(actorWanted{e, role, key, stem}), nth, headOf(k.name(), facts[0].ID)+key.ref)
	if options == nil {
		return Question{}, false
	}
	q := Question{
		ID: id, Kind: k.name(), Variant: variant, Locale: locale, Facts: facts,
		Events: []history.EventID{e.ID}, Era: e.Era, Stem: stem, Content: e.Content,
		Interaction: &Choice{Options: options}, Explanation: b.say(e.Summary),
		Notes: b.notesOnRole(e, role), Citations: b.citeRole(e, role),
	}
	return q, true
}

func (actor) refute(c *history.Course, q *Question) []string { return refuteActor(c, q) }

// whyActor says who had a role, when that was, and who else.
func (b *Bank) whyActor(e *history.Event, role history.Role, key party, several int) string {
	why := b.wasThen(key, e)
	if e.Date != nil {
		why += " " + b.whenOf(e)
	}
	if several > 1 {
		why += " " + b.answers(e, role)
	}
	return why
}

// isDisputed reports whether scholars differ over a claim: a question of it would have two keys.
func isDisputed(list []history.MarkedDifference) bool {
	return slices.ContainsFunc(list, func(m history.MarkedDifference) bool { return m.Mark == history.Disputed })
}

// notesOnRole tell where sources differ over who had a role, and beside who did it over who ordered it.
func (b *Bank) notesOnRole(e *history.Event, role history.Role) []Note {
	out := b.notes(e.On(string(role)), roleWords[role])
	if role == history.By {
		out = append(out, b.notes(e.On(string(history.Ordered)), roleWords[history.Ordered])...)
	}
	return out
}

// citeRole cites whoever says who had the role, and the account of the event.
func (b *Bank) citeRole(e *history.Event, role history.Role) []Citation {
	var list []Citation
	for _, p := range e.People {
		if p.Role == role {
			list = b.citeOnce(list, p.Sources, roleWords[role])
		}
	}
	for _, p := range e.Bodies {
		if p.Role == role {
			list = b.citeOnce(list, p.Sources, roleWords[role])
		}
	}
	return b.cite(list, e.Sources, "the account")
}

// citeOnce cites the sources that are not cited yet.
func (b *Bank) citeOnce(list []Citation, sources []history.SourceID, what string) []Citation {
	fresh := slices.DeleteFunc(slices.Clone(sources), func(id history.SourceID) bool {
		return slices.ContainsFunc(list, func(c Citation) bool { return c.Source == id })
	})
	return b.cite(list, fresh, what)
}
