package question_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
)

// paper draws a paper that there must be.
func paper(t testing.TB, b *question.Bank, s question.PaperSettings) []question.Question {
	t.Helper()
	p, err := b.Paper(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPaperRefusesSettings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		s    question.PaperSettings
		want string
	}{
		{question.PaperSettings{}, "1 question or more, not 0"},
		{question.PaperSettings{Length: -3}, "1 question or more, not -3"},
		{question.PaperSettings{Length: 1, Kinds: []question.Kind{"actor", "riddle"}}, `no kind of question "riddle"; there are event-date, `},
	} {
		p, err := realm().Paper(tt.s)
		if p != nil || !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want) {
			t.Errorf("%+v: %d questions and %v, want %q", tt.s, len(p), err, tt.want)
		}
	}
}

func TestPaperOfNothing(t *testing.T) {
	t.Parallel()
	for _, s := range []question.PaperSettings{
		{Length: 5, Era: "none"},
		{Length: 5, Era: "atlantis"},
		{Length: 5, Topic: "atlantis"},
		{Length: 5, Kinds: []question.Kind{}},
		{Length: 5, Allow: func(question.Question) bool { return false }},
	} {
		if p := paper(t, realm(), s); len(p) > 0 {
			t.Errorf("%+v has %d questions", s, len(p))
		}
	}
}

// The IDs are those of one machine. They must come out on every other, and in every later version too: a paper
// drawn by a seed is expected again.
func TestPaperIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	s := question.PaperSettings{Length: 6, Seed: 7, Kinds: []question.Kind{"event-date", "date-typed"}}
	got := paper(t, question.NewBank(madeUp(t, 48)), s)
	var lines []string
	for _, q := range got {
		lines = append(lines, fmt.Sprintf("%s %s %d %s", q.ID, q.Kind, q.Variant, q.Events[0]))
	}
	want := []string{
		"7f24d9af02b60c022e23da04b4b5c1fe event-date 3 event-25",
		"538b1bf12644dbb3a45fe174c61aedd2 date-typed 0 event-34",
		"cf3fb22957e8259dd92a4a5e9dddd22a event-date 3 event-22",
		"9ac6fe8abca2709fbab768002bf60438 date-typed 1 event-46",
		"edeb74c048d567c479fc05299580b42c event-date 4 event-26",
		"c8b06afe2417df26585244716ff82d5f event-date 0 event-45",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestPaperIsAFunctionOfSettings(t *testing.T) {
	t.Parallel()
	warm, cold := realm(), question.NewBank(madeUp(t, 48))
	warm.FactCount("") // knows by now which entries are dead
	seen := map[string]bool{}
	for seed := range uint64(8) {
		s := question.PaperSettings{Length: 12, Seed: seed}
		a, b := paper(t, warm, s), paper(t, cold, s)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("seed %d draws two papers:\n%s", seed, diff)
		}
		seen[fmt.Sprint(idsOf(a))] = true
	}
	if len(seen) != 8 {
		t.Errorf("8 seeds draw %d papers", len(seen))
	}
	all := paper(t, warm, question.PaperSettings{Length: 5})
	early := paper(t, warm, question.PaperSettings{Length: 5, Era: "early"})
	if slices.Equal(idsOf(all), idsOf(early)) {
		t.Error("the scope changes nothing")
	}
}

// settings draws any settings that name what there is.
func settings(t *rapid.T) question.PaperSettings {
	return question.PaperSettings{
		Era:    rapid.SampledFrom([]history.EraID{"", "early", "late"}).Draw(t, "era"),
		Topic:  rapid.SampledFrom([]history.TopicID{"", "wars"}).Draw(t, "topic"),
		Kinds:  rapid.SampledFrom([][]question.Kind{nil, {"actor"}, {"event-date", "order"}, {"office-of", "first-of-two", "date-typed"}}).Draw(t, "kinds"),
		Length: rapid.IntRange(1, 40).Draw(t, "length"),
		Seed:   rapid.Uint64().Draw(t, "seed"),
	}
}

