package server

import (
	"fmt"
	"strconv"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/web/page"
)

// scopeTitle names what an attempt asks about.
func scopeTitle(c *history.Course, set quiz.Settings) string {
	if !set.About.IsZero() {
		if name := c.NameOf(set.About); name != nil {
			return name.In(c.Lang())
		}
		return set.About.ID
	}
	if set.Topic != "" {
		if t := c.Topic(set.Topic); t != nil {
			return t.Title.String()
		}
		return string(set.Topic)
	}
	if set.Era != "" {
		if e := c.Era(set.Era); e != nil {
			return e.Title.String()
		}
		return string(set.Era)
	}
	return c.Meta().Title.String()
}

// scopeValue is the start form's value for a scope.
func scopeValue(set quiz.Settings) string {
	switch {
	case !set.About.IsZero():
		return page.ScopeAbout + set.About.String()
	case set.Topic != "":
		return page.ScopeTopic + string(set.Topic)
	case set.Era != "":
		return page.ScopeEraPrefix + string(set.Era)
	}
	return page.ScopeAll
}

// steps are the parts of the progress bar.
func steps(a quiz.Attempt, marks []quiz.Mark) []page.Outcome {
	out := make([]page.Outcome, len(marks))
	for i, m := range marks {
		out[i] = outcome(m.Answered, a.Reveals(m.Answered), m.Points)
	}
	return out
}

// outcome of an answer, as far as whoever looks may know it.
func outcome(answered, revealed bool, points float64) page.Outcome {
	switch {
	case !answered:
		return page.Open
	case !revealed:
		return page.Unmarked
	case points >= 1:
		return page.Right
	case points > 0:
		return page.Partly
	}
	return page.Wrong
}

// marked shows an item to somebody who may see how it was marked.
func marked(item quiz.Item) page.Review {
	q := item.Question
	r := page.Review{
		Number: item.Position, Stem: q.Stem, Outcome: page.Open, OutOf: 1, Key: q.Interaction.Key(),
		Explanation: q.Explanation, Notes: notes(q), Sources: citations(q.Citations),
	}
	var response question.Response
	if item.Answer != nil {
		response = item.Answer.Response
		r.Outcome = outcome(true, true, item.Answer.Points)
		r.Points, r.Answer, r.AnsweredAt = item.Answer.Points, q.Interaction.Say(response), item.Answer.At
		if note := q.Interaction.Grade(response).Note; note != "" {
			r.Explanation = note + " " + r.Explanation
		}
	}
	r.Marked = markedOf(q.Interaction, response)
	return r
}

func notes(q question.Question) []page.Note {
	labels := map[history.SourceID]string{}
	for _, c := range q.Citations {
		labels[c.Source] = c.Label
	}
	var out []page.Note
	for _, n := range q.Notes {
		note := page.Note{Kind: page.NoteKind(n.Mark), Text: n.Text}
		for _, id := range n.Sources {
			if labels[id] != "" {
				note.Sources = append(note.Sources, page.Citation{Source: string(id), Label: labels[id]})
			}
		}
		out = append(out, note)
	}
	return out
}

func citations(list []question.Citation) []page.Citation {
	out := make([]page.Citation, len(list))
	for i, c := range list {
		out[i] = page.Citation{Source: string(c.Source), Label: c.Label, For: c.For}
	}
	return out
}

// chanceText tells what guessing scores on one question; nothing where there is nothing to guess from.
func chanceText(in question.Interaction) string {
	if in.Chance() < 0 {
		return ""
	}
	return "Guessing scores " + decimal(in.Chance()) + " on average."
}

// chanceOf tells what guessing would have scored on a whole paper.
func chanceOf(items []quiz.Item) string {
	sum, guessed := 0.0, 0
	for _, item := range items {
		if c := item.Question.Interaction.Chance(); c >= 0 {
			sum += c
			guessed++
		}
	}
	if guessed == 0 {
		return ""
	}
	return fmt.Sprintf("Guessing would score %s on average.", decimal(sum))
}

// decimal writes a number with at most two decimals.
func decimal(f float64) string {
	return strconv.FormatFloat(float64(int(f*100+0.5))/100, 'f', -1, 64)
}

// label stands in for the name of a learner who gave none.
func label(id roster.LearnerID) string {
	s := string(id)
	if len(s) > 4 {
		s = s[:4]
	}
	return "Student " + s
}
