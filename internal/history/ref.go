package history

import (
	"strings"

	"fasti/internal/errs"
)

// Kind is a kind of entity.
type Kind string

// The kinds of entity that have a page and that others refer to.
const (
	KindPerson Kind = "person"
	KindOffice Kind = "office"
	KindBody   Kind = "body"
	KindPlace  Kind = "place"
	KindTerm   Kind = "term"
	KindEvent  Kind = "event"
	KindSource Kind = "source"
	KindEra    Kind = "era"
)

// kindTenure is no entity that has a page.
const kindTenure Kind = "tenure"

// KindsOfEntity lists the kinds.
var KindsOfEntity = []Kind{KindPerson, KindOffice, KindBody, KindPlace, KindTerm, KindEvent, KindSource}

// Ref names one entity of a course. Its zero value names none.
type Ref struct {
	Kind Kind
	ID   string
}

// IsZero reports whether the Ref names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// String writes a Ref as in settings and forms: "person/lenin", and "" for the zero Ref.
func (r Ref) String() string {
	if r.IsZero() {
		return ""
	}
	return string(r.Kind) + "/" + r.ID
}

// ParseRef reads what String writes. It fails with errs.Invalid for anything else, and says nothing of whether a
// course has the entity: see [Course.Has].
func ParseRef(s string) (Ref, error) {
	if s == "" {
		return Ref{}, nil
	}
	kind, id, _ := strings.Cut(s, "/")
	for _, k := range KindsOfEntity {
		if string(k) == kind && ValidID(id) {
			return Ref{k, id}, nil
		}
	}
	return Ref{}, errs.New(errs.Invalid, "That is no entity of a course; write one as person/lenin.")
}

// MarshalText writes a Ref as String does.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a Ref as ParseRef does.
func (r *Ref) UnmarshalText(text []byte) (err error) {
	*r, err = ParseRef(string(text))
	return err
}

// Current returns the Ref of an entity that is named by a former ID, and any other Ref as it is.
func (c *Course) Current(r Ref) Ref {
	if id, ok := c.former[r]; ok {
		r.ID = id
	}
	return r
}

// Has reports whether the course has an entity under this very ID.
func (c *Course) Has(r Ref) bool {
	_, ok := c.name(r)
	return ok
}

// NameOf returns what an entity is called; nil for one that the course lacks.
func (c *Course) NameOf(r Ref) Text {
	t, _ := c.name(r)
	return t
}

func (c *Course) name(r Ref) (Text, bool) {
	switch r.Kind {
	case KindPerson:
		if e := c.Person(PersonID(r.ID)); e != nil {
			return e.Name, true
		}
	case KindOffice:
		if e := c.Office(OfficeID(r.ID)); e != nil {
			return e.Title, true
		}
	case KindBody:
		if e := c.Body(BodyID(r.ID)); e != nil {
			return e.Name, true
		}
	case KindPlace:
		if e := c.Place(PlaceID(r.ID)); e != nil {
			return e.Name, true
		}
	case KindTerm:
		if e := c.Term(TermID(r.ID)); e != nil {
			return e.Word, true
		}
	case KindEvent:
		if e := c.Event(EventID(r.ID)); e != nil {
			return e.Title, true
		}
	case KindSource:
		if e := c.Source(SourceID(r.ID)); e != nil {
			return Text{"": e.Title}, true
		}
	}
	return nil, false
}

// EventsAbout returns the events that an entity has a part in, in order of time: those of a person, at a place, of a
// body, that changed an office, or the event itself. It returns nil for terms and sources.
func (c *Course) EventsAbout(r Ref) []*Event {
	switch r.Kind {
	case KindPerson:
		return c.eventsOf[PersonID(r.ID)]
	case KindBody:
		return c.eventsOfBody[BodyID(r.ID)]
	case KindPlace:
		return c.eventsAt[PlaceID(r.ID)]
	case KindOffice:
		return c.eventsOfOffice[OfficeID(r.ID)]
	case KindEvent:
		if e := c.Event(EventID(r.ID)); e != nil {
			return []*Event{e}
		}
	}
	return nil
}

// TenuresAbout returns the terms of office that an entity has a part in: a person's, an office's, or those of the offices
// of a body.
func (c *Course) TenuresAbout(r Ref) []*Tenure {
	switch r.Kind {
	case KindPerson:
		return c.ofPerson[PersonID(r.ID)]
	case KindOffice:
		return c.ofOffice[OfficeID(r.ID)]
	case KindBody:
		var out []*Tenure
		for _, o := range c.OfficesOf(BodyID(r.ID)) {
			out = append(out, c.ofOffice[o.ID]...)
		}
		return out
	}
	return nil
}

// OfficesOf returns the offices of a body, in the order of the course.
func (c *Course) OfficesOf(id BodyID) []*Office { return c.officesOf[id] }

// PartsOf returns the bodies that are parts of one, in the order of the course.
func (c *Course) PartsOf(id BodyID) []*Body {
	var out []*Body
	for i := range c.d.Bodies {
		if c.d.Bodies[i].PartOf == id {
			out = append(out, &c.d.Bodies[i])
		}
	}
	return out
}
