package quiz_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
)

// state is what a test looks at after each step.
type state struct {
	Answered  int
	Points    float64
	Submitted bool
	Saves     int // rows of answers
	Log       int // rows of the review log
}

func (d *desk) state(id quiz.AttemptID) state {
	a := d.store.attempts[id]
	s := state{Answered: a.Answered, Points: a.Points, Submitted: !a.Open(), Log: len(d.store.log)}
	for key, saved := range d.store.answers {
		if key.attempt == id {
			s.Saves += len(saved)
		}
	}
	return s
}

// step is one answer that arrives, and what is to come of it.
type step struct {
	name               string
	position, sequence int
	option             string
	want               errs.Kind // Internal for none
	after              state
}

func (d *desk) take(t *testing.T, id quiz.AttemptID, steps []step) {
	t.Helper()
	for _, s := range steps {
		a, err := d.Answer(t.Context(), vera, pick(id, s.position, s.sequence, s.option))
		if s.want == errs.Internal && err != nil || s.want != errs.Internal && !errs.Is(err, s.want) {
			t.Errorf("%s: %v, want the kind %q", s.name, err, s.want)
		}
		if diff := cmp.Diff(s.after, d.state(id)); diff != "" {
			t.Errorf("%s:\n%s", s.name, diff)
		}
		if err == nil && (a.Answered != s.after.Answered || a.Points != s.after.Points || a.Open() == s.after.Submitted) {
			t.Errorf("%s: returned %+v", s.name, a)
		}
	}
}

func TestWithFeedbackAfterEachTheFirstAnswerIsFinal(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"), about("b"))
	first, both := state{1, 0, false, 1, 1}, state{2, 1, true, 2, 2}
	d.take(t, id, []step{
		{"an option that was not offered", 1, 1, "perhaps", errs.Invalid, state{}},
		{"a sequence that is not next", 1, 2, "no", errs.Invalid, state{}},
		{"a wrong answer", 1, 1, "no", 0, first},
		{"the same again", 1, 1, "no", 0, first},
		{"another one", 1, 1, "yes", errs.Conflict, first},
		{"a later one", 1, 2, "yes", errs.Conflict, first},
		{"no such question", 3, 1, "yes", errs.NotFound, first},
		{"the last one submits", 2, 1, "yes", 0, both},
		{"and again", 2, 1, "yes", 0, both},
		{"a change afterwards", 2, 1, "no", errs.Conflict, both},
		{"a change of the first", 1, 2, "yes", errs.Conflict, both},
	})
	if a := d.store.attempts[id]; !a.Submitted.Equal(d.now) || a.Version != 3 {
		t.Errorf("the attempt is %+v", a)
	}
	if answer := d.store.answers[itemKey{id, 1}][0]; !answer.Final {
		t.Error("the answer can be changed")
	}
}

func TestWithFeedbackAtTheEndAnswersCanBeChanged(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEnd, about("a"), about("b"), about("c"))
	d.take(t, id, []step{
		{"a wrong answer", 1, 1, "no", 0, state{1, 0, false, 1, 0}},
		{"a better one", 1, 2, "yes", 0, state{1, 1, false, 2, 0}},
		{"a worse one again", 1, 3, "no", 0, state{1, 0, false, 3, 0}},
		{"the first save, late", 1, 1, "no", 0, state{1, 0, false, 3, 0}},
		{"another tab's first save", 1, 1, "yes", errs.Conflict, state{1, 0, false, 3, 0}},
		{"a save that another took the place of", 1, 2, "yes", errs.Conflict, state{1, 0, false, 3, 0}},
		{"another tab's last save", 1, 3, "maybe", errs.Conflict, state{1, 0, false, 3, 0}},
		{"a save that skips one", 1, 5, "yes", errs.Invalid, state{1, 0, false, 3, 0}},
		{"the second question", 2, 1, "yes", 0, state{2, 1, false, 4, 0}},
	})
	a, err := d.Submit(t.Context(), vera, id)
	if err != nil || a.Open() {
		t.Fatalf("submitted as %+v: %v", a, err)
	}
	handedIn := state{2, 1, true, 4, 2}
	d.take(t, id, []step{
		{"a save after the submission", 1, 4, "yes", errs.Gone, handedIn},
		{"a first save after the submission", 3, 1, "yes", errs.Gone, handedIn},
		{"a save that was stored before it", 2, 1, "yes", 0, handedIn},
	})
	d.now = d.now.Add(time.Hour)
	again, err := d.Submit(t.Context(), vera, id)
	if err != nil || !again.Submitted.Equal(a.Submitted) {
		t.Errorf("handing in again: %+v, %v", again, err)
	}
	if diff := cmp.Diff(handedIn, d.state(id)); diff != "" {
		t.Error(diff)
	}
}

func TestAConflictShowsBothAnswers(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"), about("b"))
	if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "no")); err != nil {
		t.Fatal(err)
	}
	_, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes"))
	var conflict *quiz.ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("%v is no conflict", err)
	}
	if conflict.Attempt.ID != id || conflict.Item.Position != 1 || conflict.Item.Answer.Response.Picks[0] != "no" || conflict.Sent.Picks[0] != "yes" {
		t.Errorf("the conflict is %+v", conflict)
	}
}

