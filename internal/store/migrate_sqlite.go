package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

// migrateSQLite brings the schema of a file up to date, with a backup first where there is something to lose.
//
// It works on a connection with foreign keys off, as a table can't be rebuilt otherwise; instead all of them
// are checked before each migration commits. Two processes may do this at once: whoever is too late fails
// without having changed anything, and looks again.
func migrateSQLite(ctx context.Context, path string, fsys fs.FS, log *slog.Logger) error {
	db, err := sql.Open("sqlite", sqliteDSN(path, "_foreign_keys=off&_txlock=immediate"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	versions, err := database.NewStore(goose.DialectSQLite3, goose.DefaultTablename)
	if err != nil {
		return err
	}
	s, err := newSchema(db, checkedVersions{versions}, fsys, log)
	if err != nil {
		return err
	}
	for {
		has, newest, err := s.pending(ctx)
		if err != nil || has == newest {
			return err
		}
		if has > 0 {
			if err := backup(ctx, db, path, newest, log); err != nil {
				return fmt.Errorf("back up before migrating: %w", err)
			}
		}
		if err := s.up(ctx); err != nil {
			if now, _, e := s.pending(ctx); e != nil || now == has {
				return err
			}
		}
	}
}

// backup copies the database to a file beside it, named by the version that it is about to be brought to, and
// stays there. A file of that name is from a try that failed, and what it held is in the database still.
func backup(ctx context.Context, db *sql.DB, path string, version int64, log *slog.Logger) (err error) {
	final := fmt.Sprintf("%s.before-%04d", path, version)
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(final)+".*")
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, part.Close())
		if err != nil {
			err = errors.Join(err, os.Remove(part.Name()))
		}
	}()
	// It may only copy into what is not there or is empty.
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, part.Name()); err != nil {
		return err
	}
	if err := part.Sync(); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), final); err != nil {
		return err
	}
	log.Info("backed up the database before migrating it", "file", final)
	return nil
}

// checkedVersions notes a version only where no foreign key is broken. goose does so as the last thing before
// it commits a migration, so a migration that breaks one leaves nothing behind.
type checkedVersions struct{ database.Store }

// Insert implements database.Store.
func (v checkedVersions) Insert(ctx context.Context, db database.DBTxConn, r database.InsertRequest) error {
	rows, err := db.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		var table, parent string
		var row sql.NullInt64
		var key int64
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		return fmt.Errorf("migration %d leaves a row of %s that refers to no row of %s", r.Version, table, parent)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	return v.Store.Insert(ctx, db, r)
}
