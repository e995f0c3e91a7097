package question_test

import (
	"slices"
	"sync"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

func TestAvailableCountsClaimsOnce(t *testing.T) {
	t.Parallel()
	b := realm()
	type claimOf struct {
		kind question.Kind
		fact history.FactID
	}
	counts := map[history.EraID]map[claimOf]bool{"": {}, "early": {}, "late": {}, "none": {}, "atlantis": {}}
	wars := map[claimOf]bool{}
	for q := range b.All() {
		c := claimOf{q.Kind, q.Facts[0].ID}
		counts[""][c], counts[q.Era][c] = true, true
		_, anchor, _ := q.Facts[0].ID.Parts()
		if e := b.Course().Event(history.EventID(anchor)); e != nil && slices.Contains(e.Topics, "wars") {
			wars[c] = true
		}
	}
	for era, want := range counts {
		if got := b.Available(era, ""); got != len(want) {
			t.Errorf("of the era %q there are %d, want %d", era, got, len(want))
		}
	}
	if got := b.Available("", "wars"); got != len(wars) {
		t.Errorf("of the topic there are %d, want %d", got, len(wars))
	}
	if early, late, all := b.Available("early", "wars"), b.Available("late", "wars"), len(wars); early == 0 || late == 0 || early+late != all {
		t.Errorf("of the topic's %d there are %d in one era and %d in the other", all, early, late)
	}
	if got := b.Available("", "atlantis"); got != 0 {
		t.Errorf("of a topic that isn't there, %d", got)
	}
}

func TestFactsAreThoseThatAreAsked(t *testing.T) {
	t.Parallel()
	b := realm()
	asked := map[history.EraID]map[history.FactID]bool{"": {}, "early": {}, "late": {}, "none": {}, "atlantis": {}}
	for q := range b.All() {
		asked[""][q.Facts[0].ID], asked[q.Era][q.Facts[0].ID] = true, true
	}
	for era, want := range asked {
		got := b.Facts(era)
		if len(got) != len(want) || b.FactCount(era) != len(want) || b.FactCount(era) != len(want) {
			t.Errorf("of %q there are %d facts, counted as %d, want %d", era, len(got), b.FactCount(era), len(want))
		}
		seen := map[history.FactID]bool{}
		for _, f := range got {
			if !want[f] || seen[f] {
				t.Errorf("%q has %s, which is not asked or there twice", era, f)
			}
			seen[f] = true
		}
	}
	facts := b.Facts("")
	if i, j := slices.Index(facts, "realm/event-3#date"), slices.Index(facts, "realm/event-20#date"); i < 0 || j < i {
		t.Errorf("event 3 stands at %d, and event 20 at %d", i, j)
	}
}

// Where the name of an event tells its year, nobody can ask for its date.
func TestDeadEntriesAreLeftOut(t *testing.T) {
	t.Parallel()
	d := draftOf(t, 48)
	for i := range d.Events {
		d.Events[i].Name = text("the events of " + d.Events[i].Date.Is[:4]) // which tells the year
		if i%2 == 0 {
			d.Events[i].Date.Is = d.Events[i].Date.Is[:4]
		}
	}
	c, problems := history.New(d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := question.NewBank(c)
	only := question.PaperSettings{Length: 100, Kinds: []question.Kind{"date-typed"}}
	for range 2 {
		if p := paper(t, b, only); len(p) != 0 {
			t.Errorf("%d questions ask for a date that the name tells: %q", len(p), p[0].Stem)
		}
		for _, f := range b.Facts("") {
			if _, _, predicate := f.Parts(); predicate == "date" {
				if _, ok := b.Question("date-typed", f, 0); ok {
					t.Errorf("%s is asked", f)
				}
			}
		}
	}
}

func TestAWalkCanBeLeft(t *testing.T) {
	t.Parallel()
	n := 0
	for range realm().All() {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Errorf("%d questions came", n)
	}
}

func TestABankIsSafeForMany(t *testing.T) {
	t.Parallel()
	b := question.NewBank(madeUp(t, 24))
	want := realmOf(t, 24)
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			got := [3]int{b.FactCount(""), b.Available("early", ""), len(b.Facts("late"))}
			if got != want {
				t.Errorf("counted beside others: %v, want %v", got, want)
			}
			if _, ok := b.Find("00000000000000000000000000000000"); ok {
				t.Error("an ID of noughts leads to a question")
			}
		})
	}
	wg.Wait()
}