// What a handler can't read is its own error, and nothing is stored.
func TestAnAnswerThatCantBeRead(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"))
	unread := errors.New("no such form")
	_, err := d.Answer(t.Context(), vera, quiz.Sent{
		Attempt: id, Position: 1, Sequence: 1,
		Read: func(in question.Interaction) (question.Response, error) {
			if in.Name() != "choice" {
				t.Errorf("read as %q", in.Name())
			}
			return question.Response{}, unread
		},
	})
	if !errors.Is(err, unread) || d.state(id) != (state{}) {
		t.Errorf("%v; stored %+v", err, d.state(id))
	}
}

// An answer teaches each of the question's facts by its own credit, and a fact asked twice is folded twice.
func TestWhatAnswersTeach(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.now = time.Date(2026, time.November, 2, 1, 30, 0, 0, time.UTC) // 03:30 in Kyiv: still the study day before
	id := d.sit(quiz.FeedbackEnd, about("a", "b"), about("a"), about("c"))
	fact := func(name string) memoryKey { return memoryKey{vera.Learner, about(name).Facts[0].ID} }
	known := review.Memory{Fact: about("a").Facts[0], Seen: 5, Right: 5, Version: 5, LastSeen: d.now.AddDate(0, 0, -9)}
	d.store.memories[fact("a")] = known
	for position, option := range []string{"yes", "no"} {
		if _, err := d.Answer(t.Context(), vera, pick(id, position+1, 1, option)); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.store.log) > 0 {
		t.Error("answers that can still be changed have taught something")
	}
	if _, err := d.Submit(t.Context(), vera, id); err != nil {
		t.Fatal(err)
	}
	want := map[memoryKey]review.Memory{
		fact("a"): {Fact: known.Fact, Seen: 7, Right: 6, Wrong: 1, Version: 6, LastSeen: d.now},
		fact("b"): {Fact: about("b").Facts[0], Seen: 1, Right: 1, Version: 1, LastSeen: d.now},
	}
	if diff := cmp.Diff(want, d.store.memories); diff != "" {
		t.Error(diff)
	}
	var ratings []review.Rating
	ids := map[string]bool{}
	for _, e := range d.store.log {
		ratings = append(ratings, e.Rating)
		ids[e.ID] = true
		if e.RatedBy != review.App || e.Attempt != string(id) || !e.At.Equal(d.now) || e.Scheduler != review.Scheduler || e.Params != review.DefaultParams {
			t.Errorf("the log has %+v", e)
		}
		if want := int(time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC).Unix() / 86400); e.Day != want {
			t.Errorf("the study day is %d, want %d", e.Day, want)
		}
	}
	if diff := cmp.Diff([]review.Rating{review.Good, review.Good, review.Again}, ratings); diff != "" || len(ids) != 3 {
		t.Errorf("%d rows: %s", len(ids), diff)
	}
}

func TestAZoneThatIsUnknownTeachesNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"))
	a := d.store.attempts[id]
	a.Settings.Zone = "Mars/Olympus"
	d.store.attempts[id] = a
	if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); err == nil || d.state(id) != (state{}) {
		t.Errorf("%v; stored %+v", err, d.state(id))
	}
}

// What was learned of a fact under the name that it had before goes on under today's, and what is stored stays stored.
func TestAnAnswerCarriesAMemoryOn(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	q := about("kirov-killed")
	today, former := q.Facts[0], about("kirov-murdered").Facts[0]
	q.Formerly = map[history.FactID][]history.FactID{today.ID: {about("kirov").Facts[0].ID, former.ID}}
	known := review.Memory{Fact: former, Seen: 5, Right: 5, Version: 5, LastSeen: d.now.AddDate(0, 0, -9)}
	old := memoryKey{vera.Learner, former.ID}
	d.store.memories[old] = known
	id := d.sit(quiz.FeedbackEach, q, q)
	for position, option := range []string{"yes", "no"} {
		if _, err := d.Answer(t.Context(), vera, pick(id, position+1, 1, option)); err != nil {
			t.Fatal(err)
		}
	}
	want := map[memoryKey]review.Memory{
		old:                      known,
		{vera.Learner, today.ID}: {Fact: today, Seen: 7, Right: 6, Wrong: 1, Version: 2, LastSeen: d.now},
	}
	if diff := cmp.Diff(want, d.store.memories); diff != "" {
		t.Error(diff)
	}
	for _, e := range d.store.log {
		if e.Fact != today {
			t.Errorf("the log has a review of %s", e.Fact.ID)
		}
	}
	// A paper that was drawn before the new name teaches under the old one; what was seen last is what goes on.
	d.now = d.now.Add(time.Hour)
	late := known
	late.Seen, late.LastSeen = 9, d.now
	d.store.memories[old] = late
	again := d.sit(quiz.FeedbackEnd, q)
	d.store.answers = map[itemKey][]quiz.Answer{}
	if _, err := d.Answer(t.Context(), vera, pick(again, 1, 1, "yes")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Submit(t.Context(), vera, again); err != nil {
		t.Fatal(err)
	}
	if got := d.store.memories[memoryKey{vera.Learner, today.ID}]; got.Seen != 10 || got.Version != 3 {
		t.Errorf("the memory is %+v", got)
	}
}
