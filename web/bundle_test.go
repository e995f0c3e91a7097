package web_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"fasti/web"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestBundleRefusesWhatDoesNotResolve(t *testing.T) {
	tests := map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"a font that is not there":   {fstest.MapFS{"css/a.css": file(`a { src: url("../fonts/lost.woff2"); }`)}, `no file "../fonts/lost.woff2"`},
		"a part that is not there":   {fstest.MapFS{"css/a.css": file("@import \"lost.css\";\n")}, "lost.css"},
		"a part that imports itself": {fstest.MapFS{"css/a.css": file("@import \"a.css\";\n")}, "too deep"},
		"a kind without a type":      {fstest.MapFS{"notes.md": file("#")}, "notes.md: no content type"},
	}
	for name, test := range tests {
		if _, err := web.NewBundle(test.files); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", name, err, test.want)
		}
	}
}

func TestAChangedFontChangesTheSheet(t *testing.T) {
	sheet := func(font string) string {
		b, err := web.NewBundle(fstest.MapFS{
			"css/app.css":   file("@import \"fonts.css\";\nb { color: red }\n"),
			"css/fonts.css": file("/* a face */\na { src: url(\"../fonts/a.woff2\"); }\n"),
			"fonts/a.woff2": file(font),
		})
		if err != nil {
			t.Fatal(err)
		}
		return b.URLOf("css/app.css")
	}
	first := sheet("one")
	if sheet("one") != first {
		t.Error("the same files have two URLs")
	}
	if sheet("two") == first {
		t.Error("another font leaves the sheet's URL as it was")
	}
}
