package question

import (
	"slices"
	"strings"

	"fasti/internal/history"
)

// The predicates of facts beside the roles of events.
const (
	dateClaim = history.FactDate
	fromClaim = history.FactFrom
	toClaim   = history.FactTo
)

// ledToClaim names an event's links in the rows of a proof; it is no fact.
const ledToClaim = "led_to"

func dateFact(c *history.Course, e *history.Event) history.Fact {
	return history.NewFact(c.ID(), string(e.ID), dateClaim, dateValue(e.Date))
}

func roleFact(c *history.Course, e *history.Event, role history.Role) history.Fact {
	var ids []string
	for _, p := range e.PeopleAs(role) {
		ids = append(ids, "person "+string(p))
	}
	for _, b := range e.BodiesAs(role) {
		ids = append(ids, "body "+string(b))
	}
	slices.Sort(ids)
	return history.NewFact(c.ID(), string(e.ID), string(role), strings.Join(ids, "\n"))
}

func tenureFact(c *history.Course, t *history.Tenure, end string) history.Fact {
	return history.NewFact(c.ID(), string(t.ID), end, string(t.Office)+"\n"+string(t.Person)+"\n"+dateValue(tenureEnd(t, end)))
}

// tenureEnd returns one end of a tenure; nil where it is not known.
func tenureEnd(t *history.Tenure, end string) *history.DateClaim {
	if end == fromClaim {
		return t.From
	}
	return t.To
}

// dateValue is a date as a fact digests it.
func dateValue(d *history.DateClaim) string {
	if d == nil {
		return ""
	}
	return d.Date().String() + " " + d.Date().Calendar().String()
}

// FactLabel names a fact that the bank asks, for a page that lists facts, with the era it belongs to. It
// reports false for a fact that the course does not have.
func (b *Bank) FactLabel(id history.FactID) (label string, era history.EraID, ok bool) {
	course, entity, predicate := id.Parts()
	if course != b.c.ID() {
		return "", "", false
	}
	if e := b.c.Event(history.EventID(entity)); e != nil {
		if what, ok := labelOfClaim(e, predicate); ok {
			return capital(e.Name.String()) + ": " + what, e.Era, true
		}
	}
	t := b.c.Tenure(history.TenureID(entity))
	if t == nil || predicate != fromClaim && predicate != toClaim {
		return "", "", false
	}
	what := "the beginning"
	if predicate == toClaim {
		what = "the end"
	}
	return b.c.Person(t.Person).Name.String() + " as " + b.c.Office(t.Office).Holder.String() + ": " + what,
		b.anchorOfTenure(t, predicate).era, true
}

// labelOfClaim says what a claim of an event tells, and reports false where the event has no such claim.
func labelOfClaim(e *history.Event, predicate string) (string, bool) {
	if predicate == dateClaim {
		return "the date", e.Date != nil
	}
	role := history.Role(predicate)
	what := map[history.Role]string{
		history.By: "who did it", history.Ordered: "who ordered it", history.To: "whom it concerned",
		history.With: "who took part", history.Against: "whom it was against",
	}[role]
	return what, what != "" && len(e.PeopleAs(role))+len(e.BodiesAs(role)) > 0
}
