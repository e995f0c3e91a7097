package question

import (
	"slices"
	"strings"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// named is somebody or something that a course knows by several names.
type named struct {
	forms          []string    // every name, the one that options show among them
	came, went     edtf.Date   // birth and death, or foundation and end; zero where not known
	cameAlt, wentA []edtf.Span // rival values of the two
}

// nameIndex finds what a text names, by every name that the course has for it, in normal form.
type nameIndex map[string][]*named

func indexNames(c *history.Course) nameIndex {
	x := nameIndex{}
	for i := range c.People() {
		p := &c.People()[i]
		n := &named{forms: everyName(p.Aliases, p.Name, p.Short), came: p.Born.Date(), went: p.Died.Date()}
		n.cameAlt, n.wentA = rivalSpans(p.On("born")), rivalSpans(p.On("died"))
		x.add(n)
	}
	for i := range c.Bodies() {
		b := &c.Bodies()[i]
		x.add(&named{forms: everyName(b.Aliases, b.Name), came: b.Founded.Date(), went: b.Ended.Date()})
	}
	for i := range c.Offices() {
		o := &c.Offices()[i]
		x.add(&named{forms: everyName(o.Aliases, o.Title, o.Holder), came: o.Founded.Date(), went: o.Ended.Date()})
	}
	return x
}

// everyName collects the names of an entity in the language of the stems, without their articles.
func everyName(aliases []string, texts ...history.Text) []string {
	var out []string
	for _, t := range texts {
		if s := withoutArticle(t.In(locale)); s != "" {
			out = append(out, s)
		}
	}
	return append(out, aliases...)
}

func rivalSpans(list []history.MarkedDifference) []edtf.Span {
	var out []edtf.Span
	for _, m := range list {
		if d := m.Date(); !d.IsZero() {
			out = append(out, d.Envelope())
		}
	}
	return out
}

func withoutArticle(s string) string {
	for _, article := range []string{"the ", "a ", "an "} {
		if len(s) > len(article) && strings.EqualFold(s[:len(article)], article) {
			return s[len(article):]
		}
	}
	return s
}

func (x nameIndex) add(n *named) {
	for _, form := range n.forms {
		if key := normal(form); key != "  " {
			x[key] = append(x[key], n)
		}
	}
}

// of returns what a text is the name of.
func (x nameIndex) of(text string) []*named { return x[normal(withoutArticle(text))] }

// forms returns the names of what a text is the name of, and the text itself.
func (x nameIndex) forms(text string) []string {
	out := []string{withoutArticle(text)}
	for _, n := range x.of(text) {
		out = append(out, n.forms...)
	}
	return out
}

// same reports whether two texts can be names of one thing.
func (x nameIndex) same(a, b string) bool {
	if normal(withoutArticle(a)) == normal(withoutArticle(b)) {
		return true
	}
	for _, n := range x.of(a) {
		if slices.Contains(x.of(b), n) {
			return true
		}
	}
	return false
}

// missed reports whether somebody or something surely did not yet exist at a time, or surely no longer did.
func (n *named) missed(time edtf.Span) bool {
	return surely(n.came, n.cameAlt, time.Before) || surely(n.went, n.wentA, func(s edtf.Span) bool { return s.Before(time) })
}

// surely reports whether a condition holds of a date and of all that rivals it.
func surely(d edtf.Date, rivals []edtf.Span, holds func(edtf.Span) bool) bool {
	if d.IsZero() || !holds(d.Envelope()) {
		return false
	}
	for _, r := range rivals {
		if !holds(r) {
			return false
		}
	}
	return true
}
