package history_test

import (
	"strconv"
	"strings"
	"testing"

	"fasti/internal/history"
)

func TestValidID(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]bool{
		"kirov-killed": true, "a": true, "1917": true, "politburo-1919-2": true,
		"": false, "-a": false, "a-": false, "Kirov": false, "a_b": false, "a b": false, "київ": false,
		strings.Repeat("a", history.MaxID): true, strings.Repeat("a", history.MaxID+1): false,
	} {
		if got := history.ValidID(id); got != want {
			t.Errorf("ValidID(%q) = %v, want %v", id, got, want)
		}
	}
}

func TestFactIDKeepsItsParts(t *testing.T) {
	t.Parallel()
	f := history.NewFact("russia", "kirov-killed", "date", "1934-12-01 gregorian")
	if f.ID != "russia/kirov-killed#date" {
		t.Errorf("the fact is called %q", f.ID)
	}
	if c, e, p := f.ID.Parts(); c != "russia" || e != "kirov-killed" || p != "date" {
		t.Errorf("its parts are %q %q %q", c, e, p)
	}
	if other := history.NewFact("russia", "kirov-killed", "date", "1934-12-02 gregorian"); other.ID != f.ID || other.Value == f.Value {
		t.Errorf("after a correction %v became %v: the ID stays and the value's digest changes", f, other)
	}
	for _, bad := range []history.FactID{"", "russia", "russia/kirov", "russia#date"} {
		if c, e, p := bad.Parts(); c != "" || e != "" || p != "" {
			t.Errorf("%q has the parts %q %q %q", bad, c, e, p)
		}
	}
}

// draft is a course of a few entities that each test bends.
func draft() history.Draft {
	by := []history.SourceID{"s"}
	text := func(s string) history.Text { return history.Text{"": s} }
	event := func(id, date string, parts ...history.PersonPart) history.Event {
		e := history.Event{
			ID: history.EventID(id), Era: "era", Title: text("T " + id), Name: text("the " + id),
			Summary: text("It happened."), Sources: by, People: parts, Topics: []history.TopicID{"topic"},
		}
		if date != "" {
			e.Date = &history.DateClaim{Is: date, Sources: by}
		}
		return e
	}
	part := func(p history.PersonID, r history.Role) history.PersonPart {
		return history.PersonPart{Person: p, Role: r, Sources: by}
	}
	d := history.Draft{
		Meta: history.Meta{
			ID: "c", Title: text("C"), Languages: []string{"en", "ru"},
			Eras:   []history.Era{{ID: "era", Title: text("Era")}, {ID: "later", Title: text("Later")}},
			Topics: []history.Topic{{ID: "topic", Title: text("Topic"), Era: "era"}},
		},
		Sources: []history.Source{{ID: "s", Kind: "book", Title: "S"}},
		People: []history.Person{
			{ID: "a", Name: text("A"), Who: text("Somebody."), Sources: by},
			{ID: "b", Name: history.Text{"en": "B", "ru": "Б"}, Who: text("Somebody."), Sources: by},
		},
		Offices: []history.Office{{ID: "o", Title: text("O"), Holder: text("the O"), Sources: by}},
		Tenures: []history.Tenure{
			{ID: "second", Office: "o", Person: "b", From: &history.DateClaim{Is: "1925"}, To: &history.DateClaim{Is: ".."}, Sources: by},
			{ID: "first", Office: "o", Person: "a", From: &history.DateClaim{Is: "1918-03"}, To: &history.DateClaim{Is: "1925-01"}, Sources: by},
		},
		Events: []history.Event{
			event("undated", ""),
			event("late", "1934-12-01", part("a", history.To), part("b", history.By), part("a", history.With)),
			event("early", "1922-04"),
		},
	}
	d.Events[2].LedTo = []history.Link{{Event: "late", Type: history.Trigger, Sources: by}}
	d.Events[1].Offices = []history.OfficeChange{{Office: "o", Change: history.Loses, Person: "a", Sources: by}}
	d.Events[1].Bodies = nil
	return d
}

func TestCourseAnswersByIDDateAndPart(t *testing.T) {
	t.Parallel()
	c, problems := history.New(draft())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	ids := func(events []*history.Event) string {
		var out []string
		for _, e := range events {
			out = append(out, string(e.ID))
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct{ what, got, want string }{
		{"by date", ids(c.Dated()), "early late"},
		{"of the era", ids(c.EventsOfEra("era")), "early late undated"},
		{"of another era", ids(c.EventsOfEra("later")), ""},
		{"of the topic", ids(c.EventsOfTopic("topic")), "early late undated"},
		{"of a person, once each", ids(c.EventsOf("a")), "late"},
		{"causes", ids(c.Causes("late")), "early"},
		{"first holder", string(c.TenuresOfOffice("o")[0].ID), "first"},
		{"name in another language", c.Person("b").Name.In("ru"), "Б"},
		{"name in the first language", c.Person("b").Name.String(), "B"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if c.Person("nobody") != nil || c.Event("nothing") != nil {
		t.Error("what is not there was found")
	}
	if e := c.ChangeOf("o", "a", history.Loses); e == nil || e.ID != "late" {
		t.Errorf("the loss of the office is told by %v", e)
	}
	n := 0
	for range c.EventsIn("era", "topic") {
		n++
		break
	}
	if n != 1 {
		t.Error("the walk does not stop when told")
	}
}

func TestProblemsComeInOneOrder(t *testing.T) {
	t.Parallel()
	bad := func() []history.Problem {
		d := draft()
		d.People[0].Name = history.Text{"de": "A", "fr": "A", "it": "A", "es": "A"}
		d.Events[1].Ask = map[history.Role]history.Text{"x": nil, "y": nil, history.Accused: nil}
		_, problems := history.New(d)
		return problems
	}
	first := bad()
	if len(first) < 8 {
		t.Fatalf("only %d problems: %v", len(first), first)
	}
	for range 20 {
		again := bad()
		for i := range first {
			if first[i] != again[i] {
				t.Fatalf("problem %d was %v and is %v", i, first[i], again[i])
			}
		}
	}
}

func TestALongChainOfLinksIsNoDeepCall(t *testing.T) {
	t.Parallel()
	d := draft()
	const n = 100_000
	for i := range n {
		e := d.Events[0]
		e.ID = history.EventID("chain-" + strings.Repeat("a", i%7) + strconv.Itoa(i))
		if i > 0 {
			d.Events[len(d.Events)-1].LedTo = []history.Link{{Event: e.ID, Type: history.Trigger, Sources: e.Sources}}
		}
		d.Events = append(d.Events, e)
	}
	if _, problems := history.New(d); len(problems) > 0 {
		t.Errorf("%d problems, the first %v", len(problems), problems[0])
	}
}
