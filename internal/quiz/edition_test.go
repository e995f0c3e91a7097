package quiz_test

import (
	"testing"

	"fasti/internal/history"
	"fasti/internal/quiz"
)

// What is made of an edition is kept by its key: two that differ must have two.
func TestEditionsThatDifferHaveTheirOwnKeys(t *testing.T) {
	t.Parallel()
	date := history.LocalDate{Fact: "russia/congress-3#date", Is: "1912", Source: "the textbook"}
	other := func(change func(*history.LocalDate)) history.Overlay {
		l := date
		change(&l)
		return history.Overlay{Dates: []history.LocalDate{l}}
	}
	keys := map[string]int{}
	for i, o := range []history.Overlay{
		{},
		{Disputes: history.Unasked},
		{Article: 0.5},
		{Article: 1},
		{Hidden: []history.FactID{"a/b#date"}},
		{Hidden: []history.FactID{"a/b#date", "a/c#date"}},
		{Hidden: []history.FactID{`a/b#date" "a/c#date`}},
		other(func(*history.LocalDate) {}), other(func(l *history.LocalDate) { l.Is = "1913" }),
		other(func(l *history.LocalDate) { l.Calendar = "julian" }), other(func(l *history.LocalDate) { l.Source = "the reader" }),
		other(func(l *history.LocalDate) { l.Fact = "russia/congress-4#date" }),
	} {
		key := quiz.Edition{Revision: "r1", Overlay: o}.Key()
		if before, taken := keys[key]; taken {
			t.Errorf("the overlays %d and %d have the key %s", before, i, key)
		}
		keys[key] = i
		if again := (quiz.Edition{Revision: "r1", Overlay: o.Clone()}).Key(); again != key {
			t.Errorf("overlay %d has the key %s, and its copy %s", i, key, again)
		}
		if (key == "r1") != o.IsZero() {
			t.Errorf("overlay %d of the revision r1 has the key %s", i, key)
		}
		if elsewhere := (quiz.Edition{Revision: "r2", Overlay: o}).Key(); elsewhere == key {
			t.Errorf("overlay %d has the key %s on two revisions", i, key)
		}
	}
}
