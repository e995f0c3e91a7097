// Command bench measures Fasti over HTTP and prints a row a figure: name, value, goal, and ok or MISS.
//
// Each figure is the median of several ratios, and each ratio is of two contenders that are measured one right
// after the other: a machine that others share is no faster or slower for one of them. The clients, the server
// and the database share the machine. Nothing here is a test: correctness is tested elsewhere, and a MISS fails
// nothing.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"syscall"
	"text/tabwriter"
)

// options are what a run can be told.
type options struct {
	dir     string
	clients int
	rounds  int
	events  int
	profile string
}

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "var", "folder on the disk to be measured, which must be a real one; the databases are made in a new folder in it, and removed")
	flag.IntVar(&o.clients, "clients", 64, "how many clients send at once")
	flag.IntVar(&o.rounds, "rounds", 5, "how often each contender is measured")
	flag.IntVar(&o.events, "events", 100_000, "how many events the large course has; the small one has a tenth")
	flag.StringVar(&o.profile, "cpuprofile", "", "beginning of the names of CPU profiles, .answers, .pages and .courses, of the site's own part and the clients'")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, o, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run measures everything and writes the rows.
func run(ctx context.Context, o options, w io.Writer) (err error) {
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	if o.dir, err = os.MkdirTemp(o.dir, "bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.dir)) }()
	out := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, measure := range []func(context.Context, options, *table) error{measureAnswers, measurePages, measureCourses, measureBrowsing} {
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

// ratio writes the median ratio of what two contenders did, round by round, which is to be at least its goal.
func (t *table) ratio(name string, ours, theirs []float64, goal float64) {
	value := median(quotients(ours, theirs))
	t.goal(name, value, ">=", goal, value >= goal)
}

// atMost writes a figure that is to be at most its goal.
func (t *table) atMost(name string, value, goal float64) {
	t.goal(name, value, "<=", goal, value <= goal)
}

func (t *table) goal(name string, value float64, sign string, goal float64, met bool) {
	verdict := "ok"
	if !met {
		verdict = "MISS"
	}
	fmt.Fprintf(t.out, "%s\t%.2f\t%s %.2f\t%s\n", name, value, sign, goal, verdict)
}

// quotients are the ratios of two contenders, round by round.
func quotients(ours, theirs []float64) []float64 {
	out := make([]float64, len(ours))
	for i := range ours {
		out[i] = ours[i] / theirs[i]
	}
	return out
}

func rounded(values []float64) string { return strconv.FormatFloat(median(values), 'f', 0, 64) }

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
