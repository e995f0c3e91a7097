package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fasti/internal/history"
)

// Span is a piece of a text; with a Ref it names that entity.
type Span struct {
	Text string
	Ref  history.Ref // the zero Ref where the piece names nothing
}

// Linker finds the names of a course's entities in texts.
type Linker struct {
	names map[string][]name // by the first word, the longest first
}

// name is one way to write an entity.
type name struct {
	words []string
	ref   history.Ref
	loose bool // the first letter may be a capital or not: a glossary word, at the head of a sentence or within
}

// NewLinker collects the names of people, offices, bodies, places and glossary words in the course's language. A
// name that two entities have leads to neither.
func NewLinker(c *history.Course) *Linker {
	b := &linkBuilder{owner: map[string]history.Ref{}, loose: map[string]bool{}}
	lang := c.Lang()
	for i := range c.People() {
		p := &c.People()[i]
		b.strict(history.Ref{Kind: history.KindPerson, ID: string(p.ID)}, append([]string{p.Name.In(lang), p.Short.In(lang)}, p.Aliases...)...)
	}
	for i := range c.Places() {
		p := &c.Places()[i]
		ref := history.Ref{Kind: history.KindPlace, ID: string(p.ID)}
		b.strict(ref, append([]string{p.Name.In(lang)}, p.Aliases...)...)
		for _, n := range p.Names {
			b.strict(ref, n.Name.In(lang))
		}
	}
	for i := range c.Bodies() {
		o := &c.Bodies()[i]
		b.strict(history.Ref{Kind: history.KindBody, ID: string(o.ID)}, append([]string{o.Name.In(lang)}, o.Aliases...)...)
	}
	for i := range c.Offices() {
		o := &c.Offices()[i]
		b.loosely(history.Ref{Kind: history.KindOffice, ID: string(o.ID)}, append([]string{o.Title.In(lang), withoutArticle(o.Holder.In(lang))}, o.Aliases...)...)
	}
	for i := range c.Terms() {
		t := &c.Terms()[i]
		b.loosely(history.Ref{Kind: history.KindTerm, ID: string(t.ID)}, append([]string{t.Word.In(lang)}, t.Aliases...)...)
	}
	return b.linker()
}

func withoutArticle(s string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

type linkBuilder struct {
	owner map[string]history.Ref // the zero Ref for what several have
	loose map[string]bool
}

func (b *linkBuilder) strict(ref history.Ref, names ...string) {
	for _, n := range names {
		b.put(n, ref, false)
	}
}

func (b *linkBuilder) loosely(ref history.Ref, names ...string) {
	for _, n := range names {
		if n != "" {
			b.put(lowerFirst(n), ref, true)
		}
	}
}

func (b *linkBuilder) put(n string, ref history.Ref, loose bool) {
	if utf8.RuneCountInString(n) < 3 {
		return
	}
	if was, taken := b.owner[n]; taken && was != ref {
		// A person, a place or a body comes before the word that explains it; equals exclude each other.
		if b.loose[n] == loose {
			b.owner[n] = history.Ref{}
		}
		return
	}
	b.owner[n], b.loose[n] = ref, loose
}

func (b *linkBuilder) linker() *Linker {
	l := &Linker{names: map[string][]name{}}
	for n, ref := range b.owner {
		if ref == (history.Ref{}) {
			continue
		}
		w := words(n)
		if len(w) == 0 {
			continue
		}
		l.names[w[0]] = append(l.names[w[0]], name{w, ref, b.loose[n]})
	}
	return l
}

// Split cuts a text into spans. Each entity is named once, where it occurs first; those in known are not named at all,
// such as the one whose page the text stands on. The spans' texts joined are the text.
func (l *Linker) Split(text string, known ...history.Ref) []Span {
	told := map[history.Ref]bool{}
	for _, ref := range known {
		told[ref] = true
	}
	var out []Span
	from := 0 // of what is not in out yet
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			i += size
			continue
		}
		ref, length := l.at(text[i:])
		if length == 0 {
			i += len(firstWord(text[i:]))
			continue
		}
		if !told[ref] {
			told[ref] = true
			if from < i {
				out = append(out, Span{Text: text[from:i]})
			}
			out = append(out, Span{text[i : i+length], ref})
			from = i + length
		}
		i += length
	}
	if from < len(text) {
		out = append(out, Span{Text: text[from:]})
	}
	return out
}

// at returns the longest name that a text begins with, and its length in bytes.
func (l *Linker) at(text string) (history.Ref, int) {
	var best history.Ref
	length := 0
	word := bare(firstWord(text))
	for _, first := range []string{word, strings.TrimSuffix(word, "s")} {
		for _, written := range []string{first, lowerFirst(first)} {
			for _, n := range l.names[written] {
				if written != word && !n.loose {
					continue
				}
				if got := matched(text, first, n.words); got > length {
					best, length = n.ref, got
				}
			}
		}
	}
	return best, length
}

// matched returns how many bytes of a text the words of a name take, and 0 where they are not there. The first word is
// taken as found, for its capital may differ. A possessive or a plural at the end
// is not part of the name.
func matched(text, first string, name []string) int {
	at := len(first)
	for _, w := range name[1:] {
		gap := 0
		for gap < len(text)-at && (text[at+gap] == ' ' || text[at+gap] == '-' || text[at+gap] == '.') {
			gap++
		}
		if gap == 0 || !strings.HasPrefix(text[at+gap:], w) {
			return 0
		}
		at += gap + len(w)
	}
	rest := text[at:]
	for _, ending := range []string{"'s", "’s", "s"} {
		rest = strings.TrimPrefix(rest, ending)
	}
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && inWord(r) && r != '\'' && r != '’' {
		return 0
	}
	return at
}

// firstWord returns the word that a text begins with.
func firstWord(text string) string {
	for i, r := range text {
		if !inWord(r) {
			return text[:i]
		}
	}
	return text
}

// bare is a word without its possessive.
func bare(w string) string {
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(w, ending); ok {
			return cut
		}
	}
	return w
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}
