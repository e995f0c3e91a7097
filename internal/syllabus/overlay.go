package syllabus

import (
	"context"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
)

// Change changes the overlay of a class, which edit is given a copy of. Where somebody else was faster, edit is asked
// again with what is there now. It fails with errs.Invalid where the overlay is none any more, and where a local date that
// is new contradicts the rest of the course.
func (s *Service) Change(ctx context.Context, actor roster.Actor, class roster.ClassID, edit func(*history.Overlay) error) (err error) {
	defer errs.Wrap(&err, "change the overlay of class %q", class)
	if err := manages(actor, class); err != nil {
		return err
	}
	const tries = 8
	for range tries {
		if err = s.change(ctx, actor, class, edit); !errs.Is(err, errs.Conflict) {
			return err
		}
	}
	return err
}

func (s *Service) change(ctx context.Context, actor roster.Actor, class roster.ClassID, edit func(*history.Overlay) error) error {
	at, err := s.store.Syllabus(ctx, class)
	if err != nil {
		return err
	}
	o := at.Overlay.Clone()
	if err := edit(&o); err != nil {
		return err
	}
	if err := o.Check(); err != nil {
		return err
	}
	if err := s.fits(ctx, at, o); err != nil {
		return err
	}
	return s.store.SetOverlay(ctx, class, at.Version, o, actor.Account, s.now())
}

// fits refuses a local date that the class did not have before and that contradicts the course.
func (s *Service) fits(ctx context.Context, at Course, o history.Overlay) error {
	var added history.Overlay
	for _, d := range o.Dates {
		if was, ok := at.Overlay.Date(d.Fact); !ok || was != d {
			added.Dates = append(added.Dates, d)
		}
	}
	if len(added.Dates) == 0 {
		return nil
	}
	course, err := s.parsed(ctx, at.Revision)
	if err != nil || course == nil {
		return err
	}
	for _, d := range added.Dates {
		if !course.HasFact(d.Fact) {
			return errs.New(errs.Invalid, "The course has no such date to change.")
		}
	}
	_, problems := o.Apply(course)
	for _, d := range added.Dates {
		for _, p := range problems { // what was there before and does not fit any more stays as it is
			if p.Entity == "local date "+string(d.Fact) {
				return errs.New(errs.Invalid, "This date contradicts the rest of the course: %s.", p.What)
			}
		}
	}
	return nil
}
