package history

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fasti/internal/edtf"
)

func (v *validator) event(e *Event) {
	a := v.at(e.Origin, "event", string(e.ID))
	a.text("title", e.Title, true)
	a.text("name", e.Name, true)
	a.text("summary", e.Summary, true)
	a.sources("summary", e.Sources)
	a.oneOf("content", e.Content, ContentNotes)
	if v.c.eras[e.Era] == nil {
		a.problem("", "there is no era %q; an event's era is the name of its file", e.Era)
	}
	for i, t := range e.Topics {
		if v.c.topics[t] == nil {
			a.problem(fmt.Sprintf("topics[%d]", i), "there is no topic %q", t)
		}
	}
	a.date("date", e.Date, nil)
	if e.Place != nil {
		if v.c.places[e.Place.Is] == nil {
			a.problem("place.is", "there is no place %q", e.Place.Is)
		}
		a.sources("place", e.Place.Sources)
	}
	a.parts(e)
	a.changes(e)
	a.complete(e)
	a.links(e)
	a.differences(&e.Differences, map[string]bool{"date": e.Date != nil}, eventClaims)
}

// eventClaims are the claims of an event that are no dates.
var eventClaims = func() []string {
	out := []string{"place", "account"}
	for _, r := range Roles {
		out = append(out, string(r))
	}
	return out
}()

func (a at) parts(e *Event) {
	type part struct {
		kind, id string
		role     Role
	}
	seen := map[part]bool{}
	check := func(path, kind, id string, known bool, role Role, sources []SourceID) {
		if !known {
			a.problem(path+"."+kind, "there is no %s %q", kind, id)
		}
		a.role(path+".role", role)
		if key := (part{kind, id, role}); seen[key] {
			a.problem(path, "%s %q has the role %q twice", kind, id, role)
		} else {
			seen[key] = true
		}
		a.sources(path, sources)
	}
	for i, p := range e.People {
		check(fmt.Sprintf("people[%d]", i), "person", string(p.Person), a.v.c.people[p.Person] != nil, p.Role, p.Sources)
	}
	for i, b := range e.Bodies {
		check(fmt.Sprintf("bodies[%d]", i), "body", string(b.Body), a.v.c.bodies[b.Body] != nil, b.Role, b.Sources)
	}
}

func (a at) role(path string, r Role) {
	if !slices.Contains(Roles, r) {
		names := make([]string, len(Roles))
		for i, known := range Roles {
			names[i] = string(known)
		}
		a.problem(path, "%q is no role; write one of %s", r, strings.Join(names, ", "))
	}
}

func (a at) changes(e *Event) {
	all := []string{string(Gains), string(Loses), string(Creates), string(Abolishes)}
	for i, ch := range e.Offices {
		path := fmt.Sprintf("offices[%d]", i)
		if a.v.c.offices[ch.Office] == nil {
			a.problem(path+".office", "there is no office %q", ch.Office)
		}
		if !slices.Contains(all, string(ch.Change)) {
			a.problem(path+".change", "%q is none of %s", ch.Change, strings.Join(all, ", "))
		}
		needs := ch.Change == Gains || ch.Change == Loses
		switch {
		case needs && a.v.c.people[ch.Person] == nil:
			a.problem(path+".person", "there is no person %q", ch.Person)
		case !needs && ch.Person != "":
			a.problem(path+".person", "an event that %s an office does so for nobody in particular; leave the person out", ch.Change)
		}
		a.sources(path, ch.Sources)
	}
}

// complete checks that what is called complete has somebody in it, and that no question is asked of a role
// that nobody has.
func (a at) complete(e *Event) {
	for i, r := range e.Complete {
		path := fmt.Sprintf("complete[%d]", i)
		a.role(path, r)
		if !e.has(r) {
			a.problem(path, "the list of %q is called complete, and is empty", r)
		}
	}
	for _, r := range slices.Sorted(maps.Keys(e.Ask)) {
		t := e.Ask[r]
		path := fmt.Sprintf("ask.%s", r)
		a.role(path, r)
		a.text(path, t, true)
		if !e.has(r) {
			a.problem(path, "nobody has the role %q, so there is no answer to this", r)
		}
	}
}

func (a at) links(e *Event) {
	for i, l := range e.LedTo {
		path := fmt.Sprintf("led_to[%d]", i)
		if a.v.c.events[l.Event] == nil {
			a.problem(path+".event", "there is no event %q", l.Event)
		}
		if !slices.Contains(LinkTypes, l.Type) {
			a.problem(path+".type", "%q is none of precondition, trigger, reaction, reversal", l.Type)
		}
		a.sources(path, l.Sources)
	}
}

// relations checks what holds between entities. What entities reported as missing or unreadable proves
// nothing here, so that each mistake is reported once.
func (v *validator) relations() {
	d := &v.c.d
	for i := range d.People {
		v.life(&d.People[i])
	}
	v.wholes()
	for i := range d.Tenures {
		v.tenureInLife(&d.Tenures[i])
	}
	for i := range d.Offices {
		v.oneSeat(&d.Offices[i])
	}
	for i := range d.Events {
		v.inItsTime(&d.Events[i])
	}
	v.cycles()
}

