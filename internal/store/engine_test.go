package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fasti/internal/errs"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

// onBoth runs a test on each engine.
func onBoth(t *testing.T, run func(t *testing.T, s *store.Store)) {
	t.Parallel()
	for _, e := range storetest.Engines() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			s := e.Open(t, store.Options{})
			notes(t, s)
			run(t, s)
		})
	}
}

func TestJobIsAllOrNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		refused := errors.New("refused")
		for what, c := range map[string]struct {
			run  store.Work
			want string
		}{
			"an error": {func(exec store.Exec) error { return errors.Join(put("lost")(exec), refused) }, "refused"},
			"a panic":  {func(exec store.Exec) error { _ = put("lost")(exec); panic("a defect") }, "a write panicked: a defect"},
			"an error of the engine that is overlooked": {
				func(exec store.Exec) error { _, _ = put("lost")(exec), put("lost")(exec); return nil }, "stored already",
			},
			"a statement after an error": {
				func(exec store.Exec) error { _ = exec(`SELECT nonsense`, nil); return put("lost")(exec) }, "nonsense",
			},
		} {
			if err := s.Write(t.Context(), c.run); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got %v; want %q", what, err, c.want)
			}
		}
		wantNotes(t, s)
		if err := s.Write(t.Context(), put("a")); err != nil {
			t.Error(err)
		}
		wantNotes(t, s, "a")
	})
}

func TestCallerWhoLeavesInMidStatementIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		ctx, cancel := context.WithCancel(t.Context())
		err := s.Write(ctx, func(exec store.Exec) error {
			cancel()
			return errors.Join(put("a")(exec), exec(`SELECT id FROM note`, func() {}), put("b")(exec))
		})
		if err != nil {
			t.Error(err)
		}
		wantNotes(t, s, "a", "b")
	})
}

func TestReadersDoNotWaitForAWriter(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		err := s.Write(t.Context(), func(exec store.Exec) error {
			if err := put("a")(exec); err != nil {
				return err
			}
			n, err := s.Text(t.Context(), false, `SELECT CAST(COUNT(*) AS TEXT) FROM note`)
			if n != "0" {
				t.Errorf("a reader sees %s rows of a transaction that is under way", n)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		wantNotes(t, s, "a")
	})
}

func TestReadersDoNotWrite(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		if s.Sees(t.Context(), `INSERT INTO note (id) VALUES ('lost')`) == nil {
			t.Error("a statement of a snapshot could write")
		}
		wantNotes(t, s)
	})
}

func TestCloseWaitsForWhatIsUnderWay(t *testing.T) {
	onBoth(t, func(t *testing.T, s *store.Store) {
		began, letGo := make(chan struct{}), make(chan struct{})
		writing, closing := make(chan error, 1), make(chan error, 1)
		go func() {
			writing <- s.Write(context.Background(), func(exec store.Exec) error {
				close(began)
				<-letGo
				return put("a")(exec)
			})
		}()
		<-began
		go func() { closing <- s.Close() }()
		for !errs.Is(s.Ping(t.Context()), errs.Unavailable) {
			time.Sleep(time.Millisecond)
		}
		if err := s.Write(t.Context(), put("lost")); !errs.Is(err, errs.Unavailable) {
			t.Errorf("a write after Close: got %v; want kind %v", err, errs.Unavailable)
		}
		select {
		case err := <-closing:
			t.Errorf("Close returned (%v) while a write was under way", err)
		default:
		}
		close(letGo)
		if err := <-writing; err != nil {
			t.Error(err)
		}
		if err := <-closing; err != nil {
			t.Error(err)
		}
	})
}
