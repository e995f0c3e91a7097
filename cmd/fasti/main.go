// Command fasti serves quizzes on a history course, and checks and prints what a course is made of.
//
// It is the only place that wires things together: it knows the server, the store and the files of a course,
// which know nothing of each other. Every subcommand is one file. Flags and the environment are read here and
// nowhere else. Exit codes: 0 for success, 1 where what was asked for failed or found problems, 2 where the
// call itself was wrong.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // classes name IANA zones, and a small machine may have none

	"github.com/alecthomas/kong"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the first signal asks to stop; the second ends the process at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// cli is the whole command line.
type cli struct {
	Serve    serveCmd    `cmd:"" help:"Serve the course to students and instructors."`
	Admin    adminCmd    `cmd:"" help:"Look after a database."`
	Course   courseCmd   `cmd:"" help:"Check, import and export courses."`
	Question questionCmd `cmd:"" help:"Print and check the questions of a course."`
}

// env is what a command works with besides its flags.
type env struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
}

// errFound says that a command worked and found what it was to look for; it has printed it already.
var errFound = errors.New("problems found")

// run is the program without its process.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var commands cli
	exited := -1
	parser, err := kong.New(&commands,
		kong.Name("fasti"),
		kong.Description("Quizzes and flashcards for history courses."),
		kong.Writers(stdout, stderr),
		kong.Vars{"class": string(roster.DefaultClass)},
		kong.Exit(func(code int) { exited = code }),
	)
	if err != nil {
		fmt.Fprintln(stderr, "fasti:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 {
		return exited // --help has printed what it has to say
	}
	if err != nil {
		fmt.Fprintf(stderr, "fasti: %s; see fasti --help\n", err)
		return exitUsage
	}
	return exitCode(parsed.Run(&env{ctx, stdout, stderr}), stderr)
}

func exitCode(err error, stderr io.Writer) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFound):
		return exitFailed
	}
	text := err.Error()
	if message := errs.Message(err); message != "" && errs.Is(err, errs.Invalid) {
		text = message
	}
	fmt.Fprintln(stderr, "fasti:", strings.Join(strings.Fields(text), " "))
	if errs.Is(err, errs.Invalid) {
		return exitUsage
	}
	return exitFailed
}
