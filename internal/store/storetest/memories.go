package storetest

import (
	"errors"
	"fmt"
	"time"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
)

var memoryChecks = []check{
	{"memories come by fact", memoriesByFact},
	{"memories stream in the order of bytes, each once", memoryStream},
	{"a memory goes on under a new name", memoryCarriedOn},
	{"a stream of memories stops at the reader's error", memoryStreamStops},
}

// remember stores memories of facts by handing in an attempt.
func (w *World) remember(learner roster.LearnerID, memories ...review.Memory) {
	w.T.Helper()
	a := w.Attempt(learner, 1, Start)
	w.OK(w.Store.Submit(w.Context(), quiz.Submission{
		Learner: learner, Attempt: a.ID, Version: 1, At: Start, Learned: quiz.Learned{Memories: memories},
	}))
}

func memory(fact history.FactID, seen time.Time) review.Memory {
	return review.Memory{Fact: history.Fact{ID: fact, Value: "v"}, Seen: 3, Right: 2, Wrong: 1, LastSeen: seen}
}

func memoriesByFact(w *World) {
	learner, other := w.Learner(""), w.Learner("")
	var all []review.Memory
	var facts []int
	for i := range 300 {
		m := memory(Fact(i).ID, Start)
		m.Seen = i
		all, facts = append(all, m), append(facts, i)
	}
	w.remember(learner, all...)
	w.remember(other, memory(Fact(300).ID, Start))

	w.equal("of no facts", len(w.memories(learner)), 0)
	got := w.memories(learner, append(facts, 5, 300, 301)...)
	w.equal("of facts asked twice, or never seen", len(got), 300)
	for _, want := range all {
		want.Version = 1
		w.equal("memory", got[want.Fact.ID], want)
	}
	w.equal("of nobody", len(w.memories("nobody", facts...)), 0)
}

// streamed is more than one chunk of a stream.
const streamed = 540

func memoryStream(w *World) {
	learner := w.Learner("")
	all := []review.Memory{memory("Z", Start), memory("a", Start), memory("~", Start), memory("é", Start), memory("ёлка", Start)}
	for i := range streamed {
		all = append(all, memory(history.FactID(fmt.Sprintf("m%04d", i)), Start))
	}
	w.remember(learner, all...)
	var got []history.FactID
	err := w.Store.EachMemory(w.Context(), learner, func(m review.Memory) error {
		got = append(got, m.Fact.ID)
		if len(got) == 10 {
			// While it is being read: a change ahead and one behind, and a row on each side.
			ahead, behind := memory("m0520", Start.Add(time.Hour)), memory("Z", Start.Add(time.Hour))
			ahead.Version, behind.Version = 1, 1
			w.remember(learner, ahead, behind, memory("A", Start), memory("zz", Start))
		}
		return nil
	})
	w.OK(err)
	want := []history.FactID{"Z", "a"}
	for i := range streamed {
		want = append(want, history.FactID(fmt.Sprintf("m%04d", i)))
	}
	w.equal("facts", got, append(want, "zz", "~", "é", "ёлка"))
}

func memoryStreamStops(w *World) {
	learner := w.Learner("")
	w.remember(learner, memory("a", Start), memory("b", Start))
	enough, n := errors.New("enough"), 0
	w.is(w.Store.EachMemory(w.Context(), learner, func(review.Memory) error { n++; return enough }), enough)
	w.equal("memories read", n, 1)
	w.OK(w.Store.EachMemory(w.Context(), w.Learner(""), func(review.Memory) error { return enough }))
}

// memoryCarriedOn answers a question of which the fact had another name when it was learned.
func memoryCarriedOn(w *World) {
	learner := w.Learner("")
	former := memory("russia/old-name#date", Start.Add(-time.Hour))
	w.remember(learner, former)
	q := Question(1)
	today := q.Facts[0].ID
	q.Formerly = map[history.FactID][]history.FactID{today: {"russia/older-name#date", former.Fact.ID}}
	a := quiz.Attempt{
		ID: quiz.AttemptID(w.ID("attempt")), Learner: learner, Quiz: quiz.OpenPractice, Class: roster.DefaultClass,
		Revision: Hash, Length: 1, Version: 1, Started: Start, Settings: quiz.Settings{Length: 1, Feedback: quiz.FeedbackEach, Zone: "UTC"},
	}
	w.OK(w.Store.CreateAttempt(w.Context(), a, []question.Question{q}))
	s := quiz.NewService(w.Store, nil, func() time.Time { return Start }, func() string { return w.ID("review") })
	_, err := s.Answer(w.Context(), roster.Actor{Learner: learner}, quiz.Sent{
		Attempt: a.ID, Position: 1, Sequence: 1,
		Read: func(question.Interaction) (question.Response, error) {
			return question.Response{Picks: []string{"o0"}}, nil
		},
	})
	w.OK(err)
	former.Version = 1
	got := must[map[history.FactID]review.Memory](w)(w.Store.Memories(w.Context(), learner, []history.FactID{today, former.Fact.ID}))
	w.equal("memories", got, map[history.FactID]review.Memory{
		former.Fact.ID: former,
		today:          {Fact: q.Facts[0], Seen: 4, Right: 3, Wrong: 1, LastSeen: Start, Version: 1},
	})
	recalled := must[[]review.Memory](w)(review.NewService(w.Store).Recall(w.Context(), roster.Actor{Learner: learner},
		func(history.FactID) history.FactID { return today }))
	w.equal("under today's name", recalled, []review.Memory{got[today]})
}
