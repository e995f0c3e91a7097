package coursefile

import (
	"slices"
	"strings"

	"fasti/internal/history"
)

// eventsTable is the table of events: the one of a CSV, too. Parts, changes of office and links stand in one cell
// each, and what is in such a cell already keeps its sources; what is new rests on those of the row.
var eventsTable = &table[history.Event]{
	sheet: "events", kind: anEvent, needs: []string{"date", "event", "source"}, called: []string{"event", "name"},
	list: func(m *merger) *[]history.Event { return &m.draft.Events },
	id:   func(e *history.Event) string { return string(e.ID) }, setID: func(e *history.Event, id string) { e.ID = history.EventID(id) },
	origin: func(e *history.Event) *history.Origin { return &e.Origin },
	derive: func(r *laid) string { return r.cell("event") },
	fresh:  completeEvent,
	file:   func(e *history.Event) string { return eventsFile(e.Era) },
	columns: []column[history.Event]{
		idColumn(func(e *history.Event) *history.EventID { return &e.ID }),
		{name: "date", width: 12, get: func(_ *names, e *history.Event) string { start, _, _ := eventDate(e); return start }, set: setEventDate},
		{name: "calendar", width: 10, get: func(_ *names, e *history.Event) string { _, _, cal := eventDate(e); return cal }, set: setEventDate},
		{name: "end", width: 12, get: func(_ *names, e *history.Event) string { _, end, _ := eventDate(e); return end }, set: setEventDate},
		titleColumn,
		textColumn("summary", 60, func(e *history.Event) *history.Text { return &e.Summary }),
		{name: "era", width: 16, fields: []string{"era", ""}, get: func(_ *names, e *history.Event) string { return string(e.Era) }, set: setEra},
		placeColumn,
		{name: "people", width: 36, fields: []string{"people", "bodies"}, get: partsCell, set: setParts},
		{name: "offices", width: 36, get: changesCell, set: setChanges},
		{name: "led_to", width: 30, get: linksCell, set: setLinks},
		eventSourceColumn,
		textColumn("name", 34, func(e *history.Event) *history.Text { return &e.Name }),
		refsColumn("topics", aTopic, 20, func(e *history.Event) *[]history.TopicID { return &e.Topics }),
		stringColumn("content", 12, func(e *history.Event) *string { return &e.Content }),
		listColumn("complete", 12, func(e *history.Event) *[]history.Role { return &e.Complete }),
	},
}

var titleColumn = func() column[history.Event] {
	c := textColumn("event", 40, func(e *history.Event) *history.Text { return &e.Title })
	c.fields = []string{"title"}
	return c
}()

// eventSourceColumn is the sources of an event's account. Claims that rested on the same ones go on doing so; those with
// sources of their own keep them.
var eventSourceColumn = func() column[history.Event] {
	c := sourceColumn(func(e *history.Event) *[]history.SourceID { return &e.Sources })
	set := c.set
	c.set = func(r *laid, e *history.Event, text string) {
		before := e.Sources
		set(r, e, text)
		follow(e, before)
	}
	return c
}()

// follow moves the claims of an event that rested on what its account rested on to its sources of now.
func follow(e *history.Event, before []history.SourceID) {
	move := func(of *[]history.SourceID) {
		if slices.Equal(*of, before) {
			*of = e.Sources
		}
	}
	if e.Date != nil {
		date := *e.Date
		move(&date.Sources)
		e.Date = &date
	}
	if e.Place != nil {
		place := *e.Place
		move(&place.Sources)
		e.Place = &place
	}
	e.People, e.Bodies = slices.Clone(e.People), slices.Clone(e.Bodies)
	e.Offices, e.LedTo = slices.Clone(e.Offices), slices.Clone(e.LedTo)
	for i := range e.People {
		move(&e.People[i].Sources)
	}
	for i := range e.Bodies {
		move(&e.Bodies[i].Sources)
	}
	for i := range e.Offices {
		move(&e.Offices[i].Sources)
	}
	for i := range e.LedTo {
		move(&e.LedTo[i].Sources)
	}
}

