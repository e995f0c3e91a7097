package question

import "fasti/internal/history"

// What a class changes of its course reaches the questions in four ways. Local dates are in the course already. What is
// hidden, or is disputed in a class that does not ask such things, is asked by no question, and no proof rests on what is
// hidden: an instructor who does not want it asked may well not stand by it. What explanations tell stays as it is, for
// they ask nothing. A value that the course corrects gets what the class gives for it where it can be typed; no choice
// offers it.

// leavesOut reports whether the class does not ask a fact.
func (b *Bank) leavesOut(id history.FactID) bool {
	return b.gated && (b.c.Hides(id) || b.rule == history.Unasked && isDisputed(b.c.DifferencesOn(id)))
}

// asks reports whether the class asks every fact of a question.
func (b *Bank) asks(q Question) bool {
	for _, f := range q.Facts {
		if b.leavesOut(f.ID) {
			return false
		}
	}
	return true
}

// datedAround returns the events of an era that stand near one in time, without itself and without those whose date the
// class does not ask: neither can they stand beside it in a question, nor does the time of one prove anything.
func (b *Bank) datedAround(e *history.Event, window int) []*history.Event {
	list := b.around(e, window)
	if !b.gated {
		return list
	}
	asked := list[:0]
	for _, other := range list {
		if !b.leavesOut(dateFact(b.c, other).ID) {
			asked = append(asked, other)
		}
	}
	return asked
}

// rests reports whether a proof may rest on a tenure: the class hides neither end of it.
func (b *Bank) rests(t *history.Tenure) bool {
	return !b.gated || !b.c.Hides(tenureFact(b.c, t, fromClaim).ID) && !b.c.Hides(tenureFact(b.c, t, toClaim).ID)
}
