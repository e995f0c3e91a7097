package quiz_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

func TestReveals(t *testing.T) {
	t.Parallel()
	handedIn := time.Unix(1, 0)
	tests := []struct {
		feedback  quiz.Feedback
		submitted time.Time
		answered  bool
		want      bool
	}{
		{quiz.FeedbackEach, time.Time{}, false, false},
		{quiz.FeedbackEach, time.Time{}, true, true},
		{quiz.FeedbackEnd, time.Time{}, true, false},
		{quiz.FeedbackEnd, handedIn, true, true},
		{quiz.FeedbackEnd, handedIn, false, true},
	}
	for _, tt := range tests {
		a := quiz.Attempt{Settings: quiz.Settings{Feedback: tt.feedback}, Submitted: tt.submitted}
		if got := a.Reveals(tt.answered); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

func TestReadingBack(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a"), about("b"))
	if _, err := d.Answer(t.Context(), vera, pick(id, 1, 1, "yes")); err != nil {
		t.Fatal(err)
	}
	a, item, marks, err := d.Item(t.Context(), vera, id, 1)
	if err != nil || a.Answered != 1 || item.Answer == nil || item.Answer.Points != 1 {
		t.Errorf("question 1 is %+v of %+v: %v", item, a, err)
	}
	want := []quiz.Mark{{Position: 1, Answered: true, Points: 1}, {Position: 2}}
	if diff := cmp.Diff(want, marks); diff != "" || quiz.Next(marks) != 2 {
		t.Errorf("next is %d:\n%s", quiz.Next(marks), diff)
	}
	if quiz.Next(marks[:1]) != 0 {
		t.Error("there is a next question where all are answered")
	}
	if list, n, err := d.Attempts(t.Context(), vera, true, 0, 5); err != nil || n != 1 || len(list) != 1 {
		t.Errorf("%d attempts, %v", n, err)
	}
	if totals, err := d.Totals(t.Context(), vera); err != nil || totals != (quiz.Totals{Answered: 1, Points: 1, OutOf: 1}) {
		t.Errorf("totals are %+v, %v", totals, err)
	}
	_, n, err := d.Attempts(t.Context(), roster.Actor{}, false, 0, 5)
	if totals, e := d.Totals(t.Context(), roster.Actor{}); n != 0 || err != nil || e != nil || totals != (quiz.Totals{}) {
		t.Errorf("a visitor has %d attempts and %+v: %v, %v", n, totals, err, e)
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	id := d.sit(quiz.FeedbackEach, about("a", "b"))
	for range 2 { // a reload sends it once more
		if _, err := d.Report(t.Context(), vera, id, 1, "source", "It says 1935."); err != nil {
			t.Fatal(err)
		}
	}
	want := []quiz.Report{{
		Learner: "vera", Attempt: id, Position: 1, Question: "q-a", Revision: "r1",
		Facts: []history.FactID{"russia/a#date", "russia/b#date"}, Reason: "source", Text: "It says 1935.", At: d.now,
	}}
	if diff := cmp.Diff(want, d.store.reports, cmpopts.IgnoreFields(quiz.Report{}, "ID")); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Report(t.Context(), vera, id, 1, "source", "It says 1936."); err != nil || len(d.store.reports) != 2 {
		t.Errorf("another report makes %d: %v", len(d.store.reports), err)
	}
	if _, err := d.Report(t.Context(), vera, id, 2, "source", ""); !errs.Is(err, errs.NotFound) {
		t.Errorf("a question that is not there: %v", err)
	}
}

// Whatever comes in whatever order, the attempt's sums are those of the answers that count, nothing is taken once
// it is handed in, and the log has one row for each fact of each answer that is final.
func TestSumsFollowTheAnswers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(nil)
		feedback := rapid.SampledFrom([]quiz.Feedback{quiz.FeedbackEach, quiz.FeedbackEnd}).Draw(t, "feedback")
		id := d.sit(feedback, about("a"), about("b", "c"), about("a"))
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			before := d.state(id)
			if rapid.IntRange(0, 9).Draw(t, "step") == 0 {
				if _, err := d.Submit(t.Context(), vera, id); err != nil {
					t.Fatal(err)
				}
				continue
			}
			sent := pick(id, rapid.IntRange(1, 3).Draw(t, "position"), rapid.IntRange(1, 3).Draw(t, "sequence"),
				rapid.SampledFrom([]string{"yes", "no", "perhaps"}).Draw(t, "option"))
			_, err := d.Answer(t.Context(), vera, sent)
			if after := d.state(id); (err != nil || before.Submitted) && after != before {
				t.Fatalf("%v changed %+v into %+v", err, before, after)
			}
			d.consistent(t, id)
		}
	})
}

// consistent fails where the sums of an attempt are not those of its answers.
func (d *desk) consistent(t *rapid.T, id quiz.AttemptID) {
	a, items, err := d.Sitting(t.Context(), vera, id)
	if err != nil {
		t.Fatal(err)
	}
	answered, points, facts := 0, 0.0, 0
	for _, item := range items {
		if item.Answer != nil {
			answered, points, facts = answered+1, points+item.Answer.Points, facts+len(item.Question.Facts)
		}
	}
	if a.Answered != answered || a.Points != points {
		t.Fatalf("the attempt says %d answers and %v points, and has %d and %v", a.Answered, a.Points, answered, points)
	}
	if a.Settings.Feedback == quiz.FeedbackEnd && a.Open() {
		facts = 0
	}
	if len(d.store.log) != facts {
		t.Fatalf("the log has %d rows for %d facts", len(d.store.log), facts)
	}
	if a.Settings.Feedback == quiz.FeedbackEach && answered == a.Length && a.Open() {
		t.Fatal("all is answered, and the attempt is open")
	}
}
