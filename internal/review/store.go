package review

import (
	"context"

	"fasti/internal/roster"
)

// Store reads a learner's memories.
type Store interface {
	// MemoryPage lists one page of a learner's memories, the latest seen first, and says how many there are.
	MemoryPage(ctx context.Context, learner roster.LearnerID, offset, limit int) ([]Memory, int, error)
	// EachMemory calls yield for every memory of a learner, in the order of the facts.
	EachMemory(ctx context.Context, learner roster.LearnerID, yield func(Memory) error) error
}
