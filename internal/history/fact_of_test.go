package history_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/history"
)

func renamed(d *history.Draft) {
	d.Events[1].Formerly = []history.EventID{"kirow", "kirov"}
	d.Tenures[1].Formerly = []history.TenureID{"one"}
}

func TestFactsOfTodayAndBefore(t *testing.T) {
	t.Parallel()
	c := course(t, renamed)
	for was, is := range map[history.FactID]history.FactID{
		"c/kirow#date": late, "c/kirov#by": "c/late#by", "c/one#to": "c/first#to", "c/kirov#to": "c/late#to", "c/two#to": "c/two#to",
		late: late, "c/nothing#date": "c/nothing#date", "d/kirow#date": "d/kirow#date", "kirow": "kirow",
	} {
		if got := c.CurrentFact(was); got != is {
			t.Errorf("%s is %s today, want %s", was, got, is)
		}
	}
	for is, want := range map[history.FactID][]history.FactID{
		late: {"c/kirow#date", "c/kirov#date"}, "c/first#from": {"c/one#from"},
		"c/early#date": nil, "d/late#date": nil, "c/nothing#by": nil, "late": nil,
	} {
		if diff := cmp.Diff(want, c.FormerFacts(is)); diff != "" {
			t.Errorf("%s was:\n%s", is, diff)
		}
	}
}

func TestCourseHasFacts(t *testing.T) {
	t.Parallel()
	c := course(t, renamed, func(d *history.Draft) {
		more := d.Tenures[1]
		more.ID, more.To, more.Formerly = "third", nil, nil
		d.Offices[0].Seats = history.Many
		d.Tenures = append(d.Tenures, more)
	})
	for id, want := range map[history.FactID]bool{
		late: true, "c/late#by": true, "c/late#with": true, "c/late#to": true, "c/first#from": true, "c/first#to": true,
		"c/undated#date": false, "c/late#ordered": false, "c/second#to": false, "c/third#to": false, "c/third#from": true, "c/early#to": false, "c/first#date": false, "c/late#from": false,
		"d/late#date": false, "d/late#by": false, "c/nothing#by": false, "c/kirow#date": false, "late": false,
	} {
		if c.HasFact(id) != want {
			t.Errorf("it has %s: %v", id, !want)
		}
	}
	if d := c.DateOf("c/first#to"); d == nil || d.Is != "1925-01" {
		t.Errorf("the term ended %v", d)
	}
}

func TestFactsAboutAnEntity(t *testing.T) {
	t.Parallel()
	c := course(t, func(d *history.Draft) {
		d.Bodies = []history.Body{{ID: "council", Name: history.Text{"": "Council"}, What: history.Text{"": "It sat."}, Sources: []history.SourceID{"s"}}}
		d.Offices[0].Body = "council"
		d.Events[1].People = append(d.Events[1].People, history.PersonPart{Person: "b", Role: history.Accused, Sources: []history.SourceID{"s"}})
		d.Events[0].Bodies = []history.BodyPart{{Body: "council", Role: history.Ordered, Sources: []history.SourceID{"s"}}}
	})
	first := []history.FactID{"c/first#from", "c/first#to"}
	for ref, want := range map[history.Ref][]history.FactID{
		{Kind: history.KindEvent, ID: "late"}:    {late, "c/late#by", "c/late#with", "c/late#to"},
		{Kind: history.KindEvent, ID: "undated"}: {"c/undated#ordered"},
		{Kind: history.KindEvent, ID: "nothing"}: nil,
		{Kind: history.KindPerson, ID: "a"}:      first,
		{Kind: history.KindPerson, ID: "b"}:      {"c/second#from"},
		{Kind: history.KindOffice, ID: "o"}:      append(first[:2:2], "c/second#from"),
		{Kind: history.KindBody, ID: "council"}:  append(first[:2:2], "c/second#from"),
		{Kind: history.KindSource, ID: "s"}:      nil,
	} {
		got := c.FactsAbout(ref)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v:\n%s", ref, diff)
		}
		for _, id := range got {
			if !c.HasFact(id) {
				t.Errorf("%v has %s, and the course does not", ref, id)
			}
		}
	}
}

// Otherwise the fact "kirow#to" could be of either.
func TestNoTenureHasTheIDOfAnEvent(t *testing.T) {
	t.Parallel()
	for path, edit := range map[string]func(*history.Draft){
		"id":          func(d *history.Draft) { d.Events[0].Formerly = []history.EventID{"first"} },
		"formerly[0]": func(d *history.Draft) { d.Tenures[1].Formerly = []history.TenureID{"late"} },
		"formerly[1]": func(d *history.Draft) {
			d.Events[0].Formerly, d.Tenures[1].Formerly = []history.EventID{"kirow"}, []history.TenureID{"one", "kirow"}
		},
	} {
		d := draft()
		edit(&d)
		if _, problems := history.New(d); len(problems) != 1 || problems[0].Path != path || problems[0].Entity != "tenure first" {
			t.Errorf("%s: the problems are %v", path, problems)
		}
	}
}
