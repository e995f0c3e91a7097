package server

import (
	"sync"

	"github.com/labstack/echo/v4"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/search"
	"fasti/internal/timeline"
)

// guide is a course with what its pages look things up by. It is made at the first page that needs it.
type guide struct {
	bank   *question.Bank
	course *history.Course
	find   func() *search.Index
	link   func() *search.Linker
	line   func() *timeline.Line
	cited  func() map[history.SourceID][]history.CitedFor
	citing func() map[history.SourceID][]*history.Event
}

func newGuide(bank *question.Bank) *guide {
	c := bank.Course()
	return &guide{
		bank: bank, course: c,
		find:   sync.OnceValue(func() *search.Index { return search.NewIndex(c) }),
		link:   sync.OnceValue(func() *search.Linker { return search.NewLinker(c) }),
		line:   sync.OnceValue(func() *timeline.Line { return timeline.New(c) }),
		cited:  sync.OnceValue(c.Cited),
		citing: sync.OnceValue(func() map[history.SourceID][]*history.Event { return citing(c) }),
	}
}

// citing lists the events that cite each source for anything.
func citing(c *history.Course) map[history.SourceID][]*history.Event {
	out := map[history.SourceID][]*history.Event{}
	for _, era := range c.Eras() {
		for _, e := range c.EventsOfEra(era.ID) {
			for id := range e.Cites() {
				out[id] = append(out[id], e)
			}
		}
	}
	return out
}

const maxGuides = 8 // as many as there are revisions in use at once

// guides keeps the guides of the banks that are in use.
type guides struct {
	mu   sync.Mutex
	list []*guide // the one used last stands last
}

func (g *guides) of(bank *question.Bank) *guide {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, have := range g.list {
		if have.bank == bank {
			g.list = append(append(g.list[:i:i], g.list[i+1:]...), have)
			return have
		}
	}
	if len(g.list) == maxGuides {
		g.list = g.list[1:]
	}
	made := newGuide(bank)
	g.list = append(g.list, made)
	return made
}

// guide is the guide to the course that visitors of the default class read.
func (s *server) guide(c echo.Context) (*guide, error) {
	bank, err := s.active(c)
	if err != nil {
		return nil, err
	}
	return s.guides.of(bank), nil
}
