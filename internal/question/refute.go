package question

import (
	"fmt"
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// refuter looks for what is wrong with a question. It knows the course and what the question shows, and
// nothing of how the question was made: it takes the options by their texts, and reads the course again to
// see which of them are right.
type refuter struct {
	c     *history.Course
	q     *Question
	wrong []string
}

func newRefuter(c *history.Course, q *Question) *refuter {
	r := &refuter{c: c, q: q}
	if len(q.Facts) == 0 {
		r.say("it asks no fact")
		return r
	}
	if want := idOf(q.Kind, q.Facts, q.Variant); q.ID != want {
		r.say("its ID is %s, and its kind, facts and variant make %s", q.ID, want)
	}
	for _, f := range q.Facts {
		r.fact(f)
	}
	return r
}

func (r *refuter) say(format string, args ...any) {
	r.wrong = append(r.wrong, fmt.Sprintf(format, args...))
}

// fact checks that the course has a fact, with the value that the question was made of.
func (r *refuter) fact(f history.Fact) {
	r.mayBeAsked(f.ID)
	course, entity, predicate := f.ID.Parts()
	if course != r.c.ID() {
		r.say("the fact %s is none of the course %s", f.ID, r.c.ID())
		return
	}
	e, t := r.c.Event(history.EventID(entity)), r.c.Tenure(history.TenureID(entity))
	var now []history.Fact // an event and a tenure may have one ID
	if t != nil && (predicate == fromClaim || predicate == toClaim) {
		now = append(now, tenureFact(r.c, t, predicate))
	}
	switch {
	case e != nil && predicate == dateClaim:
		now = append(now, dateFact(r.c, e))
	case e != nil && eventClaims(e, predicate):
		now = append(now, roleFact(r.c, e, history.Role(predicate)))
	}
	if len(now) == 0 {
		r.say("the course has no fact %s", f.ID)
	} else if !slices.Contains(now, f) {
		r.say("the value of %s is another one in the course", f.ID)
	}
}

// mayBeAsked checks that the class asks a fact: it neither hides it, nor leaves it out because scholars differ over it.
func (r *refuter) mayBeAsked(id history.FactID) {
	if r.c.Hides(id) {
		r.say("the class does not ask %s", id)
	}
	for _, m := range r.c.DifferencesOn(id) {
		if m.Mark == history.Disputed && r.c.Overlay().Disputes == history.Unasked {
			r.say("the class does not ask what scholars differ over, such as %s", id)
			return
		}
	}
}

// eventOf returns the event of the n-th fact, and nil after saying so where the fact is of none.
func (r *refuter) eventOf(n int) (*history.Event, string) {
	if n >= len(r.q.Facts) {
		r.say("it has no fact number %d", n+1)
		return nil, ""
	}
	_, entity, predicate := r.q.Facts[n].ID.Parts()
	e := r.c.Event(history.EventID(entity))
	if e == nil {
		r.say("%s is no fact of an event", r.q.Facts[n].ID)
	}
	return e, predicate
}

// choice returns the options, checked for what holds of every choice: one is right, no two read alike, and
// each has its why and a proof from rows that the course has.
func (r *refuter) choice() []Option {
	c, ok := r.q.Interaction.(*Choice)
	if !ok {
		r.say("it is no choice")
		return nil
	}
	keys := 0
	ids, texts := map[string]bool{}, map[string]bool{}
	for _, o := range c.Options {
		if ids[o.ID] || texts[normal(o.Text)] {
			r.say("two options are %q", o.Text)
		}
		ids[o.ID], texts[normal(o.Text)] = true, true
		if o.Right {
			keys++
		}
		if o.Right != (o.Proof.Rule == Stated) {
			r.say("the rule %q is no proof of the option %q", o.Proof.Rule, o.Text)
		}
		if o.Why == "" {
			r.say("the option %q has no why", o.Text)
		}
		r.rows(o.Text, o.Proof)
	}
	if keys != 1 || len(c.Options) < 2 {
		r.say("of %d options %d are right", len(c.Options), keys)
	}
	return c.Options
}

// rows checks that every row of a proof is a claim of the course.
func (r *refuter) rows(option string, p Proof) {
	if len(p.Rows) == 0 {
		r.say("the proof of %q rests on nothing", option)
	}
	for _, row := range p.Rows {
		if !r.hasRow(row) {
			r.say("the proof of %q rests on %q, which the course does not say", option, row)
		}
		if part := strings.Fields(row); len(part) == 3 && r.c.Hides(history.NewFact(r.c.ID(), part[1], part[2], "").ID) {
			r.say("the proof of %q rests on %q, which the class hides", option, row)
		}
	}
}

// hasRow reports whether the course makes a claim: "event kirov-killed date", "office politburo complete". A
// row without a claim names a person or a body.
func (r *refuter) hasRow(row string) bool {
	part := append(strings.Fields(row), "", "", "")
	id, claim := part[1], part[2]
	if part[3] != "" {
		return false
	}
	switch part[0] {
	case "event":
		e := r.c.Event(history.EventID(id))
		return e != nil && eventClaims(e, claim)
	case "tenure":
		t := r.c.Tenure(history.TenureID(id))
		return t != nil && (claim == fromClaim && t.From != nil || claim == toClaim && t.To != nil)
	case "office":
		o := r.c.Office(history.OfficeID(id))
		return o != nil && has(claim, map[string]*history.DateClaim{"founded": o.Founded, "ended": o.Ended, "complete": o.Complete})
	case "person":
		p := r.c.Person(history.PersonID(id))
		return p != nil && (claim == "" || has(claim, map[string]*history.DateClaim{"born": p.Born, "died": p.Died}))
	case "body":
		b := r.c.Body(history.BodyID(id))
		return b != nil && (claim == "" || has(claim, map[string]*history.DateClaim{"founded": b.Founded, "ended": b.Ended}))
	}
	return false
}

func has(claim string, claims map[string]*history.DateClaim) bool { return claims[claim] != nil }

func eventClaims(e *history.Event, claim string) bool {
	switch claim {
	case dateClaim:
		return e.Date != nil
	case ledToClaim:
		return len(e.LedTo) > 0
	}
	role := history.Role(claim)
	return len(e.PeopleAs(role))+len(e.BodiesAs(role)) > 0
}

// restsOn reports whether a proof names a row.
func restsOn(p Proof, row string) bool { return slices.Contains(p.Rows, row) }

// mayMean returns the first and the last day that a date or any value that rivals it may mean, doubt counted
// in. A date that nobody gives may mean any day.
func mayMean(claim *history.DateClaim, rivals []history.MarkedDifference) edtf.Span {
	hull := claim.Date().Envelope()
	for _, m := range rivals {
		if d := m.Date(); !d.IsZero() {
			hull.Earliest = min(hull.Earliest, d.Envelope().Earliest)
			hull.Latest = max(hull.Latest, d.Envelope().Latest)
		}
	}
	return hull
}

// timeOf is mayMean of an event's date.
func timeOf(e *history.Event) edtf.Span { return mayMean(e.Date, e.On(dateClaim)) }
