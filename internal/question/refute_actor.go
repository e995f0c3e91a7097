package question

import (
	"maps"
	"slices"
	"sync/atomic"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// somebody is a person or a body, as an option's text leads to it.
type somebody struct {
	person *history.Person
	body   *history.Body
}

// refuteActor is the second opinion on a question of who had a role.
func refuteActor(c *history.Course, q *Question) []string {
	r := newRefuter(c, q)
	e, predicate := r.eventOf(0)
	options := r.choice()
	if e == nil {
		return r.wrong
	}
	role := history.Role(predicate)
	r.canBeAsked(e, role)
	people := 0
	for _, o := range options {
		all := r.called(o.Text)
		if len(all) == 0 {
			r.say("the course knows nobody called %q", o.Text)
		}
		if slices.ContainsFunc(all, func(s somebody) bool { return s.person != nil }) {
			people++
		}
		if slices.ContainsFunc(all, func(s somebody) bool { return s.namedIn(q.Stem) }) {
			r.say("the stem names %q", o.Text)
		}
		if o.Right {
			r.keyActor(e, role, o, all)
		} else {
			r.wrongActor(e, role, o, all)
		}
	}
	if people > 0 && people < len(options) {
		r.say("the options mix people and bodies")
	}
	return r.wrong
}

// canBeAsked checks that a role is one to be asked for, and that nobody disputes who has it.
func (r *refuter) canBeAsked(e *history.Event, role history.Role) {
	if role == history.Accused || role == history.Alleged || !slices.Contains(history.Roles, role) {
		r.say("nobody may be asked for by the role %q", role)
	}
	for _, m := range e.On(string(role)) {
		if m.Mark == history.Disputed {
			r.say("scholars differ over who has the role %q", role)
		}
	}
}

// called returns the people and bodies that have a text among their names. An alias counts: the reader may
// know somebody else by it.
func (r *refuter) called(text string) []somebody { return nameBookOf(r.c).entries[normal(text)] }

// nameBook lists everybody of a course under each of their names, in normal form.
type nameBook struct {
	course  *history.Course
	entries map[string][]somebody
}

// lastBook is the book of the course that was asked about last: a bank is refuted question after question.
var lastBook atomic.Pointer[nameBook]

func nameBookOf(c *history.Course) *nameBook {
	if book := lastBook.Load(); book != nil && book.course == c {
		return book
	}
	book := &nameBook{course: c, entries: map[string][]somebody{}}
	add := func(s somebody, name history.Text, aliases []string) {
		seen := map[string]bool{}
		for _, n := range append(slices.Collect(maps.Values(name)), aliases...) {
			if form := normal(n); !seen[form] {
				seen[form] = true
				book.entries[form] = append(book.entries[form], s)
			}
		}
	}
	people, bodies := c.People(), c.Bodies()
	for i := range people {
		add(somebody{person: &people[i]}, people[i].Name, people[i].Aliases)
	}
	for i := range bodies {
		add(somebody{body: &bodies[i]}, bodies[i].Name, bodies[i].Aliases)
	}
	lastBook.Store(book)
	return book
}

func (r *refuter) keyActor(e *history.Event, role history.Role, o Option, all []somebody) {
	if !restsOn(o.Proof, eventRow(e, string(role))) {
		r.say("the proof of the key leaves the event's %q out", role)
	}
	for _, s := range all {
		if slices.Contains(s.rolesIn(e), role) {
			return
		}
	}
	r.say("%q does not have the role %q", o.Text, role)
}

func (r *refuter) wrongActor(e *history.Event, role history.Role, o Option, all []somebody) {
	for _, s := range all {
		for _, has := range s.rolesIn(e) {
			r.say("%q may be right too: the course has it in the role %q", o.Text, has)
		}
		for _, m := range e.All() {
			if m.Is != "" && m.Is == s.id() {
				r.say("%q may be right too: a %s value names it", o.Text, m.Mark)
			}
		}
		if s.body != nil && r.kinOfActor(e, role, s.body) {
			r.say("%q may be right too: it is a part of a body with the role, or such a body a part of it", o.Text)
		}
		switch o.Proof.Rule {
		case CompleteList:
			if !e.HasComplete(role) || !restsOn(o.Proof, eventRow(e, string(role))) {
				r.say("%q is not proven wrong: the list of %q is not complete", o.Text, role)
			}
		case OutOfReach:
			if !s.outOfReach(e, role, o.Proof) {
				r.say("%q is not proven wrong: the event was within its life", o.Text)
			}
		default:
			r.say("%q is proven by %q, which proves nothing about a role", o.Text, o.Proof.Rule)
		}
	}
}

// kinOfActor reports whether a body is a part or a whole of one that has the role.
func (r *refuter) kinOfActor(e *history.Event, role history.Role, b *history.Body) bool {
	for _, id := range e.BodiesAs(role) {
		for up := r.c.Body(id); up != nil; up = r.c.Body(up.PartOf) {
			if up == b {
				return true
			}
		}
		for up := b; up != nil; up = r.c.Body(up.PartOf) {
			if up.ID == id {
				return true
			}
		}
	}
	return false
}

func (s somebody) id() string {
	if s.person != nil {
		return string(s.person.ID)
	}
	return string(s.body.ID)
}

func (s somebody) rolesIn(e *history.Event) []history.Role {
	var out []history.Role
	for _, p := range e.People {
		if s.person != nil && p.Person == s.person.ID {
			out = append(out, p.Role)
		}
	}
	for _, p := range e.Bodies {
		if s.body != nil && p.Body == s.body.ID {
			out = append(out, p.Role)
		}
	}
	return out
}

// namedIn reports whether a text holds one of the names by whole words.
func (s somebody) namedIn(text string) bool {
	all := []string{}
	if s.person != nil {
		all = slices.AppendSeq(append(all, s.person.Aliases...), maps.Values(s.person.Name))
		all = slices.AppendSeq(all, maps.Values(s.person.Short))
	} else {
		all = slices.AppendSeq(append(all, s.body.Aliases...), maps.Values(s.body.Name))
	}
	return slices.ContainsFunc(all, func(name string) bool { return names(normal(text), name) })
}

// outOfReach reports whether somebody surely was not born, or was dead and could do nothing any more, when the
// event took place, and the proof rests on that.
func (s somebody) outOfReach(e *history.Event, role history.Role, p Proof) bool {
	var born, died edtf.Span
	var bornRow, diedRow string
	if s.person != nil {
		born, bornRow = mayMean(s.person.Born, s.person.On("born")), "person "+s.id()+" born"
		died, diedRow = mayMean(s.person.Died, s.person.On("died")), "person "+s.id()+" died"
	} else {
		born, bornRow = mayMean(s.body.Founded, nil), "body "+s.id()+" founded"
		died, diedRow = mayMean(s.body.Ended, nil), "body "+s.id()+" ended"
	}
	acts := role == history.By || role == history.Ordered || role == history.With
	return restsOn(p, eventRow(e, dateClaim)) &&
		(timeOf(e).Before(born) && restsOn(p, bornRow) || acts && died.Before(timeOf(e)) && restsOn(p, diedRow))
}
