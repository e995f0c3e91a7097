package coursefile

import (
	"fmt"
	"path"
	"slices"

	"fasti/internal/history"
	"fasti/internal/sheet"
)

// Lost says in sentences what a course has that a format can't hold, for whoever exports it. Nothing of it is lost when
// the sheet is imported over the same course: what a sheet can't hold it leaves as it is. A folder and its zip hold
// everything.
func Lost(files Files, course *history.Course, format Format) []string {
	if format == Folder || format == Zip {
		return nil
	}
	var out []string
	say := func(n int, one, many string) {
		if n == 1 {
			out = append(out, "1 "+one)
		} else if n > 1 {
			out = append(out, fmt.Sprintf("%d %s", n, many))
		}
	}
	c := countLost(course)
	if format == CSV {
		say(len(course.People()), "person, beyond the ID", "people, beyond their IDs")
		say(len(course.Bodies()), "body, beyond the ID", "bodies, beyond their IDs")
		say(len(course.Offices()), "office, beyond the ID", "offices, beyond their IDs")
		say(len(course.Tenures()), "tenure", "tenures")
		say(len(course.Places()), "place, beyond the ID", "places, beyond their IDs")
		say(len(course.Terms()), "word of the glossary", "words of the glossary")
		say(len(course.Sources()), "source, beyond the ID", "sources, beyond their IDs")
		say(len(course.Eras()), "era, beyond the ID", "eras, beyond their IDs")
		say(len(course.Topics()), "topic, beyond the ID", "topics, beyond their IDs")
	}
	say(c.languages, "text in another language than the first", "texts in other languages than the first")
	say(c.claims, "claim with sources of its own", "claims with sources of their own")
	say(c.differences, "difference between sources", "differences between sources")
	say(c.asked, "question in your own words", "questions in your own words")
	say(c.then, "name that a place had for a time", "names that places had for a time")
	say(c.former, "former ID", "former IDs")
	say(c.long, "text that is too long for a cell", "texts that are too long for a cell")
	if course.Meta().Article != "" {
		out = append(out, "which source is the course's article")
	}
	notes := 0
	for name := range files {
		if path.Ext(name) == ".md" {
			notes++
		}
	}
	say(notes, "file of notes in Markdown", "files of notes in Markdown")
	return out
}

// lost counts what no cell holds.
type lost struct {
	lang                                                      string
	languages, claims, differences, asked, then, former, long int
}

func countLost(course *history.Course) lost {
	x := &lost{lang: course.Lang()}
	x.meta(course.Meta())
	for _, s := range course.Sources() {
		x.text(s.Note)
		x.former += len(s.Formerly)
	}
	for _, p := range course.People() {
		x.text(p.Name, p.Short, p.Who)
		x.dates(p.Sources, p.Born, p.Died, p.Floruit)
		x.differ(&p.Differences)
		x.former += len(p.Formerly)
	}
	for _, b := range course.Bodies() {
		x.text(b.Name, b.What)
		x.dates(b.Sources, b.Founded, b.Ended)
		x.former += len(b.Formerly)
	}
	for _, o := range course.Offices() {
		x.text(o.Title, o.Holder)
		x.dates(o.Sources, o.Founded, o.Ended, o.Complete)
		x.former += len(o.Formerly)
	}
	for _, t := range course.Tenures() {
		x.text(t.Note)
		x.dates(t.Sources, t.From, t.To)
		x.differ(&t.Differences)
		x.former += len(t.Formerly)
	}
	for _, p := range course.Places() {
		x.text(p.Name, p.What)
		x.then += len(p.Names)
		x.former += len(p.Formerly)
	}
	for _, t := range course.Terms() {
		x.text(t.Word, t.Definition)
		x.former += len(t.Formerly)
	}
	for i := range course.Events() {
		x.event(&course.Events()[i])
	}
	return *x
}

// meta counts what a course says of itself.
func (x *lost) meta(m *history.Meta) {
	x.text(m.Title, m.Preface)
	for _, e := range m.Eras {
		x.text(e.Title, e.Summary)
		x.former += len(e.Formerly)
	}
	for _, t := range m.Topics {
		x.text(t.Title, t.Summary)
		x.former += len(t.Formerly)
	}
}

// text counts texts in other languages than the first, and those that are too long for a cell.
func (x *lost) text(texts ...history.Text) {
	for _, t := range texts {
		x.languages += len(t.Others(x.lang))
		if len(t.String()) > sheet.MaxCell {
			x.long++
		}
	}
}

func (x *lost) dates(of []history.SourceID, claims ...*history.DateClaim) {
	for _, c := range claims {
		if c != nil {
			x.claim(c.Sources, of)
		}
	}
}

func (x *lost) event(e *history.Event) {
	x.text(e.Title, e.Name, e.Summary)
	x.dates(e.Sources, e.Date)
	if e.Place != nil {
		x.claim(e.Place.Sources, e.Sources)
	}
	for _, p := range e.People {
		x.claim(p.Sources, e.Sources)
	}
	for _, b := range e.Bodies {
		x.claim(b.Sources, e.Sources)
	}
	for _, c := range e.Offices {
		x.claim(c.Sources, e.Sources)
	}
	for _, l := range e.LedTo {
		x.claim(l.Sources, e.Sources)
	}
	x.differ(&e.Differences)
	x.asked += len(e.Ask)
	x.former += len(e.Formerly)
}

// claim counts a claim whose sources are others than those of its row.
func (x *lost) claim(sources, of []history.SourceID) {
	if len(sources) > 0 && !slices.Equal(sources, of) {
		x.claims++
	}
}

func (x *lost) differ(d *history.Differences) { x.differences += len(d.All()) }
