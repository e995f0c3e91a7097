package question_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"fasti/internal/coursefile"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/questions"
)

func TestTwoBanksMakeTheSameQuestions(t *testing.T) {
	t.Parallel()
	_, list := sampled()
	again := slices.Collect(question.NewBank(sample(t)).All())
	if len(again) != len(list) {
		t.Fatalf("there are %d questions, and then %d", len(list), len(again))
	}
	for i, q := range list {
		if !reflect.DeepEqual(q, again[i]) {
			t.Fatalf("%s on %s comes out as\n%+v\nand as\n%+v", q.Kind, q.Facts[0].ID, q, again[i])
		}
	}
}

// reworded changes every text that questions show, without a word that would tell a time or a place in a row.
func reworded(d *history.Draft) {
	change := func(t *history.Text) { *t = words("new " + t.String()) }
	for i := range d.Events {
		change(&d.Events[i].Name)
		change(&d.Events[i].Title)
		change(&d.Events[i].Summary)
		for role, ask := range d.Events[i].Ask {
			d.Events[i].Ask[role] = words("Really: " + ask.String())
		}
	}
	for i := range d.People {
		change(&d.People[i].Name)
		change(&d.People[i].Who)
	}
	for i := range d.Offices {
		change(&d.Offices[i].Title)
		change(&d.Offices[i].Holder)
	}
	for i := range d.Bodies {
		change(&d.Bodies[i].Name)
	}
}

func TestNewWordingKeepsQuestions(t *testing.T) {
	t.Parallel()
	_, list := sampled()
	b := question.NewBank(sample(t, reworded))
	kept := 0
	for _, q := range list {
		now, ok := b.Find(q.ID)
		if !ok {
			continue // options that differ in length may no longer make a choice
		}
		kept++
		if !slices.Equal(now.Facts, q.Facts) || now.Variant != q.Variant || now.Kind != q.Kind || !slices.Equal(now.Events, q.Events) {
			t.Errorf("%s asked %v of %v, and asks %v of %v", q.ID, q.Facts, q.Events, now.Facts, now.Events)
		}
		if o, ok := now.Interaction.(*question.Order); ok {
			for i, item := range q.Interaction.(*question.Order).Items {
				if got := o.Items[i]; got.ID != item.ID || got.Rank != item.Rank {
					t.Errorf("%s shows %s in place %d, and showed %s", q.ID, got.ID, i, item.ID)
				}
			}
		}
	}
	if kept < len(list)*9/10 {
		t.Errorf("%d of %d questions outlive a new wording", kept, len(list))
	}
}

func TestALargerCourseKeepsMostSequences(t *testing.T) {
	t.Parallel()
	_, list := sampled()
	b := question.NewBank(sample(t, func(d *history.Draft) {
		d.Events = append(d.Events, happening("strike", "1932-06-01", "the strike in Ivanovo", "by", "radek"))
	}))
	all, kept := 0, 0
	for _, q := range list {
		if q.Kind != "order" && q.Kind != "first-of-two" {
			continue
		}
		all++
		if _, ok := b.Find(q.ID); ok {
			kept++
		}
	}
	if kept < all/2 {
		t.Errorf("one new event leaves %d of %d sequences in the bank", kept, all)
	}
}

// russia is the course that comes with the program, with all of its questions; under the race detector with a share of
// them, for nothing here is concurrent, and make check runs these tests without it too.
func russia(t *testing.T) (*history.Course, []question.Question) {
	t.Helper()
	r := loaded()
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r.course, r.list
}

type russiaBank struct {
	course *history.Course
	list   []question.Question
	err    error
}

var loaded = sync.OnceValue(func() russiaBank {
	c, _, problems, err := coursefile.Load(questions.Russia())
	switch {
	case err != nil:
		return russiaBank{err: err}
	case len(problems) > 0:
		return russiaBank{err: fmt.Errorf("the course has problems, the first of them: %v", problems[0])}
	}
	r, n := russiaBank{course: c}, 0
	for q := range question.NewBank(c).All() {
		if n++; n%raceShare == 0 {
			r.list = append(r.list, q)
		}
	}
	return r
})

func TestNobodyAccusedOrAllegedIsAskedFor(t *testing.T) {
	t.Parallel()
	c, list := russia(t)
	for _, q := range list {
		if q.Kind != "actor" {
			continue
		}
		if id := string(q.Facts[0].ID); strings.HasSuffix(id, "#accused") || strings.HasSuffix(id, "#alleged") {
			t.Errorf("%q asks for %s", q.Stem, id)
		}
		for _, p := range c.Event(q.Events[0]).People {
			name := c.Person(p.Person).Name.In("en")
			suspected := p.Role == history.Accused || p.Role == history.Alleged
			if suspected && slices.Contains(optionTexts(q, false), name) {
				t.Errorf("%q: %s was %s of it, and is offered as wrong", q.Stem, name, p.Role)
			}
		}
	}
}

func TestNothingRefutesTheCourse(t *testing.T) {
	t.Parallel()
	c, list := russia(t)
	count := map[question.Kind]int{}
	for _, q := range list {
		count[q.Kind]++
		for _, what := range question.Refute(c, &q) {
			t.Errorf("%s on %s, %q: %s", q.Kind, q.Facts[0].ID, q.Stem, what)
		}
		if strings.ContainsAny(q.Stem, "{}") {
			t.Errorf("%q has an empty place", q.Stem)
		}
	}
	for _, k := range question.Kinds() {
		if count[k] < 50 && raceShare == 1 {
			t.Errorf("of the kind %s there are %d questions", k, count[k])
		}
	}
}
