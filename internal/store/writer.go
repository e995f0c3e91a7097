package store

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
)

// defaultGroup bounds how many writes share a commit, and so how long the first of them waits.
const defaultGroup = 128

// writer is the one goroutine that writes to SQLite. It takes whatever is waiting, runs each job in a
// savepoint of its own, commits once for all, and then answers all.
//
// A job belongs to the writer from the moment it begins: it runs under a context that nobody cancels, because
// SQLite answers an interrupt by rolling back the whole transaction, with the neighbours' rows. So a caller
// who gives up is told so only while the job is waiting, and then the job never runs; once it has begun the
// caller is kept, for a commit's length, until its fate is known. An error always means that nothing of the
// job is stored, and nil that all of it is durable.
type writer struct {
	session *session
	dialect *dialect
	log     *slog.Logger
	size    int
	queue   chan *queued
	ended   chan struct{}

	// beforeCommit lets tests count commits and make one fail; it gets the number of jobs.
	beforeCommit func(jobs int) error
}

// queued is a job on its way.
type queued struct {
	run   job
	state atomic.Int32
	err   error      // what the job came to; it counts once the commit holds
	done  chan error // takes the answer; never blocks
}

// The states of a queued job. Whoever moves it on from waiting decides its fate.
const (
	waiting int32 = iota
	begun
	dropped
)

func newWriter(s *session, d *dialect, o Options) *writer {
	w := &writer{session: s, dialect: d, log: o.Logger, size: o.GroupSize, ended: make(chan struct{})}
	if w.size <= 0 {
		w.size = defaultGroup
	}
	w.queue = make(chan *queued, w.size)
	go w.loop()
	return w
}

// do queues a job and waits for its answer.
func (w *writer) do(ctx context.Context, run job) error {
	q := &queued{run: run, done: make(chan error, 1)}
	if err := w.enqueue(ctx, q); err != nil {
		return err
	}
	select {
	case err := <-q.done:
		return err
	case <-ctx.Done():
		if q.state.CompareAndSwap(waiting, dropped) {
			return ctx.Err()
		}
		return <-q.done
	}
}

func (w *writer) enqueue(ctx context.Context, q *queued) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case w.queue <- q:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// close finishes the jobs that wait and closes the session. No job comes later.
func (w *writer) close() error {
	close(w.queue)
	<-w.ended
	return w.session.close()
}

func (w *writer) loop() {
	defer close(w.ended)
	group := make([]*queued, 0, w.size)
	for q := range w.queue {
		group = w.fill(append(group[:0], q))
		w.serve(group)
		clear(group)
	}
}

// fill adds what is waiting to a group, and leaves out those whose callers have given up.
func (w *writer) fill(group []*queued) []*queued {
	kept := group[:0]
	for _, q := range group {
		if q.state.CompareAndSwap(waiting, begun) {
			kept = append(kept, q)
		}
	}
	for len(kept) < w.size {
		select {
		case q, ok := <-w.queue:
			if !ok {
				return kept
			}
			if q.state.CompareAndSwap(waiting, begun) {
				kept = append(kept, q)
			}
		default:
			return kept
		}
	}
	return kept
}

// serve runs a group and answers everybody in it.
func (w *writer) serve(group []*queued) {
	if len(group) > 1 {
		err := w.together(group)
		if err == nil {
			for _, q := range group {
				q.done <- q.err
			}
			return
		}
		// Even those that failed run again: they may have failed by what a neighbour wrote, and that is gone.
		w.log.Warn("a shared transaction was lost; its writes run again one by one", "writes", len(group), "error", err)
	}
	for _, q := range group {
		q.done <- w.alone(q)
	}
}

// together runs a group in one transaction. An error means that nothing of it is stored.
func (w *writer) together(group []*queued) (err error) {
	if err := w.session.do("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = w.session.do("ROLLBACK") // SQLite may have done it already
		}
	}()
	for _, q := range group {
		if err := w.session.do("SAVEPOINT job"); err != nil {
			return err
		}
		if q.err = w.perform(q.run); q.err != nil {
			if err := w.session.do("ROLLBACK TO job"); err != nil {
				return fmt.Errorf("%w, after %w", err, q.err)
			}
		}
		if err := w.session.do("RELEASE job"); err != nil {
			return err
		}
	}
	return w.commit(len(group))
}

// alone runs one job in a transaction of its own.
func (w *writer) alone(q *queued) (err error) {
	if err := w.session.do("BEGIN IMMEDIATE"); err != nil {
		return w.dialect.mapped(err)
	}
	defer func() {
		if err != nil {
			_ = w.session.do("ROLLBACK")
		}
	}()
	if err := w.perform(q.run); err != nil {
		return err
	}
	if err := w.commit(1); err != nil {
		return w.dialect.mapped(err)
	}
	return nil
}

func (w *writer) commit(jobs int) error {
	if w.beforeCommit != nil {
		if err := w.beforeCommit(jobs); err != nil {
			return err
		}
	}
	return w.session.do("COMMIT")
}

func (w *writer) perform(run job) error {
	t := &tx{run: w.session, dialect: w.dialect}
	return t.perform(context.Background(), run, w.log)
}
