package coursefile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fasti/internal/history"
)

// claim finds the entity of each row, or makes room for a new one, so that other rows can name it, whichever stands
// first.
func (t *table[T]) claim(m *merger, p *page) {
	list := t.list(m)
	at := make(map[string]int, len(*list))
	for i := range *list {
		at[t.id(&(*list)[i])] = i
	}
	taken := &takenIDs{rows: map[string]int{}, numbers: map[string]int{}}
	for i, row := range p.rows {
		r := &laid{m: m, p: p, row: row}
		p.where[i] = -1
		id, ok := t.idOf(r, taken)
		if !ok {
			continue
		}
		taken.rows[id] = row.Number
		place, known := at[id]
		if t.kind == "course" { // there is one, under whatever ID
			place, known = 0, true
			t.setID(&(*list)[0], id)
		}
		if !known {
			var entity T
			t.setID(&entity, id)
			place = len(*list)
			*list = append(*list, entity)
			m.fresh(t.sheet, place)
			at[id] = place
		}
		p.where[i] = place
		m.names.add(t.kind, id, t.namesOf(r)...)
	}
}

// takenIDs are the IDs of the rows so far.
type takenIDs struct {
	rows    map[string]int // the row of an ID
	numbers map[string]int // the last number that stands behind an ID that was made
}

// namesOf are the names under which other cells may mean the row.
func (t *table[T]) namesOf(r *laid) []string {
	var names []string
	for _, column := range t.called {
		text := r.cell(column)
		names = append(names, text)
		if column == "aliases" {
			names = append(names, parts(text)...)
		}
	}
	return names
}

// idOf is the ID of a row: the one that it gives, or one made of its title. A title that an earlier row has already
// gets the year behind it, or a number.
func (t *table[T]) idOf(r *laid, taken *takenIDs) (string, bool) {
	id := r.cell("id")
	if id == "" {
		from := strings.TrimSpace(t.derive(r))
		if from == "" || from == "as" {
			r.problem(slices.Concat(t.called, t.needs)[0], "is empty, and so is the id, which would be made of it; fill one of them")
			return "", false
		}
		return t.makeID(r, from, taken)
	}
	if !history.ValidID(id) {
		r.problem("id", "%q is no ID: it takes lower-case letters, digits and hyphens between them, %d at most; leave the cell empty to have one made", id, history.MaxID)
		return "", false
	}
	if first := taken.rows[id]; first > 0 {
		r.problem("id", "the ID %q is that of row %d already; give this row its own", id, first)
		return "", false
	}
	if t.kind == "course" && !r.m.isNew && id != string(r.m.meta[0].ID) {
		r.problem("id", "the course has the ID %q; a sheet can't change it, but begin a course of its own", r.m.meta[0].ID)
		return "", false
	}
	return id, true
}

// makeID makes the ID of a row without one: that of the entity which is called so, else one of the title. The same
// rows get the same IDs each time.
func (t *table[T]) makeID(r *laid, from string, taken *takenIDs) (string, bool) {
	if t.kind == "course" {
		return from, true
	}
	id := slug(from)
	known := slices.DeleteFunc(r.m.names.find(from, t.kind), func(f ref) bool { return taken.rows[f.id] > 0 || strings.HasPrefix(f.id, id) })
	if len(known) > 1 {
		r.problem("id", "is empty, and %s", several(from, known))
		return "", false
	}
	if len(known) == 1 {
		return known[0].id, true
	}
	if taken.rows[id] == 0 {
		return id, true
	}
	year, _, _ := strings.Cut(r.cell("date"), "-")
	if dated := id + "-" + strings.ToLower(year); history.ValidID(dated) && taken.rows[dated] == 0 {
		return dated, true
	}
	for n := max(2, taken.numbers[id]); ; n++ {
		if next := fmt.Sprintf("%s-%d", id, n); taken.rows[next] == 0 {
			taken.numbers[id] = n
			return next, true
		}
	}
}

// fill lays the cells of each row over its entity. A cell that says what the course says already, or nothing, leaves
// the entity as it is, with everything that no cell holds.
func (t *table[T]) fill(m *merger, p *page) {
	for i, row := range p.rows {
		place := p.where[i]
		if place < 0 {
			continue
		}
		r := &laid{m: m, p: p, row: row}
		entity := (*t.list(m))[place]
		isNew := m.isFresh(t.sheet, place)
		for _, first := range []bool{true, false} {
			for _, c := range t.columns {
				if c.first == first {
					t.lay(r, c, &entity)
				}
			}
		}
		if isNew {
			t.complete(r, &entity)
		}
		if list := *t.list(m); isNew || !reflect.DeepEqual(list[place], entity) {
			list[place] = entity
			m.touch(t.sheet, place)
		}
	}
}

func (t *table[T]) lay(r *laid, c column[T], entity *T) {
	text := r.cell(c.name)
	shown := strings.TrimSpace(c.get(r.m.names, entity))
	switch text {
	case "", shown:
	case nothing:
		if shown != "" {
			c.set(r, entity, "")
		}
	default:
		c.set(r, entity, text)
	}
}

// complete tells what a new entity lacks, and makes what follows from the rest.
func (t *table[T]) complete(r *laid, entity *T) {
	for _, name := range t.needs {
		if r.cell(name) != "" {
			continue
		}
		if _, ok := r.p.at[name]; !ok {
			r.problem("", "there is no column %s, which a new row needs; add it", name)
			continue
		}
		r.problem(name, "is empty; a new row needs it")
	}
	if t.fresh != nil {
		t.fresh(r, entity)
	}
}

// mark sets where each entity of a page was read, so that what history complains of is found in the sheet. It returns
// what undoes that.
func (t *table[T]) mark(m *merger, p *page) (unmark func()) {
	if t.origin == nil {
		return func() {}
	}
	list := *t.list(m)
	before := map[int]history.Origin{}
	for i, place := range p.where {
		if place >= 0 {
			o := t.origin(&list[place])
			before[place] = *o
			*o = history.Origin{File: markOf(p), Index: i}
		}
	}
	return func() {
		for place, o := range before {
			*t.origin(&list[place]) = o
		}
	}
}

// markOf stands in the place of a file's name where an entity was read from a sheet. No file has such a name.
func markOf(p *page) string { return "\x00" + p.sheet }

// revise writes the changed entities of a kind into the files of the revision.
func (t *table[T]) revise(m *merger) {
	if t.origin == nil {
		return // course.yaml is written as a whole
	}
	list := *t.list(m)
	rv := &revision{files: m.files, kind: t.sheet, lang: m.lang, changed: map[string]map[int]string{}, added: map[string][]string{}}
	for _, place := range slices.Sorted(m.touchedOf(t.sheet)) {
		entity := &list[place]
		o := *t.origin(entity)
		target := o.File
		if t.file != nil {
			target = t.file(entity)
		}
		text := encodeEntity(m.lang, entity)
		switch {
		case o.File == "":
			if target == "" {
				target = rv.listFile()
			}
			rv.added[target] = append(rv.added[target], text)
		case target != o.File:
			rv.change(o, "")
			rv.added[target] = append(rv.added[target], text)
		default:
			rv.change(o, text)
		}
	}
	rv.write(func(file string) []string {
		var texts []string
		for i := range list {
			if o := *t.origin(&list[i]); o.File == file && (t.file == nil || t.file(&list[i]) == file) {
				texts = append(texts, encodeEntity(m.lang, &list[i]))
			}
		}
		return texts
	})
}
