package coursefile

import "fasti/internal/history"

// The tables of what an event refers to, in the columns of docs/course-format.md.

var sourcesTable = &table[history.Source]{
	sheet: "sources", kind: aSource, needs: []string{"kind", "title"}, called: []string{"title"},
	list: func(m *merger) *[]history.Source { return &m.draft.Sources },
	id:   func(s *history.Source) string { return string(s.ID) }, setID: func(s *history.Source, id string) { s.ID = history.SourceID(id) },
	origin: func(s *history.Source) *history.Origin { return &s.Origin },
	derive: func(r *laid) string { return r.cell("title") },
	columns: []column[history.Source]{
		idColumn(func(s *history.Source) *history.SourceID { return &s.ID }),
		stringColumn("kind", 14, func(s *history.Source) *string { return &s.Kind }),
		stringColumn("author", 24, func(s *history.Source) *string { return &s.Author }),
		stringColumn("title", 44, func(s *history.Source) *string { return &s.Title }),
		stringColumn("in", 24, func(s *history.Source) *string { return &s.In }),
		stringColumn("year", 8, func(s *history.Source) *string { return &s.Year }),
		stringColumn("publisher", 20, func(s *history.Source) *string { return &s.Publisher }),
		stringColumn("url", 30, func(s *history.Source) *string { return &s.URL }),
		textColumn("note", 40, func(s *history.Source) *history.Text { return &s.Note }),
	},
}

var peopleTable = &table[history.Person]{
	sheet: "people", kind: aPerson, needs: []string{"name", "who", "source"}, called: []string{"name", "short", "aliases"},
	list: func(m *merger) *[]history.Person { return &m.draft.People },
	id:   func(p *history.Person) string { return string(p.ID) }, setID: func(p *history.Person, id string) { p.ID = history.PersonID(id) },
	origin: func(p *history.Person) *history.Origin { return &p.Origin },
	derive: func(r *laid) string { return r.cell("name") },
	columns: []column[history.Person]{
		idColumn(func(p *history.Person) *history.PersonID { return &p.ID }),
		textColumn("name", 28, func(p *history.Person) *history.Text { return &p.Name }),
		textColumn("short", 16, func(p *history.Person) *history.Text { return &p.Short }),
		stringColumn("sort", 24, func(p *history.Person) *string { return &p.Sort }),
		listColumn("aliases", 30, func(p *history.Person) *[]string { return &p.Aliases }),
		textColumn("who", 44, func(p *history.Person) *history.Text { return &p.Who }),
		dateColumn("born", func(p *history.Person) **history.DateClaim { return &p.Born }),
		dateColumn("died", func(p *history.Person) **history.DateClaim { return &p.Died }),
		dateColumn("floruit", func(p *history.Person) **history.DateClaim { return &p.Floruit }),
		sourceColumn(func(p *history.Person) *[]history.SourceID { return &p.Sources }),
	},
}

var bodiesTable = &table[history.Body]{
	sheet: "bodies", kind: aBody, needs: []string{"name", "what", "source"}, called: []string{"name", "aliases"},
	list: func(m *merger) *[]history.Body { return &m.draft.Bodies },
	id:   func(b *history.Body) string { return string(b.ID) }, setID: func(b *history.Body, id string) { b.ID = history.BodyID(id) },
	origin: func(b *history.Body) *history.Origin { return &b.Origin },
	derive: func(r *laid) string { return r.cell("name") },
	columns: []column[history.Body]{
		idColumn(func(b *history.Body) *history.BodyID { return &b.ID }),
		textColumn("name", 28, func(b *history.Body) *history.Text { return &b.Name }),
		stringColumn("article", 8, func(b *history.Body) *string { return &b.Article }),
		listColumn("aliases", 30, func(b *history.Body) *[]string { return &b.Aliases }),
		textColumn("what", 44, func(b *history.Body) *history.Text { return &b.What }),
		refColumn("part_of", aBody, 18, func(b *history.Body) *history.BodyID { return &b.PartOf }),
		dateColumn("founded", func(b *history.Body) **history.DateClaim { return &b.Founded }),
		dateColumn("ended", func(b *history.Body) **history.DateClaim { return &b.Ended }),
		sourceColumn(func(b *history.Body) *[]history.SourceID { return &b.Sources }),
	},
}

