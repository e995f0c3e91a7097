package question

import "slices"

// arranged puts the questions of a paper into an order in which neighbours differ: in what they are about before
// all, in kind, and in era. What is drawn comes first where nothing else counts.
func arranged(taken []*exhibit) []Question {
	rest := slices.Clone(taken)
	kinds, eras := map[string]int{}, map[string]int{}
	for _, x := range rest {
		kinds[string(x.q.Kind)]++
		eras[string(x.q.Era)]++
	}
	out := make([]*exhibit, 0, len(rest))
	for len(rest) > 0 {
		kind, era := urgent(kinds, len(rest)), urgent(eras, len(rest))
		best, least := 0, -1
		for i, x := range rest {
			cost := 0
			if len(out) > 0 {
				cost = clash(out[len(out)-1], x)
			}
			if kind != "" && string(x.q.Kind) != kind {
				cost += kindClash
			}
			if era != "" && string(x.q.Era) != era {
				cost += eraClash
			}
			if least < 0 || cost < least {
				best, least = i, cost
			}
		}
		x := rest[best]
		rest = slices.Delete(rest, best, best+1)
		kinds[string(x.q.Kind)]--
		eras[string(x.q.Era)]--
		out = append(out, x)
	}
	mend(out)
	questions := make([]Question, len(out))
	for i, x := range out {
		questions[i] = x.q
	}
	return questions
}

// urgent returns what more than half of the rest are, which can't be kept apart unless it comes next.
func urgent(counts map[string]int, rest int) string {
	for what, n := range counts {
		if 2*n > rest {
			return what // the only one
		}
	}
	return ""
}

// What it costs when neighbours are alike.
const (
	eraClash     = 1
	kindClash    = 10
	subjectClash = 100
)

func clash(a, b *exhibit) int {
	cost := 0
	if a.shares(b) {
		cost += subjectClash
	}
	if a.q.Kind == b.q.Kind {
		cost += kindClash
	}
	if a.q.Era == b.q.Era {
		cost += eraClash
	}
	return cost
}

// mend swaps questions whose neighbour they share a subject or a kind with for others, where that helps.
func mend(list []*exhibit) {
	for i := 1; i < len(list); i++ {
		if clash(list[i-1], list[i]) < kindClash {
			continue
		}
		best, gain := -1, 0
		for j := range list {
			before := clashesAt(list, i, j)
			list[i], list[j] = list[j], list[i]
			if g := before - clashesAt(list, i, j); g > gain {
				best, gain = j, g
			}
			list[i], list[j] = list[j], list[i]
		}
		if best >= 0 {
			list[i], list[best] = list[best], list[i]
		}
	}
}

// clashesAt sums up what the neighbours at two places cost, each pair once.
func clashesAt(list []*exhibit, i, j int) int {
	cost := 0
	pairs := []int{i - 1, i, j - 1, j} // by the first of the pair
	slices.Sort(pairs)
	for _, p := range slices.Compact(pairs) {
		if p >= 0 && p+1 < len(list) {
			cost += clash(list[p], list[p+1])
		}
	}
	return cost
}
