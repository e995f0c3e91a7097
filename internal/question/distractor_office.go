package question

import (
	"cmp"
	"slices"
	"sort"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// officeWindow is how many tenures before and after one, by their start, are looked at for other offices.
const officeWindow = 40

// enoughOffices are as many of one era as make do without those of another.
const enoughOffices = 5

// otherOffices returns the offices that somebody provably did not take up, or leave, when a tenure of theirs
// began or ended: their own other offices first, then those of the time.
func (b *Bank) otherOffices(t *history.Tenure, end string) []candidate {
	own, time := b.c.TenuresOf(t.Person), timeAsked(t, end)
	instead := b.tellChange(t, end)
	var out []candidate
	seen := map[history.OfficeID]bool{t.Office: true}
	titles := b.titlesOf(b.c.Office(t.Office))
	add := func(id history.OfficeID) {
		o := b.c.Office(id)
		if seen[id] || slices.ContainsFunc(b.titlesOf(o), func(title string) bool { return slices.Contains(titles, title) }) {
			return
		}
		seen[id] = true
		if c, ok := b.otherOffice(t, end, o, time); ok {
			c.why += " " + instead
			out = append(out, c)
			titles = append(titles, b.titlesOf(o)...)
		}
	}
	for _, other := range byDistance(own, time) {
		add(other.Office)
	}
	// Beside commissars a patriarch would be true and silly: offices of another era stand in where this one has few.
	around := b.tenuresAround(t, time)
	for _, other := range around {
		if b.sameEra(t.Office, other.Office) {
			add(other.Office)
		}
	}
	for _, other := range around {
		if len(out) < enoughOffices {
			add(other.Office)
		}
	}
	return out
}

// sameEra reports whether two offices are told of under one era.
func (b *Bank) sameEra(one, other history.OfficeID) bool {
	return b.c.Office(one).Era == b.c.Office(other).Era
}

// tellChange tells what somebody became, or ceased to be, when a tenure began or ended.
func (b *Bank) tellChange(t *history.Tenure, end string) string {
	verb := " became "
	if end == toClaim {
		verb = " ceased to be "
	}
	return sentence(on(tenureEnd(t, end).Date()) + " " + b.say(b.c.Person(t.Person).Name) + verb + b.say(b.c.Office(t.Office).Holder))
}

// timeAsked is all the time that the end of a tenure may mean, by the claim or by a value that rivals it.
func timeAsked(t *history.Tenure, end string) edtf.Span {
	var time edtf.Span
	for i, s := range endSpans(t, end) {
		if i == 0 {
			time = s
		}
		time = edtf.Span{Earliest: min(time.Earliest, s.Earliest), Latest: max(time.Latest, s.Latest)}
	}
	return time
}

// titlesOf are the names of an office, as words alone.
func (b *Bank) titlesOf(o *history.Office) []string {
	out := []string{normal(b.say(o.Title))}
	for _, alias := range o.Aliases {
		out = append(out, normal(alias))
	}
	return out
}

// otherOffice proves that somebody's term in an office did not begin, or end, at a time: they surely held it
// all the while, somebody else surely sat in its one seat, or the list of its holders is complete for the time
// and tells of no such change.
func (b *Bank) otherOffice(t *history.Tenure, end string, o *history.Office, time edtf.Span) (candidate, bool) {
	var mine, held *history.Tenure
	for _, other := range b.c.TenuresOf(t.Person) {
		if other.Office != o.ID {
			continue
		}
		if timeAsked(other, end).Overlaps(time) {
			return candidate{}, false // it did begin or end then, or may have: between two rival values too
		}
		mine = other
		if covers(other, time) && b.rests(other) {
			held = other
		}
	}
	c := candidate{text: b.say(o.Title), lang: b.langOf(o.Title)}
	name, holder := b.say(b.c.Person(t.Person).Name), b.say(o.Holder)
	if mine != nil {
		c.why = sentence(name + " was " + holder + " " + termOf(mine))
	}
	if held != nil {
		c.why = sentence(name + " was " + holder + " " + termOf(held))
		c.proof = Proof{Contradicts, []string{tenureRow(held, fromClaim), tenureRow(held, toClaim)}}
		return c, true
	}
	if other := b.holderThen(o, time); other != nil && other.Person != t.Person && b.rests(other) {
		c.proof = Proof{Contradicts, []string{tenureRow(other, fromClaim), tenureRow(other, toClaim)}}
		if c.why == "" {
			c.why = sentence(b.say(b.c.Person(other.Person).Name) + " was then " + holder + ", " + termOf(other))
		}
		return c, true
	}
	if span := o.Complete.Date(); completeFor(span, time) {
		c.proof = Proof{CompleteList, []string{officeRow(o, "complete")}}
		if c.why == "" {
			c.why = sentence("everybody who was " + holder + " " + during(span) + " is known, and " + name + " is not among them")
		}
		return c, true
	}
	return candidate{}, false
}

// holderThen returns the tenure of whoever surely sat in the one seat of an office all through a time, and nil
// where that is not known or the office has several.
func (b *Bank) holderThen(o *history.Office, time edtf.Span) *history.Tenure {
	const back = 4 // tenures of doubtful beginning may stand before the one
	if !o.OneSeat() {
		return nil
	}
	list := b.c.TenuresOfOffice(o.ID)
	at := sort.Search(len(list), func(i int) bool { return list[i].From.Date().Bounds().Earliest > time.Earliest })
	for i := at - 1; i >= max(0, at-back); i-- {
		if covers(list[i], time) {
			return list[i]
		}
	}
	return nil
}

// completeFor reports whether the list of an office's holders is complete before, at and after a time.
func completeFor(complete edtf.Date, time edtf.Span) bool {
	days := complete.Bounds()
	return !complete.IsZero() && days == complete.Envelope() && days.Earliest < time.Earliest && time.Latest < days.Latest
}

// byDistance orders tenures by how far they lie from a time.
func byDistance(list []*history.Tenure, time edtf.Span) []*history.Tenure {
	distance := func(t *history.Tenure) int {
		from, to := t.From.Date().Bounds().Earliest, calendar.DistantFuture
		if d := t.To.Date(); !d.IsZero() {
			to = d.Bounds().Latest
		}
		return edtf.Span{Earliest: from, Latest: max(from, to)}.Distance(time)
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y *history.Tenure) int { return cmp.Compare(distance(x), distance(y)) })
	return out
}

// tenuresAround returns tenures that began near the start of one: those of its office's body first, then the
// nearest to a time.
func (b *Bank) tenuresAround(t *history.Tenure, time edtf.Span) []*history.Tenure {
	at := b.tenures.place[t]
	near := byDistance(b.tenures.list[max(0, at-officeWindow):min(len(b.tenures.list), at+officeWindow+1)], time)
	body := b.c.Office(t.Office).Body
	slices.SortStableFunc(near, func(x, y *history.Tenure) int {
		same := func(t *history.Tenure) int {
			if body != "" && b.c.Office(t.Office).Body == body {
				return 0
			}
			return 1
		}
		return cmp.Compare(same(x), same(y))
	})
	return near
}
