package history

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"fasti/internal/edtf"
)

// validator collects what is wrong with a draft. It goes on after every problem, so that whoever writes a
// course sees all of them at once.
type validator struct {
	c        *Course
	problems []Problem
}

// at is the entity that is being looked at.
type at struct {
	v        *validator
	origin   Origin
	kind, id string
}

func (v *validator) at(origin Origin, kind, id string) at {
	return at{v, origin, kind, id}
}

func (a at) problem(path, format string, args ...any) {
	a.v.problems = append(a.v.problems, Problem{
		Origin: a.origin, Path: path, Entity: a.entity(), What: fmt.Sprintf(format, args...),
	})
}

func (a at) entity() string { return a.kind + " " + a.id }

// register puts the entities of one kind under their IDs.
func register[ID ~string, T any](v *validator, kind string, list []T, id func(*T) (ID, []ID, Origin)) map[ID]*T {
	m := make(map[ID]*T, len(list))
	for i := range list {
		self, _, origin := id(&list[i])
		a := v.at(origin, kind, string(self))
		before := len(m)
		m[self] = &list[i]
		switch {
		case !ValidID(string(self)):
			a.problem("id", "%q is no ID: it takes lower-case letters, digits and hyphens between them, %d at most", self, MaxID)
		case len(m) == before:
			a.problem("id", "the ID %q is taken by another %s; give this one its own", self, kind)
		}
	}
	former := map[ID]ID{}
	for i := range list {
		self, formerly, origin := id(&list[i])
		a := v.at(origin, kind, string(self))
		for j, old := range formerly {
			path := fmt.Sprintf("formerly[%d]", j)
			switch {
			case m[old] != nil:
				a.problem(path, "%q is the ID of a %s today; an ID is never used again", old, kind)
			case former[old] != "":
				a.problem(path, "%q is a former ID of %s %q already", old, kind, former[old])
			}
			former[old] = self
			v.c.former[Ref{Kind(kind), string(old)}] = string(self)
		}
	}
	return m
}

// entities checks each entity by itself, and parses every date.
func (v *validator) entities() {
	c, d := v.c, &v.c.d
	c.sources = register(v, "source", d.Sources, func(s *Source) (SourceID, []SourceID, Origin) { return s.ID, s.Formerly, s.Origin })
	c.people = register(v, "person", d.People, func(p *Person) (PersonID, []PersonID, Origin) { return p.ID, p.Formerly, p.Origin })
	c.bodies = register(v, "body", d.Bodies, func(b *Body) (BodyID, []BodyID, Origin) { return b.ID, b.Formerly, b.Origin })
	c.offices = register(v, "office", d.Offices, func(o *Office) (OfficeID, []OfficeID, Origin) { return o.ID, o.Formerly, o.Origin })
	c.tenures = register(v, string(kindTenure), d.Tenures, func(t *Tenure) (TenureID, []TenureID, Origin) { return t.ID, t.Formerly, t.Origin })
	c.places = register(v, "place", d.Places, func(p *Place) (PlaceID, []PlaceID, Origin) { return p.ID, p.Formerly, p.Origin })
	c.terms = register(v, "term", d.Terms, func(t *Term) (TermID, []TermID, Origin) { return t.ID, t.Formerly, t.Origin })
	c.events = register(v, "event", d.Events, func(e *Event) (EventID, []EventID, Origin) { return e.ID, e.Formerly, e.Origin })
	v.meta(&d.Meta)
	v.factHolders()
	for i := range d.Sources {
		v.source(&d.Sources[i])
	}
	for i := range d.People {
		v.person(&d.People[i])
	}
	for i := range d.Bodies {
		v.body(&d.Bodies[i])
	}
	for i := range d.Offices {
		v.office(&d.Offices[i])
	}
	for i := range d.Tenures {
		v.tenure(&d.Tenures[i])
	}
	for i := range d.Places {
		v.place(&d.Places[i])
	}
	for i := range d.Terms {
		v.term(&d.Terms[i])
	}
	for i := range d.Events {
		v.event(&d.Events[i])
	}
}