func TestPaperKeepsItsRules(t *testing.T) {
	t.Parallel()
	b := realm()
	rapid.Check(t, func(t *rapid.T) {
		s := settings(t)
		p, err := b.Paper(s)
		if err != nil || len(p) == 0 || len(p) > s.Length {
			t.Fatalf("%d questions of %d: %v", len(p), s.Length, err)
		}
		if len(p) < s.Length && s.Length < 6 {
			t.Errorf("%d questions of %d", len(p), s.Length)
		}
		facts := map[history.FactID]bool{}
		for _, q := range p {
			if s.Kinds != nil && !slices.Contains(s.Kinds, q.Kind) {
				t.Errorf("a question of the kind %s", q.Kind)
			}
			if s.Era != "" && q.Era != s.Era {
				t.Errorf("a question of the era %s", q.Era)
			}
			_, anchor, _ := q.Facts[0].ID.Parts()
			if s.Topic != "" && !slices.Contains(b.Course().Event(history.EventID(anchor)).Topics, s.Topic) {
				t.Errorf("a question on %s, which is off topic", anchor)
			}
			for _, f := range q.Facts {
				if facts[f.ID] {
					t.Errorf("%s is asked twice", f.ID)
				}
				facts[f.ID] = true
			}
		}
		for i, p1 := range p {
			for j, p2 := range p {
				if i != j && b.GivesAway(p1, p2) {
					t.Errorf("%q gives away %q", p1.Stem, p2.Stem)
				}
			}
		}
	})
}

// Sixteen is the sum of the weights: a mixed paper of that length has each kind as often as its weight says.
func TestPaperMixesKindsByWeight(t *testing.T) {
	t.Parallel()
	want := map[question.Kind]int{}
	length := 0
	for i, w := range question.Weights() {
		want[question.Kinds()[i]] = w
		length += w
	}
	for seed := range uint64(5) {
		got := map[question.Kind]int{}
		for _, q := range paper(t, realm(), question.PaperSettings{Length: length, Seed: seed}) {
			got[q.Kind]++
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("seed %d:\n%s", seed, diff)
		}
	}
}

func TestPaperSharesNoEventWhereItNeedNot(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		events := map[history.EventID]int{}
		p := paper(t, realm(), question.PaperSettings{Length: 10, Seed: seed})
		for i, q := range p {
			for _, e := range q.Events {
				events[e]++
			}
			if i > 0 && q.Kind == p[i-1].Kind {
				t.Errorf("seed %d: questions %d and %d are both of the kind %s", seed, i, i+1, q.Kind)
			}
		}
		for e, n := range events {
			if n > 1 {
				t.Errorf("seed %d: %d questions on %s", seed, n, e)
			}
		}
	}
}

// Of six events there are more questions than six, which can only be had by sharing events.
func TestPaperRelaxesInOrder(t *testing.T) {
	t.Parallel()
	b := question.NewBank(madeUp(t, 6))
	kinds := []question.Kind{"actor", "date-typed"}
	p := paper(t, b, question.PaperSettings{Length: 12, Kinds: kinds, Seed: 3})
	if len(p) != 12 {
		t.Fatalf("%d questions of 12", len(p))
	}
	for i := 1; i < len(p); i++ {
		if p[i].Events[0] == p[i-1].Events[0] {
			t.Errorf("questions %d and %d are both about %s", i, i+1, p[i].Events[0])
		}
	}
	six := paper(t, b, question.PaperSettings{Length: 6, Kinds: kinds, Seed: 3})
	events := map[history.EventID]bool{}
	for _, q := range six {
		events[q.Events[0]] = true
	}
	if len(six) != 6 || len(events) != 6 {
		t.Errorf("%d questions on %d events, where 6 on 6 can be had", len(six), len(events))
	}
	alone := paper(t, b, question.PaperSettings{Length: 6, Kinds: []question.Kind{"date-typed"}, Seed: 3})
	if len(alone) != 6 {
		t.Errorf("with one kind, where neighbours can't differ, there are %d questions of 6", len(alone))
	}
}

