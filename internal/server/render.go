package server

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"fasti/web/page"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render writes a page, or nothing of it where it fails.
func render(c echo.Context, status int, p templ.Component) error {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	// Drawing waits for nothing, and templ refuses to draw once a request's time is over: but then of all times
	// there must be a page that says so.
	if err := p.Render(context.WithoutCancel(c.Request().Context()), buf); err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set(echo.HeaderCacheControl, "no-store") // Back must show what is stored, and a shared computer nothing
	h.Set(echo.HeaderVary, "HX-Request")
	h.Set(echo.HeaderContentLength, strconv.Itoa(buf.Len()))
	return c.HTMLBlob(status, buf.Bytes())
}

// What a page says of the visitor's session, where something happened to it.
const (
	sessionLost = "This browser’s session was not recognised, so it begins afresh. What you had saved elsewhere is not lost."
	signInEnded = "Your sign-in has ended. Sign in again to see your students’ scores."
	signedOut   = "You are signed out."
)

// frame is what stands around a page. Where the request's session was lost it says so, once where the
// cookie goes with it.
func (s *server) frame(c echo.Context, course string) (page.Frame, error) {
	f := bareFrame(c, course)
	id := whoever(c)
	switch {
	case id.lost && id.actor.Known():
		f.Flash = signInEnded
		return f, s.enter(c, id.token, "")
	case id.lost:
		f.Flash = sessionLost
		return f, s.drop(c)
	case !id.actor.SignedIn() && c.Request().URL.RawQuery == paramSignedOut:
		f.Flash = signedOut
	}
	return f, nil
}

// bareFrame is a frame without a message.
func bareFrame(c echo.Context, course string) page.Frame {
	return page.Frame{Course: course, Instructor: actor(c).Name, Fragment: c.Request().Header.Get("HX-Request") == "true"}
}

// show renders a page in its frame.
func show[V any](
	s *server, c echo.Context, status int, course string, p func(page.Frame, V) templ.Component, view V,
) error {
	f, err := s.frame(c, course)
	if err != nil {
		return err
	}
	return render(c, status, p(f, view))
}

// to answers a form: the browser goes on to a page of its own, so that Back and reload send nothing twice.
func to(c echo.Context, path string) error {
	return c.Redirect(http.StatusSeeOther, path)
}

// local returns an address on this site, and "" for anything that leads elsewhere, or that some browser would
// take for that.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || strings.Contains(next, `\`) ||
		!strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") {
		return ""
	}
	return u.String()
}
