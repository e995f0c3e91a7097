package coursefile

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
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
	p := &parsing{files: files}
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
	problems []Problem
	broken   bool  // a file is no YAML, so references into it would all seem to dangle
	last     chunk // whose tree locate made last
	lastRoot ast.Node
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
	d.Sources = list(p, "sources", func(e *history.Source, o history.Origin) { e.Origin = o })
	d.People = list(p, "people", func(e *history.Person, o history.Origin) { e.Origin = o })
	d.Bodies = list(p, "bodies", func(e *history.Body, o history.Origin) { e.Origin = o })
	d.Offices = list(p, "offices", func(e *history.Office, o history.Origin) { e.Origin = o })
	d.Tenures = list(p, "tenures", func(e *history.Tenure, o history.Origin) { e.Origin = o })
	d.Places = list(p, "places", func(e *history.Place, o history.Origin) { e.Origin = o })
	d.Terms = list(p, "terms", func(e *history.Term, o history.Origin) { e.Origin = o })
	d.Events = list(p, "events", func(e *history.Event, o history.Origin) {
		e.Origin, e.Era = o, history.EraID(strings.TrimSuffix(path.Base(o.File), ".yaml"))
	})
	return d
}

// root parses one file as a whole; nil where there is nothing in it, or it is no YAML.
func (p *parsing) root(c chunk) ast.Node {
	if strings.TrimSpace(c.text) == "" {
		return nil
	}
	file, err := parser.Parse(lexer.Tokenize(c.text), 0)
	if err != nil {
		p.broken = true
		p.problems = append(p.problems, syntaxProblem(c, err))
		return nil
	}
	docs := slices.DeleteFunc(file.Docs, func(d *ast.DocumentNode) bool { return d.Body == nil })
	if len(docs) == 0 {
		return nil
	}
	if len(docs) > 1 {
		(&decoder{p: p, c: c}).problem(docs[1].Body, "a second YAML document begins here; a course file holds one")
	}
	return docs[0].Body
}

// whole is a file as one chunk; it reports false where there is none, or one that is nested too deep to be parsed.
func (p *parsing) whole(name string) (chunk, bool) {
	text, ok := p.files[name]
	if line, column := tooDeep(text); line > 0 {
		p.broken = true
		p.problems = append(p.problems, Problem{File: name, Line: line, Column: column, What: fmt.Sprintf("lists and maps are nested more than %d deep here", maxDepth)})
		return chunk{}, false
	}
	return chunk{file: name, text: text}, ok
}

func syntaxProblem(c chunk, err error) Problem {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		at := e.GetToken().Position
		return Problem{File: c.file, Line: c.line + at.Line, Column: at.Column, What: "is no YAML here: " + e.GetMessage()}
	}
	return Problem{File: c.file, What: "is no YAML: " + err.Error()}
}

func (p *parsing) one(name string, into any) {
	c, ok := p.whole(name)
	if !ok {
		return
	}
	if root := p.root(c); root != nil {
		(&decoder{p: p, c: c}).into(root, into)
	} else if !p.broken {
		p.problems = append(p.problems, Problem{File: name, What: "is empty"})
	}
}

// list reads the entities of one kind from all of their files, each with where it stood. A large file is parsed in
// pieces, because its tree would take twenty times the memory of the text, and several at once. Only once all are read
// are they put together: a list that grows meanwhile would be copied again and again, by one goroutine alone.
func list[T any](p *parsing, kind string, origin func(*T, history.Origin)) []T {
	var cut []chunk
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if listOf(name) != kind {
			continue
		}
		if file, ok := p.whole(name); ok {
			cut = append(cut, chunks(file)...)
		}
	}
	pieces := make([]piece[T], len(cut))
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, c := range cut {
		places <- struct{}{}
		wg.Go(func() {
			defer func() { <-places }()
			pieces[i].read(c, origin)
		})
	}
	wg.Wait()
	parts := make([][]T, len(pieces))
	for i := range pieces {
		parts[i] = pieces[i].entities
		p.problems = append(p.problems, pieces[i].p.problems...)
		p.broken = p.broken || pieces[i].p.broken
	}
	return slices.Concat(parts...)
}

// piece is what some entries of a list were read to.
type piece[T any] struct {
	p        parsing
	entities []T
}

func (x *piece[T]) read(c chunk, origin func(*T, history.Origin)) {
	root := x.p.root(c)
	if root == nil {
		return
	}
	d := &decoder{p: &x.p, c: c}
	seq, ok := root.(*ast.SequenceNode)
	if !ok {
		d.problem(root, "the file holds a list; begin each entry with a hyphen: - id: ...")
		return
	}
	x.entities = make([]T, len(seq.Values))
	for i, node := range seq.Values {
		d.into(node, &x.entities[i])
		origin(&x.entities[i], history.Origin{File: c.file, Index: c.first + i})
	}
}