// An order of five events takes the place of five dates. Where there are few events, the longer paper wins.
func TestPaperDoesNotWasteFacts(t *testing.T) {
	t.Parallel()
	b := question.NewBank(madeUp(t, 10))
	for seed := range uint64(10) {
		p := paper(t, b, question.PaperSettings{Length: 10, Kinds: []question.Kind{"date-typed", "order"}, Seed: seed})
		if len(p) != 10 {
			t.Errorf("seed %d: %d questions, and there are 10 dates", seed, len(p))
		}
	}
}

func TestPaperLeavesOutWhatIsHidden(t *testing.T) {
	t.Parallel()
	hidden := map[history.FactID]bool{}
	for i, f := range realm().Facts("") {
		hidden[f] = i%2 == 0
	}
	for seed := range uint64(5) {
		p := paper(t, realm(), question.PaperSettings{Length: 20, Seed: seed, Hidden: hidden})
		if len(p) != 20 {
			t.Errorf("seed %d: %d questions of 20", seed, len(p))
		}
		for _, q := range p {
			for _, f := range q.Facts {
				if hidden[f.ID] {
					t.Errorf("seed %d: %s is asked", seed, f.ID)
				}
			}
		}
	}
	for f := range hidden {
		hidden[f] = true
	}
	if p := paper(t, realm(), question.PaperSettings{Length: 20, Hidden: hidden}); len(p) > 0 {
		t.Errorf("everything is hidden, and %d questions come", len(p))
	}
}

func TestPaperHasWhatIsAllowed(t *testing.T) {
	t.Parallel()
	approved := map[question.ID]bool{}
	for q := range realm().All() {
		if q.Variant == 3 && q.Era == "late" {
			approved[q.ID] = true
		}
	}
	p := paper(t, realm(), question.PaperSettings{Length: 15, Seed: 1, Allow: func(q question.Question) bool { return approved[q.ID] }})
	if len(p) != 15 {
		t.Errorf("%d questions of 15", len(p))
	}
	for _, q := range p {
		if !approved[q.ID] {
			t.Errorf("%s is not approved", q.ID)
		}
	}
	one := first(t, realm(), "actor").ID
	if p := paper(t, realm(), question.PaperSettings{Length: 15, Allow: func(q question.Question) bool { return q.ID == one }}); len(p) != 1 || p[0].ID != one {
		t.Errorf("one question is approved, and %v come", idsOf(p))
	}
}

// A condition sees each question that a paper looks at, so it tells how much of the bank was made.
func TestPaperCostsWhatItsQuestionsCost(t *testing.T) {
	t.Parallel()
	looked := func(events int) int {
		n := 0
		b := question.NewBank(madeUp(t, events))
		p := paper(t, b, question.PaperSettings{Length: 20, Seed: 5, Allow: func(question.Question) bool { n++; return true }})
		if len(p) != 20 {
			t.Errorf("%d questions of 20", len(p))
		}
		return n
	}
	small, large := looked(300), looked(6000)
	if small > 100 || large > small+10 {
		t.Errorf("of 300 events it looks at %d questions, and of 6000 at %d", small, large)
	}
}

func TestPapersAtOnce(t *testing.T) {
	t.Parallel()
	b := question.NewBank(madeUp(t, 48))
	want := idsOf(paper(t, realm(), question.PaperSettings{Length: 20, Seed: 9}))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if p, err := b.Paper(question.PaperSettings{Length: 20, Seed: 9}); err != nil || !slices.Equal(idsOf(p), want) {
				t.Errorf("drawn beside others it is %v, %v", idsOf(p), err)
			}
		})
	}
	wg.Wait()
}
