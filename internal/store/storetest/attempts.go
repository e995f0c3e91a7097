package storetest

import (
	"fmt"
	"time"

	"fasti/internal/errs"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

var attemptChecks = []check{
	{"an attempt is kept whole", attemptKept},
	{"an attempt needs what it belongs to", attemptNeeds},
	{"an attempt is there once", attemptOnce},
	{"an attempt is its learner's alone", attemptOwned},
	{"attempts come in pages, the latest first", attemptPages},
	{"totals count what a learner may know", totals},
	{"a quiz has a class", quizClass},
}

func attemptKept(w *World) {
	a := w.Attempt(w.Learner("Ann"), 3, Start)
	w.equal("Attempt", must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), a)

	items := must[[]quiz.Item](w)(w.Store.Items(w.Context(), a.Learner, a.ID))
	w.equal("Items", items, []quiz.Item{
		{Position: 1, Question: Question(1)}, {Position: 2, Question: Question(2)}, {Position: 3, Question: Question(3)},
	})
	marks := must[[]quiz.Mark](w)(w.Store.Marks(w.Context(), a.Learner, a.ID))
	w.equal("Marks", marks, []quiz.Mark{{Position: 1}, {Position: 2}, {Position: 3}})

	of, item, err := w.Store.Item(w.Context(), a.Learner, a.ID, 2)
	w.OK(err)
	w.equal("Item's attempt", of, a)
	w.equal("Item", item, quiz.Item{Position: 2, Question: Question(2)})
}

func attemptNeeds(w *World) {
	good := w.Attempt(w.Learner(""), 1, Start)
	good.ID = "another"
	for what, change := range map[string]func(a *quiz.Attempt){
		"learner":  func(a *quiz.Attempt) { a.Learner = "nobody" },
		"quiz":     func(a *quiz.Attempt) { a.Quiz = "none" },
		"class":    func(a *quiz.Attempt) { a.Class = "another class" },
		"revision": func(a *quiz.Attempt) { a.Revision = "sha256:0000" },
	} {
		a := good
		change(&a)
		err := w.Store.CreateAttempt(w.Context(), a, []question.Question{Question(1)})
		if !errs.Is(err, errs.NotFound) {
			w.T.Errorf("with another %s: got %v; want kind %v", what, err, errs.NotFound)
		}
		_, err = w.Store.Attempt(w.Context(), a.Learner, a.ID)
		w.kind(err, errs.NotFound)
	}
	w.OK(w.Store.CreateAttempt(w.Context(), good, []question.Question{Question(1)}))
}

func attemptOnce(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	again := a
	again.Length = 2
	paper := []question.Question{Question(2), Question(3)}
	w.kind(w.Store.CreateAttempt(w.Context(), again, paper), errs.Conflict)
	again.Learner = w.Learner("")
	w.kind(w.Store.CreateAttempt(w.Context(), again, paper), errs.Conflict)

	w.equal("Attempt", must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), a)
	items := must[[]quiz.Item](w)(w.Store.Items(w.Context(), a.Learner, a.ID))
	w.equal("Items", items, []quiz.Item{{Position: 1, Question: Question(1)}})
}

func attemptOwned(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	w.OK(w.Store.RecordAnswer(w.Context(), Answer(a, 1, 1)))
	for _, of := range []struct {
		learner  roster.LearnerID
		attempt  quiz.AttemptID
		position int
	}{
		{w.Learner(""), a.ID, 1}, {"nobody", a.ID, 1}, {a.Learner, "none", 1}, {a.Learner, a.ID, 0}, {a.Learner, a.ID, 2},
	} {
		_, _, err := w.Store.Item(w.Context(), of.learner, of.attempt, of.position)
		w.kind(err, errs.NotFound)
		_, err = w.Store.Saved(w.Context(), of.learner, of.attempt, of.position, 1)
		w.kind(err, errs.NotFound)
		if of.learner == a.Learner && of.attempt == a.ID {
			continue
		}
		_, err = w.Store.Attempt(w.Context(), of.learner, of.attempt)
		w.kind(err, errs.NotFound)
		_, err = w.Store.Items(w.Context(), of.learner, of.attempt)
		w.kind(err, errs.NotFound)
		_, err = w.Store.Marks(w.Context(), of.learner, of.attempt)
		w.kind(err, errs.NotFound)
	}
	_, err := w.Store.Saved(w.Context(), a.Learner, a.ID, 1, 2)
	w.kind(err, errs.NotFound)
}

