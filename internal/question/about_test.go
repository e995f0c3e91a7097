package question_test

import (
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// aboutOne reports whether a question asks of an event or a term that an entity has a part in.
func aboutOne(c *history.Course, r history.Ref, q question.Question) bool {
	for _, f := range q.Facts {
		_, entity, _ := f.ID.Parts()
		for _, e := range c.EventsAbout(r) {
			if string(e.ID) == entity {
				return true
			}
		}
		for _, t := range c.TenuresAbout(r) {
			if string(t.ID) == entity {
				return true
			}
		}
	}
	return false
}

func TestAPaperCanBeAboutOneEntity(t *testing.T) {
	t.Parallel()
	c := sample(t)
	b := question.NewBank(c)
	asked := 0
	for _, r := range everything(c) {
		p := paper(t, b, question.PaperSettings{Length: 10, Seed: 3, About: r})
		if (len(p) > 0) != b.HasAbout(r) || b.HasAbout(r) != (b.AvailableAbout(r) > 0) || len(p) > b.AvailableAbout(r) {
			t.Errorf("%s: a paper of %d of %d questions, and there are some: %t", r, len(p), b.AvailableAbout(r), b.HasAbout(r))
		}
		for _, q := range p {
			asked++
			if !aboutOne(c, r, q) {
				t.Errorf("%q is not about %s", q.Stem, r)
			}
		}
	}
	if asked < 20 {
		t.Errorf("only %d questions were asked about %d entities", asked, len(everything(c)))
	}
}

func everything(c *history.Course) []history.Ref {
	var out []history.Ref
	for _, p := range c.People() {
		out = append(out, history.Ref{Kind: history.KindPerson, ID: string(p.ID)})
	}
	for _, o := range c.Offices() {
		out = append(out, history.Ref{Kind: history.KindOffice, ID: string(o.ID)})
	}
	for _, b := range c.Bodies() {
		out = append(out, history.Ref{Kind: history.KindBody, ID: string(b.ID)})
	}
	for _, e := range c.Events() {
		out = append(out, history.Ref{Kind: history.KindEvent, ID: string(e.ID)})
	}
	for _, p := range c.Places() {
		out = append(out, history.Ref{Kind: history.KindPlace, ID: string(p.ID)})
	}
	return append(out, history.Ref{Kind: history.KindPerson, ID: "nobody"}, history.Ref{Kind: history.KindTerm, ID: "word"})
}

func TestQuestionsOfAnEraAreKnownToBeThere(t *testing.T) {
	t.Parallel()
	c := sample(t)
	b := question.NewBank(c)
	for _, e := range c.Eras() {
		if b.HasQuestions(e.ID) != (b.Available(e.ID, "") > 0) {
			t.Errorf("the era %s has questions: %t, and %d are available", e.ID, b.HasQuestions(e.ID), b.Available(e.ID, ""))
		}
	}
	if b.HasQuestions("atlantis") || !b.HasQuestions("") {
		t.Error("a foreign era has questions, or the whole course has none")
	}
}
