package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"fasti/internal/coursefile"
)

// What is measured on a machine that runs tests is worth nothing, but the contenders must do what they say.
func TestRunWritesARowAFigure(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := options{dir: dir, clients: 2, rounds: 1, events: 200, profile: filepath.Join(t.TempDir(), "cpu")}
	var out strings.Builder
	if err := run(t.Context(), o, &out); err != nil {
		t.Fatal(err)
	}
	// Memory is that of the whole process, and may be given back by other tests meanwhile: below zero is a figure too.
	figure := regexp.MustCompile(`(?m)^.*\S {2,}-?\d+\.\d\d +[<>]= \d+\.\d\d +(ok|MISS)$`)
	if rows := figure.FindAllString(out.String(), -1); len(rows) != 7 {
		t.Errorf("seven goals were set, and %d rows tell of one:\n%s", len(rows), out.String())
	}
	if !regexp.MustCompile(`(?m)^answers .*\(fsync \d[.\d]*(µs|ms)\) `).MatchString(out.String()) {
		t.Errorf("the time of an fsync is not beside the figure:\n%s", out.String())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("it left %v behind (%v)", left, err)
	}
	for _, suffix := range []string{".answers", ".pages", ".courses"} {
		if info, err := os.Stat(o.profile + suffix); err != nil || info.Size() == 0 {
			t.Errorf("there is no profile: %v", err)
		}
	}
}

func TestRunKeepsWhatIsInTheFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	kept := filepath.Join(dir, "fasti.db")
	if err := os.WriteFile(kept, []byte("answers"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), options{dir: dir, clients: 1, rounds: 1, events: 20}, new(strings.Builder)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error(err)
	}
}

func TestRatioIsTheMedianOfTheRounds(t *testing.T) {
	t.Parallel()
	tests := []struct {
		ours, theirs []float64
		goal         float64
		want         []string
	}{
		// A slow moment of the machine, in the second round, is one for both.
		{[]float64{60, 6, 66}, []float64{10, 1, 10}, 6, []string{"x", "6.00", ">=", "6.00", "ok"}},
		{[]float64{59, 60, 1}, []float64{10, 10, 10}, 6, []string{"x", "5.90", ">=", "6.00", "MISS"}},
	}
	for _, tt := range tests {
		var out strings.Builder
		w := tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)
		(&table{w}).ratio("x", tt.ours, tt.theirs, tt.goal)
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Fields(out.String()); !slices.Equal(got, tt.want) {
			t.Errorf("wrote %q, want %q", got, tt.want)
		}
	}
}

func TestAtMostIsMetFromBelow(t *testing.T) {
	t.Parallel()
	for value, want := range map[float64]string{11: "ok", 12: "ok", 12.5: "MISS"} {
		var out strings.Builder
		tt := &table{tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)}
		tt.atMost("x", value, 12)
		if err := tt.out.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Fields(out.String()); got[len(got)-1] != want || got[2] != "<=" {
			t.Errorf("%v wrote %q, want %q", value, got, want)
		}
	}
}

// The course that is measured is one, and the same each time.
func TestTheGeneratedCourseIsSound(t *testing.T) {
	t.Parallel()
	files := generate(100)
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if n := len(course.Events()); n != 100 || len(course.Causes("event-99")) != 1 {
		t.Errorf("%d events", n)
	}
	if generate(100).Hash() != files.Hash() {
		t.Error("another course the second time")
	}
}
