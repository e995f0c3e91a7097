package question

import (
	"strings"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// refuteOffice looks each office up by its title, and compares the time asked for with every term that the
// person had in it, and with whoever else held it.
func refuteOffice(c *history.Course, q *Question) []string {
	f := &finding{c: c}
	options, key, ok := f.choice(q, 2)
	_, entity, end := q.Facts[0].ID.Parts()
	t := c.Tenure(history.TenureID(entity))
	if !ok || t == nil {
		f.add("its tenure is not in the course")
		return f.list
	}
	time := f.ends(t, end)[:1] // the claim itself is what the stem says
	if !f.changed(t.Person, key.Text, end, time) {
		f.add("the key %q is none that was taken up or left then", key.Text)
	}
	for _, o := range options {
		if f.changed(t.Person, o.Text, end, time) {
			f.add("option %q may have been taken up or left then too", o.Text)
		}
		f.otherwise(t, o, time)
	}
	return f.list
}

// ends returns the days that an end of a tenure may mean; one that has not come is on no day, one that is not
// known may be on any.
func (f *finding) ends(t *history.Tenure, end string) []edtf.Span {
	claim := t.From
	if end == "to" {
		claim = t.To
	}
	switch {
	case claim == nil:
		return []edtf.Span{{Earliest: calendar.DistantPast, Latest: calendar.DistantFuture}}
	case claim.Is == "..":
		return []edtf.Span{{Earliest: calendar.DistantFuture, Latest: calendar.DistantFuture}}
	}
	return possible(claim, t.On(end))
}

// changed reports whether somebody's term in an office of some title may have begun, or ended, at a time.
func (f *finding) changed(person history.PersonID, title, end string, time []edtf.Span) bool {
	for _, other := range f.c.TenuresOf(person) {
		if f.c.Office(other.Office).Title.In(locale) == title && meets(f.ends(other, end), time) {
			return true
		}
	}
	return false
}

// otherwise checks that the proof of a wrong office holds: its holder surely held it all the while and is the
// same person, or the only one who could; or the list of holders is complete for the time.
func (f *finding) otherwise(t *history.Tenure, o Option, time []edtf.Span) {
	for _, row := range o.Proof.Rows {
		part := strings.Fields(row)
		switch part[0] {
		case "office":
			office := f.c.Office(history.OfficeID(part[1]))
			if office == nil || office.Title.In(locale) != o.Text || !office.Complete.Date().Envelope().Contains(time[0]) {
				f.add("option %q: the list of its holders is not complete for that time", o.Text)
			}
		case "tenure":
			held := f.c.Tenure(history.TenureID(part[1]))
			if held == nil {
				continue // told already
			}
			office := f.c.Office(held.Office)
			if office.Title.In(locale) != o.Text || held.Person != t.Person && !office.OneSeat() {
				f.add("option %q: the tenure %q proves nothing about it", o.Text, held.ID)
			}
			if !f.allTheWhile(held, time[0]) {
				f.add("option %q: the tenure %q does not surely span that time", o.Text, held.ID)
			}
		default:
			f.add("option %q: %q proves nothing about an office", o.Text, row)
		}
	}
}

func (f *finding) allTheWhile(t *history.Tenure, time edtf.Span) bool {
	for _, from := range f.ends(t, "from") {
		if from.Latest >= time.Earliest {
			return false
		}
	}
	for _, to := range f.ends(t, "to") {
		if to.Earliest <= time.Latest {
			return false
		}
	}
	return true
}
