package question

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// standsOut compares the options of a choice of three or more by what the eye sees first. Of two options
// neither is alone.
func standsOut(_ *Bank, q *Question) []string {
	c, ok := q.Interaction.(*Choice)
	if !ok || len(c.Options) < 3 {
		return nil
	}
	texts := make([]string, len(c.Options))
	for i, o := range c.Options {
		texts[i] = o.Text
	}
	var out []string
	for _, look := range looks {
		if odd := oddOne(texts, look.of); odd >= 0 {
			out = append(out, fmt.Sprintf("%q is alone in its %s", texts[odd], look.what))
		}
	}
	if alone(texts) {
		out = append(out, "an option is alone in its length")
	}
	return out
}

// looks are the features by which an option can be told from the others without knowing anything.
var looks = []struct {
	what string
	of   func(text string) string
}{
	{"precision", precisionOf},
	{"beginning", beginningOf},
	{"brackets", func(s string) string { return flag(strings.ContainsAny(s, "([")) }},
	{"digits", func(s string) string { return flag(strings.ContainsFunc(s, unicode.IsDigit)) }},
	{"full stop", func(s string) string { return flag(strings.HasSuffix(s, ".")) }},
	{"quotation marks", func(s string) string { return flag(strings.ContainsAny(s, `"“”«»`)) }},
}

func flag(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func precisionOf(text string) string {
	if d, ok := asDate(text); ok {
		return unit(d.Precision())
	}
	return "none"
}

// beginningOf tells "Leon Trotsky" from "the Left Opposition" and from "exile".
func beginningOf(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case withoutArticle(text) != text:
		return "article"
	case unicode.IsUpper(first):
		return "capital"
	case unicode.IsLower(first):
		return "lower case"
	}
	return "other"
}

// oddOne returns the one text that differs in a feature from all others, which agree, and -1 where there is
// none. Of two texts neither is odd.
func oddOne(texts []string, feature func(string) string) int {
	at := map[string][]int{}
	for i, t := range texts {
		f := feature(t)
		at[f] = append(at[f], i)
	}
	if len(at) != 2 || len(texts) < 3 {
		return -1
	}
	odd := -1
	for _, list := range at {
		if len(list) == 1 {
			odd = list[0]
		}
	}
	return odd
}
