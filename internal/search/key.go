package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// cyrillic spells Russian, Ukrainian and Belarusian letters in Latin ones, close to what BGN/PCGN and the
// passports of the countries do. Key evens out where such systems differ.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z",
	'и': "i", 'і': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s",
	'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y",
	'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'ѣ': "e", 'ў': "u",
}

// letters are Latin letters that are no base letter with a mark.
var letters = map[rune]string{
	'ł': "l", 'đ': "d", 'ø': "o", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th", 'ð': "d", 'ı': "i",
}

// spellings evens out transliterations. Where several begin at one letter, the first of them counts.
var spellings = strings.NewReplacer(
	"shch", "sch", "tsch", "ch", "tch", "ch", "sch", "sch", "cz", "ch", "ch", "ch", "kh", "h", "ph", "f", "ck", "k",
	"tz", "ts", "x", "ks", "q", "k", "w", "v", "ou", "u", "c", "k", "y", "i", "j", "i",
)

// Fold makes a text comparable: lower case, without diacritics and apostrophes, in Latin letters.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		latin, known := cyrillic[r]
		if !known {
			latin, known = letters[r]
		}
		switch {
		case known:
			b.WriteString(latin)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ', r == 'ʹ':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Key is the form of one word by which it is found: folded, and with the spellings that transliterations differ
// over made one. Two words of one key are not the same word for certain; they are alike enough to be offered.
func Key(word string) string {
	s := spellings.Replace(Fold(word))
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if r == next {
			continue // nn, and the ii of -ii, -iy and -yi
		}
		if r == 'i' && strings.ContainsRune("aeou", next) {
			continue // the glide of ie, ya, iu, which some write and others don't
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

// words splits a text into its words: runs of letters and digits, with the apostrophes and marks inside them.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ'
}

// stop are words that every text has: they neither find nor exclude anything beside others.
var stop = map[string]bool{
	"the": true, "of": true, "a": true, "an": true, "and": true, "in": true, "on": true, "to": true, "by": true,
	"at": true, "for": true, "is": true, "was": true, "who": true, "when": true, "what": true, "s": true,
}
