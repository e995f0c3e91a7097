package server

import (
	"net/http"
	"net/url"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"fasti/internal/history"
	"fasti/web/page"
)

// visit is a request for a page of the course.
type visit struct {
	*guide
	q url.Values
	n int // which page of the page's list, from 1
}

// read begins to answer a request for a page of the course.
func (s *server) read(c echo.Context) (visit, error) {
	g, err := s.guide(c)
	if err != nil {
		return visit{}, err
	}
	q, err := query(c)
	if err != nil {
		return visit{}, err
	}
	n, err := pageNumber(q, page.ParamPage)
	return visit{g, q, n}, err
}

// showCoursePage renders a page in the frame of the course that is read.
func showCoursePage[V any](s *server, c echo.Context, r visit, status int, draw func(page.Frame, V) templ.Component, v V) error {
	return show(s, c, status, r.say(r.course.Meta().Title), draw, v)
}

// one answers for the page of an entity: find looks it up, work works its page out, draw draws it. A former ID leads to
// the one of today.
func one[ID ~string, T, V any](
	s *server, kind history.Kind, find func(*history.Course, ID) *T, work func(visit, *T) (V, error), draw func(page.Frame, V) templ.Component,
) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, err := s.read(c)
		if err != nil {
			return err
		}
		e := find(r.course, ID(c.Param("id")))
		if e == nil {
			return r.gone(c, kind)
		}
		v, err := work(r, e)
		if err != nil {
			return err
		}
		return showCoursePage(s, c, r, http.StatusOK, draw, v)
	}
}
