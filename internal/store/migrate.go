package store

import (
	"context"
	"database/sql"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"fasti/internal/errs"
)

// schema is the schema of an open database, which migrations bring up to date.
type schema struct {
	provider *goose.Provider
	log      *slog.Logger
}

func newSchema(db *sql.DB, versions database.Store, fsys fs.FS, log *slog.Logger) (*schema, error) {
	p, err := goose.NewProvider(goose.DialectCustom, db, fsys, goose.WithStore(versions),
		goose.WithDisableGlobalRegistry(true), goose.WithSlog(slog.New(slog.DiscardHandler)))
	return &schema{p, log}, err
}

// pending returns the version that the database has and the newest one, and fails with errs.Invalid where the
// database is ahead of the program.
func (s *schema) pending(ctx context.Context) (has, newest int64, err error) {
	has, newest, err = s.provider.GetVersions(ctx)
	if err == nil && has > newest {
		err = errs.New(errs.Invalid,
			"The database was made by a newer version of this program: its schema is number %d, and the newest known here is %d. Use that version.",
			has, newest)
	}
	return has, newest, err
}

// up applies what is pending, each migration in a transaction of its own.
func (s *schema) up(ctx context.Context) error {
	done, err := s.provider.Up(ctx)
	for _, m := range done {
		s.log.Info("migrated the database", "schema", m.Source.Version, "file", m.Source.Path, "took", m.Duration)
	}
	return err
}
