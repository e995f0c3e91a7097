package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"fasti/internal/errs"
)

// confirmFlags say whether something is done that changes what others see.
type confirmFlags struct {
	Yes    bool `help:"Go on without being asked." short:"y"`
	DryRun bool `help:"Say what would change, and change nothing."`
}

// confirm asks somebody at a terminal whether to go on, where no flag has answered. It fails where nobody is there to
// ask, and reports false for any answer but yes.
func (f confirmFlags) confirm(e *env) (bool, error) {
	if f.DryRun {
		fmt.Fprintln(e.stdout, "Nothing was changed.")
		return false, nil
	}
	if f.Yes {
		return true, nil
	}
	info, err := os.Stdin.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false, errNobody
	}
	yes, err := askYesNo(e.ctx, os.Stdin, e.stderr, "Take this over? [y/N] ")
	if err == nil && !yes {
		fmt.Fprintln(e.stdout, "Nothing was changed.")
	}
	return yes, err
}

var errNobody = errs.New(errs.Invalid, "nothing was changed, for nobody is there to be asked; say --yes to go on, or --dry-run to see what would change")

// askYesNo puts a question and reads the answer: y or yes, in any case. It fails where there is none, and where the context
// ends before it.
func askYesNo(ctx context.Context, in io.Reader, out io.Writer, question string) (bool, error) {
	fmt.Fprint(out, question)
	answer := make(chan string, 1)
	go func() {
		line, err := bufio.NewReader(in).ReadString('\n')
		if err != nil && line == "" {
			close(answer)
			return
		}
		answer <- line
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(out)
		return false, errs.New(errs.Unavailable, "stopped; nothing was changed")
	case line, ok := <-answer:
		if !ok {
			fmt.Fprintln(out)
			return false, errNobody
		}
		line = strings.ToLower(strings.TrimSpace(line))
		return line == "y" || line == "yes", nil
	}
}
