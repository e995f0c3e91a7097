package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"fasti/internal/errs"
	"fasti/migrations"
)

var sqliteDialect = dialect{name: "sqlite", classify: classifySQLite}

// sqliteEngine is a file, one writer and a few readers.
type sqliteEngine struct {
	writes, reads *sql.DB
	writer        *writer
	readers       chan *session // those at rest
}

func openSQLite(ctx context.Context, path string, o Options) (_ engine, err error) {
	if path == "" || path == ":memory:" {
		return nil, errs.New(errs.Invalid, "The database needs the path of a file.")
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	e := &sqliteEngine{}
	defer func() {
		if err != nil {
			err = errors.Join(openFailed(path, err), e.close())
		}
	}()
	if err := prepareFile(ctx, path); err != nil {
		return nil, err
	}
	if err := migrateSQLite(ctx, path, migrations.FS, o.Logger); err != nil {
		return nil, err
	}
	if err := e.openWriter(ctx, path, o); err != nil {
		return nil, err
	}
	if err := e.openReaders(ctx, path, o); err != nil {
		return nil, err
	}
	return e, nil
}

func (e *sqliteEngine) openWriter(ctx context.Context, path string, o Options) (err error) {
	if e.writes, err = sql.Open("sqlite", sqliteDSN(path, "_foreign_keys=on")); err != nil {
		return err
	}
	s, err := newSession(ctx, e.writes)
	if err != nil {
		return err
	}
	// SQLite opens a file that it can't write as if nothing were wrong; better to be told now.
	if err := errors.Join(s.do("BEGIN IMMEDIATE"), s.do("ROLLBACK")); err != nil {
		return errors.Join(err, s.close())
	}
	e.writer = newWriter(s, &sqliteDialect, o)
	return nil
}

func (e *sqliteEngine) openReaders(ctx context.Context, path string, o Options) (err error) {
	if e.reads, err = sql.Open("sqlite", sqliteDSN(path, "_query_only=on")); err != nil {
		return err
	}
	size := o.Connections
	if size <= 0 {
		size = max(4, 2*runtime.GOMAXPROCS(0))
	}
	e.readers = make(chan *session, size)
	for range size {
		s, err := newSession(ctx, e.reads)
		if err != nil {
			return err
		}
		e.readers <- s
	}
	return nil
}

// sqliteDSN names a file in the driver's terms. Every commit is on the disk before it is answered. A lock that
// another process holds is waited for, 10 seconds long.
func sqliteDSN(path, more string) string {
	u := url.URL{
		Scheme: "file", Path: filepath.ToSlash(path),
		RawQuery: "_busy_timeout=10000&_journal_mode=WAL&_synchronous=FULL&_pragma=temp_store(memory)&" + more,
	}
	return u.String()
}

func (e *sqliteEngine) write(ctx context.Context, run job) error { return e.writer.do(ctx, run) }

func (e *sqliteEngine) read(ctx context.Context, snapshot bool, run job) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	var s *session
	select {
	case s = <-e.readers:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { e.readers <- s }()
	t := &tx{run: s, dialect: &sqliteDialect}
	if !snapshot {
		// One short statement: to watch a context meanwhile would take the driver longer.
		return run(context.WithoutCancel(ctx), t)
	}
	if err := s.do("BEGIN"); err != nil {
		return sqliteDialect.mapped(err)
	}
	defer func() {
		if e := s.do("ROLLBACK"); e != nil && err == nil {
			err = sqliteDialect.mapped(e)
		}
	}()
	return run(ctx, t)
}

func (e *sqliteEngine) close() error {
	var failed error
	for len(e.readers) > 0 {
		failed = errors.Join(failed, (<-e.readers).close())
	}
	if e.reads != nil {
		failed = errors.Join(failed, e.reads.Close())
	}
	if e.writer != nil {
		failed = errors.Join(failed, e.writer.close())
	}
	if e.writes != nil {
		failed = errors.Join(failed, e.writes.Close())
	}
	return failed
}

// classifySQLite goes by result codes, whose lowest byte is the primary one.
func classifySQLite(err error) failure {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		if errors.Is(err, sql.ErrConnDone) {
			return unavailable
		}
		return unknown
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return duplicate
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return missing
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
		sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM:
		return unavailable
	}
	return unknown
}
