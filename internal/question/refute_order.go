package question

import (
	"slices"

	"fasti/internal/history"
)

// refuteOrder compares every pair of events, by all days that either may mean.
func refuteOrder(c *history.Course, q *Question) []string {
	f := &finding{c: c}
	o, ok := q.Interaction.(*Order)
	if !ok || len(o.Items) < 3 || len(o.Items) != len(q.Facts) {
		f.add("it does not put three events or more in order, each with its fact")
		return f.list
	}
	items := slices.Clone(o.Items)
	slices.SortFunc(items, func(a, b OrderItem) int { return a.Rank - b.Rank })
	var events []*history.Event
	for i, item := range items {
		if item.Rank != i+1 || item.Fact < 0 || item.Fact >= len(q.Facts) {
			f.add("the ranks are not 1 to %d, or an item has no fact", len(items))
			return f.list
		}
		e, predicate := f.subject(q.Facts[item.Fact])
		if e == nil || predicate != "date" || e.Date == nil {
			f.add("item %q has no dated event", item.Text)
			return f.list
		}
		f.called(e, item.Text)
		events = append(events, e)
	}
	for i := range events {
		for j := i + 1; j < len(events); j++ {
			f.precedes(events[i], events[j])
		}
	}
	return f.list
}

// refuteFirst does so for two.
func refuteFirst(c *history.Course, q *Question) []string {
	f := &finding{c: c}
	options, key, ok := f.choice(q, 1)
	if !ok || len(options) != 1 || len(q.Facts) != 2 {
		f.add("it does not set two events beside each other")
		return f.list
	}
	a, _ := f.subject(q.Facts[0])
	b, _ := f.subject(q.Facts[1])
	if a == nil || b == nil || a.Date == nil || b.Date == nil {
		f.add("an event has no date")
		return f.list
	}
	if normal(key.Text) != normal(a.Name.In(locale)) {
		a, b = b, a
	}
	f.called(a, key.Text)
	f.called(b, options[0].Text)
	f.precedes(a, b)
	return f.list
}

// called checks that a text is the name of an event.
func (f *finding) called(e *history.Event, text string) {
	if normal(text) != normal(e.Name.In(locale)) {
		f.add("%q does not name the event %q", text, e.ID)
	}
}

// precedes checks that every day which one event may mean is before every day of the other.
func (f *finding) precedes(a, b *history.Event) {
	for _, x := range f.daysOf(a) {
		for _, y := range f.daysOf(b) {
			if x.Latest >= y.Earliest {
				f.add("event %q does not surely come before %q", a.ID, b.ID)
				return
			}
		}
	}
}
