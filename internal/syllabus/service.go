package syllabus

import (
	"context"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
)

// Service is the flow of what a class is taught. Its methods ask roster whether the actor may, and are safe for
// concurrent use.
type Service struct {
	store Store
	now   func() time.Time
	newID func() string
	later func(work func(context.Context) error)
	turn  chan struct{} // one reading at a time: each needs memory for two courses
}

// NewService returns a service over a store. now is the one clock; newID makes opaque IDs that nobody can guess; later
// runs work in the background, under a context that ends when the program is to stop, and tells an operator of its error.
func NewService(store Store, now func() time.Time, newID func() string, later func(work func(context.Context) error)) *Service {
	return &Service{store, now, newID, later, make(chan struct{}, 1)}
}

// Course returns what a class is on.
func (s *Service) Course(ctx context.Context, actor roster.Actor, class roster.ClassID) (_ Course, err error) {
	defer errs.Wrap(&err, "course of class %q", class)
	if err := manages(actor, class); err != nil {
		return Course{}, err
	}
	return s.store.Syllabus(ctx, class)
}

// Steps lists a class's moves from revision to revision, the latest first, and says how many there are.
func (s *Service) Steps(ctx context.Context, actor roster.Actor, class roster.ClassID, offset, limit int) (_ []Step, _ int, err error) {
	defer errs.Wrap(&err, "steps of class %q", class)
	if err := manages(actor, class); err != nil {
		return nil, 0, err
	}
	return s.store.Steps(ctx, class, offset, limit)
}

// Stored lists the revisions of all courses that a class can be moved to, the one stored last first, and says how many there
// are.
func (s *Service) Stored(ctx context.Context, actor roster.Actor, class roster.ClassID, offset, limit int) (_ []Stored, _ int, err error) {
	defer errs.Wrap(&err, "stored revisions")
	if err := manages(actor, class); err != nil {
		return nil, 0, err
	}
	return s.store.Stored(ctx, offset, limit)
}

// Preview says what moving a class to a stored revision would change. It fails with errs.Conflict where this version of
// the program can't read that revision any more.
func (s *Service) Preview(ctx context.Context, actor roster.Actor, class roster.ClassID, revision string) (_ Course, _ Outcome, err error) {
	defer errs.Wrap(&err, "preview revision %q", revision)
	if err := manages(actor, class); err != nil {
		return Course{}, Outcome{}, err
	}
	at, err := s.store.Syllabus(ctx, class)
	if err != nil {
		return Course{}, Outcome{}, err
	}
	files, err := s.store.Files(ctx, revision)
	if err != nil {
		return Course{}, Outcome{}, err
	}
	after, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		return Course{}, Outcome{}, errs.New(errs.Conflict, "This version of Fasti can't read that revision any more: %s", problems[0])
	}
	before, err := s.parsed(ctx, at.Revision)
	if err != nil {
		return Course{}, Outcome{}, err
	}
	return at, outcomeOf(before, after, at.Overlay), nil
}

// parsed is the course of a stored revision, and nil where this version can't read it any more: then there is nothing to
// compare with, and moving on is what helps.
func (s *Service) parsed(ctx context.Context, revision string) (*history.Course, error) {
	files, err := s.store.Files(ctx, revision)
	if err != nil {
		return nil, err
	}
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		return nil, nil
	}
	return course, nil
}

// Move moves a class from the revision that the actor saw it on to another one. Attempts that were begun keep theirs.
// It fails with errs.Conflict where the class was moved meanwhile.
func (s *Service) Move(ctx context.Context, actor roster.Actor, class roster.ClassID, from, to string) (err error) {
	defer errs.Wrap(&err, "move class %q to %q", class, to)
	if err := manages(actor, class); err != nil {
		return err
	}
	return s.store.MoveClass(ctx, class, from, to, actor.Account, s.now())
}

// manages refuses whoever may not change what a class is taught.
func manages(actor roster.Actor, class roster.ClassID) error {
	switch {
	case actor.CanManageCourse(class):
		return nil
	case !actor.SignedIn():
		return errs.New(errs.Unauthenticated, "Sign in as an instructor first.")
	}
	return errs.New(errs.Forbidden, "Only instructors of the class may change what it is taught.")
}
