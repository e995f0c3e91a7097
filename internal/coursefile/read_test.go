package coursefile_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/sheet"
)

// sheetCase is one case of testdata/sheet: what is laid over which course, and what comes of it. The comment may
// say "new" for a course that begins with the sheets, and "make" for names that may be made.
type sheetCase struct {
	archive *txtar.Archive
	base    coursefile.Files
	name    string
	data    []byte
	request coursefile.Request
}

func sheetCaseOf(t *testing.T, file string) sheetCase {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := sheetCase{archive: archive, base: base(t)}
	var book []txtar.File
	for _, f := range archive.Files {
		switch {
		case strings.HasPrefix(f.Name, "want/"):
		case strings.HasSuffix(f.Name, ".csv"):
			c.name, c.data = f.Name, f.Data
		case strings.HasPrefix(f.Name, "kings.xlsx/"):
			book = append(book, txtar.File{Name: strings.TrimPrefix(f.Name, "kings.xlsx/"), Data: f.Data})
		case len(f.Data) == 0: // the base's file is not there
			delete(c.base, f.Name)
		default:
			c.base[f.Name] = string(f.Data)
		}
	}
	if len(book) > 0 {
		c.name, c.data = "kings.xlsx", workbook(t, book)
	}
	flags := strings.Fields(string(archive.Comment))
	c.request = coursefile.Request{Name: c.name, Base: c.base, Make: slices.Contains(flags, "make")}
	if slices.Contains(flags, "new") {
		c.base, c.request.Base = coursefile.Files{}, nil
	}
	return c
}

