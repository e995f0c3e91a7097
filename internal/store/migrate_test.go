package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

// releases are the migrations of a made-up program, of which each release has one more.
var releases = []string{
	`CREATE TABLE parent (id TEXT PRIMARY KEY);
	CREATE TABLE child (id TEXT PRIMARY KEY, parent_id TEXT NOT NULL REFERENCES parent (id));`,
	`INSERT INTO parent (id) VALUES ('p');
	INSERT INTO child (id, parent_id) VALUES ('c', 'p');`,
	`ALTER TABLE parent ADD COLUMN name TEXT;`,
}

// release is the migrations of the n-th release.
func release(n int, more ...string) fs.FS {
	fsys := fstest.MapFS{}
	for i, text := range append(releases[:n:n], more...) {
		name := string(rune('1'+i)) + "_x.sql"
		fsys["000"+name] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + text + "\n")}
	}
	return fsys
}

// migrator migrates one database.
type migrator struct {
	driver, url string
	run         func(ctx context.Context, url string, fsys fs.FS, log *slog.Logger) error
}

func migrators() map[string]func(t *testing.T) migrator {
	return map[string]func(t *testing.T) migrator{
		"sqlite": func(t *testing.T) migrator {
			return migrator{"sqlite", filepath.Join(t.TempDir(), "fasti.db"), store.MigrateSQLite}
		},
		"postgres": func(t *testing.T) migrator { return migrator{"pgx", storetest.Postgres(t), store.MigratePostgres} },
	}
}

func (m migrator) to(t *testing.T, fsys fs.FS) error {
	t.Helper()
	return m.run(t.Context(), m.url, fsys, slog.New(slog.DiscardHandler))
}

// ask returns the text that a query answers.
func (m migrator) ask(t *testing.T, url, query string) string {
	t.Helper()
	db, err := sql.Open(m.driver, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var text string
	if err := db.QueryRowContext(t.Context(), query).Scan(&text); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return text
}

func TestMigrationsApplyInOrder(t *testing.T) {
	t.Parallel()
	for name, open := range migrators() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t)
			for n := range releases {
				for range 2 { // the second time there is nothing to do
					if err := m.to(t, release(n+1)); err != nil {
						t.Fatal(err)
					}
				}
			}
			got := m.ask(t, m.url, `SELECT p.id || c.id || COALESCE(p.name, '-') FROM parent p JOIN child c ON c.parent_id = p.id`)
			if got != "pc-" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestMigrationThatFailsLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, open := range migrators() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t)
			bad := release(1, `INSERT INTO parent (id) VALUES ('lost'); INSERT INTO nonsense VALUES (1);`)
			if err := m.to(t, bad); err == nil || !strings.Contains(err.Error(), "nonsense") {
				t.Errorf("got %v; want one about nonsense", err)
			}
			if got := m.ask(t, m.url, `SELECT CAST(COUNT(*) AS TEXT) FROM parent`); got != "0" {
				t.Errorf("%s rows of a migration that failed", got)
			}
			if err := m.to(t, release(3)); err != nil {
				t.Errorf("after it was mended: %v", err)
			}
		})
	}
}

func TestDatabaseOfANewerProgram(t *testing.T) {
	t.Parallel()
	for name, open := range migrators() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t)
			if err := m.to(t, release(3)); err != nil {
				t.Fatal(err)
			}
			err := m.to(t, release(2))
			if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), "newer version") {
				t.Errorf("got %v; want invalid, newer version", err)
			}
			m.ask(t, m.url, `SELECT COUNT(name) || '' FROM parent`)
		})
	}
}

func TestInstancesThatStartAtOnce(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.Engines() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			url := e.New(t)
			wantNoErrors(t, each(5, func(int) error {
				s, err := store.Open(t.Context(), url, store.Options{Connections: 2})
				if err != nil {
					return err
				}
				return s.Close()
			}))
		})
	}
}

func TestSQLiteChecksForeignKeysBeforeItCommits(t *testing.T) {
	t.Parallel()
	m := migrators()["sqlite"](t)
	if err := m.to(t, release(2)); err != nil {
		t.Fatal(err)
	}
	err := m.to(t, release(2, `DELETE FROM parent;`))
	if err == nil || !strings.Contains(err.Error(), "leaves a row of child that refers to no row of parent") {
		t.Errorf("got %v", err)
	}
	if got := m.ask(t, m.url, `SELECT CAST(COUNT(*) AS TEXT) FROM parent`); got != "1" {
		t.Errorf("%s parents; want the one that was there", got)
	}
	// A table is rebuilt by this very step in the middle, and its children stay.
	rebuild := `CREATE TABLE rebuilt (id TEXT PRIMARY KEY, name TEXT);
	INSERT INTO rebuilt (id) SELECT id FROM parent;
	DROP TABLE parent;
	ALTER TABLE rebuilt RENAME TO parent;`
	if err := m.to(t, release(2, rebuild)); err != nil {
		t.Error(err)
	}
	if got := m.ask(t, m.url, `SELECT c.id || COALESCE(p.name, '-') FROM child c JOIN parent p ON p.id = c.parent_id`); got != "c-" {
		t.Errorf("got %q after the rebuild", got)
	}
}

func TestSQLiteIsBackedUpBeforeAMigration(t *testing.T) {
	t.Parallel()
	m := migrators()["sqlite"](t)
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	files := func(want ...string) {
		t.Helper()
		found, err := filepath.Glob(m.url + ".*")
		if err != nil {
			t.Fatal(err)
		}
		for i := range found {
			found[i] = strings.TrimPrefix(found[i], m.url)
		}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("files beside the database: (-want +got)\n%s", diff)
		}
	}
	if err := m.run(t.Context(), m.url, release(1), logger); err != nil {
		t.Fatal(err)
	}
	files() // a new database has nothing to lose
	for range 2 {
		if err := m.run(t.Context(), m.url, release(2), logger); err != nil {
			t.Fatal(err)
		}
		files(".before-0002")
	}
	if got := m.ask(t, m.url+".before-0002", `SELECT CAST(COUNT(*) AS TEXT) FROM parent`); got != "0" {
		t.Errorf("the backup has %s rows of what came after it", got)
	}
	if info, err := os.Stat(m.url + ".before-0002"); err != nil || info.Mode() != 0o600 {
		t.Errorf("the backup has mode %v (error %v); want 0600", info.Mode(), err)
	}
	// A try that fails has made its backup too, and the next one takes its place.
	if err := m.run(t.Context(), m.url, release(2, `nonsense;`), logger); err == nil {
		t.Error("nonsense was applied")
	}
	files(".before-0002", ".before-0003")
	if err := m.run(t.Context(), m.url, release(3), logger); err != nil {
		t.Fatal(err)
	}
	files(".before-0002", ".before-0003")
	if got := m.ask(t, m.url+".before-0003", `SELECT id FROM child`); got != "c" {
		t.Errorf("the backup has child %q; want c", got)
	}
	if text := log.String(); !strings.Contains(text, ".before-0003") || !strings.Contains(text, "schema=3") {
		t.Errorf("the log tells nothing of it:\n%s", text)
	}
}
