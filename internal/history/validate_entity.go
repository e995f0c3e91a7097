package history

import (
	"fmt"
	"net/url"
	"strings"
)

func (v *validator) source(s *Source) {
	a := v.at(s.Origin, "source", string(s.ID))
	if s.Kind == "" {
		a.problem("kind", "what kind of work is it: %s?", strings.Join(SourceKinds, ", "))
	}
	if s.Kind != ClassSource || v.c.overlay.IsZero() {
		a.oneOf("kind", s.Kind, SourceKinds)
	}
	if s.Title == "" {
		a.problem("title", "a source needs a title")
	}
	for _, field := range []struct{ path, text string }{
		{"author", s.Author}, {"title", s.Title}, {"in", s.In}, {"year", s.Year}, {"publisher", s.Publisher},
	} {
		a.plain(field.path, field.text)
	}
	if s.URL != "" {
		if u, err := url.Parse(s.URL); err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
			a.problem("url", "%q is no web address; write one that begins with https://", s.URL)
		}
	}
	a.text("note", s.Note, false)
}

func (v *validator) person(p *Person) {
	a := v.at(p.Origin, "person", string(p.ID))
	a.text("name", p.Name, true)
	a.text("short", p.Short, false)
	a.text("who", p.Who, true)
	a.plain("sort", p.Sort)
	a.aliases(p.Aliases)
	a.sources("who", p.Sources)
	a.date("born", p.Born, p.Sources)
	a.date("died", p.Died, p.Sources)
	a.date("floruit", p.Floruit, p.Sources)
	a.differences(&p.Differences, map[string]bool{
		"born": p.Born != nil, "died": p.Died != nil, "floruit": p.Floruit != nil,
	}, []string{"name", "account"})
}

func (v *validator) body(b *Body) {
	a := v.at(b.Origin, "body", string(b.ID))
	a.text("name", b.Name, true)
	a.text("what", b.What, true)
	a.aliases(b.Aliases)
	if b.Article != "" && b.Article != "the" {
		a.problem("article", "%q is no article that a name takes; write: the, or leave it out", b.Article)
	}
	if b.PartOf != "" && v.c.bodies[b.PartOf] == nil {
		a.problem("part_of", "there is no body %q", b.PartOf)
	}
	a.sources("what", b.Sources)
	a.date("founded", b.Founded, b.Sources)
	a.date("ended", b.Ended, b.Sources)
}

func (v *validator) office(o *Office) {
	a := v.at(o.Origin, "office", string(o.ID))
	a.text("title", o.Title, true)
	a.text("holder", o.Holder, true)
	a.aliases(o.Aliases)
	if o.Body != "" && v.c.bodies[o.Body] == nil {
		a.problem("body", "there is no body %q", o.Body)
	}
	if o.Era != "" && v.c.eras[o.Era] == nil {
		a.problem("era", "there is no era %q", o.Era)
	}
	a.oneOf("seats", string(o.Seats), []string{string(One), string(Many)})
	a.sources("title", o.Sources)
	a.date("founded", o.Founded, o.Sources)
	a.date("ended", o.Ended, o.Sources)
	a.date("complete", o.Complete, o.Sources)
}

func (v *validator) tenure(t *Tenure) {
	a := v.at(t.Origin, "tenure", string(t.ID))
	if v.c.offices[t.Office] == nil {
		a.problem("office", "there is no office %q", t.Office)
	}
	if v.c.people[t.Person] == nil {
		a.problem("person", "there is no person %q", t.Person)
	}
	if t.From == nil {
		a.problem("from", "a tenure has a beginning; write it as exactly as it is known")
	}
	a.date("from", t.From, t.Sources)
	a.tenureEnd(t)
	a.oneOf("began", t.Began, Beginnings)
	a.oneOf("ended", t.Ended, Endings)
	a.text("note", t.Note, false)
	a.differences(&t.Differences, map[string]bool{"from": t.From != nil, "to": t.To != nil}, []string{"began", "ended", "account"})
}

// tenureEnd takes ".." for a tenure that still goes on, which is no date by itself.
func (a at) tenureEnd(t *Tenure) {
	if t.To != nil && t.To.Is == ".." {
		if t.Ended != "" {
			a.problem("ended", "the tenure still goes on (to: ..), so it has not ended")
		}
		return
	}
	a.date("to", t.To, t.Sources)
}

func (v *validator) place(p *Place) {
	a := v.at(p.Origin, "place", string(p.ID))
	a.text("name", p.Name, true)
	a.text("what", p.What, false)
	a.aliases(p.Aliases)
	a.sources("name", p.Sources)
	if (p.Lat == nil) != (p.Lon == nil) {
		a.problem("lat", "latitude and longitude go together")
	}
	if p.Lat != nil && (*p.Lat < -90 || *p.Lat > 90) {
		a.problem("lat", "a latitude is between -90 and 90 degrees")
	}
	if p.Lon != nil && (*p.Lon < -180 || *p.Lon > 180) {
		a.problem("lon", "a longitude is between -180 and 180 degrees")
	}
	for i := range p.Names {
		n := &p.Names[i]
		path := fmt.Sprintf("names[%d].", i)
		a.text(path+"name", n.Name, true)
		if n.During == nil {
			a.problem(path+"during", "when did the place have this name?")
		}
		fallback := n.Sources
		if len(fallback) == 0 {
			fallback = p.Sources
		}
		a.date(path+"during", n.During, fallback)
	}
}

func (v *validator) term(t *Term) {
	a := v.at(t.Origin, "term", string(t.ID))
	a.text("word", t.Word, true)
	a.text("definition", t.Definition, true)
	a.aliases(t.Aliases)
	a.sources("definition", t.Sources)
	if t.Era != "" && v.c.eras[t.Era] == nil {
		a.problem("era", "there is no era %q", t.Era)
	}
}
