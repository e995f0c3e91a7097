package coursefile

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"fasti/internal/history"
)

// kinds of thing that a cell can name, as messages call them.
const (
	aSource  = "source"
	aPerson  = "person"
	aBody    = "body"
	anOffice = "office"
	aTenure  = "tenure"
	aPlace   = "place"
	aTerm    = "term"
	anEvent  = "event"
	anEra    = "era"
	aTopic   = "topic"
)

// names finds entities by what people call them: the ID, the name, an alias, in any case.
type names struct {
	ids map[string]map[string]bool     // by kind
	by  map[string]map[string][]string // by kind and folded name
}

func newNames() *names {
	return &names{ids: map[string]map[string]bool{}, by: map[string]map[string][]string{}}
}

// foldName makes names alike that people take for the same: in any case, with any spaces, with an article or without.
func foldName(s string) string {
	return strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " ")), "the ")
}

// maxAlike is how many entities of one name are kept: two are too many for a cell to name one.
const maxAlike = 4

// add makes an entity known under its ID and other names.
func (n *names) add(kind, id string, others ...string) {
	if n.ids[kind] == nil {
		n.ids[kind], n.by[kind] = map[string]bool{}, map[string][]string{}
	}
	n.ids[kind][id] = true
	for _, name := range others {
		key := foldName(name)
		if alike := n.by[kind][key]; key != "" && len(alike) < maxAlike && !slices.Contains(alike, id) {
			n.by[kind][key] = append(alike, id)
		}
	}
}

// ref is an entity that a cell names.
type ref struct{ kind, id string }

// find returns what a text names among some kinds: by the ID first, then by name. It returns several where the name
// is that of several.
func (n *names) find(text string, kinds ...string) []ref {
	for _, kind := range kinds { // "body senate", where a person has the same ID
		if id, ok := strings.CutPrefix(text, kind+" "); ok && n.ids[kind][id] {
			return []ref{{kind, id}}
		}
	}
	var found []ref
	for _, kind := range kinds {
		if n.ids[kind][text] {
			found = append(found, ref{kind, text})
		}
	}
	if len(found) > 0 {
		return found
	}
	key := foldName(text)
	for _, kind := range kinds {
		for _, id := range n.by[kind][key] {
			found = append(found, ref{kind, id})
		}
	}
	return found
}

// called is how a cell names an entity among some kinds, so that it is found again.
func (n *names) called(r ref, kinds ...string) string {
	for _, kind := range kinds {
		if kind != r.kind && n.ids[kind][r.id] {
			return r.kind + " " + r.id
		}
	}
	return r.id
}

// several says which of several entities of one name there are.
func several(text string, found []ref) string {
	list := make([]string, len(found))
	for i, r := range found {
		list[i] = r.kind + " " + r.id
	}
	return fmt.Sprintf("%q may be %s; write one of these", text, strings.Join(list, " or "))
}

// ofDraft makes everything in a draft known.
func (n *names) ofDraft(d *history.Draft) {
	every := func(t history.Text) []string {
		var out []string
		for _, s := range t {
			out = append(out, s)
		}
		return out
	}
	for i := range d.Meta.Eras {
		n.add(anEra, string(d.Meta.Eras[i].ID), every(d.Meta.Eras[i].Title)...)
	}
	for i := range d.Meta.Topics {
		n.add(aTopic, string(d.Meta.Topics[i].ID), every(d.Meta.Topics[i].Title)...)
	}
	for i := range d.Sources {
		n.add(aSource, string(d.Sources[i].ID), d.Sources[i].Title, d.Sources[i].Cite())
	}
	for i := range d.People {
		p := &d.People[i]
		n.add(aPerson, string(p.ID), slices.Concat(every(p.Name), every(p.Short), p.Aliases)...)
	}
	for i := range d.Bodies {
		n.add(aBody, string(d.Bodies[i].ID), slices.Concat(every(d.Bodies[i].Name), d.Bodies[i].Aliases)...)
	}
	for i := range d.Offices {
		n.add(anOffice, string(d.Offices[i].ID), slices.Concat(every(d.Offices[i].Title), d.Offices[i].Aliases)...)
	}
	for i := range d.Tenures {
		n.add(aTenure, string(d.Tenures[i].ID))
	}
	for i := range d.Places {
		p := &d.Places[i]
		n.add(aPlace, string(p.ID), slices.Concat(every(p.Name), p.Aliases)...)
		for j := range p.Names {
			n.add(aPlace, string(p.ID), every(p.Names[j].Name)...)
		}
	}
	for i := range d.Terms {
		n.add(aTerm, string(d.Terms[i].ID), slices.Concat(every(d.Terms[i].Word), d.Terms[i].Aliases)...)
	}
	for i := range d.Events {
		n.add(anEvent, string(d.Events[i].ID), slices.Concat(every(d.Events[i].Title), every(d.Events[i].Name))...)
	}
}
