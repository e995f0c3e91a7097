package question_test

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// many yields n questions that make one of each number.
func many(n int, mk func(i int) question.Question) iter.Seq[question.Question] {
	return func(yield func(question.Question) bool) {
		for i := range n {
			if !yield(mk(i)) {
				return
			}
		}
	}
}

// choice is a question with its key at a place among options. Each has a fact of its own.
func choice(i, at int, texts ...string) question.Question {
	c := &question.Choice{}
	for n, t := range texts {
		c.Options = append(c.Options, question.Option{ID: t, Text: t, Right: n == at})
	}
	return question.Question{
		ID: question.ID(fmt.Sprint("q", i)), Kind: "actor", Stem: "Who was the Baron of Kars?", Interaction: c,
		Facts: []history.Fact{{ID: history.FactID(fmt.Sprint("realm/e", i, "#by"))}},
	}
}

// telling are the cues that are a defect.
func telling(scores []question.CueScore) string {
	var out []string
	for _, s := range scores {
		if s.Telling() {
			out = append(out, s.Cue)
		}
	}
	return strings.Join(out, "; ")
}

func TestCuesThatFindTheKey(t *testing.T) {
	t.Parallel()
	names := []string{"Ivan Orlov", "Pyotr Ivanov", "Olga Petrov", "Anna Sokolov"} // 10, 12, 11 and 12 letters
	dates := []string{"1801", "1802", "1803", "1804"}
	draw := func(i, n int) int { return question.Below(question.Seeded("cue", fmt.Sprint(i)), n) }
	for _, tt := range []struct {
		name string
		mk   func(i int) question.Question
		want string
	}{
		{"no cue", func(i int) question.Question { return choice(i, draw(i, 4), names...) }, ""},
		{"always the second", func(i int) question.Question {
			return choice(i, 1, turned(names, draw(i, 4))...)
		}, "the second option"},
		{"always the last", func(i int) question.Question { return choice(i, 3, turned(names, draw(i, 4))...) }, "the last option"},
		{"the longest", func(i int) question.Question {
			at := draw(i, 4)
			list := turned(names, draw(i+9000, 4))
			list[at] += " von und zu"
			return choice(i, at, list...)
		}, "the longest option"},
		{"the shortest", func(i int) question.Question {
			at := draw(i, 4)
			list := turned(names, draw(i+9000, 4))
			list[at] = list[at][:7]
			return choice(i, at, list...)
		}, "the shortest option"},
		{"words of the stem", func(i int) question.Question {
			at := draw(i, 4)
			list := turned([]string{"Ivan Pan", "Olga Pan", "Anna Pan", "Igor Pan"}, draw(i+9000, 4))
			list[at] = "Kars Pan"
			return choice(i, at, list...)
		}, "the option with most words of the stem"},
		{"the earliest date", func(i int) question.Question { return dateAt(i, 0, dates) }, "the earliest date"},
		{"the latest date", func(i int) question.Question { return dateAt(i, 3, dates) }, "the latest date"},
		{"a date in the middle", func(i int) question.Question { return dateAt(i, 1+draw(i, 2), dates) }, "the median date"},
		{"any date", func(i int) question.Question { return dateAt(i, draw(i, 4), dates) }, ""},
	} {
		if got := telling(question.Scores(many(400, tt.mk))); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// turned puts the n-th of a list first.
func turned(list []string, n int) []string { return slices.Concat(list[n:], list[:n]) }

// dateAt is a question on dates of which the key is the n-th in time, in an order drawn from all.
func dateAt(i, n int, dates []string) question.Question {
	order := []int{0, 1, 2, 3}
	question.Shuffle(question.Seeded("dates", fmt.Sprint(i)), order)
	list := make([]string, 4)
	at := 0
	for place, rank := range order {
		list[place] = dates[rank]
		if rank == n {
			at = place
		}
	}
	return choice(i, at, list...)
}

func TestAnOrderShownAsItIs(t *testing.T) {
	t.Parallel()
	mk := func(shown func(i int) []int) func(i int) question.Question {
		return func(i int) question.Question {
			o := &question.Order{}
			for _, rank := range shown(i) {
				o.Items = append(o.Items, question.OrderItem{ID: fmt.Sprint(rank), Text: "An event", Rank: rank})
			}
			return question.Question{Kind: "order", Interaction: o, Facts: []history.Fact{{ID: history.FactID(fmt.Sprint(i))}}}
		}
	}
	shuffled := func(i int) []int {
		ranks := []int{1, 2, 3, 4}
		question.Shuffle(question.Seeded("order", fmt.Sprint(i)), ranks)
		return ranks
	}
	for _, tt := range []struct {
		name  string
		shown func(i int) []int
		want  string
	}{
		{"shuffled", shuffled, ""},
		{"in order", func(int) []int { return []int{1, 2, 3, 4} }, "the order as shown"},
		{"from the latest", func(int) []int { return []int{4, 3, 2, 1} }, "the order as shown, reversed"},
	} {
		if got := telling(question.Scores(many(300, mk(tt.shown)))); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestACueScore(t *testing.T) {
	t.Parallel()
	// The key is first in 30 of 100 questions on as many facts: by chance 25, with a deviation of the root of
	// 100 * 1/4 * 3/4. The scatter between facts is greater: 30 of (3/4)^2 and 70 of (1/4)^2.
	scores := question.Scores(many(100, func(i int) question.Question {
		at := 0
		if i >= 30 {
			at = 1
		}
		return choice(i, at, "Anna", "Olga", "Ivan", "Igor")
	}))
	s := scores[slices.IndexFunc(scores, func(s question.CueScore) bool { return s.Cue == "the first option" })]
	z := 5 / math.Sqrt(30*0.5625+70*0.0625)
	if s.Kind != "actor" || s.Questions != 100 || math.Abs(s.Score-0.3) > 1e-9 || s.Chance != 0.25 || math.Abs(s.Z-z) > 1e-9 {
		t.Errorf("%+v, want z = %v", s, z)
	}
	if got, want := s.String(), "the first option gets 30.0% over 100 questions, and chance is 25.0% (z = 1.1)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if slices.ContainsFunc(scores, func(s question.CueScore) bool { return s.Cue == "the longest option" }) {
		t.Error("options of one length have a longest")
	}
}

// A hundred variants on one fact say no more than one question.
func TestVariantsAreNoTrialsOfTheirOwn(t *testing.T) {
	t.Parallel()
	scores := question.Scores(many(100, func(int) question.Question { return choice(0, 1, "Anna", "Olga", "Ivan", "Igor") }))
	if got := telling(scores); got != "" {
		t.Errorf("one fact makes a defect: %s", got)
	}
}

func TestTelling(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		s    question.CueScore
		want bool
	}{
		{question.CueScore{Score: 0.4, Chance: 0.25, Z: 5}, true},
		{question.CueScore{Score: 0.4, Chance: 0.25, Z: 3}, false},   // may be chance
		{question.CueScore{Score: 0.265, Chance: 0.25, Z: 9}, false}, // is too little to be of use
		{question.CueScore{Score: 0.1, Chance: 0.25, Z: -9}, false},
	} {
		if got := tt.s.Telling(); got != tt.want {
			t.Errorf("%+v tells: %v, want %v", tt.s, got, tt.want)
		}
	}
}

func TestTwins(t *testing.T) {
	t.Parallel()
	a, b := choice(1, 0, "Anna", "Olga", "Ivan"), choice(2, 0, "Anna", "Olga", "Igor")
	if d := question.Twins(slices.Values([]question.Question{a, b})); len(d) > 0 {
		t.Errorf("two questions are taken for one: %v", d)
	}
	alike := choice(3, 0, "Ivan", "Anna", "Olga")
	d := question.Twins(slices.Values([]question.Question{a, b, alike}))
	if len(d) != 1 || d[0].Fault != question.FaultRepeated || d[0].ID != "q3" || d[0].What != "it reads like q1" {
		t.Errorf("the same options in another order: %v", d)
	}
	same := choice(2, 0, "Anton", "Oleg", "Igor")
	d = question.Twins(slices.Values([]question.Question{a, b, same}))
	if len(d) != 1 || d[0].What != "another question has its ID" {
		t.Errorf("an ID that is taken: %v", d)
	}
}
