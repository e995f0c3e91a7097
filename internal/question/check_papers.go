package question

import "fmt"

// How many papers of which length are drawn of each part of a course.
const (
	trialPapers = 3
	trialLength = 20
)

// checkPapers draws papers of every era and topic and of the whole course, and looks for two questions of one
// paper that ask the same or give each other away.
func (b *Bank) checkPapers() []Defect {
	settings := []PaperSettings{{}}
	for _, era := range b.c.Eras() {
		settings = append(settings, PaperSettings{Era: era.ID})
	}
	for _, topic := range b.c.Topics() {
		settings = append(settings, PaperSettings{Topic: topic.ID})
	}
	var out []Defect
	for _, s := range settings {
		s.Length = trialLength
		for s.Seed = range uint64(trialPapers) {
			paper, err := b.Paper(s)
			if err != nil {
				return append(out, Defect{Fault: FaultPaper, What: err.Error()})
			}
			out = append(out, b.CheckPaper(paper)...)
		}
	}
	return out
}

// CheckPaper looks for questions of a paper that ask the same fact, or that give another one's key away before
// they are answered.
func (b *Bank) CheckPaper(paper []Question) []Defect {
	exhibits := make([]*exhibit, len(paper))
	for i, q := range paper {
		exhibits[i] = b.exhibit(q)
	}
	var out []Defect
	for i, x := range exhibits {
		for j, other := range exhibits {
			same := x.asksSame(other)
			if i == j || same && i < j || !same && !x.givesAway(other) {
				continue // what both ask is told once
			}
			what := fmt.Sprintf("it gives away the key of %q", other.q.Stem)
			if same {
				what = fmt.Sprintf("%q asks the same", other.q.Stem)
			}
			out = append(out, Defect{Fault: FaultPaper, Kind: x.q.Kind, ID: x.q.ID, Stem: x.q.Stem, What: what})
		}
	}
	return out
}
