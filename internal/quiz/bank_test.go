package quiz_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/question"
	"fasti/internal/quiz"
)

// banks knows one revision of one course.
type banks struct{ testing.TB }

func (b banks) Bank(_ context.Context, e quiz.Edition) (*question.Bank, error) {
	if e.Revision != "r1" {
		return nil, errs.New(errs.NotFound, "There is no such revision of a course.")
	}
	bank, err := sample()
	if err != nil {
		b.Fatal(err)
	}
	if e.Overlay.IsZero() {
		return bank, nil
	}
	course, problems := e.Overlay.Apply(bank.Course())
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	return question.NewBank(course), nil
}

// sample is the bank of a course of two eras, of which one has events.
var sample = sync.OnceValues(func() (*question.Bank, error) {
	var events strings.Builder
	for i := range 14 {
		fmt.Fprintf(&events, `
- id: congress-%[1]d
  title: The congress number %[1]d
  name: the congress number %[1]d
  summary: Delegates met for the congress number %[1]d.
  sources: [minutes]
  date: { is: %[2]d, sources: [minutes] }
`, i+1, 1903+3*i)
	}
	course, problems := coursefile.Parse(coursefile.Files{
		"course.yaml": `
id: russia
title: Russia
languages: [en]
eras:
  - { id: soviet, title: The Soviet Union, span: { is: 1903/1953, sources: [minutes] } }
  - { id: kyivan, title: Kyivan Rus }
topics:
  - { id: plans, title: The plans, era: soviet }
`,
		"sources.yaml":       "- { id: minutes, kind: book, author: A. Clerk, title: Minutes }\n",
		"events/soviet.yaml": events.String(),
	})
	if len(problems) > 0 {
		return nil, fmt.Errorf("the sample course: %v", problems)
	}
	return question.NewBank(course), nil
})