// workbook makes one of sheets that are written as CSV.
func workbook(t testing.TB, sheets []txtar.File) []byte {
	t.Helper()
	x, err := sheet.NewXLSX()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sheets {
		r := csv.NewReader(bytes.NewReader(s.Data))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var columns []sheet.Column
		for _, header := range rows[0] {
			columns = append(columns, sheet.Column{Name: header, Width: 12})
		}
		if err := x.Sheet(s.Name, columns); err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			if err := x.Write(row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if _, err := x.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte, q coursefile.Request) *coursefile.Reading {
	t.Helper()
	got, err := coursefile.Read(t.Context(), bytes.NewReader(data), int64(len(data)), q)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestSheetsAreLaidOverACourse(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/sheet/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			c := sheetCaseOf(t, file)
			before := maps.Clone(c.base)
			got := read(t, c.data, c.request)
			var out []txtar.File
			if len(got.Problems) > 0 {
				var text strings.Builder
				for _, p := range got.Problems {
					text.WriteString(p.String() + "\n")
				}
				out = append(out, txtar.File{Name: "want/problems", Data: []byte(text.String())})
				if got.Files != nil || got.Course != nil {
					t.Error("beside problems there is a course")
				}
			}
			for _, name := range slices.Sorted(maps.Keys(got.Files)) {
				if got.Files[name] != before[name] {
					out = append(out, txtar.File{Name: "want/" + name, Data: []byte(got.Files[name])})
				}
			}
			if diff := cmp.Diff(before, c.base); diff != "" {
				t.Errorf("the base is another one now: %s", diff)
			}
			kept := slices.DeleteFunc(slices.Clone(c.archive.Files), func(f txtar.File) bool { return strings.HasPrefix(f.Name, "want/") })
			result := txtar.Format(&txtar.Archive{Comment: c.archive.Comment, Files: append(kept, out...)})
			if *update {
				if err := os.WriteFile(file, result, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(c.archive)), string(result)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestWhatIsNoCourseIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "The file is empty"},
		{"an old workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "save it as .xlsx"},
		{"a PDF", []byte("%PDF-1.7\n"), "This is a PDF"},
		{"half a zip", []byte("PK\x03\x04 and then nothing"), "no sound zip archive"},
		{"OpenDocument", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), "save it as a workbook of the form .xlsx"},
		{"half a workbook", zipOf(t, "[Content_Types].xml", "<x/>", "xl/workbook.xml", "<workbook>"), "The workbook is damaged"},
	}
	for _, tt := range tests {
		got, err := coursefile.Read(t.Context(), bytes.NewReader(tt.data), int64(len(tt.data)), coursefile.Request{Name: "x"})
		if got != nil || !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want) {
			t.Errorf("%s: %v, %v", tt.name, got, err)
		}
	}
}

func TestAZipStandsForItself(t *testing.T) {
	t.Parallel()
	files := base(t)
	var b bytes.Buffer
	if err := coursefile.WriteZip(&b, files); err != nil {
		t.Fatal(err)
	}
	var last [2]int64
	got := read(t, b.Bytes(), coursefile.Request{Name: "rome.zip", Base: files, Progress: func(done, total int64) {
		if done < last[0] || done > total {
			t.Errorf("%d of %d bytes after %d", done, total, last[0])
		}
		last = [2]int64{done, total}
	}})
	if got.Format != coursefile.Zip || got.Files.Hash() != files.Hash() || got.Course == nil || got.Base == nil {
		t.Errorf("%s, %v", got.Format, got.Problems)
	}
	if last[0] != int64(b.Len()) || last[1] != int64(b.Len()) {
		t.Errorf("at the end %v of %d bytes", last, b.Len())
	}
	files["terms.yaml"] = "- { id: fasces, colour: red }\n"
	b.Reset()
	if err := coursefile.WriteZip(&b, files); err != nil {
		t.Fatal(err)
	}
	if got := read(t, b.Bytes(), coursefile.Request{Name: "rome.zip"}); got.Files != nil || len(got.Problems) == 0 || got.Problems[0].File != "terms.yaml" {
		t.Errorf("a zip with a mistake: %v", got.Problems)
	}
}

// What goes out comes in again and changes nothing, not a letter of any file.
func TestSheetsOutAndInChangeNothing(t *testing.T) {
	t.Parallel()
	for _, dir := range []string{"", "../../questions/russia"} {
		files := base(t)
		if dir != "" {
			var err error
			if files, err = coursefile.ReadFS(os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
		}
		course, problems := coursefile.Parse(files)
		if len(problems) > 0 {
			t.Logf("%s is being edited: %s", dir, problems[0])
			continue
		}
		var xlsx, csv bytes.Buffer
		if err := coursefile.WriteWorkbook(&xlsx, course); err != nil {
			t.Fatal(err)
		}
		if err := coursefile.WriteCSV(&csv, course); err != nil {
			t.Fatal(err)
		}
		for format, data := range map[coursefile.Format][]byte{coursefile.XLSX: xlsx.Bytes(), coursefile.CSV: csv.Bytes()} {
			got := read(t, data, coursefile.Request{Name: "x", Base: files})
			if len(got.Problems) > 0 {
				t.Errorf("%s %s: %v", dir, format, got.Problems[:min(5, len(got.Problems))])
				continue
			}
			if got.Format != format {
				t.Errorf("%s was taken for %s", format, got.Format)
			}
			for name := range files {
				if diff := cmp.Diff(files[name], got.Files[name]); diff != "" {
					t.Errorf("%s %s: %s changed:\n%s", dir, format, name, diff)
				}
			}
		}
	}
}

func TestReadingIsGivenUp(t *testing.T) {
	t.Parallel()
	data := []byte("date,event,source\n" + strings.Repeat("1900,Something happens,livy\n", 5000))
	stop := errors.New("stop")
	r := &stopping{bytes.NewReader(data), stop}
	if _, err := coursefile.Read(t.Context(), r, int64(len(data)), coursefile.Request{Name: "x.csv"}); !errors.Is(err, stop) {
		t.Errorf("a file that can't be read: %v", err)
	}
	ctx, cancel := contextWithCancel(t)
	got, err := coursefile.Read(ctx, bytes.NewReader(data), int64(len(data)), coursefile.Request{Name: "x.csv", Progress: func(done, _ int64) {
		if done > 0 {
			cancel()
		}
	}})
	if got != nil || err == nil || !errors.Is(err, ctx.Err()) {
		t.Errorf("after the reader gave up: %v, %v", got, err)
	}
}

func TestABaseThatIsBrokenIsTold(t *testing.T) {
	t.Parallel()
	broken := base(t)
	broken["terms.yaml"] = "- { id: fasces, colour: red }\n"
	data := []byte("date,event,source\n1900,Something,livy\n")
	_, err := coursefile.Read(t.Context(), bytes.NewReader(data), int64(len(data)), coursefile.Request{Name: "x.csv", Base: broken})
	if !errs.Is(err, errs.Conflict) || !strings.Contains(errs.Message(err), "terms.yaml:1:") {
		t.Errorf("got %v", err)
	}
}
