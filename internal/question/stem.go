package question

import (
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// locale is the language of the stems.
const locale = "en"

// say returns a text in the language of the stems, or in the course's first one where it has none.
func (b *Bank) say(t history.Text) string { return t.In(locale) }

// langOf returns the language of what say returns where it is another, and "" otherwise.
func (b *Bank) langOf(t history.Text) string {
	if _, ok := t[locale]; ok || b.c.Lang() == locale {
		return ""
	}
	return b.c.Lang()
}

// The stems that ask for a date. {unit} is the precision that is wanted, {in} its preposition, {name} the
// event as a noun phrase and {Name} the same with a capital.
var (
	dateStems = []string{
		"{In} which {unit} did {name} take place?",
		"Which {unit} saw {name}?",
		"What is the date of {name}, to the {unit}?",
		"{Name}: {in} which {unit} was that?",
	}
	aboutStems = []string{
		"{In} about which {unit} did {name} take place?",
		"What is the approximate date of {name}, to the {unit}?",
		"As far as is known, {in} which {unit} did {name} take place?",
		"{Name}: {in} about which {unit} was that?",
	}
	beginStems = []string{
		"{In} which {unit} did {name} begin?",
		"Which {unit} saw the beginning of {name}?",
		"What is the date of the beginning of {name}, to the {unit}?",
		"{Name}: {in} which {unit} did that begin?",
	}
)

// dateStem asks for a date, in one of four wordings.
func dateStem(name string, a asked, variant int) string {
	stems := dateStems
	switch {
	case a.begins:
		stems = beginStems
	case a.claim.Qualifier() != edtf.Certain:
		stems = aboutStems
	}
	in := "in"
	if a.key.Precision() == edtf.Day {
		in = "on"
	}
	return strings.NewReplacer(
		"{unit}", unit(a.key.Precision()), "{in}", in, "{In}", capital(in), "{name}", name, "{Name}", capital(name),
	).Replace(stems[variant%len(stems)])
}

// oneOfThem adapts a sentence that several people or bodies answer to a choice of one of them.
func oneOfThem(stem string, several, people bool) string {
	switch {
	case !several:
		return stem
	case people:
		return stem + " Choose the one who is named here."
	}
	return stem + " Choose the one that is named here."
}
