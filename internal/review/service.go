package review

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
)

// Service reads memories for whoever they are of.
type Service struct{ store Store }

// NewService returns a service over a store.
func NewService(store Store) *Service { return &Service{store} }

// Recall returns all of the actor's memories, the latest seen first, each under the name that today gives its fact; one
// of a fact that was renamed is carried on from its former name. Of somebody who has none yet there are none.
func (s *Service) Recall(ctx context.Context, actor roster.Actor, today func(history.FactID) history.FactID) (_ []Memory, err error) {
	defer errs.Wrap(&err, "memories")
	if !actor.Known() {
		return nil, nil
	}
	by := map[history.FactID]Memory{}
	err = s.store.EachMemory(ctx, actor.Learner, func(m Memory) error {
		id := today(m.Fact.ID)
		if have, ok := by[id]; ok && id == m.Fact.ID {
			m = CarriedOn(m, have)
		} else if ok {
			m = CarriedOn(have, m)
		}
		m.Fact.ID = id
		by[id] = m
		return nil
	})
	if err != nil {
		return nil, err
	}
	return slices.SortedFunc(maps.Values(by), func(a, b Memory) int {
		return cmp.Or(b.LastSeen.Compare(a.LastSeen), cmp.Compare(a.Fact.ID, b.Fact.ID))
	}), nil
}

// Tally is how often facts were asked, and with what success.
type Tally struct {
	Facts, Seen, Right, Wrong int
}

// TallyBy sums up memories by a key of their fact, such as its era.
func TallyBy(memories []Memory, key func(history.FactID) string) map[string]Tally {
	sums := map[string]Tally{}
	for _, m := range memories {
		k := key(m.Fact.ID)
		t := sums[k]
		sums[k] = Tally{t.Facts + 1, t.Seen + m.Seen, t.Right + m.Right, t.Wrong + m.Wrong}
	}
	return sums
}
