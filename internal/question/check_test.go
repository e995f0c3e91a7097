package question_test

import (
	"slices"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// faults lists the faults of some defects, each once, as one text.
func faults(defects []question.Defect) string {
	var out []string
	for _, d := range defects {
		if !slices.Contains(out, string(d.Fault)) {
			out = append(out, string(d.Fault))
		}
	}
	return strings.Join(out, " ")
}

func TestAGoodBankHasNoDefects(t *testing.T) {
	t.Parallel()
	b := realm()
	calls := 0
	r := b.Check(func(done int) bool {
		if calls++; done != calls {
			t.Errorf("after question %d it says that %d are done", calls, done)
		}
		return true
	})
	for _, d := range r.Defects {
		t.Errorf("%s: %s %q: %s", d.Fault, d.Kind, d.Stem, d.What)
	}
	all := 0
	for range b.All() {
		all++
	}
	if !r.Complete || r.Questions() != all || calls != all {
		t.Errorf("complete: %v, %d questions in %d calls of %d", r.Complete, r.Questions(), calls, all)
	}
	if len(r.Counts) != len(question.Kinds()) {
		t.Errorf("counts of %d kinds", len(r.Counts))
	}
	for i, c := range r.Counts {
		if c.Kind != question.Kinds()[i] || c.Questions == 0 {
			t.Errorf("kind %d is %s with %d questions", i, c.Kind, c.Questions)
		}
	}
	if len(r.Cues) < 20 {
		t.Errorf("%d cues were tried", len(r.Cues))
	}
}

func TestACheckCanBeStopped(t *testing.T) {
	t.Parallel()
	r := realm().Check(func(done int) bool { return done < 3 })
	if r.Complete || r.Questions() != 3 || r.Cues != nil {
		t.Errorf("complete: %v, %d questions, %d cues", r.Complete, r.Questions(), len(r.Cues))
	}
}

func TestReportCounts(t *testing.T) {
	t.Parallel()
	r := question.Report{
		Counts: []question.KindCount{{Kind: "actor", Questions: 4}, {Kind: "order", Questions: 5}},
		Defects: []question.Defect{
			{Fault: question.FaultAlike, Kind: "actor"},
			{Fault: question.FaultAlike, Kind: "actor"},
			{Fault: question.FaultAlike, Kind: "order"},
			{Fault: question.FaultAlone, Kind: "actor"},
		},
	}
	if n := r.Count(question.FaultAlike, "actor"); n != 2 {
		t.Errorf("%d defects, want 2", n)
	}
	if n := r.Count(question.FaultAlone, "order"); n != 0 {
		t.Errorf("%d defects, want none", n)
	}
	if n := r.Questions(); n != 9 {
		t.Errorf("%d questions, want 9", n)
	}
}

func TestEveryFaultHasWords(t *testing.T) {
	t.Parallel()
	seen := map[string]question.Fault{}
	for _, f := range question.Faults() {
		if w := f.Words(); w == "" || seen[w] != "" {
			t.Errorf("%s and %q share the words %q", f, seen[w], w)
		}
		seen[f.Words()] = f
	}
	if len(seen) != 15 {
		t.Errorf("%d faults are listed", len(seen))
	}
}

// spoilt are mistakes put into clean questions. Each has the fault that must be found; others may come with it.
var spoilt = []struct {
	name  string
	kind  question.Kind
	spoil func(q *question.Question)
	fault question.Fault
	what  string // a part of what is said
}{
	{"a wrong option marked as right", "actor", func(q *question.Question) { rekey(q) }, question.FaultRefuted, ""},
	{"an option without proof of its kind", "event-date", func(q *question.Question) { wrong(q).Proof.Rows = []string{"event event-9 date"} }, question.FaultRefuted, ""},
	{"an order that isn't the events'", "order", func(q *question.Question) {
		items(q)[0].Rank, items(q)[1].Rank = items(q)[1].Rank, items(q)[0].Rank
	}, question.FaultRefuted, ""},
	{"two keys", "actor", func(q *question.Question) { wrong(q).Right = true }, question.FaultKeyUnmarked, "2 options marked as right"},
	{"no key", "actor", func(q *question.Question) { key(q).Right = false }, question.FaultKeyUnmarked, "0 options marked as right"},
	{"a typed key outside of the date", "date-typed", func(q *question.Question) {
		q.Interaction = &question.TypedDate{Right: question.DateValue{Is: "1666-09-02"}}
	}, question.FaultKeyUnmarked, "lies outside of"},
	{"an option under two names", "actor", func(q *question.Question) { wrong(q).Text = "  " + strings.ToLower(key(q).Text) }, question.FaultAlike, "mean the same"},
	{"an option under a short name", "actor", func(q *question.Question) { wrong(q).Text = strings.TrimPrefix(key(q).Text, "Ivan ") }, question.FaultAlike, "mean the same"},
	{"a year that holds the key", "event-date", func(q *question.Question) {
		wrong(q).Text = key(q).Text[strings.LastIndex(key(q).Text, " ")+1:]
	}, question.FaultAlike, "share a day"},
	{"the year in the stem", "event-date", func(q *question.Question) {
		q.Stem = "What happened in " + key(q).Text[strings.LastIndex(key(q).Text, " ")+1:] + "?"
	}, question.FaultKeyInStem, "tells a part of"},
	{"the month in the stem", "date-typed", func(q *question.Question) {
		q.Stem += " It was in " + strings.Fields(q.Interaction.Key())[1] + "."
	}, question.FaultKeyInStem, "tells a part of"},
	{"the name in the stem", "actor", func(q *question.Question) {
		q.Stem = "Who was with " + strings.TrimPrefix(key(q).Text, "Ivan ") + "?"
	}, question.FaultKeyInStem, "the stem names"},
	{"a long option", "actor", func(q *question.Question) {
		wrong(q).Text += " of the Upper Valley beyond the Seven Rivers"
	}, question.FaultAlone, "length"},
	{"a short option", "actor", func(q *question.Question) { wrong(q).Text = "Ivo" }, question.FaultAlone, "length"},
	{"an option with an article", "actor", func(q *question.Question) { wrong(q).Text = "the Ivan Lo" }, question.FaultAlone, "beginning"},
	{"an option in lower case", "actor", func(q *question.Question) { wrong(q).Text = strings.ToLower(wrong(q).Text) }, question.FaultAlone, "beginning"},
	{"an option in brackets", "actor", func(q *question.Question) { wrong(q).Text += " (i)" }, question.FaultAlone, "brackets"},
	{"an option with a figure", "actor", func(q *question.Question) { wrong(q).Text += " 2" }, question.FaultAlone, "digits"},
	{"an option with a full stop", "actor", func(q *question.Question) { wrong(q).Text += "." }, question.FaultAlone, "full stop"},
	{"a quoted option", "actor", func(q *question.Question) { wrong(q).Text = "“" + wrong(q).Text + "”" }, question.FaultAlone, "quotation"},
	{"a date of another precision", "event-date", func(q *question.Question) {
		wrong(q).Text = "March 1017"
	}, question.FaultAlone, "precision"},
	{"a negative stem", "actor", func(q *question.Question) { q.Stem = "Who did not rise?" }, question.FaultNegative, `"not"`},
	{"a contracted negation", "actor", func(q *question.Question) { q.Stem = "Who didn't rise?" }, question.FaultNegative, `"didn"`},
	{"an exception", "actor", func(q *question.Question) { q.Stem = "All but one rose. Who is the EXCEPTION, except him?" }, question.FaultNegative, `"except"`},
	{"all of the above", "actor", func(q *question.Question) { wrong(q).Text = "All of the above" }, question.FaultCatchall, "All of the above"},
	{"none of these", "office-of", func(q *question.Question) { wrong(q).Text = "None of these." }, question.FaultCatchall, "None of these."},
	{"no why", "actor", func(q *question.Question) { wrong(q).Why = "" }, question.FaultUnexplained, "has no reason"},
	{"no why of an event", "order", func(q *question.Question) { items(q)[1].Why = "" }, question.FaultUnexplained, "has no reason"},
	{"no explanation", "date-typed", func(q *question.Question) { q.Explanation = "" }, question.FaultUnexplained, "no explanation"},
	{"no proof", "event-date", func(q *question.Question) { wrong(q).Proof = question.Proof{} }, question.FaultUnproved, "has no proof"},
	{"an unknown rule", "event-date", func(q *question.Question) { wrong(q).Proof.Rule = "hearsay" }, question.FaultUnproved, "has no proof"},
	{"a wrong option that is stated", "actor", func(q *question.Question) { wrong(q).Proof.Rule = question.Stated }, question.FaultUnproved, "is proved by"},
	{"a key that is contradicted", "actor", func(q *question.Question) { key(q).Proof.Rule = question.Contradicts }, question.FaultUnproved, "is proved by"},
	{"a proof of nothing", "order", func(q *question.Question) { items(q)[0].Proof.Rows = nil }, question.FaultUnproved, "rests on nothing"},
	{"a proof from elsewhere", "actor", func(q *question.Question) { wrong(q).Proof.Rows = []string{"event atlantis date"} }, question.FaultUnproved, "which the course lacks"},
	{"a proof from gossip", "actor", func(q *question.Question) { wrong(q).Proof.Rows = []string{"rumour person-1"} }, question.FaultUnproved, "which the course lacks"},
	{"a proof in one word", "actor", func(q *question.Question) { wrong(q).Proof.Rows = []string{"event"} }, question.FaultUnproved, "which the course lacks"},
	{"no source", "actor", func(q *question.Question) { q.Citations = nil }, question.FaultUncited, "no source"},
	{"an unknown source", "actor", func(q *question.Question) { q.Citations[0].Source = "hearsay" }, question.FaultUncited, `no source "hearsay"`},
	{"a source for nothing", "actor", func(q *question.Question) { q.Citations[0].For = "" }, question.FaultUncited, "cited for"},
	{"a source without a label", "actor", func(q *question.Question) { q.Citations[0].Label = "" }, question.FaultUncited, "isn't said"},
	{"an unknown kind", "actor", func(q *question.Question) { q.Kind = "riddle" }, question.FaultMalformed, `the kind "riddle"`},
	{"a short ID", "actor", func(q *question.Question) { q.ID = "1f" }, question.FaultMalformed, `the ID "1f"`},
	{"no fact", "actor", func(q *question.Question) { q.Facts = nil }, question.FaultMalformed, "asks no fact"},
	{"an unknown fact", "actor", func(q *question.Question) { q.Facts[0].ID = "realm/atlantis#by" }, question.FaultMalformed, "no fact"},
	{"an unknown era", "actor", func(q *question.Question) { q.Era = "stone" }, question.FaultMalformed, `no era "stone"`},
	{"an unknown event", "actor", func(q *question.Question) { q.Events = []history.EventID{"atlantis"} }, question.FaultMalformed, `no event "atlantis"`},
	{"half a stem", "actor", func(q *question.Question) { q.Stem = "The rising of" }, question.FaultMalformed, "no sentence"},
	{"nothing to answer", "actor", func(q *question.Question) { q.Interaction = nil }, question.FaultMalformed, "no way to answer"},
	{"two options", "actor", func(q *question.Question) { cut(q, 2) }, question.FaultMalformed, "2 options, and it takes 3"},
	{"one option of two", "first-of-two", func(q *question.Question) { cut(q, 1) }, question.FaultMalformed, "1 option, and it takes 3"},
	{"an empty option", "actor", func(q *question.Question) { wrong(q).Text = " " }, question.FaultMalformed, "an option is empty"},
	{"an option's ID twice", "actor", func(q *question.Question) { wrong(q).ID = key(q).ID }, question.FaultMalformed, "two options have one ID"},
	{"a place twice", "order", func(q *question.Question) { items(q)[0].Rank = items(q)[1].Rank }, question.FaultMalformed, "one place"},
	{"a place off the list", "order", func(q *question.Question) { items(q)[0].Rank = 9 }, question.FaultMalformed, "has place 9 of"},
	{"an event of no fact", "order", func(q *question.Question) { items(q)[0].Fact = 9 }, question.FaultMalformed, "belongs to no fact"},
	{"an empty event", "order", func(q *question.Question) { items(q)[0].Text = "" }, question.FaultMalformed, "an event is empty"},
	{"two events in order", "order", func(q *question.Question) {
		o := q.Interaction.(*question.Order)
		o.Items = o.Items[:2]
	}, question.FaultMalformed, "2 events to order"},
	{"a key that is no date", "date-typed", func(q *question.Question) {
		q.Interaction = &question.TypedDate{Right: question.DateValue{Is: "some day"}}
	}, question.FaultMalformed, `"some day" is no date`},
}

func TestPlantedDefectsAreFound(t *testing.T) {
	t.Parallel()
	for _, tt := range spoilt {
		q := first(t, realm(), tt.kind)
		if d := realm().CheckQuestion(q); len(d) > 0 {
			t.Fatalf("the question to spoil has %v already", d)
		}
		tt.spoil(&q)
		found := realm().CheckQuestion(q)
		if !slices.ContainsFunc(found, func(d question.Defect) bool {
			return d.Fault == tt.fault && strings.Contains(d.What, tt.what) && d.ID == q.ID && d.Kind == q.Kind && d.Stem == q.Stem
		}) {
			t.Errorf("%s: %s (%v), want %s", tt.name, faults(found), found, tt.fault)
		}
	}
}

// rekey makes a wrong option the key.
func rekey(q *question.Question) {
	was, now := key(q), wrong(q)
	was.Right, now.Right = false, true
	was.Proof, now.Proof = now.Proof, was.Proof
}

func cut(q *question.Question, n int) {
	c := q.Interaction.(*question.Choice)
	slices.SortStableFunc(c.Options, func(a, b question.Option) int { return strings.Compare(b.Text, a.Text) })
	k := *key(q)
	c.Options = append([]question.Option{k}, slices.DeleteFunc(c.Options, func(o question.Option) bool { return o.Right })...)[:n]
}
