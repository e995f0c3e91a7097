// Package store keeps everything that Fasti remembers, on SQLite or on PostgreSQL. All SQL of the program is
// here, written by hand, one text for both engines.
package store

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

// Store is an open database.
type Store struct {
	engine  engine
	dialect *dialect
	gate    gate
	shelf   *shelf
	log     *slog.Logger
	now     func() time.Time
}

var (
	_ quiz.Store      = (*Store)(nil)
	_ review.Store    = (*Store)(nil)
	_ roster.Store    = (*Store)(nil)
	_ gradebook.Store = (*Store)(nil)
	_ syllabus.Store  = (*Store)(nil)
)

// Options are what Open can be told. The zero value is right for a server.
type Options struct {
	// Logger gets what an operator should know of: migrations, backups, retries. Nil for none.
	Logger *slog.Logger
	// Now is the clock, for the rows whose time no caller passes. Nil for the machine's.
	Now func() time.Time
	// Connections is how many may be open: on SQLite those for reading, beside the one that writes; on
	// PostgreSQL all. 0 for a number that suits the machine.
	Connections int
	// GroupSize is how many writes may share one commit on SQLite. 0 for the default; 1 gives every write a
	// transaction of its own, which is for measuring.
	GroupSize int
}

// Open opens the database of a URL, makes it where it is missing, and migrates it. The URL is
// postgres://... or postgresql://... as libpq knows it, or the path of a SQLite file.
func Open(ctx context.Context, url string, o Options) (s *Store, err error) {
	defer errs.Wrap(&err, "open store")
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s = &Store{shelf: newShelf(shelfSize), log: o.Logger, now: o.Now}
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		s.dialect = &postgresDialect
		s.engine, err = openPostgres(ctx, url, o)
	} else {
		s.dialect = &sqliteDialect
		s.engine, err = openSQLite(ctx, url, o)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Close waits for what is under way and closes the database. Calls that come later fail as errs.Unavailable.
func (s *Store) Close() (err error) {
	defer errs.Wrap(&err, "close store")
	if !s.gate.shut() {
		return nil
	}
	return s.engine.close()
}

// Ping reports whether the database answers: errs.Unavailable where it does not.
func (s *Store) Ping(ctx context.Context) (err error) {
	defer errs.Wrap(&err, "ping store")
	return s.look(ctx, func(ctx context.Context, tx *tx) error {
		var n int
		return tx.get(ctx, into(&n), "SELECT 1")
	})
}

func (s *Store) write(ctx context.Context, run job) error {
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	return s.engine.write(ctx, run)
}

// look runs one statement that reads.
func (s *Store) look(ctx context.Context, run job) error { return s.read(ctx, false, run) }

// snapshot runs several statements that read the same moment.
func (s *Store) snapshot(ctx context.Context, run job) error { return s.read(ctx, true, run) }

func (s *Store) read(ctx context.Context, snapshot bool, run job) error {
	if err := s.gate.enter(); err != nil {
		return err
	}
	defer s.gate.leave()
	return s.engine.read(ctx, snapshot, run)
}
