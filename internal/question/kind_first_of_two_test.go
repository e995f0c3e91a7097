package question_test

import (
	"slices"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

func TestFirstOfTwoAsksForAPairOnce(t *testing.T) {
	t.Parallel()
	c := sample(t)
	pairs, at := map[string]question.ID{}, map[int]int{}
	list := questionsOf(c, "first-of-two")
	for _, q := range list {
		for _, what := range question.Refute(c, &q) {
			t.Errorf("%v: %s", q.Events, what)
		}
		options := q.Interaction.(*question.Choice).Options
		if len(options) != 2 {
			t.Fatalf("%v has %d options", q.Events, len(options))
		}
		at[slices.IndexFunc(options, func(o question.Option) bool { return o.Right })]++
		events := slices.Sorted(slices.Values(q.Events))
		pair := string(events[0]) + " " + string(events[1])
		if other, ok := pairs[pair]; ok {
			t.Errorf("%s and %s ask about %s", q.ID, other, pair)
		}
		pairs[pair] = q.ID
	}
	if len(list) < 20 {
		t.Errorf("there are %d questions", len(list))
	}
	if at[0] < len(list)/4 || at[1] < len(list)/4 {
		t.Errorf("the key stands first and second as often as %v", at)
	}
}

func TestFirstOfTwoKnowsCausesWithoutADate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		what  string
		edit  func(*history.Draft)
		first string
		row   string
	}{
		{"a cause", func(*history.Draft) {}, "The quarrel over the succession", "event quarrel led_to"},
		{"an effect", func(d *history.Draft) {
			eventIn(d, "quarrel").LedTo = nil
			eventIn(d, "dismissal").LedTo = []history.Link{{Event: "quarrel", Type: history.Trigger, Sources: says}}
		}, "The change in the war commissariat", "event dismissal led_to"},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			c := sample(t, tt.edit)
			found := false
			for _, q := range questionsOf(c, "first-of-two") {
				if !slices.Contains(q.Events, "quarrel") {
					continue
				}
				found = true
				if len(q.Facts) != 1 || q.Facts[0].ID != "sample/dismissal#date" {
					t.Errorf("it asks the facts %v", q.Facts)
				}
				for _, o := range q.Interaction.(*question.Choice).Options {
					if o.Right != (o.Text == tt.first) || o.Right != (o.Proof.Rule == question.Stated) {
						t.Errorf("%q is right: %v, by %q", o.Text, o.Right, o.Proof.Rule)
					}
					if !o.Right && o.Proof.Rule != question.EffectFirst || !slices.Equal(o.Proof.Rows, []string{tt.row}) {
						t.Errorf("%q is proven by %v", o.Text, o.Proof)
					}
				}
			}
			if !found {
				t.Error("it is never asked")
			}
		})
	}
}

func TestFirstOfTwoTellsBothDates(t *testing.T) {
	t.Parallel()
	for _, q := range questionsOf(sample(t), "first-of-two") {
		if slices.Contains(q.Events, "quarrel") {
			continue
		}
		for _, o := range q.Interaction.(*question.Choice).Options {
			for _, other := range q.Interaction.(*question.Choice).Options {
				if !strings.Contains(strings.ToLower(o.Why), strings.ToLower(other.Text)) {
					t.Errorf("the why of %q leaves %q out: %q", o.Text, other.Text, o.Why)
				}
			}
			if !o.Right && !strings.Contains(o.Why, " later.") {
				t.Errorf("the why of %q does not say how much later it was: %q", o.Text, o.Why)
			}
		}
	}
}
