package coursefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

// many is a list of people that is longer than what is parsed at once, with remarks in between, in which text
// replaces a part of the last.
func many(n int, replace ...string) string {
	var b strings.Builder
	b.WriteString("# The people.\n\n")
	for i := range n {
		text := fmt.Sprintf("- id: person-%d\n  name: Person %d\n  who: >-\n    Somebody who stands here so that there are\n    many of them.\n  sources: [livy]\n\n# A remark.\n", i, i)
		if i == n-1 {
			text = strings.NewReplacer(replace...).Replace(text)
		}
		b.WriteString(text)
	}
	return b.String()
}

func TestALargeListIsReadAsASmallOne(t *testing.T) {
	t.Parallel()
	const n = 2000
	files := base(t)
	files["people/many.yaml"] = many(n)
	course := parse(t, files)
	if got := len(course.People()); got != n+2 {
		t.Fatalf("%d people, want %d", got, n+2)
	}
	for i, p := range course.People()[2:] {
		if p.ID != history.PersonID(fmt.Sprintf("person-%d", i)) || p.Origin != (history.Origin{File: "people/many.yaml", Index: i}) {
			t.Fatalf("person %d is %s from %+v", i, p.ID, p.Origin)
		}
	}
}

func TestAMistakeInALargeListIsFound(t *testing.T) {
	t.Parallel()
	const n = 2000
	last := 2 + (n-1)*8 + 1 // the line of the last one
	tests := []struct{ name, from, to, want string }{
		{"a key", "  who:", "  wow: x\n  who:", fmt.Sprintf("people/many.yaml:%d:3: there is no key \"wow\" here", last+2)},
		{"a reference", "[livy]", "[polybius]", fmt.Sprintf("people/many.yaml:%d:8: person person-%d: who: there is no source \"polybius\"", last+2, n-1)},
		{"a date", "  sources", "  died: 508 BC\n  sources", fmt.Sprintf("people/many.yaml:%d:12: person person-%d: died.is: \"508 BC\"", last+5, n-1)},
		{"no YAML", "  name: ", "  name: \"", fmt.Sprintf("people/many.yaml:%d:9: is no YAML here", last+1)},
		{"no list", "- id: ", "id: ", "people/many.yaml:"},
		{"a second document", "- id", "---\n- id", fmt.Sprintf("people/many.yaml:%d:1: a second YAML document begins here", last+1)},
	}
	for _, tt := range tests {
		files := base(t)
		files["people/many.yaml"] = many(n, tt.from, tt.to)
		_, problems := coursefile.Parse(files)
		if len(problems) == 0 || !strings.HasPrefix(problems[0].String(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, problems, tt.want)
		}
	}
}

// Changing one entry of a large list changes its lines and no other.
func TestASheetChangesOneEntryOfALargeList(t *testing.T) {
	t.Parallel()
	const n = 2000
	files := base(t)
	files["people/many.yaml"] = many(n)
	got := read(t, []byte("id,date,event,era,people,source\nx,-0508,X,kings,by: Person 1999,livy\n"), coursefile.Request{Name: "x.csv", Base: files})
	if len(got.Problems) > 0 || got.Files["people/many.yaml"] != files["people/many.yaml"] {
		t.Fatal("an event changed the people: ", got.Problems)
	}
	book := workbook(t, txtarFiles("people", "id,who\nperson-1000,The one in the middle.\n"))
	got = read(t, book, coursefile.Request{Name: "x.xlsx", Base: files})
	want := strings.Replace(files["people/many.yaml"],
		"- id: person-1000\n  name: Person 1000\n  who: >-\n    Somebody who stands here so that there are\n    many of them.\n",
		"- id: person-1000\n  name: Person 1000\n  who: The one in the middle.\n", 1)
	if diff := cmp.Diff(want, got.Files["people/many.yaml"]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