// factHolders checks that no tenure has the ID of an event, today's or a former one: a fact is named by course, entity
// and predicate, and must not be of two entities.
func (v *validator) factHolders() {
	event := func(id TenureID) bool {
		_, former := v.c.former[Ref{KindEvent, string(id)}]
		return former || v.c.events[EventID(id)] != nil
	}
	for i := range v.c.d.Tenures {
		t := &v.c.d.Tenures[i]
		a := v.at(t.Origin, string(kindTenure), string(t.ID))
		if event(t.ID) {
			a.problem("id", "the ID %q is taken by an event; give the tenure its own", t.ID)
		}
		for j, old := range t.Formerly {
			if event(old) {
				a.problem(fmt.Sprintf("formerly[%d]", j), "%q is the ID of an event; an ID is never used again", old)
			}
		}
	}
}

func (v *validator) meta(m *Meta) {
	a := v.at(m.Origin, "course", string(m.ID))
	if !ValidID(string(m.ID)) {
		a.problem("id", "%q is no ID: it takes lower-case letters, digits and hyphens between them", m.ID)
	}
	if len(m.Languages) == 0 {
		a.problem("languages", "no language is named; give at least one, as a tag such as en")
	}
	for i, tag := range m.Languages {
		if _, err := language.Parse(tag); err != nil {
			a.problem(fmt.Sprintf("languages[%d]", i), "%q is no language tag; write one such as en or uk", tag)
		}
	}
	a.text("title", m.Title, true)
	a.text("preface", m.Preface, false)
	if len(m.Eras) == 0 {
		a.problem("eras", "a course has at least one era")
	}
	v.c.eras = map[EraID]*Era{}
	v.c.topics = map[TopicID]*Topic{}
	for i := range m.Eras {
		a.era(i, &m.Eras[i])
		for _, old := range m.Eras[i].Formerly {
			v.c.former[Ref{KindEra, string(old)}] = string(m.Eras[i].ID)
		}
	}
	for i := range m.Topics {
		a.topic(i, &m.Topics[i])
	}
}

func (a at) era(i int, e *Era) {
	path := fmt.Sprintf("eras[%d].", i)
	switch {
	case !ValidID(string(e.ID)):
		a.problem(path+"id", "%q is no ID", e.ID)
	case a.v.c.eras[e.ID] != nil:
		a.problem(path+"id", "the ID %q is taken by another era", e.ID)
	}
	a.v.c.eras[e.ID] = e
	a.text(path+"title", e.Title, true)
	a.text(path+"summary", e.Summary, false)
	a.date(path+"span", e.Span, nil)
}

func (a at) topic(i int, t *Topic) {
	path := fmt.Sprintf("topics[%d].", i)
	switch {
	case !ValidID(string(t.ID)):
		a.problem(path+"id", "%q is no ID", t.ID)
	case a.v.c.topics[t.ID] != nil:
		a.problem(path+"id", "the ID %q is taken by another topic", t.ID)
	}
	a.v.c.topics[t.ID] = t
	a.text(path+"title", t.Title, true)
	a.text(path+"summary", t.Summary, false)
	if a.v.c.eras[t.Era] == nil {
		a.problem(path+"era", "there is no era %q", t.Era)
	}
}

// text checks a text, and gives it its default language.
func (a at) text(path string, t Text, needed bool) {
	lang := a.v.c.lang
	if bare, ok := t[""]; ok {
		if _, both := t[lang]; !both {
			t[lang] = bare
		}
	} else if s, ok := t[lang]; ok {
		t[""] = s
	}
	if needed && strings.TrimSpace(t[""]) == "" {
		a.problem(path, "nothing is said here in the course's first language, %s", lang)
	}
	if len(t) == 2 && t[lang] == t[""] && slices.Contains(a.v.c.d.Meta.Languages, lang) {
		a.plain(path, t[lang]) // as most texts are
		return
	}
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		s := t[tag]
		if tag != "" && !slices.Contains(a.v.c.d.Meta.Languages, tag) {
			a.problem(path, "the language %q is not among the course's languages", tag)
		}
		if tag != "" || t[lang] == s {
			a.plain(path, s)
		}
	}
}

