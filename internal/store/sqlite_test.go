package store_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fasti/internal/errs"
	"fasti/internal/store"
)

func TestSQLiteCommitsToTheDisk(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "fasti.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, c := range []struct {
		writes       bool
		pragma, want string
	}{
		{true, "journal_mode", "wal"},
		{true, "synchronous", "2"}, // FULL
		{true, "foreign_keys", "1"},
		{true, "busy_timeout", "10000"},
		{true, "query_only", "0"},
		{true, "temp_store", "2"}, // in memory
		{false, "journal_mode", "wal"},
		{false, "busy_timeout", "10000"},
		{false, "query_only", "1"},
		{false, "temp_store", "2"},
	} {
		got, err := s.Text(t.Context(), c.writes, "PRAGMA "+c.pragma)
		if err != nil || got != c.want {
			t.Errorf("%s (writer: %v) is %q, error %v; want %q", c.pragma, c.writes, got, err, c.want)
		}
	}
}

func TestSQLiteFileIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a b?c#d%20é&mode=ro") // as SQLite's URIs could take amiss
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "fasti.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	notes(t, s)
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Error(err)
		} else if info.Mode() != 0o600 {
			t.Errorf("%s has mode %v; want 0600", filepath.Base(name), info.Mode())
		}
	}
}

func TestSQLiteOpensWhatIsThere(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "fasti.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil { // an empty file is an empty database
		t.Fatal(err)
	}
	for i := range 2 {
		s, err := store.Open(t.Context(), path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			notes(t, s)
			if err := s.Write(t.Context(), put("a")); err != nil {
				t.Fatal(err)
			}
		}
		wantNotes(t, s, "a")
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(path + "-wal"); !os.IsNotExist(err) {
		t.Errorf("after Close there is still a write-ahead log (%v)", err)
	}
}

func TestSQLiteFilesThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	noise := bytes.Repeat([]byte("This is no database. "), 1000)
	if err := os.WriteFile(filepath.Join(dir, "text"), noise, 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "other.db")
	foreign(t, other)
	before, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"":                                    "needs the path of a file",
		":memory:":                            "needs the path of a file",
		dir:                                   "is not a file",
		filepath.Join(dir, "text"):            "is not a SQLite database",
		filepath.Join(dir, "text", "x.db"):    "can't be opened",
		filepath.Join(dir, "missing", "x.db"): "folder of " + filepath.Join(dir, "missing", "x.db") + " does not exist",
		other:                                 "database of another program",
	} {
		s, err := store.Open(t.Context(), path, store.Options{})
		if err == nil {
			s.Close()
			t.Errorf("%q: opened", path)
		} else if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), want) {
			t.Errorf("%q: got %v %q (%v); want invalid %q", path, errs.KindOf(err), errs.Message(err), err, want)
		}
	}
	for path, want := range map[string][]byte{other: before, filepath.Join(dir, "text"): noise} {
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, want) {
			t.Errorf("%s was changed (error %v)", path, err)
		}
	}
}

// foreign makes the database of another program.
func foreign(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), `CREATE TABLE bookmark (url TEXT)`); err != nil {
		t.Fatal(err)
	}
}

func TestSQLiteFileThatMayNotBeWritten(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	path := filepath.Join(t.TempDir(), "fasti.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	s, err = store.Open(t.Context(), path, store.Options{})
	if err == nil {
		s.Close()
	}
	if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), "can't be written") {
		t.Errorf("got %v; want invalid, can't be written", err)
	}
}
