package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"fasti/internal/errs"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

func openPostgres(t *testing.T, o store.Options) *store.Store {
	t.Helper()
	s := storetest.Engines()[1].Open(t, o)
	notes(t, s)
	return s
}

// again is a job's statement that the server refuses with the plea to try again.
const again = `DO $$ BEGIN RAISE EXCEPTION 'try again' USING ERRCODE = '40001'; END $$`

func TestPostgresRunsAgainWhatLost(t *testing.T) {
	t.Parallel()
	s := openPostgres(t, store.Options{})
	runs := 0
	err := s.Write(t.Context(), func(exec store.Exec) error {
		if runs++; runs < 3 {
			return errors.Join(put("a")(exec), exec(again, nil))
		}
		return put("a")(exec)
	})
	if err != nil || runs != 3 {
		t.Errorf("got %v after %d runs; want success at the third", err, runs)
	}
	wantNotes(t, s, "a")

	runs = 0
	err = s.Write(t.Context(), func(exec store.Exec) error { runs++; return exec(again, nil) })
	if !errs.Is(err, errs.Unavailable) || runs != 5 {
		t.Errorf("got %v after %d runs; want kind %v after 5", err, runs, errs.Unavailable)
	}
	runs = 0
	refused := errors.New("refused")
	err = s.Write(t.Context(), func(store.Exec) error { runs++; return refused })
	if !errors.Is(err, refused) || runs != 1 {
		t.Errorf("got %v after %d runs; want %v after 1", err, runs, refused)
	}
}

func TestPostgresDeadlockIsNobodysError(t *testing.T) {
	t.Parallel()
	s := openPostgres(t, store.Options{})
	for _, id := range []string{"a", "b"} {
		if err := s.Write(t.Context(), put(id)); err != nil {
			t.Fatal(err)
		}
	}
	var both sync.WaitGroup // until each holds its first row
	both.Add(2)
	failed := make([]error, 2)
	var done sync.WaitGroup
	for i, order := range [][2]string{{"a", "b"}, {"b", "a"}} {
		first := true
		done.Go(func() {
			failed[i] = s.Write(t.Context(), func(exec store.Exec) error {
				const lock = `UPDATE note SET id = id WHERE id = $1`
				err := exec(lock, nil, order[0])
				if first {
					first = false
					both.Done()
					both.Wait()
				}
				return errors.Join(err, exec(lock, nil, order[1]))
			})
		})
	}
	done.Wait()
	wantNoErrors(t, failed)
}

func TestPostgresConnectionsThatDiedAtRest(t *testing.T) {
	t.Parallel()
	url := storetest.Postgres(t)
	s, err := store.Open(t.Context(), url, store.Options{Connections: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	notes(t, s)
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, id := range []string{"a", "b"} {
		// A connection that was used a moment ago is not asked again whether it lives.
		for range 3 {
			if err := s.Write(t.Context(), func(store.Exec) error { return nil }); err != nil {
				t.Fatal(err)
			}
		}
		var ended int
		err := db.QueryRowContext(t.Context(), `
			SELECT COUNT(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`).Scan(&ended)
		if err != nil || ended == 0 {
			t.Fatalf("ended %d connections, error %v", ended, err)
		}
		if err := s.Write(t.Context(), put(id)); err != nil {
			t.Errorf("the first write after the connections died: %v", err)
		}
	}
	wantNotes(t, s, "a", "b")
}

func TestPostgresCommitsToTheDisk(t *testing.T) {
	t.Parallel()
	url := storetest.Postgres(t)
	for _, more := range []string{"", "&synchronous_commit=off", "&options=-csynchronous_commit%3Doff"} {
		s, err := store.Open(t.Context(), url+more, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for setting, want := range map[string]string{"synchronous_commit": "on", "lock_timeout": "10s", "application_name": "fasti"} {
			got, err := s.Text(t.Context(), true, "SHOW "+setting)
			if err != nil || got != want {
				t.Errorf("with %q: %s is %q (error %v); want %q", more, setting, got, err, want)
			}
		}
	}
}

func TestPostgresThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := listener.Addr().String()
	listener.Close()
	server := storetest.Postgres(t)
	base, _, _ := strings.Cut(strings.TrimPrefix(server, "postgres://"), "/")
	for url, want := range map[string]struct {
		kind errs.Kind
		text string
	}{
		"postgres://fasti:hunter2@" + nobody + "/x":       {errs.Unavailable, "can't be reached"},
		"postgres://fasti:hunter2@127.0.0.1:notaport/x":   {errs.Invalid, "postgres://user:password@host:port/database"},
		"postgresql://" + base + "/no_such_db_here":       {errs.Invalid, `no database "no_such_db_here"`},
		"postgres://nobody_here:hunter2@" + host(base):    {errs.Invalid, `does not let "nobody_here" in`},
		"postgres://fasti@127.0.0.1/x?sslmode=no_such_on": {errs.Invalid, "can't be read"},
	} {
		s, err := store.Open(t.Context(), url, store.Options{})
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", url)
			continue
		}
		if !errs.Is(err, want.kind) || !strings.Contains(errs.Message(err), want.text) {
			t.Errorf("%s: got %v %q; want %v %q", url, errs.KindOf(err), errs.Message(err), want.kind, want.text)
		}
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the password is in %q", err)
		}
	}
}

// host cuts a user off.
func host(authority string) string {
	_, host, _ := strings.Cut(authority, "@")
	return host + "/postgres"
}

func TestPostgresErrorsByCode(t *testing.T) {
	t.Parallel()
	code := func(c string) error { return fmt.Errorf("exec: %w", &pgconn.PgError{Code: c}) }
	for _, c := range []struct {
		err  error
		want errs.Kind
	}{
		{code("23505"), errs.Conflict},
		{code("23503"), errs.NotFound},
		{code("40001"), errs.Unavailable},
		{code("40P01"), errs.Unavailable},
		{code("08006"), errs.Unavailable},
		{code("57P01"), errs.Unavailable},
		{code("57P03"), errs.Unavailable},
		{code("53300"), errs.Unavailable},
		{code("53100"), errs.Unavailable},
		{code("55P03"), errs.Unavailable},
		{code("25006"), errs.Unavailable},
		{code("23514"), errs.Internal}, // a CHECK that nothing here should break
		{code("42601"), errs.Internal}, // wrong SQL
		{code(""), errs.Internal},
		{fmt.Errorf("read: %w", io.ErrUnexpectedEOF), errs.Unavailable},
		{&net.OpError{Op: "dial", Err: errors.New("refused")}, errs.Unavailable},
		{fmt.Errorf("begin: %w", pgconn.ErrConnClosed), errs.Unavailable},
		{errors.New("something else"), errs.Internal},
	} {
		if got := errs.KindOf(store.MapPostgres(c.err)); got != c.want {
			t.Errorf("%v: got %v; want %v", c.err, got, c.want)
		}
	}
	if err := store.MapPostgres(context.Canceled); !errors.Is(err, context.Canceled) || errs.KindOf(err) != errs.Internal {
		t.Errorf("got %v; want it as it was", err)
	}
}
