package store_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/question"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

func TestQuestionAtHandIsAsStored(t *testing.T) {
	t.Parallel()
	url := storetest.Engines()[0].New(t)
	drew := open(t, url)
	w := storetest.NewWorld(t, drew)
	a := w.Attempt(w.Learner(""), 2, storetest.Start)
	w.OK(drew.RecordAnswer(t.Context(), storetest.Answer(a, 2, 1)))
	other := open(t, url)
	_, want, err := other.Item(t.Context(), a.Learner, a.ID, 2) // out of the database
	w.OK(err)
	for name, s := range map[string]*store.Store{"where it was drawn": drew, "where it was read": other} {
		after, got, err := s.Item(t.Context(), a.Learner, a.ID, 2)
		w.OK(err)
		if diff := cmp.Diff(want, got); diff != "" || after.Version != 2 {
			t.Errorf("%s: version %d (-want +got)\n%s", name, after.Version, diff)
		}
	}
}

func TestQuestionAtHandIsGoneWithItsRows(t *testing.T) {
	t.Parallel()
	w := storetest.NewWorld(t, open(t, storetest.Engines()[0].New(t)))
	a := w.Attempt(w.Learner(""), 1, storetest.Start)
	w.OK(w.Store.Write(t.Context(), func(exec store.Exec) error {
		return exec(`DELETE FROM paper_question WHERE attempt_id = $1`, nil, string(a.ID))
	}))
	if _, _, err := w.Store.Item(t.Context(), a.Learner, a.ID, 1); !errs.Is(err, errs.NotFound) {
		t.Errorf("got %v; want kind %v", err, errs.NotFound)
	}
}

func open(t *testing.T, url string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestShelfKeepsWhatWasUsedLast(t *testing.T) {
	t.Parallel()
	s := store.NewShelf(3)
	q := func(i int) question.Question { return storetest.Question(i) }
	for i := 1; i <= 3; i++ {
		s.Put("a", i, q(i))
	}
	s.Get("a", 1)
	s.Put("a", 2, q(2))
	s.Put("b", 3, q(4)) // "a", 3 goes
	var got []string
	for _, attempt := range []string{"a", "b"} {
		for i := 1; i <= 3; i++ {
			if q, ok := s.Get(attempt, i); ok {
				got = append(got, fmt.Sprint(attempt, i, " ", q.ID))
			}
		}
	}
	if diff := cmp.Diff([]string{"a1 q-001", "a2 q-002", "b3 q-004"}, got); diff != "" {
		t.Errorf("on the shelf: (-want +got)\n%s", diff)
	}
}
