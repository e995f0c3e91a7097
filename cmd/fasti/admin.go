package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/internal/store"
)

type adminCmd struct {
	SetupLink setupLinkCmd `cmd:"" help:"Print a new one-time link to set up the first instructor, where the last one was lost or is too old."`
	UseCourse useCourseCmd `cmd:"" help:"Move the class to a course: that of a folder, or the one that comes with this program. Quizzes that were begun keep theirs."`
}

type setupLinkCmd struct {
	siteFlags
	databaseFlag
}

// Run prints a new link. The server may be running meanwhile.
func (c *setupLinkCmd) Run(e *env) (err error) {
	base, err := c.site()
	if err != nil {
		return err
	}
	s, err := c.openExisting(e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	link, err := setupLink(e.ctx, roster.NewService(s, time.Now, rand.Text), base)
	if err == nil && link == "" {
		return errs.New(errs.Conflict, "there is an instructor already, who signs in at %s", base.JoinPath("sign-in"))
	}
	if err == nil {
		fmt.Fprintln(e.stdout, link)
	}
	return err
}

type useCourseCmd struct {
	databaseFlag
	courseFlag
}

// Run stores the course and moves the class to it. A server that is running asks about it from then on.
func (c *useCourseCmd) Run(e *env) (err error) {
	course, files, err := c.load(e)
	if err != nil {
		return err
	}
	s, err := c.openExisting(e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	now, hash := time.Now(), files.Hash()
	if err := s.PutRevision(e.ctx, store.Revision{Hash: hash, Course: course.ID(), Files: files, At: now}); err != nil {
		return err
	}
	if err := s.ActivateRevision(e.ctx, roster.DefaultClass, hash, now); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "The class is on %s now, revision %s\n", course.Meta().Title, hash)
	return nil
}

// site returns the address that a running server tells browsers.
func (f siteFlags) site() (*url.URL, error) {
	if err := checkAddr(f.Addr); err != nil {
		return nil, err
	}
	base, err := parseBaseURL(f.BaseURL)
	if err != nil || base != nil {
		return base, err
	}
	_, port, _ := net.SplitHostPort(f.Addr)
	if port == "0" {
		return nil, errs.New(errs.Invalid, "nobody can know which port the server took; name the site with --base-url")
	}
	return siteOf(f.Addr, port), nil
}

// openExisting opens a database that is there: a mistyped path must not make one.
func (f databaseFlag) openExisting(e *env) (*store.Store, error) {
	db, err := parseDatabase(f.DB)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(db.url); !db.postgres && errors.Is(err, fs.ErrNotExist) {
		return nil, errs.From(err, errs.Invalid, "there is no database %s yet; fasti serve makes one", db.url)
	}
	return store.Open(e.ctx, db.url, store.Options{})
}
