package question_test

import (
	"reflect"
	"regexp"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

func TestEveryQuestionIsFoundByItsID(t *testing.T) {
	t.Parallel()
	b, again := realm(), question.NewBank(madeUp(t, 48))
	form := regexp.MustCompile(`^[0-9a-f]{32}$`)
	seen := map[question.ID]bool{}
	n := 0
	for q := range b.All() {
		if !form.MatchString(string(q.ID)) || seen[q.ID] {
			t.Fatalf("the ID %q is of another form, or there twice", q.ID)
		}
		seen[q.ID] = true
		if n++; n%23 != 0 {
			continue
		}
		found, ok := again.Find(q.ID)
		if !ok || found.Stem != q.Stem || found.ID != q.ID || found.Variant != q.Variant {
			t.Errorf("%s of the stem %q leads to %q", q.ID, q.Stem, found.Stem)
		}
		same, ok := again.Question(q.Kind, q.Facts[0].ID, q.Variant)
		if !ok || same.ID != q.ID {
			t.Errorf("%s, %s, %d lead to %s, want %s", q.Kind, q.Facts[0].ID, q.Variant, same.ID, q.ID)
		}
	}
}

// An ID is kept with answers for years.
func TestAnIDNeverChanges(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind    question.Kind
		fact    history.FactID
		variant int
		want    question.ID
	}{
		{"date-typed", "realm/event-3#date", 0, "e224104103ec572ece31d4b2438f529a"},
		{"date-typed", "realm/event-3#date", 1, "e224104103ec572e7e11f5506a030d5e"},
		{"actor", "realm/event-3#by", 0, "40c633306a5693f54f9e36d9700d90a5"},
	} {
		q, ok := realm().Question(tt.kind, tt.fact, tt.variant)
		if !ok || q.ID != tt.want {
			t.Errorf("%s on %s, variant %d: %s, want %s", tt.kind, tt.fact, tt.variant, q.ID, tt.want)
		}
	}
}

func TestNoQuestionWhereThereIsNone(t *testing.T) {
	t.Parallel()
	b := realm()
	known := first(t, b, "actor").ID
	for _, id := range []question.ID{"", "x", known[:31], known + "0", known[:16] + "0000000000000000", "0000000000000000" + known[16:]} {
		if q, ok := b.Find(id); ok {
			t.Errorf("%q leads to %q", id, q.Stem)
		}
	}
	for _, tt := range []struct {
		kind    question.Kind
		fact    history.FactID
		variant int
	}{
		{"actor", "realm/event-3#date", 0},
		{"riddle", "realm/event-3#by", 0},
		{"actor", "realm/atlantis#by", 0},
		{"actor", "", 0},
		{"actor", "realm/event-3#by", -1},
		{"actor", "realm/event-3#by", question.MaxVariants},
	} {
		if q, ok := b.Question(tt.kind, tt.fact, tt.variant); ok {
			t.Errorf("%s on %q, variant %d leads to %q", tt.kind, tt.fact, tt.variant, q.Stem)
		}
	}
}

// A question knows what its facts were called before, and is itself called as they are today.
func TestAQuestionKnowsFormerNames(t *testing.T) {
	t.Parallel()
	c := sample(t, func(d *history.Draft) {
		eventIn(d, "murder").Formerly = []history.EventID{"kirow", "kirov"}
		d.Tenures[0].Formerly = []history.TenureID{"trotsky-army"}
	})
	former := map[history.FactID][]history.FactID{
		"sample/murder#date":    {"sample/kirow#date", "sample/kirov#date"},
		"sample/murder#by":      {"sample/kirow#by", "sample/kirov#by"},
		"sample/murder#to":      {"sample/kirow#to", "sample/kirov#to"},
		"sample/trotsky-war#to": {"sample/trotsky-army#to"},
	}
	seen := map[history.FactID]bool{}
	for q := range question.NewBank(c).All() {
		want := map[history.FactID][]history.FactID{}
		for _, f := range q.Facts {
			if ids, ok := former[f.ID]; ok {
				want[f.ID], seen[f.ID] = ids, true
			}
		}
		again := copied(t, q)
		if len(want)+len(q.Formerly) > 0 && (!reflect.DeepEqual(q.Formerly, want) || !reflect.DeepEqual(again.Formerly, want)) {
			t.Errorf("%q was asked as %v, and as JSON %v; want %v", q.Stem, q.Formerly, again.Formerly, want)
		}
	}
	if len(seen) != len(former) {
		t.Errorf("only %v are asked", seen)
	}
}
