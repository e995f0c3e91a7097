package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

// TestEnginesAnswerAlike does the same random things to a store on each engine and compares what they answer.
func TestEnginesAnswerAlike(t *testing.T) {
	t.Parallel()
	var worlds []*storetest.World
	for _, e := range storetest.Engines() {
		worlds = append(worlds, storetest.NewWorld(t, e.Open(t, store.Options{})))
	}
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		p := newPlay(rt, run)
		for _, w := range worlds { // what each run leaves is there for the next one's pages and searches
			if err := p.begin(t.Context(), w.Store); err != nil {
				rt.Fatal(err)
			}
		}
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			step := p.step()
			want := step.run(t.Context(), worlds[0].Store)
			got := step.run(t.Context(), worlds[1].Store)
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("%s: (-sqlite +postgres)\n%s", step.name, diff)
			}
		}
	})
}

// play draws what is done in one run: to two learners with an attempt each, of which the second may meddle with
// the first one's.
type play struct {
	rt       *rapid.T
	id       string
	learners []roster.LearnerID
	attempts []quiz.Attempt
	n        int
}

// step is one call, as text of all that it returned.
type step struct {
	name string
	run  func(ctx context.Context, s *store.Store) string
}

const playPaper = 3

func newPlay(rt *rapid.T, run int) *play {
	p := &play{rt: rt, id: fmt.Sprintf("run%d-%d", run, time.Now().UnixNano())}
	for i := range 2 {
		learner := roster.LearnerID(fmt.Sprintf("%s-learner%d", p.id, i))
		p.learners = append(p.learners, learner)
		p.attempts = append(p.attempts, quiz.Attempt{
			ID: quiz.AttemptID(fmt.Sprintf("%s-attempt%d", p.id, i)), Learner: learner, Quiz: quiz.OpenPractice, Class: roster.DefaultClass,
			Revision: storetest.Hash, Length: playPaper, Version: 1, Started: storetest.Start.Add(time.Duration(run) * time.Second),
			Settings: quiz.Settings{Feedback: rapid.SampledFrom([]quiz.Feedback{quiz.FeedbackEach, quiz.FeedbackEnd}).Draw(rt, "feedback")},
		})
	}
	return p
}

func (p *play) begin(ctx context.Context, s *store.Store) error {
	var failed error
	for i, a := range p.attempts {
		failed = errors.Join(failed, s.CreateSession(ctx, storetest.Session(p.learners[i]), true), s.CreateAttempt(ctx, a, storetest.Paper(playPaper)))
	}
	return failed
}

func (p *play) step() step {
	p.n++
	switch rapid.IntRange(0, 6).Draw(p.rt, "step") {
	case 0, 1, 2:
		return p.answer()
	case 3:
		return p.submit()
	case 4:
		return p.name()
	case 5:
		return p.report()
	default:
		return p.look()
	}
}

func (p *play) who() roster.LearnerID { return rapid.SampledFrom(p.learners).Draw(p.rt, "learner") }

func (p *play) which() quiz.Attempt { return rapid.SampledFrom(p.attempts).Draw(p.rt, "attempt") }

func (p *play) answer() step {
	a, learner := p.which(), p.which().Learner
	a.Version = rapid.IntRange(1, 4).Draw(p.rt, "version")
	a.Answered = rapid.IntRange(0, playPaper-1).Draw(p.rt, "answered")
	r := storetest.Answer(a, rapid.IntRange(0, playPaper+1).Draw(p.rt, "position"), rapid.IntRange(1, 3).Draw(p.rt, "sequence"))
	r.Learner, r.Submit = learner, rapid.Bool().Draw(p.rt, "submit")
	r.Answer.Final, r.Answer.Response.Text = rapid.Bool().Draw(p.rt, "final"), p.text()
	r.Memories[0].Version = rapid.IntRange(0, 2).Draw(p.rt, "memory")
	r.Entries[0].ID = fmt.Sprint(p.id, p.n)
	return step{"RecordAnswer", func(ctx context.Context, s *store.Store) string { return said(s.RecordAnswer(ctx, r)) }}
}

func (p *play) submit() step {
	sub := quiz.Submission{
		Learner: p.who(), Attempt: p.which().ID, Version: rapid.IntRange(1, 4).Draw(p.rt, "version"), At: storetest.Start,
		Learned: quiz.Learned{Memories: []review.Memory{{
			Fact: storetest.Fact(rapid.IntRange(1, playPaper).Draw(p.rt, "fact")), Seen: p.n, Version: rapid.IntRange(0, 2).Draw(p.rt, "memory"),
		}}},
	}
	return step{"Submit", func(ctx context.Context, s *store.Store) string { return said(s.Submit(ctx, sub)) }}
}

func (p *play) name() step {
	learner, name := p.who(), p.text()
	return step{"NameLearner", func(ctx context.Context, s *store.Store) string {
		return said(s.NameLearner(ctx, learner, name, storetest.Start))
	}}
}

func (p *play) report() step {
	r := quiz.Report{
		ID: fmt.Sprint(p.id, "-report", rapid.IntRange(0, 2).Draw(p.rt, "report")), Learner: p.who(), Attempt: p.which().ID,
		Position: rapid.IntRange(0, playPaper+1).Draw(p.rt, "position"), Revision: storetest.Hash, Text: p.text(), At: storetest.Start,
		Facts: []history.FactID{"z", "B", "a"},
	}
	return step{"CreateReport", func(ctx context.Context, s *store.Store) string { return said(s.CreateReport(ctx, r)) }}
}

// text is any bytes: what neither can keep, both must refuse.
func (p *play) text() string {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Ann", "ANN", "Straße", "%", "a\x00", "\xff"})).Draw(p.rt, "text")
}

// look reads all that the run changed.
func (p *play) look() step {
	a, learner, filter := p.which(), p.who(), gradebook.Filter{Text: p.text()}
	offset, limit := rapid.IntRange(0, 4).Draw(p.rt, "offset"), rapid.IntRange(1, 5).Draw(p.rt, "limit")
	return step{"reading", func(ctx context.Context, s *store.Store) string {
		name, err := s.LearnerName(ctx, learner)
		out := said(err, name)
		attempt, err := s.Attempt(ctx, learner, a.ID)
		out += said(err, attempt)
		items, err := s.Items(ctx, learner, a.ID)
		out += said(err, answers(items))
		marks, err := s.Marks(ctx, learner, a.ID)
		out += said(err, marks)
		totals, err := s.Totals(ctx, learner)
		out += said(err, totals)
		var memories []review.Memory
		err = s.EachMemory(ctx, learner, func(m review.Memory) error {
			memories = append(memories, m)
			return nil
		})
		out += said(err, memories)
		scores, total, err := s.Scores(ctx, roster.DefaultClass, filter, offset, limit)
		out += said(err, scores, total)
		reports, total, open, err := s.Reports(ctx, roster.DefaultClass, offset, limit)
		for _, r := range reports {
			out += fmt.Sprintln(r.Report, r.Student, answers([]quiz.Item{r.Item}))
		}
		return out + said(err, total, open)
	}}
}

func answers(items []quiz.Item) (all []quiz.Answer) {
	for _, i := range items {
		if i.Answer != nil {
			all = append(all, *i.Answer)
		}
	}
	return all
}

// said is what a call returned; of its error, what the program tells apart.
func said(err error, values ...any) string {
	if err == nil {
		return fmt.Sprintf("%+v\n", values)
	}
	return fmt.Sprintf("%v, taken %v, stale %v\n", errs.KindOf(err), errors.Is(err, quiz.ErrTaken), errors.Is(err, quiz.ErrStale))
}
