package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/web/page"
)

// fewer is how many answers a client sends where every one has a commit of its own: enough to measure, and the
// disk is slow.
const fewer = 8

// measureAnswers compares durable answers a second over HTTP with one transaction a request, and with an Echo
// handler that stores nothing and replies the same bytes.
func measureAnswers(ctx context.Context, o options, t *table) (err error) {
	sync, err := fsync(o.dir)
	if err != nil {
		return err
	}
	grouped, err := newSite(ctx, o.dir, "grouped", 0)
	if err != nil {
		return err
	}
	defer grouped.close(&err)
	single, err := newSite(ctx, o.dir, "single", 1)
	if err != nil {
		return err
	}
	defer single.close(&err)

	var ours, alone, bare []float64
	for range o.rounds {
		rate, header, err := answers(ctx, o, grouped, paperLength)
		if err != nil {
			return err
		}
		ours = append(ours, rate)
		quiet := o
		quiet.profile = ""
		if rate, _, err = answers(ctx, quiet, single, fewer); err != nil {
			return err
		}
		alone = append(alone, rate)
		if rate, err = bareAnswers(ctx, o, header); err != nil {
			return err
		}
		bare = append(bare, rate)
	}
	t.row(fmt.Sprintf("durable answers a second, %d clients", o.clients), rounded(ours))
	t.row("the same with a transaction a request", rounded(alone))
	t.row("replies a second of a bare Echo POST", rounded(bare))
	t.ratio(fmt.Sprintf("answers / a transaction a request (fsync %s)", sync.Round(10*time.Microsecond)), ours, alone, 6)
	t.ratio("answers / a bare Echo POST", ours, bare, 0.35)
	return nil
}

// answers has every client answer the first questions of a paper of its own, and returns answers a second and
// the header of one reply.
func answers(ctx context.Context, o options, s *site, most int) (float64, http.Header, error) {
	clients := newClients(o.clients)
	if err := beginAll(ctx, s, clients); err != nil {
		return 0, nil, err
	}
	var header http.Header
	stop, err := profile(o.profile, ".answers")
	if err != nil {
		return 0, nil, err
	}
	rate, err := perSecond(clients, func(c *client) (int, error) {
		for i, f := range c.forms[:min(most, len(c.forms))] {
			reply, err := c.send(ctx, s.url, f)
			if err != nil {
				return i, err
			}
			if c == clients[0] {
				header = reply
			}
		}
		return min(most, len(c.forms)), nil
	})
	return rate, header, errors.Join(err, stop())
}

// bareAnswers sends forms of the same length to a handler that only reads them and replies.
func bareAnswers(ctx context.Context, o options, header http.Header) (rate float64, err error) {
	e := echo.New()
	e.POST(page.RouteQuestion, func(c echo.Context) error {
		if err := c.Request().ParseForm(); err != nil {
			return err
		}
		maps.Copy(c.Response().Header(), header)
		return c.NoContent(http.StatusSeeOther)
	})
	site, srv, err := listen(ctx, e)
	if err != nil {
		return 0, err
	}
	defer shut(srv, &err)
	clients := newClients(o.clients)
	send := func(c *client, n int) (int, error) {
		for i := range n {
			if _, err := c.send(ctx, site, form{page.QuestionPath("A", i+1), "sequence=1&pick=01234567"}); err != nil {
				return i, err
			}
		}
		return n, nil
	}
	// The others' connections are open by now, too.
	if _, err := perSecond(clients, func(c *client) (int, error) { return send(c, 1) }); err != nil {
		return 0, err
	}
	return perSecond(clients, func(c *client) (int, error) { return send(c, 2*paperLength) })
}

// fsync is how long the disk takes to make a small write durable: the median of many.
func fsync(dir string) (took time.Duration, err error) {
	f, err := os.Create(filepath.Join(dir, "fsync"))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var times []float64
	for range 100 {
		if _, err := f.Write(make([]byte, 4096)); err != nil {
			return 0, err
		}
		start := time.Now()
		if err := f.Sync(); err != nil {
			return 0, err
		}
		times = append(times, float64(time.Since(start)))
	}
	return time.Duration(median(times)), nil
}
