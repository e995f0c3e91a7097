package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/server"
	"fasti/internal/store"
	"fasti/questions"
)

// site is the whole application on a database of its own, listening on loopback.
type site struct {
	store  *store.Store
	people *roster.Service
	url    string
	http   *http.Server
}

// oneBank serves one course, whatever revision is asked for.
type oneBank struct{ bank *question.Bank }

func (b oneBank) Bank(context.Context, quiz.Edition) (*question.Bank, error) { return b.bank, nil }

func (b oneBank) Course(context.Context, string) (*history.Course, error) {
	return b.bank.Course(), nil
}

// newSite opens a new database in a folder and serves the embedded course from it. group is how many writes may
// share a commit; 0 is the default.
func newSite(ctx context.Context, dir, name string, group int) (*site, error) {
	files, err := coursefile.ReadFS(questions.Russia())
	if err != nil {
		return nil, err
	}
	return newSiteOn(ctx, dir, name, group, files)
}

// newSiteOn serves a course of its own.
func newSiteOn(ctx context.Context, dir, name string, group int, files coursefile.Files) (*site, error) {
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		return nil, fmt.Errorf("the course has %d problems, the first: %s", len(problems), problems[0])
	}
	s, err := store.Open(ctx, filepath.Join(dir, name+".db"), store.Options{GroupSize: group})
	if err != nil {
		return nil, err
	}
	now := time.Now()
	err = s.PutRevision(ctx, store.Revision{Hash: files.Hash(), Course: course.ID(), Files: files, At: now})
	if err == nil {
		err = s.EnsureDefaults(ctx, store.Defaults{
			OrganisationName: "Bench", TermName: "Bench", ClassTitle: "Bench", TimeZone: "UTC", Course: course.ID(),
			Revision: files.Hash(), QuizTitle: "Bench",
		}, now)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	courses := oneBank{question.NewBank(course)}
	people := roster.NewService(s, time.Now, rand.Text)
	base, _ := url.Parse("http://localhost")
	handler, err := server.New(server.Config{
		Logger: slog.New(slog.DiscardHandler), Secret: []byte(rand.Text() + rand.Text())[:32], BaseURL: base,
		Now: time.Now, Ready: s.Ping, Courses: courses, Quiz: quiz.NewService(s, courses, time.Now, rand.Text),
		Roster: people, Review: review.NewService(s), Gradebook: gradebook.NewService(s, people),
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	site := &site{store: s, people: people}
	site.url, site.http, err = listen(ctx, handler)
	return site, err
}

// listen serves a handler on a free port of loopback.
func listen(ctx context.Context, h http.Handler) (string, *http.Server, error) {
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second}
	go srv.Serve(ln) //nolint:errcheck // it ends with http.ErrServerClosed, when the run is over
	return "http://" + ln.Addr().String(), srv, nil
}

// close ends the site; what goes wrong joins the error of whoever defers it.
func (s *site) close(errp *error) {
	shut(s.http, errp)
	*errp = errors.Join(*errp, s.store.Close())
}

func shut(srv *http.Server, errp *error) { *errp = errors.Join(*errp, srv.Close()) }
