package search_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/history"
	"fasti/internal/search"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	l := search.NewLinker(course(t))
	tests := []struct {
		name, text, want string // want has [kind/id text] for what is linked
		known            []history.Ref
	}{
		{name: "nothing", text: "", want: ""},
		{name: "full name before short", text: "Leon Trotsky fled.", want: "[person/trotsky Leon Trotsky] fled."},
		{name: "once", text: "Trotsky and Leon Trotsky", want: "[person/trotsky Trotsky] and Leon Trotsky"},
		{name: "possessive", text: "Trotsky's train and Trotsky’s army", want: "[person/trotsky Trotsky]'s train and Trotsky’s army"},
		{name: "not within a word", text: "Trotskyism and antiTrotsky", want: "Trotskyism and antiTrotsky"},
		{name: "older name of a place", text: "In Petrograd the soviets met.", want: "In [place/saint-petersburg Petrograd] the [term/soviet soviet]s met."},
		{name: "a word at the head of a sentence", text: "Soviets met.", want: "[term/soviet Soviet]s met."},
		{name: "a name of two", text: "Ivan was strong, Ivan IV was not.", want: "Ivan was strong, [person/ivan-iv Ivan IV] was not."},
		{name: "longer ones first", text: "Ivan III", want: "[person/ivan-iii Ivan III]"},
		{name: "a dot in between", text: "From St. Petersburg to Kiev", want: "From [place/saint-petersburg St. Petersburg] to [place/kyiv Kiev]"},
		{name: "an office", text: "The General Secretary of the Party", want: "The [office/secretary General Secretary of the Party]"},
		{name: "no common word for a name", text: "a red army", want: "a red army"},
		{
			name: "not to its own page", text: "Trotsky led the Red Army.", known: []history.Ref{{Kind: history.KindPerson, ID: "trotsky"}},
			want: "Trotsky led the [body/red-army Red Army].",
		},
	}
	for _, tt := range tests {
		var b strings.Builder
		for _, s := range l.Split(tt.text, tt.known...) {
			if s.Ref == (history.Ref{}) {
				b.WriteString(s.Text)
			} else {
				b.WriteString("[" + string(s.Ref.Kind) + "/" + s.Ref.ID + " " + s.Text + "]")
			}
		}
		if b.String() != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, b.String(), tt.want)
		}
	}
}

func TestSplitLosesNothing(t *testing.T) {
	t.Parallel()
	l := search.NewLinker(course(t))
	piece := rapid.OneOf(rapid.SampledFrom([]string{"Trotsky", "Ivan", "IV", "Red", "Army", "soviets", " ", ". ", "'s", "Kiev", "St."}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		var b strings.Builder
		for _, s := range l.Split(text) {
			b.WriteString(s.Text)
		}
		if b.String() != text {
			t.Fatalf("%q became %q", text, b.String())
		}
	})
}
