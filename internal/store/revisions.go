package store

import (
	"context"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
)

// StoredRevision is a revision without its files.
type StoredRevision struct {
	Hash   string
	Course history.CourseID
	At     time.Time // when it was first stored
}

// Revisions lists the revisions that are stored, of one course or with "" of all, the newest first.
func (s *Store) Revisions(ctx context.Context, course history.CourseID) (list []StoredRevision, err error) {
	defer errs.Wrap(&err, "Revisions(%q)", course)
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.each(ctx, func(r scanner) error {
			var one StoredRevision
			var at int64
			err := r.Scan(&one.Hash, &one.Course, &at)
			one.At = moment(at)
			list = append(list, one)
			return err
		}, `
			SELECT hash, course_id, created_at FROM course_revision
			WHERE course_id = $1 OR $1 = '' ORDER BY created_at DESC, hash`, string(course))
	})
	return list, err
}

// ActiveRevision returns the revision that a class is on, or errs.NotFound where there is no such class.
func (s *Store) ActiveRevision(ctx context.Context, class roster.ClassID) (r StoredRevision, err error) {
	defer errs.Wrap(&err, "ActiveRevision(%q)", class)
	var at int64
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&r.Hash, &r.Course, &at), `
			SELECT r.hash, r.course_id, r.created_at FROM class c JOIN course_revision r ON r.hash = c.active_revision
			WHERE c.id = $1`, string(class))
	})
	r.At = moment(at)
	if errors.Is(err, errNone) {
		return StoredRevision{}, errNoClass
	}
	return r, err
}

// PreviousRevision returns the revision that a class was on before the one that it is on, as the audit log has it, or
// errs.NotFound where there was none. Going back to a revision undoes the step from it: whoever goes back twice is two
// revisions back.
func (s *Store) PreviousRevision(ctx context.Context, class roster.ClassID) (hash string, err error) {
	defer errs.Wrap(&err, "PreviousRevision(%q)", class)
	var steps []string
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.each(ctx, func(r scanner) error {
			var detail string
			if err := r.Scan(&detail); err != nil {
				return err
			}
			var step struct{ From, To string }
			if err := fromJSON(detail, &step); err != nil {
				return err
			}
			steps = walked(steps, step.From, step.To)
			return nil
		}, `
			SELECT detail FROM audit_log WHERE action = 'course.activate' AND subject = $1 ORDER BY at, id`, "class/"+string(class))
	})
	if err != nil {
		return "", err
	}
	if len(steps) < 2 {
		return "", errs.New(errs.NotFound, "The class was on no other revision before this one.")
	}
	return steps[len(steps)-2], nil
}

// walked is the way to where a class is, without the detours.
func walked(steps []string, from, to string) []string {
	if len(steps) == 0 {
		steps = []string{from}
	}
	if n := len(steps); n > 1 && steps[n-2] == to {
		return steps[:n-1]
	}
	return append(steps, to)
}
