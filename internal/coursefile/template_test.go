package coursefile_test

import (
	"bytes"
	"testing"

	"fasti/internal/coursefile"
)

func TestTemplatesAreValidCourses(t *testing.T) {
	t.Parallel()
	files, err := coursefile.TemplateFolder()
	if err != nil {
		t.Fatal(err)
	}
	folder, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := folder.Draft()
	for kind, n := range map[string]int{
		"events": len(d.Events), "people": len(d.People), "bodies": len(d.Bodies), "offices": len(d.Offices), "tenures": len(d.Tenures),
		"places": len(d.Places), "terms": len(d.Terms), "sources": len(d.Sources), "eras": len(d.Meta.Eras), "topics": len(d.Meta.Topics),
	} {
		if n == 0 {
			t.Errorf("the template shows no %s", kind)
		}
	}
	for _, format := range []coursefile.Format{coursefile.XLSX, coursefile.CSV} {
		var b bytes.Buffer
		if err := coursefile.WriteTemplate(&b, format); err != nil {
			t.Fatal(err)
		}
		got := read(t, b.Bytes(), coursefile.Request{Name: "template"})
		if len(got.Problems) > 0 || got.Format != format {
			t.Errorf("%s as %s: %v", format, got.Format, got.Problems)
			continue
		}
		if n := len(got.Course.Events()); n != len(d.Events) {
			t.Errorf("%s has %d events, the folder %d", format, n, len(d.Events))
		}
		if e := got.Course.Events()[0]; e.Date.Is != "1215-06-15" || e.Date.Calendar != "julian" || len(e.LedTo) != 1 || len(e.People) != 1 {
			t.Errorf("%s: the first event is %+v", format, e)
		}
	}
}
