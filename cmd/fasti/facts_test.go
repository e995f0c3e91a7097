package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"fasti/internal/coursefile"
	"fasti/internal/history"
	"fasti/internal/question"
)

// What an import says of students' memory goes by facts. They are those of the questions, with the same digests.
func TestImportsCountTheFactsOfTheBank(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("../../internal/coursefile/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := coursefile.Files{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	embedded, err := coursefile.TemplateFolder()
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range []coursefile.Files{files, embedded} {
		course, problems := coursefile.Parse(files)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		ours, asked := coursefile.Facts(course), 0
		for q := range question.NewBank(course).All() {
			for _, f := range q.Facts {
				asked++
				if ours[f.ID] != f.Value {
					t.Errorf("the fact %s is %q to an import and %q to a question", f.ID, ours[f.ID], f.Value)
				}
			}
		}
		if asked == 0 {
			t.Errorf("%s: no question asks anything", course.ID())
		}
		for id := range ours {
			if c, entity, predicate := id.Parts(); c != course.ID() || course.Event(history.EventID(entity)) == nil && course.Tenure(history.TenureID(entity)) == nil || predicate == "" {
				t.Errorf("%s is a fact of nothing", id)
			}
		}
	}
}
