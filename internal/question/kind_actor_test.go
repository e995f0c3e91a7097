package question_test

import (
	"slices"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

func TestActorAsksWhoHadARole(t *testing.T) {
	t.Parallel()
	disputed := func(claim, is string) func(*history.Draft) {
		return func(d *history.Draft) {
			e := eventIn(d, "attack")
			e.Disputed = append(e.Disputed, history.Difference{Claim: claim, Is: is, Note: words("Somebody says so."), Sources: says})
		}
	}
	corrected := func(d *history.Draft) {
		eventIn(d, "attack").Corrected = []history.Difference{{Claim: "by", Is: "radek", Note: words("The article has another one."), Sources: says}}
	}
	for _, tt := range []struct {
		what, fact string
		edit       func(*history.Draft)
		keys       []string // none where nothing can be asked
		never      []string // wrong options that somebody could defend
		stem       string
	}{
		{
			what: "the course's own question", fact: "murder#by", keys: []string{"Leonid Nikolayev"},
			never: []string{"Sergei Kirov", "Grigory Zinoviev", "Joseph Stalin", "Genrikh Yagoda"},
			stem:  "Who shot the head of the party in Leningrad?",
		},
		{what: "a victim", fact: "murder#to", keys: []string{"Sergei Kirov"}, never: []string{"Leonid Nikolayev", "Joseph Stalin"}, stem: "victim"},
		{what: "one of several", fact: "rising#by", keys: []string{"Leon Trotsky", "Vladimir Lenin"}, stem: "responsible"},
		{what: "whoever ordered it", fact: "attack#ordered", keys: []string{"Joseph Stalin"}, never: []string{"Ramón Mercader", "Leon Trotsky"}},
		{what: "not responsible, where another ordered it", fact: "attack#by", keys: []string{"Ramón Mercader"}, never: []string{"Joseph Stalin"}, stem: "carried"},
		{what: "no order that is in dispute", fact: "attack#ordered", edit: disputed("ordered", "yagoda")},
		{what: "the deed, though the order is in dispute", fact: "attack#by", edit: disputed("ordered", "yagoda"), keys: []string{"Ramón Mercader"}, never: []string{"Genrikh Yagoda"}},
		{what: "no deed that is in dispute", fact: "attack#by", edit: disputed("by", "radek")},
		{what: "nobody whom the article names by mistake", fact: "attack#by", edit: corrected, keys: []string{"Ramón Mercader"}, never: []string{"Karl Radek"}},
		{what: "a body, and neither its whole nor a part", fact: "exile#by", keys: []string{"Council of Commissars"}},
		{what: "a committee", fact: "expulsion#by", keys: []string{"Central Committee"}, never: []string{"Communist Party"}},
		{what: "not whom the stem names", fact: "election#to"},
		{what: "no accused", fact: "murder#accused"},
		{what: "no alleged", fact: "murder#alleged"},
		{what: "no list that may go on", fact: "hearings#by", edit: func(d *history.Draft) { eventIn(d, "hearings").Complete = nil }},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			var edits []func(*history.Draft)
			if tt.edit != nil {
				edits = append(edits, tt.edit)
			}
			c := sample(t, edits...)
			list := variantsOf(c, "actor", tt.fact)
			if len(tt.keys) == 0 {
				if len(list) > 0 {
					t.Fatalf("asked %q", list[0].Stem)
				}
				return
			}
			if len(list) < 2 {
				t.Fatalf("there are %d variants, and should be several", len(list))
			}
			keys := map[string]bool{}
			for _, q := range list {
				checkActor(t, c, q, tt.never)
				if !strings.Contains(q.Stem, tt.stem) {
					t.Errorf("asked %q, without %q", q.Stem, tt.stem)
				}
				keys[optionTexts(q, true)[0]] = true
				for _, other := range tt.keys {
					if slices.Contains(optionTexts(q, false), other) {
						t.Errorf("%q: %s has the role too", q.Stem, other)
					}
				}
			}
			for _, want := range tt.keys {
				if !keys[want] {
					t.Errorf("%s is never the key; the keys are %v", want, keys)
				}
			}
			if len(keys) != len(tt.keys) {
				t.Errorf("the keys are %v, want %v", keys, tt.keys)
			}
		})
	}
}

func checkActor(t *testing.T, c *history.Course, q question.Question, never []string) {
	t.Helper()
	for _, what := range question.Refute(c, &q) {
		t.Errorf("%q: %s", q.Stem, what)
	}
	for _, wrong := range optionTexts(q, false) {
		if slices.Contains(never, wrong) {
			t.Errorf("%q: %s is no wrong answer", q.Stem, wrong)
		}
	}
	if strings.Contains(q.Stem, "{") || q.Explanation == "" || len(q.Citations) == 0 || len(q.Events) != 1 {
		t.Errorf("%+v is not complete", q)
	}
}

func TestActorOffersNobodyOutOfHisTime(t *testing.T) {
	t.Parallel()
	c := sample(t)
	for _, q := range variantsOf(c, "actor", "attack#by") { // in August 1940
		for _, dead := range []string{"Vladimir Lenin", "Mikhail Frunze", "Sergei Kirov", "Grigory Zinoviev", "Karl Radek", "Alexei Rykov"} {
			if slices.Contains(optionTexts(q, false), dead) {
				t.Errorf("%s was dead by then", dead)
			}
		}
	}
	for _, q := range variantsOf(c, "actor", "rising#by") { // in November 1917
		for _, child := range []string{"Leonid Nikolayev", "Ramón Mercader"} {
			if slices.Contains(optionTexts(q, false), child) {
				t.Errorf("%s was a child", child)
			}
		}
	}
}

func TestActorSaysWhoElse(t *testing.T) {
	t.Parallel()
	q := variantsOf(sample(t), "actor", "triumvirate#by")[0]
	for _, o := range q.Interaction.(*question.Choice).Options {
		if want := "Right answers are Joseph Stalin, Grigory Zinoviev and Lev Kamenev."; !strings.HasSuffix(o.Why, want) {
			t.Errorf("the why of %s is %q, and should end in %q", o.Text, o.Why, want)
		}
	}
}

func TestActorTellsOfADisputeOverTheOrder(t *testing.T) {
	t.Parallel()
	q := variantsOf(sample(t), "actor", "murder#by")[0]
	if len(q.Notes) != 1 || q.Notes[0].Text != "One author argues that Yagoda ordered it." || q.Notes[0].Mark != history.Disputed {
		t.Errorf("the notes are %+v", q.Notes)
	}
	if q.Content != "violence" {
		t.Errorf("the content note is %q", q.Content)
	}
}

func TestActorCitesWhoSaysSo(t *testing.T) {
	t.Parallel()
	c := sample(t, func(d *history.Draft) {
		d.Sources = append(d.Sources, history.Source{ID: "other", Kind: "book", Title: "Other", Year: "1990"})
		eventIn(d, "attack").People[0].Sources = []history.SourceID{"other"}
	})
	q := variantsOf(c, "actor", "attack#by")[0]
	want := []question.Citation{
		{Source: "other", Label: "Other (1990)", For: "who did it"}, {Source: "s", Label: "Author, S", For: "the account"},
	}
	if !slices.Equal(q.Citations, want) {
		t.Errorf("it cites %+v, want %+v", q.Citations, want)
	}
}