// plain checks that a text can be stored and shown: valid UTF-8 in NFC without control characters.
func (a at) plain(path, s string) {
	switch {
	case isPlainASCII(s):
	case !utf8.ValidString(s):
		a.problem(path, "the text is not valid UTF-8")
	case !norm.NFC.IsNormalString(s):
		a.problem(path, "the text %.40q is not in the normal form NFC", s)
	case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }):
		a.problem(path, "the text %.40q holds a control character", s)
	}
}

// isPlainASCII spares most English texts the three checks: it reports whether a text has nothing but lines of ASCII.
func isPlainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\n' {
			return false
		}
	}
	return true
}

// date parses a date and checks that somebody says so; where the claim names no source, fallback must.
func (a at) date(path string, c *DateClaim, fallback []SourceID) {
	if c == nil {
		return
	}
	if err := c.parse(); err != nil {
		a.badDate(path+".is", err)
	}
	if len(c.Sources) == 0 {
		a.sources(path, fallback)
		return
	}
	a.sources(path, c.Sources)
}

func (a at) badDate(path string, err error) {
	p := Problem{Origin: a.origin, Path: path, Entity: a.entity(), What: err.Error()}
	if syntax, ok := errors.AsType[*edtf.SyntaxError](err); ok {
		p.Offset, p.What = syntax.Offset, fmt.Sprintf("%q: %s", syntax.Text, syntax.Problem)
	}
	a.v.problems = append(a.v.problems, p)
}

// looksBack is how far back a list is searched for what stands in it twice: no claim that people write has so many
// sources, and a list of any length is checked in no more time than it took to read.
const looksBack = 100

// sources checks that a claim has a source and that every source named is in the list.
func (a at) sources(path string, ids []SourceID) {
	if len(ids) == 0 {
		a.problem(path, "no source says this; name one under sources")
	}
	for i, id := range ids {
		if a.v.c.sources[id] == nil {
			a.problem(path, "there is no source %q", id)
		}
		if slices.Contains(ids[max(0, i-looksBack):i], id) {
			a.problem(path, "the source %q is named twice", id)
		}
	}
}

func (a at) oneOf(path, value string, allowed []string) {
	if value != "" && !slices.Contains(allowed, value) {
		a.problem(path, "%q is none of %s", value, strings.Join(allowed, ", "))
	}
}

func (a at) aliases(list []string) {
	for i, s := range list {
		a.plain(fmt.Sprintf("aliases[%d]", i), s)
		if strings.TrimSpace(s) == "" {
			a.problem(fmt.Sprintf("aliases[%d]", i), "the alias is empty")
		}
	}
}

// differences checks the rival values of an entity. dates are the claims of it that are dates.
func (a at) differences(d *Differences, dates map[string]bool, others []string) {
	for _, m := range []struct {
		mark Mark
		list []Difference
	}{{Disputed, d.Disputed}, {Corrected, d.Corrected}, {Imprecise, d.Imprecise}} {
		for i := range m.list {
			a.difference(fmt.Sprintf("%s[%d]", m.mark, i), &m.list[i], dates, others)
		}
	}
}

func (a at) difference(path string, d *Difference, dates map[string]bool, others []string) {
	has, isDate := dates[d.Claim]
	switch {
	case isDate && !has:
		a.problem(path+".claim", "there is no %s here to differ over", d.Claim)
	case isDate && d.Is != "":
		claim := DateClaim{Is: d.Is, Calendar: d.Calendar}
		if err := claim.parse(); err != nil {
			a.badDate(path+".is", err)
		}
		d.date = claim.date
	case !isDate && !slices.Contains(others, d.Claim):
		a.problem(path+".claim", "%q is no claim of this; write one of %s", d.Claim, strings.Join(claims(dates, others), ", "))
	}
	a.text(path+".note", d.Note, d.Is == "")
	a.sources(path, d.Sources)
}

func claims(dates map[string]bool, others []string) []string {
	out := slices.Clone(others)
	out = slices.AppendSeq(out, maps.Keys(dates))
	slices.Sort(out)
	return out
}
