package main

import (
	"fmt"
	"io"
	"os"

	"fasti/internal/question"
)

type checkCmd struct {
	courseFlag
}

// Run prints how often each rule is broken by each kind of question, then every defect.
func (c *checkCmd) Run(e *env) error {
	course, _, err := c.load(e)
	if err != nil {
		return err
	}
	progress := newProgress(e.stderr)
	report := question.NewBank(course).Check(func(done int) bool {
		progress.show(done)
		return e.ctx.Err() == nil
	})
	progress.end()
	if !report.Complete {
		return fmt.Errorf("stopped after %s", count(report.Questions(), "question", "questions"))
	}
	return printReport(e.stdout, report)
}

// printReport writes the table of faults and kinds, and below it what is to be mended: errFound where there is
// anything.
func printReport(w io.Writer, r question.Report) error {
	row := func(name string, number func(question.KindCount) int) {
		fmt.Fprintf(w, "%-28s", name)
		sum := 0
		for _, c := range r.Counts {
			n := number(c)
			sum += n
			fmt.Fprintf(w, "  %*d", len(c.Kind), n)
		}
		fmt.Fprintf(w, "  %6d\n", sum)
	}
	fmt.Fprintf(w, "%-28s", "")
	for _, c := range r.Counts {
		fmt.Fprintf(w, "  %s", c.Kind)
	}
	fmt.Fprintf(w, "  %6s\n", "all")
	row("questions", func(c question.KindCount) int { return c.Questions })
	for _, f := range question.Faults() {
		row(f.Words(), func(c question.KindCount) int { return r.Count(f, c.Kind) })
	}
	fmt.Fprintln(w)
	for _, d := range r.Defects {
		fmt.Fprintln(w, line(d))
	}
	over := count(r.Questions(), "question", "questions")
	if n := len(r.Defects); n > 0 {
		fmt.Fprintf(w, "%s over %s\n", count(n, "defect", "defects"), over)
		return errFound
	}
	fmt.Fprintf(w, "zero defects over %s\n", over)
	return nil
}

// line is a defect as editors read one: where, which fault, what is wrong.
func line(d question.Defect) string {
	where := string(d.Kind)
	if d.ID != "" {
		where += fmt.Sprintf(" %s %q", d.ID, d.Stem)
	}
	return fmt.Sprintf("%s: %s: %s", where, d.Fault.Words(), d.What)
}

// progress tells somebody at a terminal how far a check is.
type progress struct{ w io.Writer }

// newProgress tells nothing where nobody sits there.
func newProgress(w io.Writer) progress {
	f, ok := w.(*os.File)
	if !ok {
		return progress{io.Discard}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return progress{io.Discard}
	}
	return progress{w}
}

func (p progress) show(done int) {
	const every = 100
	if done%every == 0 {
		fmt.Fprintf(p.w, "\r%d questions", done)
	}
}

// end clears the line.
func (p progress) end() { fmt.Fprint(p.w, "\r\x1b[K") }
