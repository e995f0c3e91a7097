package question_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/question"
)

// inRow is an order whose items are shown at some ranks: item "r2" is the second in time.
func inRow(ranks ...int) *question.Order {
	o := &question.Order{}
	for i, r := range ranks {
		o.Items = append(o.Items, question.OrderItem{ID: fmt.Sprint("r", r), Text: fmt.Sprint("Event ", r), Rank: r, Fact: i})
	}
	return o
}

func given(ranks []int) question.Response {
	var r question.Response
	for _, k := range ranks {
		r.Picks = append(r.Picks, fmt.Sprint("r", k))
	}
	return r
}

// kendall counts pairs one by one, as the definition has it: concordant less discordant, over all.
func kendall(ranks []int) float64 {
	sum, pairs := 0, 0
	for i := range ranks {
		for j := range i {
			pairs++
			if ranks[j] < ranks[i] {
				sum++
			} else {
				sum--
			}
		}
	}
	return float64(sum) / float64(pairs)
}

// permutations calls f with every order of 1 to n.
func permutations(n int, f func([]int)) {
	var grow func(list []int)
	grow = func(list []int) {
		if len(list) == n {
			f(list)
			return
		}
		for k := 1; k <= n; k++ {
			if !slices.Contains(list, k) {
				grow(append(slices.Clone(list), k))
			}
		}
	}
	grow(nil)
}

func TestOrderChecksItsAnswers(t *testing.T) {
	t.Parallel()
	o := inRow(2, 1, 3)
	for _, tt := range []struct {
		name  string
		picks []string
		want  string
	}{
		{"all", []string{"r3", "r1", "r2"}, ""},
		{"nothing", nil, "in order first"},
		{"too few", []string{"r3", "r1"}, "2 of 3 have one"},
		{"one twice", []string{"r3", "r1", "r3"}, "two places"},
		{"one too many", []string{"r3", "r1", "r2", "r1"}, "two places"},
		{"a stranger", []string{"r3", "r1", "r4"}, "none of the events shown"},
	} {
		err := o.Check(question.Response{Picks: tt.picks})
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (!errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want)):
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestOrderIsMarkedByKendallsTau(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "n")
		row := make([]int, n)
		for i := range row {
			row[i] = i + 1
		}
		o := inRow(rapid.Permutation(row).Draw(t, "shown")...)
		ranks := rapid.Permutation(row).Draw(t, "given")
		if err := o.Check(given(ranks)); err != nil {
			t.Fatal(err)
		}
		v := o.Grade(given(ranks))
		if want := max(0, kendall(ranks)); math.Abs(v.Points-want) > 1e-12 {
			t.Errorf("%v gets %v, want %v", ranks, v.Points, want)
		}
		if v.Points < 0 || v.Points > 1 {
			t.Errorf("%v gets %v", ranks, v.Points)
		}
		// The credit of a fact is the share of right pairs that its event stands in.
		for i, item := range o.Items {
			at, right := slices.Index(ranks, item.Rank), 0
			for j, r := range ranks {
				if j < at && r < item.Rank || j > at && r > item.Rank {
					right++
				}
			}
			if want := float64(right) / float64(n-1); math.Abs(v.CreditOf(i)-want) > 1e-12 {
				t.Errorf("%v: the credit of event %d is %v, want %v", ranks, item.Rank, v.CreditOf(i), want)
			}
		}
	})
}

func TestChanceOfAnOrderIsTheMeanOfAllOrders(t *testing.T) {
	t.Parallel()
	for n := 2; n <= 7; n++ {
		row := make([]int, n)
		for i := range row {
			row[i] = i + 1
		}
		o := inRow(row...)
		sum, all := 0.0, 0
		permutations(n, func(ranks []int) {
			sum += o.Grade(given(ranks)).Points
			all++
		})
		if want := sum / float64(all); math.Abs(o.Chance()-want) > 1e-12 {
			t.Errorf("of %d events chance is said to be %v, and the mean of %d orders is %v", n, o.Chance(), all, want)
		}
	}
	if c := inRow(1, 2, 3).Chance(); math.Abs(c-5.0/18) > 1e-12 { // (1 + 1/3 + 1/3) / 6
		t.Errorf("of 3 events chance is %v, want 5/18", c)
	}
	if c := inRow(1).Chance(); c != -1 {
		t.Errorf("of one event chance is %v", c)
	}
}

func TestTau(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		right, n int
		want     float64
	}{{3, 3, 1}, {2, 3, 1.0 / 3}, {1, 3, 0}, {0, 3, 0}, {6, 6, 0}, {15, 6, 1}, {1, 2, 1}} {
		if got := question.Tau(tt.right, tt.n); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("with %d pairs of %d things right it is %v, want %v", tt.right, tt.n, got, tt.want)
		}
	}
}

func TestOrderSpeaks(t *testing.T) {
	t.Parallel()
	o := inRow(2, 3, 1)
	for _, tt := range []struct{ what, got, want string }{
		{"key", o.Key(), "Event 1 → Event 2 → Event 3"},
		{"answer", o.Say(given([]int{3, 1, 2})), "Event 3 → Event 1 → Event 2"},
		{"answer with a stranger", o.Say(given([]int{3, 9})), "Event 3"},
		{"rule of 3", o.Rule(), "One point for the right order. Each pair of events that stands the wrong way round takes 0.67 off, and nothing goes below 0."},
		{"rule of 5", inRow(1, 2, 3, 4, 5).Rule(), "One point for the right order. Each pair of events that stands the wrong way round takes 0.2 off, and nothing goes below 0."},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if v := o.Grade(given([]int{1, 2})); v.Points != 0 || v.Credit != nil {
		t.Errorf("half an order gets %v", v)
	}
}
