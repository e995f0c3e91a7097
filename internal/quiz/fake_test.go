package quiz_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
)

type itemKey struct {
	attempt  quiz.AttemptID
	position int
}

type memoryKey struct {
	learner roster.LearnerID
	fact    history.FactID
}

// memory is a quiz.Store in memory that keeps the contract of quiz.Store: what is taken is told before what is
// stale, and a write that fails changes nothing.
type memory struct {
	mu       sync.Mutex
	class    quiz.Class
	attempts map[quiz.AttemptID]quiz.Attempt
	papers   map[quiz.AttemptID][]question.Question
	answers  map[itemKey][]quiz.Answer // by sequence
	memories map[memoryKey]review.Memory
	log      []review.Entry
	reports  []quiz.Report

	writes int             // calls of RecordAnswer and Submit
	before func(write int) // is called with the number of each, before it
	stuck  error           // what every write fails with
}

func newMemory() *memory {
	return &memory{
		class:    quiz.Class{ID: roster.DefaultClass, Course: "russia", Revision: "r1", Zone: "Europe/Kyiv"},
		attempts: map[quiz.AttemptID]quiz.Attempt{}, papers: map[quiz.AttemptID][]question.Question{},
		answers: map[itemKey][]quiz.Answer{}, memories: map[memoryKey]review.Memory{},
	}
}

func none(what string) error { return errs.New(errs.NotFound, "There is no such %s.", what) }

func (m *memory) Class(_ context.Context, id quiz.QuizID) (quiz.Class, error) {
	if id != quiz.OpenPractice {
		return quiz.Class{}, none("quiz")
	}
	return m.class, nil
}

func (m *memory) CreateAttempt(_ context.Context, a quiz.Attempt, paper []question.Question) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.attempts[a.ID], m.papers[a.ID] = a, paper
	return nil
}

func (m *memory) Attempt(_ context.Context, learner roster.LearnerID, id quiz.AttemptID) (quiz.Attempt, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.attempt(learner, id)
}

func (m *memory) attempt(learner roster.LearnerID, id quiz.AttemptID) (quiz.Attempt, error) {
	a, ok := m.attempts[id]
	if !ok || a.Learner != learner {
		return quiz.Attempt{}, none("attempt")
	}
	return a, nil
}

func (m *memory) Attempts(_ context.Context, learner roster.LearnerID, openOnly bool, offset, limit int) ([]quiz.Attempt, int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []quiz.Attempt
	for _, a := range m.attempts {
		if a.Learner == learner && (a.Open() || !openOnly) {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b quiz.Attempt) int { return b.Started.Compare(a.Started) })
	return list[min(offset, len(list)):min(offset+limit, len(list))], len(list), nil
}

func (m *memory) Item(_ context.Context, learner roster.LearnerID, id quiz.AttemptID, position int) (quiz.Attempt, quiz.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, err := m.attempt(learner, id)
	if err != nil || position < 1 || position > len(m.papers[id]) {
		return quiz.Attempt{}, quiz.Item{}, none("question")
	}
	return a, m.item(id, position), nil
}

func (m *memory) item(id quiz.AttemptID, position int) quiz.Item {
	item := quiz.Item{Position: position, Question: m.papers[id][position-1]}
	if saved := m.answers[itemKey{id, position}]; len(saved) > 0 {
		last := saved[len(saved)-1]
		item.Answer = &last
	}
	return item
}

func (m *memory) Saved(_ context.Context, _ roster.LearnerID, id quiz.AttemptID, position, sequence int) (quiz.Answer, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range m.answers[itemKey{id, position}] {
		if a.Sequence == sequence {
			return a, nil
		}
	}
	return quiz.Answer{}, none("answer")
}

func (m *memory) Items(_ context.Context, learner roster.LearnerID, id quiz.AttemptID) ([]quiz.Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, err := m.attempt(learner, id); err != nil {
		return nil, err
	}
	var items []quiz.Item
	for i := range m.papers[id] {
		items = append(items, m.item(id, i+1))
	}
	return items, nil
}

func (m *memory) Marks(ctx context.Context, learner roster.LearnerID, id quiz.AttemptID) ([]quiz.Mark, error) {
	items, err := m.Items(ctx, learner, id)
	var marks []quiz.Mark
	for _, item := range items {
		mark := quiz.Mark{Position: item.Position}
		if item.Answer != nil {
			mark.Answered, mark.Points = true, item.Answer.Points
		}
		marks = append(marks, mark)
	}
	return marks, err
}

func (m *memory) Totals(_ context.Context, learner roster.LearnerID) (t quiz.Totals, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range m.attempts {
		if a.Learner == learner && a.Reveals(true) {
			t.Answered, t.Points, t.OutOf = t.Answered+a.Answered, t.Points+a.Points, t.OutOf+a.Answered
		}
	}
	return t, nil
}

