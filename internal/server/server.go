// Package server is what arrives over HTTP and what leaves: requests become calls of one service method,
// answers become pages.
//
// Handlers parse, call and render; they return errors, and one place (errors.go) turns an error's kind into a
// status and a page that says what to do next, and puts its cause into the log. Pages are rendered to a buffer
// first, so that an error never leaves half a page.
//
// A visitor has a session only once there is something to keep: the cookie (session.go) holds an opaque token,
// and roster knows whose it is. Every change of state is a POST, refused where it comes from another site
// (csrf.go), and bounded in size and time (limits.go). All pages work without JavaScript; a request with
// HX-Request gets the same page without its frame.
//
// Echo and gorilla stand in this package and nowhere else.
package server

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

// Config is what a server is made of. Every field is needed.
type Config struct {
	Logger    *slog.Logger
	Secret    []byte   // signs cookies; 32 bytes or more, the same for all instances
	BaseURL   *url.URL // under which browsers reach the server
	Now       func() time.Time
	Ready     func(context.Context) error // whether requests can be served
	Courses   Courses
	Quiz      *quiz.Service
	Roster    *roster.Service
	Review    *review.Service
	Gradebook *gradebook.Service
	Syllabus  *syllabus.Service
}

// Courses gives courses and their banks. Both fail with errs.NotFound for a revision that nobody stored.
type Courses interface {
	// Bank gives the bank of a course as a class is taught it.
	Bank(ctx context.Context, e quiz.Edition) (*question.Bank, error)
	// Course gives a course as it was stored, whatever any class changes of it.
	Course(ctx context.Context, revision string) (*history.Course, error)
}

type server struct {
	Config
	cookies *sessions.CookieStore
	origin  *http.CrossOriginProtection
	slow    *slowDown
	guides  guides
}

// minSecret is the shortest secret that signs cookies, in bytes.
const minSecret = 32

// New returns the handler of the whole site. It fails with errs.Invalid for a secret that is too short, and for
// a base URL that is no origin.
func New(cfg Config) (http.Handler, error) {
	if len(cfg.Secret) < minSecret {
		return nil, errs.New(errs.Invalid, "The secret has %d bytes; cookies are signed with %d or more.", len(cfg.Secret), minSecret)
	}
	s := &server{Config: cfg, cookies: newCookies(cfg.Secret, cfg.BaseURL), slow: newSlowDown(cfg.Now)}
	var err error
	if s.origin, err = newCrossOrigin(cfg.BaseURL); err != nil {
		return nil, err
	}
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect() // no proxy is trusted to say who somebody is
	e.HTTPErrorHandler = s.showError
	s.routes(e)
	return e, nil
}
