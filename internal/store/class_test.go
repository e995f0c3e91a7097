package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

func TestClassHasItsOverlay(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.Engines() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			s := e.Open(t, store.Options{})
			w := storetest.NewWorld(t, s)
			set := func(overlay string) {
				w.OK(s.Write(w.Context(), func(exec store.Exec) error { return exec(`UPDATE class SET overlay = $1`, nil, overlay) }))
			}
			set(`{"hidden":["russia/kirov-killed#by"],"dates":[{"fact":"russia/kirov-killed#date","is":"1934-12-02","source":"the textbook"}],"disputes":"unasked","article":0.5}`)
			class, err := s.Class(w.Context(), quiz.OpenPractice)
			if err != nil {
				t.Fatal(err)
			}
			want := history.Overlay{
				Hidden: []history.FactID{"russia/kirov-killed#by"}, Disputes: history.Unasked, Article: 0.5,
				Dates: []history.LocalDate{{Fact: "russia/kirov-killed#date", Is: "1934-12-02", Source: "the textbook"}},
			}
			if diff := cmp.Diff(quiz.Edition{Revision: storetest.Hash, Overlay: want}, class.Edition()); diff != "" {
				t.Error(diff)
			}
			// A class whose changes can't be read must not be taught the course without them.
			for _, unreadable := range []string{"", "{", `{"hidden":"all"}`, `[]`} {
				set(unreadable)
				if class, err := s.Class(w.Context(), quiz.OpenPractice); err == nil {
					t.Errorf("the overlay %q is read as %+v", unreadable, class.Overlay)
				}
			}
		})
	}
}
