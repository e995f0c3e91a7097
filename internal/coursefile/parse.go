package coursefile

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"fasti/internal/history"
)

// Load reads a course folder and parses it. The error is about reading; problems are about the content.
func Load(fsys fs.FS) (*history.Course, Files, []Problem, error) {
	files, err := ReadFS(fsys)
	if err != nil {
		return nil, nil, nil, err
	}
	course, problems := Parse(files)
	return course, files, problems, nil
}

// Parse makes a course of a folder, or lists all of its problems in the order of the files.
func Parse(files Files) (*history.Course, []Problem) {
	if problems := files.check(); len(problems) > 0 {
		return nil, tidy(problems)
	}
	p := &parsing{files: files, roots: map[string]ast.Node{}}
	if draft := p.draft(); !p.broken {
		course, problems := history.New(draft)
		if len(p.problems)+len(problems) == 0 {
			return course, nil
		}
		p.follow(problems)
	}
	return nil, tidy(p.problems)
}

// follow adds what history complains of, except where the file itself was at fault: what was not taken over
// from there is missing to history too.
func (p *parsing) follow(problems []history.Problem) {
	told := map[Problem]bool{}
	for _, problem := range p.problems {
		problem.What = ""
		told[problem] = true
	}
	for _, problem := range problems {
		located := p.locate(problem)
		if !told[Problem{File: located.File, Line: located.Line, Column: located.Column}] {
			p.problems = append(p.problems, located)
		}
	}
}

// parsing is one run over a folder.
type parsing struct {
	files    Files
	roots    map[string]ast.Node // by file: to find the place of what history complains of
	problems []Problem
	broken   bool // a file is no YAML, so references into it would all seem to dangle
}

func (p *parsing) problem(file string, node ast.Node, format string, args ...any) {
	line, column := position(node)
	p.problems = append(p.problems, Problem{file, line, column, fmt.Sprintf(format, args...)})
}

func position(node ast.Node) (line, column int) {
	if node == nil {
		return 0, 0
	}
	// The token of a mapping is its first colon; its place is that of its first key.
	switch n := node.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return position(n.Values[0])
		}
	case *ast.MappingValueNode:
		return position(n.Key)
	}
	at := node.GetToken().Position
	return at.Line, at.Column
}

// draft reads every file of the folder.
func (p *parsing) draft() history.Draft {
	var d history.Draft
	p.one("course.yaml", &d.Meta)
	d.Meta.Origin = history.Origin{File: "course.yaml", Index: -1}
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		switch listOf(name) {
		case "sources":
			list(p, name, &d.Sources, func(e *history.Source, o history.Origin) { e.Origin = o })
		case "people":
			list(p, name, &d.People, func(e *history.Person, o history.Origin) { e.Origin = o })
		case "bodies":
			list(p, name, &d.Bodies, func(e *history.Body, o history.Origin) { e.Origin = o })
		case "offices":
			list(p, name, &d.Offices, func(e *history.Office, o history.Origin) { e.Origin = o })
		case "tenures":
			list(p, name, &d.Tenures, func(e *history.Tenure, o history.Origin) { e.Origin = o })
		case "places":
			list(p, name, &d.Places, func(e *history.Place, o history.Origin) { e.Origin = o })
		case "terms":
			list(p, name, &d.Terms, func(e *history.Term, o history.Origin) { e.Origin = o })
		case "events":
			era := history.EraID(strings.TrimSuffix(path.Base(name), ".yaml"))
			list(p, name, &d.Events, func(e *history.Event, o history.Origin) { e.Origin, e.Era = o, era })
		}
	}
	return d
}

// root parses one file; nil where there is none, or nothing in it, or it is no YAML.
func (p *parsing) root(name string) ast.Node {
	text, ok := p.files[name]
	if !ok || strings.TrimSpace(text) == "" {
		return nil
	}
	if line, column := tooDeep(text); line > 0 {
		p.broken = true
		p.problems = append(p.problems, Problem{name, line, column, fmt.Sprintf("lists and maps are nested more than %d deep here", maxDepth)})
		return nil
	}
	file, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		p.broken = true
		p.problems = append(p.problems, syntaxProblem(name, err))
		return nil
	}
	docs := slices.DeleteFunc(file.Docs, func(d *ast.DocumentNode) bool { return d.Body == nil })
	if len(docs) == 0 {
		return nil
	}
	if len(docs) > 1 {
		p.problem(name, docs[1].Body, "a second YAML document begins here; a course file holds one")
	}
	p.roots[name] = docs[0].Body
	return docs[0].Body
}

func syntaxProblem(name string, err error) Problem {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		at := e.GetToken().Position
		return Problem{name, at.Line, at.Column, "is no YAML here: " + e.GetMessage()}
	}
	return Problem{File: name, What: "is no YAML: " + err.Error()}
}

func (p *parsing) one(name string, into any) {
	if root := p.root(name); root != nil {
		(&decoder{p, name}).into(root, into)
	} else if !p.broken {
		p.problems = append(p.problems, Problem{File: name, What: "is empty"})
	}
}

// list appends the entities of a file to a list, each with where it stood.
func list[T any](p *parsing, name string, into *[]T, origin func(*T, history.Origin)) {
	root := p.root(name)
	if root == nil {
		return
	}
	seq, ok := root.(*ast.SequenceNode)
	if !ok {
		p.problem(name, root, "the file holds a list; begin each entry with a hyphen: - id: ...")
		return
	}
	d := &decoder{p, name}
	for i, node := range seq.Values {
		var entity T
		d.into(node, &entity)
		origin(&entity, history.Origin{File: name, Index: i})
		*into = append(*into, entity)
	}
}

// locate finds the place of what history complains of: as far down its path as the file goes.
func (p *parsing) locate(problem history.Problem) Problem {
	out := Problem{File: problem.Origin.File, What: problem.String()}
	node := p.roots[out.File]
	if node == nil {
		return out
	}
	if seq, ok := node.(*ast.SequenceNode); ok && problem.Origin.Index >= 0 && problem.Origin.Index < len(seq.Values) {
		node = seq.Values[problem.Origin.Index]
	}
	node = descend(node, problem.Path)
	out.Line, out.Column = position(node)
	if _, plain := node.(*ast.StringNode); plain || isNumber(node) {
		out.Column += problem.Offset
	}
	return out
}

// descend follows a path such as "people[1].role" through maps and lists, and stops where it ends.
func descend(node ast.Node, where string) ast.Node {
	for _, step := range strings.FieldsFunc(where, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		next := child(node, step)
		if next == nil {
			return node
		}
		node = next
	}
	return node
}

func child(node ast.Node, step string) ast.Node {
	switch n := node.(type) {
	case *ast.MappingNode:
		for _, pair := range n.Values {
			if keyOf(pair) == step {
				return pair.Value
			}
		}
	case *ast.MappingValueNode:
		if keyOf(n) == step {
			return n.Value
		}
	case *ast.SequenceNode:
		for i, v := range n.Values {
			if fmt.Sprint(i) == step {
				return v
			}
		}
	}
	return nil
}
