package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// What reading a large course may cost, in times of what a small one does.
const (
	mostSearch   = 20 // with a hundredth of the events
	mostTimeline = 3  // with 400 for 100,000
	browses      = 40 // requests a round
)

// searches are what people type: a name in full, a beginning, a year, a word that most entities have, one with a letter
// wrong, and one that nothing has.
var searches = []string{"Person+Number+7", "numb", "1003", "happens", "Persom", "xyzzyx"}

// measureBrowsing compares searches and timelines of courses of different sizes, over HTTP with all that a page needs.
func measureBrowsing(ctx context.Context, o options, t *table) error {
	large, err := newBrowser(ctx, o, "large", o.events)
	if err != nil {
		return err
	}
	defer large.close(&err)
	small, err := newBrowser(ctx, o, "small", max(o.events/100, 10))
	if err != nil {
		return err
	}
	defer small.close(&err)
	line, err := newBrowser(ctx, o, "line", max(o.events/250, 10))
	if err != nil {
		return err
	}
	defer line.close(&err)
	search := func(i int) string { return "/search?q=" + searches[i%len(searches)] }
	timeline := func(int) string { return "/timeline" }
	var searched, found, drawn, laid []float64
	for range o.rounds {
		for _, m := range []struct {
			site *site
			path func(int) string
			into *[]float64
		}{{small, search, &found}, {large, search, &searched}, {line, timeline, &laid}, {large, timeline, &drawn}} {
			seconds, err := browse(ctx, m.site, m.path)
			if err != nil {
				return err
			}
			*m.into = append(*m.into, seconds)
		}
	}
	t.row(fmt.Sprintf("microseconds a search in %d events", o.events), rounded(scaled(searched, 1e6/browses)))
	t.atMost(fmt.Sprintf("the same / in %d events", max(o.events/100, 10)), median(quotients(searched, found)), mostSearch)
	t.row(fmt.Sprintf("microseconds a timeline of %d events", o.events), rounded(scaled(drawn, 1e6/browses)))
	t.atMost(fmt.Sprintf("the same / of %d events", max(o.events/250, 10)), median(quotients(drawn, laid)), mostTimeline)
	return err
}

// newBrowser serves a generated course, and asks once for each page, for the first one makes what all need.
func newBrowser(ctx context.Context, o options, name string, events int) (*site, error) {
	s, err := newSiteOn(ctx, o.dir, name, 0, generate(events))
	if err != nil {
		return nil, err
	}
	for _, path := range []string{"/search?q=" + searches[0], "/timeline"} {
		if err := s.get(ctx, path); err != nil {
			s.close(&err)
			return nil, err
		}
	}
	return s, nil
}

// browse asks for pages one after another and returns the seconds that they took.
func browse(ctx context.Context, s *site, path func(int) string) (float64, error) {
	start := time.Now()
	for i := range browses {
		if err := s.get(ctx, path(i)); err != nil {
			return 0, err
		}
	}
	return time.Since(start).Seconds(), nil
}

// get reads a page to its end.
func (s *site) get(ctx context.Context, path string) (err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+path, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, resp.Body.Close()) }()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

func scaled(values []float64, by float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = v * by
	}
	return out
}
