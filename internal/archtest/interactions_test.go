package archtest_test

import (
	"go/ast"
	"strconv"
	"strings"
	"testing"
)

// A layer is a place that must know every interaction, for what it does can't be said once for all of them.
type layer struct {
	does  string
	knows map[string]bool // interactions by their name, or by their type in internal/question
}

// TestEveryLayerKnowsEveryInteraction lists the layers that an interaction still lacks, for whoever adds one.
func TestEveryLayerKnowsEveryInteraction(t *testing.T) {
	t.Parallel()
	names := map[string]string{} // by type
	var kept, shown layer
	var arrives []layer
	tested := map[string]bool{}
	for _, s := range sources(t) {
		switch {
		case s.pkg == "internal/question" && s.test:
			tested[s.name] = true
		case s.pkg == "internal/question":
			interactionTypes(t, s, names)
			if literal := variable(s, "interactions"); literal != nil {
				kept = layer{"interactions in internal/question reads a stored one back", stringsOf(literal)}
			}
		case s.pkg == "web/page":
			if literal := variable(s, "Interactions"); literal != nil {
				shown = layer{"Interactions in web/page has its form and its marking", stringsOf(literal)}
			}
		case s.pkg == "internal/server":
			for _, name := range []string{"parseResponse", "formOf", "markedOf"} {
				if f := function(s, name); f != nil {
					arrives = append(arrives, layer{name + " in internal/server takes or shows it", typeCases(f)})
				}
			}
		}
	}
	if len(names) < 3 || kept.knows == nil || shown.knows == nil || len(arrives) != 3 {
		t.Fatalf("of interactions %v, and of their layers %v, %v and %v were found: this test looks in the wrong places", names, kept, shown, arrives)
	}
	for typ, name := range names {
		for _, l := range append(arrives, kept, shown) {
			if !l.knows[typ] && !l.knows[name] {
				t.Errorf("the interaction %q (%s) is missing where %s", name, typ, l.does)
			}
		}
		if file := "internal/question/interaction_" + strings.ReplaceAll(name, " ", "_") + "_test.go"; !tested[file] {
			t.Errorf("the interaction %q has no test %s", name, file)
		}
	}
	for _, l := range []layer{kept, shown} {
		if len(l.knows) != len(names) {
			t.Errorf("%s: it knows %v, and there are %v", l.does, l.knows, names)
		}
	}
}

// interactionTypes finds the types of a file that have a Name, as an interaction has, and what it returns.
func interactionTypes(t *testing.T, s source, names map[string]string) {
	t.Helper()
	if !strings.HasPrefix(s.name, "internal/question/interaction_") {
		return
	}
	f := function(s, "Name")
	if f == nil || f.Recv == nil {
		t.Errorf("%s holds no interaction: nothing in it has a Name", s.name)
		return
	}
	for name := range stringsOf(f.Body) {
		names[typeName(f.Recv.List[0].Type)] = name
	}
}

func function(s source, name string) *ast.FuncDecl {
	for _, d := range s.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == name && f.Body != nil {
			return f
		}
	}
	return nil
}

// variable returns what a variable of a package begins with.
func variable(s source, name string) ast.Node {
	for _, d := range s.file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range group.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok && v.Names[0].Name == name && len(v.Values) == 1 {
				return v.Values[0]
			}
		}
	}
	return nil
}

func stringsOf(n ast.Node) map[string]bool {
	found := map[string]bool{}
	ast.Inspect(n, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok {
			if text, err := strconv.Unquote(literal.Value); err == nil {
				found[text] = true
			}
		}
		return true
	})
	return found
}

// typeCases are the types that a function tells apart, without pointer and package.
func typeCases(f *ast.FuncDecl) map[string]bool {
	found := map[string]bool{}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.TypeSwitchStmt); ok {
			for _, c := range s.Body.List {
				for _, typ := range c.(*ast.CaseClause).List {
					found[typeName(typ)] = true
				}
			}
		}
		return true
	})
	return found
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.Ident:
		return e.Name
	}
	return ""
}
