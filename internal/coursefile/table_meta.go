package coursefile

import "fasti/internal/history"

// courseTable has one row: what the course says of itself.
var courseTable = &table[history.Meta]{
	sheet: "course", kind: "course",
	list: func(m *merger) *[]history.Meta { return &m.meta },
	id:   func(c *history.Meta) string { return string(c.ID) }, setID: func(c *history.Meta, id string) { c.ID = history.CourseID(id) },
	derive: func(r *laid) string {
		if title := r.cell("title"); r.m.isNew && title != "" {
			return slug(title)
		}
		return string(r.m.meta[0].ID)
	},
	columns: []column[history.Meta]{
		idColumn(func(c *history.Meta) *history.CourseID { return &c.ID }),
		textColumn("title", 34, func(c *history.Meta) *history.Text { return &c.Title }),
		listColumn("languages", 14, func(c *history.Meta) *[]string { return &c.Languages }),
		stringColumn("license", 16, func(c *history.Meta) *string { return &c.License }),
		textColumn("preface", 60, func(c *history.Meta) *history.Text { return &c.Preface }),
	},
}

var erasTable = &table[history.Era]{
	sheet: "eras", kind: anEra, needs: []string{"title"}, called: []string{"title"},
	list: func(m *merger) *[]history.Era { return &m.meta[0].Eras },
	id:   func(e *history.Era) string { return string(e.ID) }, setID: func(e *history.Era, id string) { e.ID = history.EraID(id) },
	derive: func(r *laid) string { return r.cell("title") },
	columns: []column[history.Era]{
		idColumn(func(e *history.Era) *history.EraID { return &e.ID }),
		textColumn("title", 34, func(e *history.Era) *history.Text { return &e.Title }),
		spanColumn,
		textColumn("summary", 60, func(e *history.Era) *history.Text { return &e.Summary }),
		spanSourceColumn,
	},
}

var topicsTable = &table[history.Topic]{
	sheet: "topics", kind: aTopic, needs: []string{"title", "era"}, called: []string{"title"},
	list: func(m *merger) *[]history.Topic { return &m.meta[0].Topics },
	id:   func(t *history.Topic) string { return string(t.ID) }, setID: func(t *history.Topic, id string) { t.ID = history.TopicID(id) },
	derive: func(r *laid) string { return r.cell("title") },
	columns: []column[history.Topic]{
		idColumn(func(t *history.Topic) *history.TopicID { return &t.ID }),
		textColumn("title", 34, func(t *history.Topic) *history.Text { return &t.Title }),
		refColumn("era", anEra, 18, func(t *history.Topic) *history.EraID { return &t.Era }),
		textColumn("summary", 60, func(t *history.Topic) *history.Text { return &t.Summary }),
	},
}

// spanColumn is the time of an era. A span has no sources but its own.
var spanColumn = func() column[history.Era] {
	c := dateColumn("span", func(e *history.Era) **history.DateClaim { return &e.Span })
	set := c.set
	c.set = func(r *laid, e *history.Era, text string) {
		var before []history.SourceID
		if e.Span != nil {
			before = e.Span.Sources
		}
		if set(r, e, text); e.Span != nil {
			e.Span.Sources = before
		}
	}
	return c
}()

var spanSourceColumn = func() column[history.Era] {
	var none []history.SourceID
	return column[history.Era]{
		name: "source", width: 24, fields: []string{"source", "sources"},
		get: func(_ *names, e *history.Era) string {
			if e.Span == nil {
				return ""
			}
			return joined(e.Span.Sources)
		},
		set: func(r *laid, e *history.Era, text string) {
			if e.Span == nil {
				r.problem("source", "is the source of the span, and there is no span; fill that column too")
				return
			}
			span := *e.Span
			span.Sources = none
			for _, part := range parts(text) {
				if found, ok := r.find("source", part, aSource); ok {
					span.Sources = append(span.Sources, history.SourceID(found.id))
				}
			}
			e.Span = &span
		},
	}
}()
