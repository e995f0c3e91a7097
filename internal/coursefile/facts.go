package coursefile

import (
	"slices"
	"strings"

	"fasti/internal/history"
)

// Facts digests everything in a course that a student's memory can be of, as the questions of it do: the date of an
// event, whoever had a part in it, both ends of a tenure. The digests are those of
// the questions, so that two revisions can be compared without making any.
func Facts(c *history.Course) map[history.FactID]string {
	facts := map[history.FactID]string{}
	put := func(entity, predicate, value string) {
		f := history.NewFact(c.ID(), entity, predicate, value)
		facts[f.ID] = f.Value
	}
	for i := range c.Events() {
		e := &c.Events()[i]
		if e.Date != nil {
			put(string(e.ID), "date", dateDigest(e.Date))
		}
		for _, role := range history.Roles {
			var ids []string
			for _, p := range e.PeopleAs(role) {
				ids = append(ids, "person "+string(p))
			}
			for _, b := range e.BodiesAs(role) {
				ids = append(ids, "body "+string(b))
			}
			if len(ids) > 0 {
				slices.Sort(ids)
				put(string(e.ID), string(role), strings.Join(ids, "\n"))
			}
		}
	}
	for i := range c.Tenures() {
		t := &c.Tenures()[i]
		who := string(t.Office) + "\n" + string(t.Person) + "\n"
		put(string(t.ID), "from", who+dateDigest(t.From))
		if t.To != nil && t.To.Is != ".." {
			put(string(t.ID), "to", who+dateDigest(t.To))
		}
	}
	return facts
}

func dateDigest(d *history.DateClaim) string {
	return d.Date().String() + " " + d.Date().Calendar().String()
}
