package server_test

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/crypto/argon2"

	"fasti/internal/coursefile"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/server"
	"fasti/internal/store"
	"fasti/internal/syllabus"
)

// site is a server on a store of its own, with a clock that the test turns and a log that it can read.
type site struct {
	*testing.T
	handler http.Handler
	url     *url.URL
	store   *store.Store
	roster  *roster.Service
	clock   *clock
	log     *logbook

	// What a test puts between the server and what it works on.
	bank      func(context.Context, string) error // before a course is given out
	ready     func() error
	act       func(*roster.Actor)                           // what becomes of whoever is identified
	each      func(yield func(gradebook.Score) error) error // in place of all scores of a class
	uncounted bool                                          // questions are not counted before a bank is given out
	hold      chan struct{}                                 // work in the background waits until it is closed
}

type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// newSite starts a server as browsers reach it by http.
func newSite(t *testing.T) *site { return startSite(t, "http") }

func startSite(t *testing.T, scheme string) *site {
	return startSiteOn(t, scheme, "testdata/course.txtar")
}

// startSiteOn starts a server on a course of its own.
func startSiteOn(t *testing.T, scheme, course string) *site {
	t.Helper()
	s := &site{T: t, clock: &clock{now: time.Date(2026, time.November, 2, 9, 30, 0, 0, time.UTC)}, log: &logbook{}}
	var err error
	if s.store, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "fasti.db"), store.Options{Now: s.clock.Now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	s.putCourse(course)
	listener := httptest.NewUnstartedServer(nil)
	s.url = &url.URL{Scheme: scheme, Host: listener.Listener.Addr().String()}
	s.handler = s.newServer()
	listener.Config.Handler = s.handler
	listener.Start()
	t.Cleanup(listener.Close)
	return s
}

func (s *site) putCourse(archived string) {
	s.Helper()
	archive, err := txtar.ParseFile(archived)
	if err != nil {
		s.Fatal(err)
	}
	files := coursefile.Files{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	if _, problems := coursefile.Parse(files); len(problems) > 0 {
		s.Fatal(problems)
	}
	revision := store.Revision{Hash: files.Hash(), Course: "russia", Files: files, At: s.clock.Now()}
	if err := s.store.PutRevision(s.Context(), revision); err != nil {
		s.Fatal(err)
	}
	err = s.store.EnsureDefaults(s.Context(), store.Defaults{
		OrganisationName: "Fasti", TermName: "All year", ClassTitle: "Russia", TimeZone: "Europe/Kyiv", Course: "russia",
		Revision: revision.Hash, QuizTitle: "Practice",
	}, s.clock.Now())
	if err != nil {
		s.Fatal(err)
	}
}

// later runs work in the background, and ends it with the test.
func (s *site) later(work func(context.Context) error) {
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if s.hold != nil {
			<-s.hold
		}
		if err := work(ctx); err != nil {
			s.Error(err)
		}
	}()
	s.Cleanup(func() {
		stop()
		<-done
	})
}

func (s *site) newServer() http.Handler {
	s.Helper()
	library := coursefile.NewLibrary(func(ctx context.Context, hash string) (coursefile.Files, error) {
		r, err := s.store.Revision(ctx, hash)
		return r.Files, err
	}, func(c *history.Course) *history.Course { return c })
	courses := &courses{site: s, library: library, banks: map[string]*question.Bank{}}
	s.roster = roster.NewService(sessions{s.store, s}, s.clock.Now, rand.Text)
	handler, err := server.New(server.Config{
		Logger: slog.New(slog.NewJSONHandler(s.log, nil)), Secret: []byte("a secret of thirty-two bytes ...")[:32],
		BaseURL: s.url, Now: s.clock.Now, Courses: courses, Roster: s.roster,
		Quiz:      quiz.NewService(s.store, courses, s.clock.Now, rand.Text),
		Review:    review.NewService(s.store),
		Gradebook: gradebook.NewService(scores{s.store, s}, s.roster),
		Syllabus:  syllabus.NewService(s.store, s.clock.Now, rand.Text, s.later),
		Ready: func(ctx context.Context) error {
			if s.ready != nil {
				return s.ready()
			}
			return s.store.Ping(ctx)
		},
	})
	if err != nil {
		s.Fatal(err)
	}
	return handler
}

