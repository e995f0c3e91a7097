package question

import (
	"slices"
)

// Fault is a rule of item writing that a question can break.
type Fault string

// The faults, the gravest first.
const (
	FaultRefuted     Fault = "refuted"      // the course doesn't bear out the key, or doesn't rule out what counts as wrong
	FaultKeyUnmarked Fault = "key-unmarked" // the key doesn't get the point, or lies outside of the claim's interval
	FaultAlike       Fault = "alike"        // two options mean the same
	FaultKeyInStem   Fault = "key-in-stem"  // the stem gives the key's year or name away
	FaultAlone       Fault = "alone"        // an option stands out by its precision, its form or its length
	FaultAnachronism Fault = "anachronism"  // some wrong options, but not all, did not exist at the time
	FaultNegative    Fault = "negative"     // the stem asks for what is not
	FaultCatchall    Fault = "catch-all"    // all of the above, none of the above
	FaultUnexplained Fault = "unexplained"  // an option without its reason, a question without its explanation
	FaultUnproved    Fault = "unproved"     // an option without its proof, or with one of the wrong sort
	FaultUncited     Fault = "uncited"      // no source, or one that the course lacks
	FaultMalformed   Fault = "malformed"    // what a question needs to be put at all
	FaultRepeated    Fault = "repeated"     // the bank has another question under its ID, or one that reads alike
	FaultCue         Fault = "cue"          // over the bank, something but knowledge finds the key too often
	FaultPaper       Fault = "paper"        // two questions of one paper ask the same or give each other away
)

// faultWords say in plain English what is wrong, for a table.
var faultWords = map[Fault]string{
	FaultRefuted:     "not borne out by the course",
	FaultKeyUnmarked: "the key is not right",
	FaultAlike:       "two options mean the same",
	FaultKeyInStem:   "the stem gives the key away",
	FaultAlone:       "an option stands out",
	FaultAnachronism: "an option out of its time",
	FaultNegative:    "a negative stem",
	FaultCatchall:    "all or none of the above",
	FaultUnexplained: "a reason is missing",
	FaultUnproved:    "a proof is missing",
	FaultUncited:     "a source is missing",
	FaultMalformed:   "not fit to be put",
	FaultRepeated:    "the same question twice",
	FaultCue:         "found without knowledge",
	FaultPaper:       "a paper that answers itself",
}

// Faults lists all faults, the gravest first.
func Faults() []Fault {
	return []Fault{
		FaultRefuted, FaultKeyUnmarked, FaultAlike, FaultKeyInStem, FaultAlone, FaultAnachronism, FaultNegative, FaultCatchall, FaultUnexplained, FaultUnproved, FaultUncited,
		FaultMalformed, FaultRepeated, FaultCue, FaultPaper,
	}
}

// Words says in plain English what is wrong.
func (f Fault) Words() string { return faultWords[f] }

// Defect is a fault that was found.
type Defect struct {
	Fault Fault
	Kind  Kind
	ID    ID     // of the question; empty where the fault is one of a whole kind
	Stem  string // of the question
	What  string // what is wrong: a clause or a sentence, without a full stop
}

// Report is what a check of a bank found.
type Report struct {
	Counts   []KindCount // by kind, in the order of Kinds
	Defects  []Defect    // those of single questions in the order of the bank, then cues, then papers
	Cues     []CueScore  // every cue of every kind, whether or not it is a defect
	Complete bool        // false where the check was stopped: cues and papers were then not looked at
}

// KindCount says how many questions there are of a kind.
type KindCount struct {
	Kind      Kind
	Questions int
}

// Questions returns how many questions were looked at.
func (r Report) Questions() int {
	n := 0
	for _, c := range r.Counts {
		n += c.Questions
	}
	return n
}

// Count returns how many defects of a fault and a kind there are.
func (r Report) Count(f Fault, k Kind) int {
	n := 0
	for _, d := range r.Defects {
		if d.Fault == f && d.Kind == k {
			n++
		}
	}
	return n
}

// Check runs the rules of item writing over the whole bank. After each question it asks going, if that is not
// nil, whether to go on, and tells it how many are done.
func (b *Bank) Check(going func(done int) bool) Report {
	var r Report
	for _, k := range Kinds() {
		r.Counts = append(r.Counts, KindCount{Kind: k})
	}
	bets, twins, done := newBets(), twins{}, 0
	for q := range b.All() {
		r.Counts[kindNumber(q.Kind)].Questions++
		r.Defects = append(r.Defects, b.CheckQuestion(q)...)
		r.Defects = append(r.Defects, twins.add(q)...)
		bets.add(q)
		if done++; going != nil && !going(done) {
			return r
		}
	}
	r.Cues = bets.scores()
	for _, c := range r.Cues {
		if c.Telling() {
			r.Defects = append(r.Defects, Defect{Fault: FaultCue, Kind: c.Kind, What: c.String()})
		}
	}
	r.Defects = append(r.Defects, b.checkPapers()...)
	r.Complete = true
	return r
}

// CheckQuestion runs the rules over one question of the bank's course.
func (b *Bank) CheckQuestion(q Question) []Defect {
	var out []Defect
	for _, rule := range rules {
		for _, what := range rule.broken(b, &q) {
			d := Defect{Fault: rule.fault, Kind: q.Kind, ID: q.ID, Stem: q.Stem, What: what}
			if !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// rules are the rules that one question can be held to by itself. Each returns what breaks it.
var rules = []struct {
	fault  Fault
	broken func(b *Bank, q *Question) []string
}{
	{FaultMalformed, malformed},
	{FaultRefuted, refuted},
	{FaultKeyUnmarked, keyUnmarked},
	{FaultAlike, alike},
	{FaultKeyInStem, keyInStem},
	{FaultAlone, standsOut},
	{FaultAnachronism, anachronisms},
	{FaultNegative, negative},
	{FaultCatchall, catchall},
	{FaultUnexplained, unexplained},
	{FaultUnproved, unproved},
	{FaultUncited, uncited},
}
