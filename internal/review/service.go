package review

import (
	"context"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
)

// Service reads memories for whoever they are of.
type Service struct{ store Store }

// NewService returns a service over a store.
func NewService(store Store) *Service { return &Service{store} }

// Page lists one page of the actor's memories, the latest seen first, and says how many there are. Of somebody
// who has none yet it is empty.
func (s *Service) Page(ctx context.Context, actor roster.Actor, offset, limit int) (_ []Memory, _ int, err error) {
	defer errs.Wrap(&err, "memories")
	if !actor.Known() {
		return nil, 0, nil
	}
	return s.store.MemoryPage(ctx, actor.Learner, offset, limit)
}

// Tally is how often facts were asked, and with what success.
type Tally struct {
	Facts, Seen, Right, Wrong int
}

// TallyBy sums up all of the actor's memories by a key of their fact, such as its era.
func (s *Service) TallyBy(ctx context.Context, actor roster.Actor, key func(history.FactID) string) (_ map[string]Tally, err error) {
	defer errs.Wrap(&err, "sum of memories")
	sums := map[string]Tally{}
	if !actor.Known() {
		return sums, nil
	}
	err = s.store.EachMemory(ctx, actor.Learner, func(m Memory) error {
		k := key(m.Fact.ID)
		t := sums[k]
		sums[k] = Tally{t.Facts + 1, t.Seen + m.Seen, t.Right + m.Right, t.Wrong + m.Wrong}
		return nil
	})
	return sums, err
}
