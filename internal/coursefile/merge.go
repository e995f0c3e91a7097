package coursefile

import (
	"iter"
	"maps"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// tables are all that a workbook can hold, in the order in which it shows them. A CSV is the table of events.
var tables = []anyTable{
	courseTable, erasTable, topicsTable, eventsTable, peopleTable, bodiesTable, officesTable, tenuresTable, placesTable, termsTable, sourcesTable,
}

// fillOrder is the order in which they are laid over a course: what is named comes before what names it by a source
// or looks at it.
var fillOrder = []string{"course", "sources", "eras", "topics", "people", "bodies", "places", "offices", "terms", "events", "tenures"}

// remarkSheet is the sheet of a workbook that is for people alone.
const remarkSheet = "read me"

// merger lays sheets over a course, of which it changes nothing: what differs is made anew.
type merger struct {
	file     string // of the sheets, for messages
	csv      bool
	make     bool // what a cell names and nobody knows is made
	isNew    bool // the course is
	lang     string
	base     *parsing // finds places in the base's files
	files    Files    // of the revision
	draft    history.Draft
	meta     []history.Meta // one: what course.yaml says
	names    *names
	pages    []*page
	touched  map[string]map[int]bool // places of entities by table, true for new ones
	numbers  map[string]int          // the last number behind an ID that was made of a name, by kind and ID
	problems []Problem
}

// problem tells of a cell, or of a row or a sheet as a whole where there is no such column or the row is 0.
func (m *merger) problem(p *page, row int, header, what string) {
	problem := Problem{File: m.file, Table: true, Sheet: p.sheet, Line: row, What: what}
	if i, ok := p.at[header]; ok {
		problem.Column, problem.Header = i+1, header
	}
	m.problems = append(m.problems, problem)
}

func (m *merger) fresh(table string, place int) { m.set(table, place, true) }

func (m *merger) touch(table string, place int) { m.set(table, place, m.touched[table][place]) }

func (m *merger) set(table string, place int, isNew bool) {
	if m.touched[table] == nil {
		m.touched[table] = map[int]bool{}
	}
	m.touched[table][place] = isNew
}

func (m *merger) isFresh(table string, place int) bool { return m.touched[table][place] }

func (m *merger) touchedOf(table string) iter.Seq[int] { return maps.Keys(m.touched[table]) }

// within reports whether a date lies in a span; a date or a span that is none lies nowhere.
func (m *merger) within(date, span *history.DateClaim) bool {
	if date == nil || span == nil {
		return false
	}
	d, err := edtf.Parse(date.Is)
	s, err2 := edtf.Parse(span.Is)
	return err == nil && err2 == nil && edtf.Overlaps(s, d)
}

// lay lays all pages over the course: first every row finds its entity, then the cells are read.
func (m *merger) lay() {
	byTable := map[string][]*page{}
	for _, p := range m.pages {
		byTable[p.table.name()] = append(byTable[p.table.name()], p)
	}
	m.chooseLanguage(byTable["course"])
	for _, name := range fillOrder {
		for _, p := range byTable[name] {
			p.table.claim(m, p)
		}
		if name == "eras" {
			m.defaultEra()
		}
	}
	for _, name := range fillOrder {
		for _, p := range byTable[name] {
			p.table.fill(m, p)
		}
	}
	m.draft.Meta = m.meta[0]
}

// chooseLanguage takes the first language of a new course, in which all of its texts are, before any text is read.
func (m *merger) chooseLanguage(pages []*page) {
	for _, p := range pages {
		for _, row := range p.rows {
			r := &laid{m: m, p: p, row: row}
			if tags := parts(r.cell("languages")); m.isNew && len(tags) > 0 {
				m.lang = tags[0]
			}
		}
	}
}

// defaultEra gives a new course the era that it needs, where the sheets have none.
func (m *merger) defaultEra() {
	meta := &m.meta[0]
	if m.isNew && len(meta.Eras) == 0 {
		meta.Eras = []history.Era{{ID: "all", Title: maps.Clone(meta.Title)}}
		m.names.add(anEra, "all")
	}
}
