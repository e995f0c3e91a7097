package question

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// sentence begins a text with a capital and ends it with a full stop.
func sentence(s string) string {
	s = capital(strings.TrimSpace(s))
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// join lists texts as a sentence does: "a, b or c".
func join(texts []string, conjunction string) string {
	switch n := len(texts); n {
	case 0:
		return ""
	case 1:
		return texts[0]
	default:
		return strings.Join(texts[:n-1], ", ") + " " + conjunction + " " + texts[n-1]
	}
}

// decimal writes points with at most two decimals: "1", "0.67".
func decimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// shorten keeps what is quoted back to somebody in bounds.
func shorten(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// wordsOf splits a text into words of letters and digits, in lower case. An apostrophe parts words, so that
// the first of "Kirov's" is a name.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// normal writes a text as its words alone, with a space before and after each, so that one text can be looked
// for in another by whole words.
func normal(s string) string {
	if len(s) > maxForm {
		return normalize(s)
	}
	return normalForms.of(s)
}

func normalize(s string) string { return " " + strings.Join(wordsOf(s), " ") + " " }

// A bank asks for the normal forms of the same names over and over: those of a course fit in here.
const (
	maxForm  = 80      // bytes of a text whose form is kept
	maxForms = 1 << 15 // in one generation of two
)

// forms remembers the normal forms of short texts. It forgets those that were not asked for since the one
// generation filled up, so that it is bounded whatever it is asked. It is safe for concurrent use.
type forms struct {
	mu         sync.RWMutex
	young, old map[string]string
}

var normalForms = forms{young: map[string]string{}}

func (f *forms) of(s string) string {
	f.mu.RLock()
	form, ok := f.young[s]
	f.mu.RUnlock()
	if ok {
		return form
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if form, ok = f.old[s]; !ok {
		form = normalize(s)
	}
	if len(f.young) >= maxForms {
		f.young, f.old = map[string]string{}, f.young
	}
	f.young[s] = form
	return form
}

// names reports whether a text in normal form holds a name by whole words.
func names(text, name string) bool {
	n := normal(name)
	return n != "  " && strings.Contains(text, n)
}

// firstSentence returns a text up to the end of its first sentence. A full stop after an initial or a short
// abbreviation ends none.
func firstSentence(s string) string {
	for i := range s {
		if i+2 >= len(s) || s[i] != '.' && s[i] != '!' && s[i] != '?' || s[i+1] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+2:])
		word := s[strings.LastIndexAny(s[:i], " (\n")+1 : i]
		if utf8.RuneCountInString(word) > 2 && unicode.IsUpper(next) {
			return s[:i+1]
		}
	}
	return s
}

// fill puts words into the places of a stem: pairs of place and word.
func fill(stem string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(stem) }
