package archtest_test

import (
	"go/ast"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// domain are the packages that know no HTTP, SQL, template, clock or log: what they need of the world comes in
// as a value, or by an interface that they declare.
var domain = []string{
	"internal/errs", "internal/calendar", "internal/edtf", "internal/history", "internal/question", "internal/quiz",
	"internal/review", "internal/roster", "internal/gradebook", "internal/sheet",
}

// outside is what the domain may not import, and anything below it.
var outside = []string{"database/sql", "html/template", "log", "net", "os", "syscall", "testing", "text/template", "github.com/a-h/templ"}

// pureParts of those are fine: they only read and write texts.
var pureParts = []string{"net/mail", "net/netip", "net/url"}

// reads are functions that read the clock or wait for it, and those that draw from a source that nobody seeded.
var reads = map[string][]string{
	"time":         {"After", "AfterFunc", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until"},
	"math/rand":    {"*"},
	"math/rand/v2": {"ExpFloat64", "Float32", "Float64", "Int", "Int32", "Int32N", "Int64", "Int64N", "IntN", "N", "NormFloat64", "Perm", "Shuffle", "Uint32", "Uint32N", "Uint64", "Uint64N", "UintN"},
	"crypto/rand":  {"*"},
}

// secretive may read the system's randomness: a secret that a caller could choose would be none.
var secretive = []string{"internal/roster"}

func TestTheDomainKnowsNothingOfTheWorld(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.test || !slices.Contains(domain, s.pkg) {
			continue
		}
		for _, imported := range s.imports() {
			below := func(of string) bool { return imported == of || strings.HasPrefix(imported, of+"/") }
			if slices.ContainsFunc(outside, below) && !slices.Contains(pureParts, imported) {
				t.Errorf("%s imports %s; the domain takes values", s.name, imported)
			}
		}
	}
}

func TestTheDomainReadsNoClockAndNoRandomness(t *testing.T) {
	t.Parallel()
	for _, s := range sources(t) {
		if s.test || !slices.Contains(domain, s.pkg) {
			continue
		}
		names := importNames(s)
		ast.Inspect(s.file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of, ok := selector.X.(*ast.Ident)
			if !ok {
				return true
			}
			imported := names[of.Name]
			if imported == "crypto/rand" && slices.Contains(secretive, s.pkg) {
				return true
			}
			if f := reads[imported]; slices.Contains(f, selector.Sel.Name) || slices.Contains(f, "*") {
				t.Errorf("%s uses %s.%s; take the time, the seed or the ID as a value", s.set.Position(n.Pos()), imported, selector.Sel.Name)
			}
			return true
		})
	}
}

// importNames is what a file calls the packages that it imports.
func importNames(s source) map[string]string {
	names := map[string]string{}
	for _, spec := range s.file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := path.Base(imported)
		if name == "v2" {
			name = path.Base(path.Dir(imported))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = imported
	}
	return names
}
