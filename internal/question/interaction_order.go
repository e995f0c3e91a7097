package question

import (
	"fmt"
	"strings"

	"fasti/internal/errs"
)

// Order asks to put events into the order in which they happened.
type Order struct {
	Items []OrderItem `json:"items"` // as shown
}

// OrderItem is one event to put in its place.
type OrderItem struct {
	ID    string `json:"id"` // unique in the question; says nothing about the order
	Text  string `json:"text"`
	Rank  int    `json:"rank"`  // from 1: the right position
	Fact  int    `json:"fact"`  // index of its date among the question's facts
	When  string `json:"when"`  // the date as a reader is shown it
	Why   string `json:"why"`   // for the page after marking
	Proof Proof  `json:"proof"` // of the date
}

// Name implements Interaction.
func (*Order) Name() string { return "order" }

// Check implements Interaction.
func (o *Order) Check(r Response) error {
	if len(r.Picks) == 0 {
		return errs.New(errs.Invalid, "Put the events in order first.")
	}
	seen := map[string]bool{}
	for _, id := range r.Picks {
		switch {
		case o.item(id) == nil:
			return errs.New(errs.Invalid, "One of these is none of the events shown. Give each event shown a place.")
		case seen[id]:
			return errs.New(errs.Invalid, "An event has two places. Give each event one place of its own.")
		}
		seen[id] = true
	}
	if len(r.Picks) != len(o.Items) {
		return errs.New(errs.Invalid, "Give every event a place: %d of %d have one.", len(r.Picks), len(o.Items))
	}
	return nil
}

// Grade implements Interaction. The points are Kendall's tau of the order given, and not under 0; a fact gets
// the share of right pairs among those that its event stands in.
func (o *Order) Grade(r Response) Verdict {
	n := len(r.Picks)
	if n < 2 || n != len(o.Items) {
		return Verdict{}
	}
	right := make([]int, n) // by position given
	pairs := 0
	for i := range n {
		for j := i + 1; j < n; j++ {
			if o.item(r.Picks[i]).Rank < o.item(r.Picks[j]).Rank {
				right[i]++
				right[j]++
				pairs++
			}
		}
	}
	v := Verdict{Points: tau(pairs, n), Credit: make([]float64, n)}
	for i, id := range r.Picks {
		if f := o.item(id).Fact; f >= 0 && f < n {
			v.Credit[f] = float64(right[i]) / float64(n-1)
		}
	}
	return v
}

// tau is Kendall's rank correlation of n things of which so many pairs stand the right way round, or 0 where
// it is negative.
func tau(right, n int) float64 {
	all := n * (n - 1) / 2
	return max(0, float64(2*right-all)/float64(all))
}

// Key implements Interaction.
func (o *Order) Key() string {
	texts := make([]string, len(o.Items))
	for _, item := range o.Items {
		if item.Rank >= 1 && item.Rank <= len(texts) {
			texts[item.Rank-1] = item.Text
		}
	}
	return strings.Join(texts, " → ")
}

// Say implements Interaction.
func (o *Order) Say(r Response) string {
	texts := make([]string, 0, len(r.Picks))
	for _, id := range r.Picks {
		if item := o.item(id); item != nil {
			texts = append(texts, item.Text)
		}
	}
	return strings.Join(texts, " → ")
}

// Rule implements Interaction.
func (o *Order) Rule() string {
	n := len(o.Items)
	return fmt.Sprintf("One point for the right order. Each pair of events that stands the wrong way round takes %s off, and nothing goes below 0.",
		decimal(2/float64(n*(n-1)/2)))
}

// Chance implements Interaction. Every order is as likely as any other, so it is enough to count in how many
// of them so many pairs stand the wrong way round (the Mahonian numbers), here as shares of all orders.
func (o *Order) Chance() float64 {
	n := len(o.Items)
	if n < 2 {
		return -1
	}
	share := []float64{1}
	for k := 2; k <= n; k++ {
		next := make([]float64, k*(k-1)/2+1)
		for wrong, p := range share {
			for more := range k {
				next[wrong+more] += p / float64(k)
			}
		}
		share = next
	}
	expected := 0.0
	for wrong, p := range share {
		expected += p * tau(len(share)-1-wrong, n)
	}
	return expected
}

func (o *Order) item(id string) *OrderItem {
	for i := range o.Items {
		if o.Items[i].ID == id {
			return &o.Items[i]
		}
	}
	return nil
}
