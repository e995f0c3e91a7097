package coursefile_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
)

// spreadsheet is a workbook as a spreadsheet writes one: a sheet of events, changed by hand.
func spreadsheet(t *testing.T, change func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	var b bytes.Buffer
	err := errors.Join(
		f.SetSheetName("Sheet1", "events"),
		f.SetSheetRow("events", "A1", &[]any{"date", "event", "era", "source"}),
		f.SetSheetRow("events", "A2", &[]any{"-0508", "A thing happens", "kings", "livy"}),
		change(f))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// folderWith is a zip of the base with one file of its own.
func folderWith(t *testing.T, name, text string) []byte {
	t.Helper()
	files := base(t)
	files[name] = text
	var b bytes.Buffer
	if err := coursefile.WriteZip(&b, files); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const bad = "date,event,era,source\n"

// aliases are YAML that a reader which expands them would fill any memory with.
func aliases() string {
	var b strings.Builder
	b.WriteString("- &a [x, x, x, x, x, x, x, x, x, x]\n")
	for c := 'b'; c < 'z'; c++ {
		b.WriteString("- &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+", ", 10), ", ") + "]\n")
	}
	return b.String()
}

func TestEveryBadInputIsToldAndNothingIsTaken(t *testing.T) {
	t.Parallel()
	person := "- { id: brutus, name: Brutus, who: A consul., born: -0500, died: -0508, sources: [livy] }\n- { id: tarquin, name: Tarquin, who: A king., died: -0494, sources: [livy] }\n"
	tests := []struct {
		name string
		data []byte
		want string // in a problem, or in the error
	}{
		{"not UTF-8", []byte(bad + "-0508,Caf\xe9,kings,livy\n"), "row 2, column B (event): is not UTF-8"},
		{"UTF-16", []byte("\xff\xfed\x00a\x00"), "row 1, column A: is UTF-16"},
		{"a file of a folder that is not UTF-8", folderWith(t, "terms.yaml", "# caf\xe9\n"), "terms.yaml:1:6: is not UTF-8"},
		{"a byte order mark in a folder", folderWith(t, "terms.yaml", "\ufeff[]\n"), "terms.yaml:1:1: begins with a byte order mark"},
		{"merged cells", spreadsheet(t, func(f *excelize.File) error { return f.MergeCell("events", "A2", "B2") }), "sheet events, row 2, column A (date): is merged over A2:B2"},
		{"a formula", spreadsheet(t, func(f *excelize.File) error { return f.SetCellFormula("events", "B2", "=1+1") }), "sheet events, row 2, column B (event): holds a formula"},
		{"a spreadsheet's date", spreadsheet(t, func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			return errors.Join(err, f.SetCellValue("events", "A2", 8129), f.SetCellStyle("events", "A2", "A2", style))
		}), "sheet events, row 2, column A (date): is a date of the spreadsheet's own; format the column as text, and type 1922-04-03"},
		{"duplicate IDs", []byte("id,date,event,era,source\na,-0508,A,kings,livy\na,-0508,B,kings,livy\n"), `row 3, column A (id): the ID "a" is that of row 2 already`},
		{"a dangling reference", []byte(bad + "-0508,A,kings,polybius\n"), `row 2, column D (source): there is no source "polybius"`},
		{"a cycle in the links", []byte("id,date,event,era,led_to,source\na,-0508,A,kings,trigger: b,livy\nb,-0508,B,kings,trigger: a,livy\n"), "links go round in a circle"},
		{"an interval reversed", []byte(bad + "-0507/-0508,A,kings,livy\n"), "row 2, column A (date): \"-0507/-0508\": the interval ends before it starts"},
		{"a death before a birth", folderWith(t, "people.yaml", person), "people.yaml:1:66: person brutus: died.is: died 509 BC, before being born 501 BC"},
		{"a tenure outside its holder's life", folderWith(t, "tenures.yaml", "- { id: late, office: consul, person: brutus, from: -0400, sources: [livy] }\n"), "tenures.yaml:1:53: tenure late: from.is: Lucius Junius Brutus was dead by then"},
		{"aliases that explode", folderWith(t, "terms.yaml", aliases()), "terms.yaml:1:3: anchors, aliases and tags are not used in a course"},
		{"zip slip", zipOf(t, "course.yaml", base(t)["course.yaml"], "../../etc/cron.d/x", "x"), "leads out of the folder"},
		{"a bracket bomb", folderWith(t, "terms.yaml", strings.Repeat("[", 60000)), "nested more than 32 deep"},
	}
	for _, tt := range tests {
		files := base(t)
		hash := files.Hash()
		got, err := coursefile.Read(t.Context(), bytes.NewReader(tt.data), int64(len(tt.data)), coursefile.Request{Name: "bad", Base: files})
		told := errs.Message(err)
		if err == nil {
			if got.Files != nil || got.Course != nil || len(got.Problems) == 0 {
				t.Errorf("%s was taken", tt.name)
				continue
			}
			told = ""
			for _, p := range got.Problems {
				told += p.String() + "\n"
			}
		}
		if !strings.Contains(told, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, told, tt.want)
		}
		if files.Hash() != hash {
			t.Errorf("%s: the base is another one now", tt.name)
		}
	}
}

func TestWhatOnlyLooksBadIsTaken(t *testing.T) {
	t.Parallel()
	want := "events/kings.yaml"
	for name, text := range map[string]string{
		"a byte order mark": "\ufeff" + bad + "-0508,A,kings,livy\n",
		"CRLF":              strings.ReplaceAll(bad+"-0508,A,kings,livy\n", "\n", "\r\n"),
		"semicolons":        strings.ReplaceAll(bad+"-0508,A,kings,livy\n", ",", ";"),
		"tabs":              strings.ReplaceAll(bad+"-0508,A,kings,livy\n", ",", "\t"),
		"decomposed":        bad + "-0508,A\u0301,kings,livy\n",
	} {
		got := read(t, []byte(text), coursefile.Request{Name: "good.csv", Base: base(t)})
		if len(got.Problems) > 0 || !strings.Contains(got.Files[want], "date: { is: -0508, sources: [livy] }\n") {
			t.Errorf("%s: %v", name, got.Problems)
		}
	}
}

// A sheet of 200 MB is refused, and was read in pieces until then.
func TestAHugeSheetIsReadInPieces(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{"rows": bad, "one cell": "x"} {
		r := &measured{lines{line}, 0}
		_, err := coursefile.Read(t.Context(), r, 200<<20, coursefile.Request{Name: "huge.csv"})
		if !errs.Is(err, errs.TooLarge) {
			t.Errorf("%s: %v", name, err)
		}
		if r.most > 1<<20 {
			t.Errorf("%s: %d bytes were read at once", name, r.most)
		}
	}
}

// measured tells how much was read at once.
type measured struct {
	io.ReaderAt
	most int
}

func (m *measured) ReadAt(p []byte, off int64) (int, error) {
	m.most = max(m.most, len(p))
	return m.ReaderAt.ReadAt(p, off)
}
