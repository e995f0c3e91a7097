package question

import (
	"cmp"
	"slices"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// officeWindow is how many tenures before and after one, by their start, are looked at for other offices.
const officeWindow = 40

// otherOffices returns the offices that somebody provably did not take up, or leave, when a tenure of theirs
// began or ended: their own other offices first, then those of the time.
func (b *Bank) otherOffices(t *history.Tenure, end string) []candidate {
	own := b.c.TenuresOf(t.Person)
	time := tenureEnd(t, end).Date().Envelope()
	var out []candidate
	seen := map[history.OfficeID]bool{t.Office: true}
	add := func(id history.OfficeID) {
		if seen[id] {
			return
		}
		seen[id] = true
		if c, ok := b.otherOffice(t, end, b.c.Office(id), time); ok {
			out = append(out, c)
		}
	}
	for _, other := range byDistance(own, time) {
		add(other.Office)
	}
	for _, other := range b.tenuresAround(t, time) {
		add(other.Office)
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
		if touches(endSpans(other, end), time) {
			return candidate{}, false // it did begin or end then, or may have
		}
		mine = other
		if covers(other, time) {
			held = other
		}
	}
	c := candidate{text: b.say(o.Title)}
	name, holder := b.say(b.c.Person(t.Person).Name), b.say(o.Holder)
	if mine != nil {
		c.why = sentence(name + " was " + holder + " " + termOf(mine))
	}
	if held != nil {
		c.why = sentence(name + " was " + holder + " " + termOf(held))
		c.proof = Proof{Contradicts, []string{tenureRow(held, fromClaim), tenureRow(held, toClaim)}}
		return c, true
	}
	if o.OneSeat() {
		for _, other := range b.c.TenuresOfOffice(o.ID) {
			if other.Person != t.Person && covers(other, time) {
				c.proof = Proof{Contradicts, []string{tenureRow(other, fromClaim), tenureRow(other, toClaim)}}
				if c.why == "" {
					c.why = sentence(b.say(b.c.Person(other.Person).Name) + " was then " + holder + ", " + termOf(other))
				}
				return c, true
			}
		}
	}
	if span := o.Complete.Date(); !span.IsZero() && span.Envelope().Contains(time) {
		c.proof = Proof{CompleteList, []string{officeRow(o, "complete")}}
		if c.why == "" {
			c.why = sentence("everybody who was " + holder + " " + during(span) + " is known, and " + name + " is not among them")
		}
		return c, true
	}
	return candidate{}, false
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
