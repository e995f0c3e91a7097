package coursefile

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// decoder fills the structs of history from YAML by their yaml tags. Unlike a library's decoder it goes on
// after a mistake, so that all of a file's are told at once, and takes every scalar as the text that was
// written, so that 0862 stays a year and is no octal number.
type decoder struct {
	p     *parsing
	c     chunk
	words map[string]string // what was read already, so that a word that comes again takes no memory of its own
}

// scalarSetter is what a type has that may be written as a bare scalar in place of a map.
type scalarSetter interface{ SetScalar(string) error }

const maxDepth = 32

// tooDeep finds where brackets nest deeper than any course does. It counts brackets in quotes too, which
// only errs on the side of refusing what nobody writes.
func tooDeep(text string) (line, column int) {
	depth, line, start := 0, 1, 0
	for i := range len(text) {
		switch text[i] {
		case '\n':
			line, start = line+1, i+1
		case '[', '{':
			if depth++; depth > maxDepth {
				return line, i - start + 1
			}
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return 0, 0
}

func (d *decoder) problem(node ast.Node, format string, args ...any) {
	line, column := position(node)
	if line > 0 {
		line += d.c.line
	}
	d.p.problems = append(d.p.problems, Problem{File: d.c.file, Line: line, Column: column, What: fmt.Sprintf(format, args...)})
}

func (d *decoder) into(node ast.Node, target any) {
	d.value(node, reflect.ValueOf(target).Elem())
}

func (d *decoder) value(node ast.Node, v reflect.Value) {
	switch node.(type) {
	case *ast.NullNode:
		return
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		d.problem(node, "anchors, aliases and tags are not used in a course; write the value out")
		return
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		d.value(node, v.Elem())
		return
	}
	if text, ok := scalar(node); ok {
		if s, ok := reflect.TypeAssert[scalarSetter](v.Addr()); ok {
			if err := s.SetScalar(text); err != nil {
				d.problem(node, "%v", err)
			}
			return
		}
		d.scalar(node, text, v)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(node, v)
	case reflect.Slice:
		d.slice(node, v)
	case reflect.Map:
		d.mapping(node, v)
	default:
		d.problem(node, "a single value is expected here, not %s", describe(node))
	}
}

func (d *decoder) scalar(node ast.Node, text string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(d.word(text))
	case reflect.Float64:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			d.problem(node, "%q is no number; write one such as 55.75", text)
		}
		v.SetFloat(f)
	case reflect.Slice:
		d.problem(node, "a list is expected here; write it as [%s]", text)
	default:
		d.problem(node, "a map is expected here, such as { key: value }, not the text %q", text)
	}
}

func (d *decoder) structure(node ast.Node, v reflect.Value) {
	pairs, ok := pairsOf(node)
	if !ok {
		d.problem(node, "a map is expected here, such as { key: value }, not %s", describe(node))
		return
	}
	keys := keysOf(v.Type())
	for _, pair := range pairs {
		key := keyOf(pair)
		field, ok := keys.fields[key]
		if !ok {
			d.problem(pair.Key, "there is no key %q here; there are %s", key, strings.Join(keys.names, ", "))
			continue
		}
		d.value(pair.Value, v.FieldByIndex(field))
	}
}

// maxWord is the longest text that is worth looking up: IDs and roles come again and again, sentences don't.
const maxWord = 32

// word returns a text, in the same memory as the one before that reads alike.
func (d *decoder) word(text string) string {
	if len(text) > maxWord {
		return text
	}
	if known, ok := d.words[text]; ok {
		return known
	}
	if d.words == nil {
		d.words = map[string]string{}
	}
	d.words[text] = text
	return text
}

func (d *decoder) slice(node ast.Node, v reflect.Value) {
	seq, ok := node.(*ast.SequenceNode)
	if !ok {
		d.problem(node, "a list is expected here, not %s", describe(node))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(seq.Values), len(seq.Values)))
	for i, item := range seq.Values {
		d.value(item, v.Index(i))
	}
}

func (d *decoder) mapping(node ast.Node, v reflect.Value) {
	pairs, ok := pairsOf(node)
	if !ok {
		d.problem(node, "a text, or a map of texts by language, is expected here, not %s", describe(node))
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(pairs)))
	for _, pair := range pairs {
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(pair.Value, value)
		v.SetMapIndex(reflect.ValueOf(keyOf(pair)).Convert(v.Type().Key()), value)
	}
}

// scalar returns the text of a scalar as it was written, without its quotes.
func scalar(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimSuffix(n.Value.Value, "\n"), true
	case *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	if isNumber(node) {
		return node.GetToken().Value, true
	}
	return "", false
}

func isNumber(node ast.Node) bool {
	switch node.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return true
	}
	return false
}

func pairsOf(node ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := node.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

func keyOf(pair *ast.MappingValueNode) string { return pair.Key.GetToken().Value }

func describe(node ast.Node) string {
	switch node.(type) {
	case *ast.SequenceNode:
		return "a list"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a map"
	}
	if text, ok := scalar(node); ok {
		return strconv.Quote(text)
	}
	return "what stands here"
}
