package store

import (
	"context"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// Revision is a course as it was at one time: all of its files, named by their digest. It never changes.
type Revision struct {
	Hash   string
	Course history.CourseID
	Files  map[string]string // text by path
	At     time.Time         // when it was first stored
}

// PutRevision stores a revision. Storing one whose hash is there changes nothing and is no error.
func (s *Store) PutRevision(ctx context.Context, r Revision) (err error) {
	defer errs.Wrap(&err, "PutRevision(%q)", r.Hash)
	files, err := toJSON(r.Files)
	if err != nil {
		return err
	}
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO course_revision (hash, course_id, files, created_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (hash) DO NOTHING`, r.Hash, string(r.Course), files, millis(r.At))
		return err
	})
}

// Revision loads a revision, or errs.NotFound.
func (s *Store) Revision(ctx context.Context, hash string) (r Revision, err error) {
	defer errs.Wrap(&err, "Revision(%q)", hash)
	var files string
	var at int64
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&r.Hash, &r.Course, &files, &at), `
			SELECT hash, course_id, files, created_at FROM course_revision WHERE hash = $1`, hash)
	})
	if errors.Is(err, errNone) {
		return Revision{}, errs.New(errs.NotFound, "There is no such revision of a course.")
	}
	if err != nil {
		return Revision{}, err
	}
	r.At = moment(at)
	return r, fromJSON(files, &r.Files)
}

// Defaults are what EnsureDefaults makes of a new database.
type Defaults struct {
	OrganisationName string
	TermName         string
	ClassTitle       string
	TimeZone         string // IANA name
	Course           history.CourseID
	Revision         string // hash of a stored revision, for a class that is not there yet
	QuizTitle        string
}

// EnsureDefaults makes the default organisation, its academic term, the open class and its practice quiz
// where they are missing. What is there stays as it is, above all the class's active revision: a new program
// brings a new revision, and when a class moves to it is the instructor's decision. It fails with
// errs.NotFound where the revision is not stored.
func (s *Store) EnsureDefaults(ctx context.Context, d Defaults, now time.Time) (err error) {
	defer errs.Wrap(&err, "EnsureDefaults")
	const (
		organisation = string(roster.DefaultOrganisation)
		term         = roster.DefaultTerm
		class        = string(roster.DefaultClass)
	)
	at := millis(now)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO organisation (id, name, created_at) VALUES ($1, $2, $3)
			ON CONFLICT (id) DO NOTHING`, organisation, d.OrganisationName, at)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `
			INSERT INTO academic_term (id, organisation_id, name, created_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (id) DO NOTHING`, term, organisation, d.TermName, at)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `
			INSERT INTO class (id, organisation_id, academic_term_id, course_id, active_revision, overlay, title,
				time_zone, version, created_at)
			VALUES ($1, $2, $3, $4, $5, '{}', $6, $7, 1, $8)
			ON CONFLICT (id) DO NOTHING`,
			class, organisation, term, string(d.Course), d.Revision, d.ClassTitle, d.TimeZone, at)
		if err != nil {
			return err
		}
		_, err = tx.exec(ctx, `
			INSERT INTO quiz (id, organisation_id, academic_term_id, class_id, kind, title, settings, version,
				created_at)
			VALUES ($1, $2, $3, $4, 'practice', $5, '{}', 1, $6)
			ON CONFLICT (id) DO NOTHING`, string(quiz.OpenPractice), organisation, term, class, d.QuizTitle, at)
		return err
	})
}
