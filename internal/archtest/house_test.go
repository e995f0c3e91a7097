package archtest_test

import (
	"go/ast"
	"path"
	"strings"
	"testing"
)

// longFiles may have more than maxLines lines, for a reason.
var longFiles = map[string]string{}

const (
	maxLines = 400
	// Of ten functions nine have at most this many lines.
	usualLines = 40
)

func generated(s source) bool { return strings.HasSuffix(s.name, "_templ.go") }

func TestEveryPackageSaysWhatItHolds(t *testing.T) {
	t.Parallel()
	doc := map[string]bool{}
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		text := s.file.Doc.Text()
		doc[s.pkg] = doc[s.pkg] || strings.HasPrefix(text, "Package "+s.file.Name.Name) || strings.HasPrefix(text, "Command "+path.Base(s.pkg))
	}
	for pkg, ok := range doc {
		if !ok {
			t.Errorf("package %s has no doc comment", pkg)
		}
	}
}

func TestNoPackageIsADrawerForAnything(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for part := range strings.SplitSeq(s.pkg, "/") {
			switch part {
			case "util", "utils", "common", "helpers", "models", "misc", "lib":
				t.Errorf("%s: a package is named by what it holds", s.pkg)
			}
		}
	}
}

func TestFilesAreShort(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.lines > maxLines && longFiles[s.name] == "" && !generated(s) {
			t.Errorf("%s has %d lines; cut it, or say in longFiles why not", s.name, s.lines)
		}
	}
}

func TestFunctionsAreShort(t *testing.T) {
	t.Parallel()
	all, long := 0, 0
	for _, s := range sources(t) {
		if s.test || generated(s) {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			all++
			if linesOf(s, f) > usualLines {
				long++
			}
		}
	}
	if long*10 > all {
		t.Errorf("%d of %d functions have more than %d lines", long, all, usualLines)
	}
}

// linesOf counts the lines of a function's body by its statements' positions in the file.
func linesOf(s source, f *ast.FuncDecl) int {
	return s.set.Position(f.Body.Rbrace).Line - s.set.Position(f.Body.Lbrace).Line
}
