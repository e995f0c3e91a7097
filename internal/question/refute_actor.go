package question

import (
	"slices"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// refuteActor looks each option up by its text, among people and bodies, and compares it with all parts in the
// event.
func refuteActor(c *history.Course, q *Question) []string {
	f := &finding{c: c}
	options, key, ok := f.choice(q, 2)
	e, predicate := f.subject(q.Facts[0])
	if !ok || e == nil {
		f.add("its event is not in the course")
		return f.list
	}
	role := history.Role(predicate)
	if role == history.Accused || role == history.Alleged {
		f.add("it asks who was only accused or is alleged")
	}
	if !e.HasComplete(role) {
		f.add("the list of %q is not complete, so nobody is proven to be missing from it", role)
	}
	if found := f.parts(e, key.Text); !slices.Contains(found, role) {
		f.add("the key %q does not have the role %q", key.Text, role)
	}
	for _, o := range options {
		if found := f.parts(e, o.Text); len(found) > 0 {
			f.add("option %q has a part in the event too: %v", o.Text, found)
		}
		f.bystander(e, o)
	}
	return f.list
}

// parts returns the roles in an event, or in a rival account of it, of whoever has a name.
func (f *finding) parts(e *history.Event, name string) []history.Role {
	var out []history.Role
	for _, p := range e.People {
		if f.c.Person(p.Person).Name.In(locale) == name {
			out = append(out, p.Role)
		}
	}
	for _, p := range e.Bodies {
		if f.c.Body(p.Body).Name.In(locale) == name {
			out = append(out, p.Role)
		}
	}
	for _, m := range e.All() {
		person, body := f.c.Person(history.PersonID(m.Is)), f.c.Body(history.BodyID(m.Is))
		if person != nil && person.Name.In(locale) == name || body != nil && body.Name.In(locale) == name {
			out = append(out, history.Role(m.Claim))
		}
	}
	return out
}

// bystander checks that a wrong option is somebody of that time, and the only one of the name.
func (f *finding) bystander(e *history.Event, o Option) {
	found := 0
	date := e.Date.Date()
	for _, p := range f.c.People() {
		if p.Name.In(locale) != o.Text {
			continue
		}
		found++
		if edtf.Before(date, p.Born.Date()) || edtf.After(date, p.Died.Date()) {
			f.add("option %q did not live then", o.Text)
		}
	}
	for _, body := range f.c.Bodies() {
		if body.Name.In(locale) == o.Text {
			found++
		}
	}
	if found != 1 {
		f.add("%d people and bodies are called %q", found, o.Text)
	}
}
