package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

var (
	errNoImport = errs.New(errs.NotFound, "There is no such import.")
	errStopped  = errs.New(errs.Gone, "The import was stopped.")
)

// Imports that are being read, and those that can still be taken or given up.
const (
	busyImport = `state IN ('waiting', 'reading')`
	openImport = `state IN ('waiting', 'reading', 'ready')`
)

// BeginImport stores an import, and stops the others of its class that are not final.
func (s *Store) BeginImport(ctx context.Context, i syllabus.Import) (err error) {
	defer errs.Wrap(&err, "BeginImport(%q)", i.ID)
	outcome, err := toJSON(i.Outcome)
	if err != nil {
		return err
	}
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `UPDATE course_import SET state = 'stopped', files = NULL, seen_at = $1 WHERE class_id = $2 AND `+openImport,
			millis(i.Begun), string(i.Class))
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `
			INSERT INTO course_import (id, class_id, account_id, file_name, size, state, done, base_revision, outcome, created_at, seen_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
			string(i.ID), string(i.Class), string(i.Account), i.Name, i.Size, string(i.State), i.Done, i.Base, outcome,
			millis(i.Begun), millis(i.Seen))
		return err
	})
}

// NoteImport stores how far an import is. It fails with errs.Gone where it is final.
func (s *Store) NoteImport(ctx context.Context, id syllabus.ImportID, state syllabus.State, done int64, now time.Time) (err error) {
	defer errs.Wrap(&err, "NoteImport(%q)", id)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		return tx.must(ctx, errStopped, `UPDATE course_import SET state = $1, done = $2, seen_at = $3 WHERE id = $4 AND `+busyImport,
			string(state), done, millis(now), string(id))
	})
}

// EndImport stores what the reading of an import found. It fails with errs.Gone where somebody stopped it.
func (s *Store) EndImport(ctx context.Context, i syllabus.Import, files map[string]string) (err error) {
	defer errs.Wrap(&err, "EndImport(%q)", i.ID)
	outcome, err := toJSON(i.Outcome)
	if err != nil {
		return err
	}
	var text any
	if files != nil {
		if text, err = toJSON(files); err != nil {
			return err
		}
	}
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		return tx.must(ctx, errStopped, `
			UPDATE course_import SET state = $1, done = $2, revision = $3, course_id = $4, files = $5, outcome = $6, seen_at = $7
			WHERE id = $8 AND `+busyImport,
			string(i.State), i.Done, orNull(i.Revision), orNull(string(i.Course)), text, outcome, millis(i.Seen), string(i.ID))
	})
}

const importColumns = `id, class_id, account_id, file_name, size, state, done, base_revision, revision, course_id, outcome, created_at, seen_at`

// Import loads an import of a class, or errs.NotFound.
func (s *Store) Import(ctx context.Context, class roster.ClassID, id syllabus.ImportID) (i syllabus.Import, err error) {
	defer errs.Wrap(&err, "Import(%q)", id)
	return s.oneImport(ctx, `WHERE class_id = $1 AND id = $2`, string(class), string(id))
}

// LatestImport loads the import of a class that was begun last, or errs.NotFound.
func (s *Store) LatestImport(ctx context.Context, class roster.ClassID) (i syllabus.Import, err error) {
	defer errs.Wrap(&err, "LatestImport(%q)", class)
	return s.oneImport(ctx, `WHERE class_id = $1 ORDER BY created_at DESC, id`+s.dialect.byteOrder+` DESC LIMIT 1`, string(class))
}

func (s *Store) oneImport(ctx context.Context, where string, args ...any) (i syllabus.Import, err error) {
	var revision, course sql.NullString
	var outcome string
	var begun, seen int64
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&i.ID, &i.Class, &i.Account, &i.Name, &i.Size, &i.State, &i.Done, &i.Base, &revision, &course, &outcome,
			&begun, &seen), `SELECT `+importColumns+` FROM course_import `+where, args...)
	})
	if errors.Is(err, errNone) {
		return syllabus.Import{}, errNoImport
	}
	if err != nil {
		return syllabus.Import{}, err
	}
	i.Revision, i.Course = revision.String, history.CourseID(course.String)
	i.Begun, i.Seen = moment(begun), moment(seen)
	return i, fromJSON(outcome, &i.Outcome)
}

// TakeImport stores the revision of an import that is ready, moves its class to it and checks the import off, all or
// nothing. It fails with errs.Conflict where the import is not ready, or its class not on its base any more.
func (s *Store) TakeImport(ctx context.Context, class roster.ClassID, id syllabus.ImportID, by roster.AccountID, now time.Time) (err error) {
	defer errs.Wrap(&err, "TakeImport(%q)", id)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		var base string
		var revision, course, files sql.NullString
		err := tx.get(ctx, into(&base, &revision, &course, &files), `
			SELECT base_revision, revision, course_id, files FROM course_import WHERE class_id = $1 AND id = $2`, string(class), string(id))
		if errors.Is(err, errNone) {
			return errNoImport
		}
		if err != nil {
			return err
		}
		notReady := errs.New(errs.Conflict, "There is nothing to take over here any more. Look at the course; if it lacks the change, send the file again.")
		err = tx.must(ctx, notReady, `UPDATE course_import SET state = 'taken', files = NULL, seen_at = $1 WHERE id = $2 AND state = 'ready'`,
			millis(now), string(id))
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `
			INSERT INTO course_revision (hash, course_id, files, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING`,
			revision.String, course.String, files.String, millis(now))
		if err != nil {
			return err
		}
		return moveClass(ctx, tx, class, base, revision.String, by, now)
	})
}

// StopImport ends an import of a class that is not final; ending another changes nothing.
func (s *Store) StopImport(ctx context.Context, class roster.ClassID, id syllabus.ImportID, now time.Time) (err error) {
	defer errs.Wrap(&err, "StopImport(%q)", id)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `UPDATE course_import SET state = 'stopped', files = NULL, seen_at = $1 WHERE class_id = $2 AND id = $3 AND `+openImport,
			millis(now), string(class), string(id))
		return err
	})
}
