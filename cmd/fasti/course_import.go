package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/internal/store"
)

// classFlag chooses a class of a database.
type classFlag struct {
	Class string `help:"The class, by its ID." default:"${class}" placeholder:"ID"`
}

func (f classFlag) id() roster.ClassID { return roster.ClassID(f.Class) }

type courseImportCmd struct {
	Path   string `arg:"" help:"A course folder, a zip of one, a workbook (.xlsx) or a CSV of events."`
	Title  string `help:"Begin a course of its own with this title, instead of laying the sheets over the class's course."`
	Make   bool   `help:"Let a CSV bring into being the people, places and sources that it names and the course does not have."`
	Create bool   `help:"Make the database, where there is none yet."`
	databaseFlag
	classFlag
	confirmFlags
}

// Run shows what changes, asks, stores the revision and moves the class to it. Quizzes that were begun keep theirs.
func (c *courseImportCmd) Run(e *env) (err error) {
	s, err := c.open(e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	active, first, err := c.active(e, s)
	if err != nil {
		return err
	}
	q := coursefile.Request{Title: c.Title, Make: c.Make}
	if !first && c.Title == "" {
		q.Base = active.Files
	}
	read, err := readCourse(e, c.Path, q)
	if err != nil {
		return err
	}
	for _, p := range read.Problems {
		fmt.Fprintln(e.stderr, p)
	}
	if n := len(read.Problems); n > 0 {
		fmt.Fprintf(e.stderr, "fasti: %s; nothing was changed\n", count(n, "problem", "problems"))
		return errFound
	}
	hash := read.Files.Hash()
	if hash == active.Hash {
		fmt.Fprintf(e.stdout, "Nothing changes: the class is on revision %s already.\n", hash)
		return nil
	}
	printChanges(e, read)
	if yes, err := c.confirm(e); err != nil || !yes {
		return err
	}
	return c.take(e, s, read, active.Hash)
}

// open opens the database, and makes it only where it was asked to.
func (c *courseImportCmd) open(e *env) (*store.Store, error) {
	db, err := parseDatabase(c.DB)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(db.url); db.postgres || !errors.Is(err, fs.ErrNotExist) {
		return store.Open(e.ctx, db.url, store.Options{})
	}
	if !c.Create || c.DryRun {
		return nil, errs.New(errs.Invalid, "there is no database %s yet; fasti serve makes one, or --create here", db.url)
	}
	if err := db.folder(); err != nil {
		return nil, err
	}
	return store.Open(e.ctx, db.url, store.Options{})
}

// active is the revision that the class is on. The class that everybody starts with may not be there yet: first is
// true then.
func (c *courseImportCmd) active(e *env, s *store.Store) (r store.Revision, first bool, err error) {
	at, err := s.ActiveRevision(e.ctx, c.id())
	if errs.Is(err, errs.NotFound) && c.id() == roster.DefaultClass {
		return store.Revision{}, true, nil
	}
	if err != nil {
		return store.Revision{}, false, noClass(err, c.Class)
	}
	r, err = s.Revision(e.ctx, at.Hash)
	return r, false, err
}

// noClass says which class there is none of.
func noClass(err error, class string) error {
	if errs.Is(err, errs.NotFound) {
		return errs.From(err, errs.Invalid, "there is no class %q (--class)", class)
	}
	return err
}

// take stores the revision and moves the class to it, if it is still where it was.
func (c *courseImportCmd) take(e *env, s *store.Store, read *coursefile.Reading, from string) error {
	now, hash := time.Now(), read.Files.Hash()
	if err := s.PutRevision(e.ctx, store.Revision{Hash: hash, Course: read.Course.ID(), Files: read.Files, At: now}); err != nil {
		return err
	}
	if from == "" {
		if err := s.EnsureDefaults(e.ctx, defaultsOf(read.Course, hash), now); err != nil {
			return err
		}
		if at, err := s.ActiveRevision(e.ctx, c.id()); err != nil || at.Hash == hash {
			return c.done(e, read, hash, err)
		}
		return errs.New(errs.Conflict, "somebody made the class meanwhile; look at it, and import again")
	}
	return c.done(e, read, hash, s.MoveClass(e.ctx, c.id(), from, hash, "", now))
}

func (c *courseImportCmd) done(e *env, read *coursefile.Reading, hash string, err error) error {
	if err == nil {
		fmt.Fprintf(e.stdout, "The class is on %s now, revision %s\n", read.Course.Meta().Title, hash)
	}
	return err
}

// printChanges says what a reading changes. Of a course that is new altogether the numbers are enough.
func printChanges(e *env, read *coursefile.Reading) {
	course := read.Course
	if read.Base == nil || read.Base.ID() != course.ID() {
		fmt.Fprintf(e.stdout, "A new course for the class, %s: %s\n", course.Meta().Title, coursefile.Contents(course))
		return
	}
	compared := coursefile.Compare(read.Base, course)
	for _, change := range compared.Changes {
		fmt.Fprintln(e.stdout, change)
	}
	fmt.Fprintf(e.stdout, "%s\n%s\n", compared.Summary(), compared.Memory())
}
