package question

import (
	"slices"
	"strings"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// term is an end of somebody's tenure as a question asks for it.
type term struct {
	*history.Tenure
	end  string
	time edtf.Span // all that the stem's date, the claim and its rivals may mean
}

// refuteOffice is the second opinion on a question of which office somebody took up or left: every office of
// an option's title is looked for in every tenure of that person, and in those of the others.
func refuteOffice(c *history.Course, q *Question) []string {
	r := newRefuter(c, q)
	options := r.choice()
	asked, ok := r.term()
	if !ok {
		return r.wrong
	}
	for _, o := range options {
		offices := r.titled(o.Text)
		if len(offices) == 0 {
			r.say("the course has no office called %q", o.Text)
		}
		if names(normal(q.Stem), o.Text) {
			r.say("the stem names %q", o.Text)
		}
		if o.Right {
			r.keyOffice(asked, offices, o)
			continue
		}
		for _, office := range offices {
			r.wrongOffice(asked, office, o)
		}
	}
	return r.wrong
}

// term returns the end of a tenure that a question asks for, with all the time that the stem, the claim and
// its rivals may mean. It reports false after saying so where the question asks for none.
func (r *refuter) term() (term, bool) {
	if len(r.q.Facts) == 0 {
		return term{}, false
	}
	_, entity, end := r.q.Facts[0].ID.Parts()
	t := r.c.Tenure(history.TenureID(entity))
	if t == nil || end != fromClaim && end != toClaim {
		r.say("%s is no end of a tenure", r.q.Facts[0].ID)
		return term{}, false
	}
	date := t.From.Date()
	if end == toClaim {
		date = t.To.Date()
	}
	if !names(normal(r.q.Stem), show(date)) {
		r.say("the stem does not say when: %s", show(date))
	}
	return term{Tenure: t, end: end, time: endOf(t, end)}, true
}

func (r *refuter) keyOffice(asked term, offices []*history.Office, o Option) {
	is := func(office *history.Office) bool { return office.ID == asked.Office }
	if !slices.ContainsFunc(offices, is) || !restsOn(o.Proof, tenureRow(asked.Tenure, asked.end)) {
		r.say("the key %q is not the office of the tenure %s", o.Text, asked.ID)
	}
}

// titled returns the offices that have a text as their title or an alias.
func (r *refuter) titled(text string) []*history.Office {
	var out []*history.Office
	all := r.c.Offices()
	for i := range all {
		titles := append([]string{all[i].Title.In(locale)}, all[i].Aliases...)
		if slices.ContainsFunc(titles, func(t string) bool { return normal(t) == normal(text) }) {
			out = append(out, &all[i])
		}
	}
	return out
}

// wrongOffice checks that somebody surely did not take an office up, or leave it, at the time asked for.
func (r *refuter) wrongOffice(asked term, o *history.Office, option Option) {
	if o.ID == asked.Office {
		r.say("%q is the key's office", option.Text)
		return
	}
	for _, own := range r.c.TenuresOf(asked.Person) {
		if own.Office == o.ID && endOf(own, asked.end).Overlaps(asked.time) {
			r.say("%q may be right too: see the tenure %s", option.Text, own.ID)
		}
	}
	if o.Founded != nil && asked.time.Before(mayMean(o.Founded, nil)) || o.Ended != nil && mayMean(o.Ended, nil).Before(asked.time) {
		if option.Proof.Rule != OutOfReach {
			r.say("%q is out of its time, and that is not its proof", option.Text)
		}
	}
	if !r.provenOffice(asked, o, option.Proof) {
		r.say("%q is not proven wrong by %q from %q", option.Text, option.Proof.Rule, option.Proof.Rows)
	}
}

func (r *refuter) provenOffice(asked term, o *history.Office, p Proof) bool {
	switch p.Rule {
	case Contradicts:
		return slices.ContainsFunc(r.tenuresOf(p), func(t *history.Tenure) bool {
			spans := endOf(t, fromClaim).Before(asked.time) && asked.time.Before(endOf(t, toClaim)) &&
				restsOn(p, tenureRow(t, fromClaim)) && restsOn(p, tenureRow(t, toClaim))
			return t.Office == o.ID && spans && (t.Person == asked.Person || o.OneSeat())
		})
	case CompleteList:
		d := o.Complete.Date()
		return restsOn(p, officeRow(o, "complete")) && !d.IsZero() && sure(d) &&
			d.Bounds().Earliest < asked.time.Earliest && asked.time.Latest < d.Bounds().Latest
	case OutOfReach:
		return restsOn(p, officeRow(o, "founded")) && asked.time.Before(mayMean(o.Founded, nil)) ||
			restsOn(p, officeRow(o, "ended")) && mayMean(o.Ended, nil).Before(asked.time)
	}
	return false
}

// tenuresOf returns the tenures that a proof rests on.
func (r *refuter) tenuresOf(p Proof) []*history.Tenure {
	var out []*history.Tenure
	for _, row := range p.Rows {
		if part := strings.Fields(row); len(part) == 3 && part[0] == "tenure" {
			if t := r.c.Tenure(history.TenureID(part[1])); t != nil {
				out = append(out, t)
			}
		}
	}
	return out
}

// endOf is mayMean of an end of a tenure; one that has not come is on no day.
func endOf(t *history.Tenure, end string) edtf.Span {
	claim := t.From
	if end == toClaim {
		claim = t.To
	}
	if claim != nil && claim.Is == ".." {
		return edtf.Span{Earliest: calendar.DistantFuture, Latest: calendar.DistantFuture}
	}
	return mayMean(claim, t.On(end))
}

// sure reports whether a date is given without doubt.
func sure(d edtf.Date) bool { return d.Bounds() == d.Envelope() }
