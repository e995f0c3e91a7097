package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/question"
)

func TestPrintReport(t *testing.T) {
	t.Parallel()
	counts := []question.KindCount{{Kind: "event-date", Questions: 945}, {Kind: "actor", Questions: 608}}
	found := question.Report{
		Counts: counts,
		Defects: []question.Defect{
			{Fault: question.FaultAlike, Kind: "actor", ID: "1f", Stem: "Whom did Rome drive out?", What: `"Tarquin" and "the king" are one`},
			{Fault: question.FaultAlike, Kind: "actor", ID: "2f", Stem: "Who drove him out?", What: `"Brutus" stands there twice`},
			{Fault: question.FaultCue, Kind: "event-date", What: "the last option gets 40% over 945 questions, and chance is 25%"},
		},
		Complete: true,
	}
	var got bytes.Buffer
	if err := printReport(&got, found); !errors.Is(err, errFound) {
		t.Errorf("a report with defects: %v", err)
	}
	const golden = "testdata/report.golden"
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
		t.Errorf("the report differs (-want +got):\n%s", diff)
	}

	got.Reset()
	if err := printReport(&got, question.Report{Counts: counts, Complete: true}); err != nil {
		t.Errorf("a report without defects: %v", err)
	}
	if !strings.HasSuffix(got.String(), "\nzero defects over 1553 questions\n") {
		t.Errorf("a report without defects ends so: %q", got.String())
	}
}

// Whoever is tired of waiting must not be told that there are no defects.
func TestACheckThatIsStoppedFindsNothing(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{"question", "check"}, &stdout, &stderr)
	if code != exitFailed || stdout.Len() > 0 || stderr.String() != "fasti: stopped after 1 question\n" {
		t.Errorf("exit code %d, %q on stdout, %q on stderr", code, &stdout, &stderr)
	}
}
