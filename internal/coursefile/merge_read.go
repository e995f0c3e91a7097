package coursefile

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"fasti/internal/sheet"
)

// read takes the rows of a source of sheets.
func (m *merger) read(ctx context.Context, in sheet.Source) error {
	for _, name := range in.Sheets() {
		if foldName(name) == remarkSheet {
			continue
		}
		t := eventsTable.asTable()
		if !m.csv {
			t = tableOf(name)
		}
		p := &page{sheet: name, table: t, at: map[string]int{}}
		told, err := in.Rows(ctx, name, func(r sheet.Row) error { return m.take(p, r) })
		if err != nil {
			return err
		}
		if t == nil && (len(p.rows) > 0 || len(told) > 0) {
			m.problem(p, 0, "", "no such sheet is known; there are "+sheetNames()+", and "+remarkSheet+" for remarks")
		}
		if t == nil {
			continue
		}
		for _, problem := range told {
			m.tell(p, problem)
		}
		p.where = make([]int, len(p.rows))
		m.pages = append(m.pages, p)
	}
	return nil
}

// tell takes over what a sheet complains of.
func (m *merger) tell(p *page, problem sheet.Problem) {
	out := Problem{File: m.file, Table: true, Sheet: p.sheet, Line: problem.Row, Column: problem.Column, What: problem.What}
	for header, i := range p.at {
		if i+1 == problem.Column {
			out.Header = header
		}
	}
	m.problems = append(m.problems, out)
}

func (t *table[T]) asTable() anyTable { return t }

// tableOf finds a table by the name of a sheet, nil where there is none.
func tableOf(name string) anyTable {
	for _, t := range tables {
		if t.name() == foldName(name) {
			return t
		}
	}
	return nil
}

func sheetNames() string {
	var list []string
	for _, t := range tables {
		list = append(list, t.name())
	}
	return strings.Join(list, ", ")
}

// take keeps a row. The first of a sheet are its headers; one that begins with # is a remark. Texts are taken in the
// normal form NFC: no spreadsheet shows a difference.
func (m *merger) take(p *page, r sheet.Row) error {
	cells := make([]string, len(r.Cells))
	for i, text := range r.Cells {
		cells[i] = strings.TrimSpace(norm.NFC.String(text))
	}
	if strings.HasPrefix(cells[0], "#") || !slices.ContainsFunc(cells, func(s string) bool { return s != "" }) {
		return nil
	}
	if p.table == nil || len(p.at) > 0 {
		m.wide(p, r.Number, cells)
		p.rows = append(p.rows, sheet.Row{Number: r.Number, Cells: cells})
		return nil
	}
	m.head(p, r.Number, cells)
	return nil
}

// wide tells of cells beyond the last header: most often a separator that should stand in quotation marks.
func (m *merger) wide(p *page, row int, cells []string) {
	if p.table == nil {
		return
	}
	last := 0
	for _, i := range p.at {
		last = max(last, i)
	}
	for i := last + 1; i < len(cells); i++ {
		if cells[i] != "" {
			m.problems = append(m.problems, Problem{
				File: m.file, Table: true, Sheet: p.sheet, Line: row, Column: i + 1,
				What: fmt.Sprintf("the row goes on with %.40q after its last column; a separator inside a cell needs quotation marks around the cell", cells[i]),
			})
			return
		}
	}
}

// head reads the names of the columns.
func (m *merger) head(p *page, row int, cells []string) {
	known := p.table.headers()
	for i, text := range cells {
		name := strings.NewReplacer(" ", "_", "-", "_").Replace(foldName(text))
		what := ""
		_, twice := p.at[name]
		switch {
		case text == "":
			continue
		case !slices.Contains(known, name):
			what = fmt.Sprintf("there is no column %.40q; there are %s", text, strings.Join(known, ", "))
		case twice:
			what = fmt.Sprintf("there are two columns %s; keep one", name)
		}
		if what != "" {
			m.problems = append(m.problems, Problem{File: m.file, Table: true, Sheet: p.sheet, Line: row, Column: i + 1, What: what})
			name = "\x00" + fmt.Sprint(i) // its cells are read as nothing
		}
		p.at[name] = i
	}
}