var placeColumn = column[history.Event]{
	name: "place", width: 18,
	get: func(_ *names, e *history.Event) string {
		if e.Place == nil {
			return ""
		}
		return string(e.Place.Is)
	},
	set: func(r *laid, e *history.Event, text string) {
		if text == "" {
			e.Place = nil
			return
		}
		if found, ok := r.find("place", text, aPlace); ok && (e.Place == nil || e.Place.Is != history.PlaceID(found.id)) {
			e.Place = &history.PlaceClaim{Is: history.PlaceID(found.id), Sources: e.Sources}
		}
	},
}

// eventDate is the date of an event in three cells. An interval with a day at both ends has two of them.
func eventDate(e *history.Event) (start, end, cal string) {
	if e.Date == nil {
		return "", "", ""
	}
	if e.Date.Calendar != gregorian {
		cal = e.Date.Calendar
	}
	start, end, ok := strings.Cut(e.Date.Is, "/")
	if !ok || start == "" || end == "" || start == ".." || end == ".." {
		return e.Date.Is, "", cal
	}
	return start, end, cal
}

// setEventDate makes a date of the three cells: of each the sheet's where it says something, else the course's. It is
// called for each of them that differs.
func setEventDate(r *laid, e *history.Event, _ string) {
	start, end, cal := eventDate(e)
	for _, cell := range []struct {
		name string
		of   *string
	}{{"date", &start}, {"end", &end}, {"calendar", &cal}} {
		switch text := r.cell(cell.name); text {
		case "":
		case nothing:
			*cell.of = ""
		default:
			*cell.of = text
		}
	}
	is := start
	if end != "" {
		if strings.Contains(start, "/") {
			r.problem("end", "is the end of a date that has one already, %q; write it in one of the two columns", start)
			return
		}
		is = start + "/" + end
	}
	cal = strings.ToLower(cal)
	if cal != "" && cal != gregorian && cal != julian {
		r.problem("calendar", "%q is no calendar; write julian, or gregorian, or leave the cell empty", cal)
		return
	}
	date := &history.DateClaim{Is: is, Calendar: cal, Sources: e.Sources}
	if is == "" {
		e.Date = nil
	} else if !sameDate(date, e.Date) {
		e.Date = date
	}
}

func setEra(r *laid, e *history.Event, text string) {
	if text == "" {
		r.problem("era", "an event is in one era; write which, or leave the cell empty")
	} else if found, ok := r.find("era", text, anEra); ok {
		e.Era = history.EraID(found.id)
	}
}

// completeEvent gives a new event what history needs and no cell says: the era where only one fits, a name that a
// question can use and a summary, both made of the title and claiming no more than that.
func completeEvent(r *laid, e *history.Event) {
	title := e.Title.String()
	if title != "" && e.Name.String() == "" {
		setText(r.m, &e.Name, "the event “"+title+"”")
	}
	if title != "" && e.Summary.String() == "" {
		setText(r.m, &e.Summary, strings.TrimSuffix(title, ".")+".")
	}
	if e.Era == "" && r.cell("era") == "" {
		r.chooseEra(e)
	}
}

// chooseEra takes the only era, or the only one whose span the date is in.
func (r *laid) chooseEra(e *history.Event) {
	eras := r.m.meta[0].Eras
	if len(eras) == 1 {
		e.Era = eras[0].ID
		return
	}
	var ids, fit []string
	for i := range eras {
		ids = append(ids, string(eras[i].ID))
		if r.m.within(e.Date, eras[i].Span) {
			fit = append(fit, string(eras[i].ID))
		}
	}
	if len(fit) == 1 {
		e.Era = history.EraID(fit[0])
		return
	}
	r.problem("era", "is empty, and the date does not tell; write one of %s", strings.Join(ids, ", "))
}
