package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

// desk is a store with a table of notes, and a job that keeps SQLite's writer until it is let go.
type desk struct {
	*store.Store
	t       *testing.T
	commits []int // the jobs of each commit
	held    chan error
	letGo   chan struct{}
}

// newDesk opens a store on SQLite whose writer is busy, so that what comes next waits for it together.
func newDesk(t *testing.T, o store.Options) *desk {
	t.Helper()
	d := &desk{Store: storetest.Engines()[0].Open(t, o), t: t, held: make(chan error, 1), letGo: make(chan struct{})}
	notes(t, d.Store)
	d.BeforeCommit(func(jobs int) error { d.commits = append(d.commits, jobs); return nil })
	began := make(chan struct{})
	go func() {
		var once sync.Once
		d.held <- d.Write(context.Background(), func(store.Exec) error {
			once.Do(func() { close(began); <-d.letGo })
			return nil
		})
	}()
	<-began
	return d
}

func notes(t *testing.T, s *store.Store) {
	t.Helper()
	err := s.Write(t.Context(), func(exec store.Exec) error {
		return exec(`CREATE TABLE note (id TEXT PRIMARY KEY)`, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// put is a job that stores a note.
func put(id string) store.Work {
	return func(exec store.Exec) error { return exec(`INSERT INTO note (id) VALUES ($1)`, nil, id) }
}

// queue sends jobs, one after the other, and returns where each one's answer comes.
func (d *desk) queue(jobs ...store.Work) []<-chan error {
	d.t.Helper()
	answers := make([]<-chan error, len(jobs))
	for i, run := range jobs {
		answers[i] = d.send(context.Background(), run)
	}
	return answers
}

func (d *desk) send(ctx context.Context, run store.Work) <-chan error {
	d.t.Helper()
	before := d.Waiting()
	answer := make(chan error, 1)
	go func() { answer <- d.Write(ctx, run) }()
	for d.Waiting() == before {
		time.Sleep(100 * time.Microsecond)
	}
	return answer
}

// go lets the writer on, and returns what became of all.
func (d *desk) release(answers []<-chan error) []error {
	d.t.Helper()
	close(d.letGo)
	if err := <-d.held; err != nil {
		d.t.Error(err)
	}
	failed := make([]error, len(answers))
	for i, answer := range answers {
		failed[i] = <-answer
	}
	return failed
}

func wantNotes(t *testing.T, s *store.Store, want ...string) {
	t.Helper()
	var got []string
	for _, id := range append(want, "lost", "bad") {
		n, err := s.Text(t.Context(), false, `SELECT CAST(COUNT(*) AS TEXT) FROM note WHERE id = $1`, id)
		if err != nil {
			t.Fatal(err)
		}
		if n == "1" {
			got = append(got, id)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notes: (-want +got)\n%s", diff)
	}
}

func wantCommits(t *testing.T, d *desk, want ...int) {
	t.Helper()
	// The last commit may be counted after its answer only by what follows: a job of its own.
	if err := d.Write(t.Context(), func(store.Exec) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(append(want, 1), d.commits); diff != "" {
		t.Errorf("jobs by commit: (-want +got)\n%s", diff)
	}
}

func wantNoErrors(t *testing.T, failed []error) {
	t.Helper()
	if err := errors.Join(failed...); err != nil {
		t.Error(err)
	}
}

func TestWaitingWritesShareACommit(t *testing.T) {
	t.Parallel()
	for group, want := range map[int][]int{0: {1, 5}, 1: {1, 1, 1, 1, 1, 1}} {
		t.Run(fmt.Sprint("group=", group), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, store.Options{GroupSize: group})
			jobs := []store.Work{put("a"), put("b"), put("c"), put("d"), put("e")}
			var answers []<-chan error
			if group == 1 { // only one fits the queue
				answers = d.queue(jobs[0])
				for _, run := range jobs[1:] {
					answer := make(chan error, 1)
					go func() { answer <- d.Write(context.Background(), run) }()
					answers = append(answers, answer)
				}
			} else {
				answers = d.queue(jobs...)
			}
			wantNoErrors(t, d.release(answers))
			wantNotes(t, d.Store, "a", "b", "c", "d", "e")
			wantCommits(t, d, want...)
		})
	}
}

func TestCancelledWhileWaitingNeverRuns(t *testing.T) {
	t.Parallel()
	d := newDesk(t, store.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	ran := false
	answer := d.send(ctx, func(exec store.Exec) error { ran = true; return put("lost")(exec) })
	others := d.queue(put("a"))
	cancel()
	if err := <-answer; !errors.Is(err, context.Canceled) { // while the writer is still busy
		t.Errorf("got %v; want %v", err, context.Canceled)
	}
	wantNoErrors(t, d.release(others))
	wantCommits(t, d, 1, 1)
	if ran {
		t.Error("the job ran")
	}
	wantNotes(t, d.Store, "a")
}

func TestCancelledInMidStatementLosesNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t, store.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	first := d.queue(put("a"))
	rows := 0
	answer := d.send(ctx, func(exec store.Exec) error {
		err := put("b")(exec)
		if err != nil {
			return err
		}
		return exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n`, func() {
			rows++
			cancel()
		})
	})
	last := d.queue(put("c"))
	wantNoErrors(t, d.release(slices.Concat(first, []<-chan error{answer}, last)))
	if rows != 20000 {
		t.Errorf("the statement returned %d rows; want all", rows)
	}
	wantNotes(t, d.Store, "a", "b", "c")
	wantCommits(t, d, 1, 3)
}

func TestFailingJobIsUndoneAlone(t *testing.T) {
	t.Parallel()
	d := newDesk(t, store.Options{})
	refused := errors.New("refused")
	failed := d.release(d.queue(
		put("a"),
		func(exec store.Exec) error { return errors.Join(put("lost")(exec), refused) },
		put("b"),
		func(exec store.Exec) error { // it overlooks an error of the engine
			_, _ = put("a")(exec), put("lost")(exec)
			return nil
		},
		func(exec store.Exec) error { _ = put("lost")(exec); panic("a defect") },
		put("c"),
	))
	for i, want := range []string{"", "refused", "", "stored already", "a write panicked: a defect", ""} {
		got := fmt.Sprint(failed[i])
		if (want == "") != (failed[i] == nil) || !strings.Contains(got, want) {
			t.Errorf("job %d: got %s; want %q", i, got, want)
		}
	}
	wantNotes(t, d.Store, "a", "b", "c")
	wantCommits(t, d, 1, 6)
}

func TestLostTransactionRunsItsJobsAlone(t *testing.T) {
	t.Parallel()
	d := newDesk(t, store.Options{})
	lost := errors.New("the disk is gone for a moment")
	d.BeforeCommit(func(jobs int) error {
		d.commits = append(d.commits, jobs)
		if jobs > 1 {
			return lost
		}
		return nil
	})
	runs := map[string]int{}
	job := func(id string) store.Work {
		return func(exec store.Exec) error { runs[id]++; return put(id)(exec) }
	}
	wantNoErrors(t, d.release(d.queue(job("a"), job("b"), job("c"))))
	wantNotes(t, d.Store, "a", "b", "c")
	wantCommits(t, d, 1, 3, 1, 1, 1)
	if diff := cmp.Diff(map[string]int{"a": 2, "b": 2, "c": 2}, runs); diff != "" {
		t.Errorf("runs: (-want +got)\n%s", diff)
	}
}

func TestJobThatEndsTheTransactionHarmsItselfAlone(t *testing.T) {
	t.Parallel()
	d := newDesk(t, store.Options{})
	failed := d.release(d.queue(
		put("a"),
		func(exec store.Exec) error { return errors.Join(put("lost")(exec), exec(`ROLLBACK`, nil)) },
		put("b"),
	))
	if failed[0] != nil || failed[1] == nil || failed[2] != nil {
		t.Errorf("got %v; want an error of the second alone", failed)
	}
	wantNotes(t, d.Store, "a", "b")
}

func TestCommitThatFailsIsAnError(t *testing.T) {
	t.Parallel()
	d := newDesk(t, store.Options{})
	broken := errors.New("the disk is full")
	d.BeforeCommit(func(jobs int) error {
		if d.commits = append(d.commits, jobs); len(d.commits) == 2 {
			return broken
		}
		return nil
	})
	for _, err := range d.release(d.queue(put("lost"))) {
		if !errors.Is(err, broken) {
			t.Errorf("got %v; want %v", err, broken)
		}
	}
	wantNotes(t, d.Store)
	wantCommits(t, d, 1, 1)
}
