package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const (
	module = "fasti"
	root   = "../.."
)

// allowed says which packages of the project each one may import outside of its tests. Whoever is not listed
// here may import none.
var allowed = map[string][]string{
	"cmd/fasti": {
		"internal/coursefile", "internal/errs", "internal/gradebook", "internal/history", "internal/question", "internal/quiz",
		"internal/review", "internal/roster", "internal/server", "internal/store", "internal/syllabus", "questions",
	},
	"cmd/bench": {
		"internal/coursefile", "internal/errs", "internal/gradebook", "internal/history", "internal/question", "internal/quiz",
		"internal/review", "internal/roster", "internal/server", "internal/store", "questions", "web/page",
	},
	"cmd/landmap":         {"web/ui"},
	"web/ui":              {"web"},
	"web/page":            {"web", "web/ui"},
	"internal/edtf":       {"internal/calendar"},
	"internal/history":    {"internal/calendar", "internal/edtf", "internal/errs"},
	"internal/question":   {"internal/calendar", "internal/edtf", "internal/errs", "internal/history"},
	"internal/search":     {"internal/history"},
	"internal/timeline":   {"internal/calendar", "internal/edtf", "internal/history"},
	"internal/roster":     {"internal/errs"},
	"internal/review":     {"internal/errs", "internal/history", "internal/question", "internal/roster"},
	"internal/quiz":       {"internal/errs", "internal/history", "internal/question", "internal/review", "internal/roster"},
	"internal/gradebook":  {"internal/errs", "internal/history", "internal/question", "internal/quiz", "internal/roster", "internal/sheet"},
	"internal/coursefile": {"internal/errs", "internal/history", "internal/edtf", "internal/sheet", "internal/unzip"},
	"internal/syllabus":   {"internal/coursefile", "internal/errs", "internal/history", "internal/roster"},
	"internal/sheet":      {"internal/errs", "internal/unzip"},
	"internal/unzip":      {"internal/errs"},
	"internal/store": {
		"internal/errs", "internal/gradebook", "internal/history", "internal/question", "internal/quiz", "internal/review",
		"internal/roster", "internal/syllabus", "migrations",
	},
	"internal/store/storetest": {
		"internal/errs", "internal/gradebook", "internal/history", "internal/question", "internal/quiz", "internal/review",
		"internal/roster", "internal/store", "internal/syllabus",
	},
	"internal/server": {
		"internal/calendar", "internal/edtf", "internal/errs", "internal/gradebook", "internal/history", "internal/question",
		"internal/quiz", "internal/review", "internal/roster", "internal/search", "internal/sheet", "internal/syllabus",
		"internal/timeline", "web",
		"web/page", "web/ui",
	},
}

// only says which packages may use a library or a part of the standard one, outside of their tests.
var only = map[string][]string{
	"database/sql":                    {"internal/store", "internal/store/storetest"},
	"github.com/jackc/pgx":            {"internal/store", "internal/store/storetest"},
	"modernc.org/sqlite":              {"internal/store"},
	"github.com/pressly/goose":        {"internal/store"},
	"github.com/labstack/echo":        {"internal/server", "cmd/bench"},
	"github.com/gorilla":              {"internal/server"},
	"golang.org/x/time":               {"internal/server"},
	"github.com/a-h/templ":            {"internal/server", "web/page", "web/ui"},
	"github.com/alecthomas/kong":      {"cmd/fasti"},
	"github.com/goccy/go-yaml":        {"internal/coursefile"},
	"github.com/xuri/excelize":        {"internal/sheet"},
	"golang.org/x/crypto":             {"internal/roster"},
	"golang.org/x/text":               {"internal/coursefile", "internal/edtf", "internal/history", "internal/roster", "internal/search", "internal/server", "internal/store"},
	"net/http":                        {"cmd/fasti", "cmd/bench", "internal/server", "web"},
	"log/slog":                        {"cmd/fasti", "cmd/bench", "internal/server", "internal/store"},
	"github.com/chromedp":             {"internal/browsertest"},
	"testing":                         {"internal/browsertest", "internal/store/storetest"},
	"github.com/google/go-cmp":        {"internal/store/storetest"},
	"pgregory.net/rapid":              {"internal/store/storetest"},
	"github.com/sfomuseum/go-edtf":    {},
	"github.com/PuerkitoBio/goquery":  {},
	"github.com/rogpeppe/go-internal": {},
}

