package question

import (
	"fmt"
	"slices"
	"strings"
)

// malformed looks for what a question needs to be put, kept and found again.
func malformed(b *Bank, q *Question) []string {
	var out []string
	bad := func(broken bool, format string, args ...any) {
		if broken {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	bad(kindNumber(q.Kind) < 0, "the kind %q is not known", q.Kind)
	bad(len(q.ID) != 2*headLen, "the ID %q is none", q.ID)
	bad(len(q.Facts) == 0, "it asks no fact")
	bad(q.Era != "" && b.c.Era(q.Era) == nil, "the course has no era %q", q.Era)
	bad(!strings.HasSuffix(q.Stem, "?") && !strings.HasSuffix(q.Stem, "."), "the stem is no sentence")
	for _, f := range q.Facts {
		_, _, ok := b.FactLabel(f.ID)
		bad(!ok, "the course has no fact %q", f.ID)
	}
	for _, id := range q.Events {
		e := b.c.Event(id)
		bad(e == nil, "the course has no event %q", id)
		bad(e != nil && e.Content != "" && q.Content == "", "the content note of %q is missing", id)
	}
	switch in := q.Interaction.(type) {
	case nil:
		bad(true, "there is no way to answer")
	case *Choice:
		out = append(out, malformedChoice(q, in)...)
	case *Order:
		out = append(out, malformedOrder(q, in)...)
	case *TypedDate:
		bad(in.Right.Date().IsZero(), "the key %q is no date", in.Right.Is)
	}
	return out
}

// malformedChoice asks for two wrong options at least. A choice between the events that are asked about needs no
// more options than those.
func malformedChoice(q *Question, c *Choice) []string {
	var out []string
	ids := map[string]bool{}
	for _, o := range c.Options {
		if strings.TrimSpace(o.Text) == "" || o.ID == "" {
			out = append(out, "an option is empty")
		}
		ids[o.ID] = true
	}
	if len(ids) != len(c.Options) {
		out = append(out, "two options have one ID")
	}
	if n := len(c.Options); n < 3 && (n < 2 || n != len(q.Events)) {
		out = append(out, fmt.Sprintf("%s, and it takes 3", count(n, "option")))
	}
	return out
}

func malformedOrder(q *Question, o *Order) []string {
	var out []string
	ids, ranks := map[string]bool{}, map[int]bool{}
	for _, item := range o.Items {
		ids[item.ID], ranks[item.Rank] = true, true
		if strings.TrimSpace(item.Text) == "" || item.ID == "" {
			out = append(out, "an event is empty")
		}
		if item.Fact < 0 || item.Fact >= len(q.Facts) {
			out = append(out, fmt.Sprintf("%q belongs to no fact of the question", item.Text))
		}
		if item.Rank < 1 || item.Rank > len(o.Items) {
			out = append(out, fmt.Sprintf("%q has place %d of %d", item.Text, item.Rank, len(o.Items)))
		}
	}
	if len(ids) != len(o.Items) || len(ranks) != len(o.Items) {
		out = append(out, "two events have one ID or one place")
	}
	if len(o.Items) < 3 {
		out = append(out, fmt.Sprintf("%s to order, and it takes 3", count(len(o.Items), "event")))
	}
	return out
}

// twins remembers questions to find those that are there twice.
type twins map[string]ID

// add says where a question has the ID of an earlier one, or reads like one.
func (t twins) add(q Question) []Defect {
	texts := shown(q)
	slices.Sort(texts[1:])
	looks := digest(append([]string{"looks", string(q.Kind)}, texts...)...)
	var out []Defect
	for _, key := range []string{string(q.ID), looks} {
		if earlier, ok := t[key]; ok {
			what := fmt.Sprintf("it reads like %s", earlier)
			if earlier == q.ID {
				what = "another question has its ID"
			}
			out = append(out, Defect{Fault: FaultRepeated, Kind: q.Kind, ID: q.ID, Stem: q.Stem, What: what})
			break
		}
	}
	t[string(q.ID)], t[looks] = q.ID, q.ID
	return out
}
