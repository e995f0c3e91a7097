package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fasti/internal/history"
)

// Limits that keep a query's cost from growing with the course.
const (
	maxWords    = 8    // of a query; more are ignored
	maxKeys     = 64   // words of the course that one word of a query may stand for
	maxPostings = 4096 // that are looked at for one word where nothing else narrows the answer down
)

// A work about somebody counts less than what the course itself tells of them.
const workAbout = 0.5

// How much a hit counts by how the word was matched.
const (
	asWritten = 1.0
	byAlias   = 0.9 // by another name of what was typed: Kiev for Kyiv
	asBegun   = 0.7 // the word begins with what was typed
	oneEdit   = 0.5
	twoEdits  = 0.35
)

// Answer is what a query found.
type Answer struct {
	Hits  []Hit // the best first
	Exact bool  // no word had to be corrected
}

// Find answers a query. Every word must be found in an entity: as it is, spelt otherwise, begun, or with a letter or
// two wrong. Where no entity has them all, those that have the most of them are the answer. An empty query has an empty
// answer.
func (x *Index) Find(query string) Answer {
	var asked []term
	for _, w := range words(query) {
		if len(asked) == maxWords {
			break
		}
		if stop[strings.ToLower(w)] {
			continue
		}
		asked = append(asked, x.term(w))
	}
	if len(asked) == 0 {
		return Answer{}
	}
	exact := true
	found := asked[:0:0]
	for _, t := range asked {
		if len(t.matches) > 0 {
			found = append(found, t)
		}
		exact = exact && t.exact
	}
	hits := x.all(found)
	if len(found) < len(asked) {
		exact = false
	}
	if len(hits) == 0 && len(found) > 1 {
		hits, exact = x.most(found), false
	}
	x.prefer(hits, asked)
	slices.SortFunc(hits, hitLess)
	return Answer{Hits: hits, Exact: exact}
}

// prefer puts those first whose whole name was typed.
func (x *Index) prefer(hits []Hit, asked []term) {
	keys := make([]string, len(asked))
	for i, t := range asked {
		keys[i] = t.key
	}
	for _, doc := range x.whole[strings.Join(keys, " ")] {
		for i := range hits {
			if hits[i].doc == doc && hits[i].Kind != history.KindSource {
				hits[i].Score += 1
			}
		}
	}
}

// term is one word of a query with the words of the course that it may stand for.
type term struct {
	key     string
	matches []match
	size    int  // postings of all matches
	exact   bool // some word has the very key
}

// match is a word of the course and how well it fits.
type match struct {
	list int
	fit  float64
}

// term looks a word of a query up.
func (x *Index) term(word string) term {
	key := Key(word)
	t := term{key: key}
	at, known := slices.BinarySearch(x.lexis, key)
	if known {
		t.exact = true
		t.add(x, at, asWritten)
		at++
	}
	if utf8.RuneCountInString(key) >= 3 && !isNumber(key) {
		for ; at < len(x.lexis) && hasPrefix(x.lexis[at], key) && len(t.matches) < maxKeys; at++ {
			t.add(x, at, asBegun)
		}
	}
	for _, same := range x.other[key] {
		if at, ok := slices.BinarySearch(x.lexis, same); ok {
			t.add(x, at, byAlias)
		}
	}
	if len(t.matches) > 0 || isNumber(key) {
		t.exact = len(t.matches) > 0
		return t
	}
	most := 0
	switch n := utf8.RuneCountInString(key); {
	case n >= 8:
		most = 2
	case n >= 4:
		most = 1
	}
	if most > 0 {
		near(x.lexis, key, most, func(i, edits int) bool {
			fit := oneEdit
			if edits > 1 {
				fit = twoEdits
			}
			t.add(x, i, fit)
			return len(t.matches) < maxKeys
		})
	}
	return t
}

func (t *term) add(x *Index, list int, fit float64) {
	t.matches = append(t.matches, match{list, fit})
	t.size += len(x.lists[list])
}

// Digits are no misspelt digits: 1917 is not nearly 1918.
func isNumber(key string) bool {
	return strings.Trim(key, "0123456789") == ""
}

// all returns the entities that have every word.
func (x *Index) all(terms []term) []Hit {
	if len(terms) == 0 {
		return nil
	}
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(a.size, b.size) })
	scores := map[int32]float64{}
	looked := 0
	for _, m := range terms[0].matches {
		for _, p := range x.lists[m.list] {
			if looked++; looked > maxPostings && len(terms) == 1 {
				break
			}
			scores[p.doc] = max(scores[p.doc], m.fit*weight[p.field])
		}
	}
	for _, t := range terms[1:] {
		for doc, sum := range scores {
			if s := x.scoreOf(t, doc); s > 0 {
				scores[doc] = sum + s
			} else {
				delete(scores, doc)
			}
		}
	}
	return x.hits(scores)
}

// scoreOf is how well an entity answers one word; 0 where it lacks it.
func (x *Index) scoreOf(t term, doc int32) float64 {
	best := 0.0
	for _, m := range t.matches {
		list := x.lists[m.list]
		i, ok := slices.BinarySearchFunc(list, doc, func(p posting, d int32) int { return cmp.Compare(p.doc, d) })
		if ok {
			best = max(best, m.fit*weight[list[i].field])
		}
	}
	return best
}

// most returns the entities that have the most of the words.
func (x *Index) most(terms []term) []Hit {
	scores, counts := map[int32]float64{}, map[int32]int{}
	top := 0
	for _, t := range terms {
		here := map[int32]float64{}
		looked := 0
		for _, m := range t.matches {
			for _, p := range x.lists[m.list] {
				if looked++; looked > maxPostings {
					break
				}
				here[p.doc] = max(here[p.doc], m.fit*weight[p.field])
			}
		}
		for doc, s := range here {
			scores[doc] += s
			counts[doc]++
			top = max(top, counts[doc])
		}
	}
	for doc := range scores {
		if counts[doc] < top {
			delete(scores, doc)
		}
	}
	return x.hits(scores)
}

// hits ranks: a word found in a name of two words says more than one in a title of ten.
func (x *Index) hits(scores map[int32]float64) []Hit {
	out := make([]Hit, 0, len(scores))
	for doc, s := range scores {
		if x.docs[doc].Kind == history.KindSource {
			s *= workAbout
		}
		out = append(out, Hit{Ref: x.docs[doc], Score: s + 0.3*s/float64(1+x.size[doc]), doc: doc})
	}
	return out
}
