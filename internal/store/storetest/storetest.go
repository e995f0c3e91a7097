// Package storetest is the one conformance suite of internal/store, with the builders of sample data that it
// and other tests store. [Run] asks an engine for everything that the store's documentation promises, so what
// passes on both engines is the same on both. Only tests import it.
package storetest

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/store"
)

// Engine is a database that the suite runs on.
type Engine struct {
	Name string
	// New returns the URL of a new and empty database, which is gone after the test. It skips the test where
	// there is no server to make one on.
	New func(t testing.TB) string
}

// Engines are all that the store knows.
func Engines() []Engine {
	return []Engine{
		{"sqlite", func(t testing.TB) string { return filepath.Join(t.TempDir(), "fasti.db") }},
		{"postgres", Postgres},
	}
}

// Open opens a new and empty store, which is closed after the test.
func (e Engine) Open(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), e.New(t), o)
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

// check is one thing that the store promises.
type check struct {
	name string
	run  func(w *World)
}

// Run asks a store for all that it promises. open returns a new and empty one for each question.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	for _, group := range [][]check{
		attemptChecks, answerChecks, submitChecks, memoryChecks, scoreChecks, reportChecks, sessionChecks, staffChecks,
		courseChecks, revisionChecks, importChecks, jobChecks, textChecks, lifeChecks,
	} {
		for _, c := range group {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				c.run(NewWorld(t, open(t)))
			})
		}
	}
}

// kind fails the test where an error is not of a kind.
func (w *World) kind(err error, want errs.Kind) {
	w.T.Helper()
	if !errs.Is(err, want) {
		w.T.Errorf("got error %v, of kind %v; want kind %v", err, errs.KindOf(err), want)
	}
}

// is fails the test where an error is not the one expected.
func (w *World) is(err, want error) {
	w.T.Helper()
	if !errors.Is(err, want) {
		w.T.Errorf("got error %v; want %v", err, want)
	}
}

// equal fails the test where something is not what is expected.
func (w *World) equal(what string, got, want any) {
	w.T.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		w.T.Errorf("%s: (-want +got)\n%s", what, diff)
	}
}

// must is for a call that returns something: it ends the test where the call failed.
func must[T any](w *World) func(v T, err error) T {
	return func(v T, err error) T {
		w.T.Helper()
		w.OK(err)
		return v
	}
}

// race runs n calls at once and returns their errors.
func race(n int, call func(i int) error) []error {
	failed := make([]error, n)
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-start
			failed[i] = call(i)
		})
	}
	close(start)
	wg.Wait()
	return failed
}

// one fails the test unless exactly one of some calls succeeded, and all others failed as expected.
func (w *World) one(failed []error, expected func(error) bool) {
	w.T.Helper()
	won := 0
	for _, err := range failed {
		if err == nil {
			won++
		} else if !expected(err) {
			w.T.Errorf("a call that lost failed with %v", err)
		}
	}
	if won != 1 {
		w.T.Errorf("%d calls succeeded; want 1", won)
	}
}

// cancelled is a context that has ended.
func (w *World) cancelled() context.Context {
	ctx, cancel := context.WithCancel(w.Context())
	cancel()
	return ctx
}
