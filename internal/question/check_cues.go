package question

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// cue points to options of a choice by something that is no knowledge. It returns nil where it says nothing.
type cue struct {
	name  string
	picks func(stem string, options []Option) []int
}

// cues are what a test-wise student goes by.
var cues = []cue{
	{"the first option", func(_ string, o []Option) []int { return []int{0} }},
	{"the second option", func(_ string, o []Option) []int { return []int{1} }},
	{"the third option", func(_ string, o []Option) []int { return nth(o, 2) }},
	{"the last option", func(_ string, o []Option) []int { return []int{len(o) - 1} }},
	{"the longest option", func(_ string, o []Option) []int {
		return most(o, utf8.RuneCountInString)
	}},
	{"the shortest option", func(_ string, o []Option) []int {
		return most(o, func(t string) int { return -utf8.RuneCountInString(t) })
	}},
	{"the option with most words of the stem", overlapping},
	{"the earliest date", func(_ string, o []Option) []int { return byRank(o, func(n int) []int { return []int{0} }) }},
	{"the latest date", func(_ string, o []Option) []int { return byRank(o, func(n int) []int { return []int{n - 1} }) }},
	{"the median date", func(_ string, o []Option) []int {
		return byRank(o, func(n int) []int { return slices.Compact([]int{(n - 1) / 2, n / 2}) })
	}},
}

func nth(o []Option, n int) []int {
	if n >= len(o) {
		return nil
	}
	return []int{n}
}

// most returns the options of which a measure is greatest.
func most(o []Option, measure func(string) int) []int {
	var out []int
	best := math.MinInt
	for i := range o {
		m := measure(o[i].Text)
		if m > best {
			best, out = m, nil
		}
		if m == best {
			out = append(out, i)
		}
	}
	return out
}

// overlapping returns the options that share most words with the stem.
func overlapping(stem string, o []Option) []int {
	words := normal(stem)
	return most(o, func(text string) int {
		n := 0
		for _, w := range wordsOf(text) {
			if utf8.RuneCountInString(w) > 3 && names(words, w) {
				n++
			}
		}
		return n
	})
}

// byRank returns those options of a choice of dates that stand at some ranks, the earliest at 0.
func byRank(o []Option, ranks func(n int) []int) []int {
	order := make([]int, len(o))
	start := make([]int, len(o))
	for i := range o {
		d, ok := asDate(o[i].Text)
		if !ok {
			return nil
		}
		order[i], start[i] = i, int(d.Bounds().Earliest)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(start[i], start[j]) })
	var out []int
	for _, r := range ranks(len(o)) {
		out = append(out, order[r])
	}
	return out
}
