package question

import (
	"slices"

	"fasti/internal/errs"
	"fasti/internal/history"
)

// PaperSettings say which paper to draw. Two banks of the same course draw the same paper by the same
// settings, on every machine.
type PaperSettings struct {
	Era    history.EraID   // "" for all
	Topic  history.TopicID // "" for all
	Length int             // questions asked for; the paper has fewer where the scope has
	Seed   uint64
	Kinds  []Kind                  // nil for all
	Hidden map[history.FactID]bool // facts that no question may ask
	Allow  func(Question) bool     // a further condition, such as an instructor's approval; nil for none
}

// Paper draws a paper. Kinds come as often as their weights say, as far as the scope has them. No two
// questions ask the same fact or answer each other; neighbours differ in kind, and no event is asked about
// twice, where the scope allows that. It tries few questions more than it takes, however large the bank is.
// It fails with errs.Invalid for a length under 1 and for a kind that there is none of.
func (b *Bank) Paper(s PaperSettings) ([]Question, error) {
	if s.Length < 1 {
		return nil, errs.New(errs.Invalid, "A paper has at least one question.")
	}
	for _, k := range s.Kinds {
		if kindNumber(k) < 0 {
			return nil, errs.New(errs.Invalid, "There is no kind of question called %q. There are %s.", k, kindList())
		}
	}
	p := b.pools[scope{s.Era, s.Topic}]
	if p == nil {
		return nil, nil
	}
	d := newDrawing(b, p, s)
	for len(d.paper) < s.Length && d.next() {
	}
	return d.paper, nil
}

func kindList() string {
	names := make([]string, len(kinds))
	for i, k := range Kinds() {
		names[i] = string(k)
	}
	return join(names, "and")
}

// drawing is a paper on its way.
type drawing struct {
	b     *Bank
	set   PaperSettings
	draw  draw
	decks []deck // by number of the kind
	paper []Question
	// spare holds questions that were put back because of where they would have stood, and may be taken
	// once nothing better is left.
	spare []Question
}

func newDrawing(b *Bank, p *pool, s PaperSettings) *drawing {
	d := &drawing{b: b, set: s, draw: seeded("paper", uintText(s.Seed)), decks: make([]deck, len(kinds))}
	for n := range kinds {
		if s.Kinds == nil || slices.Contains(s.Kinds, kinds[n].name()) {
			d.decks[n].entries = p.kinds[n]
		}
	}
	return d
}

// next adds a question, and reports false where there is none to add. Of the kinds that have cards left one is
// drawn, another than the last one's if possible; each is dealt from until a question fits in its place.
func (d *drawing) next() bool {
	var last Kind
	if n := len(d.paper); n > 0 {
		last = d.paper[n-1].Kind
	}
	var tired []int
	for {
		n, ok := d.drawKind(last, tired)
		if !ok {
			break
		}
		if q, ok := d.deal(n); ok {
			d.paper = append(d.paper, q)
			return true
		}
		tired = append(tired, n)
	}
	return d.takeSpare(last)
}

// drawKind draws a kind by weight from those that have cards and did not fail just now.
func (d *drawing) drawKind(last Kind, tired []int) (int, bool) {
	weigh := func(avoid Kind) (weights []int, total int) {
		weights = make([]int, len(kinds))
		for n := range kinds {
			if d.decks[n].left() > 0 && !slices.Contains(tired, n) && kinds[n].name() != avoid {
				weights[n] = kinds[n].weight
				total += weights[n]
			}
		}
		return weights, total
	}
	weights, total := weigh(last)
	if total == 0 {
		// Only the last one's kind is left; what was put aside comes before two of a kind in a row.
		if slices.ContainsFunc(d.spare, func(q Question) bool { return q.Kind != last && d.fits(q) }) {
			return 0, false
		}
		if weights, total = weigh(""); total == 0 {
			return 0, false
		}
	}
	at := d.draw.below(total)
	for n, w := range weights {
		if at -= w; at < 0 {
			return n, true
		}
	}
	return 0, false
}

// deal turns cards of a kind until one fits and is about an event that the paper has not had.
func (d *drawing) deal(n int) (Question, bool) {
	for d.decks[n].left() > 0 {
		e := d.decks[n].draw(d.draw)
		q, ok := d.vary(e)
		if !ok || !d.fits(q) {
			continue
		}
		if d.sharesEvent(q) {
			d.spare = append(d.spare, q)
			continue
		}
		return q, true
	}
	return Question{}, false
}

// vary makes one of an entry's variants, drawn from those that there are and that are allowed.
func (d *drawing) vary(e *entry) (Question, bool) {
	if d.set.Hidden[e.anchor.fact(d.b.c).ID] || !d.b.alive(e) {
		return Question{}, false
	}
	from := d.draw.below(MaxVariants)
	for i := range MaxVariants {
		q, ok := d.b.question(e, (from+i)%MaxVariants)
		if ok && (d.set.Allow == nil || d.set.Allow(q)) {
			return q, true
		}
	}
	return Question{}, false
}

// fits reports whether a question may stand in the paper at all.
func (d *drawing) fits(q Question) bool {
	for _, f := range q.Facts {
		if d.set.Hidden[f.ID] {
			return false
		}
	}
	return !slices.ContainsFunc(d.paper, func(other Question) bool { return Conflict(q, other) })
}

func (d *drawing) sharesEvent(q Question) bool {
	return slices.ContainsFunc(d.paper, func(other Question) bool { return shareEvent(q, other) })
}

// takeSpare adds the first question put aside that fits, one of another kind than the last where there is one.
func (d *drawing) takeSpare(last Kind) bool {
	for _, avoid := range []Kind{last, ""} {
		at := slices.IndexFunc(d.spare, func(q Question) bool { return q.Kind != avoid && d.fits(q) })
		if at >= 0 {
			d.paper = append(d.paper, d.spare[at])
			d.spare = slices.Delete(d.spare, at, at+1)
			return true
		}
	}
	return false
}

// deck deals entries in an order that is drawn as it goes: a shuffle that touches only what is dealt.
type deck struct {
	entries []*entry
	moved   map[int]int // the place where an entry stands by now, where it is not its own
	dealt   int
}

func (k *deck) left() int { return len(k.entries) - k.dealt }

func (k *deck) draw(d draw) *entry {
	if k.moved == nil {
		k.moved = map[int]int{}
	}
	at := func(i int) int {
		if j, ok := k.moved[i]; ok {
			return j
		}
		return i
	}
	i := k.dealt + d.below(k.left())
	e := k.entries[at(i)]
	k.moved[i] = at(k.dealt)
	k.dealt++
	return e
}
