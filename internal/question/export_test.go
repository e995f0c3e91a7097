package question

import "iter"

// Draw is a source of choices.
type Draw = draw

// Seams for the tests of what the package keeps to itself.
var (
	Seeded        = seeded
	Shuffle       = shuffle[int]
	Below         = draw.below
	Tau           = tau
	Sentence      = sentence
	Capital       = capital
	Join          = join
	Decimal       = decimal
	Shorten       = shorten
	WordsOf       = wordsOf
	Normal        = normal
	NamesIn       = names
	FirstSentence = firstSentence
	Apart         = apart
	ProperNames   = properNames
)

// Arranged puts questions into the order of a paper.
func Arranged(b *Bank, paper []Question) []Question {
	exhibits := make([]*exhibit, len(paper))
	for i, q := range paper {
		exhibits[i] = b.exhibit(q)
	}
	return arranged(exhibits)
}

// Scores lets the cues answer questions.
func Scores(questions iter.Seq[Question]) []CueScore {
	x := newBets()
	for q := range questions {
		x.add(q)
	}
	return x.scores()
}

// Twins looks for questions that are there twice.
func Twins(questions iter.Seq[Question]) []Defect {
	var out []Defect
	t := twins{}
	for q := range questions {
		out = append(out, t.add(q)...)
	}
	return out
}

// Slots deals out slots to kinds of which each has so many entries left, in the order of Kinds.
func Slots(left []int, n int, d Draw) []int {
	lots := make([]*lot, len(left))
	for i, l := range left {
		lots[i] = &lot{list: make([]*entry, l)}
	}
	return slotsOf(lots, n, d)
}

// Drawn hands out the numbers under n in the order in which a lot draws entries.
func Drawn(n int, d Draw) []int {
	list := make([]*entry, n)
	number := map[*entry]int{}
	for i := range list {
		list[i] = &entry{}
		number[list[i]] = i
	}
	l := &lot{d: d, list: list}
	var out []int
	for e := l.next(); e != nil; e = l.next() {
		out = append(out, number[e])
	}
	return out
}

// Weights are the weights of the kinds, in the order of Kinds.
func Weights() []int {
	var out []int
	for _, k := range kinds {
		out = append(out, k.weight)
	}
	return out
}
