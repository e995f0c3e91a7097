package edtf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a piece of a typed text. A number is a run of digits, a word a run of
// letters in lower case without its full stop (an abbreviation such as "o.s." is one
// word, "os"), a mark a single sign.
type token struct {
	kind   tokenKind
	text   string
	value  int // of a number
	offset int // in the text, in bytes
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenWord
	tokenMark
)

func (t token) isMark(marks ...string) bool {
	if t.kind != tokenMark {
		return false
	}
	return slices.Contains(marks, t.text)
}

// marks are the signs that mean something. Brackets of both kinds are one, and so
// are all long dashes; a hyphen is another.
var marks = map[rune]string{
	'.': ".", '/': "/", '-': "-", '~': "~", '?': "?", '%': "%",
	'(': "(", '[': "(", ')': ")", ']': ")",
	'\u2010': "-", '\u2011': "-", // hyphens
	'\u2012': "–", '\u2013': "–", '\u2014': "–", '\u2212': "–",
}

// fillers say nothing about a date.
var fillers = map[string]bool{
	"the": true, "of": true, "in": true, "on": true, "year": true, "years": true, "an": true,
	"г": true, "года": true, "году": true, "р": true, "року": true,
}

// tokenize cuts a text into its tokens, without spaces, commas, apostrophes and
// fillers.
func tokenize(text string) ([]token, error) {
	var tokens []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r) || strings.ContainsRune(",'’", r):
			i += size
		case r >= '0' && r <= '9':
			t := number(text, i)
			tokens = append(tokens, t)
			i += len(t.text)
		case unicode.IsLetter(r):
			word, length := word(text[i:])
			if !fillers[word] {
				tokens = append(tokens, token{kind: tokenWord, text: word, offset: i})
			}
			i += length
		case marks[r] != "":
			tokens = append(tokens, token{kind: tokenMark, text: marks[r], offset: i})
			i += size
		default:
			return nil, &SyntaxError{text, i, fmt.Sprintf("%q isn't part of a date: %s", text[i:i+size], typedHint)}
		}
	}
	return tokens, nil
}

const typedHint = "write one such as 3 April 1922, April 1922, summer 1926, about 862 or 44 BC"

// number reads the digits at offset i. More than six are no number of a date, and
// stand for one that is out of every range.
func number(text string, i int) token {
	t := token{kind: tokenNumber, offset: i}
	end := i
	for ; end < len(text) && text[end] >= '0' && text[end] <= '9'; end++ {
		if t.value < 1_000_000 {
			t.value = 10*t.value + int(text[end]-'0')
		}
	}
	t.text = text[i:end]
	return t
}

// word reads the letters that s begins with, in lower case, and returns how many
// bytes they take. Single letters with full stops between them are one word.
func word(s string) (lower string, length int) {
	letters := leadingLetters(s)
	length = len(letters)
	for single := letters; utf8.RuneCountInString(single) == 1 && strings.HasPrefix(s[length:], "."); {
		single = leadingLetters(s[length+1:])
		if utf8.RuneCountInString(single) != 1 {
			break
		}
		letters += single
		length += 1 + len(single)
	}
	if strings.HasPrefix(s[length:], ".") {
		length++ // of an abbreviation
	}
	return strings.ToLower(letters), length
}

func leadingLetters(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return s
	}
	return s[:end]
}
