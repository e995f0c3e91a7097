package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"fasti/internal/errs"
)

// prepareFile makes the file of a new database, which only its owner may read, and refuses what can't be a
// database of this program. A file that is there is not opened here: to close it again would drop the locks
// that SQLite may hold on it elsewhere in this process.
func prepareFile(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return createFile(path)
	case err != nil:
		return errs.From(err, errs.Invalid, "%s can't be opened. Name a file in a folder that may be read and written.", path)
	case !info.Mode().IsRegular():
		return errs.New(errs.Invalid, "%s is not a file. Name the database's own file, such as %s.", path, filepath.Join(path, "fasti.db"))
	case info.Size() == 0:
		return nil
	}
	return checkOwn(ctx, path)
}

func createFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist): // another process was quicker
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return errs.From(err, errs.Invalid, "The folder of %s does not exist. Make it first.", path)
	case err != nil:
		return errs.From(err, errs.Invalid, "%s can't be made. Name a file in a folder that may be read and written.", path)
	}
	return f.Close()
}

// checkOwn refuses a database that another program made, before anything of it is changed.
func checkOwn(ctx context.Context, path string) error {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: "_busy_timeout=10000"}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return err
	}
	defer db.Close()
	var tables, own int
	err = db.QueryRowContext(ctx, `
		SELECT COUNT(*), COUNT(*) FILTER (WHERE name = $1) FROM sqlite_master WHERE type = 'table'`,
		goose.DefaultTablename).Scan(&tables, &own)
	if err == nil && tables > 0 && own == 0 {
		err = errs.New(errs.Invalid, "%s is the database of another program. Name a file of its own.", path)
	}
	return err
}

// openFailed says of an error why a file can't be used.
func openFailed(path string, err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) || errs.KindOf(err) != errs.Internal {
		return sqliteDialect.mapped(err)
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return errs.From(err, errs.Invalid, "%s is not a SQLite database, or it is damaged. Name another file, or put a backup in its place.", path)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return errs.From(err, errs.Invalid, "%s can't be written. Give the program the right to write the file and its folder.", path)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return errs.From(err, errs.Unavailable, "%s is locked by another program. Stop that one first.", path)
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
		return errs.From(err, errs.Unavailable, "%s can't be written: the disk is full or failing.", path)
	}
	return sqliteDialect.mapped(err)
}
