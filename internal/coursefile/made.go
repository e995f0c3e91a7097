package coursefile

import (
	"fmt"
	"slices"
	"strings"

	"fasti/internal/history"
)

// made are the kinds that a name alone can bring into being.
var made = []string{aSource, aPerson, aPlace}

// makes reports whether a name that nobody knows makes an entity of a kind: in a CSV, which has no other place for it,
// where the reader agreed.
func (m *merger) makes(kind string) bool { return m.csv && m.make && slices.Contains(made, kind) }

// remedy says what would be right where a cell names what is not there.
func (m *merger) remedy(kind string) string {
	t := map[string]string{
		aSource: "sources", aPerson: "people", aBody: "bodies", anOffice: "offices", aTenure: "tenures", aPlace: "places", anEvent: "events", anEra: "eras", aTopic: "topics",
	}[kind]
	switch {
	case t == "":
		return "name one of the course"
	case !m.csv:
		return fmt.Sprintf("write an ID or a name of the course or of the sheet %s", t)
	case kind == anEvent:
		return "write the ID or the title of an event of the course or of this sheet"
	case slices.Contains(made, kind):
		return fmt.Sprintf("write an ID or a name that the course has, import a workbook with the sheet %s, or have what is new made", t)
	}
	return fmt.Sprintf("write an ID or a name that the course has, or import a workbook with the sheet %s", t)
}

// makeNamed makes an entity of which nothing is known but its name, and says so in it.
func (m *merger) makeNamed(kind, name string) ref {
	first := slug(name)
	id := first
	for n := max(2, m.numbers[kind+" "+first]); m.names.ids[kind][id]; n++ {
		id = fmt.Sprintf("%s-%d", first, n)
		m.numbers[kind+" "+first] = n
	}
	text := history.Text{"": name, m.lang: name}
	switch kind {
	case aSource:
		m.makeSource(id, name)
	case aPerson:
		who := "Named in " + m.file + "; no more is said there."
		m.fresh("people", len(m.draft.People))
		m.draft.People = append(m.draft.People, history.Person{ID: history.PersonID(id), Name: text, Who: history.Text{"": who, m.lang: who}})
	default:
		m.fresh("places", len(m.draft.Places))
		m.draft.Places = append(m.draft.Places, history.Place{ID: history.PlaceID(id), Name: text})
	}
	m.names.add(kind, id, name)
	return ref{kind, id}
}

func (m *merger) makeSource(id, name string) {
	s := history.Source{ID: history.SourceID(id), Kind: "book", Title: name}
	note := "As " + m.file + " names it; what kind of work it is was not said there."
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		s.Kind, s.URL, note = "web page", name, "As "+m.file+" names it."
	}
	s.Note = history.Text{"": note, m.lang: note}
	m.fresh("sources", len(m.draft.Sources))
	m.draft.Sources = append(m.draft.Sources, s)
}

// citeMade lets what was made by its name rest on the sources of the first row that names it.
func (m *merger) citeMade() {
	people, places := map[history.PersonID][]history.SourceID{}, map[history.PlaceID][]history.SourceID{}
	for i := range m.draft.Events {
		e := &m.draft.Events[i]
		for _, p := range e.People {
			if people[p.Person] == nil {
				people[p.Person] = p.Sources
			}
		}
		if e.Place != nil && places[e.Place.Is] == nil {
			places[e.Place.Is] = e.Place.Sources
		}
	}
	for place, isNew := range m.touched["people"] {
		if p := &m.draft.People[place]; isNew && len(p.Sources) == 0 {
			p.Sources = people[p.ID]
		}
	}
	for place, isNew := range m.touched["places"] {
		if p := &m.draft.Places[place]; isNew && len(p.Sources) == 0 {
			p.Sources = places[p.ID]
		}
	}
}
