package review_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

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

// asToday leaves every name as it is.
func asToday(id history.FactID) history.FactID { return id }

func TestEachSeesTheirOwnMemories(t *testing.T) {
	t.Parallel()
	seen := func(m review.Memory, day int) review.Memory {
		m.LastSeen = time.Date(2026, time.November, day, 9, 0, 0, 0, time.UTC)
		return m
	}
	a, b, c := seen(memory("a", 3, 2), 2), seen(memory("b", 1, 0), 4), seen(memory("c", 2, 2), 2)
	s := review.NewService(&memories{learner: "vera", list: []review.Memory{a, b, c}})
	tests := []struct {
		name  string
		actor roster.Actor
		want  []review.Memory
	}{
		{"the learner", roster.Actor{Learner: "vera"}, []review.Memory{b, a, c}},
		{"another learner", roster.Actor{Learner: "lev"}, nil},
		{"nobody", roster.Actor{}, nil},
	}
	for _, tt := range tests {
		got, err := s.Recall(t.Context(), tt.actor, asToday)
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", tt.name, err, diff)
		}
	}
}

// A fact that was renamed is one fact: what was seen last under any of its names counts.
func TestMemoriesStandUnderTodaysNames(t *testing.T) {
	t.Parallel()
	under := func(name string, seen, day int) review.Memory {
		return review.Memory{
			Fact: history.Fact{ID: history.FactID(name), Value: name + "'s"}, Seen: seen,
			LastSeen: time.Date(2026, time.November, day, 9, 0, 0, 0, time.UTC),
		}
	}
	today := func(id history.FactID) history.FactID {
		if strings.HasPrefix(string(id), "old") {
			return "new"
		}
		return id
	}
	renamed := func(m review.Memory) review.Memory { m.Fact.ID = "new"; return m }
	for _, tt := range []struct {
		name       string
		list, want []review.Memory
	}{
		{"under a former name alone", []review.Memory{under("a", 1, 3), under("old", 5, 2)}, []review.Memory{under("a", 1, 3), renamed(under("old", 5, 2))}},
		{"carried on", []review.Memory{under("new", 6, 3), under("old", 5, 2)}, []review.Memory{under("new", 6, 3)}},
		{"carried on, and read before", []review.Memory{under("new", 6, 3), under("old", 5, 2), under("old-2", 4, 1)}, []review.Memory{under("new", 6, 3)}},
		{"seen again under the former name", []review.Memory{under("new", 6, 3), under("old", 7, 4)}, []review.Memory{renamed(under("old", 7, 4))}},
		{"seen at the same time", []review.Memory{under("new", 6, 3), under("old", 5, 3)}, []review.Memory{under("new", 6, 3)}},
		{"under two former names", []review.Memory{under("old", 5, 2), under("old-2", 6, 3)}, []review.Memory{renamed(under("old-2", 6, 3))}},
	} {
		for _, list := range [][]review.Memory{tt.list, reversed(tt.list)} {
			s := review.NewService(&memories{learner: "vera", list: list})
			got, err := s.Recall(t.Context(), roster.Actor{Learner: "vera"}, today)
			if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
				t.Errorf("%s: %v\n%s", tt.name, err, diff)
			}
		}
	}
}

func reversed(list []review.Memory) []review.Memory {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

func TestTallyBySumsUp(t *testing.T) {
	t.Parallel()
	got := review.TallyBy([]review.Memory{memory("a", 3, 2), memory("b", 1, 0), memory("c", 2, 2)}, func(id history.FactID) string {
		if strings.Contains(string(id), "/b#") {
			return "soviet"
		}
		return "kyivan"
	})
	want := map[string]review.Tally{"kyivan": {Facts: 2, Seen: 5, Right: 4, Wrong: 1}, "soviet": {Facts: 1, Seen: 1, Wrong: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A visitor of whom nothing is known must not cost a query.
func TestNobodyAsksTheStore(t *testing.T) {
	t.Parallel()
	failing := errors.New("the store was asked")
	if _, err := review.NewService(&memories{err: failing}).Recall(t.Context(), roster.Actor{}, asToday); err != nil {
		t.Error(err)
	}
	known := review.NewService(&memories{learner: "vera", err: failing})
	if _, err := known.Recall(t.Context(), roster.Actor{Learner: "vera"}, asToday); !errors.Is(err, failing) {
		t.Errorf("the failure is %v", err)
	}
}
