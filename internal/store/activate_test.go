package store_test

import (
	"testing"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

func TestActivateRevision(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.Engines() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			s := e.Open(t, store.Options{})
			w := storetest.NewWorld(t, s)
			begun := w.Attempt(w.Learner("Anna"), 2, storetest.Start)
			other := store.Revision{Hash: "sha256:0ther", Course: "rome", At: storetest.Start, Files: map[string]string{}}
			w.OK(s.PutRevision(w.Context(), other))
			for range 2 { // the second time changes nothing
				w.OK(s.ActivateRevision(w.Context(), roster.DefaultClass, other.Hash, storetest.Start))
				class, err := s.Class(w.Context(), quiz.OpenPractice)
				if err != nil || class.Revision != other.Hash || class.Course != "rome" {
					t.Errorf("the class is %+v, %v", class, err)
				}
			}
			if a, err := s.Attempt(w.Context(), begun.Learner, begun.ID); err != nil || a.Revision != storetest.Hash {
				t.Errorf("an attempt that was begun is on %s now, %v", a.Revision, err)
			}
			w.OK(s.EnsureDefaults(w.Context(), storetest.Defaults(), storetest.Start))
			for class, revision := range map[roster.ClassID]string{"none": storetest.Hash, roster.DefaultClass: "sha256:none"} {
				if err := s.ActivateRevision(w.Context(), class, revision, storetest.Start); !errs.Is(err, errs.NotFound) {
					t.Errorf("class %s, revision %s: %v", class, revision, err)
				}
			}
			if class, err := s.Class(w.Context(), quiz.OpenPractice); err != nil || class.Revision != other.Hash {
				t.Errorf("after a refusal and another start the class is %+v, %v", class, err)
			}
		})
	}
}
