package history

// CitedFor counts the claims of one sort that a source supports, with the words for one and for many.
type CitedFor struct {
	One, Many string
	Count     int
}

// sorts are the sorts of claim, in the order in which a page names them.
var sorts = []CitedFor{
	{One: "date", Many: "dates"},
	{One: "place", Many: "places"},
	{One: "part in an event", Many: "parts in events"},
	{One: "change of office", Many: "changes of office"},
	{One: "term of office", Many: "terms of office"},
	{One: "link between events", Many: "links between events"},
	{One: "difference between sources", Many: "differences between sources"},
	{One: "account of an event", Many: "accounts of events"},
	{One: "life", Many: "lives"},
	{One: "entry on an office, a body, a place or a word", Many: "entries on offices, bodies, places and words"},
}

const (
	citedDate = iota
	citedPlace
	citedPart
	citedChange
	citedTenure
	citedLink
	citedDifference
	citedAccount
	citedLife
	citedEntry
)

// Cited says of each source what the course cites it for, leaving out what it is not cited for.
func (c *Course) Cited() map[SourceID][]CitedFor {
	counts := map[SourceID]*[citedEntry + 1]int{}
	add := func(sort int, lists ...[]SourceID) {
		for _, ids := range lists {
			for _, id := range ids {
				if counts[id] == nil {
					counts[id] = new([citedEntry + 1]int)
				}
				counts[id][sort]++
			}
		}
	}
	for i := range c.d.Events {
		c.d.Events[i].cite(add)
	}
	for i := range c.d.Tenures {
		t := &c.d.Tenures[i]
		add(citedTenure, t.Sources)
		t.cite(add)
	}
	for i := range c.d.People {
		p := &c.d.People[i]
		add(citedLife, p.Sources)
		p.cite(add)
	}
	c.citeEntries(add)
	out := make(map[SourceID][]CitedFor, len(counts))
	for id, n := range counts {
		for sort, count := range n {
			if count > 0 {
				out[id] = append(out[id], CitedFor{sorts[sort].One, sorts[sort].Many, count})
			}
		}
	}
	return out
}

func (c *Course) citeEntries(add func(int, ...[]SourceID)) {
	for i := range c.d.Offices {
		add(citedEntry, c.d.Offices[i].Sources)
	}
	for i := range c.d.Bodies {
		add(citedEntry, c.d.Bodies[i].Sources)
	}
	for i := range c.d.Places {
		add(citedEntry, c.d.Places[i].Sources)
	}
	for i := range c.d.Terms {
		add(citedEntry, c.d.Terms[i].Sources)
	}
}

func (e *Event) cite(add func(int, ...[]SourceID)) {
	add(citedAccount, e.Sources)
	if e.Date != nil {
		add(citedDate, e.Date.Sources)
	}
	if e.Place != nil {
		add(citedPlace, e.Place.Sources)
	}
	for _, p := range e.People {
		add(citedPart, p.Sources)
	}
	for _, b := range e.Bodies {
		add(citedPart, b.Sources)
	}
	for _, ch := range e.Offices {
		add(citedChange, ch.Sources)
	}
	for _, l := range e.LedTo {
		add(citedLink, l.Sources)
	}
	e.Differences.cite(add)
}

func (d *Differences) cite(add func(int, ...[]SourceID)) {
	for _, m := range d.All() {
		add(citedDifference, m.Sources)
	}
}

// Cites returns the sources that an event names for anything that it says.
func (e *Event) Cites() map[SourceID]bool {
	out := map[SourceID]bool{}
	e.cite(func(_ int, lists ...[]SourceID) {
		for _, ids := range lists {
			for _, id := range ids {
				out[id] = true
			}
		}
	})
	return out
}
