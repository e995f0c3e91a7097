package main

import (
	"context"
	"strings"
	"testing"

	"fasti/internal/errs"
)

func TestOnlyYesIsYes(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]bool{
		"y\n": true, "yes\n": true, " YES \r\n": true, "y": true, "n\n": false, "\n": false, "yesterday\n": false,
	} {
		var out strings.Builder
		got, err := askYesNo(t.Context(), strings.NewReader(answer), &out, "Well? ")
		if err != nil || got != want || out.String() != "Well? " {
			t.Errorf("%q: %t, %v, after %q", answer, got, err, out.String())
		}
	}
	if _, err := askYesNo(t.Context(), strings.NewReader(""), new(strings.Builder), ""); !errs.Is(err, errs.Invalid) {
		t.Errorf("without an answer: %v", err)
	}
}

// silence is a terminal at which nobody types.
type silence chan struct{}

func (s silence) Read([]byte) (int, error) {
	<-s
	return 0, nil
}

func TestAskingStopsWithTheProgram(t *testing.T) {
	t.Parallel()
	s := make(silence)
	defer close(s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if yes, err := askYesNo(ctx, s, new(strings.Builder), "Well? "); yes || !errs.Is(err, errs.Unavailable) {
		t.Errorf("%t, %v", yes, err)
	}
}
