package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// exhibit is a question as another one of its paper sees it: what it shows before the answer, what it is about
// and what would give its key away.
type exhibit struct {
	q        Question
	pieces   []string        // the stem and each option, in normal form
	subjects map[string]bool // the events, and the entities of the facts
	names    []string        // the proper names of the stem but for those of the key, in normal form
	keys     []string        // what gives the key away: its names, or the words of its date, in normal form
}

// exhibit looks at a question with a paper's eyes.
func (b *Bank) exhibit(q Question) *exhibit {
	x := &exhibit{q: q, subjects: map[string]bool{}}
	for _, text := range shown(q) {
		x.pieces = append(x.pieces, normal(text))
	}
	for _, e := range q.Events {
		x.subjects[string(e)] = true
	}
	for _, f := range q.Facts {
		_, entity, _ := f.ID.Parts()
		x.subjects[entity] = true
	}
	date, keys := b.keyOf(q)
	if !date.IsZero() {
		keys = clues(date)
	}
	for _, k := range keys {
		x.keys = append(x.keys, normal(k))
	}
	x.names = properNames(q.Stem, x.keys)
	return x
}

// shown returns what a student reads before the answer: the stem, then every option.
func shown(q Question) []string {
	out := []string{q.Stem}
	switch in := q.Interaction.(type) {
	case *Choice:
		for _, o := range in.Options {
			out = append(out, o.Text)
		}
	case *Order:
		for _, item := range in.Items {
			out = append(out, item.Text)
		}
	}
	return out
}

// keyOf returns what would give a question's key away: a date, or the names of the one who or which is right.
// A question that compares several events has a key that no name gives away.
func (b *Bank) keyOf(q Question) (date edtf.Date, names []string) {
	switch in := q.Interaction.(type) {
	case *TypedDate:
		return in.Right.Date(), nil
	case *Choice:
		if len(q.Events) > 1 {
			return edtf.Date{}, nil
		}
		if d, ok := asDate(in.Key()); ok {
			return d, nil
		}
		if key := in.Key(); key != "" {
			return edtf.Date{}, b.names().forms(key)
		}
	}
	return edtf.Date{}, nil
}

// asDate reads an option that is a date. One has a figure in it, and most options have none.
func asDate(text string) (edtf.Date, bool) {
	if !strings.ContainsAny(text, "0123456789") {
		return edtf.Date{}, false
	}
	r, err := edtf.ReadHuman(text)
	return r.Date, err == nil
}

// GivesAway reports whether what one question shows before its answer tells the key of another: one of its
// texts holds the key's name or the key's year beside what the other question is about. That is so where
// both are about one event or tenure, or where the text has at least half of the proper names of the other
// stem.
func (b *Bank) GivesAway(showing, asking Question) bool {
	return b.exhibit(showing).givesAway(b.exhibit(asking))
}

func (x *exhibit) givesAway(other *exhibit) bool {
	related := x.shares(other)
	return slices.ContainsFunc(x.pieces, func(piece string) bool {
		return holdsAny(piece, other.keys) && (related || other.isSubjectOf(piece))
	})
}

// holdsAny reports whether a text holds one of some words or names, all in normal form.
func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// shares reports whether two questions are about one event or tenure.
func (x *exhibit) shares(other *exhibit) bool {
	for s := range x.subjects {
		if other.subjects[s] {
			return true
		}
	}
	return false
}

// asksSame reports whether two questions ask a fact in common.
func (x *exhibit) asksSame(other *exhibit) bool {
	return slices.ContainsFunc(x.q.Facts, func(f history.Fact) bool {
		return slices.ContainsFunc(other.q.Facts, func(g history.Fact) bool { return f.ID == g.ID })
	})
}

// isSubjectOf reports whether a text names what the question's stem is about.
func (x *exhibit) isSubjectOf(piece string) bool {
	found := 0
	for _, n := range x.names {
		if strings.Contains(piece, n) {
			found++
		}
	}
	return found > 0 && 2*found >= len(x.names)
}

// properNames returns the words of a stem that are written with a capital, each once and in normal form: not
// those that only begin a question, not months, and not those of the key.
func properNames(stem string, key []string) []string {
	var out []string
	for _, field := range strings.FieldsFunc(stem, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		first, _ := utf8.DecodeRuneInString(field)
		word := strings.ToLower(field)
		if !unicode.IsUpper(first) || commonWords[word] || monthNames[word] {
			continue
		}
		name := normal(word)
		inKey := slices.ContainsFunc(key, func(k string) bool { return strings.Contains(k, name) })
		if !inKey && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// commonWords begin a question or a title without being part of a name.
var commonWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a after about an and as at before between by choose during far for from how in is
		known of on one put since the these they to under until was were what when where which who whom whose with`) {
		m[w] = true
	}
	return m
}()
