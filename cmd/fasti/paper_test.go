package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/coursefile"
	"fasti/internal/history"
	"fasti/internal/question"
)

// small is a course of one source, for what is printed above a paper.
func small(t *testing.T) *history.Course {
	t.Helper()
	course, problems := coursefile.Parse(coursefile.Files{
		"course.yaml": "id: rome\ntitle: The Republic\nlanguages: [en]\nlicense: CC BY 4.0\neras: [{ id: kings, title: The Kings }]\n",
	})
	if course == nil {
		t.Fatal(problems)
	}
	return course
}

// One question of each interaction, with everything that a question can have.
func TestPrintPaper(t *testing.T) {
	t.Parallel()
	fact := history.NewFact("rome", "tarquin-expelled", "to", "person tarquin")
	date := history.NewFact("rome", "tarquin-expelled", "date", "-0508")
	stated := question.Proof{Rule: question.Stated, Rows: []string{"event tarquin-expelled to"}}
	paper := []question.Question{
		{
			ID: "1f", Kind: "actor", Facts: []history.Fact{fact}, Stem: "Whom did Rome drive out?", Content: "violence",
			Interaction: &question.Choice{Options: []question.Option{
				{ID: "a", Text: "Brutus", Why: "Brutus stayed.", Proof: question.Proof{Rule: question.CompleteList, Rows: []string{"event tarquin-expelled to"}}},
				{ID: "b", Text: "Tarquin", Right: true, Why: "Rome drove out Tarquin.", Proof: stated},
			}},
			Explanation: "The city shut its gates to the king.",
			Notes:       []question.Note{{Mark: history.Disputed, Text: "Dionysius differs.", Sources: []history.SourceID{"dionysius"}}},
			Citations:   []question.Citation{{Source: "livy", Label: "Livy, Ab urbe condita", For: "the date"}},
		},
		{
			ID: "2f", Kind: "order", Facts: []history.Fact{date, fact}, Stem: "Which came first?",
			Interaction: &question.Order{Items: []question.OrderItem{
				{ID: "a", Text: "The first consuls", Rank: 2, When: "508 BC", Why: "It followed.", Proof: stated},
				{ID: "b", Text: "The founding", Rank: 1, When: "752 BC", Proof: stated},
			}},
			Citations: []question.Citation{{Source: "livy", Label: "Livy, Ab urbe condita", For: "both dates"}},
		},
		{
			ID: "3f", Kind: "date-typed", Facts: []history.Fact{date}, Stem: "In which year was the expulsion?",
			Interaction: &question.TypedDate{Right: question.DateValue{Is: "-0508"}},
		},
	}
	var got bytes.Buffer
	printPaper(&got, small(t), 7, paper)
	const golden = "testdata/paper.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("the paper differs (-want +got):\n%s", diff)
	}
}
