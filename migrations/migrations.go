// Package migrations holds the schema of the store as numbered SQL files, one text for SQLite and
// PostgreSQL. They only go forward, each in a transaction of its own; internal/store applies them at
// start-up and is the only package that imports this one.
package migrations

import "embed"

// FS holds the migrations, NNNN_name.sql.
//
//go:embed *.sql
var FS embed.FS
