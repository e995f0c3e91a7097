package coursefile

import (
	"fmt"
	"slices"
	"strings"

	"fasti/internal/history"
	"fasti/internal/sheet"
)

// nothing is what a cell holds that takes a value away. An empty cell says nothing and changes nothing.
const nothing = "-"

// column is one column of a table: what it shows of an entity, and how it changes one.
type column[T any] struct {
	name   string
	width  float64  // in characters, as a spreadsheet shows it
	fields []string // keys of the entity whose problems are this column's
	get    func(n *names, e *T) string
	set    func(r *laid, e *T, text string) // text is "" where the value is taken away
	first  bool                             // it is set before the others, which look at it
}

// table says how the entities of one kind stand in a sheet.
type table[T any] struct {
	sheet   string
	kind    string
	columns []column[T]
	needs   []string // columns that a new entity must have filled
	list    func(*merger) *[]T
	id      func(*T) string
	setID   func(*T, string)
	origin  func(*T) *history.Origin // nil for what stands in course.yaml
	derive  func(r *laid) string     // the text that an ID is made of, where the row has none
	called  []string                 // columns by which others may call the entity
	fresh   func(r *laid, e *T)      // completes a new entity, once its cells are read
	file    func(e *T) (name string) // where a new entity is written; nil for the list of its kind
}

// anyTable is a table of whatever entity.
type anyTable interface {
	name() string
	headers() []string
	headerOf(path string) string
	sheetColumns() []sheet.Column
	claim(m *merger, p *page)
	fill(m *merger, p *page)
	mark(m *merger, p *page) (unmark func())
	revise(m *merger)
	export(n *names, m *merger, each func(cells []string) error) error
}

func (t *table[T]) name() string { return t.sheet }

func (t *table[T]) headers() []string {
	list := make([]string, len(t.columns))
	for i, c := range t.columns {
		list[i] = c.name
	}
	return list
}

func (t *table[T]) sheetColumns() []sheet.Column {
	list := make([]sheet.Column, len(t.columns))
	for i, c := range t.columns {
		list[i] = sheet.Column{Name: c.name, Width: c.width}
	}
	return list
}

// headerOf is the column of a field that something is wrong with, by its path in the entity; "" where none is.
func (t *table[T]) headerOf(path string) string {
	field, _, _ := strings.Cut(strings.ReplaceAll(path, "[", "."), ".")
	for _, c := range t.columns {
		if c.name == field && c.fields == nil || slices.Contains(c.fields, field) {
			return c.name
		}
	}
	return ""
}

// export gives a row of cells for every entity. A text that is too long for a cell leaves it empty, which changes
// nothing when the sheet comes back.
func (t *table[T]) export(n *names, m *merger, each func(cells []string) error) error {
	list := *t.list(m)
	for i := range list {
		cells := make([]string, len(t.columns))
		for k, c := range t.columns {
			if text := c.get(n, &list[i]); len(text) <= sheet.MaxCell {
				cells[k] = text
			}
		}
		if err := each(cells); err != nil {
			return err
		}
	}
	return nil
}

// page is one sheet of a file that is being read.
type page struct {
	sheet string // its name in the workbook; "" in a CSV
	table anyTable
	at    map[string]int // columns by name, from 0
	rows  []sheet.Row
	where []int // for each row, the place of its entity in the list; -1 where it has none
}

// laid is a row that is laid over an entity.
type laid struct {
	m   *merger
	p   *page
	row sheet.Row
}

// cell is the text under a column, without the spaces around it; "" where there is no such column.
func (r *laid) cell(name string) string {
	if i, ok := r.p.at[name]; ok && i < len(r.row.Cells) {
		return r.row.Cells[i]
	}
	return ""
}

// problem tells of something wrong under a column, or of the row as a whole where there is none.
func (r *laid) problem(name, format string, args ...any) {
	r.m.problem(r.p, r.row.Number, name, fmt.Sprintf(format, args...))
}

// parts splits a cell that holds several things.
func parts(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
