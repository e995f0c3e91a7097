package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// runner is what can run a statement: a session of SQLite, or a transaction or the pool of PostgreSQL.
type runner interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// tx runs the statements of one transaction or of one read.
//
// The first error of the engine ends it: whatever is tried after that gets the same error. PostgreSQL does
// so by itself; on SQLite it keeps a job that overlooks an error from storing its other half.
type tx struct {
	run     runner
	dialect *dialect
	failed  error
}

// errNone is returned by get where there is no row.
var errNone = errors.New("no row")

// perform runs a job. A panic becomes its error: neither the neighbours nor the process must suffer from it.
func (t *tx) perform(ctx context.Context, run job, log *slog.Logger) (err error) {
	defer func() {
		if p := recover(); p != nil {
			log.Error("a write panicked", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("a write panicked: %v", p)
		}
	}()
	if err := run(ctx, t); err != nil {
		return err
	}
	return t.failed
}

// exec runs a statement and returns how many rows it changed.
func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	if err := t.ready(args); err != nil {
		return 0, err
	}
	res, err := t.run.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, t.fail(err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, t.fail(err)
	}
	return n, nil
}

// must runs a statement that is to change exactly one row; where it changes none, otherwise is returned.
func (t *tx) must(ctx context.Context, otherwise error, query string, args ...any) error {
	n, err := t.exec(ctx, query, args...)
	if err == nil && n == 0 {
		return otherwise
	}
	return err
}

// each runs a query and calls row for every row of the answer; row scans it.
func (t *tx) each(ctx context.Context, row func(scan scanner) error, query string, args ...any) (err error) {
	if err := t.ready(args); err != nil {
		return err
	}
	rows, err := t.run.QueryContext(ctx, query, args...)
	if err != nil {
		return t.fail(err)
	}
	defer func() {
		if e := rows.Close(); e != nil && err == nil {
			err = t.fail(e)
		}
	}()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return t.fail(err)
	}
	return nil
}

// get scans the one row of a query's answer, and returns errNone where there is none.
func (t *tx) get(ctx context.Context, dest []any, query string, args ...any) error {
	found := false
	err := t.each(ctx, func(s scanner) error {
		if found {
			return nil
		}
		found = true
		return s.Scan(dest...)
	}, query, args...)
	if err == nil && !found {
		return errNone
	}
	return err
}

// into is a list of places to scan to.
func into(dest ...any) []any { return dest }

// scanner is a row.
type scanner interface{ Scan(dest ...any) error }

// ready refuses what the two engines would take differently, and anything after an error.
func (t *tx) ready(args []any) error {
	if t.failed != nil {
		return t.failed
	}
	for _, a := range args {
		if s, ok := a.(string); ok && !storable(s) {
			return errNotText
		}
	}
	return nil
}

func (t *tx) fail(err error) error {
	t.failed = t.dialect.mapped(err)
	return t.failed
}
