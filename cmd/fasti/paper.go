package main

import (
	"fmt"
	"io"
	"strings"

	"fasti/internal/history"
	"fasti/internal/question"
)

// printPaper writes a paper for whoever audits its questions: everything that a student sees before and after
// the answer, and by which rule each option is right or wrong.
func printPaper(w io.Writer, course *history.Course, seed uint64, paper []question.Question) {
	fmt.Fprintf(w, "%s: %s, seed %d\n", course.Meta().Title, count(len(paper), "question", "questions"), seed)
	for i, q := range paper {
		fmt.Fprintf(w, "\n%d. %s (%s, %s)\n", i+1, q.Stem, q.Kind, q.Interaction.Name())
		if q.Content != "" {
			fmt.Fprintf(w, "   It speaks of %s.\n", q.Content)
		}
		printAnswers(w, q.Interaction)
		printAbout(w, q)
	}
}

// printAnswers writes what there is to choose from, or else what is right.
func printAnswers(w io.Writer, in question.Interaction) {
	switch in := in.(type) {
	case *question.Choice:
		for i, o := range in.Options {
			printOption(w, o.Right, letter(i), o.Text, o.Why, o.Proof)
		}
	case *question.Order:
		for i, item := range in.Items {
			text := fmt.Sprintf("%s: place %d, %s", item.Text, item.Rank, item.When)
			printOption(w, false, letter(i), text, item.Why, item.Proof)
		}
	default:
		fmt.Fprintf(w, "   * %s\n", in.Key())
	}
	fmt.Fprintf(w, "   Marks: %s\n", in.Rule())
}

func letter(i int) string { return string(rune('a' + i)) }

func printOption(w io.Writer, right bool, letter, text, why string, proof question.Proof) {
	star := " "
	if right {
		star = "*"
	}
	fmt.Fprintf(w, "   %s %s. %s\n", star, letter, text)
	if why != "" {
		fmt.Fprintf(w, "        %s\n", why)
	}
	fmt.Fprintf(w, "        Proof: %s (%s)\n", proof.Rule.Words(), strings.Join(proof.Rows, ", "))
}

// printAbout writes what holds for the question as a whole.
func printAbout(w io.Writer, q question.Question) {
	if q.Explanation != "" {
		fmt.Fprintf(w, "   %s\n", q.Explanation)
	}
	for _, n := range q.Notes {
		fmt.Fprintf(w, "   Note, %s: %s\n", n.Mark, n.Text)
	}
	for _, c := range q.Citations {
		fmt.Fprintf(w, "   Source: %s, for %s\n", c.Label, c.For)
	}
	facts := make([]string, len(q.Facts))
	for i, f := range q.Facts {
		facts[i] = string(f.ID)
	}
	fmt.Fprintf(w, "   Facts: %s\n   ID: %s\n", strings.Join(facts, ", "), q.ID)
}
