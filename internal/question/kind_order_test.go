package question_test

import (
	"slices"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// questionsOf returns all questions of a kind on the dates of a sample's events.
func questionsOf(c *history.Course, kind question.Kind) []question.Question {
	var out []question.Question
	for _, e := range c.Dated() {
		out = append(out, variantsOf(c, kind, string(e.ID)+"#date")...)
	}
	return out
}

// byRank returns the texts of an order, the earliest first.
func byRank(q question.Question) []string {
	items := slices.Clone(q.Interaction.(*question.Order).Items)
	slices.SortFunc(items, func(a, b question.OrderItem) int { return a.Rank - b.Rank })
	out := make([]string, len(items))
	for i, item := range items {
		out[i] = item.Text
	}
	return out
}

func TestOrderHasThreeToFiveEventsThatAreSetApart(t *testing.T) {
	t.Parallel()
	c := sample(t)
	sizes, sets, inOrder := map[int]int{}, map[string]question.ID{}, 0
	list := questionsOf(c, "order")
	for _, q := range list {
		for _, what := range question.Refute(c, &q) {
			t.Errorf("%v: %s", byRank(q), what)
		}
		if string(q.Facts[0].ID) != "sample/"+string(q.Events[0])+"#date" {
			t.Errorf("the first fact is %s, and the first event %s", q.Facts[0].ID, q.Events[0])
		}
		texts, set := byRank(q), ""
		sizes[len(texts)]++
		shown := q.Interaction.(*question.Order).Items
		if slices.IsSortedFunc(shown, func(a, b question.OrderItem) int { return a.Rank - b.Rank }) {
			inOrder++
		}
		for _, text := range texts {
			set += text + "\n"
		}
		if other, ok := sets[set]; ok {
			t.Errorf("%s and %s order the same events", q.ID, other)
		}
		sets[set] = q.ID
	}
	if sizes[3] == 0 || sizes[4] == 0 || sizes[5] == 0 || len(sizes) != 3 {
		t.Errorf("the numbers of events are %v", sizes)
	}
	if inOrder*3 > len(list) {
		t.Errorf("%d of %d are shown in their order", inOrder, len(list))
	}
}

func TestOrderLeavesOutWhatTellsItsPlace(t *testing.T) {
	t.Parallel()
	rename := func(id history.EventID, name string) func(*history.Draft) {
		return func(d *history.Draft) { eventIn(d, id).Name = words(name) }
	}
	redate := func(id history.EventID, date, rival string) func(*history.Draft) {
		return func(d *history.Draft) {
			e := eventIn(d, id)
			e.Date = dated(date)
			if rival != "" {
				e.Disputed = []history.Difference{{Claim: "date", Is: rival, Sources: says}}
			}
		}
	}
	for _, tt := range []struct {
		what  string
		edits []func(*history.Draft)
		never []string // names that no question may have at once
		alone bool     // the one name may stand beside others
	}{
		{what: "a year", edits: []func(*history.Draft){rename("brest", "the peace of 1918")}, never: []string{"The peace of 1918"}},
		{what: "a place in a row", edits: []func(*history.Draft){rename("brest", "the second peace")}, never: []string{"The second peace"}},
		{what: "what came before", edits: []func(*history.Draft){rename("brest", "the peace after the rising")}, never: []string{"The peace after the rising"}},
		{
			what: "two numbers", alone: true, never: []string{"The Eleventh Congress", "The Fourteenth Congress"},
			edits: []func(*history.Draft){rename("election", "the Eleventh Congress"), rename("congress", "the Fourteenth Congress")},
		},
		{what: "a year that holds the other", alone: true, edits: []func(*history.Draft){redate("dismissal", "1925", "")}, never: []string{
			"The change in the war commissariat", "The death of the commissar of war",
		}},
		{what: "a rival date that touches the other", alone: true, edits: []func(*history.Draft){redate("dismissal", "1925-01", "1925-10")}, never: []string{
			"The change in the war commissariat", "The death of the commissar of war",
		}},
		{what: "a few days between them", alone: true, edits: []func(*history.Draft){redate("dismissal", "1925-10-24", "")}, never: []string{
			"The change in the war commissariat", "The death of the commissar of war",
		}},
		{what: "a lifetime between them", alone: true, never: []string{"The rising in Petrograd", "The attack with the ice axe"}},
		{what: "no end", edits: []func(*history.Draft){redate("brest", "1918/..", "")}, never: []string{"The peace of Brest"}},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			c := sample(t, tt.edits...)
			alone := false
			for _, q := range append(questionsOf(c, "order"), questionsOf(c, "first-of-two")...) {
				var texts []string
				if q.Kind == "order" {
					texts = byRank(q)
				} else {
					texts = append(optionTexts(q, true), optionTexts(q, false)...)
				}
				found := 0
				for _, never := range tt.never {
					if slices.Contains(texts, never) {
						found++
					}
				}
				if found == len(tt.never) {
					t.Errorf("%q: %v", q.Stem, texts)
				}
				alone = alone || found > 0
			}
			if tt.alone && !alone {
				t.Error("none of them is asked about at all")
			}
		})
	}
}

func TestOrderTellsTheDates(t *testing.T) {
	t.Parallel()
	c := sample(t)
	for _, q := range questionsOf(c, "order") {
		for _, item := range q.Interaction.(*question.Order).Items {
			if item.Text == "The show trial of the sixteen" {
				if want := "19 August 1936 to 24 August 1936"; item.When != want {
					t.Errorf("it was %q, want %q", item.When, want)
				}
				if want := "The show trial of the sixteen took place from 19 to 24 August 1936."; item.Why != want {
					t.Errorf("its why is %q, want %q", item.Why, want)
				}
				return
			}
		}
	}
	t.Error("the trial is never asked about")
}