// turn begins a write: a test may put another one before it.
func (m *memory) turn() error {
	m.mu.Lock()
	m.writes++
	n, before := m.writes, m.before
	m.mu.Unlock()
	if before != nil {
		before(n)
	}
	return m.stuck
}

func (m *memory) RecordAnswer(_ context.Context, r quiz.Recording) error {
	if err := m.turn(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	key := itemKey{r.Attempt, r.Answer.Position}
	if slices.ContainsFunc(m.answers[key], func(a quiz.Answer) bool { return a.Sequence == r.Answer.Sequence }) {
		return fmt.Errorf("wrapped: %w", quiz.ErrTaken)
	}
	a, err := m.attempt(r.Learner, r.Attempt)
	if err != nil {
		return err
	}
	if !a.Open() || a.Version != r.Version {
		return fmt.Errorf("wrapped: %w", quiz.ErrStale)
	}
	if err := m.learn(r.Learner, r.Learned); err != nil {
		return err
	}
	m.answers[key] = append(m.answers[key], r.Answer)
	a.Answered, a.Points, a.Version = r.Answered, r.Points, a.Version+1
	if r.Submit {
		a.Submitted = r.Answer.At
	}
	m.attempts[a.ID] = a
	return nil
}

func (m *memory) Submit(_ context.Context, s quiz.Submission) error {
	if err := m.turn(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	a, err := m.attempt(s.Learner, s.Attempt)
	if err != nil {
		return err
	}
	if !a.Open() || a.Version != s.Version {
		return quiz.ErrStale
	}
	if err := m.learn(s.Learner, s.Learned); err != nil {
		return err
	}
	a.Submitted, a.Version = s.At, a.Version+1
	m.attempts[a.ID] = a
	return nil
}

// learn stores memories, all or none.
func (m *memory) learn(learner roster.LearnerID, l quiz.Learned) error {
	for _, mem := range l.Memories {
		if m.memories[memoryKey{learner, mem.Fact.ID}].Version != mem.Version {
			return quiz.ErrStale
		}
	}
	for _, mem := range l.Memories {
		mem.Version++
		m.memories[memoryKey{learner, mem.Fact.ID}] = mem
	}
	m.log = append(m.log, l.Entries...)
	return nil
}

func (m *memory) CreateReport(_ context.Context, r quiz.Report) error {
	if slices.ContainsFunc(m.reports, func(o quiz.Report) bool { return o.ID == r.ID }) {
		return errs.New(errs.Conflict, "This is stored already.")
	}
	m.reports = append(m.reports, r)
	return nil
}

func (m *memory) Memories(_ context.Context, learner roster.LearnerID, facts []history.FactID) (map[history.FactID]review.Memory, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[history.FactID]review.Memory{}
	for _, id := range facts {
		if mem, ok := m.memories[memoryKey{learner, id}]; ok {
			out[id] = mem
		}
	}
	return out, nil
}

// desk is a service over a memory, with a clock that a test turns.
type desk struct {
	*quiz.Service
	store *memory
	now   time.Time
	ids   int
}

var vera = roster.Actor{Learner: "vera"}

func newDesk(t testing.TB) *desk {
	d := &desk{store: newMemory(), now: time.Date(2026, time.November, 2, 9, 30, 0, 0, time.UTC)}
	d.Service = quiz.NewService(d.store, banks{t}, func() time.Time { return d.now }, func() string {
		d.ids++
		return fmt.Sprintf("id-%03d", d.ids)
	})
	return d
}

// sit begins an attempt on questions whose right option is "yes".
func (d *desk) sit(feedback quiz.Feedback, questions ...question.Question) quiz.AttemptID {
	a := quiz.Attempt{
		ID: "sitting", Learner: vera.Learner, Quiz: quiz.OpenPractice, Class: roster.DefaultClass, Revision: "r1",
		Settings: quiz.Settings{Feedback: feedback, Zone: "Europe/Kyiv"}, Length: len(questions), Version: 1, Started: d.now,
	}
	d.store.attempts[a.ID], d.store.papers[a.ID] = a, questions
	return a.ID
}

// about is a question about some facts, with the options yes, no and maybe.
func about(facts ...string) question.Question {
	q := question.Question{ID: question.ID("q-" + facts[0]), Kind: "event-date", Interaction: &question.Choice{
		Options: []question.Option{{ID: "yes", Text: "Yes", Right: true}, {ID: "no", Text: "No"}, {ID: "maybe", Text: "Maybe"}},
	}}
	for _, f := range facts {
		q.Facts = append(q.Facts, history.NewFact("russia", f, "date", "1934"))
	}
	return q
}

// pick is an answer as it arrives.
func pick(id quiz.AttemptID, position, sequence int, option string) quiz.Sent {
	return quiz.Sent{Attempt: id, Position: position, Sequence: sequence, Read: func(question.Interaction) (question.Response, error) {
		return question.Response{Picks: []string{option}}, nil
	}}
}
