package gradebook_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// book is a store of one class's scores that writes down what it is asked, and the audit log beside it.
type book struct {
	scores []gradebook.Score
	asked  []string
	after  int   // scores after which EachScore fails
	err    error // with which it does
}

func (b *book) Scores(_ context.Context, class roster.ClassID, f gradebook.Filter, offset, limit int) ([]gradebook.Score, int, error) {
	b.asked = append(b.asked, "scores of "+string(class)+" "+f.Text)
	return b.scores[min(offset, len(b.scores)):min(offset+limit, len(b.scores))], len(b.scores), nil
}

func (b *book) EachScore(_ context.Context, class roster.ClassID, f gradebook.Filter, yield func(gradebook.Score) error) error {
	b.asked = append(b.asked, "each of "+string(class)+" "+f.Text)
	for i, s := range b.scores {
		if i == b.after && b.err != nil {
			return b.err
		}
		if err := yield(s); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) Score(_ context.Context, class roster.ClassID, id quiz.AttemptID) (gradebook.Score, error) {
	b.asked = append(b.asked, "score "+string(id)+" of "+string(class))
	for _, s := range b.scores {
		if s.Attempt.ID == id {
			return s, nil
		}
	}
	return gradebook.Score{}, errs.New(errs.NotFound, "There is no such attempt.")
}

func (b *book) Items(_ context.Context, learner roster.LearnerID, id quiz.AttemptID) ([]quiz.Item, error) {
	b.asked = append(b.asked, "items "+string(id)+" of "+string(learner))
	return []quiz.Item{{Position: 1}}, nil
}

func (b *book) Reports(_ context.Context, class roster.ClassID, _, _ int) ([]gradebook.Report, int, int, error) {
	b.asked = append(b.asked, "reports of "+string(class))
	return nil, 4, 2, nil
}

func (b *book) Record(_ context.Context, actor roster.Actor, action, subject string, detail map[string]any) error {
	b.asked = append(b.asked, "audit "+string(actor.Account)+" "+action+" "+subject+" "+detail["filter"].(string))
	return nil
}

var clio = roster.Actor{Learner: "l", Account: "clio", Classes: map[roster.ClassID]roster.Role{roster.DefaultClass: roster.Instructor}}

func TestOnlyTheClassesTeachersSeeItsScores(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		actor roster.Actor
		class roster.ClassID
		want  errs.Kind
	}{
		{"a visitor", roster.Actor{}, roster.DefaultClass, errs.Unauthenticated},
		{"a guest", roster.Actor{Learner: "l"}, roster.DefaultClass, errs.Unauthenticated},
		{"somebody without a role", roster.Actor{Learner: "l", Account: "a"}, roster.DefaultClass, errs.Forbidden},
		{"another class's teacher", clio, "another", errs.Forbidden},
	}
	for _, tt := range tests {
		store := &book{scores: scores()}
		s := gradebook.NewService(store, store)
		ctx := t.Context()
		calls := map[string]func() error{
			"Scores":  func() error { _, _, err := s.Scores(ctx, tt.actor, tt.class, gradebook.Filter{}, 0, 10); return err },
			"Sitting": func() error { _, _, err := s.Sitting(ctx, tt.actor, tt.class, "a1"); return err },
			"Reports": func() error { _, _, _, err := s.Reports(ctx, tt.actor, tt.class, 0, 10); return err },
			"Export": func() error {
				var b bytes.Buffer
				err := s.Export(ctx, tt.actor, tt.class, gradebook.Filter{}, &b, era)
				if b.Len() > 0 {
					t.Errorf("%s got %q", tt.name, b.String())
				}
				return err
			},
		}
		for name, call := range calls {
			if err := call(); !errs.Is(err, tt.want) {
				t.Errorf("%s calls %s: %v, want the kind %q", tt.name, name, err, tt.want)
			}
		}
		if len(store.asked) > 0 {
			t.Errorf("for %s the store was asked for %q", tt.name, store.asked)
		}
	}
}

func TestTeachersRead(t *testing.T) {
	t.Parallel()
	store := &book{scores: scores()}
	s := gradebook.NewService(store, store)
	list, total, err := s.Scores(t.Context(), clio, roster.DefaultClass, gradebook.Filter{Text: "vera"}, 1, 2)
	if err != nil || len(list) != 2 || total != 5 || list[0].Attempt.ID != "a2" {
		t.Errorf("scores: %d of %d, %v", len(list), total, err)
	}
	score, items, err := s.Sitting(t.Context(), clio, roster.DefaultClass, "a3")
	if err != nil || score.Attempt.ID != "a3" || len(items) != 1 {
		t.Errorf("one sitting: %+v with %d items, %v", score, len(items), err)
	}
	if _, _, err := s.Sitting(t.Context(), clio, roster.DefaultClass, "none"); !errs.Is(err, errs.NotFound) {
		t.Errorf("an attempt of no class: %v", err)
	}
	if _, total, open, err := s.Reports(t.Context(), clio, roster.DefaultClass, 0, 10); err != nil || total != 4 || open != 2 {
		t.Errorf("reports: %d, %d open, %v", total, open, err)
	}
	want := []string{
		"scores of open vera", "score a3 of open", "items a3 of learner-7f3a", "score none of open", "reports of open",
	}
	if diff := cmp.Diff(want, store.asked); diff != "" {
		t.Errorf("the store was asked for:\n%s", diff)
	}
}

func TestExportIsInTheAuditLogBeforeItsFirstRow(t *testing.T) {
	t.Parallel()
	store := &book{scores: scores()}
	var b bytes.Buffer
	err := gradebook.NewService(store, store).Export(t.Context(), clio, roster.DefaultClass, gradebook.Filter{Text: "vera"}, &b, era)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"audit clio scores.export class/open vera", "each of open vera"}
	if diff := cmp.Diff(want, store.asked); diff != "" {
		t.Error(diff)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 6 || rows[1][0] != "Vera Figner" || rows[1][3] != "Era of soviet-union" {
		t.Errorf("%v: %q", err, rows)
	}
}

// counting counts how much has been written by the time of each score.
type counting struct{ n int }

func (c *counting) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

// A long export is written as it is read, not held until its end.
func TestExportStreams(t *testing.T) {
	t.Parallel()
	store := &book{}
	for range 20 {
		s := scores()[0]
		s.Student = strings.Repeat("x", 10_000)
		store.scores = append(store.scores, s)
	}
	var out counting
	var seen []int
	err := gradebook.NewService(store, store).Export(t.Context(), clio, roster.DefaultClass, gradebook.Filter{}, &out,
		func(gradebook.Score) (string, error) { seen = append(seen, out.n); return "", nil })
	if err != nil || out.n < 200_000 {
		t.Fatalf("wrote %d bytes, %v", out.n, err)
	}
	if last := seen[len(seen)-1]; last < 100_000 {
		t.Errorf("before the last score only %d bytes were written", last)
	}
}

func TestAnExportThatFailsSaysSo(t *testing.T) {
	t.Parallel()
	failing := errors.New("the database is gone")
	for _, after := range []int{0, 3} {
		store := &book{scores: scores(), after: after, err: failing}
		err := gradebook.NewService(store, store).Export(t.Context(), clio, roster.DefaultClass, gradebook.Filter{}, io.Discard, era)
		if !errors.Is(err, failing) {
			t.Errorf("after %d scores: %v", after, err)
		}
	}
}
