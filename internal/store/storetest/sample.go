package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/store"
)

// Start is when everything in a World happens unless a test says otherwise. It has no fraction of a
// millisecond, which the store does not keep.
var Start = time.Date(2026, time.November, 2, 9, 30, 0, 5e6, time.UTC)

// Hash is the course revision of a World.
const Hash = "sha256:5f0c"

// World is a store with the defaults in it, and builders for what is stored in a test. Its IDs are counted, so
// a test that fails says the same each time.
type World struct {
	T     testing.TB
	Store *store.Store
	n     int
}

// NewWorld stores a course revision and the default organisation, class and quiz.
func NewWorld(t testing.TB, s *store.Store) *World {
	t.Helper()
	w := &World{T: t, Store: s}
	w.OK(s.PutRevision(w.Context(), Revision()))
	w.OK(s.EnsureDefaults(w.Context(), Defaults(), Start))
	return w
}

// Revision is a small course revision.
func Revision() store.Revision {
	return store.Revision{
		Hash: Hash, Course: "russia", At: Start,
		Files: map[string]string{"course.yaml": "id: russia\n", "terms.yaml": "# Термины «и» \\ \"quotes\"\n"},
	}
}

// Defaults are what the program would pass.
func Defaults() store.Defaults {
	return store.Defaults{
		OrganisationName: "Fasti", TermName: "All year", ClassTitle: "Russia 862–1953", TimeZone: "Europe/Kyiv",
		Course: "russia", Revision: Hash, QuizTitle: "Practice",
	}
}

// Context is that of the test.
func (w *World) Context() context.Context { return w.T.Context() }

// OK ends the test where something failed.
func (w *World) OK(err error) {
	w.T.Helper()
	if err != nil {
		w.T.Fatal(err)
	}
}

// ID returns a new ID.
func (w *World) ID(kind string) string {
	w.n++
	return fmt.Sprintf("%s-%04d", kind, w.n)
}

// Learner stores a learner with a session, and a name unless it is empty.
func (w *World) Learner(name string) roster.LearnerID {
	w.T.Helper()
	id := roster.LearnerID(w.ID("learner"))
	w.OK(w.Store.CreateSession(w.Context(), Session(id), true))
	if name != "" {
		w.OK(w.Store.NameLearner(w.Context(), id, name, Start))
	}
	return id
}

// Session is a guest's session of a day.
func Session(id roster.LearnerID) roster.Session {
	return roster.Session{
		TokenHash: "token of " + string(id), Learner: id, CreatedAt: Start, ExpiresAt: Start.Add(24 * time.Hour),
	}
}

// Account is an account with a learner of its own.
func (w *World) Account(name string) roster.Account {
	id := w.ID("account")
	return roster.Account{
		ID: roster.AccountID(id), Learner: roster.LearnerID("learner of " + id), Name: name,
		Email: name + "@Example.org", EmailKey: name + "@example.org",
		PasswordHash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", CreatedAt: Start,
	}
}

// Instructor stores the first instructor.
func (w *World) Instructor(name string) roster.Account {
	w.T.Helper()
	a, code := w.Account(name), w.ID("code")
	w.OK(w.Store.CreateSetupCode(w.Context(), code, Start, Start.Add(time.Hour)))
	w.OK(w.Store.CreateFirstInstructor(w.Context(), code, a, Start))
	return a
}

// Fact is the i-th fact of the sample course.
func Fact(i int) history.Fact {
	return history.NewFact("russia", fmt.Sprintf("event-%03d", i), "date", fmt.Sprint(1900+i))
}

// Question is a question about the i-th fact, with texts that an engine could trip over.
func Question(i int) question.Question {
	opts := make([]question.Option, 4)
	for k := range opts {
		opts[k] = question.Option{
			ID: fmt.Sprintf("o%d", k), Text: fmt.Sprintf("%d December 19%02d", k+1, i), Right: k == 0,
			Why:   "The chronicle says «так»; it isn't 1 % or 1_.",
			Proof: question.Proof{Rule: question.Contradicts, Rows: []string{fmt.Sprintf("event event-%03d date", i)}},
		}
	}
	return question.Question{
		ID: question.ID(fmt.Sprintf("q-%03d", i)), Kind: "event-date", Locale: "en",
		Facts: []history.Fact{Fact(i)}, Events: []history.EventID{history.EventID(fmt.Sprintf("event-%03d", i))},
		Era: "soviet", Stem: "On what day was Сергей Киров killed?", Interaction: &question.Choice{Options: opts},
		Explanation: "A \"quoted\" \\ explanation.\nOn two lines.",
		Citations:   []question.Citation{{Source: "conquest", Label: "Conquest (1990)", For: "the date"}},
	}
}

// Attempt stores an attempt of the practice quiz with so many questions, and returns it as it is loaded.
func (w *World) Attempt(learner roster.LearnerID, questions int, started time.Time) quiz.Attempt {
	w.T.Helper()
	return w.attemptWith(learner, questions, func(a *quiz.Attempt) { a.Started = started })
}

func (w *World) attemptWith(learner roster.LearnerID, questions int, change func(a *quiz.Attempt)) quiz.Attempt {
	w.T.Helper()
	a := quiz.Attempt{
		ID: quiz.AttemptID(w.ID("attempt")), Learner: learner, Quiz: quiz.OpenPractice, Class: roster.DefaultClass,
		Revision: Hash, Length: questions, Version: 1, Started: Start,
		Settings: quiz.Settings{Era: "soviet", Length: 20, Feedback: quiz.FeedbackEach, Seed: 1<<63 + 5, Zone: "Europe/Kyiv"},
	}
	change(&a)
	w.OK(w.Store.CreateAttempt(w.Context(), a, Paper(questions)))
	return a
}

// Paper is a paper of questions about the first facts.
func Paper(questions int) []question.Question {
	paper := make([]question.Question, questions)
	for i := range paper {
		paper[i] = Question(i + 1)
	}
	return paper
}

// memories loads the memories of some facts.
func (w *World) memories(learner roster.LearnerID, facts ...int) map[history.FactID]review.Memory {
	w.T.Helper()
	ids := make([]history.FactID, len(facts))
	for i, f := range facts {
		ids[i] = Fact(f).ID
	}
	return must[map[history.FactID]review.Memory](w)(w.Store.Memories(w.Context(), learner, ids))
}

// Answer is the recording of a right answer, with what it teaches of a fact never seen.
func Answer(a quiz.Attempt, position, sequence int) quiz.Recording {
	at := a.Started.Add(time.Duration(position) * time.Minute)
	entry := review.Entry{
		ID: fmt.Sprintf("review-%s-%d-%d", a.ID, position, sequence), Fact: Fact(position),
		Question: question.ID(fmt.Sprintf("q-%03d", position)), Attempt: string(a.ID), Credit: 1,
		Rating: review.Good, RatedBy: review.App, Day: review.StudyDay(at, time.UTC, review.Rollover),
		Params: review.DefaultParams, Scheduler: review.Scheduler, At: at,
	}
	return quiz.Recording{
		Learner: a.Learner, Attempt: a.ID, Version: a.Version, Answered: a.Answered + 1, Points: a.Points + 1,
		Answer: quiz.Answer{
			Position: position, Sequence: sequence, Payload: fmt.Sprintf("payload-%d-%d", position, sequence),
			Response: question.Response{Picks: []string{"o0"}}, Final: true, Points: 1, At: at,
		},
		Learned: quiz.Learned{
			Entries:  []review.Entry{entry},
			Memories: []review.Memory{review.Next(review.Memory{}, entry)},
		},
	}
}
