package server

import "time"

// SlowDown lets a test try from more addresses than it could send requests from.
type SlowDown struct{ *slowDown }

// NewSlowDown is newSlowDown.
func NewSlowDown(now func() time.Time) SlowDown { return SlowDown{newSlowDown(now)} }

// Wait is wait.
func (d SlowDown) Wait(address string) time.Duration { return d.wait(address) }

// Tracked is how many networks are told apart now.
func (d SlowDown) Tracked() int { return len(d.by) }

// MaxTracked is how many may be.
const MaxTracked = maxTracked
