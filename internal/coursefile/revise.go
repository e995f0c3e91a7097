package coursefile

import (
	"maps"
	"slices"
	"strings"

	"fasti/internal/history"
)

// revision changes entries of lists in files and leaves every other letter of them as it is: remarks, order, and the
// form in which somebody wrote the rest.
type revision struct {
	files   Files
	kind    string // of the list: "people"
	lang    string
	changed map[string]map[int]string // by file and place in its list; "" for an entry that goes
	added   map[string][]string       // entries for the end of a file
}

// change replaces an entry.
func (rv *revision) change(at history.Origin, text string) {
	if rv.changed[at.File] == nil {
		rv.changed[at.File] = map[int]string{}
	}
	rv.changed[at.File][at.Index] = text
}

// listFile is the file that takes a new entry: the one that there is, the list at the top where there are several,
// or a new one.
func (rv *revision) listFile() string {
	var there []string
	for name := range rv.files {
		if listOf(name) == rv.kind {
			there = append(there, name)
		}
	}
	top := rv.kind + ".yaml"
	switch {
	case len(there) == 1:
		return there[0]
	case len(there) == 0 || slices.Contains(there, top):
		return top
	}
	return rv.kind + "/added.yaml"
}

// write changes the files. A list that is written in another way than entry by entry is written anew: whole returns
// its entries, those that are added not among them.
func (rv *revision) write(whole func(file string) []string) {
	names := slices.Sorted(maps.Keys(rv.changed))
	for _, name := range slices.Sorted(maps.Keys(rv.added)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		text := rv.files[name]
		entries, ok := entriesOf(text)
		switch {
		case ok:
			text = rv.splice(text, entries, rv.changed[name])
		case isBlank(text):
		default:
			text = strings.Join(whole(name), "")
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		rv.files[name] = text + strings.Join(rv.added[name], "")
	}
}

// splice puts new texts in the place of entries. Remarks around an entry stay.
func (rv *revision) splice(text string, entries []entry, changed map[int]string) string {
	var b strings.Builder
	for i, e := range entries {
		old := text[e.begin:e.end]
		replacement, ok := changed[i]
		if !ok {
			b.WriteString(old)
			continue
		}
		before, after := remarks(old)
		b.WriteString(before + replacement + after)
	}
	return b.String()
}

// remarks are the lines without content before and after an entry.
func remarks(text string) (before, after string) {
	lines := slices.Collect(strings.Lines(text))
	first, last := 0, len(lines)
	for first < last && isRemark(lines[first]) {
		first++
	}
	for last > first && isRemark(lines[last-1]) {
		last--
	}
	return strings.Join(lines[:first], ""), strings.Join(lines[last:], "")
}

func isBlank(text string) bool {
	for line := range strings.Lines(text) {
		if !isRemark(line) {
			return false
		}
	}
	return true
}
