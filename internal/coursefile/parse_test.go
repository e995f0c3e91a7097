package coursefile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

var update = flag.Bool("update", false, "write what the parser says into the golden files")

// base is a small valid course.
func base(t *testing.T) coursefile.Files {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := coursefile.Files{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// Each case lays its files over the base; "problems" holds what is to be said of the whole.
func TestParseListsEveryProblem(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := base(t)
			var want string
			kept := archive.Files[:0]
			for _, f := range archive.Files {
				if f.Name == "problems" {
					want = string(f.Data)
					continue
				}
				kept = append(kept, f)
				files[f.Name] = string(f.Data)
			}
			var got strings.Builder
			course, problems := coursefile.Parse(files)
			for _, p := range problems {
				got.WriteString(p.String() + "\n")
			}
			if (course == nil) != (len(problems) > 0) {
				t.Errorf("course %v beside %d problems", course, len(problems))
			}
			if *update {
				archive.Files = kept
				if got.Len() > 0 {
					archive.Files = append(kept, txtar.File{Name: "problems", Data: []byte(got.String())})
				}
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got.String()); diff != "" {
				t.Errorf("problems differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseKeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	course, problems := coursefile.Parse(base(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := course.Meta().Title.In("la"); got != "Res publica" {
		t.Errorf("Latin title %q", got)
	}
	if got := course.Meta().Title.In("de"); got != "The Republic" {
		t.Errorf("title in a language it lacks: %q, want the first language's", got)
	}
	if got := course.Meta().Preface.String(); got != "A first paragraph.\n\nA second one." {
		t.Errorf("preface %q", got)
	}
	e := course.Event("tarquin-expelled")
	if e.Era != "kings" || e.Origin.File != "events/kings.yaml" || e.Origin.Index != 0 {
		t.Errorf("event stands in era %q at %+v", e.Era, e.Origin)
	}
	if got := e.Date.Date().String(); got != "-0508" {
		t.Errorf("date %q", got)
	}
	if rivals := e.On("date"); len(rivals) != 1 || rivals[0].Mark != history.Imprecise || rivals[0].Date().String() != "-0510/-0507" {
		t.Errorf("rival dates %+v", rivals)
	}
	if got := *course.Place("rome").Lat; got != 41.89 {
		t.Errorf("latitude %v", got)
	}
	if got := course.Tenure("tarquin-king").From.Is; got != "-0533" {
		t.Errorf("a scalar that looks like a number reads %q", got)
	}
	if e := course.ChangeOf("king", "tarquin", history.Loses); e == nil || e.ID != "tarquin-expelled" {
		t.Errorf("the end of the kingship is told by %v", e)
	}
}
