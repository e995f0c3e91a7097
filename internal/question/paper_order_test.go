package question_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/history"
	"fasti/internal/question"
)

// about is a question that has no more than an order of questions looks at.
func about(i int, k question.Kind, era history.EraID, event string) question.Question {
	id := question.ID(fmt.Sprint("q", i))
	return question.Question{ID: id, Kind: k, Era: era, Events: []history.EventID{history.EventID(event)}, Stem: "?"}
}

// likeNeighbours counts the neighbours that have something in common.
func likeNeighbours(list []question.Question, of func(question.Question) string) int {
	n := 0
	for i := 1; i < len(list); i++ {
		if of(list[i]) == of(list[i-1]) {
			n++
		}
	}
	return n
}

func kindOf(q question.Question) string     { return string(q.Kind) }
func eraOf(q question.Question) string      { return string(q.Era) }
func eventAsked(q question.Question) string { return string(q.Events[0]) }

// fewest is how many neighbours have to be alike: of n things of which m are the same, m-1 gaps need something
// else, and there are n-m.
func fewest(list []question.Question, of func(question.Question) string) int {
	counts, top := map[string]int{}, 0
	for _, q := range list {
		counts[of(q)]++
		top = max(top, counts[of(q)])
	}
	return max(0, 2*top-len(list)-1)
}

func TestNeighboursDifferInKind(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOfN(rapid.SampledFrom([]question.Kind{"a", "a", "a", "b", "c", "d"}), 1, 25).Draw(t, "kinds")
		var list []question.Question
		for i, k := range kinds {
			list = append(list, about(i, k, "era", fmt.Sprint("event", i)))
		}
		got := question.Arranged(realm(), list)
		if g, f := likeNeighbours(got, kindOf), fewest(list, kindOf); g != f {
			t.Errorf("%d neighbours are alike, and %d have to be", g, f)
		}
		if !slices.Equal(slices.Sorted(slices.Values(idsOf(got))), slices.Sorted(slices.Values(idsOf(list)))) {
			t.Error("questions came or went")
		}
	})
}

func TestNeighboursDifferInEventBeforeAll(t *testing.T) {
	t.Parallel()
	list := []question.Question{
		about(0, "a", "e", "x"), about(1, "b", "e", "x"), about(2, "a", "e", "x"), about(3, "a", "e", "y"), about(4, "a", "e", "z"),
	}
	got := question.Arranged(realm(), list)
	if n := likeNeighbours(got, eventAsked); n != 0 {
		t.Errorf("%d neighbours are about one event: %v", n, idsOf(got))
	}
}

func TestErasInterleave(t *testing.T) {
	t.Parallel()
	var list []question.Question
	for i := range 12 {
		era := history.EraID("old")
		if i >= 6 {
			era = "new"
		}
		list = append(list, about(i, question.Kind(fmt.Sprint("k", i%3)), era, fmt.Sprint("event", i)))
	}
	got := question.Arranged(realm(), list)
	if n, k := likeNeighbours(got, eraOf), likeNeighbours(got, kindOf); n != 0 || k != 0 {
		t.Errorf("%d neighbours are of one era and %d of one kind: %v", n, k, idsOf(got))
	}
}

func TestSlotsFollowWeights(t *testing.T) {
	t.Parallel()
	weights, total := question.Weights(), 0
	for _, w := range weights {
		total += w
	}
	plenty := []int{99, 99, 99, 99, 99, 99}
	sums := make([]int, len(weights))
	const draws = 4000
	for seed := range draws {
		slots := question.Slots(plenty, 5, question.Seeded("slots", fmt.Sprint(seed)))
		if len(slots) != 5 {
			t.Fatalf("%d slots of 5", len(slots))
		}
		counts := make([]int, len(weights))
		for _, k := range slots {
			counts[k]++
			sums[k]++
		}
		for k, n := range counts {
			if low := 5 * weights[k] / total; n < low || n > low+1 {
				t.Fatalf("kind %d has %d of 5 slots, and its weight is %d of %d", k, n, weights[k], total)
			}
		}
	}
	for k, n := range sums {
		want := float64(5*draws*weights[k]) / float64(total)
		if d := float64(n) - want; d > 0.05*want || d < -0.05*want {
			t.Errorf("kind %d has %d slots, and by its weight %.0f", k, n, want)
		}
	}
}

func TestSlotsGoToKindsThatHaveEntries(t *testing.T) {
	t.Parallel()
	for _, k := range question.Slots([]int{0, 3, 0, 0, 1, 0}, 50, question.Seeded("x")) {
		if k != 1 && k != 4 {
			t.Errorf("kind %d has nothing left and gets a slot", k)
		}
	}
	if s := question.Slots([]int{0, 0, 0, 0, 0, 0}, 5, question.Seeded("x")); s != nil {
		t.Errorf("nothing is left, and there are the slots %v", s)
	}
}

func TestALotDrawsEveryOrder(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	const draws = 6000
	for seed := range draws {
		counts[fmt.Sprint(question.Drawn(3, question.Seeded("lot", fmt.Sprint(seed))))]++
	}
	if len(counts) != 6 {
		t.Fatalf("of 3 things there are the orders %v", counts)
	}
	for order, n := range counts { // 1000 each, with a standard deviation of 29
		if n < 850 || n > 1150 {
			t.Errorf("the order %s came %d times of %d", order, n, draws)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "n")
		got := question.Drawn(n, question.Seeded("lot", fmt.Sprint(rapid.Uint64().Draw(t, "seed"))))
		slices.Sort(got)
		for i, v := range got {
			if i != v {
				t.Fatalf("%v is no shuffle", got)
			}
		}
		if len(got) != n {
			t.Fatalf("%d of %d things", len(got), n)
		}
	})
}
