package quiz_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
)

// first runs something before the first write of a store, once it is loaded and computed, as another tab would.
func (d *desk) first(t *testing.T, other func() error) {
	d.store.before = func(write int) {
		if write == 1 {
			if err := other(); err != nil {
				t.Error("the other tab:", err)
			}
		}
	}
}

func TestAnotherTabWasFirst(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		feedback quiz.Feedback
		other    quiz.Sent
		want     errs.Kind
		after    state
	}{
		{"with the same answer", quiz.FeedbackEach, pick("sitting", 1, 1, "yes"), 0, state{1, 1, false, 1, 1}},
		{"with another answer", quiz.FeedbackEach, pick("sitting", 1, 1, "no"), errs.Conflict, state{1, 0, false, 1, 1}},
		{"on another question", quiz.FeedbackEach, pick("sitting", 2, 1, "yes"), 0, state{2, 2, true, 2, 2}},
		{"with the same save", quiz.FeedbackEnd, pick("sitting", 1, 1, "yes"), 0, state{1, 1, false, 1, 0}},
		{"with another save", quiz.FeedbackEnd, pick("sitting", 1, 1, "no"), errs.Conflict, state{1, 0, false, 1, 0}},
		{"with a save of another question", quiz.FeedbackEnd, pick("sitting", 2, 1, "no"), 0, state{2, 1, false, 2, 0}},
	}
	for _, tt := range tests {
		d := newDesk(t)
		id := d.sit(tt.feedback, about("a"), about("b"))
		d.first(t, func() error { _, err := d.Answer(t.Context(), vera, tt.other); return err })
		_, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes"))
		if tt.want == errs.Internal && err != nil || tt.want != errs.Internal && !errs.Is(err, tt.want) {
			t.Errorf("%s: %v, want the kind %q", tt.name, err, tt.want)
		}
		if diff := cmp.Diff(tt.after, d.state(id)); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
}

func TestASubmissionWasFirst(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEnd, about("a"), about("b"))
	d.first(t, func() error { _, err := d.Submit(t.Context(), vera, id); return err })
	if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); !errs.Is(err, errs.Gone) {
		t.Errorf("the answer that came too late: %v", err)
	}
	if diff := cmp.Diff(state{Submitted: true}, d.state(id)); diff != "" {
		t.Error(diff)
	}
}

// A submission counts an answer that was stored while it was being worked out.
func TestASubmissionWaitsForNoAnswerAndLosesNone(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEnd, about("a"), about("b"))
	d.first(t, func() error { _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); return err })
	a, err := d.Submit(t.Context(), vera, id)
	if err != nil || a.Answered != 1 {
		t.Errorf("submitted %+v: %v", a, err)
	}
	if diff := cmp.Diff(state{1, 1, true, 1, 1}, d.state(id)); diff != "" {
		t.Error(diff)
	}
}

// The memory of a fact moved on in another attempt: it is folded again, not overwritten.
func TestAnotherAttemptTaughtTheFact(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"), about("b"))
	key := memoryKey{vera.Learner, about("a").Facts[0].ID}
	d.first(t, func() error {
		d.store.memories[key] = review.Memory{Fact: about("a").Facts[0], Seen: 1, Wrong: 1, Version: 1, LastSeen: d.now}
		return nil
	})
	if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); err != nil {
		t.Fatal(err)
	}
	want := review.Memory{Fact: about("a").Facts[0], Seen: 2, Right: 1, Wrong: 1, Version: 2, LastSeen: d.now}
	if diff := cmp.Diff(want, d.store.memories[key]); diff != "" {
		t.Error(diff)
	}
}

func TestItGivesUpWhereItIsAlwaysOvertaken(t *testing.T) {
	t.Parallel()
	for _, stuck := range []error{quiz.ErrStale, quiz.ErrTaken} {
		d := newDesk(t)
		id := d.sit(quiz.FeedbackEnd, about("a"))
		d.store.stuck = stuck
		if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); !errs.Is(err, errs.Unavailable) {
			t.Errorf("an answer that finds %q: %v", stuck, err)
		}
		if _, err := d.Submit(t.Context(), vera, id); !errs.Is(err, errs.Unavailable) {
			t.Errorf("a submission that finds %q: %v", stuck, err)
		}
		if d.store.writes < 6 || d.store.writes > 60 {
			t.Errorf("it tried %d times", d.store.writes)
		}
	}
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEnd, about("a"))
	d.store.stuck = errors.New("the disk is full")
	if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); !errors.Is(err, d.store.stuck) || d.store.writes != 1 {
		t.Errorf("after %d tries: %v", d.store.writes, err)
	}
}

// Many tabs at once: each question counts once, and the last one submits.
func TestManyTabs(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"), about("b"), about("c"))
	var tabs sync.WaitGroup
	for position := 1; position <= 3; position++ {
		tabs.Go(func() {
			if _, err := d.Answer(t.Context(), vera, pick(id, position, 1, "yes")); err != nil {
				t.Errorf("question %d: %v", position, err)
			}
		})
	}
	tabs.Wait()
	if diff := cmp.Diff(state{3, 3, true, 3, 3}, d.state(id)); diff != "" {
		t.Error(diff)
	}
}

func TestNobodyReachesAnothersAttempt(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEnd, about("a"))
	ctx := t.Context()
	calls := map[string]func(roster.Actor) error{
		"Attempt": func(a roster.Actor) error { _, err := d.Attempt(ctx, a, id); return err },
		"Item":    func(a roster.Actor) error { _, _, _, err := d.Item(ctx, a, id, 1); return err },
		"Marks":   func(a roster.Actor) error { _, err := d.Marks(ctx, a, id); return err },
		"Sitting": func(a roster.Actor) error { _, _, err := d.Sitting(ctx, a, id); return err },
		"Answer":  func(a roster.Actor) error { _, err := d.Answer(ctx, a, pick(id, 1, 1, "yes")); return err },
		"Submit":  func(a roster.Actor) error { _, err := d.Submit(ctx, a, id); return err },
		"Report":  func(a roster.Actor) error { _, err := d.Report(ctx, a, id, 1, "other", ""); return err },
	}
	teacher := roster.Actor{Learner: "clio", Account: "clio", Admin: true}
	for name, call := range calls {
		for who, tt := range map[string]struct {
			actor roster.Actor
			want  errs.Kind
		}{
			"a visitor": {roster.Actor{}, errs.Unauthenticated}, "another guest": {roster.Actor{Learner: "lev"}, errs.NotFound},
			"a teacher": {teacher, errs.NotFound},
		} {
			if err := call(tt.actor); !errs.Is(err, tt.want) {
				t.Errorf("%s calls %s: %v, want the kind %q", who, name, err, tt.want)
			}
		}
	}
	if d.state(id) != (state{}) || len(d.store.reports) > 0 {
		t.Errorf("stored %+v and %d reports", d.state(id), len(d.store.reports))
	}
	for name, call := range calls {
		if err := call(vera); err != nil && name != "Answer" { // which may come after Submit
			t.Errorf("the one whose attempt it is calls %s: %v", name, err)
		}
	}
}
