package question

import (
	"fmt"

	"fasti/internal/history"
)

// refuteOrder is the second opinion on an order: each two events are on days that no reading of their dates
// lets them share, and stand as their ranks say.
func refuteOrder(c *history.Course, q *Question) []string {
	r := newRefuter(c, q)
	o, ok := q.Interaction.(*Order)
	if !ok || len(o.Items) < 3 || len(o.Items) != len(q.Facts) {
		r.say("it does not put three events or more in order, one for each fact")
		return r.wrong
	}
	ids := map[string]bool{}
	byRank := make([]*history.Event, len(o.Items))
	for _, item := range o.Items {
		if item.Rank < 1 || item.Rank > len(byRank) || byRank[item.Rank-1] != nil || ids[item.ID] || item.Fact < 0 {
			r.say("the item %q has not a rank, a fact and an ID of its own", item.Text)
			return r.wrong
		}
		ids[item.ID] = true
		e, predicate := r.eventOf(item.Fact)
		if e == nil || e.Date == nil || predicate != dateClaim {
			r.say("the item %q has no dated event", item.Text)
			return r.wrong
		}
		byRank[item.Rank-1] = e
		r.item(item, e)
	}
	for i, before := range byRank {
		for _, after := range byRank[i+1:] {
			if !timeOf(before).Before(timeOf(after)) {
				r.say("%s did not surely come before %s", before.ID, after.ID)
			}
		}
	}
	return r.wrong
}

// item checks what an item shows of its event.
func (r *refuter) item(item OrderItem, e *history.Event) {
	if normal(item.Text) != normal(e.Name.In(locale)) {
		r.say("%q does not name %s", item.Text, e.ID)
	}
	if item.When != show(e.Date.Date()) {
		r.say("%s was not %s", e.ID, item.When)
	}
	if names(normal(item.Text), item.When) {
		r.say("%q tells its own date", item.Text)
	}
	if item.Proof.Rule != Stated || !restsOn(item.Proof, eventRow(e, dateClaim)) {
		r.say("the proof of %q leaves its date out", item.Text)
	}
	r.rows(item.Text, item.Proof)
}

// refuteFirst is the second opinion on a pair: by their dates, or by the one having led to the other.
func refuteFirst(c *history.Course, q *Question) []string {
	r := newRefuter(c, q)
	options := r.choice()
	if len(options) != 2 {
		r.say("it sets %d events beside each other", len(options))
		return r.wrong
	}
	first, last := options[0], options[1]
	if last.Right {
		first, last = last, first
	}
	a, b := r.told(first.Text), r.told(last.Text)
	if a == nil || b == nil {
		return r.wrong
	}
	rows := []string{eventRow(a, dateClaim), eventRow(b, dateClaim)}
	switch {
	case a.Date != nil && b.Date != nil:
		if !timeOf(a).Before(timeOf(b)) {
			r.say("%s did not surely come before %s", a.ID, b.ID)
		}
		r.rule(last, Contradicts)
	default:
		if !ledTo(a, b) {
			r.say("an event has no date, and the course does not say that %s led to %s", a.ID, b.ID)
		}
		r.rule(last, EffectFirst)
		rows = []string{eventRow(a, ledToClaim)}
	}
	for _, o := range options {
		for _, row := range rows {
			if !restsOn(o.Proof, row) {
				r.say("the proof of %q leaves %q out", o.Text, row)
			}
		}
	}
	return r.wrong
}

func (r *refuter) rule(o Option, want Rule) {
	if o.Proof.Rule != want {
		r.say("%q is proven by %q, and the case is one of %q", o.Text, o.Proof.Rule, want)
	}
}

// told returns the event of the question that an option names.
func (r *refuter) told(text string) *history.Event {
	for _, id := range r.q.Events {
		if e := r.c.Event(id); e != nil && normal(e.Name.In(locale)) == normal(text) {
			return e
		}
	}
	r.wrong = append(r.wrong, fmt.Sprintf("%q names none of its events", text))
	return nil
}

// ledTo reports whether the course says that one event led to another.
func ledTo(a, b *history.Event) bool {
	for _, l := range a.LedTo {
		if l.Event == b.ID {
			return true
		}
	}
	return false
}
