package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// PostgresEnv names the environment variable with the URL of a PostgreSQL server, 15 or later, on which tests
// may make databases.
const PostgresEnv = "FASTI_TEST_POSTGRES"

// Postgres makes an empty database on the test server and returns its URL. It skips the test where there is no
// server, and fails it where the environment says that this is CI.
//
// The database sorts text by the rules of English, in which "a" comes before "B": where the store relies on the
// order of bytes, it has to say so.
func Postgres(t testing.TB) string {
	t.Helper()
	server := os.Getenv(PostgresEnv)
	if server == "" {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is empty: in CI nothing is skipped", PostgresEnv)
		}
		t.Skipf("%s is empty: name a PostgreSQL server to run this test", PostgresEnv)
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	name := "fasti_test_" + strings.ToLower(rand.Text())
	command(t, server, `CREATE DATABASE `+name+` TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`)
	t.Cleanup(func() { command(t, server, `DROP DATABASE `+name+` WITH (FORCE)`) })
	u.Path = "/" + name
	return u.String()
}

func command(t testing.TB, server, text string) {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	if _, err := db.ExecContext(ctx, text); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}
