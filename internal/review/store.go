package review

import (
	"context"

	"fasti/internal/roster"
)

// Store reads a learner's memories.
type Store interface {
	// EachMemory calls yield for every memory of a learner, in the order of the facts.
	EachMemory(ctx context.Context, learner roster.LearnerID, yield func(Memory) error) error
}
