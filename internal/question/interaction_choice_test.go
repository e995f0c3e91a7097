package question_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/question"
)

var threeNames = &question.Choice{Options: []question.Option{
	{ID: "a", Text: "Kirov"}, {ID: "b", Text: "Trotsky", Right: true}, {ID: "c", Text: "Rykov"},
}}

func TestChoiceTakesOneOfItsOptions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		picks  []string
		want   string // part of the error
		points float64
		says   string
	}{
		{"the key", []string{"b"}, "", 1, "Trotsky"},
		{"another", []string{"a"}, "", 0, "Kirov"},
		{"the last", []string{"c"}, "", 0, "Rykov"},
		{"nothing", nil, "Choose one", 0, ""},
		{"an empty list", []string{}, "Choose one", 0, ""},
		{"what was not offered", []string{"d"}, "none of the options", 0, ""},
		{"a text", []string{"Trotsky"}, "none of the options", 0, ""},
		{"two", []string{"b", "a"}, "none of the options", 0, ""},
		{"one twice", []string{"b", "b"}, "none of the options", 0, ""},
	} {
		r := question.Response{Picks: tt.picks}
		err := threeNames.Check(r)
		if tt.want != "" {
			if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if v := threeNames.Grade(r); v.Points != tt.points || v.CreditOf(0) != tt.points {
			t.Errorf("%s: %v, want %v points", tt.name, v, tt.points)
		}
		if s := threeNames.Say(r); s != tt.says {
			t.Errorf("%s says %q, want %q", tt.name, s, tt.says)
		}
	}
}

func TestChoiceTellsItsRule(t *testing.T) {
	t.Parallel()
	if k := threeNames.Key(); k != "Trotsky" {
		t.Errorf("the key is %q", k)
	}
	if k := (&question.Choice{}).Key(); k != "" {
		t.Errorf("of nothing the key is %q", k)
	}
	if c := threeNames.Chance(); c != 1.0/3 {
		t.Errorf("chance is %v", c)
	}
	if r := threeNames.Rule(); r != "One point for the right option." {
		t.Errorf("the rule is %q", r)
	}
	if s := threeNames.Say(question.Response{}) + threeNames.Say(question.Response{Picks: []string{"d"}}); s != "" {
		t.Errorf("what is no answer says %q", s)
	}
}

// Whoever answers each option once gets what chance is published as.
func TestChanceOfAChoiceIsTheMean(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "options")
		key := rapid.IntRange(0, n-1).Draw(t, "key")
		c := &question.Choice{}
		for i := range n {
			c.Options = append(c.Options, question.Option{ID: string(rune('a' + i)), Right: i == key})
		}
		sum := 0.0
		for _, o := range c.Options {
			r := question.Response{Picks: []string{o.ID}}
			if err := c.Check(r); err != nil {
				t.Fatal(err)
			}
			sum += c.Grade(r).Points
		}
		if d := sum/float64(n) - c.Chance(); d > 1e-12 || d < -1e-12 {
			t.Errorf("the mean is %v, and chance is said to be %v", sum/float64(n), c.Chance())
		}
	})
}
