// Command bench measures Fasti over HTTP and prints a row a figure: name, value, goal, and ok or MISS.
//
// Each figure is a ratio of two contenders that are measured in turn, several times, in one run: a machine that
// others share is no faster or slower for one of them. The clients, the server and the database share the
// machine. Nothing here is a test: correctness is tested elsewhere, and a MISS fails nothing.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"text/tabwriter"
)

// options are what a run can be told.
type options struct {
	dir     string
	clients int
	rounds  int
	profile string
}

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "var/bench", "folder for the databases, on the disk to be measured; its content is removed")
	flag.IntVar(&o.clients, "clients", 64, "how many clients send at once")
	flag.IntVar(&o.rounds, "rounds", 5, "how often each contender is measured")
	flag.StringVar(&o.profile, "cpuprofile", "", "file for a CPU profile of the answers, the site's own and the clients'")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	if err := os.RemoveAll(o.dir); err != nil {
		return err
	}
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.dir)) }()
	out := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	for _, measure := range []func(context.Context, options, *table) error{measureAnswers, measurePages} {
		if err := measure(ctx, o, &table{out}); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// table writes rows.
type table struct{ out *tabwriter.Writer }

// row writes a figure that has no goal.
func (t *table) row(name, value string) { fmt.Fprintf(t.out, "%s\t%s\t\t\n", name, value) }

// ratio writes a ratio that is to be at least its goal.
func (t *table) ratio(name string, value, goal float64) {
	verdict := "ok"
	if value < goal {
		verdict = "MISS"
	}
	fmt.Fprintf(t.out, "%s\t%.2f\t>= %.2f\t%s\n", name, value, goal, verdict)
}
