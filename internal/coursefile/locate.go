package coursefile

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"fasti/internal/history"
)

// locate finds the place of what history complains of: as far down its path as the file goes.
func (p *parsing) locate(problem history.Problem) Problem {
	out := Problem{File: problem.Origin.File, What: problem.String()}
	node, line := p.find(problem.Origin)
	if node == nil {
		return out
	}
	node = descend(node, problem.Path)
	out.Line, out.Column = position(node)
	out.Line += line
	if _, plain := node.(*ast.StringNode); plain || isNumber(node) {
		out.Column += problem.Offset
	}
	return out
}

// find parses once more what an entity stands in, for the trees are not kept, and returns the entity and how many
// lines there are above what was parsed.
func (p *parsing) find(at history.Origin) (node ast.Node, line int) {
	if p.last.file != at.File || at.Index < p.last.first || at.Index >= p.last.first+p.last.entries {
		quiet := &parsing{files: p.files}
		p.last, p.lastRoot = chunk{}, nil
		file, ok := quiet.whole(at.File)
		if !ok {
			return nil, 0
		}
		for _, c := range chunks(file) {
			if at.Index < c.first+c.entries || c.entries == 0 {
				p.last, p.lastRoot = c, quiet.root(c)
				break
			}
		}
	}
	seq, ok := p.lastRoot.(*ast.SequenceNode)
	if i := at.Index - p.last.first; ok && i >= 0 && i < len(seq.Values) {
		return seq.Values[i], p.last.line
	}
	return p.lastRoot, p.last.line
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