// source is one Go file.
type source struct {
	pkg   string // folder, by its path in the project
	name  string
	test  bool
	file  *ast.File
	lines int
	set   *token.FileSet
}

// parsed is every Go file of the project, read once for all tests.
var parsed = sync.OnceValues(parse)

func sources(t *testing.T) []source {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 100 {
		t.Fatalf("only %d Go files were found", len(all))
	}
	return all
}

func parse() ([]source, error) {
	var out []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if entry.IsDir() && rel != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata" || entry.Name() == "node_modules" || rel == "var" || rel == "bin") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(rel, ".go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, parser.ParseComments)
		if err != nil {
			return err
		}
		out = append(out, source{
			pkg: path.Dir(rel), name: rel, test: strings.HasSuffix(rel, "_test.go"), file: file,
			lines: strings.Count(string(text), "\n"), set: set,
		})
		return nil
	})
	return out, err
}

func (s source) imports() []string {
	var out []string
	for _, i := range s.file.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil {
			out = append(out, p)
		}
	}
	return out
}

func TestNothingPointsUp(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, imported := range s.imports() {
			inside, ok := strings.CutPrefix(imported, module+"/")
			if !ok || s.test {
				continue
			}
			if !slices.Contains(allowed[s.pkg], inside) {
				t.Errorf("%s imports %s, which docs/architecture.md does not let it", s.name, inside)
			}
		}
	}
}

// Tests may look further, but not across the two halves that meet in cmd alone: the tests of the server may
// open a store, those of the store need no server.
func TestStoreNeedsNoServer(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if strings.HasPrefix(s.pkg, "internal/store") && slices.Contains(s.imports(), module+"/internal/server") {
			t.Errorf("%s imports the server", s.name)
		}
	}
}

func TestALibraryHasOneHome(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		for _, imported := range s.imports() {
			for library, homes := range only {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(homes, s.pkg) {
					t.Errorf("%s imports %s, which is for %v", s.name, imported, homes)
				}
			}
		}
	}
}

// A library that is not in the list would have any number of homes. Tests may use what has one, and nothing else.
func TestEveryLibraryIsListed(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		for _, imported := range s.imports() {
			host, _, _ := strings.Cut(imported, "/")
			listed := func(library string) bool { return imported == library || strings.HasPrefix(imported, library+"/") }
			if strings.Contains(host, ".") && !slices.ContainsFunc(slices.Collect(maps.Keys(only)), listed) {
				t.Errorf("%s imports %s: say in docs/architecture.md why, and here where it may be used", s.name, imported)
			}
		}
	}
}

// A rule for a package that is gone protects nothing.
func TestRulesAreOfPackagesThatExist(t *testing.T) {
	t.Parallel()
	there := map[string]bool{}
	for _, s := range sources(t) {
		there[s.pkg] = true
	}
	for pkg, may := range allowed {
		for _, p := range append([]string{pkg}, may...) {
			if !there[p] {
				t.Errorf("the rules name %s, which does not exist", p)
			}
		}
	}
	for library, homes := range only {
		for _, p := range homes {
			if !there[p] {
				t.Errorf("the rules let %s use %s, and there is no such package", p, library)
			}
		}
	}
	for _, p := range slices.Concat(domain, secretive) {
		if !there[p] {
			t.Errorf("the rules count %s to the domain, and there is no such package", p)
		}
	}
}
