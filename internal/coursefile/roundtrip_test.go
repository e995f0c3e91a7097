package coursefile_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
)

// One cell that is typed over changes one field of one event, and no letter of any other entry.
func TestOneCellChangesOneField(t *testing.T) {
	t.Parallel()
	ctx, files := t.Context(), base(t)
	course := parse(t, files)
	var out bytes.Buffer
	if err := coursefile.WriteCSV(&out, course); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]string{"event": "title", "summary": "summary", "name": "name", "date": "date", "end": "date", "calendar": "date", "content": "content", "topics": "topics"}
	typed := map[string][]string{
		"date": {"-0509", "-0507~"}, "end": {"-0508-12"}, "calendar": {"julian"}, "content": {"violence"}, "topics": {"tarquins"},
	}
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.IntRange(1, len(rows)-1).Draw(t, "row")
		column := rapid.IntRange(0, len(rows[0])-1).Filter(func(i int) bool { return fields[rows[0][i]] != "" }).Draw(t, "column")
		header := rows[0][column]
		var text string
		if list := typed[header]; list != nil {
			text = rapid.SampledFrom(list).Draw(t, "text")
		} else {
			text = texts().Filter(func(s string) bool { return strings.TrimSpace(s) != "-" && !strings.HasPrefix(s, "'") }).Draw(t, "text")
		}
		if header == "end" && strings.Contains(rows[row][column-2], "/") || strings.TrimSpace(text) == rows[row][column] {
			return
		}
		changed := []string{rows[0][0], header}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll([][]string{changed, {rows[row][0], text}}); err != nil {
			t.Fatal(err)
		}
		got, err := coursefile.Read(ctx, bytes.NewReader(b.Bytes()), int64(b.Len()), coursefile.Request{Name: "x.csv", Base: files})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Problems) > 0 {
			if header == "date" || header == "end" { // it may be before what led to it
				return
			}
			t.Fatalf("%s %q: %v", header, text, got.Problems)
		}
		diff := coursefile.Compare(got.Base, got.Course)
		for _, c := range diff.Changes {
			if c.ID != rows[row][0] || len(c.Fields) != 1 || c.Fields[0].Name != fields[header] {
				t.Fatalf("typing %q under %s: %v", text, header, c)
			}
		}
		for name, before := range files {
			if name != "events/kings.yaml" && got.Files[name] != before {
				t.Fatalf("typing %q under %s changed %s", text, header, name)
			}
		}
	})
}

func TestAFolderIsReadAsItsZip(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := coursefile.WriteDir(dir, base(t)); err != nil {
		t.Fatal(err)
	}
	got, err := coursefile.ReadFolder(t.Context(), os.DirFS(dir), coursefile.Request{Name: "rome", Base: base(t)})
	if err != nil || got.Format != coursefile.Folder || got.Files.Hash() != base(t).Hash() || got.Base == nil || got.Course == nil {
		t.Errorf("read %+v, %v", got, err)
	}
	broken := base(t)
	broken["terms.yaml"] = "- { id: fasces, colour: red }\n"
	if _, err := coursefile.ReadFolder(t.Context(), os.DirFS(dir), coursefile.Request{Base: broken}); !errs.Is(err, errs.Conflict) {
		t.Errorf("over a broken base: %v", err)
	}
	bad := t.TempDir()
	if err := coursefile.WriteDir(bad, broken); err != nil {
		t.Fatal(err)
	}
	if got, err := coursefile.ReadFolder(t.Context(), os.DirFS(bad), coursefile.Request{}); err != nil || got.Files != nil || len(got.Problems) == 0 {
		t.Errorf("a broken folder: %+v, %v", got, err)
	}
	ctx, cancel := contextWithCancel(t)
	cancel()
	if _, err := coursefile.ReadFolder(ctx, os.DirFS(dir), coursefile.Request{}); err == nil {
		t.Error("who gave up got a course")
	}
}

// Whatever is in a CSV, it gives a whole course or problems, and never an error that nobody could do something about.
func FuzzReadCSV(f *testing.F) {
	f.Add("id,date,end,calendar,event,people,led_to\ntarquin-expelled,-0509,-0508,julian,A: b,by: brutus; to: senate,trigger: first-consuls\n")
	f.Add("event,date,source,era,offices,complete,topics,content\n\"a\nb\",1922,livy,kings,gains: brutus as king,by,tarquins,violence\n")
	f.Add("date;event;source;place;name;summary\n0862~;- x;livy;Roma;# y;'=z\n")
	f.Add("id,people,place,source\ntarquin-expelled,-,-,-\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		for _, files := range []coursefile.Files{base(t), nil} {
			got, err := coursefile.Read(t.Context(), strings.NewReader(text), int64(len(text)), coursefile.Request{Name: "x.csv", Base: files})
			switch {
			case err != nil && errs.KindOf(err) == errs.Internal:
				t.Errorf("%v", err)
			case err == nil && (got.Files == nil) == (len(got.Problems) == 0):
				t.Errorf("files %v beside %d problems", got.Files, len(got.Problems))
			}
		}
	})
}
