package coursefile

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fasti/internal/history"
)

// width is how long a line gets before a value goes on in a form of several lines.
const width = 118

// encoder writes entities by their yaml tags as an editor of the course would: one key a line, claims and parts in
// braces where they fit, long texts folded. Decoding what it wrote gives the entity back.
type encoder struct {
	b    strings.Builder
	lang string // the course's first language, whose texts may stand alone
}

// encodeEntity writes one entry of a list.
func encodeEntity(lang string, entity any) string {
	x := &encoder{lang: lang}
	x.b.WriteString("- ")
	x.fields(2, reflect.Indirect(reflect.ValueOf(entity)), true)
	return x.b.String()
}

// encodeMeta writes course.yaml.
func encodeMeta(lang string, meta *history.Meta) string {
	x := &encoder{lang: lang}
	x.fields(0, reflect.ValueOf(meta).Elem(), false)
	return x.b.String()
}

// fields writes the keys of a struct. The first of an entry stands on the line of its hyphen.
func (x *encoder) fields(indent int, v reflect.Value, entry bool) {
	start := x.b.Len()
	for key, field := range fieldsOf(v) {
		if !entry || x.b.Len() > start {
			x.pad(indent)
		}
		x.field(indent, key, field)
	}
	if entry && x.b.Len() == start {
		x.b.WriteString("{}\n")
	}
}

// fieldsOf walks the keys of a struct that say something, in the order of the format.
func fieldsOf(v reflect.Value) iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) { walkFields(v, yield) }
}

func walkFields(v reflect.Value, yield func(string, reflect.Value) bool) bool {
	t := v.Type()
	for i := range t.NumField() {
		key, option, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		field := v.Field(i)
		switch {
		case option == "inline":
			if !walkFields(field, yield) {
				return false
			}
		case key == "" || key == "-" || silent(field):
		case !yield(key, field):
			return false
		}
	}
	return true
}

// silent reports whether a field says nothing, so that its key is left out.
func silent(v reflect.Value) bool {
	if kind := v.Kind(); kind == reflect.Slice || kind == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}

func (x *encoder) pad(n int) { x.b.WriteString(strings.Repeat(" ", n)) }

// field writes a key and its value, on one line where that reads well.
func (x *encoder) field(indent int, key string, v reflect.Value) {
	x.b.WriteString(key + ":")
	v = reflect.Indirect(v)
	listed := v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct
	_, asked := reflect.TypeAssert[map[history.Role]history.Text](v)
	text, bare := x.bare(v)
	paragraphs := bare && strings.Contains(text, "\n") && strings.HasPrefix(blockText(text, indent+2), "|")
	if !listed && !asked && !paragraphs {
		if line := x.inline(v, false); indent+len(key)+2+utf8.RuneCountInString(line) <= width {
			x.b.WriteString(" " + line + "\n")
			return
		}
	}
	x.block(indent, v)
}

// block writes a value on lines of its own.
func (x *encoder) block(indent int, v reflect.Value) {
	if text, ok := x.bare(v); ok {
		x.b.WriteString(" " + blockText(text, indent+2) + "\n")
		return
	}
	x.b.WriteString("\n")
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			x.item(indent+2, v.Index(i))
		}
	case reflect.Map:
		for key, value := range x.pairs(v) {
			x.pad(indent + 2)
			x.field(indent+2, scalarText(key, true), value)
		}
	default:
		x.fields(indent+2, v, false)
	}
}

// item writes one entry of a list inside an entity.
func (x *encoder) item(indent int, v reflect.Value) {
	x.pad(indent)
	line := x.inline(v, true)
	if v.Kind() != reflect.Struct || indent+2+utf8.RuneCountInString(line) <= width {
		x.b.WriteString("- " + line + "\n")
		return
	}
	x.b.WriteString("- ")
	x.fields(indent+2, v, true)
}

// bare returns what can stand without a map around it: a string, a text in the first language alone, a date without
// sources of its own.
func (x *encoder) bare(v reflect.Value) (string, bool) {
	switch value := v.Interface().(type) {
	case history.Text:
		first, ok := x.first(value)
		return first, ok && len(x.tags(value)) == 1
	case history.DateClaim:
		return value.Is, value.Calendar == "" && len(value.Sources) == 0
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64), true
	}
	return v.String(), v.Kind() == reflect.String
}

// first is a text in the course's first language, however it was written.
func (x *encoder) first(t history.Text) (string, bool) {
	if s, ok := t[""]; ok {
		return s, true
	}
	s, ok := t[x.lang]
	return s, ok
}

// tags are the languages of a text, the course's first one at the beginning.
func (x *encoder) tags(t history.Text) []string {
	tags := []string{}
	if _, ok := x.first(t); ok {
		tags = append(tags, x.lang)
	}
	var others []string
	for tag := range t {
		if tag != "" && tag != x.lang {
			others = append(others, tag)
		}
	}
	slices.Sort(others)
	return append(tags, others...)
}

// pairs walks a map: the languages of a text, or the questions of an event by role.
func (x *encoder) pairs(v reflect.Value) iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) {
		if t, ok := reflect.TypeAssert[history.Text](v); ok {
			for _, tag := range x.tags(t) {
				text := t[tag]
				if tag == x.lang {
					text, _ = x.first(t)
				}
				if !yield(tag, reflect.ValueOf(text)) {
					return
				}
			}
			return
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			if !yield(key.String(), v.MapIndex(key)) {
				return
			}
		}
	}
}

// inline writes a value on one line.
func (x *encoder) inline(v reflect.Value, flow bool) string {
	v = reflect.Indirect(v)
	if text, ok := x.bare(v); ok {
		return scalarText(text, flow)
	}
	var parts []string
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, x.inline(v.Index(i), true))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case reflect.Map:
		for key, value := range x.pairs(v) {
			parts = append(parts, scalarText(key, true)+": "+x.inline(value, true))
		}
	case reflect.Struct:
		for key, field := range fieldsOf(v) {
			parts = append(parts, key+": "+x.inline(field, true))
		}
	default:
		panic(fmt.Sprintf("coursefile: no form for %s", v.Type()))
	}
	if len(parts) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}
