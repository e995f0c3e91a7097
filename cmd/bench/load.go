package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/web/page"
)

// paperLength is how many answers a client has before it, at most the questions that there are.
const paperLength = 60

// client is one student: a cookie, and an attempt whose answers are filled in and not sent yet.
type client struct {
	http    *http.Client
	cookie  *http.Cookie
	learner roster.LearnerID
	attempt quiz.AttemptID
	forms   []form
}

// form is one answer as it will be sent.
type form struct{ path, body string }

// newClients makes students who share a pool of connections that is large enough for all.
func newClients(n int) []*client {
	transport := &http.Transport{MaxIdleConns: n, MaxIdleConnsPerHost: n, DisableCompression: true}
	shared := &http.Client{
		Transport: transport, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	list := make([]*client, n)
	for i := range list {
		list[i] = &client{http: shared}
	}
	return list
}

// each runs something for every client, for so many of them at once.
func each(clients []*client, atOnce int, do func(*client) error) error {
	failed := make(chan error, len(clients))
	places := make(chan struct{}, atOnce)
	var wg sync.WaitGroup
	for _, c := range clients {
		wg.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			if err := do(c); err != nil {
				failed <- err
			}
		})
	}
	wg.Wait()
	close(failed)
	return <-failed
}

// beginAll has every client begin. It isn't measured, and drawing so many long papers at once would take the
// machine longer than a request may.
func beginAll(ctx context.Context, s *site, clients []*client) error {
	return each(clients, 4, func(c *client) error { return c.begin(ctx, s) })
}

// begin starts an attempt and fills its answers in.
func (c *client) begin(ctx context.Context, s *site) error {
	set := url.Values{
		page.FieldScope: {page.ScopeAll}, page.FieldLength: {strconv.Itoa(paperLength)}, page.FieldFeedback: {page.FeedbackEach},
	}
	header, err := c.send(ctx, s.url, form{page.AttemptsPath(), set.Encode()})
	if err != nil {
		return err
	}
	if c.cookie, err = http.ParseSetCookie(header.Get("Set-Cookie")); err != nil {
		return err
	}
	id, _, _ := strings.Cut(strings.TrimPrefix(header.Get("Location"), page.AttemptsPath()+"/"), "/")
	score, err := s.store.Score(ctx, roster.DefaultClass, quiz.AttemptID(id))
	if err != nil {
		return err
	}
	c.learner, c.attempt = score.Attempt.Learner, score.Attempt.ID
	items, err := s.store.Items(ctx, c.learner, c.attempt)
	if err != nil {
		return err
	}
	c.forms = c.forms[:0]
	for _, item := range items {
		c.forms = append(c.forms, form{page.QuestionPath(id, item.Position), fillIn(item.Question.Interaction).Encode()})
	}
	return nil
}

// fillIn answers a question somehow.
func fillIn(in question.Interaction) url.Values {
	f := url.Values{page.FieldSequence: {"1"}}
	switch in := in.(type) {
	case *question.Choice:
		f.Set(page.FieldPick, in.Options[0].ID)
	case *question.Order:
		for i, item := range in.Items {
			f.Set(page.FieldPosition+item.ID, strconv.Itoa(i+1))
		}
	default:
		f.Set(page.FieldText, "1926")
	}
	return f
}

// send posts a form and expects to be led on.
func (c *client) send(ctx context.Context, site string, f form) (http.Header, error) {
	return c.do(ctx, http.MethodPost, site+f.path, strings.NewReader(f.body), http.StatusSeeOther)
}

func (c *client) do(ctx context.Context, method, address string, body io.Reader, status int) (http.Header, error) {
	req, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, err
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if c.cookie != nil {
		req.AddCookie(c.cookie)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return nil, err
	}
	if resp.StatusCode != status {
		return nil, fmt.Errorf("%s %s: %s", method, address, resp.Status)
	}
	return resp.Header, nil
}

// perSecond runs something for every client at once and returns how often a second it was done; do says how
// often it did it.
func perSecond(clients []*client, do func(*client) (int, error)) (float64, error) {
	done := make([]int, len(clients))
	start := time.Now()
	err := each(clients, len(clients), func(c *client) error {
		n, err := do(c)
		done[slices.Index(clients, c)] = n
		return err
	})
	total := 0
	for _, n := range done {
		total += n
	}
	return float64(total) / time.Since(start).Seconds(), err
}

// profile begins a CPU profile, where one is wanted, and returns what ends it.
func profile(prefix, suffix string) (stop func() error, err error) {
	if prefix == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(prefix + suffix)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}
