package store

import (
	"sync"

	"fasti/internal/errs"
)

// gate lets calls in until it is shut, and shutting waits for those inside.
type gate struct {
	mu     sync.Mutex
	closed bool
	inside sync.WaitGroup
}

// enter fails as errs.Unavailable once the gate is shut; otherwise leave is to be called.
func (g *gate) enter() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return errs.New(errs.Unavailable, "The server is stopping. Try again in a minute.")
	}
	g.inside.Add(1)
	return nil
}

func (g *gate) leave() { g.inside.Done() }

// shut returns once nobody is inside, and reports whether it was this call that shut the gate.
func (g *gate) shut() bool {
	g.mu.Lock()
	first := !g.closed
	g.closed = true
	g.mu.Unlock()
	g.inside.Wait()
	return first
}
