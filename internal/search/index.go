package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fasti/internal/history"
)

// field says where in an entity a word stands. The lower, the more it weighs.
type field uint8

const (
	inName  field = iota // what the entity is called
	inAlias              // what else it is called, in whatever script
	inText               // what is told of it
	fields
)

// weight is how much a hit in a field counts.
var weight = [fields]float64{1, 0.9, 0.25}

// posting is one entity that has a word.
type posting struct {
	doc   int32
	field field
}

// Index finds entities by the words of a query.
type Index struct {
	docs  []history.Ref
	size  []uint8 // words of the name: a hit in a short name says more
	lexis []string
	lists [][]posting         // of each word of lexis, by document
	whole map[string][]int32  // entities by all words of a name or an alias: to rank what was typed in full
	other map[string][]string // what else a word is called: kiev leads to kyiv, wherever that stands
}

// NewIndex indexes all that a course names and tells.
func NewIndex(c *history.Course) *Index {
	b := &builder{words: map[string][]posting{}, whole: map[string][]int32{}, other: map[string][]string{}}
	for i := range c.People() {
		p := &c.People()[i]
		b.doc(history.KindPerson, string(p.ID), p.Name, p.Aliases, p.Short, p.Who)
	}
	for i := range c.Offices() {
		o := &c.Offices()[i]
		b.doc(history.KindOffice, string(o.ID), o.Title, o.Aliases, o.Holder)
	}
	for i := range c.Bodies() {
		o := &c.Bodies()[i]
		b.doc(history.KindBody, string(o.ID), o.Name, o.Aliases, nil, o.What)
	}
	for i := range c.Places() {
		p := &c.Places()[i]
		b.doc(history.KindPlace, string(p.ID), p.Name, p.Aliases, nil, p.What)
		for _, n := range p.Names {
			b.texts(inAlias, n.Name)
		}
	}
	for i := range c.Terms() {
		t := &c.Terms()[i]
		b.doc(history.KindTerm, string(t.ID), t.Word, t.Aliases, nil, t.Definition)
	}
	for i := range c.Events() {
		e := &c.Events()[i]
		b.doc(history.KindEvent, string(e.ID), e.Title, nil, nil, e.Name, e.Summary)
		if e.Date != nil {
			if y, ok := e.Date.Date().Year(); ok {
				b.add(inAlias, strconv.Itoa(y))
			}
		}
	}
	for i := range c.Sources() {
		s := &c.Sources()[i]
		b.doc(history.KindSource, string(s.ID), history.Text{"": s.Title}, []string{s.Author}, nil)
	}
	return b.index()
}

// builder collects words while an index is made.
type builder struct {
	docs  []history.Ref
	size  []uint8
	words map[string][]posting
	whole map[string][]int32
	other map[string][]string
}

// doc begins an entity with what it is called; whatever follows is of it.
func (b *builder) doc(kind history.Kind, id string, name history.Text, aliases []string, short history.Text, told ...history.Text) {
	b.docs = append(b.docs, history.Ref{Kind: kind, ID: id})
	longest := 0
	for _, s := range name {
		longest = max(longest, len(words(s)))
	}
	b.size = append(b.size, uint8(min(longest, 255)))
	b.texts(inName, name)
	b.texts(inAlias, short)
	for _, s := range aliases {
		b.line(inAlias, s)
		b.call(s, name)
	}
	for _, t := range told {
		b.texts(inText, t)
	}
}

// call notes that an alias of one word is another name of what has a name of one word.
func (b *builder) call(alias string, name history.Text) {
	from := words(alias)
	if len(from) != 1 {
		return
	}
	key := Key(from[0])
	for _, n := range name {
		if to := words(n); len(to) == 1 && Key(to[0]) != key && !slices.Contains(b.other[key], Key(to[0])) {
			b.other[key] = append(b.other[key], Key(to[0]))
		}
	}
}

func (b *builder) texts(f field, t history.Text) {
	for _, s := range t {
		b.line(f, s)
	}
}

func (b *builder) line(f field, s string) {
	var keys []string
	for _, w := range words(s) {
		if !stop[strings.ToLower(w)] {
			keys = append(keys, b.add(f, w))
		}
	}
	if f < inText && len(keys) > 0 {
		name := strings.Join(keys, " ")
		b.whole[name] = append(b.whole[name], int32(len(b.docs)-1))
	}
}

// add puts a word into the list of its key, once an entity, at its best field, and returns the key.
func (b *builder) add(f field, word string) string {
	key := Key(word)
	doc := int32(len(b.docs) - 1)
	list := b.words[key]
	if n := len(list); n > 0 && list[n-1].doc == doc {
		list[n-1].field = min(list[n-1].field, f)
		return key
	}
	b.words[key] = append(list, posting{doc, f})
	return key
}

func (b *builder) index() *Index {
	x := &Index{docs: b.docs, size: b.size, whole: b.whole, other: b.other, lexis: make([]string, 0, len(b.words))}
	for key := range b.words {
		x.lexis = append(x.lexis, key)
	}
	slices.Sort(x.lexis)
	x.lists = make([][]posting, len(x.lexis))
	for i, key := range x.lexis {
		x.lists[i] = slices.Clip(b.words[key])
	}
	return x
}

// Hit is one answer to a query.
type Hit struct {
	history.Ref
	Score float64 // the higher the better; comparable within one answer only
	doc   int32
}

// hitLess orders hits: the best first, and equal ones as the course has them.
func hitLess(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.doc, b.doc))
}
