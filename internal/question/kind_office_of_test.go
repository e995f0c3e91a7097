package question_test

import (
	"slices"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

func TestOfficeOfAsksForAChange(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		what, fact string
		edit       func(*history.Draft)
		key        string // "" where nothing can be asked
		never      []string
		stem       string
	}{
		{
			what: "an office lost with another one", fact: "trotsky-war#to", key: "Commissar of War",
			never: []string{"Chairman of the Military Council", "Member of the Orgburo"}, stem: "lose",
		},
		{what: "an office taken up", fact: "rykov-government#from", key: "Head of the Government", stem: "take up"},
		{what: "an office held to the end", fact: "lenin-government#to", key: "Head of the Government", stem: "hold until 21 January 1924"},
		{
			what: "a term that touches", fact: "kamenev-politburo#to", key: "Member of the Politburo",
			edit: func(d *history.Draft) {
				d.Tenures = append(d.Tenures, term("kamenev-foreign", "orgburo", "kamenev", "1920", "1926", "removed"))
			},
			never: []string{"Member of the Orgburo"},
		},
		{
			what: "a rival date that touches", fact: "zinoviev-international#to", key: "Chairman of the International",
			edit: func(d *history.Draft) {
				d.Tenures[10].Disputed = []history.Difference{{Claim: "to", Is: "1926-10-23", Sources: says}}
				d.Tenures = append(d.Tenures, term("zinoviev-politburo", "politburo", "zinoviev", "1921", "1926-10-23", "removed"))
			},
			never: []string{"Member of the Politburo"},
		},
		{
			what: "an unknown end", fact: "trotsky-war#to", key: "Commissar of War",
			edit: func(d *history.Draft) {
				d.Tenures = append(d.Tenures, term("trotsky-orgburo", "orgburo", "trotsky", "1920", "", ""))
			},
			never: []string{"Member of the Orgburo"},
		},
		{
			what: "a list that ends that day", fact: "rykov-government#to", key: "Head of the Government",
			edit:  func(d *history.Draft) { d.Offices[3].Complete = dated("1919-03-25/1930-12-19") },
			never: []string{"Member of the Politburo"},
		},
		{what: "no date, no question", fact: "trotsky-war#to", edit: func(d *history.Draft) { d.Tenures[0].To = nil }},
		{what: "no long time", fact: "trotsky-war#from", edit: func(d *history.Draft) { d.Tenures[0].From = dated("1917/1918") }},
		{
			what: "too few that are proven", fact: "trotsky-war#from",
			edit: func(d *history.Draft) { d.Tenures = d.Tenures[:5] },
		},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			var edits []func(*history.Draft)
			if tt.edit != nil {
				edits = append(edits, tt.edit)
			}
			c := sample(t, edits...)
			list := variantsOf(c, "office-of", tt.fact)
			if tt.key == "" {
				if len(list) > 0 {
					t.Fatalf("asked %q", list[0].Stem)
				}
				return
			}
			if len(list) == 0 || !strings.Contains(list[0].Stem, tt.stem) {
				t.Fatalf("asked %v, and not %q", list, tt.stem)
			}
			for _, q := range list {
				if key := optionTexts(q, true); len(key) != 1 || key[0] != tt.key {
					t.Errorf("%q: the key is %q, want %q", q.Stem, key, tt.key)
				}
				for _, what := range question.Refute(c, &q) {
					t.Errorf("%q: %s", q.Stem, what)
				}
				for _, never := range tt.never {
					if slices.Contains(optionTexts(q, false), never) {
						t.Errorf("%q: %s is no wrong answer", q.Stem, never)
					}
				}
			}
		})
	}
}

func TestOfficeOfTellsWhatWasHeldThen(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"Member of the Politburo": "Leon Trotsky was a member of the Politburo from 25 March 1919 to 23 October 1926. " +
			"In January 1925 Leon Trotsky ceased to be commissar of war.",
		"Commissar of Foreign Affairs": "Georgy Chicherin was then commissar of foreign affairs, from May 1918 to July 1930. " +
			"In January 1925 Leon Trotsky ceased to be commissar of war.",
		"Commissar of War": "Leon Trotsky was commissar of war from March 1918 to January 1925.",
	}
	seen := map[string]bool{}
	for _, q := range variantsOf(sample(t), "office-of", "trotsky-war#to") {
		for _, o := range q.Interaction.(*question.Choice).Options {
			if why, ok := want[o.Text]; ok && why != o.Why {
				t.Errorf("the why of %s is %q, want %q", o.Text, o.Why, why)
			}
			seen[o.Text] = true
		}
		if q.Events[0] != "dismissal" {
			t.Errorf("%q belongs to %v", q.Stem, q.Events)
		}
	}
	for text := range want {
		if !seen[text] {
			t.Errorf("%s is never an option", text)
		}
	}
}

// What is true and silly, a patriarch beside commissars, is no good option where the era has others.
func TestOfficesOfTheSameEraComeFirst(t *testing.T) {
	t.Parallel()
	c, _ := russia(t)
	era := map[string]history.EraID{}
	for i := range c.Offices() {
		era[c.Offices()[i].Title.String()] = c.Offices()[i].Era
	}
	b, asked := question.NewBank(c), 0
	for _, tenure := range c.TenuresOfOffice("chairman-council-of-ministers") {
		for v := range question.MaxVariants {
			q, ok := b.Question("office-of", history.FactID("russia/"+string(tenure.ID)+"#from"), v)
			if !ok {
				continue
			}
			asked++
			for _, text := range optionTexts(q, false) {
				if era[text] != "imperial-russia" {
					t.Errorf("%q: %s is of another era, %q", q.Stem, text, era[text])
				}
			}
		}
	}
	if asked < 10 {
		t.Errorf("only %d questions were looked at", asked)
	}
}
