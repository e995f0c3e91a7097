package question

import (
	"fmt"
	"slices"
	"strings"

	"fasti/internal/history"
)

func unexplained(_ *Bank, q *Question) []string {
	var out []string
	if q.Explanation == "" {
		out = append(out, "there is no explanation")
	}
	for _, a := range answersOf(q.Interaction) {
		if a.why == "" {
			out = append(out, fmt.Sprintf("%q has no reason", a.text))
		}
	}
	return out
}

// answer is one option or event with what is said for or against it.
type answer struct {
	text, why string
	stated    bool // the course states it; everything else must be ruled out
	proof     Proof
}

func answersOf(in Interaction) []answer {
	var out []answer
	switch in := in.(type) {
	case *Choice:
		for _, o := range in.Options {
			out = append(out, answer{o.Text, o.Why, o.Right, o.Proof})
		}
	case *Order:
		for _, item := range in.Items {
			out = append(out, answer{item.Text, item.Why, true, item.Proof})
		}
	}
	return out
}

func unproved(b *Bank, q *Question) []string {
	var out []string
	for _, a := range answersOf(q.Interaction) {
		switch known := slices.Contains([]Rule{Stated, Contradicts, CompleteList, OutOfReach, EffectFirst}, a.proof.Rule); {
		case !known:
			out = append(out, fmt.Sprintf("%q has no proof", a.text))
		case a.stated != (a.proof.Rule == Stated):
			out = append(out, fmt.Sprintf("%q is proved by %q", a.text, a.proof.Rule.Words()))
		case len(a.proof.Rows) == 0:
			out = append(out, fmt.Sprintf("the proof of %q rests on nothing", a.text))
		}
		for _, row := range a.proof.Rows {
			if !b.hasRow(row) {
				out = append(out, fmt.Sprintf("the proof of %q rests on %q, which the course lacks", a.text, row))
			}
		}
	}
	return out
}

// hasRow reports whether a row of a proof names something of the course: "event kirov-killed date", "person
// stalin". Whether the claim is there is for the kind to say.
func (b *Bank) hasRow(row string) bool {
	part := strings.Fields(row)
	if len(part) < 2 || len(part) > 3 {
		return false
	}
	switch id := part[1]; part[0] {
	case "event":
		return b.c.Event(history.EventID(id)) != nil
	case "tenure":
		return b.c.Tenure(history.TenureID(id)) != nil
	case "office":
		return b.c.Office(history.OfficeID(id)) != nil
	case "person":
		return b.c.Person(history.PersonID(id)) != nil
	case "body":
		return b.c.Body(history.BodyID(id)) != nil
	}
	return false
}

func uncited(b *Bank, q *Question) []string {
	if len(q.Citations) == 0 {
		return []string{"there is no source"}
	}
	var out []string
	for _, c := range q.Citations {
		switch {
		case b.c.Source(c.Source) == nil:
			out = append(out, fmt.Sprintf("the course has no source %q", c.Source))
		case c.Label == "" || c.For == "":
			out = append(out, fmt.Sprintf("it isn't said what %q is, or what it is cited for", c.Source))
		}
	}
	return out
}
