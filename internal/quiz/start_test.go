package quiz_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

func TestStartDrawsAPaper(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	set := quiz.Settings{Era: "soviet", Length: 5, Feedback: quiz.FeedbackEnd, Seed: 7, Zone: "Mars/Olympus"}
	a, err := d.Start(t.Context(), vera, quiz.OpenPractice, set)
	if err != nil {
		t.Fatal(err)
	}
	other, err := d.Start(t.Context(), vera, quiz.OpenPractice, set)
	if err != nil {
		t.Fatal(err)
	}
	if a.Settings.Seed == 7 || a.Settings.Seed == other.Settings.Seed {
		t.Error("the seed can be chosen or repeats")
	}
	want := quiz.Attempt{
		ID: "id-001", Learner: "vera", Quiz: quiz.OpenPractice, Class: roster.DefaultClass, Revision: "r1", Length: 5,
		Version: 1, Started: d.now,
		Settings: quiz.Settings{Era: "soviet", Length: 5, Feedback: quiz.FeedbackEnd, Seed: a.Settings.Seed, Zone: "Europe/Kyiv"},
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, d.store.attempts[a.ID]); diff != "" {
		t.Errorf("stored:\n%s", diff)
	}
	paper := d.store.papers[a.ID]
	if len(paper) != 5 || paper[0].Interaction == nil || paper[0].Era != "soviet" {
		t.Errorf("the paper has %d questions: %+v", len(paper), paper)
	}
}

func TestSettingsThatAskForNothing(t *testing.T) {
	t.Parallel()
	good := quiz.Settings{Length: 5, Feedback: quiz.FeedbackEach}
	tests := []struct {
		name   string
		change func(*quiz.Settings)
		want   string // part of what is said; nothing where it is right
	}{
		{"everything", func(*quiz.Settings) {}, ""},
		{"an era", func(s *quiz.Settings) { s.Era = "soviet" }, ""},
		{"the most", func(s *quiz.Settings) { s.Length = quiz.MaxLength }, ""},
		{"an unknown era", func(s *quiz.Settings) { s.Era = "atlantis" }, "no such era"},
		{"an unknown topic", func(s *quiz.Settings) { s.Topic = "atlantis" }, "no such topic"},
		{"an era without questions", func(s *quiz.Settings) { s.Era = "kyivan" }, "no questions"},
		{"a topic without questions", func(s *quiz.Settings) { s.Topic = "plans" }, "no questions"},
		{"no length", func(s *quiz.Settings) { s.Length = 0 }, "from 1 to 100"},
		{"too great a length", func(s *quiz.Settings) { s.Length = quiz.MaxLength + 1 }, "from 1 to 100"},
		{"no feedback", func(s *quiz.Settings) { s.Feedback = "" }, "when you want feedback"},
	}
	for _, tt := range tests {
		d, set := newDesk(t), good
		tt.change(&set)
		checked := d.Check(t.Context(), quiz.OpenPractice, set)
		_, started := d.Start(t.Context(), vera, quiz.OpenPractice, set)
		for name, err := range map[string]error{"Check": checked, "Start": started} {
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("%s of %s: %v", name, tt.name, err)
			case tt.want != "" && (!errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want)):
				t.Errorf("%s of %s: %v, want %q", name, tt.name, err, tt.want)
			}
		}
		if n := len(d.store.attempts); (n == 1) != (tt.want == "") {
			t.Errorf("%s: %d attempts are stored", tt.name, n)
		}
	}
}

func TestStartIsRefused(t *testing.T) {
	t.Parallel()
	set := quiz.Settings{Length: 5, Feedback: quiz.FeedbackEach}
	d := newDesk(t)
	if _, err := d.Start(t.Context(), roster.Actor{}, quiz.OpenPractice, set); !errs.Is(err, errs.Forbidden) {
		t.Errorf("a visitor: %v", err)
	}
	if _, err := d.Start(t.Context(), vera, "midterm", set); !errs.Is(err, errs.NotFound) {
		t.Errorf("an unknown quiz: %v", err)
	}
	d.store.class.ID = "evening"
	if _, err := d.Start(t.Context(), vera, quiz.OpenPractice, set); !errs.Is(err, errs.Forbidden) {
		t.Errorf("the quiz of another class: %v", err)
	}
	d.store.class = quiz.Class{ID: roster.DefaultClass, Revision: "r2"}
	if _, err := d.Start(t.Context(), vera, quiz.OpenPractice, set); !errs.Is(err, errs.NotFound) {
		t.Errorf("a revision that nobody has: %v", err)
	}
	if err := d.Check(t.Context(), quiz.OpenPractice, set); !errs.Is(err, errs.NotFound) {
		t.Errorf("the check of a revision that nobody has: %v", err)
	}
	if len(d.store.attempts) > 0 {
		t.Error("an attempt is stored")
	}
}

func TestActiveIsTheClassesEdition(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.store.class.Overlay.Hidden = []history.FactID{"russia/congress-3#date"}
	got, err := d.Active(t.Context(), quiz.OpenPractice)
	if got.Revision != "r1" || !got.Overlay.Hides("russia/congress-3#date") || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := d.Active(t.Context(), "midterm"); !errs.Is(err, errs.NotFound) {
		t.Errorf("an unknown quiz: %v", err)
	}
}
