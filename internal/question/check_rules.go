package question

import (
	"fmt"
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// refuted asks the question's kind to derive it again from the course.
func refuted(b *Bank, q *Question) []string {
	if n := kindNumber(q.Kind); n >= 0 {
		return kinds[n].refute(b.c, q)
	}
	return nil
}

// keyUnmarked answers the question as its key has it.
func keyUnmarked(b *Bank, q *Question) []string {
	if q.Interaction == nil {
		return nil
	}
	r, what := rightResponse(q.Interaction)
	if what != "" {
		return []string{what}
	}
	if err := q.Interaction.Check(r); err != nil {
		return []string{"the key is refused as an answer: " + err.Error()}
	}
	var out []string
	if p := q.Interaction.Grade(r).Points; p != 1 {
		out = append(out, "the key gets "+decimal(p)+" of a point")
	}
	key, _ := b.keyOf(*q)
	if claim := b.dateAsked(q); !key.IsZero() && !claim.IsZero() && !means(inCalendarOf(claim, key, q), claim) {
		out = append(out, fmt.Sprintf("the key %s lies outside of %s, which the course has", show(key), show(claim)))
	}
	return out
}

// inCalendarOf reads the key of a choice in the calendar of a claim, where a date of that calendar is written so:
// "988" is, but "October 1917" without its style is a month of the New.
func inCalendarOf(claim, key edtf.Date, q *Question) edtf.Date {
	c, ok := q.Interaction.(*Choice)
	if !ok {
		return key
	}
	if r, err := edtf.ReadHuman(c.Key()); err == nil {
		if d, err := r.In(claim.Calendar()); err == nil && show(d) == c.Key() {
			return d
		}
	}
	return key
}

// rightResponse is the answer that the key is, or says why there is none.
func rightResponse(in Interaction) (r Response, what string) {
	switch in := in.(type) {
	case *Choice:
		for _, o := range in.Options {
			if o.Right {
				r.Picks = append(r.Picks, o.ID)
			}
		}
		if n := len(r.Picks); n != 1 {
			return r, fmt.Sprintf("%s marked as right", count(n, "option"))
		}
	case *Order:
		items := slices.Clone(in.Items)
		slices.SortStableFunc(items, func(a, b OrderItem) int { return a.Rank - b.Rank })
		for _, item := range items {
			r.Picks = append(r.Picks, item.ID)
		}
	case *TypedDate:
		r.Text = in.Right.Date().Format(edtf.Style{Mark: true})
	}
	return r, ""
}

// dateAsked returns the claim of the fact that a question asks, where it asks one and that is a date.
func (b *Bank) dateAsked(q *Question) edtf.Date {
	if len(q.Facts) != 1 {
		return edtf.Date{}
	}
	_, entity, predicate := q.Facts[0].ID.Parts()
	e, t := b.c.Event(history.EventID(entity)), b.c.Tenure(history.TenureID(entity))
	switch {
	case predicate == dateClaim && e != nil:
		return e.Date.Date()
	case (predicate == fromClaim || predicate == toClaim) && t != nil:
		return tenureEnd(t, predicate).Date()
	}
	return edtf.Date{}
}

// means reports whether a key is a claim, holds it, or is the beginning of a long one.
func means(key, claim edtf.Date) bool {
	if key.Bounds().Contains(claim.Bounds()) {
		return true
	}
	from := claim.From()
	return claim.IsInterval() && from.Edge == edtf.Known && key.Bounds().Contains(from.Date.Bounds())
}

// alike compares what there is to choose from by pairs.
func alike(b *Bank, q *Question) []string {
	var out []string
	texts := shown(*q)[1:]
	for i, one := range texts {
		for _, other := range texts[i+1:] {
			d, dOK := asDate(one)
			e, eOK := asDate(other)
			switch {
			case b.names().same(one, other):
				out = append(out, fmt.Sprintf("%q and %q mean the same", one, other))
			case dOK && eOK && d.Bounds().Overlaps(e.Bounds()):
				out = append(out, fmt.Sprintf("%q and %q share a day", one, other))
			}
		}
	}
	return out
}

// keyInStem looks for the key in its stem. Where the stem names every option, it gives none away.
func keyInStem(b *Bank, q *Question) []string {
	date, forms := b.keyOf(*q)
	if !date.IsZero() {
		if tells(q.Stem, date) {
			return []string{fmt.Sprintf("the stem tells a part of %s", show(date))}
		}
		return nil
	}
	stem := normal(q.Stem)
	for _, f := range forms {
		if names(stem, f) && !b.namesAll(stem, q.Interaction) {
			return []string{fmt.Sprintf("the stem names %q", f)}
		}
	}
	return nil
}

// namesAll reports whether a stem names every option that there is.
func (b *Bank) namesAll(stem string, in Interaction) bool {
	c, ok := in.(*Choice)
	if !ok {
		return false
	}
	for _, o := range c.Options {
		if !slices.ContainsFunc(b.names().forms(o.Text), func(f string) bool { return names(stem, f) }) {
			return false
		}
	}
	return true
}

// anachronisms looks for wrong options that did not exist at the time of the question: either none or all.
func anachronisms(b *Bank, q *Question) []string {
	c, ok := q.Interaction.(*Choice)
	time := b.timeOf(q)
	if !ok || time.IsZero() {
		return nil
	}
	var missed []string
	wrong := 0
	for _, o := range c.Options {
		if o.Right {
			continue
		}
		wrong++
		of := b.names().of(o.Text)
		if len(of) > 0 && !slices.ContainsFunc(of, func(n *named) bool { return !n.missed(time.Envelope()) }) {
			missed = append(missed, o.Text)
		}
	}
	if len(missed) == 0 || len(missed) == wrong {
		return nil
	}
	return []string{fmt.Sprintf("%s did not exist %s, and other wrong options did", join(missed, "and"), on(time))}
}

// timeOf is when what a question asks about was: the end of a term of office, or the date of its event.
func (b *Bank) timeOf(q *Question) edtf.Date {
	if d := b.dateAsked(q); !d.IsZero() {
		return d
	}
	if len(q.Events) != 1 {
		return edtf.Date{}
	}
	if e := b.c.Event(q.Events[0]); e != nil {
		return e.Date.Date()
	}
	return edtf.Date{}
}

// negations are the words of a stem that asks for what is not.
var negations = []string{
	"not", "never", "neither", "nor", "except", "excepting", "didn", "wasn", "weren", "isn", "aren", "don t", "doesn", "hadn",
}

// negative looks for negations outside of the names of the events.
func negative(b *Bank, q *Question) []string {
	stem := normal(q.Stem)
	for _, id := range q.Events {
		if e := b.c.Event(id); e != nil {
			stem = strings.ReplaceAll(stem, normal(b.say(e.Name)), "  ")
		}
	}
	for _, w := range negations {
		if names(stem, w) {
			return []string{fmt.Sprintf("the stem says %q", w)}
		}
	}
	return nil
}

// catchalls are options that speak of the other options.
var catchalls = []string{
	"all of the above", "none of the above", "all of these", "none of these", "all of them", "none of them", "any of these",
	"both of these", "neither of these",
}

func catchall(_ *Bank, q *Question) []string {
	var out []string
	for _, text := range shown(*q)[1:] {
		if slices.ContainsFunc(catchalls, func(c string) bool { return names(normal(text), c) }) {
			out = append(out, fmt.Sprintf("the option %q", text))
		}
	}
	return out
}
