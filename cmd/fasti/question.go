package main

import (
	"bufio"
	"strings"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
)

type questionCmd struct {
	Sample sampleCmd `cmd:"" help:"Print a paper, with the key, the reason for each option and its proof."`
	Check  checkCmd  `cmd:"" help:"Run the item-writing rules over the whole bank."`
}

type sampleCmd struct {
	Seed  uint64   `help:"Which paper: the same seed always prints the same." default:"1"`
	N     int      `name:"n" help:"How many questions." default:"10"`
	Era   string   `help:"Only this era." placeholder:"ID"`
	Topic string   `help:"Only this topic." placeholder:"ID"`
	Kind  []string `help:"Only these kinds of question." placeholder:"KIND"`
	courseFlag
}

// Run prints a paper.
func (c *sampleCmd) Run(e *env) error {
	course, _, err := c.load(e)
	if err != nil {
		return err
	}
	settings, err := c.settings(course)
	if err != nil {
		return err
	}
	paper, err := question.NewBank(course).Paper(settings)
	if err != nil {
		return err
	}
	if len(paper) == 0 {
		return errs.New(errs.NotFound, "the course has no questions of these kinds about this")
	}
	out := bufio.NewWriter(e.stdout)
	printPaper(out, course, c.Seed, paper)
	return out.Flush()
}

func (c *sampleCmd) settings(course *history.Course) (question.PaperSettings, error) {
	s := question.PaperSettings{
		Era: history.EraID(c.Era), Topic: history.TopicID(c.Topic), Length: c.N, Seed: c.Seed,
	}
	if s.Era != "" && course.Era(s.Era) == nil {
		return s, errs.New(errs.Invalid, "there is no era %q; there are %s", c.Era, list(course.Eras(), func(e history.Era) string { return string(e.ID) }))
	}
	if s.Topic != "" && course.Topic(s.Topic) == nil {
		return s, errs.New(errs.Invalid, "there is no topic %q; there are %s", c.Topic, list(course.Topics(), func(t history.Topic) string { return string(t.ID) }))
	}
	for _, k := range c.Kind {
		s.Kinds = append(s.Kinds, question.Kind(k))
	}
	return s, nil
}

func list[T any](all []T, name func(T) string) string {
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = name(one)
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
