package storetest

import (
	"errors"
	"fmt"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
)

var answerChecks = []check{
	{"an answer is kept with what it changes", answerKept},
	{"the last saving of an answer counts", answerSequence},
	{"an identity is taken once", answerTaken},
	{"an answer to a version that is gone is stale, and nothing of it is stored", answerStale},
	{"an answer needs its question", answerNeeds},
	{"of two tabs with one answer, one is first", answerRace},
	{"of two tabs with two answers, one computes again", answerRaceForVersion},
}

var submitChecks = []check{
	{"an attempt is handed in once", submitOnce},
	{"handing in stores what was learned", submitLearns},
	{"the last answer hands in", answerSubmits},
}

func answerKept(w *World) {
	a := w.Attempt(w.Learner(""), 2, Start)
	r := Answer(a, 2, 1)
	w.OK(w.Store.RecordAnswer(w.Context(), r))

	a.Answered, a.Points, a.Version = 1, 1, 2
	after, item, err := w.Store.Item(w.Context(), a.Learner, a.ID, 2)
	w.OK(err)
	w.equal("attempt", after, a)
	w.equal("item", item, quiz.Item{Position: 2, Question: Question(2), Answer: &r.Answer})
	w.equal("Saved", must[quiz.Answer](w)(w.Store.Saved(w.Context(), a.Learner, a.ID, 2, 1)), r.Answer)
	marks := must[[]quiz.Mark](w)(w.Store.Marks(w.Context(), a.Learner, a.ID))
	w.equal("Marks", marks, []quiz.Mark{{Position: 1}, {Position: 2, Answered: true, Points: 1}})

	memory := r.Memories[0]
	memory.Version = 1
	w.equal("Memories", w.memories(a.Learner, 2), map[history.FactID]review.Memory{Fact(2).ID: memory})
}

func answerSequence(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	var saved []quiz.Answer
	for sequence, pick := range []string{"o1", "o0", "o2"} {
		r := Answer(a, 1, sequence+1)
		r.Answer.Response.Picks, r.Answer.Final, r.Answer.Points = []string{pick}, false, float64(sequence)/4
		r.Answered, r.Points, r.Learned = 1, r.Answer.Points, quiz.Learned{}
		w.OK(w.Store.RecordAnswer(w.Context(), r))
		saved = append(saved, r.Answer)
		a.Version++
	}
	_, item, err := w.Store.Item(w.Context(), a.Learner, a.ID, 1)
	w.OK(err)
	w.equal("the answer that counts", item.Answer, &saved[2])
	for i, want := range saved {
		got := must[quiz.Answer](w)(w.Store.Saved(w.Context(), a.Learner, a.ID, 1, i+1))
		w.equal("Saved", got, want)
	}
}

func answerTaken(w *World) {
	a := w.Attempt(w.Learner(""), 2, Start)
	first := Answer(a, 1, 1)
	w.OK(w.Store.RecordAnswer(w.Context(), first))
	w.is(w.Store.RecordAnswer(w.Context(), first), quiz.ErrTaken)

	other := Answer(a, 1, 1)
	other.Version, other.Answer.Payload, other.Answer.Response.Picks = 2, "another", []string{"o3"}
	other.Entries[0].ID, other.Memories[0].Version = "another", 1
	w.is(w.Store.RecordAnswer(w.Context(), other), quiz.ErrTaken)

	w.equal("Saved", must[quiz.Answer](w)(w.Store.Saved(w.Context(), a.Learner, a.ID, 1, 1)), first.Answer)
	after := must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID))
	w.equal("version", after.Version, 2)
	w.equal("seen", w.memories(a.Learner, 1)[Fact(1).ID].Seen, 1)
}

func answerStale(w *World) {
	a := w.Attempt(w.Learner(""), 4, Start)
	w.OK(w.Store.RecordAnswer(w.Context(), Answer(a, 1, 1)))
	a.Version, a.Answered, a.Points = 2, 1, 1
	before := must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID))
	for what, change := range map[string]func(r *quiz.Recording){
		"older version":          func(r *quiz.Recording) { r.Version = 1 },
		"newer version":          func(r *quiz.Recording) { r.Version = 3 },
		"memory changed":         func(r *quiz.Recording) { r.Memories[0].Fact, r.Memories[0].Version = Fact(1), 2 },
		"memory is not new":      func(r *quiz.Recording) { r.Memories[0].Fact, r.Memories[0].Version = Fact(1), 0 },
		"memory is not there":    func(r *quiz.Recording) { r.Memories[0].Version = 1 },
		"one memory of two only": func(r *quiz.Recording) { r.Memories = append(r.Memories, review.Memory{Fact: Fact(1)}) },
	} {
		r := Answer(a, 2, 1)
		change(&r)
		if err := w.Store.RecordAnswer(w.Context(), r); !errors.Is(err, quiz.ErrStale) {
			w.T.Errorf("%s: got %v; want %v", what, err, quiz.ErrStale)
		}
		w.equal(what, must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), before)
		_, err := w.Store.Saved(w.Context(), a.Learner, a.ID, 2, 1)
		w.kind(err, errs.NotFound)
		w.equal(what+": memories", len(w.memories(a.Learner, 1, 2)), 1)
	}
	// What was not stored leaves no trace in the log: its entry's ID is free.
	w.OK(w.Store.RecordAnswer(w.Context(), Answer(a, 2, 1)))
}

