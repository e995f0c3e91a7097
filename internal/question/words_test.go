package question_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fasti/internal/question"
)

func TestWordsOfSentences(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ what, got, want string }{
		{"a sentence", question.Sentence(" it rained "), "It rained."},
		{"one that has its stop", question.Sentence("it rained."), "It rained."},
		{"a question", question.Sentence("did it?"), "Did it?"},
		{"a cry", question.Sentence("it did!"), "It did!"},
		{"nothing", question.Sentence(" "), ""},
		{"a capital", question.Capital("the end"), "The end"},
		{"a capital beyond ASCII", question.Capital("éclair"), "Éclair"},
		{"a Cyrillic capital", question.Capital("київ"), "Київ"},
		{"a figure", question.Capital("3 days"), "3 days"},
		{"a list of none", question.Join(nil, "or"), ""},
		{"a list of one", question.Join([]string{"a"}, "or"), "a"},
		{"a list of two", question.Join([]string{"a", "b"}, "or"), "a or b"},
		{"a list of three", question.Join([]string{"a", "b", "c"}, "and"), "a, b and c"},
		{"a whole number", question.Decimal(1), "1"},
		{"ten", question.Decimal(10), "10"},
		{"zero", question.Decimal(0), "0"},
		{"a half", question.Decimal(0.5), "0.5"},
		{"two thirds", question.Decimal(2.0 / 3), "0.67"},
		{"the first of two sentences", question.FirstSentence("He died at home. The city mourned."), "He died at home."},
		{"one sentence", question.FirstSentence("He died at home."), "He died at home."},
		{"a sentence with an initial", question.FirstSentence("He met V. Lenin there. They spoke."), "He met V. Lenin there."},
		{"a sentence with an abbreviation", question.FirstSentence("He met St. Olaf there. They spoke."), "He met St. Olaf there."},
		{"a question first", question.FirstSentence("Who was that? Nobody knows."), "Who was that?"},
		{"a stop before a small letter", question.FirstSentence("It cost 20 kop. then. Later it rose."), "It cost 20 kop. then."},
		{"no stop", question.FirstSentence("He died"), "He died"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
}

func TestShorten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		got := question.Shorten(s)
		switch n := utf8.RuneCountInString(s); {
		case n <= 60 && got != s:
			t.Errorf("%q became %q", s, got)
		case n > 60 && (utf8.RuneCountInString(got) != 61 || !strings.HasSuffix(got, "…") || !strings.HasPrefix(s, strings.TrimSuffix(got, "…"))):
			t.Errorf("%q became %q", s, got)
		}
	})
	if got := question.Shorten(strings.Repeat("ж", 61)); got != strings.Repeat("ж", 60)+"…" {
		t.Errorf("it became %q", got)
	}
}

func TestNamesAreFoundByWholeWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, name string
		want       bool
	}{
		{"the murder of Kirov", "Kirov", true},
		{"Kirov's murder", "kirov", true},
		{"the Kirovsky works", "Kirov", false},
		{"Leon Trotsky, in exile", "Leon Trotsky", true},
		{"Leon and Natalia Trotsky", "Leon Trotsky", false},
		{"Sergei Kirov", "", false},
		{"Sergei Kirov", " - ", false},
		{"Київ узято", "київ", true},
		{"N.K.V.D. men", "N. K. V. D.", true},
	} {
		if got := question.NamesIn(question.Normal(tt.text), tt.name); got != tt.want {
			t.Errorf("%q names %q: %v, want %v", tt.text, tt.name, got, tt.want)
		}
	}
	if got := question.WordsOf("Kirov's 1st—and last—day, 1934!"); !slices.Equal(got, []string{"kirov", "s", "1st", "and", "last", "day", "1934"}) {
		t.Errorf("the words are %q", got)
	}
	if got := question.Normal(" Lev,  KAMENEV "); got != " lev kamenev " {
		t.Errorf("the normal form is %q", got)
	}
}
