package question

import (
	"slices"
	"strconv"
)

// Conflict reports whether two questions can't stand in one paper: they ask a fact in common, or what is to be
// read in one of them answers the other.
func Conflict(a, b Question) bool {
	for _, f := range a.Facts {
		for _, g := range b.Facts {
			if f.ID == g.ID {
				return true
			}
		}
	}
	return gives(a, b) || gives(b, a)
}

// gives reports whether what a student reads of one question gives away the key of another. Only questions
// about a common event can: elsewhere a year or a name is a coincidence, and no hint.
func gives(a, b Question) bool {
	if !shareEvent(a, b) {
		return false
	}
	text := a.Stem
	for _, t := range shownTexts(a.Interaction) {
		text += "\n" + t
	}
	if t, ok := b.Interaction.(*TypedDate); ok {
		return tells(text, t.Right.Date())
	}
	words := normal(text)
	for _, key := range keyTexts(b.Interaction) {
		if names(words, key) || slices.ContainsFunc(years(key), func(y string) bool { return names(words, y) }) {
			return true
		}
	}
	return false
}

func shareEvent(a, b Question) bool {
	for _, e := range a.Events {
		if slices.Contains(b.Events, e) {
			return true
		}
	}
	return false
}

// shownTexts are what a student reads beside the stem before answering.
func shownTexts(in Interaction) []string {
	var out []string
	switch in := in.(type) {
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

// keyTexts are texts that answer a question where they are read elsewhere.
func keyTexts(in Interaction) []string {
	if c, ok := in.(*Choice); ok {
		return []string{c.Key()}
	}
	return nil
}

// years are the numbers of a text that can be years.
func years(text string) []string {
	return slices.DeleteFunc(wordsOf(text), func(w string) bool {
		n, err := strconv.Atoi(w)
		return err != nil || n < 32
	})
}

func uintText(n uint64) string { return strconv.FormatUint(n, 10) }
