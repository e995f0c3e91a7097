package coursefile

import "strings"

// chunkSize is about how much of a list is parsed at once.
const chunkSize = 64 << 10

// chunk is a file, or some entries of a list that a file is.
type chunk struct {
	file    string
	text    string
	line    int // how many lines are above it
	first   int // the place of its first entry in the list
	entries int // how many it has; 0 where nobody counted them
}

// chunks cuts a list between its entries, where it is large and written as lists are: each entry begins with a
// hyphen at the start of a line, and what belongs to it is indented. Whatever is written in another way stays
// whole.
func chunks(file chunk) []chunk {
	if len(file.text) <= chunkSize {
		return []chunk{file}
	}
	entries, ok := entriesOf(file.text)
	if !ok {
		return []chunk{file}
	}
	var out []chunk
	c := chunk{file: file.file}
	begin := 0
	for i, e := range entries {
		if c.entries++; i == len(entries)-1 || e.end-begin >= chunkSize {
			c.text = file.text[begin:e.end]
			out = append(out, c)
			c = chunk{file: file.file, line: c.line + strings.Count(c.text, "\n"), first: i + 1}
			begin = e.end
		}
	}
	return out
}

// entry is the place of one entry in a list's text: up to the beginning of the next one. Remarks above the first
// entry belong to it.
type entry struct{ begin, end int }

// entriesOf finds the entries of a list; it reports false where the list is written in another way, or is none.
func entriesOf(text string) ([]entry, bool) {
	var entries []entry
	at := 0
	for line := range strings.Lines(text) {
		switch {
		case beginsEntry(line):
			if n := len(entries); n > 0 {
				entries[n-1].end = at
				entries = append(entries, entry{begin: at})
			} else {
				entries = append(entries, entry{})
			}
		case !isRemark(line) && (len(entries) == 0 || line[0] != ' '):
			return nil, false
		}
		at += len(line)
	}
	if len(entries) == 0 {
		return nil, false
	}
	entries[len(entries)-1].end = len(text)
	return entries, true
}

func beginsEntry(line string) bool {
	rest, ok := strings.CutPrefix(line, "-")
	return ok && strings.TrimLeft(rest, " \r\n") != rest
}

// isRemark reports whether a line has nothing in it but a remark at its beginning.
func isRemark(line string) bool {
	return strings.HasPrefix(line, "#") || strings.TrimSpace(line) == ""
}
