package store

import (
	"context"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5"

	"fasti/internal/question"
	"fasti/internal/quiz"
)

// Work is a transaction that a test makes up.
type Work func(exec Exec) error

// Exec runs a statement in it, and calls row for each row that it returns.
type Exec func(query string, row func(), args ...any) error

// Write runs a job as the store's own methods do.
func (s *Store) Write(ctx context.Context, run Work) error {
	return s.write(ctx, func(ctx context.Context, tx *tx) error { return run(execOf(ctx, tx)) })
}

func execOf(ctx context.Context, tx *tx) Exec {
	return func(query string, row func(), args ...any) error {
		if row == nil {
			_, err := tx.exec(ctx, query, args...)
			return err
		}
		return tx.each(ctx, func(scanner) error { row(); return nil }, query, args...)
	}
}

// Text returns what a query answers in its one column of its one row; from a connection that writes, or that reads.
func (s *Store) Text(ctx context.Context, writes bool, query string, args ...any) (text string, err error) {
	ask := s.look
	if writes {
		ask = s.write
	}
	err = ask(ctx, func(ctx context.Context, tx *tx) error { return tx.get(ctx, into(&text), query, args...) })
	return text, err
}

// BeforeCommit sets what SQLite's writer calls before each commit, with the number of jobs in it. Nothing may be
// under way.
func (s *Store) BeforeCommit(f func(jobs int) error) {
	s.engine.(*sqliteEngine).writer.beforeCommit = f
}

// Waiting is how many jobs wait for SQLite's writer.
func (s *Store) Waiting() int { return len(s.engine.(*sqliteEngine).writer.queue) }

// MapPostgres is what the program makes of an error of PostgreSQL.
func MapPostgres(err error) error { return postgresDialect.mapped(err) }

// MigrateSQLite applies other migrations than the program's own.
func MigrateSQLite(ctx context.Context, path string, fsys fs.FS, log *slog.Logger) error {
	return migrateSQLite(ctx, path, fsys, log)
}

// MigratePostgres applies other migrations than the program's own.
func MigratePostgres(ctx context.Context, url string, fsys fs.FS, log *slog.Logger) error {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return err
	}
	return migratePostgres(ctx, config, fsys, log)
}

// Sees runs a statement in a snapshot.
func (s *Store) Sees(ctx context.Context, query string) error {
	return s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, query)
		return err
	})
}

// Shelf is a shelf by itself.
type Shelf struct{ shelf *shelf }

// NewShelf returns an empty shelf of a size.
func NewShelf(size int) Shelf { return Shelf{newShelf(size)} }

// Put is put.
func (s Shelf) Put(attempt string, position int, q question.Question) {
	s.shelf.put(place{quiz.AttemptID(attempt), position}, q)
}

// Get is get.
func (s Shelf) Get(attempt string, position int) (question.Question, bool) {
	return s.shelf.get(place{quiz.AttemptID(attempt), position})
}
