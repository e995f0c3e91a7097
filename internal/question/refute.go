package question

import (
	"fmt"
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// Refuting is the second opinion on a question. It starts from what the student reads and from the course, and
// calls nothing that made the question: neither its distractors nor its notion of what is taken. Each refuter
// returns what is wrong, and nothing where the key is right and nothing else is, under every reading of
// uncertain dates and of the values that rival them.

// finding collects what is wrong with a question.
type finding struct {
	c    *history.Course
	list []string
}

func (f *finding) add(format string, args ...any) {
	f.list = append(f.list, fmt.Sprintf(format, args...))
}

// choice returns the options and the key of a choice, and reports false where there is not one key and wrong
// options beside it, each with a reason and a proof from claims that the course has.
func (f *finding) choice(q *Question, wrong int) (options []Option, key Option, ok bool) {
	c, isChoice := q.Interaction.(*Choice)
	if !isChoice {
		f.add("it is no choice")
		return nil, Option{}, false
	}
	keys := 0
	for _, o := range c.Options {
		if o.Right {
			keys++
			key = o
		} else {
			options = append(options, o)
		}
		if o.Why == "" {
			f.add("option %q has no why", o.Text)
		}
		if len(o.Proof.Rows) == 0 {
			f.add("option %q has no proof", o.Text)
		}
		for _, row := range o.Proof.Rows {
			if !f.hasRow(row) {
				f.add("option %q is proved by %q, which the course does not have", o.Text, row)
			}
		}
		if o.Right != (o.Proof.Rule == Stated) {
			f.add("option %q is proved by the rule %q", o.Text, o.Proof.Rule)
		}
	}
	if keys != 1 || len(options) < wrong {
		f.add("it has %d keys and %d wrong options", keys, len(options))
		return nil, key, false
	}
	return options, key, true
}

// hasRow reports whether the course has a claim that a proof names.
func (f *finding) hasRow(row string) bool {
	part := strings.Fields(row)
	if len(part) < 2 {
		return false
	}
	id, claim := part[1], strings.Join(part[2:], " ")
	switch part[0] {
	case "event":
		e := f.c.Event(history.EventID(id))
		return e != nil && (claim == "date" && e.Date != nil || slices.Contains(history.Roles, history.Role(claim)))
	case "tenure":
		t := f.c.Tenure(history.TenureID(id))
		return t != nil && (claim == "from" && t.From != nil || claim == "to" && t.To != nil)
	case "office":
		o := f.c.Office(history.OfficeID(id))
		return o != nil && claim == "complete" && o.Complete != nil
	case "person":
		return f.c.Person(history.PersonID(id)) != nil && claim == ""
	case "body":
		return f.c.Body(history.BodyID(id)) != nil && claim == ""
	}
	return false
}

// subject returns the event and the predicate of a fact.
func (f *finding) subject(fact history.Fact) (*history.Event, string) {
	_, entity, predicate := fact.ID.Parts()
	return f.c.Event(history.EventID(entity)), predicate
}

// possible returns the days that a date or a value that rivals it may mean.
func possible(claim *history.DateClaim, rivals []history.MarkedDifference) []edtf.Span {
	var out []edtf.Span
	if d := claim.Date(); !d.IsZero() {
		out = append(out, d.Envelope())
	}
	for _, r := range rivals {
		if d := r.Date(); !d.IsZero() {
			out = append(out, d.Envelope())
		}
	}
	return out
}

func (f *finding) daysOf(e *history.Event) []edtf.Span { return possible(e.Date, e.On("date")) }

// meets reports whether two times may share a day.
func meets(a, b []edtf.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				return true
			}
		}
	}
	return false
}

// refuteDates reads the options as a student would, and compares them with the event's days.
func refuteDates(c *history.Course, q *Question) []string {
	f := &finding{c: c}
	options, key, ok := f.choice(q, 2)
	e, _ := f.subject(q.Facts[0])
	if !ok || e == nil || e.Date == nil {
		f.add("its event has no date")
		return f.list
	}
	days := f.daysOf(e)
	read := func(o Option) []edtf.Span {
		r, err := edtf.ReadHuman(o.Text)
		if err != nil {
			f.add("option %q can't be read as a date: %v", o.Text, err)
			return nil
		}
		d, err := r.In(e.Date.Date().Calendar())
		if err != nil {
			d = r.Date
		}
		return []edtf.Span{d.Bounds()}
	}
	right := read(key)
	if !meets(right, []edtf.Span{e.Date.Date().Bounds()}) {
		f.add("the key %q is not when it was", key.Text)
	}
	taken := [][]edtf.Span{right}
	for _, o := range options {
		span := read(o)
		if meets(span, days) {
			f.add("option %q may be right too", o.Text)
		}
		for _, t := range taken {
			if meets(t, span) {
				f.add("option %q means a time that another option means", o.Text)
			}
		}
		taken = append(taken, span)
	}
	return f.list
}

// refuteTyped types what the course has, and what it must not take.
func refuteTyped(c *history.Course, q *Question) []string {
	f := &finding{c: c}
	typed, ok := q.Interaction.(*TypedDate)
	e, _ := f.subject(q.Facts[0])
	if !ok || e == nil || e.Date == nil {
		f.add("it asks for no date of an event")
		return f.list
	}
	key := typed.Right.Date()
	if !meets([]edtf.Span{key.Bounds()}, []edtf.Span{e.Date.Date().Bounds()}) {
		f.add("the key %s is not when it was", typed.Right.Is)
	}
	marks := func(d edtf.Date) float64 {
		return typed.Grade(Response{Text: d.Qualify(edtf.Certain).Format(edtf.Style{Mark: true})}).Points
	}
	if key.Precision() < edtf.Decade && marks(key) < 1 {
		f.add("the key itself is not marked as right")
	}
	for _, m := range e.On("date") {
		d := m.Date()
		if d.IsZero() || d.IsInterval() || d.Precision() >= edtf.Decade || meets([]edtf.Span{d.Envelope()}, []edtf.Span{e.Date.Date().Envelope()}) {
			continue
		}
		if got := marks(d); m.Mark == history.Disputed && d.Precision() <= key.Precision() && got < 1 {
			f.add("the disputed value %s is not taken", m.Is)
		} else if m.Mark == history.Corrected && got >= 1 {
			f.add("the corrected value %s is taken", m.Is)
		}
	}
	return f.list
}
