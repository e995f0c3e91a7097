package question

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"fasti/internal/history"
)

// mostCandidates is how many of the most plausible wrong answers are drawn from.
const mostCandidates = 9

// candidate is a wrong answer with its proof.
type candidate struct {
	text  string
	lang  string // BCP 47 where it is not the question's
	why   string
	proof Proof
}

// lopsided is how many times as long as every other option, or shorter, one may not be; see [alone].
const lopsided = 2.2

// withOptions returns the options of a choice: the key and two or three wrong answers, in an order drawn from
// all. The candidates are the most plausible first. Variants differ in their wrong answers. How long the key
// is among the options is drawn too, as far as the candidates allow, because writers who don't care make the
// right answer the longest. It reports nil where the candidates yield no such variant.
func withOptions(id ID, key Option, candidates []candidate, variant int, seed string) []Option {
	rich := len(candidates) > mostCandidates
	candidates = balanced(key.Text, candidates)
	set := pickSet(key.Text, candidates, variant, seed, rich)
	if set == nil {
		return nil
	}
	key.ID, key.Right = optionID(id, key.Text), true
	options := []Option{key}
	for _, c := range set {
		options = append(options, Option{ID: optionID(id, c.text), Text: c.text, Lang: c.lang, Why: c.why, Proof: c.proof})
	}
	shuffle(seeded(string(id), "position"), options)
	return options
}

// balanced returns the most plausible candidates, but so that, where the others allow it, as many are longer than the key
// as are shorter: else a key that is the shortest of its kind would be the shortest of its options too.
func balanced(key string, candidates []candidate) []candidate {
	if len(candidates) <= mostCandidates {
		return candidates
	}
	length := utf8.RuneCountInString(key)
	shorter, longer := 0, 0
	for _, c := range candidates {
		if utf8.RuneCountInString(c.text) < length {
			shorter++
		} else {
			longer++
		}
	}
	// What one side lacks, the other may fill.
	roomShort := max(mostCandidates/2, mostCandidates-longer)
	roomLong := max(mostCandidates-mostCandidates/2, mostCandidates-shorter)
	var out []candidate
	for _, c := range candidates {
		room := &roomLong
		if utf8.RuneCountInString(c.text) < length {
			room = &roomShort
		}
		if *room > 0 && len(out) < mostCandidates {
			*room--
			out = append(out, c)
		}
	}
	return out
}

// pickSet returns the wrong answers of a variant, no two variants with the same ones. Where there were many candidates and
// still none of them gives the key the length among the options that was drawn, there is no such variant: a key that is
// always the shortest would be found by its length.
func pickSet(key string, candidates []candidate, variant int, seed string, rich bool) []candidate {
	sets := combinations(len(candidates), min(3, len(candidates)))
	seen := lookOver(key, candidates)
	sets = slices.DeleteFunc(sets, func(set []int) bool { return len(set) < 2 })
	shuffle(seeded(seed, "sets"), sets)
	d := seeded(seed, "ranks")
	next := func(fits func([]int) bool) int {
		for at := 0; at < len(sets); at++ {
			if !fits(sets[at]) {
				continue
			}
			if !seen.catch(textsOf(key, candidates, sets[at])) {
				return at
			}
			sets = slices.Delete(sets, at, at+1)
			at--
		}
		return -1
	}
	for v := 0; len(sets) > 0; v++ {
		rank := d.below(len(sets[0]) + 1)
		at := next(func(set []int) bool { return hasRank(key, textsOf(key, candidates, set), rank) })
		if at < 0 && !rich {
			at = next(func([]int) bool { return true })
		}
		if at < 0 {
			if v == variant || !rich {
				return nil
			}
			continue
		}
		if v == variant {
			out := make([]candidate, 0, 3)
			for _, i := range sets[at] {
				out = append(out, candidates[i])
			}
			return out
		}
		sets = slices.Delete(sets, at, at+1)
	}
	return nil
}

func textsOf(key string, candidates []candidate, set []int) []string {
	texts := []string{key}
	for _, i := range set {
		texts = append(texts, candidates[i].text)
	}
	return texts
}

// combinations returns the ways to take k of n things.
func combinations(n, k int) [][]int {
	var out [][]int
	var take func(from int, set []int)
	take = func(from int, set []int) {
		if len(set) == k {
			out = append(out, slices.Clone(set))
			return
		}
		for i := from; i < n; i++ {
			take(i+1, append(set, i))
		}
	}
	take(0, make([]int, 0, k))
	return out
}

// hasRank reports whether so many of the texts are shorter than the key; texts of one length count either way.
func hasRank(key string, texts []string, rank int) bool {
	shorter, same := 0, -1 // the key is among the texts
	for _, t := range texts {
		switch c := cmp.Compare(utf8.RuneCountInString(t), utf8.RuneCountInString(key)); {
		case c < 0:
			shorter++
		case c == 0:
			same++
		}
	}
	return shorter <= rank && rank <= shorter+same
}

// sights are what the eye sees of some texts: the features of each, in the order of looks.
type sights map[string][]string

func lookOver(key string, candidates []candidate) sights {
	m := sights{}
	see := func(text string) {
		for _, look := range looks {
			m[text] = append(m[text], look.of(text))
		}
	}
	see(key)
	for _, c := range candidates {
		see(c.text)
	}
	return m
}

// catch reports whether one of some texts catches the eye, by its form or its length.
func (m sights) catch(texts []string) bool {
	for i := range looks {
		if oddOne(texts, func(text string) string { return m[text][i] }) >= 0 {
			return true
		}
	}
	return alone(texts)
}

// alone reports whether one of some texts stands out by its length.
func alone(texts []string) bool {
	lengths := make([]float64, len(texts))
	for i, t := range texts {
		lengths[i] = float64(utf8.RuneCountInString(t))
	}
	slices.Sort(lengths)
	n := len(lengths)
	return n > 1 && (lengths[n-1] > lopsided*lengths[n-2] || lengths[1] > lopsided*lengths[0])
}

// optionID names an option inside its question. It is a hash that holds nothing of rightness or position.
func optionID(id ID, text string) string { return digest("option", string(id), text)[:8] }

// eventRow, tenureRow and the like name the claims that a proof rests on.
func eventRow(e *history.Event, claim string) string { return "event " + string(e.ID) + " " + claim }

func tenureRow(t *history.Tenure, claim string) string { return "tenure " + string(t.ID) + " " + claim }

func officeRow(o *history.Office, claim string) string { return "office " + string(o.ID) + " " + claim }
