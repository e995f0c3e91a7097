package review_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/history"
	"fasti/internal/review"
	"fasti/internal/roster"
)

// memories is a store of one learner's memories.
type memories struct {
	learner roster.LearnerID
	list    []review.Memory
	err     error
}

func (m *memories) MemoryPage(_ context.Context, learner roster.LearnerID, offset, limit int) ([]review.Memory, int, error) {
	if learner != m.learner || m.err != nil {
		return nil, 0, m.err
	}
	return m.list[min(offset, len(m.list)):min(offset+limit, len(m.list))], len(m.list), nil
}

func (m *memories) EachMemory(_ context.Context, learner roster.LearnerID, yield func(review.Memory) error) error {
	if learner != m.learner {
		return nil
	}
	for _, memory := range m.list {
		if err := yield(memory); err != nil {
			return err
		}
	}
	return m.err
}

func memory(subject string, seen, right int) review.Memory {
	return review.Memory{Fact: history.NewFact("russia", subject, "date", "x"), Seen: seen, Right: right, Wrong: seen - right}
}

func TestEachSeesTheirOwnMemories(t *testing.T) {
	t.Parallel()
	s := review.NewService(&memories{learner: "vera", list: []review.Memory{memory("a", 3, 2), memory("b", 1, 0), memory("c", 2, 2)}})
	bySubject := func(id history.FactID) string {
		if strings.Contains(string(id), "/b#") {
			return "soviet"
		}
		return "kyivan"
	}
	tests := []struct {
		name  string
		actor roster.Actor
		page  int
		total int
		sums  map[string]review.Tally
	}{
		{"the learner", roster.Actor{Learner: "vera"}, 2, 3, map[string]review.Tally{
			"kyivan": {Facts: 2, Seen: 5, Right: 4, Wrong: 1}, "soviet": {Facts: 1, Seen: 1, Wrong: 1},
		}},
		{"another learner", roster.Actor{Learner: "lev"}, 0, 0, map[string]review.Tally{}},
		{"nobody", roster.Actor{}, 0, 0, map[string]review.Tally{}},
	}
	for _, tt := range tests {
		page, total, err := s.Page(t.Context(), tt.actor, 1, 2)
		if err != nil || len(page) != tt.page || total != tt.total {
			t.Errorf("%s gets %d of %d memories, %v; want %d of %d", tt.name, len(page), total, err, tt.page, tt.total)
		}
		sums, err := s.TallyBy(t.Context(), tt.actor, bySubject)
		if diff := cmp.Diff(tt.sums, sums); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", tt.name, err, diff)
		}
	}
}

// A visitor of whom nothing is known must not cost a query.
func TestNobodyAsksTheStore(t *testing.T) {
	t.Parallel()
	failing := errors.New("the store was asked")
	s := review.NewService(&memories{err: failing})
	if _, _, err := s.Page(t.Context(), roster.Actor{}, 0, 1); err != nil {
		t.Error(err)
	}
	if _, err := s.TallyBy(t.Context(), roster.Actor{}, func(history.FactID) string { return "" }); err != nil {
		t.Error(err)
	}
	known := review.NewService(&memories{learner: "vera", err: failing})
	if _, _, err := known.Page(t.Context(), roster.Actor{Learner: "vera"}, 0, 1); !errors.Is(err, failing) {
		t.Errorf("the failure of a page is %v", err)
	}
	if _, err := known.TallyBy(t.Context(), roster.Actor{Learner: "vera"}, func(history.FactID) string { return "" }); !errors.Is(err, failing) {
		t.Errorf("the failure of a sum is %v", err)
	}
}
