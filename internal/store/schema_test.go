package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

// TestSchemaIsTheSameOnBoth compares what both engines report of what the migrations made.
func TestSchemaIsTheSameOnBoth(t *testing.T) {
	t.Parallel()
	schemas := map[string][]string{}
	for _, e := range storetest.Engines() {
		url := e.New(t)
		s, err := store.Open(t.Context(), url, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		driver, queries := "sqlite", sqliteSchema
		if e.Name == "postgres" {
			driver, queries = "pgx", postgresSchema
		}
		schemas[driver] = report(t, driver, url, queries)
	}
	if len(schemas["sqlite"]) < 200 { // some two hundred and fifty columns, keys and indexes
		t.Errorf("only %d lines of schema were found", len(schemas["sqlite"]))
	}
	if diff := cmp.Diff(schemas["sqlite"], schemas["pgx"]); diff != "" {
		t.Errorf("(-sqlite +postgres)\n%s", diff)
	}
}

// report runs queries of one text column and returns all rows, sorted.
func report(t *testing.T, driver, url string, queries []string) (lines []string) {
	t.Helper()
	db, err := sql.Open(driver, url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, query := range queries {
		found, err := texts(t.Context(), db, query)
		if err != nil || len(found) == 0 {
			t.Fatalf("%d rows, error %v, of %s", len(found), err, query)
		}
		lines = append(lines, found...)
	}
	slices.Sort(lines)
	return lines
}

func texts(ctx context.Context, db *sql.DB, query string) (found []string, err error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		found = append(found, strings.ReplaceAll(strings.ToLower(text), `"`, ""))
	}
	return found, rows.Err()
}

// Each query gives a line a column, a key, an index or a reference, worded alike on both engines. Names are told
// only of indexes that have one of their own.
var sqliteSchema = []string{
	`SELECT 'column ' || t.name || ' ' || c.cid || ' ' || c.name || ' ' || c.type || CASE WHEN c."notnull" THEN ' not null' ELSE '' END
	FROM sqlite_master t JOIN pragma_table_info(t.name) c ` + ownTables,
	`SELECT 'index ' || t.name || ' ' || CASE i.origin WHEN 'pk' THEN 'primary key' WHEN 'u' THEN 'unique' ELSE i.name END
		|| CASE WHEN i."unique" THEN ' unique' ELSE '' END
		|| (SELECT ' (' || group_concat(name, ', ') || ')' FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
	FROM sqlite_master t JOIN pragma_index_list(t.name) i ` + ownTables,
	`SELECT 'reference ' || t.name || ' (' || group_concat(f."from", ', ' ORDER BY f.seq) || ') to ' || f."table"
		|| ' (' || group_concat(f."to", ', ' ORDER BY f.seq) || ') on delete ' || f.on_delete || ' on update ' || f.on_update
	FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f ` + ownTables + ` GROUP BY t.name, f.id, f."table", f.on_delete, f.on_update`,
}

const ownTables = `WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'goose_db_version'`

var postgresSchema = []string{
	`SELECT 'column ' || table_name || ' ' || ordinal_position - 1 || ' ' || column_name || ' ' || data_type
		|| CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
	FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'goose_db_version'`,
	`SELECT 'index ' || t.relname || ' '
		|| CASE WHEN i.indisprimary THEN 'primary key' WHEN k.contype = 'u' THEN 'unique' ELSE n.relname END
		|| CASE WHEN i.indisunique THEN ' unique' ELSE '' END
		|| (SELECT ' (' || string_agg(pg_get_indexdef(i.indexrelid, c, false), ', ' ORDER BY c) || ')' FROM generate_series(1, i.indnkeyatts) c)
	FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class n ON n.oid = i.indexrelid
	LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
	WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'goose_db_version'`,
	`SELECT 'reference ' || t.relname || ' (' || ` + keyColumns("conrelid", "conkey") + ` || ') to ' || p.relname
		|| ' (' || ` + keyColumns("confrelid", "confkey") + ` || ') on delete ' || ` + action("confdeltype") + ` || ' on update ' || ` + action("confupdtype") + `
	FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid WHERE k.contype = 'f'`,
}

// keyColumns are the names of a constraint's columns in their order.
func keyColumns(table, numbers string) string {
	return fmt.Sprintf(`(SELECT string_agg(a.attname, ', ' ORDER BY u.i) FROM unnest(k.%s) WITH ORDINALITY u (n, i)
		JOIN pg_attribute a ON a.attrelid = k.%s AND a.attnum = u.n)`, numbers, table)
}

func action(column string) string {
	return `CASE k.` + column + ` WHEN 'a' THEN 'no action' WHEN 'c' THEN 'cascade' ELSE 'another' END`
}
