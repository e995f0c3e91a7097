package main

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/server"
	"fasti/internal/store"
	"fasti/internal/syllabus"
)

// How often expired sessions are removed, how many rows at once, and how long the database has to answer
// whether it is there.
const (
	sweepEvery = time.Hour
	sweepRows  = 1000
	pingTime   = 3 * time.Second
)

// instance is one running program on its database.
type instance struct {
	log      *slog.Logger
	store    *store.Store
	roster   *roster.Service
	quiz     *quiz.Service
	syllabus *syllabus.Service
	courses  *courses
	draining atomic.Bool
	work     sync.WaitGroup // in the background
	stop     context.CancelFunc
}

// newInstance makes what serves requests on an open store, and begins its work in the background.
func newInstance(ctx context.Context, s *store.Store, log *slog.Logger) *instance {
	a := &instance{log: log, store: s}
	a.courses = newCourses(s, log, a.work.Go)
	a.roster = roster.NewService(s, time.Now, rand.Text)
	a.quiz = quiz.NewService(s, a.courses, time.Now, rand.Text)
	ctx, a.stop = context.WithCancel(ctx)
	a.syllabus = syllabus.NewService(s, time.Now, rand.Text, func(work func(context.Context) error) {
		a.work.Go(func() {
			if err := work(ctx); err != nil {
				log.Error("a course that was sent could not be read", "error", err)
			}
		})
	})
	a.work.Go(func() { a.sweep(ctx) })
	return a
}

// close ends the work in the background and closes the store.
func (a *instance) close() error {
	a.stop()
	a.work.Wait()
	return a.store.Close()
}

// handler returns the site.
func (a *instance) handler(secret []byte, base *url.URL) (http.Handler, error) {
	return server.New(server.Config{
		Logger: a.log, Secret: secret, BaseURL: base, Now: time.Now, Ready: a.ready, Courses: a.courses, Quiz: a.quiz,
		Roster: a.roster, Review: review.NewService(a.store), Gradebook: gradebook.NewService(a.store, a.roster), Syllabus: a.syllabus,
	})
}

// ready reports whether requests should be sent here.
func (a *instance) ready(ctx context.Context) error {
	if a.draining.Load() {
		return errs.New(errs.Unavailable, "The server is stopping.")
	}
	ctx, cancel := context.WithTimeout(ctx, pingTime)
	defer cancel()
	return a.store.Ping(ctx)
}

// install stores a course and makes the class that everybody starts with, where it is missing. It returns the
// course that the class is on, which is another one where the database has served one before: a class moves
// to a new revision by its instructor's decision, never by an upgrade of the program.
func (a *instance) install(ctx context.Context, course *history.Course, files coursefile.Files) (*history.Course, error) {
	now, hash := time.Now(), files.Hash()
	err := a.store.PutRevision(ctx, store.Revision{Hash: hash, Course: course.ID(), Files: files, At: now})
	if err != nil {
		return nil, err
	}
	err = a.store.EnsureDefaults(ctx, defaultsOf(course, hash), now)
	if err != nil {
		return nil, err
	}
	active, err := a.quiz.Active(ctx, quiz.OpenPractice)
	if err != nil {
		return nil, err
	}
	bank, err := a.courses.Bank(ctx, active)
	if err != nil {
		return nil, err
	}
	if active.Revision != hash {
		a.log.Warn("the class stays on the course that it has; fasti admin use-course moves it to another",
			"active", active.Revision, "offered", hash)
	}
	return bank.Course(), nil
}

// defaultsOf are what a new database gets with its first course.
func defaultsOf(course *history.Course, hash string) store.Defaults {
	return store.Defaults{
		OrganisationName: "Fasti", TermName: "All year", ClassTitle: course.Meta().Title.String(), TimeZone: "UTC",
		Course: course.ID(), Revision: hash, QuizTitle: "Practice",
	}
}

// sweep removes expired sessions until the context ends.
func (a *instance) sweep(ctx context.Context) {
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for {
		n, err := a.roster.Sweep(ctx, sweepRows)
		switch {
		case err != nil && !errors.Is(err, context.Canceled):
			a.log.Error("expired sessions could not be removed", "error", err)
		case n > 0:
			a.log.Info("expired sessions removed", "sessions", n)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
