package coursefile_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
)

func TestReadFSTakesTheFolderAndLeavesHiddenFiles(t *testing.T) {
	t.Parallel()
	files, err := coursefile.ReadFS(fstest.MapFS{
		"course.yaml":       {Data: []byte("id: a\n")},
		"events/kings.yaml": {Data: []byte("[]\n")},
		".git/config":       {Data: []byte("hidden")},
		".DS_Store":         {Data: []byte("hidden")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 || files["course.yaml"] != "id: a\n" || files["events/kings.yaml"] != "[]\n" {
		t.Errorf("read %v", files)
	}
}

func TestReadFSIsBounded(t *testing.T) {
	t.Parallel()
	many := fstest.MapFS{}
	for i := range coursefile.MaxFiles + 1 {
		many[strings.Repeat("a", i+1)+".md"] = &fstest.MapFile{}
	}
	if _, err := coursefile.ReadFS(many); !errs.Is(err, errs.TooLarge) {
		t.Errorf("too many files: %v", err)
	}
	large := fstest.MapFS{"course.yaml": {Data: make([]byte, coursefile.MaxBytes+1)}}
	if _, err := coursefile.ReadFS(large); !errs.Is(err, errs.TooLarge) {
		t.Errorf("too many bytes: %v", err)
	}
}

func TestHashNamesContent(t *testing.T) {
	t.Parallel()
	one := coursefile.Files{"a": "bc", "d": ""}.Hash()
	for _, other := range []coursefile.Files{
		{"a": "bd", "d": ""}, {"ab": "c", "d": ""}, {"a": "bc"}, {"a": "bcd", "": ""}, {"d": "bc", "a": ""},
	} {
		if other.Hash() == one {
			t.Errorf("%v reads as the other folder", other)
		}
	}
	if (coursefile.Files{"d": "", "a": "bc"}).Hash() != one {
		t.Error("the hash depends on more than the content")
	}
}

func TestWhatIsNoTextIsTold(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"a byte order mark", "\ufeff[]\n", "terms.yaml:1:1: begins with a byte order mark; save the file as UTF-8 without one"},
		{"Latin-1", "# x\n- caf\xe9\n", "terms.yaml:2:6: is not UTF-8 here; save the file as UTF-8"},
		{"a replacement character is text", "# \ufffd\n[]\n", ""},
		{"an endless line", "# a\n# " + strings.Repeat("x", 70000) + "\n", "terms.yaml:2:1: the line is longer than 65536 bytes; break it"},
		{"CRLF", "[]\r\n", ""},
	}
	for _, tt := range tests {
		files := base(t)
		files["terms.yaml"] = tt.text
		_, problems := coursefile.Parse(files)
		got := ""
		if len(problems) > 0 {
			got = problems[0].String()
		}
		if got != tt.want {
			t.Errorf("%s: told %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("course.yaml", "id: a\ntitle: b\nlanguages: [en]\neras: [{id: c, title: d}]\n")
	f.Add("events/c.yaml", "- { id: e, title: E, name: the e, summary: s, sources: [x], date: { is: 1922~ } }\n")
	f.Add("people.yaml", "- &a [*a, !!map {}, ? x : y]\n")
	f.Add("terms.yaml", "- {a: {b: {c: [[[]]]}}}\n--- \n...\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(text) > 1<<12 {
			return
		}
		files := coursefile.Files{"course.yaml": "id: a\ntitle: b\nlanguages: [en]\neras: [{id: c, title: d}]\n", name: text}
		course, problems := coursefile.Parse(files)
		if (course == nil) == (len(problems) == 0) {
			t.Errorf("course %v with problems %v", course, problems)
		}
	})
}
