package store

import (
	"context"
	"database/sql"
	"errors"
)

// session is one connection to SQLite with the statements that it has prepared. Every text is prepared once:
// for the short statements of an answer, parsing would cost more than running. It serves one goroutine at a
// time.
type session struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func newSession(ctx context.Context, db *sql.DB) (*session, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &session{conn: conn, stmts: map[string]*sql.Stmt{}}, nil
}

func (s *session) prepared(query string) (*sql.Stmt, error) {
	if stmt, ok := s.stmts[query]; ok {
		return stmt, nil
	}
	stmt, err := s.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	s.stmts[query] = stmt
	return stmt, nil
}

// ExecContext implements runner.
func (s *session) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := s.prepared(query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// QueryContext implements runner.
func (s *session) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := s.prepared(query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// do runs a statement that has no arguments and no rows, whatever became of any caller.
func (s *session) do(query string) error {
	_, err := s.ExecContext(context.Background(), query)
	return err
}

func (s *session) close() error {
	var failed error
	for _, stmt := range s.stmts {
		failed = errors.Join(failed, stmt.Close())
	}
	return errors.Join(failed, s.conn.Close())
}
