package coursefile

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// fieldChanges are the fields that differ, by their keys in a course file.
func fieldChanges(before, after any) []FieldChange {
	was := maps.Collect(fieldsOf(reflect.ValueOf(before).Elem()))
	var out []FieldChange
	for key, now := range fieldsOf(reflect.ValueOf(after).Elem()) {
		then, ok := was[key]
		delete(was, key)
		switch {
		case !ok:
			out = append(out, FieldChange{Name: wordsOf(key), To: shown(now)})
		case !reflect.DeepEqual(then.Interface(), now.Interface()):
			out = append(out, differing(key, then, now)...)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(was)) {
		out = append(out, FieldChange{Name: wordsOf(key), From: shown(was[key])})
	}
	if e, ok := after.(*history.Event); ok && e.Era != before.(*history.Event).Era {
		out = append(out, FieldChange{"era", string(before.(*history.Event).Era), string(e.Era)})
	}
	return out
}

// differing tells two values apart. Where they read alike, what differs is the sources.
func differing(key string, then, now reflect.Value) []FieldChange {
	if a, b := shown(then), shown(now); a != b {
		return []FieldChange{{wordsOf(key), a, b}}
	}
	return []FieldChange{{"the sources of " + wordsOf(key), cited(then), cited(now)}}
}

// wordsOf is a key as readers would say it.
func wordsOf(key string) string {
	words := map[string]string{
		"led_to": "what it led to", "people": "who had a part", "bodies": "which bodies had a part", "offices": "changes of office", "ask": "own questions",
		"complete": "what is complete", "during": "time", "is": "value", "names": "names over time", "part_of": "whole", "formerly": "former IDs",
	}
	if w, ok := words[key]; ok {
		return w
	}
	return key
}

// shown is a value in a reader's words: dates as they are read, texts in quotation marks, lists by what is in them.
func shown(v reflect.Value) string {
	v = reflect.Indirect(v)
	switch value := v.Interface().(type) {
	case history.DateClaim:
		if value.Date().IsZero() {
			return value.Is
		}
		return value.Date().Format(edtf.Style{}) + map[bool]string{true: " Old Style"}[value.Date().Calendar().String() == julian]
	case history.Text:
		return quotedTexts(value)
	case history.PlaceClaim:
		return string(value.Is)
	case history.PersonPart:
		return string(value.Role) + " " + string(value.Person)
	case history.BodyPart:
		return string(value.Role) + " " + string(value.Body)
	case history.OfficeChange:
		return strings.TrimSpace(string(value.Person)+" "+string(value.Change)) + " " + string(value.Office)
	case history.Link:
		return string(value.Type) + " " + string(value.Event)
	case history.Difference:
		return strings.TrimSpace(value.Claim + " " + value.Is)
	case history.NameThen:
		return quotedTexts(value.Name) + " " + value.During.Is
	}
	if v.Kind() == reflect.Slice {
		var list []string
		for i := range v.Len() {
			list = append(list, shown(v.Index(i)))
		}
		return strings.Join(list, ", ")
	}
	if v.Kind() == reflect.Map {
		return fmt.Sprintf("%d of them", v.Len())
	}
	return shortened(fmt.Sprint(v.Interface()))
}

// quotedTexts shows a text in its first language, and in those others that it has.
func quotedTexts(t history.Text) string {
	out := []string{fmt.Sprintf("%q", shortened(t.String()))}
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		if tag != "" && t[tag] != t.String() {
			out = append(out, fmt.Sprintf("%s %q", tag, shortened(t[tag])))
		}
	}
	return strings.Join(out, ", ")
}

// shortened cuts a text to what a line of a list can take.
func shortened(s string) string {
	const most = 60
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

// cited lists the sources in a value, in whatever depth.
func cited(v reflect.Value) string {
	var ids []string
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v = reflect.Indirect(v); v.Kind() {
		case reflect.Struct:
			for _, field := range fieldsOf(v) {
				walk(field)
			}
		case reflect.Slice:
			for i := range v.Len() {
				if id, ok := reflect.TypeAssert[history.SourceID](v.Index(i)); ok {
					ids = append(ids, string(id))
				} else {
					walk(v.Index(i))
				}
			}
		}
	}
	walk(v)
	return strings.Join(ids, ", ")
}