func attemptPages(w *World) {
	learner := w.Learner("")
	w.Attempt(w.Learner(""), 1, Start) // somebody else's
	var want []quiz.Attempt            // the latest first
	for i := range 3 {
		a := w.Attempt(learner, 1, Start.Add(time.Duration(i)*time.Hour))
		want = append([]quiz.Attempt{a}, want...)
	}
	done := want[1]
	w.OK(w.Store.Submit(w.Context(), quiz.Submission{Learner: learner, Attempt: done.ID, Version: 1, At: Start}))
	want[1].Submitted, want[1].Version = Start, 2
	for _, c := range []struct {
		openOnly      bool
		offset, limit int
		want          []quiz.Attempt
		total         int
	}{
		{false, 0, 10, want, 3},
		{false, 0, 2, want[:2], 3},
		{false, 2, 2, want[2:], 3},
		{false, 3, 2, nil, 3},
		{true, 0, 10, []quiz.Attempt{want[0], want[2]}, 2},
		{true, 1, 1, want[2:], 2},
	} {
		list, total, err := w.Store.Attempts(w.Context(), learner, c.openOnly, c.offset, c.limit)
		w.OK(err)
		w.equal(fmt.Sprintf("Attempts(%v, %d, %d)", c.openOnly, c.offset, c.limit), list, c.want)
		w.equal("total", total, c.total)
	}
	list, total, err := w.Store.Attempts(w.Context(), "nobody", false, 0, 10)
	w.OK(err)
	w.equal("Attempts of nobody", list, []quiz.Attempt(nil))
	w.equal("total of nobody", total, 0)
}

func totals(w *World) {
	learner := w.Learner("")
	w.equal("of nothing", must[quiz.Totals](w)(w.Store.Totals(w.Context(), learner)), quiz.Totals{})
	answer := func(feedback quiz.Feedback, points float64) quiz.Attempt {
		a := w.attemptWith(learner, 3, func(a *quiz.Attempt) { a.Settings.Feedback = feedback })
		r := Answer(a, 1, 1)
		r.Answer.Points, r.Points, r.Learned = points, points, quiz.Learned{}
		w.OK(w.Store.RecordAnswer(w.Context(), r))
		return a
	}
	answer(quiz.FeedbackEach, 1)
	late := answer(quiz.FeedbackEnd, 0.25)
	w.equal("while one is open", must[quiz.Totals](w)(w.Store.Totals(w.Context(), learner)),
		quiz.Totals{Answered: 1, Points: 1, OutOf: 1})
	w.OK(w.Store.Submit(w.Context(), quiz.Submission{Learner: learner, Attempt: late.ID, Version: 2, At: Start}))
	w.equal("when it is handed in", must[quiz.Totals](w)(w.Store.Totals(w.Context(), learner)),
		quiz.Totals{Answered: 2, Points: 1.25, OutOf: 2})
	w.equal("of somebody else", must[quiz.Totals](w)(w.Store.Totals(w.Context(), w.Learner(""))), quiz.Totals{})
}

func quizClass(w *World) {
	c := must[quiz.Class](w)(w.Store.Class(w.Context(), quiz.OpenPractice))
	w.equal("Class", c, quiz.Class{ID: roster.DefaultClass, Course: "russia", Revision: Hash, Zone: "Europe/Kyiv"})
	_, err := w.Store.Class(w.Context(), "none")
	w.kind(err, errs.NotFound)
}
