package question

import (
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// party is a person or a body that can have a part in an event.
type party struct {
	person *history.Person
	body   *history.Body
	name   string
	lang   string // BCP 47 where the name is not in the question's
	ref    string // unique among people and bodies
}

func (b *Bank) personParty(id history.PersonID) party {
	p := b.c.Person(id)
	return party{person: p, name: b.say(p.Name), lang: b.langOf(p.Name), ref: "person " + string(id)}
}

func (b *Bank) bodyParty(id history.BodyID) party {
	o := b.c.Body(id)
	return party{body: o, name: b.say(o.Name), lang: b.langOf(o.Name), ref: "body " + string(id)}
}

// partiesAs returns who had a role in an event: the people, or the bodies where no person had it.
func (b *Bank) partiesAs(e *history.Event, role history.Role) []party {
	var out []party
	for _, id := range e.PeopleAs(role) {
		out = append(out, b.personParty(id))
	}
	if len(out) > 0 {
		return out
	}
	for _, id := range e.BodiesAs(role) {
		out = append(out, b.bodyParty(id))
	}
	return out
}

// partiesOf returns everybody with a part in an event, in whatever role.
func (b *Bank) partiesOf(e *history.Event) []party {
	var out []party
	for _, p := range e.People {
		out = append(out, b.personParty(p.Person))
	}
	for _, p := range e.Bodies {
		out = append(out, b.bodyParty(p.Body))
	}
	return out
}

// namesOf returns the names of everybody with a role in an event, people and bodies.
func (b *Bank) namesOf(e *history.Event, role history.Role) []string {
	var out []string
	for _, p := range e.People {
		if p.Role == role {
			out = append(out, b.say(b.c.Person(p.Person).Name))
		}
	}
	for _, p := range e.Bodies {
		if p.Role == role {
			out = append(out, b.theBody(b.c.Body(p.Body)))
		}
	}
	return out
}

// theBody names a body in a sentence.
func (b *Bank) theBody(o *history.Body) string {
	return strings.TrimSpace(o.Article + " " + b.say(o.Name))
}

// allNames are the names by which somebody can be told.
func (p party) allNames() []string {
	var texts history.Text
	var names []string
	if p.person != nil {
		texts, names = p.person.Name, slices.Clone(p.person.Aliases)
		for _, short := range p.person.Short {
			names = append(names, short)
		}
	} else {
		texts, names = p.body.Name, slices.Clone(p.body.Aliases)
	}
	for _, name := range texts {
		names = append(names, name)
	}
	return names
}

// namedIn reports whether a text gives somebody away.
func (p party) namedIn(text string) bool {
	words := normal(text)
	return slices.ContainsFunc(p.allNames(), func(name string) bool { return names(words, name) })
}

// partOf reports whether one body is a part of another, at whatever remove: what a committee decides its party
// decides too.
func (b *Bank) partOf(part, whole *history.Body) bool {
	for part != nil && part.PartOf != "" {
		if part.PartOf == whole.ID {
			return true
		}
		part = b.c.Body(part.PartOf)
	}
	return false
}

// beside reports whether one body can stand beside another as an answer: neither is a part of the other, and
// both are organs or both are wholes. Of a party, or a state, it could always be said that it did what an
// organ somewhere in it did.
func (b *Bank) beside(x, y *history.Body) bool {
	return !b.partOf(x, y) && !b.partOf(y, x) && (x.PartOf == "") == (y.PartOf == "")
}

// lived reports whether somebody surely lived, or a body surely was there, at a time; an unknown birth or
// death proves nothing against it.
func (p party) lived(time edtf.Date) bool {
	if time.IsZero() {
		return true
	}
	begin, end := p.lifetime()
	return !overlapsOrAfter(begin, time) && !overlapsOrAfter(time, end)
}

// grown reports whether somebody may have been of age at a time.
func (p party) grown(time edtf.Date) bool {
	const age = 16 * aYear
	born, _ := p.lifetime()
	return p.body != nil || born.IsZero() || time.IsZero() || int(time.Bounds().Latest-born.Bounds().Earliest) >= age
}

func (p party) lifetime() (begin, end edtf.Date) {
	if p.person != nil {
		return p.person.Born.Date(), p.person.Died.Date()
	}
	return p.body.Founded.Date(), p.body.Ended.Date()
}

// overlapsOrAfter reports whether a may be on or after b, where both are known.
func overlapsOrAfter(a, b edtf.Date) bool {
	return !a.IsZero() && !b.IsZero() && !edtf.Before(a, b)
}
