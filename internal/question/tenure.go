package question

import (
	"slices"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// tenureIndex holds all tenures by their start, to find those of a time without a walk.
type tenureIndex struct {
	list  []*history.Tenure
	place map[*history.Tenure]int
}

func indexTenures(c *history.Course) tenureIndex {
	x := tenureIndex{place: map[*history.Tenure]int{}}
	all := c.Tenures()
	for i := range all {
		x.list = append(x.list, &all[i])
	}
	slices.SortStableFunc(x.list, func(a, b *history.Tenure) int { return edtf.Compare(a.From.Date(), b.From.Date()) })
	for i, t := range x.list {
		x.place[t] = i
	}
	return x
}

// stillHeld reports whether a tenure is written as going on.
func stillHeld(t *history.Tenure) bool { return t.To != nil && t.To.Is == ".." }

// endSpans returns the days that an end of a tenure or a rival value of it may mean. What is not known may
// mean any day; a tenure that goes on ends on none.
func endSpans(t *history.Tenure, end string) []edtf.Span {
	if end == toClaim && stillHeld(t) {
		return []edtf.Span{{Earliest: calendar.DistantFuture, Latest: calendar.DistantFuture}}
	}
	return spans(tenureEnd(t, end).Date(), t.On(end))
}

// covers reports whether a tenure surely began before a time and surely ended after it.
func covers(t *history.Tenure, time edtf.Span) bool {
	for _, from := range endSpans(t, fromClaim) {
		if !from.Before(time) {
			return false
		}
	}
	for _, to := range endSpans(t, toClaim) {
		if !time.Before(to) {
			return false
		}
	}
	return true
}

// touches reports whether one of some spans may share a day with a time.
func touches(spans []edtf.Span, time edtf.Span) bool {
	return slices.ContainsFunc(spans, time.Overlaps)
}

// change is what an end of a tenure is to its office.
func change(end string) history.Change {
	if end == fromClaim {
		return history.Gains
	}
	return history.Loses
}

// anchorOfTenure returns an end of a tenure as an anchor, with the event that tells it and an era: that of the
// event, else the one of the person's life in which the date falls.
func (b *Bank) anchorOfTenure(t *history.Tenure, end string) anchor {
	a := anchor{tenure: t, predicate: end}
	spans := endSpans(t, end)
	if e := b.c.ChangeOf(t.Office, t.Person, change(end)); e != nil && touches(spans, e.Date.Date().Envelope()) {
		a.event, a.era = e, e.Era
		return a
	}
	count := map[history.EraID]int{}
	for _, e := range b.c.EventsOf(t.Person) {
		count[e.Era]++
	}
	best := -1
	for _, era := range b.c.Eras() {
		if era.Span != nil && !touches(spans, era.Span.Date().Envelope()) {
			continue
		}
		if n := count[era.ID]; n > best {
			best, a.era = n, era.ID
		}
	}
	return a
}

// termOf tells from when to when somebody held an office: "from March 1918 to January 1925".
func termOf(t *history.Tenure) string {
	from, to := t.From.Date(), t.To.Date()
	switch {
	case stillHeld(t):
		return "from " + show(from) + " on"
	case to.IsZero():
		return "from " + show(from) + ", until when is not known"
	case from.Equal(to):
		return on(from)
	}
	return "from " + show(from) + " to " + show(to)
}
