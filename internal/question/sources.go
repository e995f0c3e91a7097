package question

import (
	"fmt"
	"slices"

	"fasti/internal/history"
)

// cite adds sources to a list, each once, with all that it is cited for.
func (b *Bank) cite(list []Citation, sources []history.SourceID, what string) []Citation {
	for _, id := range sources {
		at := slices.IndexFunc(list, func(c Citation) bool { return c.Source == id })
		if at >= 0 {
			list[at].For += ", " + what
			continue
		}
		label := string(id)
		if s := b.c.Source(id); s != nil {
			label = s.Cite()
		}
		list = append(list, Citation{Source: id, Label: label, For: what})
	}
	return list
}

// sourcesOf returns the sources of a date, which are those of its row where it names none.
func sourcesOf(d *history.DateClaim, row []history.SourceID) []history.SourceID {
	if d == nil || len(d.Sources) == 0 {
		return row
	}
	return d.Sources
}

// notes tell where sources differ over a claim. A rival date is named where the note doesn't.
func (b *Bank) notes(list []history.MarkedDifference, subject string) []Note {
	var out []Note
	for _, m := range list {
		text := b.say(m.Note)
		if d := m.Date(); !d.IsZero() && (text == "" || !tells(text, d)) {
			text = fmt.Sprintf("%s gives %s for %s. %s", b.label(m), show(d), subject, text)
		}
		if text == "" {
			text = fmt.Sprintf("%s differs over %s.", b.label(m), subject)
		}
		out = append(out, Note{Mark: m.Mark, Text: sentence(text), Sources: m.Sources})
	}
	return out
}

func (b *Bank) label(m history.MarkedDifference) string {
	if len(m.Sources) == 0 {
		return "Another source"
	}
	if s := b.c.Source(m.Sources[0]); s != nil {
		return s.Cite()
	}
	return string(m.Sources[0])
}
