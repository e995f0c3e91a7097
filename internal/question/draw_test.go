package question_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/question"
)

// The numbers are those of one machine, and must be those of every other: papers rest on them.
func TestDrawsAreTheSameEverywhere(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		parts []string
		n     int
		want  []int
	}{
		{[]string{"paper"}, 10, []int{0, 1, 9, 6, 7, 9}},
		{[]string{"paper", "7"}, 1000000, []int{732239, 381522, 452205, 318716, 594887, 191571}},
		{[]string{""}, 3, []int{0, 0, 1, 1, 0, 2}},
	} {
		d := question.Seeded(tt.parts...)
		got := make([]int, 6)
		for i := range got {
			got[i] = question.Below(d, tt.n)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q below %d: %v, want %v", tt.parts, tt.n, got, tt.want)
		}
	}
	list := []int{0, 1, 2, 3, 4, 5, 6, 7}
	question.Shuffle(question.Seeded("shuffle"), list)
	if want := []int{4, 0, 1, 7, 6, 2, 3, 5}; !slices.Equal(list, want) {
		t.Errorf("shuffled %v, want %v", list, want)
	}
}

func TestPartsOfASeedAreKeptApart(t *testing.T) {
	t.Parallel()
	seen := map[int]string{}
	for _, parts := range [][]string{{"a", "b"}, {"ab"}, {"a b"}, {"b", "a"}, {"a"}, {"a", ""}, {}} {
		n := question.Below(question.Seeded(parts...), 1<<40)
		if other, ok := seen[n]; ok {
			t.Errorf("%q draws like %s", parts, other)
		}
		seen[n] = fmt.Sprintf("%q", parts)
	}
}

func TestBelowStaysBelow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 1<<62).Draw(t, "n")
		d := question.Seeded(rapid.String().Draw(t, "seed"))
		for range 20 {
			if x := question.Below(d, n); x < 0 || x >= n {
				t.Fatalf("%d is drawn below %d", x, n)
			}
		}
	})
	if x := question.Below(question.Seeded("x"), 1); x != 0 {
		t.Errorf("%d is drawn below 1", x)
	}
}

func TestBelowFavoursNone(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 3, 7, 10} {
		d := question.Seeded("fair", fmt.Sprint(n))
		counts := make([]int, n)
		const each = 3000
		for range n * each {
			counts[question.Below(d, n)]++
		}
		chi := 0.0
		for _, c := range counts {
			chi += float64((c-each)*(c-each)) / each
		}
		if limit := float64(n-1) + 20; chi > limit { // far beyond the 0.1% point of chi-square
			t.Errorf("below %d the counts are %v: chi-square %.1f", n, counts, chi)
		}
	}
}

func TestShuffleFavoursNone(t *testing.T) {
	t.Parallel()
	counts := map[string]int{}
	d := question.Seeded("shuffles")
	const each = 500
	for range 24 * each {
		list := []int{1, 2, 3, 4}
		question.Shuffle(d, list)
		counts[fmt.Sprint(list)]++
	}
	chi := 0.0
	for _, c := range counts {
		chi += float64((c-each)*(c-each)) / each
	}
	if len(counts) != 24 || chi > 60 { // 23 degrees of freedom: 0.003%
		t.Errorf("%d orders, chi-square %.1f", len(counts), chi)
	}
	question.Shuffle(d, nil)
}
