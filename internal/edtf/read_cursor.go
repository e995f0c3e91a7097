package edtf

import (
	"fmt"
	"unicode/utf8"
)

// reader goes through the tokens of a text.
type reader struct {
	text   string
	tokens []token
	next   int
}

// peek returns the token n after the next, which at the end is of kind tokenEnd.
func (p *reader) peek(n int) token {
	if p.next+n < len(p.tokens) {
		return p.tokens[p.next+n]
	}
	return token{offset: len(p.text)}
}

// take returns the next token and moves past it.
func (p *reader) take() token {
	t := p.peek(0)
	p.next++
	return t
}

// takeMark and takeWord move past the next token if it is one of those given.
func (p *reader) takeMark(marks ...string) bool {
	if p.peek(0).isMark(marks...) {
		p.next++
		return true
	}
	return false
}

func (p *reader) takeWord(words ...string) bool {
	for _, w := range words {
		if t := p.peek(0); t.kind == tokenWord && t.text == w {
			p.next++
			return true
		}
	}
	return false
}

func (p *reader) fail(offset int, format string, args ...any) error {
	return &SyntaxError{Text: p.text, Offset: offset, Problem: fmt.Sprintf(format, args...)}
}

// unexpected is the error of a token that can't stand where it does.
func (p *reader) unexpected(t token) error {
	switch {
	case t.kind == tokenEnd && len(p.tokens) == 0:
		return p.fail(0, "there is no date: %s", typedHint)
	case t.kind == tokenEnd:
		return p.fail(t.offset, "the date isn't complete: %s", typedHint)
	case t.kind == tokenMark:
		sign, _ := utf8.DecodeRuneInString(p.text[t.offset:])
		return p.fail(t.offset, "%q isn't understood here: %s", string(sign), typedHint)
	case t.kind == tokenWord && (t.text == "before" || t.text == "after"):
		return p.fail(t.offset, "%q isn't taken: write the first or last date itself, such as since 1918 or until 1925", t.text)
	default:
		return p.fail(t.offset, "%q isn't understood here: %s", t.text, typedHint)
	}
}
