package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/web/page"
)

// looks is how many question pages a client asks for in a round.
const looks = 60

// measurePages compares question pages a second with a handler that makes the same reads and sends the same
// bytes, without identifying anybody by a signed cookie or drawing anything.
func measurePages(ctx context.Context, o options, t *table) (err error) {
	s, err := newSite(ctx, o.dir, "pages", 0)
	if err != nil {
		return err
	}
	defer s.close(&err)
	clients := newClients(o.clients)
	if err := beginAll(ctx, s, clients); err != nil {
		return err
	}
	ref, err := newReference(ctx, s, clients)
	if err != nil {
		return err
	}
	site, srv, err := listen(ctx, ref.handler())
	if err != nil {
		return err
	}
	defer shut(srv, &err)

	var ours, reads []float64
	for range o.rounds {
		stop, err := profile(o.profile, ".pages")
		if err != nil {
			return err
		}
		rate, err := pages(ctx, s.url, clients)
		if err := errors.Join(err, stop()); err != nil {
			return err
		}
		ours = append(ours, rate)
		if rate, err = pages(ctx, site, clients); err != nil {
			return err
		}
		reads = append(reads, rate)
	}
	t.row(fmt.Sprintf("question pages a second, %d clients", o.clients), rounded(ours))
	t.row("the same reads and bytes a second", rounded(reads))
	t.ratio("question pages / their reads and bytes", ours, reads, 0.8)
	return nil
}

func pages(ctx context.Context, site string, clients []*client) (float64, error) {
	return perSecond(clients, func(c *client) (int, error) {
		for i := range looks {
			f := c.forms[i%len(c.forms)]
			if _, err := c.do(ctx, http.MethodGet, site+f.path, nil, http.StatusOK); err != nil {
				return i, err
			}
		}
		return looks, nil
	})
}

// reference replies with one page, whatever is asked for, after the reads that a question page makes.
type reference struct {
	store    *store.Store
	session  string // digest of a session's token
	learners map[quiz.AttemptID]roster.LearnerID
	header   http.Header
	body     []byte
}

// newReference takes a page as the site sends it, and a session of its own to look up.
func newReference(ctx context.Context, s *site, clients []*client) (*reference, error) {
	r := &reference{store: s.store, learners: map[quiz.AttemptID]roster.LearnerID{}}
	for _, c := range clients {
		r.learners[c.attempt] = c.learner
	}
	token, _, err := s.people.StartGuest(ctx)
	if err != nil {
		return nil, err
	}
	r.session = roster.Hash(token)
	c := clients[0]
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+c.forms[0].path, nil)
	if err != nil {
		return nil, err
	}
	req.AddCookie(c.cookie)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	if _, err := io.Copy(&body, resp.Body); err != nil {
		return nil, err
	}
	r.header, r.body = resp.Header, body.Bytes()
	return r, nil
}

func (r *reference) handler() http.Handler {
	e := echo.New()
	e.GET(page.RouteQuestion, func(c echo.Context) error {
		ctx, id := c.Request().Context(), quiz.AttemptID(c.Param("attempt"))
		number, err := strconv.Atoi(c.Param("number"))
		if err != nil {
			return err
		}
		if _, err := r.store.Actor(ctx, r.session, time.Now()); err != nil {
			return err
		}
		learner := r.learners[id]
		if _, _, err := r.store.Item(ctx, learner, id, number); err != nil {
			return err
		}
		if _, err := r.store.Marks(ctx, learner, id); err != nil {
			return err
		}
		maps.Copy(c.Response().Header(), r.header)
		return c.Blob(http.StatusOK, r.header.Get("Content-Type"), r.body)
	})
	return e
}
