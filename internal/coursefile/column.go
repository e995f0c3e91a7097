package coursefile

import (
	"maps"
	"strconv"
	"strings"

	"fasti/internal/history"
)

// The columns that several tables have.

// textColumn is a text in the course's first language. Those in other languages stay as they are.
func textColumn[T any](name string, width float64, of func(*T) *history.Text) column[T] {
	return column[T]{
		name: name, width: width,
		get: func(_ *names, e *T) string { return of(e).String() },
		set: func(r *laid, e *T, text string) { setText(r.m, of(e), text) },
	}
}

// setText changes a text in the course's first language, in a copy: the course that the text is from stays as it
// is.
func setText(m *merger, t *history.Text, text string) {
	changed := maps.Clone(*t)
	if changed == nil {
		changed = history.Text{}
	}
	if text == "" {
		delete(changed, "")
		delete(changed, m.lang)
	} else {
		changed[""], changed[m.lang] = text, text
	}
	*t = changed
}

// stringColumn is a value that is written as it stands.
func stringColumn[T any, S ~string](name string, width float64, of func(*T) *S) column[T] {
	return column[T]{
		name: name, width: width,
		get: func(_ *names, e *T) string { return string(*of(e)) },
		set: func(_ *laid, e *T, text string) { *of(e) = S(text) },
	}
}

// listColumn is a list of texts.
func listColumn[T any, S ~string](name string, width float64, of func(*T) *[]S) column[T] {
	return column[T]{
		name: name, width: width,
		get: func(_ *names, e *T) string { return joined(*of(e)) },
		set: func(_ *laid, e *T, text string) {
			*of(e) = nil
			for _, part := range parts(text) {
				*of(e) = append(*of(e), S(part))
			}
		},
	}
}

func joined[S ~string](list []S) string {
	texts := make([]string, len(list))
	for i, s := range list {
		texts[i] = string(s)
	}
	return strings.Join(texts, "; ")
}

// refColumn names another entity, by its ID or by a name that is its alone.
func refColumn[T any, S ~string](name, kind string, width float64, of func(*T) *S) column[T] {
	return column[T]{
		name: name, width: width,
		get: func(_ *names, e *T) string { return string(*of(e)) },
		set: func(r *laid, e *T, text string) {
			if text == "" {
				*of(e) = ""
			} else if found, ok := r.find(name, text, kind); ok {
				*of(e) = S(found.id)
			}
		},
	}
}

// refsColumn names several.
func refsColumn[T any, S ~string](name, kind string, width float64, of func(*T) *[]S) column[T] {
	return column[T]{
		name: name, width: width,
		get: func(_ *names, e *T) string { return joined(*of(e)) },
		set: func(r *laid, e *T, text string) {
			*of(e) = nil
			for _, part := range parts(text) {
				if found, ok := r.find(name, part, kind); ok {
					*of(e) = append(*of(e), S(found.id))
				}
			}
		},
	}
}

// sourceColumn is the sources of an entity. Claims that name sources of their own keep them.
func sourceColumn[T any](of func(*T) *[]history.SourceID) column[T] {
	c := refsColumn("source", aSource, 24, of)
	c.fields, c.first = []string{"source", "sources"}, true
	return c
}

// dateColumn is a date in one cell, with the calendar behind it where it is not the Gregorian one: 1870-04-10 julian.
// A date that changes rests on the sources of its row.
func dateColumn[T any](name string, of func(*T) **history.DateClaim) column[T] {
	return column[T]{
		name: name, width: 18,
		get: func(_ *names, e *T) string { return dateCell(*of(e)) },
		set: func(r *laid, e *T, text string) {
			if text == "" {
				*of(e) = nil
			} else if d := r.date(name, text); d != nil && !sameDate(d, *of(e)) {
				*of(e) = d
			}
		},
	}
}

// The calendars that a date may be written in; the first need not be said.
const (
	gregorian = "gregorian"
	julian    = "julian"
)

func dateCell(d *history.DateClaim) string {
	switch {
	case d == nil:
		return ""
	case d.Calendar != "" && d.Calendar != gregorian:
		return d.Is + " " + d.Calendar
	}
	return d.Is
}

// sameDate reports whether two claims say the same day in the same calendar, whoever says so.
func sameDate(a, b *history.DateClaim) bool {
	return a != nil && b != nil && dateCell(a) == dateCell(b)
}

// date reads such a cell.
func (r *laid) date(name, text string) *history.DateClaim {
	is, cal, _ := strings.Cut(text, " ")
	cal = strings.ToLower(strings.Trim(strings.TrimSpace(cal), "()"))
	if cal != "" && cal != gregorian && cal != julian {
		r.problem(name, "%q is no date; write it year first, with hyphens, and the calendar behind it if it is Julian: 1870-04-10 julian", text)
		return nil
	}
	return &history.DateClaim{Is: is, Calendar: cal}
}

// degreesColumn is a latitude or a longitude.
func degreesColumn[T any](name string, of func(*T) **float64) column[T] {
	return column[T]{
		name: name, width: 10,
		get: func(_ *names, e *T) string {
			if *of(e) == nil {
				return ""
			}
			return strconv.FormatFloat(**of(e), 'f', -1, 64)
		},
		set: func(r *laid, e *T, text string) {
			*of(e) = nil
			if text == "" {
				return
			}
			f, err := strconv.ParseFloat(text, 64)
			if err != nil {
				r.problem(name, "%q is no number of degrees; write one such as 55.75", text)
				return
			}
			*of(e) = &f
		},
	}
}

// find looks up what a cell names, and tells where it names nothing or several.
func (r *laid) find(name, text string, kinds ...string) (ref, bool) {
	found := r.m.names.find(text, kinds...)
	switch {
	case len(found) == 1:
		return found[0], true
	case len(found) > 1:
		r.problem(name, "%s", several(text, found))
		return ref{}, false
	case r.m.makes(kinds[0]):
		return r.m.makeNamed(kinds[0], text), true
	}
	r.problem(name, "there is no %s %q; %s", strings.Join(kinds, " or "), text, r.m.remedy(kinds[0]))
	return ref{}, false
}