func answerNeeds(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	for what, change := range map[string]func(r *quiz.Recording){
		"a position too far":    func(r *quiz.Recording) { r.Answer.Position = 2 },
		"another attempt":       func(r *quiz.Recording) { r.Attempt = "none" },
		"another learner":       func(r *quiz.Recording) { r.Learner = "nobody" },
		"another's, who exists": func(r *quiz.Recording) { r.Learner = w.Learner("") },
		"a position before all": func(r *quiz.Recording) { r.Answer.Position = 0 },
	} {
		r := Answer(a, 1, 1)
		change(&r)
		if err := w.Store.RecordAnswer(w.Context(), r); !errs.Is(err, errs.NotFound) {
			w.T.Errorf("%s: got %v; want kind %v", what, err, errs.NotFound)
		}
	}
	w.equal("Attempt", must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), a)
}

func answerRace(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	recordings := make([]quiz.Recording, 8)
	for i := range recordings {
		recordings[i] = Answer(a, 1, 1)
		recordings[i].Answer.Payload, recordings[i].Entries[0].ID = fmt.Sprint("payload ", i), fmt.Sprint("entry ", i)
	}
	failed := race(len(recordings), func(i int) error { return w.Store.RecordAnswer(w.Context(), recordings[i]) })
	w.one(failed, func(err error) bool { return errors.Is(err, quiz.ErrTaken) })
	stored := must[quiz.Answer](w)(w.Store.Saved(w.Context(), a.Learner, a.ID, 1, 1))
	for i, err := range failed {
		if err == nil {
			w.equal("the answer stored", stored, recordings[i].Answer)
		}
	}
}

func answerRaceForVersion(w *World) {
	a := w.Attempt(w.Learner(""), 8, Start)
	failed := race(8, func(i int) error { return w.Store.RecordAnswer(w.Context(), Answer(a, i+1, 1)) })
	w.one(failed, func(err error) bool { return errors.Is(err, quiz.ErrStale) })
	answered := 0
	for _, m := range must[[]quiz.Mark](w)(w.Store.Marks(w.Context(), a.Learner, a.ID)) {
		if m.Answered {
			answered++
		}
	}
	w.equal("answers", answered, 1)
}

func submitOnce(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	sub := quiz.Submission{Learner: a.Learner, Attempt: a.ID, Version: 1, At: Start}
	wrong := sub
	wrong.Version = 2
	w.is(w.Store.Submit(w.Context(), wrong), quiz.ErrStale)
	for _, who := range []roster.LearnerID{"nobody", w.Learner("")} {
		foreign := sub
		foreign.Learner = who
		w.kind(w.Store.Submit(w.Context(), foreign), errs.NotFound)
	}
	failed := race(4, func(int) error { return w.Store.Submit(w.Context(), sub) })
	w.one(failed, func(err error) bool { return errors.Is(err, quiz.ErrStale) })

	a.Submitted, a.Version = Start, 2
	w.equal("Attempt", must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), a)
	late := Answer(a, 1, 1)
	w.is(w.Store.RecordAnswer(w.Context(), late), quiz.ErrStale)
	_, err := w.Store.Saved(w.Context(), a.Learner, a.ID, 1, 1)
	w.kind(err, errs.NotFound)
}

func submitLearns(w *World) {
	a := w.Attempt(w.Learner(""), 40, Start)
	sub := quiz.Submission{Learner: a.Learner, Attempt: a.ID, Version: 1, At: Start}
	var facts []int
	for i := 40; i > 0; i-- {
		learned := Answer(a, i, 1).Learned
		sub.Entries, sub.Memories = append(sub.Entries, learned.Entries...), append(sub.Memories, learned.Memories...)
		facts = append(facts, i)
	}
	stale := sub
	stale.Memories = append(stale.Memories[:39:39], review.Memory{Fact: Fact(1), Version: 3})
	w.is(w.Store.Submit(w.Context(), stale), quiz.ErrStale)
	w.equal("memories of what was stale", len(w.memories(a.Learner, facts...)), 0)

	w.OK(w.Store.Submit(w.Context(), sub))
	memories := w.memories(a.Learner, facts...)
	for _, want := range sub.Memories {
		want.Version = 1
		w.equal("memory", memories[want.Fact.ID], want)
	}
}

func answerSubmits(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	r := Answer(a, 1, 1)
	r.Submit = true
	w.OK(w.Store.RecordAnswer(w.Context(), r))
	a.Answered, a.Points, a.Version, a.Submitted = 1, 1, 2, r.Answer.At
	w.equal("Attempt", must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), a)
	w.is(w.Store.RecordAnswer(w.Context(), Answer(a, 1, 2)), quiz.ErrStale)
}