func (v *validator) life(p *Person) {
	if edtf.Before(p.Died.Date(), p.Born.Date()) {
		v.at(p.Origin, "person", string(p.ID)).problem("died.is", "died %s, before being born %s",
			p.Died.Date().Format(edtf.Style{}), p.Born.Date().Format(edtf.Style{}))
	}
}

// wholes checks that no body is a part of itself, at whatever remove. It goes up from each body to where it has been
// before, so that a long chain is walked once.
func (v *validator) wholes() {
	const onTheWay, done = 1, 2
	d := &v.c.d
	state := make(map[BodyID]int, len(d.Bodies))
	circular := map[BodyID]bool{}
	for i := range d.Bodies {
		var way []BodyID
		b := &d.Bodies[i]
		for b != nil && state[b.ID] == 0 {
			state[b.ID] = onTheWay
			way = append(way, b.ID)
			b = v.c.bodies[b.PartOf]
		}
		if b != nil && state[b.ID] == onTheWay {
			for _, id := range way[slices.Index(way, b.ID):] {
				circular[id] = true
			}
		}
		for _, id := range way {
			state[id] = done
		}
	}
	for i := range d.Bodies {
		if b := &d.Bodies[i]; circular[b.ID] {
			v.at(b.Origin, "body", string(b.ID)).problem("part_of", "the body would be a part of itself")
		}
	}
}

func (v *validator) tenureInLife(t *Tenure) {
	a := v.at(t.Origin, "tenure", string(t.ID))
	p := v.c.people[t.Person]
	if p == nil {
		return
	}
	from, to := t.From.Date(), t.To.Date()
	if edtf.Before(to, from) {
		a.problem("to.is", "ends %s, before it begins %s", to.Format(edtf.Style{}), from.Format(edtf.Style{}))
	}
	if edtf.Before(from, p.Born.Date()) {
		a.problem("from.is", "begins before %s was born", p.Name)
	}
	if edtf.After(from, p.Died.Date()) {
		a.problem("from.is", "%s was dead by then", p.Name)
	}
	if edtf.After(to, p.Died.Date()) {
		a.problem("to.is", "%s was dead by then", p.Name)
	}
}

// oneSeat checks that two holders of a one-seat office don't overlap for certain.
func (v *validator) oneSeat(o *Office) {
	if !o.OneSeat() {
		return
	}
	list := v.c.ofOffice[o.ID]
	for i := 1; i < len(list); i++ {
		before, after := list[i-1], list[i]
		if before.To == nil || before.To.Is == ".." {
			continue
		}
		if edtf.After(before.To.Date(), after.From.Date()) {
			v.at(after.Origin, "tenure", string(after.ID)).problem("from.is",
				"begins while tenure %q holds the office; an office of several has seats: many", before.ID)
		}
	}
}

// inItsTime checks an event against its era, the lives of whoever did it, and what it led to.
func (v *validator) inItsTime(e *Event) {
	a := v.at(e.Origin, "event", string(e.ID))
	date := e.Date.Date()
	if era := v.c.eras[e.Era]; era != nil && era.Span != nil && e.Date != nil && !edtf.Overlaps(era.Span.Date(), date) {
		a.problem("date.is", "is outside the era %q, %s", e.Era, era.Span.Date().Format(edtf.Style{}))
	}
	for i, part := range e.People {
		p := v.c.people[part.Person]
		if p == nil {
			continue
		}
		path := fmt.Sprintf("people[%d].person", i)
		acts := part.Role == By || part.Role == Ordered || part.Role == With
		if edtf.Before(date, p.Born.Date()) {
			a.problem(path, "%s was not born yet", p.Name)
		}
		if acts && edtf.After(date, p.Died.Date()) {
			a.problem(path, "%s was dead by then, and can't have the role %q", p.Name, part.Role)
		}
	}
	for i, l := range e.LedTo {
		if to := v.c.events[l.Event]; to != nil && edtf.After(date, to.Date.Date()) {
			a.problem(fmt.Sprintf("led_to[%d].event", i), "%q came before what is said to have led to it", l.Event)
		}
	}
}

// cycles finds events that would be among their own causes.
func (v *validator) cycles() {
	const visiting, done = 1, 2
	state := make(map[*Event]int, len(v.c.d.Events))
	for i := range v.c.d.Events {
		v.walk(&v.c.d.Events[i], state, visiting, done)
	}
}

// walk goes depth first with a stack of its own: a course of 100,000 events in one chain is no deep call.
func (v *validator) walk(start *Event, state map[*Event]int, visiting, done int) {
	type frame struct {
		e    *Event
		next int
	}
	if state[start] != 0 {
		return
	}
	state[start] = visiting
	stack := []frame{{start, 0}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(top.e.LedTo) {
			state[top.e] = done
			stack = stack[:len(stack)-1]
			continue
		}
		i := top.next
		top.next++
		to := v.c.events[top.e.LedTo[i].Event]
		switch {
		case to == nil:
		case state[to] == visiting:
			v.at(top.e.Origin, "event", string(top.e.ID)).problem(fmt.Sprintf("led_to[%d].event", i),
				"%q is among the causes of this event already; links go round in a circle", to.ID)
		case state[to] == 0:
			state[to] = visiting
			stack = append(stack, frame{to, 0})
		}
	}
}