// realmOf counts a bank that nobody else uses.
func realmOf(t *testing.T, n int) [3]int {
	t.Helper()
	b := question.NewBank(madeUp(t, n))
	return [3]int{b.FactCount(""), b.Available("early", ""), len(b.Facts("late"))}
}

func TestFactLabels(t *testing.T) {
	t.Parallel()
	b := realm()
	for _, f := range b.Facts("") {
		label, era, ok := b.FactLabel(f)
		if !ok || label == "" || b.Course().Era(era) == nil {
			t.Errorf("%s is called %q, of %q", f, label, era)
		}
	}
	for f, want := range map[history.FactID]string{
		"realm/event-1#date":   "The rising of Dababa: the date",
		"realm/event-1#by":     "The rising of Dababa: who did it",
		"realm/event-1#to":     "The rising of Dababa: whom it concerned",
		"realm/tenure-0#from":  "Ivan Babaga as Keeper of the Baboka: the beginning",
		"realm/tenure-0#to":    "Ivan Babaga as Keeper of the Baboka: the end",
		"realm/event-1#with":   "",
		"realm/tenure-0#date":  "",
		"realm/atlantis#date":  "",
		"elsewhere/event-1#by": "",
		"realm":                "",
	} {
		if got, _, ok := b.FactLabel(f); got != want || ok != (want != "") {
			t.Errorf("%s is called %q (%v), want %q", f, got, ok, want)
		}
	}
}

func TestDatesOfEveryPrecisionAreAsked(t *testing.T) {
	t.Parallel()
	for is, want := range map[string]string{
		"1861-03-03": "On which day did the rising of Bababa take place?", "1861-03": "In which month did the rising of Bababa take place?",
		"1861-22": "In which season did the rising of Bababa take place?", "1861": "In which year did the rising of Bababa take place?",
		"186X": "In which decade did the rising of Bababa take place?", "18XX": "In which century did the rising of Bababa take place?",
		"1861~": "In about which year did the rising of Bababa take place?", "1861/1863": "In which year did the rising of Bababa begin?",
	} {
		d := draftOf(t, 12)
		d.Events, d.Tenures = d.Events[:1], nil
		d.Events[0].Date = claim(is)
		c, problems := history.New(d)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		b := question.NewBank(c)
		q, ok := b.Question("date-typed", "realm/event-0#date", 0)
		if !ok || q.Stem != want {
			t.Errorf("%s is asked by %q, want %q", is, q.Stem, want)
			continue
		}
		if defects := b.CheckQuestion(q); len(defects) > 0 {
			t.Errorf("%s: %v", is, defects)
		}
	}
}

func TestHasNeedsNoCount(t *testing.T) {
	t.Parallel()
	b := question.NewBank(madeUp(t, 60))
	has := map[history.EraID]bool{"": true, "early": true, "late": true, "none": false, "unknown": false}
	for era, want := range has {
		if got := b.Has(era, ""); got != want {
			t.Errorf("Has(%q) is %v", era, got)
		}
	}
	if b.Counted() {
		t.Error("asking whether there are questions has counted them")
	}
	for era, want := range has {
		if got := b.Available(era, "") > 0; got != want {
			t.Errorf("Available(%q) > 0 is %v", era, got)
		}
	}
	if !b.Counted() {
		t.Error("they are counted, and it is not told")
	}
}
