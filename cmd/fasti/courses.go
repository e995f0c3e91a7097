package main

import (
	"context"
	"log/slog"
	"slices"
	"sync"

	"fasti/internal/coursefile"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/store"
)

// maxEditions is how many question banks an instance keeps: those of a few classes, and of what they were taught until
// just now.
const maxEditions = 8

// courses gives the courses in a database and their question banks: what server and quiz know as Courses. Editions of
// one revision share its course.
type courses struct {
	library *coursefile.Library[*history.Course]
	log     *slog.Logger
	later   func(func()) // runs work in the background

	mu       sync.Mutex
	editions []*edition // the one used last stands last
}

// edition is a bank that is made, or just being made.
type edition struct {
	key  string
	bank func() *question.Bank
}

func newCourses(s *store.Store, log *slog.Logger, later func(func())) *courses {
	read := func(ctx context.Context, revision string) (coursefile.Files, error) {
		r, err := s.Revision(ctx, revision)
		return r.Files, err
	}
	return &courses{library: coursefile.NewLibrary(read, func(c *history.Course) *history.Course { return c }), log: log, later: later}
}

// Course returns the course of a revision, and errs.NotFound for one that nobody stored.
func (c *courses) Course(ctx context.Context, revision string) (*history.Course, error) {
	return c.library.Get(ctx, revision)
}

// Bank returns the bank of an edition, and errs.NotFound for one of a revision that nobody stored. What of its overlay
// does not fit the course is left out of it, and said in the log when the bank is made.
func (c *courses) Bank(ctx context.Context, e quiz.Edition) (*question.Bank, error) {
	key := e.Key()
	if have := c.edition(key, nil); have != nil {
		return have.bank(), nil
	}
	course, err := c.library.Get(ctx, e.Revision)
	if err != nil {
		return nil, err
	}
	made := &edition{key, sync.OnceValue(func() *question.Bank { return c.make(course, e) })}
	return c.edition(key, made).bank(), nil
}

// edition returns what is kept under a key, which from now on is made where nothing is.
func (c *courses) edition(key string, made *edition) *edition {
	c.mu.Lock()
	defer c.mu.Unlock()
	if at := slices.IndexFunc(c.editions, func(have *edition) bool { return have.key == key }); at >= 0 {
		made = c.editions[at]
		c.editions = slices.Delete(c.editions, at, at+1)
	}
	if made == nil {
		return nil
	}
	if len(c.editions) == maxEditions {
		c.editions = slices.Delete(c.editions, 0, 1)
	}
	c.editions = append(c.editions, made)
	return made
}

func (c *courses) make(course *history.Course, e quiz.Edition) *question.Bank {
	taught, problems := e.Overlay.Apply(course)
	for _, p := range problems {
		c.log.Warn("a change that a class makes to its course does not fit, and is left out", "revision", e.Revision, "problem", p.String())
	}
	b := question.NewBank(taught)
	// The front page tells how many questions there are, and counting tries them all: nobody should wait for that.
	c.later(func() { b.Available("", "") })
	return b
}
