package store

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

var errNoClass = errs.New(errs.NotFound, "There is no such class.")

// Syllabus returns what a class is on, or errs.NotFound where there is no such class.
func (s *Store) Syllabus(ctx context.Context, class roster.ClassID) (c syllabus.Course, err error) {
	defer errs.Wrap(&err, "Syllabus(%q)", class)
	var at int64
	var overlay string
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&c.Class, &c.ID, &c.Revision, &at, &overlay, &c.Version), `
			SELECT c.id, r.course_id, r.hash, r.created_at, c.overlay, c.version
			FROM class c JOIN course_revision r ON r.hash = c.active_revision WHERE c.id = $1`, string(class))
	})
	if errors.Is(err, errNone) {
		return syllabus.Course{}, errNoClass
	}
	if err != nil {
		return syllabus.Course{}, err
	}
	c.Stored = moment(at)
	return c, fromJSON(overlay, &c.Overlay)
}

// Files loads the files of a revision, or errs.NotFound.
func (s *Store) Files(ctx context.Context, revision string) (map[string]string, error) {
	r, err := s.Revision(ctx, revision)
	return r.Files, err
}

// Stored lists the revisions of all courses, the one stored last first, and says how many there are.
func (s *Store) Stored(ctx context.Context, offset, limit int) (list []syllabus.Stored, total int, err error) {
	defer errs.Wrap(&err, "Stored")
	err = s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		if err := tx.get(ctx, into(&total), `SELECT COUNT(*) FROM course_revision`); err != nil {
			return err
		}
		return tx.each(ctx, func(r scanner) error {
			var one syllabus.Stored
			var at int64
			err := r.Scan(&one.Revision, &one.ID, &at)
			one.At = moment(at)
			list = append(list, one)
			return err
		}, `SELECT hash, course_id, created_at FROM course_revision ORDER BY created_at DESC, hash`+s.dialect.byteOrder+` LIMIT $1 OFFSET $2`,
			int64(limit), int64(offset))
	})
	return list, total, err
}

// Steps lists a class's moves from revision to revision, the latest first, and says how many there are.
func (s *Store) Steps(ctx context.Context, class roster.ClassID, offset, limit int) (list []syllabus.Step, total int, err error) {
	defer errs.Wrap(&err, "Steps(%q)", class)
	const where = `WHERE l.action = 'course.activate' AND l.subject = $1`
	subject := "class/" + string(class)
	err = s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		if err := tx.get(ctx, into(&total), `SELECT COUNT(*) FROM audit_log l `+where, subject); err != nil {
			return err
		}
		err := tx.each(ctx, func(r scanner) error {
			var step syllabus.Step
			var at int64
			var detail string
			if err := r.Scan(&at, &step.Who, &detail); err != nil {
				return err
			}
			step.At = moment(at)
			list = append(list, step)
			return fromJSON(detail, &list[len(list)-1])
		}, `SELECT l.at, COALESCE(a.name, ''), l.detail FROM audit_log l LEFT JOIN account a ON a.id = l.actor_account `+where+`
			ORDER BY l.at DESC, l.id`+s.dialect.byteOrder+` DESC LIMIT $2 OFFSET $3`, subject, int64(limit), int64(offset))
		for i := range list {
			if err == nil {
				err = coursesOf(ctx, tx, &list[i])
			}
		}
		return err
	})
	return list, total, err
}

// coursesOf finds out which courses a step led from and to.
func coursesOf(ctx context.Context, tx *tx, step *syllabus.Step) error {
	for _, end := range []struct {
		hash string
		into *history.CourseID
	}{{step.From, &step.FromID}, {step.To, &step.ToID}} {
		err := tx.get(ctx, into(end.into), `SELECT course_id FROM course_revision WHERE hash = $1`, end.hash)
		if err != nil && !errors.Is(err, errNone) {
			return err
		}
	}
	return nil
}

// MoveClass moves a class from one stored revision to another, with a row in the audit log. Attempts that were begun
// keep theirs. It fails with errs.Conflict where the class is not on from any more, so that what was made out of an old
// revision never undoes a newer one, and with errs.NotFound where the revision is not stored.
func (s *Store) MoveClass(ctx context.Context, class roster.ClassID, from, to string, by roster.AccountID, now time.Time) (err error) {
	defer errs.Wrap(&err, "MoveClass(%q, %q, %q)", class, from, to)
	return s.write(ctx, func(ctx context.Context, tx *tx) error { return moveClass(ctx, tx, class, from, to, by, now) })
}

func moveClass(ctx context.Context, tx *tx, class roster.ClassID, from, to string, by roster.AccountID, now time.Time) error {
	var course string
	err := tx.get(ctx, into(&course), `SELECT course_id FROM course_revision WHERE hash = $1`, to)
	if errors.Is(err, errNone) {
		return errs.New(errs.NotFound, "There is no such revision of a course.")
	}
	if err != nil {
		return err
	}
	moved := errs.New(errs.Conflict, "The class has been moved to another revision of a course meanwhile. Look at what would change now.")
	err = tx.must(ctx, moved, `
		UPDATE class SET active_revision = $1, course_id = $2, version = version + 1 WHERE id = $3 AND active_revision = $4`,
		to, course, string(class), from)
	if err != nil || from == to {
		return err
	}
	return insertAudit(ctx, tx, roster.AuditEntry{
		ID: rand.Text(), At: now, Account: by, Action: "course.activate", Subject: "class/" + string(class),
		Detail: map[string]any{"from": from, "to": to},
	})
}

// SetOverlay changes the overlay of a class, with a row in the audit log that has the one before, so that nothing is lost.
// It fails with errs.Conflict where the class is of another version than the one expected.
func (s *Store) SetOverlay(ctx context.Context, class roster.ClassID, version int, o history.Overlay, by roster.AccountID, now time.Time) (err error) {
	defer errs.Wrap(&err, "SetOverlay(%q)", class)
	text, err := toJSON(o)
	if err != nil {
		return err
	}
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		var before string
		err := tx.get(ctx, into(&before), `SELECT overlay FROM class WHERE id = $1`, string(class))
		if errors.Is(err, errNone) {
			return errNoClass
		}
		if err != nil {
			return err
		}
		changed := errs.New(errs.Conflict, "The class has been changed meanwhile. Reload the page, and try again.")
		err = tx.must(ctx, changed, `UPDATE class SET overlay = $1, version = version + 1 WHERE id = $2 AND version = $3`,
			text, string(class), int64(version))
		if err != nil {
			return err
		}
		return insertAudit(ctx, tx, roster.AuditEntry{
			ID: rand.Text(), At: now, Account: by, Action: "overlay.change", Subject: "class/" + string(class),
			Detail: map[string]any{"from": before, "to": text},
		})
	})
}
