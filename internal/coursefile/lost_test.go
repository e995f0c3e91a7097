package coursefile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/coursefile"
)

func TestLostSaysWhatASheetCantHold(t *testing.T) {
	t.Parallel()
	files := edited(t, "people.yaml", "  died: -0508", "  formerly: [junius]\n  died: { is: -0508, sources: [livy, polybius] }")
	files["sources.yaml"] += "- { id: polybius, kind: book, title: Histories }\n"
	files["places.yaml"] = "- { id: rome, name: { en: Rome, la: Roma }, names: [{ name: { en: Rome, la: Urbs }, during: ../0410, sources: [livy] }], sources: [livy] }\n"
	files["NOTES.md"], files["TODO.md"] = "one", "two"
	course := parse(t, files)
	sheets := []string{
		"2 texts in other languages than the first", "1 claim with sources of its own", "1 difference between sources", "1 question in your own words",
		"1 name that a place had for a time", "1 former ID", "2 files of notes in Markdown",
	}
	csv := []string{
		"2 people, beyond their IDs", "1 body, beyond the ID", "2 offices, beyond their IDs", "2 tenures", "1 place, beyond the ID", "1 word of the glossary",
		"2 sources, beyond their IDs", "2 eras, beyond their IDs", "1 topic, beyond the ID",
	}
	for format, want := range map[coursefile.Format][]string{
		coursefile.Folder: nil, coursefile.Zip: nil, coursefile.XLSX: sheets, coursefile.CSV: append(csv, sheets...),
	} {
		if diff := cmp.Diff(want, coursefile.Lost(files, course, format)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", format, diff)
		}
	}
}
