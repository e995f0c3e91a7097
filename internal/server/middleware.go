package server

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/web/page"
)

// policy lets a page load only what this server serves, run no script but its files, and be framed nowhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func (s *server) headers(next echo.HandlerFunc) echo.HandlerFunc {
	secure := s.BaseURL.Scheme == "https"
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(c)
	}
}

// requestID names a request, so that what somebody reads on a page can be found in the log. A name that the
// request brings along is not taken: it would be somebody else's word in the log.
func (s *server) requestID(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderXRequestID, strings.ToLower(rand.Text()[:12]))
		return next(c)
	}
}

func requestID(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }

// logged writes one line a request. It has the error rendered first, so that the line has its status. What
// failed after its first byte had gone is broken off, for what has come so far must not be taken for the whole.
func (s *server) logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := time.Now()
		err := next(c)
		begun := c.Response().Committed
		if err != nil {
			c.Error(err)
		}
		s.logRequest(c, err, time.Since(start))
		if err != nil && begun {
			panic(http.ErrAbortHandler)
		}
		return nil
	}
}

func (s *server) logRequest(c echo.Context, err error, took time.Duration) {
	level, status := slog.LevelInfo, c.Response().Status
	switch {
	case status >= 500 || err != nil && status < 300:
		level = slog.LevelError
	case status >= 400:
		level = slog.LevelWarn
	}
	if !s.Logger.Enabled(c.Request().Context(), level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("id", requestID(c)), slog.String("method", c.Request().Method), slog.String("path", path(c)),
		slog.Int("status", status), slog.Int64("bytes", c.Response().Size),
		slog.Duration("took", took), slog.String("address", c.RealIP()),
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	s.Logger.LogAttrs(c.Request().Context(), level, "request", attrs...)
}

// sentBack notes why a form was not taken. Its page is no error, so nothing else would.
func (s *server) sentBack(c echo.Context, why ...string) {
	why = slices.DeleteFunc(why, func(text string) bool { return text == "" })
	s.Logger.Info("form sent back", "id", requestID(c), "path", path(c), "why", strings.Join(why, " "))
}

// path is what was asked for, without what is a secret in it.
func path(c echo.Context) string {
	if strings.HasPrefix(c.Request().URL.Path, setupPrefix) {
		return page.RouteSetup
	}
	return c.Request().URL.Path
}

// setupPrefix is what every address begins with that may hold the code of a set-up link.
var setupPrefix = page.SetupPath("")

// recovered turns a panic into an error with its stack.
func (s *server) recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				if e, ok := r.(error); ok && errors.Is(e, http.ErrAbortHandler) {
					panic(r)
				}
				err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		return next(c)
	}
}