var officesTable = &table[history.Office]{
	sheet: "offices", kind: anOffice, needs: []string{"title", "holder", "source"}, called: []string{"title", "aliases"},
	list: func(m *merger) *[]history.Office { return &m.draft.Offices },
	id:   func(o *history.Office) string { return string(o.ID) }, setID: func(o *history.Office, id string) { o.ID = history.OfficeID(id) },
	origin: func(o *history.Office) *history.Origin { return &o.Origin },
	derive: func(r *laid) string { return r.cell("title") },
	columns: []column[history.Office]{
		idColumn(func(o *history.Office) *history.OfficeID { return &o.ID }),
		textColumn("title", 34, func(o *history.Office) *history.Text { return &o.Title }),
		textColumn("holder", 34, func(o *history.Office) *history.Text { return &o.Holder }),
		listColumn("aliases", 30, func(o *history.Office) *[]string { return &o.Aliases }),
		refColumn("body", aBody, 18, func(o *history.Office) *history.BodyID { return &o.Body }),
		stringColumn("seats", 8, func(o *history.Office) *history.Seats { return &o.Seats }),
		dateColumn("founded", func(o *history.Office) **history.DateClaim { return &o.Founded }),
		dateColumn("ended", func(o *history.Office) **history.DateClaim { return &o.Ended }),
		dateColumn("complete", func(o *history.Office) **history.DateClaim { return &o.Complete }),
		sourceColumn(func(o *history.Office) *[]history.SourceID { return &o.Sources }),
	},
}

var tenuresTable = &table[history.Tenure]{
	sheet: "tenures", kind: aTenure, needs: []string{"office", "person", "from", "source"},
	list: func(m *merger) *[]history.Tenure { return &m.draft.Tenures },
	id:   func(t *history.Tenure) string { return string(t.ID) }, setID: func(t *history.Tenure, id string) { t.ID = history.TenureID(id) },
	origin: func(t *history.Tenure) *history.Origin { return &t.Origin },
	derive: func(r *laid) string { return r.cell("person") + " as " + r.cell("office") },
	columns: []column[history.Tenure]{
		idColumn(func(t *history.Tenure) *history.TenureID { return &t.ID }),
		refColumn("office", anOffice, 24, func(t *history.Tenure) *history.OfficeID { return &t.Office }),
		refColumn("person", aPerson, 24, func(t *history.Tenure) *history.PersonID { return &t.Person }),
		dateColumn("from", func(t *history.Tenure) **history.DateClaim { return &t.From }),
		dateColumn("to", func(t *history.Tenure) **history.DateClaim { return &t.To }),
		stringColumn("began", 12, func(t *history.Tenure) *string { return &t.Began }),
		stringColumn("ended", 12, func(t *history.Tenure) *string { return &t.Ended }),
		refColumn("predecessor", aTenure, 24, func(t *history.Tenure) *history.TenureID { return &t.Predecessor }),
		textColumn("note", 40, func(t *history.Tenure) *history.Text { return &t.Note }),
		sourceColumn(func(t *history.Tenure) *[]history.SourceID { return &t.Sources }),
	},
}

var placesTable = &table[history.Place]{
	sheet: "places", kind: aPlace, needs: []string{"name", "source"}, called: []string{"name", "aliases"},
	list: func(m *merger) *[]history.Place { return &m.draft.Places },
	id:   func(p *history.Place) string { return string(p.ID) }, setID: func(p *history.Place, id string) { p.ID = history.PlaceID(id) },
	origin: func(p *history.Place) *history.Origin { return &p.Origin },
	derive: func(r *laid) string { return r.cell("name") },
	columns: []column[history.Place]{
		idColumn(func(p *history.Place) *history.PlaceID { return &p.ID }),
		textColumn("name", 28, func(p *history.Place) *history.Text { return &p.Name }),
		listColumn("aliases", 30, func(p *history.Place) *[]string { return &p.Aliases }),
		degreesColumn("lat", func(p *history.Place) **float64 { return &p.Lat }),
		degreesColumn("lon", func(p *history.Place) **float64 { return &p.Lon }),
		textColumn("what", 44, func(p *history.Place) *history.Text { return &p.What }),
		sourceColumn(func(p *history.Place) *[]history.SourceID { return &p.Sources }),
	},
}

var termsTable = &table[history.Term]{
	sheet: "terms", kind: aTerm, needs: []string{"word", "definition", "source"}, called: []string{"word", "aliases"},
	list: func(m *merger) *[]history.Term { return &m.draft.Terms },
	id:   func(t *history.Term) string { return string(t.ID) }, setID: func(t *history.Term, id string) { t.ID = history.TermID(id) },
	origin: func(t *history.Term) *history.Origin { return &t.Origin },
	derive: func(r *laid) string { return r.cell("word") },
	columns: []column[history.Term]{
		idColumn(func(t *history.Term) *history.TermID { return &t.ID }),
		textColumn("word", 24, func(t *history.Term) *history.Text { return &t.Word }),
		listColumn("aliases", 30, func(t *history.Term) *[]string { return &t.Aliases }),
		textColumn("definition", 60, func(t *history.Term) *history.Text { return &t.Definition }),
		refColumn("era", anEra, 18, func(t *history.Term) *history.EraID { return &t.Era }),
		sourceColumn(func(t *history.Term) *[]history.SourceID { return &t.Sources }),
	},
}

// idColumn is the ID, which names the row and is set by it.
func idColumn[T any, S ~string](of func(*T) *S) column[T] {
	return column[T]{
		name: "id", width: 24, fields: []string{"id", "formerly"},
		get: func(_ *names, e *T) string { return string(*of(e)) },
		set: func(*laid, *T, string) {},
	}
}
