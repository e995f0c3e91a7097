package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

// migrationLock is the advisory lock under which a database is migrated: "fasti" in ASCII.
const migrationLock int64 = 0x6661737469

// migratePostgres brings the schema of a database up to date. Several instances may start at once: they do it
// one after the other, and all but the first find nothing to do. goose has such a lock too, but takes it only
// after it has looked at the versions and made its own table.
//
// There is no backup: a server has its own, and this program may not read it all.
func migratePostgres(ctx context.Context, config *pgx.ConnConfig, fsys fs.FS, log *slog.Logger) (err error) {
	db := stdlib.OpenDB(*config)
	defer db.Close()
	lock, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer lock.Close()
	if _, err := lock.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, migrationLock); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock(ctx, lock)) }()
	versions, err := database.NewStore(goose.DialectPostgres, goose.DefaultTablename)
	if err != nil {
		return err
	}
	s, err := newSchema(db, versions, fsys, log)
	if err != nil {
		return err
	}
	has, newest, err := s.pending(ctx)
	if err != nil || has == newest {
		return err
	}
	return s.up(ctx)
}

func unlock(ctx context.Context, lock *sql.Conn) error {
	_, err := lock.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, migrationLock)
	if errors.Is(err, sql.ErrConnDone) {
		return nil // the lock went with its connection
	}
	return err
}
