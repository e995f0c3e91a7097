package coursefile

import (
	"slices"
	"strings"

	"fasti/internal/history"
)

// partsCell shows who had which part: by: mercader; to: trotsky.
func partsCell(n *names, e *history.Event) string {
	var out []string
	for _, p := range e.People {
		out = append(out, string(p.Role)+": "+n.called(ref{aPerson, string(p.Person)}, aPerson, aBody))
	}
	for _, b := range e.Bodies {
		out = append(out, string(b.Role)+": "+n.called(ref{aBody, string(b.Body)}, aPerson, aBody))
	}
	return strings.Join(out, "; ")
}

func setParts(r *laid, e *history.Event, text string) {
	var people []history.PersonPart
	var bodies []history.BodyPart
	for _, part := range parts(text) {
		word, who, ok := strings.Cut(part, ":")
		role, who := history.Role(strings.ToLower(strings.TrimSpace(word))), strings.TrimSpace(who)
		if !ok || who == "" {
			r.problem("people", "%q says nothing of the part; write it before the name, such as by: %s", part, strings.TrimSpace(word))
			continue
		}
		found, ok := r.find("people", who, aPerson, aBody)
		switch {
		case !ok:
		case found.kind == aPerson:
			p := history.PersonPart{Person: history.PersonID(found.id), Role: role, Sources: e.Sources}
			if i := slices.IndexFunc(e.People, func(o history.PersonPart) bool { return o.Person == p.Person && o.Role == role }); i >= 0 {
				p = e.People[i]
			}
			people = append(people, p)
		default:
			b := history.BodyPart{Body: history.BodyID(found.id), Role: role, Sources: e.Sources}
			if i := slices.IndexFunc(e.Bodies, func(o history.BodyPart) bool { return o.Body == b.Body && o.Role == role }); i >= 0 {
				b = e.Bodies[i]
			}
			bodies = append(bodies, b)
		}
	}
	e.People, e.Bodies = people, bodies
}

// changesCell shows what changed in offices: gains: stalin as general-secretary; abolishes: king.
func changesCell(_ *names, e *history.Event) string {
	var out []string
	for _, c := range e.Offices {
		text := string(c.Change) + ": "
		if c.Person != "" {
			text += string(c.Person) + " as "
		}
		out = append(out, text+string(c.Office))
	}
	return strings.Join(out, "; ")
}

func setChanges(r *laid, e *history.Event, text string) {
	var changes []history.OfficeChange
	for _, part := range parts(text) {
		word, rest, ok := strings.Cut(part, ":")
		if !ok {
			r.problem("offices", "%q says nothing of the change; write it as gains: a person as an office, or creates: an office", part)
			continue
		}
		c := history.OfficeChange{Change: history.Change(strings.ToLower(strings.TrimSpace(word))), Sources: e.Sources}
		person, office, two := strings.Cut(rest, " as ")
		if !two {
			office = rest
		} else if found, ok := r.find("offices", strings.TrimSpace(person), aPerson); ok {
			c.Person = history.PersonID(found.id)
		} else {
			continue
		}
		found, ok := r.find("offices", strings.TrimSpace(office), anOffice)
		if !ok {
			continue
		}
		c.Office = history.OfficeID(found.id)
		if i := slices.IndexFunc(e.Offices, func(o history.OfficeChange) bool {
			return o.Office == c.Office && o.Person == c.Person && o.Change == c.Change
		}); i >= 0 {
			c = e.Offices[i]
		}
		changes = append(changes, c)
	}
	e.Offices = changes
}

// linksCell shows what an event led to: trigger: january-trial.
func linksCell(_ *names, e *history.Event) string {
	var out []string
	for _, l := range e.LedTo {
		out = append(out, string(l.Type)+": "+string(l.Event))
	}
	return strings.Join(out, "; ")
}

func setLinks(r *laid, e *history.Event, text string) {
	var links []history.Link
	for _, part := range parts(text) {
		word, to, ok := strings.Cut(part, ":")
		kind := history.LinkType(strings.ToLower(strings.TrimSpace(word)))
		if !ok || !slices.Contains(history.LinkTypes, kind) {
			r.problem("led_to", "%q does not say how it led there; write precondition, trigger, reaction or reversal before it, such as trigger: %s", part, part)
			continue
		}
		found, ok := r.find("led_to", strings.TrimSpace(to), anEvent)
		if !ok {
			continue
		}
		l := history.Link{Event: history.EventID(found.id), Type: kind, Sources: e.Sources}
		if i := slices.IndexFunc(e.LedTo, func(o history.Link) bool { return o.Event == l.Event && o.Type == l.Type }); i >= 0 {
			l = e.LedTo[i]
		}
		links = append(links, l)
	}
	e.LedTo = links
}
