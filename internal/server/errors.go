package server

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/web/page"
	"fasti/web/ui"
)

var statusOf = map[errs.Kind]int{
	errs.Internal:        http.StatusInternalServerError,
	errs.Invalid:         http.StatusBadRequest,
	errs.Unauthenticated: http.StatusUnauthorized,
	errs.Forbidden:       http.StatusForbidden,
	errs.NotFound:        http.StatusNotFound,
	errs.Conflict:        http.StatusConflict,
	errs.Gone:            http.StatusGone,
	errs.TooLarge:        http.StatusRequestEntityTooLarge,
	errs.TooMany:         http.StatusTooManyRequests,
	errs.Unavailable:     http.StatusServiceUnavailable,
}

// showError turns whatever a handler returned into a status and a page. The cause is for the log alone, which
// the logging middleware writes.
func (s *server) showError(err error, c echo.Context) {
	if c.Response().Committed {
		return // it is too late for a page
	}
	status, message := statusOf[errs.KindOf(err)], errs.Message(err)
	var he *echo.HTTPError
	switch {
	case errors.Is(err, context.Canceled) && c.Request().Context().Err() != nil:
		status = statusGoneAway
	case errors.As(err, &he):
		status = he.Code // an unknown path or method, or what has no kind
	}
	if e := s.errorPage(c, err, status, message); e != nil {
		s.Logger.Error("the error page failed", "id", requestID(c), "error", e)
		if !c.Response().Committed {
			_ = c.NoContent(status) // nothing is left to try
		}
	}
}

// statusGoneAway stands in the log where the client did not wait; nobody reads the page.
const statusGoneAway = 499

func (s *server) errorPage(c echo.Context, err error, status int, message string) error {
	if c.Get(identityKey) == nil && status < http.StatusInternalServerError {
		// It was refused before anybody asked who it is. The page has its frame all the same.
		if id, err := s.identify(c); err == nil {
			c.Set(identityKey, id)
		}
	}
	f := bareFrame(c, "")
	var conflict *quiz.ConflictError
	switch {
	case errors.As(err, &conflict):
		return s.conflictPage(c, f, conflict)
	case status == http.StatusUnauthorized && wantsInstructor(c):
		return to(c, signInFor(c.Request().URL))
	case status == http.StatusUnauthorized:
		if whoever(c).lost {
			if err := s.drop(c); err != nil {
				return err
			}
		}
		return render(c, status, page.SessionLost(f, page.SessionView{RequestID: requestID(c)}))
	}
	view := page.ErrorView{Status: status, Message: message, RequestID: requestID(c)}
	if status == http.StatusNotFound && c.Param("attempt") != "" && !wantsInstructor(c) {
		view.Message += goesOnElsewhere
		if actor(c).SignedIn() {
			view.Message += " If you began it before you signed in, sign out to go on with it."
		}
	}
	if id := c.Param("attempt"); id != "" && atHome[status] && !wantsInstructor(c) {
		view.Actions = []ui.Link{{Text: "Go to your quiz", Href: page.AttemptPath(id)}, {Text: "Go to the course", Href: page.HomePath()}}
	}
	return render(c, status, page.Error(f, view))
}

// goesOnElsewhere says nothing of whether there is such an attempt: that is its owner's business.
const goesOnElsewhere = " A quiz goes on in the browser in which it was begun."

// atHome are the statuses after which the attempt that was asked for is still there.
var atHome = map[int]bool{
	http.StatusBadRequest: true, http.StatusConflict: true, http.StatusGone: true, http.StatusForbidden: true,
	http.StatusRequestEntityTooLarge: true, http.StatusUnsupportedMediaType: true, http.StatusMethodNotAllowed: true,
}

// wantsInstructor reports whether what was asked for is the desk's, where signing in helps.
func wantsInstructor(c echo.Context) bool {
	return c.Path() == page.RouteDesk || strings.HasPrefix(c.Path(), page.RouteDesk+"/")
}

// signInFor is the sign-in page that leads on to a page of the desk. A file is no page: after it was saved, the
// sign-in form would still stand there.
func signInFor(u *url.URL) string {
	next := url.URL{Path: u.Path, RawQuery: u.RawQuery}
	switch {
	case next.Path == page.RouteDeskScores:
		next.Path = page.RouteDesk
	case strings.HasPrefix(next.Path, page.DownloadPath("")), strings.HasPrefix(next.Path, page.TemplatePath("")):
		next.Path = page.RouteTeach
	}
	return page.SignInPath() + "?" + url.Values{page.FieldNext: {next.String()}}.Encode()
}

func (s *server) conflictPage(c echo.Context, f page.Frame, e *quiz.ConflictError) error {
	q := e.Item.Question
	view := page.ConflictView{
		Attempt: string(e.Attempt.ID), Number: e.Item.Position, Total: e.Attempt.Length, Stem: q.Stem,
		RequestID: requestID(c),
	}
	if e.Item.Answer != nil {
		view.Stored, view.StoredAt = q.Interaction.Say(e.Item.Answer.Response), e.Item.Answer.At
	}
	if q.Interaction.Check(e.Sent) == nil {
		view.Yours = q.Interaction.Say(e.Sent)
	}
	return render(c, http.StatusConflict, page.Conflict(f, view))
}

// seconds says how long there is to wait, rounded up: "10 seconds".
func seconds(d time.Duration) string {
	n := int((d + time.Second - 1) / time.Second)
	return ui.Plural(n, "second", "seconds")
}
