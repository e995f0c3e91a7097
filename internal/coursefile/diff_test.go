package coursefile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

func parse(t *testing.T, files coursefile.Files) *history.Course {
	t.Helper()
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return course
}

// edited is the base with a text replaced in one file.
func edited(t *testing.T, file string, pairs ...string) coursefile.Files {
	t.Helper()
	files := base(t)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(files[file], pairs[i]) {
			t.Fatalf("%s has no %q", file, pairs[i])
		}
		files[file] = strings.Replace(files[file], pairs[i], pairs[i+1], 1)
	}
	return files
}

func TestCompareSaysWhatChanges(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		files coursefile.Files
		lines []string
		facts [3]int // changed, gone, new
	}{
		{"nothing", base(t), nil, [3]int{}},
		{"a remark", edited(t, "terms.yaml", "- {", "# a remark\n- {"), nil, [3]int{}},
		{
			"a date", edited(t, "events/kings.yaml", "is: -0508,", "is: -0509,"),
			[]string{"changed: event tarquin-expelled (The king is driven out of Rome): date from 509 BC to 510 BC"},
			[3]int{1, 0, 0},
		},
		{
			"a calendar", edited(t, "events/kings.yaml", "is: -0508,", "is: -0508, calendar: julian,"),
			[]string{"changed: event tarquin-expelled (The king is driven out of Rome): date from 509 BC to 509 BC Old Style"},
			[3]int{1, 0, 0},
		},
		{
			"sources", edited(t, "sources.yaml", "- id: livy", "- { id: polybius, kind: book, title: Histories }\n- id: livy", "", ""),
			[]string{"new: source polybius (Histories)"},
			[3]int{},
		},
		{
			"parts", edited(t, "events/kings.yaml", "    - { person: brutus, role: by, sources: [livy] }\n", "", "title: The king is", "title: A king is"),
			[]string{`changed: event tarquin-expelled (A king is driven out of Rome): title from "The king is driven out of Rome" to "A king is driven out of Rome"; who had a part from to tarquin, by brutus to to tarquin`},
			[3]int{0, 1, 0},
		},
		{
			"a tenure", edited(t, "tenures.yaml", "to: -0508, ended: killed", "note: Some say longer."),
			[]string{`changed: tenure brutus-consul (brutus, consul): note: now "Some say longer."; ended: no longer killed; to: no longer 509 BC`},
			[3]int{0, 1, 0},
		},
		{
			"a translation", edited(t, "places.yaml", "la: Roma", "la: Urbs"),
			[]string{`changed: place rome (Rome): name from "Rome", la "Roma" to "Rome", la "Urbs"`},
			[3]int{},
		},
		{
			"an era and a topic", edited(t, "course.yaml", "  - { id: republic, title: The Republic }\n", "  - { id: empire, title: The Empire }\n", "title: The Tarquins", "title: Kings"),
			[]string{"new: era empire (The Empire)", "removed: era republic (The Republic)", `changed: topic tarquins (Kings): title from "The Tarquins" to "Kings"`},
			[3]int{},
		},
	}
	old := parse(t, base(t))
	for _, tt := range tests {
		got := coursefile.Compare(old, parse(t, tt.files))
		var lines []string
		for _, c := range got.Changes {
			lines = append(lines, c.String())
		}
		if diff := cmp.Diff(tt.lines, lines); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
		if facts := [3]int{got.FactsChanged, got.FactsGone, got.FactsNew}; facts != tt.facts {
			t.Errorf("%s: facts changed, gone, new %v, want %v", tt.name, facts, tt.facts)
		}
	}
}

func TestCompareTellsSourcesApart(t *testing.T) {
	t.Parallel()
	more := "- { id: polybius, kind: book, title: Histories }\n- id: livy"
	old := edited(t, "sources.yaml", "- id: livy", more)
	now := edited(t, "events/kings.yaml", "date: { is: -0508, sources: [livy] }", "date: { is: -0508, sources: [livy, polybius] }")
	now["sources.yaml"] = old["sources.yaml"]
	got := coursefile.Compare(parse(t, old), parse(t, now))
	if len(got.Changes) != 1 || got.Changes[0].Fields[0].String() != "the sources of date from livy to livy, polybius" {
		t.Errorf("got %v", got.Changes)
	}
}

func TestSummaryCounts(t *testing.T) {
	t.Parallel()
	old, now := parse(t, base(t)), parse(t, edited(t, "events/kings.yaml", "- id: first-consuls\n", "- id: two-consuls\n", "event: first-consuls", "event: two-consuls"))
	tests := []struct {
		before, after   *history.Course
		summary, memory string
	}{
		{old, old, "nothing changes", "students' progress stays as it is"},
		{old, now, "events: 1 new, 1 changed, 1 removed", "students' progress stays; facts to remember: 0 with another value now, 1 gone, 1 new"},
		{
			old, parse(t, edited(t, "events/kings.yaml", "- id: first-consuls\n", "- id: two-consuls\n  formerly: [the-consuls, first-consuls]\n", "event: first-consuls", "event: two-consuls")),
			"events: 1 new, 1 changed, 1 removed", "students' progress stays as it is",
		},
		{
			nil, old, "course: 1 new; eras: 2 new; topics: 1 new; sources: 1 new; people: 2 new; bodies: 1 new; offices: 2 new; tenures: 2 new; places: 1 new; terms: 1 new; events: 2 new",
			"students' progress stays; facts to remember: 0 with another value now, 0 gone, 9 new",
		},
	}
	for _, tt := range tests {
		got := coursefile.Compare(tt.before, tt.after)
		if got.Summary() != tt.summary || got.Memory() != tt.memory {
			t.Errorf("%q, %q; want %q, %q", got.Summary(), got.Memory(), tt.summary, tt.memory)
		}
	}
	other := base(t)
	other["course.yaml"] = strings.Replace(other["course.yaml"], "id: rome", "id: latium", 1)
	if got := coursefile.Compare(old, parse(t, other)); len(got.Changes) != len(coursefile.Compare(nil, old).Changes) || got.FactsGone != 0 {
		t.Errorf("another course: %s", got.Summary())
	}
}
