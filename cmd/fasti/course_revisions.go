package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/store"
)

type courseRevisionsCmd struct {
	Of string `help:"Only the revisions of this course, by its ID." placeholder:"ID"`
	databaseFlag
	classFlag
}

// Run lists revisions, the newest first.
func (c *courseRevisionsCmd) Run(e *env) (err error) {
	s, err := c.openExisting(e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	active, err := s.ActiveRevision(e.ctx, c.id())
	if err != nil {
		return noClass(err, c.Class)
	}
	list, err := s.Revisions(e.ctx, history.CourseID(c.Of))
	if err != nil {
		return err
	}
	for _, r := range list {
		mark := ""
		if r.Hash == active.Hash {
			mark = "  the class is on it"
		}
		fmt.Fprintf(e.stdout, "%s  %s  %s%s\n", r.At.UTC().Format("2006-01-02 15:04"), r.Hash, r.Course, mark)
	}
	return nil
}

type courseRollbackCmd struct {
	To string `help:"The revision to go to, by its digest or the beginning of it; the one before where none is named." placeholder:"REVISION"`
	databaseFlag
	classFlag
	confirmFlags
}

// Run shows what changes, asks, and moves the class back.
func (c *courseRollbackCmd) Run(e *env) (err error) {
	s, err := c.openExisting(e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	active, err := s.ActiveRevision(e.ctx, c.id())
	if err != nil {
		return noClass(err, c.Class)
	}
	to, err := c.target(e, s)
	if err != nil {
		return err
	}
	if to == active.Hash {
		fmt.Fprintf(e.stdout, "Nothing changes: the class is on revision %s already.\n", to)
		return nil
	}
	read, err := c.read(e, s, active.Hash, to)
	if err != nil {
		return err
	}
	printChanges(e, read)
	if yes, err := c.confirm(e); err != nil || !yes {
		return err
	}
	if err := s.MoveClass(e.ctx, c.id(), active.Hash, to, "", time.Now()); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "The class is on %s now, revision %s\n", read.Course.Meta().Title, to)
	return nil
}

// target finds the revision to go to.
func (c *courseRollbackCmd) target(e *env, s *store.Store) (string, error) {
	if c.To == "" {
		hash, err := s.PreviousRevision(e.ctx, c.id())
		if errs.Is(err, errs.NotFound) {
			return "", errs.New(errs.Conflict, "the class was on no other revision before this one; fasti course revisions lists what there is")
		}
		return hash, err
	}
	list, err := s.Revisions(e.ctx, "")
	if err != nil {
		return "", err
	}
	var found []string
	for _, r := range list {
		if strings.HasPrefix(r.Hash, c.To) {
			found = append(found, r.Hash)
		}
	}
	if len(found) != 1 {
		return "", errs.New(errs.Invalid, "%s revisions begin with %q (--to); fasti course revisions lists what there is", numeral(len(found)), c.To)
	}
	return found[0], nil
}

func numeral(n int) string {
	if n == 0 {
		return "no"
	}
	return fmt.Sprint(n)
}

// read loads both revisions. One that this version can't read any more is none to go back to.
func (c *courseRollbackCmd) read(e *env, s *store.Store, from, to string) (*coursefile.Reading, error) {
	out := &coursefile.Reading{Format: coursefile.Folder}
	for _, one := range []struct {
		hash string
		into **history.Course
	}{{from, &out.Base}, {to, &out.Course}} {
		r, err := s.Revision(e.ctx, one.hash)
		if err != nil {
			return nil, err
		}
		course, problems := coursefile.Parse(r.Files)
		if len(problems) > 0 && one.hash == to {
			return nil, errs.New(errs.Conflict, "this version can't read revision %s any more: %s", to, problems[0])
		}
		*one.into = course
	}
	return out, nil
}
