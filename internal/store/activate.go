package store

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

// ActivateRevision moves a class to a stored revision, with a row in the audit log. Attempts that were begun
// keep theirs, and a class that is on it already stays as it is. It fails with errs.NotFound where there is no
// such class or revision.
func (s *Store) ActivateRevision(ctx context.Context, class roster.ClassID, revision string, now time.Time) (err error) {
	defer errs.Wrap(&err, "ActivateRevision(%q, %q)", class, revision)
	err = s.write(ctx, func(ctx context.Context, tx *tx) error {
		var active string
		if err := tx.get(ctx, into(&active), `SELECT active_revision FROM class WHERE id = $1`, string(class)); err != nil {
			return err
		}
		if active == revision {
			return nil
		}
		var course string
		if err := tx.get(ctx, into(&course), `SELECT course_id FROM course_revision WHERE hash = $1`, revision); err != nil {
			return err
		}
		err := tx.must(ctx, errNone, `
			UPDATE class SET active_revision = $1, course_id = $2, version = version + 1 WHERE id = $3`,
			revision, course, string(class))
		if err != nil {
			return err
		}
		return insertAudit(ctx, tx, roster.AuditEntry{
			ID: rand.Text(), At: now, Action: "course.activate", Subject: "class/" + string(class),
			Detail: map[string]any{"from": active, "to": revision},
		})
	})
	if errors.Is(err, errNone) {
		return errs.New(errs.NotFound, "There is no such class, or no such revision of a course.")
	}
	return err
}
