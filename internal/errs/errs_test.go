package errs_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"fasti/internal/errs"
)

func TestKindAndMessageSurviveWrapping(t *testing.T) {
	t.Parallel()
	plain := errs.New(errs.NotFound, "There is no attempt %q.", "a1")
	wrap := func() (err error) {
		defer errs.Wrap(&err, "load %s", "attempt")
		return plain
	}
	tests := []struct {
		name    string
		err     error
		kind    errs.Kind
		message string
		text    string
	}{
		{"plain", plain, errs.NotFound, `There is no attempt "a1".`, `There is no attempt "a1".`},
		{"wrapped", wrap(), errs.NotFound, `There is no attempt "a1".`, `load attempt: There is no attempt "a1".`},
		{"with a cause", errs.From(io.EOF, errs.Invalid, "Send all of it."), errs.Invalid, "Send all of it.", "Send all of it.: EOF"},
		{"cause alone", &errs.Error{Kind: errs.Gone, Cause: io.EOF}, errs.Gone, "", "EOF"},
		{"a stranger", io.EOF, errs.Internal, "", "EOF"},
		{"nil", nil, errs.Internal, "", ""},
		{
			"outermost wins", errs.From(errs.New(errs.Invalid, "inner"), errs.Unavailable, "outer"),
			errs.Unavailable, "outer", "outer: inner",
		},
	}
	for _, tt := range tests {
		if got := errs.KindOf(tt.err); got != tt.kind {
			t.Errorf("%s: kind %v, want %v", tt.name, got, tt.kind)
		}
		if got := errs.Message(tt.err); got != tt.message {
			t.Errorf("%s: message %q, want %q", tt.name, got, tt.message)
		}
		if tt.err != nil && tt.err.Error() != tt.text {
			t.Errorf("%s: text %q, want %q", tt.name, tt.err, tt.text)
		}
	}
}

func TestCauseIsReachable(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("read: %w", errs.From(io.ErrUnexpectedEOF, errs.Invalid, "Send all of it."))
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("errors.Is does not reach the cause of %v", err)
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	if errs.Is(nil, errs.Internal) {
		t.Error("nil is of a kind")
	}
	if !errs.Is(io.EOF, errs.Internal) {
		t.Error("an unclassified error is not internal")
	}
	if errs.Is(errs.New(errs.Gone, "over"), errs.NotFound) {
		t.Error("gone is taken for not found")
	}
}

func TestWrapLeavesSuccessAlone(t *testing.T) {
	t.Parallel()
	var err error
	errs.Wrap(&err, "anything")
	if err != nil {
		t.Errorf("success became %v", err)
	}
}

func TestKindNames(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for k := errs.Internal; k <= errs.Unavailable; k++ {
		name := k.String()
		if name == "" || seen[name] {
			t.Errorf("kind %d has the name %q, empty or taken", k, name)
		}
		seen[name] = true
	}
	if got := errs.Kind(99).String(); got != "kind(99)" {
		t.Errorf("unknown kind prints as %q", got)
	}
}
