package coursefile

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fasti/internal/history"
)

// check validates what the sheets made, and returns the files of the revision or every problem, each where it stands
// in the sheets, or in the base where the sheets only brought it to light.
func (m *merger) check() (Files, []Problem) {
	m.citeMade()
	if len(m.pages) > 0 && m.empty() {
		m.problem(m.pages[0], 0, "", "there are no rows under the headers")
	} else if len(m.pages) == 0 && len(m.problems) == 0 {
		m.problems = append(m.problems, Problem{File: m.file, Table: true, What: "there is no sheet with rows in it; there may be " + sheetNames()})
	}
	var restore []func()
	for _, p := range m.pages {
		restore = append(restore, p.table.mark(m, p))
	}
	_, wrong := history.New(m.draft)
	for _, undo := range restore {
		undo()
	}
	told := map[Problem]bool{}
	for _, p := range m.problems {
		p.What = ""
		told[p] = true
	}
	for _, w := range wrong {
		found := m.locate(w)
		bare := found
		bare.What = ""
		if !told[bare] { // a cell that can't be read is missing, too
			m.problems = append(m.problems, found)
		}
	}
	if len(m.problems) > 0 {
		return nil, tidy(m.problems)
	}
	return m.write(), nil
}

// empty reports whether no page has a row.
func (m *merger) empty() bool {
	for _, p := range m.pages {
		if len(p.rows) > 0 {
			return false
		}
	}
	return len(m.problems) == 0
}

// locate finds the cell of what history complains of.
func (m *merger) locate(problem history.Problem) Problem {
	for _, p := range m.pages {
		if problem.Origin.File == markOf(p) {
			return m.inRow(p, problem.Origin.Index, problem)
		}
	}
	if problem.Origin.Index < 0 {
		if p, row := m.metaRow(problem.Path); p != nil {
			return m.inRow(p, row, problem)
		}
	}
	if !m.isNew && problem.Origin.File != "" {
		return m.base.locate(problem)
	}
	return Problem{File: m.file, Table: true, What: problem.String()}
}

// metaRow is the row of what course.yaml says: that of an era or a topic, or the one of the course.
func (m *merger) metaRow(path string) (*page, int) {
	table, at := "course", 0
	for _, list := range []string{"eras", "topics"} {
		if rest, ok := strings.CutPrefix(path, list+"["); ok {
			number, _, _ := strings.Cut(rest, "]")
			n, err := strconv.Atoi(number)
			if err != nil {
				return nil, 0
			}
			table, at = list, n
		}
	}
	for _, p := range m.pages {
		if i := slices.Index(p.where, at); p.table.name() == table && i >= 0 {
			return p, i
		}
	}
	return nil, 0
}

func (m *merger) inRow(p *page, row int, problem history.Problem) Problem {
	path := problem.Path
	if name := p.table.name(); name == "eras" || name == "topics" {
		_, path, _ = strings.Cut(path, "].")
	}
	header := p.table.headerOf(path)
	if strings.Contains(problem.What, "source") && p.table.name() != "sources" {
		header = "source" // every claim of a row rests on that cell
	}
	out := Problem{File: m.file, Table: true, Sheet: p.sheet, Line: p.rows[row].Number, What: problem.What}
	if i, ok := p.at[header]; ok {
		out.Column, out.Header = i+1, header
	} else {
		out.What = problem.String()
	}
	return out
}

// write makes the files of the revision: those of the base, in which what changed is written anew.
func (m *merger) write() Files {
	if m.isNew {
		return encodeDraft(m.draft, m.lang)
	}
	m.files = maps.Clone(m.base.files)
	if len(m.touched["course"])+len(m.touched["eras"])+len(m.touched["topics"]) > 0 {
		m.files["course.yaml"] = encodeMeta(m.lang, &m.draft.Meta)
	}
	for _, t := range tables {
		t.revise(m)
	}
	return m.files
}

// verify makes sure that the files say what the sheets do. That they might not is a defect of the program, and better
// found here than by a class.
func (m *merger) verify(course *history.Course, problems []Problem) error {
	if len(problems) > 0 {
		return fmt.Errorf("what was written can't be read: %s (the first of %d problems)", problems[0], len(problems))
	}
	for place := range m.touched["events"] {
		want := &m.draft.Events[place]
		got := course.Event(want.ID)
		if got == nil || got.Era != want.Era || encodeEntity(m.lang, got) != encodeEntity(m.lang, want) {
			return fmt.Errorf("event %s was written in another way than it was meant", want.ID)
		}
	}
	d := course.Draft()
	if len(d.Events) != len(m.draft.Events) || len(d.People) != len(m.draft.People) || len(d.Tenures) != len(m.draft.Tenures) ||
		len(d.Sources) != len(m.draft.Sources) || len(d.Places) != len(m.draft.Places) || len(d.Terms) != len(m.draft.Terms) ||
		len(d.Bodies) != len(m.draft.Bodies) || len(d.Offices) != len(m.draft.Offices) {
		return fmt.Errorf("something was written twice, or not at all")
	}
	return nil
}
