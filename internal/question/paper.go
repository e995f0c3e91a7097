package question

import (
	"strconv"

	"fasti/internal/errs"
	"fasti/internal/history"
)

// PaperSettings say which paper to draw. Two banks of the same course draw the same paper by the same
// settings, on every machine.
type PaperSettings struct {
	Era    history.EraID   // "" for all
	Topic  history.TopicID // "" for all
	About  history.Ref     // one entity, whatever Era and Topic say; zero for all
	Length int             // questions asked for; the paper has fewer where the scope has
	Seed   uint64

	Kinds  []Kind                  // nil for all
	Hidden map[history.FactID]bool // facts that no question may ask
	Allow  func(Question) bool     // a further condition, such as an instructor's approval; nil for none
}

// Paper draws a paper: questions of all kinds by their weights, no two of which ask the same fact or give each
// other's key away before they are answered (see [Bank.GivesAway]). As far as the scope allows, no two are
// about one event or tenure, and neighbours differ in kind and era; where it doesn't, neighbours are the first
// to be alike, and events are shared only once no question on a new one is left. The paper is shorter than
// asked for where the scope has no more such questions, and empty for an era or topic without any.
//
// The bank isn't built for it: a paper costs what its own questions cost, however large the course, unless
// Hidden and Allow refuse most of what there is. It fails with errs.Invalid for a length under 1 and for a kind
// that there isn't.
func (b *Bank) Paper(s PaperSettings) ([]Question, error) {
	if s.Length < 1 {
		return nil, errs.New(errs.Invalid, "A paper has 1 question or more, not %d.", s.Length)
	}
	for _, k := range s.Kinds {
		if kindNumber(k) < 0 {
			return nil, errs.New(errs.Invalid, "There is no kind of question %q; there are %s.", shorten(string(k)), kindList())
		}
	}
	p := b.pools[scope{s.Era, s.Topic}]
	if !s.About.IsZero() {
		p = b.about(s.About)
	}
	if p == nil {
		return nil, nil
	}
	stock := &stock{b: b, s: s, made: map[variantOf]made{}}
	best := stock.selection(p, s.Length)
	// A question on several facts takes the place of several others. Where the scope runs out, fewer of them
	// may make a longer paper.
	for most := best.broad; len(best.taken) < s.Length && most > 0; {
		most /= 2
		if next := stock.selection(p, most); len(next.taken) > len(best.taken) {
			best = next
		}
	}
	return arranged(best.taken), nil
}

func kindList() string {
	names := make([]string, len(kinds))
	for i, k := range Kinds() {
		names[i] = string(k)
	}
	return join(names, "and")
}

// seeded starts the choices of one concern of a paper.
func (s PaperSettings) seeded(concern string) draw {
	if !s.About.IsZero() {
		return seeded("paper", strconv.FormatUint(s.Seed, 10), s.About.String(), concern)
	}
	return seeded("paper", strconv.FormatUint(s.Seed, 10), string(s.Era), string(s.Topic), concern)
}
