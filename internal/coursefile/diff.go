package coursefile

import (
	"cmp"
	"fmt"
	"strings"

	"fasti/internal/history"
)

// What may become of an entity.
const (
	Added   = "new"
	Removed = "removed"
	Changed = "changed"
)

// Change is what a new revision of a course does to one entity.
type Change struct {
	How    string // Added, Removed or Changed
	Kind   string // "event", "person": the kind of entity
	ID     string
	Name   string // as readers know it
	Fields []FieldChange
}

// FieldChange is what becomes of one thing that is said of an entity, in a reader's words. From or To is "" where there
// is nothing on that side.
type FieldChange struct {
	Name, From, To string
}

// String returns the change as a line of a list: "changed: event kirov-killed (Sergei Kirov is assassinated): date from 1
// December 1934 to 2 December 1934".
func (c Change) String() string {
	text := fmt.Sprintf("%s: %s %s (%s)", c.How, c.Kind, c.ID, shortened(c.Name))
	fields := make([]string, len(c.Fields))
	for i, f := range c.Fields {
		fields[i] = f.String()
	}
	if len(fields) == 0 {
		return text
	}
	return text + ": " + strings.Join(fields, "; ")
}

// String returns what becomes of a field.
func (f FieldChange) String() string {
	switch {
	case f.From == "":
		return fmt.Sprintf("%s: now %s", f.Name, f.To)
	case f.To == "":
		return fmt.Sprintf("%s: no longer %s", f.Name, f.From)
	}
	return fmt.Sprintf("%s from %s to %s", f.Name, f.From, f.To)
}

// Comparison is what a new revision changes.
type Comparison struct {
	Changes []Change // by kind, and in the order of the courses
	// Facts that students may remember: those whose value is another one now, which their memory can tell by its digest;
	// those that the course has no more, whose memory is kept; and those that are new.
	FactsChanged, FactsGone, FactsNew int
}

// Compare says what a revision of a course changes against the one before, which may be nil. A course with another ID is
// another course: nothing of the one before is in it.
func Compare(before, after *history.Course) Comparison {
	var c Comparison
	var old history.Draft
	if before != nil && before.ID() == after.ID() {
		old = before.Draft()
	} else {
		before = nil
	}
	now := after.Draft()
	compareMeta(&c, before, after)
	compare(&c, aSource, old.Sources, now.Sources, func(s *history.Source) (string, string) { return string(s.ID), s.Title })
	compare(&c, aPerson, old.People, now.People, func(p *history.Person) (string, string) { return string(p.ID), p.Name.String() })
	compare(&c, aBody, old.Bodies, now.Bodies, func(b *history.Body) (string, string) { return string(b.ID), b.Name.String() })
	compare(&c, anOffice, old.Offices, now.Offices, func(o *history.Office) (string, string) { return string(o.ID), o.Title.String() })
	compare(&c, aTenure, old.Tenures, now.Tenures, func(t *history.Tenure) (string, string) {
		return string(t.ID), string(t.Person) + ", " + string(t.Office)
	})
	compare(&c, aPlace, old.Places, now.Places, func(p *history.Place) (string, string) { return string(p.ID), p.Name.String() })
	compare(&c, aTerm, old.Terms, now.Terms, func(t *history.Term) (string, string) { return string(t.ID), t.Word.String() })
	compare(&c, anEvent, old.Events, now.Events, func(e *history.Event) (string, string) { return string(e.ID), e.Title.String() })
	c.compareFacts(before, after)
	return c
}

// compareMeta compares what the courses say of themselves, and their eras and topics.
func compareMeta(c *Comparison, before, after *history.Course) {
	strip := func(m history.Meta) []history.Meta {
		m.Eras, m.Topics = nil, nil
		return []history.Meta{m}
	}
	var old history.Meta
	var list []history.Meta
	if before != nil {
		old = *before.Meta()
		list = strip(old)
	}
	now := *after.Meta()
	compare(c, "course", list, strip(now), func(m *history.Meta) (string, string) { return string(m.ID), m.Title.String() })
	compare(c, anEra, old.Eras, now.Eras, func(e *history.Era) (string, string) { return string(e.ID), e.Title.String() })
	compare(c, aTopic, old.Topics, now.Topics, func(t *history.Topic) (string, string) { return string(t.ID), t.Title.String() })
}

// compare adds the changes of one kind: those in the new course in its order, then what is gone.
func compare[T any](c *Comparison, kind string, before, after []T, name func(*T) (id, name string)) {
	old := make(map[string]*T, len(before))
	for i := range before {
		id, _ := name(&before[i])
		old[id] = &before[i]
	}
	for i := range after {
		id, title := name(&after[i])
		was := old[id]
		delete(old, id)
		if was == nil {
			c.Changes = append(c.Changes, Change{How: Added, Kind: kind, ID: id, Name: title})
		} else if fields := fieldChanges(was, &after[i]); len(fields) > 0 {
			c.Changes = append(c.Changes, Change{How: Changed, Kind: kind, ID: id, Name: title, Fields: fields})
		}
	}
	for i := range before {
		if id, title := name(&before[i]); old[id] != nil {
			c.Changes = append(c.Changes, Change{How: Removed, Kind: kind, ID: id, Name: title})
		}
	}
}

func (c *Comparison) compareFacts(before, after *history.Course) {
	var old map[history.FactID]string
	if before != nil {
		old = Facts(before)
	}
	for id, value := range Facts(after) {
		was, ok := old[id]
		for _, former := range after.FormerFacts(id) {
			if !ok {
				id = former
				was, ok = old[id]
			}
		}
		delete(old, id)
		if !ok {
			c.FactsNew++
		} else if was != value {
			c.FactsChanged++
		}
	}
	c.FactsGone = len(old)
}

// Summary counts the changes: "3 events new, 2 changed; 1 person removed", and "nothing changes" where there are none.
func (c Comparison) Summary() string {
	counts := map[string]map[string]int{}
	var kinds []string
	for _, change := range c.Changes {
		if counts[change.Kind] == nil {
			counts[change.Kind] = map[string]int{}
			kinds = append(kinds, change.Kind)
		}
		counts[change.Kind][change.How]++
	}
	var groups []string
	for _, kind := range kinds {
		var group []string
		for _, how := range []string{Added, Changed, Removed} {
			if n := counts[kind][how]; n > 0 {
				group = append(group, fmt.Sprintf("%d %s", n, how))
			}
		}
		groups = append(groups, cmp.Or(plurals[kind], kind+"s")+": "+strings.Join(group, ", "))
	}
	if len(groups) == 0 {
		return "nothing changes"
	}
	return strings.Join(groups, "; ")
}

var plurals = map[string]string{"course": "course", aPerson: "people", aBody: "bodies"}

// Memory says what becomes of what students remember.
func (c Comparison) Memory() string {
	if c.FactsChanged+c.FactsGone+c.FactsNew == 0 {
		return "students' progress stays as it is"
	}
	return fmt.Sprintf("students' progress stays; facts to remember: %d with another value now, %d gone, %d new", c.FactsChanged, c.FactsGone, c.FactsNew)
}
