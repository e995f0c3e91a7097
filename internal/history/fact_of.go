package history

// The facts of a course hang on its events and its tenures.

// factOf names a fact of the course.
func (c *Course) factOf(entity, predicate string) FactID {
	return FactID(string(c.ID()) + "/" + entity + "#" + predicate)
}

// holder returns what a fact is told of under today's ID, an event or a tenure, and the zero Ref where the course has
// no such thing. The predicate does not say which it is: whom an event was done to and when a tenure ended are both "to".
func (c *Course) holder(id FactID) Ref {
	course, entity, _ := id.Parts()
	if course != c.ID() {
		return Ref{}
	}
	for _, r := range []Ref{{KindEvent, entity}, {kindTenure, entity}} {
		if now := c.Current(r); c.Event(EventID(now.ID)) != nil && r.Kind == KindEvent || c.Tenure(TenureID(now.ID)) != nil && r.Kind == kindTenure {
			return now
		}
	}
	return Ref{}
}

// CurrentFact returns the ID that a fact has today, where the course has renamed what it is told of, and any other
// FactID as it is.
func (c *Course) CurrentFact(id FactID) FactID {
	_, entity, predicate := id.Parts()
	if now := c.holder(id); !now.IsZero() && now.ID != entity {
		return c.factOf(now.ID, predicate)
	}
	return id
}

// FormerFacts returns the IDs that a fact of the course had before, in the order in which the course lists them.
func (c *Course) FormerFacts(id FactID) []FactID {
	course, entity, predicate := id.Parts()
	if course != c.ID() {
		return nil
	}
	var out []FactID
	if e := c.Event(EventID(entity)); e != nil {
		for _, old := range e.Formerly {
			out = append(out, c.factOf(string(old), predicate))
		}
	} else if t := c.Tenure(TenureID(entity)); t != nil {
		for _, old := range t.Formerly {
			out = append(out, c.factOf(string(old), predicate))
		}
	}
	return out
}

// DateOf returns the claim of a fact that is a date: that of an event, or of an end of a tenure. It returns nil where
// the course has none under this very ID, as of a tenure that goes on.
func (c *Course) DateOf(id FactID) *DateClaim {
	course, entity, predicate := id.Parts()
	if course != c.ID() {
		return nil
	}
	if e := c.Event(EventID(entity)); e != nil {
		if predicate == FactDate {
			return e.Date
		}
		return nil
	}
	if t := c.Tenure(TenureID(entity)); t != nil && (predicate == FactFrom || predicate == FactTo) {
		return t.dateOf(predicate)
	}
	return nil
}

// DifferencesOn returns the rival values of a fact under this very ID, as [Differences.On] does.
func (c *Course) DifferencesOn(id FactID) []MarkedDifference {
	course, entity, predicate := id.Parts()
	if course != c.ID() {
		return nil
	}
	if e := c.Event(EventID(entity)); e != nil {
		return e.On(predicate)
	}
	if t := c.Tenure(TenureID(entity)); t != nil {
		return t.On(predicate)
	}
	return nil
}

// HasFact reports whether the course has a fact under this very ID: a date, or a role that somebody had in an event.
func (c *Course) HasFact(id FactID) bool {
	course, entity, predicate := id.Parts()
	if e := c.Event(EventID(entity)); e != nil && course == c.ID() && e.has(Role(predicate)) {
		return true
	}
	return c.DateOf(id) != nil
}

// has reports whether somebody had a role in the event.
func (e *Event) has(role Role) bool { return len(e.PeopleAs(role))+len(e.BodiesAs(role)) > 0 }

// end returns one end of a tenure, FactFrom or FactTo.
func (t *Tenure) end(predicate string) **DateClaim {
	if predicate == FactFrom {
		return &t.From
	}
	return &t.To
}

// dateOf returns the claim of one end of a tenure, and nil where it is not known or has not come.
func (t *Tenure) dateOf(end string) *DateClaim {
	if claim := *t.end(end); claim != nil && claim.Is != ".." {
		return claim
	}
	return nil
}

// citedBy returns the sources of a date, which are those of its row where it names none.
func (c *DateClaim) citedBy(row []SourceID) []SourceID {
	if len(c.Sources) == 0 {
		return row
	}
	return c.Sources
}

// AskedRoles are the roles that a fact can be of, in the order in which pages name them: whoever was only accused or
// is alleged is the answer to no question.
var AskedRoles = []Role{By, Ordered, With, To, Against}

// FactsAbout returns the facts that an entity's page tells: of an event its date and who had each of the roles that
// questions ask for; of a person, an office or a body both ends of their terms of office. A date that the course does
// not have is none.
func (c *Course) FactsAbout(r Ref) []FactID {
	var out []FactID
	if r.Kind == KindEvent {
		e := c.Event(EventID(r.ID))
		if e == nil {
			return nil
		}
		if e.Date != nil {
			out = append(out, c.factOf(r.ID, FactDate))
		}
		for _, role := range AskedRoles {
			if e.has(role) {
				out = append(out, c.factOf(r.ID, string(role)))
			}
		}
		return out
	}
	for _, t := range c.TenuresAbout(r) {
		for _, end := range []string{FactFrom, FactTo} {
			if t.dateOf(end) != nil {
				out = append(out, c.factOf(string(t.ID), end))
			}
		}
	}
	return out
}