// courses, sessions and scores let a test put something between.
type courses struct {
	site    *site
	library *coursefile.Library[*history.Course]
	mu      sync.Mutex
	banks   map[string]*question.Bank // by edition
}

func (c *courses) Course(ctx context.Context, revision string) (*history.Course, error) {
	if c.site.bank != nil {
		if err := c.site.bank(ctx, revision); err != nil {
			return nil, err
		}
	}
	return c.library.Get(ctx, revision)
}

func (c *courses) Bank(ctx context.Context, e quiz.Edition) (*question.Bank, error) {
	course, err := c.Course(ctx, e.Revision)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.banks[e.Key()] == nil {
		taught, _ := e.Overlay.Apply(course)
		c.banks[e.Key()] = question.NewBank(taught)
		if !c.site.uncounted {
			c.banks[e.Key()].Available("", "")
		}
	}
	return c.banks[e.Key()], nil
}

type sessions struct {
	*store.Store
	site *site
}

func (s sessions) Actor(ctx context.Context, hash string, now time.Time) (roster.Actor, error) {
	a, err := s.Store.Actor(ctx, hash, now)
	if err == nil && s.site.act != nil {
		s.site.act(&a)
	}
	return a, err
}

type scores struct {
	*store.Store
	site *site
}

func (s scores) EachScore(ctx context.Context, class roster.ClassID, f gradebook.Filter, yield func(gradebook.Score) error) error {
	if s.site.each != nil {
		return s.site.each(yield)
	}
	return s.Store.EachScore(ctx, class, f, yield)
}

const (
	clioEmail    = "clio@example.org"
	clioPassword = "three muses in a row"
)

// instructor stores an instructor whose password costs next to nothing to verify.
func (s *site) instructor() {
	s.Helper()
	salt := []byte("salt of 16 bytes")
	enc := base64.RawStdEncoding.EncodeToString
	hash := fmt.Sprintf("$argon2id$v=19$m=64,t=1,p=1$%s$%s", enc(salt), enc(argon2.IDKey([]byte(clioPassword), salt, 1, 64, 1, 32)))
	code := s.setupCode()
	err := s.store.CreateFirstInstructor(s.Context(), roster.Hash(code), roster.Account{
		ID: "account-clio", Learner: "learner-clio", Name: "Clio", Email: clioEmail, EmailKey: clioEmail, PasswordHash: hash,
		CreatedAt: s.clock.Now(),
	}, s.clock.Now())
	if err != nil {
		s.Fatal(err)
	}
}

func (s *site) setupCode() string {
	s.Helper()
	code, err := s.roster.NewSetupCode(s.Context())
	if err != nil || code == "" {
		s.Fatal("no code for a set-up link:", err)
	}
	return code
}

// score is an attempt as it is stored.
func (s *site) score(id string) gradebook.Score {
	s.Helper()
	score, err := s.store.Score(s.Context(), roster.DefaultClass, quiz.AttemptID(id))
	if err != nil {
		s.Fatal(err)
	}
	return score
}

// items are the questions of an attempt with the answers that count.
func (s *site) items(id string) []quiz.Item {
	s.Helper()
	items, err := s.store.Items(s.Context(), s.score(id).Attempt.Learner, quiz.AttemptID(id))
	if err != nil {
		s.Fatal(err)
	}
	return items
}

// attempts is how many are stored in all.
func (s *site) attempts() int {
	s.Helper()
	_, n, err := s.store.Scores(s.Context(), roster.DefaultClass, gradebook.Filter{}, 0, 1)
	if err != nil {
		s.Fatal(err)
	}
	return n
}

// give stores an attempt on some questions for whoever has another attempt.
func (s *site) give(attempt, like string, feedback quiz.Feedback, paper ...question.Question) {
	s.Helper()
	a := s.score(like).Attempt
	a.ID, a.Settings.Feedback, a.Length, a.Answered, a.Points, a.Version = quiz.AttemptID(attempt), feedback, len(paper), 0, 0, 1
	a.Submitted = time.Time{}
	if err := s.store.CreateAttempt(s.Context(), a, paper); err != nil {
		s.Fatal(err)
	}
}
