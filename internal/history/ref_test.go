package history_test

import (
	"testing"

	"fasti/internal/errs"
	"fasti/internal/history"
)

func TestRefIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	for _, k := range history.KindsOfEntity {
		want := history.Ref{Kind: k, ID: "some-id"}
		text, err := want.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var got history.Ref
		if err := got.UnmarshalText(text); err != nil || got != want {
			t.Errorf("%s is read as %v, %v", text, got, err)
		}
	}
	if r, err := history.ParseRef(""); err != nil || !r.IsZero() || r.String() != "" {
		t.Errorf("nothing is read as %v, %v", r, err)
	}
	for _, s := range []string{"lenin", "person/", "king/lenin", "person/Lenin", "person/a/b", "/lenin", "era/x"} {
		if r, err := history.ParseRef(s); !errs.Is(err, errs.Invalid) {
			t.Errorf("%q is read as %v, %v", s, r, err)
		}
	}
}
