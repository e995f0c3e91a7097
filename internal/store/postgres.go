package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"math/rand/v2"
	"runtime"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"fasti/internal/errs"
	"fasti/migrations"
)

// postgresEngine is a pool of connections to a server.
//
// pgx is used through its adapter for database/sql. So one tx serves both engines, rows are scanned by the
// same rules from both, and goose needs nothing of its own; what pgx offers beyond it (batches, COPY) has no
// counterpart on SQLite. pgx prepares each text once a connection and keeps it.
//
// Writes are READ COMMITTED. Nothing here relies on more: every row that is computed from what was read
// carries a version that its UPDATE compares, and keys tell of what was inserted meanwhile. Concurrent commits
// share a flush in the server itself.
type postgresEngine struct {
	db  *sql.DB
	log *slog.Logger
}

const (
	// writeTries is how often a job is run in all, while the server asks to run it again.
	writeTries = 5
	// writeLimit bounds what nobody can cancel: a server that has gone silent must not hold callers, and the
	// program's end, for ever.
	writeLimit = 30 * time.Second
	// lockLimit is how long a lock is waited for, as on SQLite.
	lockLimit = "10s"
)

func openPostgres(ctx context.Context, url string, o Options) (engine, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		// The cause is left out: it may quote the password.
		return nil, errs.New(errs.Invalid, "The database URL can't be read. Write it as postgres://user:password@host:port/database.")
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 10 * time.Second
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "fasti"
	}
	// Whatever the server's default: an answer that was acknowledged is on the disk.
	config.RuntimeParams["synchronous_commit"] = "on"
	if err := migratePostgres(ctx, config, migrations.FS, o.Logger); err != nil {
		return nil, connectFailed(config, err)
	}
	config.RuntimeParams["lock_timeout"] = lockLimit
	db := stdlib.OpenDB(*config)
	size := o.Connections
	if size <= 0 {
		size = max(16, 4*runtime.GOMAXPROCS(0))
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return &postgresEngine{db, o.Logger}, nil
}

func (e *postgresEngine) write(ctx context.Context, run job) error {
	for try := 1; ; try++ {
		again, err := e.once(ctx, run)
		if !again || try == writeTries {
			return err
		}
		e.log.Debug("a write runs again", "try", try, "error", err)
		select {
		case <-time.After(rand.N(time.Duration(try) * 20 * time.Millisecond)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// once runs a job in one transaction, and reports whether it is to be run again: where it lost against another
// one, or where a connection turned out to be dead before anything was done.
func (e *postgresEngine) once(ctx context.Context, run job) (again bool, err error) {
	conn, err := e.conn(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Close()
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), writeLimit)
	defer stop()
	defer func() {
		if err != nil && ctx.Err() != nil {
			err = errs.From(err, errs.Unavailable, "The database takes too long just now. Try again in a minute.")
		}
	}()
	begun, err := conn.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return classifyPostgres(err) == unavailable, postgresDialect.mapped(err)
	}
	t := &tx{run: begun, dialect: &postgresDialect}
	if err := t.perform(ctx, run, e.log); err != nil {
		_ = begun.Rollback() // what can't be rolled back has gone with its connection
		return t.failed != nil && classifyPostgres(t.failed) == transient, err
	}
	if err := begun.Commit(); err != nil {
		return classifyPostgres(err) == transient, postgresDialect.mapped(err)
	}
	return false, nil
}

// conn takes a connection; so long a caller may give up.
func (e *postgresEngine) conn(ctx context.Context) (*sql.Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	conn, err := e.db.Conn(ctx)
	if err != nil {
		return nil, postgresDialect.mapped(err)
	}
	return conn, nil
}

func (e *postgresEngine) read(ctx context.Context, snapshot bool, run job) error {
	conn, err := e.conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if !snapshot {
		// One short statement: to interrupt it would cost the connection.
		ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), writeLimit)
		defer stop()
		return run(ctx, &tx{run: conn, dialect: &postgresDialect})
	}
	begun, err := conn.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return postgresDialect.mapped(err)
	}
	err = run(ctx, &tx{run: begun, dialect: &postgresDialect})
	if e := begun.Rollback(); e != nil && err == nil && !errors.Is(e, sql.ErrTxDone) {
		err = postgresDialect.mapped(e)
	}
	return err
}

func (e *postgresEngine) close() error { return e.db.Close() }
