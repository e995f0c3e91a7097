package question

import (
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// refuteDates is the second opinion on a choice of dates: each option is read as a student reads it.
func refuteDates(c *history.Course, q *Question) []string {
	r := newRefuter(c, q)
	e := r.dated()
	options := r.choice()
	if e == nil {
		return r.wrong
	}
	spans := make([]edtf.Span, 0, len(options))
	for _, o := range options {
		read, err := edtf.ReadHuman(o.Text)
		if err != nil {
			r.say("the option %q can't be read as a date: %v", o.Text, err)
			continue
		}
		d, err := read.In(e.Date.Date().Calendar())
		if err != nil {
			r.say("the option %q is no date of its calendar: %v", o.Text, err)
			continue
		}
		if slices.ContainsFunc(spans, d.Bounds().Overlaps) {
			r.say("the option %q shares days with another one", o.Text)
		}
		spans = append(spans, d.Bounds())
		if !restsOn(o.Proof, eventRow(e, dateClaim)) {
			r.say("the proof of %q leaves the date of the event out", o.Text)
		}
		if o.Right {
			r.keyDate(e, d)
		} else {
			r.wrongDate(e, o, d.Bounds())
		}
	}
	return r.wrong
}

// dated returns the event whose date is asked for.
func (r *refuter) dated() *history.Event {
	e, predicate := r.eventOf(0)
	switch {
	case e == nil:
		return nil
	case predicate != dateClaim:
		r.say("its fact is %q, not a date", predicate)
		return nil
	case e.Date == nil:
		r.say("the event %s has no date", e.ID)
		return nil
	}
	return e
}

// keyDate checks that the key holds the whole date, or the whole beginning of a long time where the stem asks
// when that began, and that the stem doesn't tell it.
func (r *refuter) keyDate(e *history.Event, key edtf.Date) {
	date := e.Date.Date()
	span, begin := key.Bounds(), date.From()
	switch {
	case span.Contains(date.Bounds()):
	case date.IsInterval() && begin.Edge == edtf.Known && span.Contains(begin.Date.Bounds()) && strings.Contains(strings.ToLower(r.q.Stem), "begin"):
	default:
		r.say("the key %s does not hold the date, %s", show(key), show(date))
	}
	if names(normal(r.q.Stem), show(key)) {
		r.say("the stem tells the key, %s", show(key))
	}
}

func (r *refuter) wrongDate(e *history.Event, o Option, span edtf.Span) {
	claims := append([]history.MarkedDifference{}, e.On(dateClaim)...)
	if e.Date.Date().Envelope().Overlaps(span) || slices.ContainsFunc(claims, func(m history.MarkedDifference) bool {
		return !m.Date().IsZero() && m.Date().Envelope().Overlaps(span)
	}) {
		r.say("%q may be right too", o.Text)
	}
	if o.Proof.Rule != Contradicts {
		r.say("%q is proven by %q, which proves nothing about a date", o.Text, o.Proof.Rule)
	}
	for _, row := range o.Proof.Rows {
		id, ok := strings.CutSuffix(strings.TrimPrefix(row, "event "), " "+dateClaim)
		other := r.c.Event(history.EventID(id))
		if !ok || other == nil || other == e {
			continue
		}
		if !other.Date.Date().Bounds().Overlaps(span) {
			r.say("%s did not happen at the time of the option %q", other.ID, o.Text)
		}
	}
}

// refuteTyped is the second opinion on a typed date: the key is the course's, and so is every rival value.
func refuteTyped(c *history.Course, q *Question) []string {
	r := newRefuter(c, q)
	e := r.dated()
	typed, ok := q.Interaction.(*TypedDate)
	if !ok {
		r.say("it is no typed date")
	}
	if e == nil || !ok {
		return r.wrong
	}
	key := typed.Right.Date()
	if key.IsZero() {
		r.say("the key %q is no date", typed.Right.Is)
		return r.wrong
	}
	r.keyDate(e, key)
	if begins := !key.Bounds().Contains(e.Date.Date().Bounds()); !begins && key.Qualifier() != e.Date.Date().Qualifier() {
		r.say("the key %s is not as sure as the date, %s", show(key), show(e.Date.Date()))
	}
	r.rivals(e, typed)
	return r.wrong
}

func (r *refuter) rivals(e *history.Event, typed *TypedDate) {
	dated := slices.DeleteFunc(e.On(dateClaim), func(m history.MarkedDifference) bool { return m.Date().IsZero() })
	for _, m := range dated {
		if !slices.ContainsFunc(typed.Rivals, func(v RivalDate) bool { return v.Mark == m.Mark && v.Date().Equal(m.Date()) }) {
			r.say("the %s value %s is left out", m.Mark, show(m.Date()))
		}
	}
	for _, v := range typed.Rivals {
		if !slices.ContainsFunc(dated, func(m history.MarkedDifference) bool { return v.Mark == m.Mark && v.Date().Equal(m.Date()) }) {
			r.say("the course knows no %s value %s", v.Mark, v.Is)
		}
		given := 0.0
		if v.Mark == history.Corrected {
			given = r.c.Overlay().Article
		}
		if v.Points != given {
			r.say("the %s value %s gets %s, and the class gives %s", v.Mark, v.Is, decimal(v.Points), decimal(given))
		}
	}
}
