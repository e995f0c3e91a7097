package question

import (
	"fmt"
	"math"
	"slices"

	"fasti/internal/history"
)

// CueScore says how often a cue finds the key of one kind's questions. Score is the mean of what whoever follows
// the cue gets, who picks one at random where it points to several options; Chance is that of uniform play on
// the same questions.
type CueScore struct {
	Kind      Kind
	Cue       string // "the longest option"
	Questions int    // that the cue says something about
	Score     float64
	Chance    float64
	Z         float64 // how many standard errors the score is over chance
}

// The limits over which a cue tells. About a hundred cues are tried over a bank, and by chance alone one with
// a z of 4 comes up once in 30,000 (one-sided normal approximation). A bank is large where it has many
// questions, so that a lead too small to be of use is no defect: a test-wise student may gain 2 points in 100.
const (
	tellingZ    = 4.0
	tellingLead = 0.02
)

// Telling reports whether the cue is a defect: surely over chance, and by more than 2 points in 100.
func (s CueScore) Telling() bool { return s.Z > tellingZ && s.Score-s.Chance > tellingLead }

// String writes the score as a sentence's clause.
func (s CueScore) String() string {
	return fmt.Sprintf("%s gets %.1f%% over %s, and chance is %.1f%% (z = %.1f)",
		s.Cue, 100*s.Score, count(s.Questions, "question"), 100*s.Chance, s.Z)
}

// bet is the record of a cue over one kind's questions. Variants on one fact have their key in common and are
// no independent trials, so leads are summed up by fact first.
type bet struct {
	questions     int
	score, chance float64
	variance      float64                    // under chance, of independent questions
	lead          map[history.FactID]float64 // over chance, by the first fact
}

func (r *bet) add(fact history.FactID, got, chance, variance float64) {
	r.questions++
	r.score += got
	r.chance += chance
	r.variance += variance
	r.lead[fact] += got - chance
}

// z is the lead over chance in standard errors, the greater of two: that of independent questions and that
// which the scatter between facts shows.
func (r *bet) z() float64 {
	scatter := 0.0
	for _, l := range r.lead {
		scatter += l * l
	}
	se := math.Sqrt(max(r.variance, scatter))
	if se == 0 {
		return 0
	}
	return (r.score - r.chance) / se
}

// bets are the records of all cues, by kind and name.
type bets struct {
	names []string
	by    map[Kind]map[string]*bet
}

func newBets() *bets {
	x := &bets{by: map[Kind]map[string]*bet{}}
	for _, c := range cues {
		x.names = append(x.names, c.name)
	}
	x.names = append(x.names, shownOrder, reversed)
	return x
}

// What a student can do who has no idea how events follow each other.
const (
	shownOrder = "the order as shown"
	reversed   = "the order as shown, reversed"
)

func (x *bets) of(k Kind, name string) *bet {
	if x.by[k] == nil {
		x.by[k] = map[string]*bet{}
	}
	if x.by[k][name] == nil {
		x.by[k][name] = &bet{lead: map[history.FactID]float64{}}
	}
	return x.by[k][name]
}

// add lets every cue answer a question.
func (x *bets) add(q Question) {
	if len(q.Facts) == 0 {
		return
	}
	fact := q.Facts[0].ID
	switch in := q.Interaction.(type) {
	case *Choice:
		x.addChoice(q.Kind, fact, q.Stem, in)
	case *Order:
		x.addOrder(q.Kind, fact, in)
	}
}

// addChoice: of n options a cue that points to m gets 1/m where the key is among them, which by chance it is in
// m of n cases.
func (x *bets) addChoice(k Kind, fact history.FactID, stem string, c *Choice) {
	n := len(c.Options)
	if n < 2 {
		return
	}
	for _, cue := range cues {
		picks := cue.picks(stem, c.Options)
		m := len(picks)
		if m == 0 || m == n {
			continue
		}
		got := 0.0
		if slices.ContainsFunc(picks, func(i int) bool { return c.Options[i].Right }) {
			got = 1 / float64(m)
		}
		chance := 1 / float64(n)
		x.of(k, cue.name).add(fact, got, chance, 1/float64(m*n)-chance*chance)
	}
}

// addOrder: points lie between 0 and 1, so their variance is at most that of a coin of the same mean.
func (x *bets) addOrder(k Kind, fact history.FactID, o *Order) {
	if len(o.Items) < 2 {
		return
	}
	picks := make([]string, len(o.Items))
	for i, item := range o.Items {
		picks[i] = item.ID
	}
	chance := o.Chance()
	for _, name := range []string{shownOrder, reversed} {
		x.of(k, name).add(fact, o.Grade(Response{Picks: picks}).Points, chance, chance*(1-chance))
		slices.Reverse(picks)
	}
}

// scores returns the records of the cues that said anything.
func (x *bets) scores() []CueScore {
	var out []CueScore
	for _, k := range Kinds() {
		for _, name := range x.names {
			r := x.by[k][name]
			if r == nil {
				continue
			}
			n := float64(r.questions)
			out = append(out, CueScore{k, name, r.questions, r.score / n, r.chance / n, r.z()})
		}
	}
	return out
}
