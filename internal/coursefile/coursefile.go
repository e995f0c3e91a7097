// Package coursefile reads courses from files and tells of every mistake where it stands.
//
// A course in files is a folder of YAML: course.yaml, one list a kind of entity (sources.yaml, people.yaml,
// ...), which may be a folder of lists instead (people/kings.yaml), and events/<era>.yaml, with Markdown beside it for
// its editors. docs/course-format.md describes it to teachers. [Files] is such a folder in memory, [Files.Hash] names
// its content, and [Parse] makes a course of it or lists all of its problems at once as file, line, column, what is
// wrong and what would be right.
//
// Reading is strict. A key that the format does not have is a mistake, not a comment. YAML's anchors, aliases
// and tags are refused, for no table of dates needs them and their expansion can be made to fill any memory.
//
// # Archives and sheets
//
// [Read] takes a course from a zip of its folder, or lays the rows of a workbook or of a CSV of events over a course:
// a row changes what its cells say and nothing else. Each kind of entity is a table of columns, of which each says
// how it shows an entity and how it changes one. What the rows made is validated whole, every mistake is told by its
// cell, and only then are the changed entries written into the files, every other letter of which stays. [Compare]
// says what a revision changes; [WriteZip], [WriteWorkbook], [WriteCSV] and [WriteDir] are the way out, and [Lost] what
// a sheet can't hold.
//
// # Loaded courses
//
// [Library] keeps the courses that a running instance has loaded, by revision, in the form in which they are
// worked with.
//
// The package is an adapter: it knows files and history, and is imported by cmd/fasti alone.
package coursefile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"fasti/internal/errs"
)

// Files is a course folder: the text of each file by its slash-separated path.
type Files map[string]string

// Limits on a folder, generous for any course and bounded for any mistake.
const (
	MaxFiles = 1000
	MaxBytes = 256 << 20 // of all files together
	maxLine  = 64 << 10  // a longer line is no table of dates; it bounds how deep YAML can nest
)

// lists are the kinds of entity that a course lists: "people" in people.yaml, in people/*.yaml, or in both.
var lists = []string{"sources", "people", "bodies", "offices", "tenures", "places", "terms"}

// known reports whether a path belongs to a course folder.
func known(name string) bool {
	kind := listOf(name)
	return name == "course.yaml" || kind == "events" && path.Dir(name) == "events" || slices.Contains(lists, kind) || path.Ext(name) == ".md"
}

// listOf returns the kind of entity that a YAML file lists: that of people.yaml and of people/kings.yaml is
// "people".
func listOf(name string) string {
	base, ok := strings.CutSuffix(name, ".yaml")
	if !ok {
		return ""
	}
	if kind, rest, nested := strings.Cut(base, "/"); nested && !strings.Contains(rest, "/") && rest != "" {
		return kind
	} else if nested {
		return ""
	}
	return base
}

// ReadFS reads a course folder. It fails on what can't be read and on a folder over the limits; what is wrong
// with the files' content is for Parse to say.
func ReadFS(fsys fs.FS) (files Files, err error) {
	defer errs.Wrap(&err, "read course")
	files = Files{}
	total := 0
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		text, err := readFile(fsys, name, MaxBytes-total)
		if err != nil {
			return err
		}
		total += len(text)
		if len(files) == MaxFiles {
			return errs.New(errs.TooLarge, "A course has at most %d files.", MaxFiles)
		}
		files[name] = text
		return nil
	})
	return files, err
}

func readFile(fsys fs.FS, name string, most int) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	tooLarge := errs.New(errs.TooLarge, "A course has at most %d MB; %s goes over that.", MaxBytes>>20, name)
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.Size() > int64(most) {
		return "", tooLarge // before memory is taken for it
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(most)+1)) // for it may still grow
	if err != nil {
		return "", err
	}
	if len(data) > most {
		return "", tooLarge
	}
	return string(data), nil
}

// Hash names the content of the folder: the SHA-256 of paths and texts in the order of the paths, in hex.
// Each part is preceded by its length, so that no two folders read alike.
func (f Files) Hash() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(h, "%d %s %d ", len(name), name, len(f[name]))
		io.WriteString(h, f[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// check tells of what keeps a file from being read at all.
func (f Files) check() []Problem {
	var problems []Problem
	if _, ok := f["course.yaml"]; !ok {
		problems = append(problems, Problem{File: "course.yaml", What: "is missing; every course has one, with its id, title, languages and eras"})
	}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		text := f[name]
		at := func(line, column int, format string, args ...any) {
			problems = append(problems, Problem{File: name, Line: line, Column: column, What: fmt.Sprintf(format, args...)})
		}
		switch {
		case !known(name):
			at(0, 0, "belongs to no course; there are course.yaml, %s.yaml, each of which may be a folder such as people/kings.yaml, events/<era>.yaml, and Markdown beside them", strings.Join(lists, ".yaml, "))
		case strings.HasPrefix(text, "\ufeff"):
			at(1, 1, "begins with a byte order mark; save the file as UTF-8 without one")
		case !utf8.ValidString(text):
			line, column := invalidUTF8(text)
			at(line, column, "is not UTF-8 here; save the file as UTF-8")
		default:
			if line := longLine(text); line > 0 {
				at(line, 1, "the line is longer than %d bytes; break it", maxLine)
			}
		}
	}
	return problems
}

func invalidUTF8(text string) (line, column int) {
	line, column = 1, 1
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return line, column
			}
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}

func longLine(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		n++
		if len(line) > maxLine {
			return n
		}
	}
	return 0
}
