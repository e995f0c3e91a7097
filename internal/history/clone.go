package history

import "slices"

// clone copies what New writes into: the entities, and the dates of their claims. What it only reads, such as texts and
// lists of sources, is shared: the texts of a draft that a course was made of have their default language already.
func (d Draft) clone() Draft {
	d.Meta.Eras = cloneEach(d.Meta.Eras, func(e *Era) { own(&e.Span) })
	d.Sources = slices.Clone(d.Sources)
	d.People = cloneEach(d.People, func(p *Person) {
		own(&p.Born, &p.Died, &p.Floruit)
		ownDifferences(&p.Differences)
	})
	d.Bodies = cloneEach(d.Bodies, func(b *Body) { own(&b.Founded, &b.Ended) })
	d.Offices = cloneEach(d.Offices, func(o *Office) { own(&o.Founded, &o.Ended, &o.Complete) })
	d.Tenures = cloneEach(d.Tenures, func(t *Tenure) {
		own(&t.From, &t.To)
		ownDifferences(&t.Differences)
	})
	d.Places = cloneEach(d.Places, func(p *Place) {
		p.Names = cloneEach(p.Names, func(n *NameThen) { own(&n.During) })
	})
	d.Events = cloneEach(d.Events, func(e *Event) {
		own(&e.Date)
		ownDifferences(&e.Differences)
	})
	return d
}

func cloneEach[T any](list []T, deepen func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		deepen(&list[i])
	}
	return list
}

// own gives dates a claim of their own in place of one that is shared.
func own(claims ...**DateClaim) {
	for _, c := range claims {
		if *c != nil {
			one := **c
			*c = &one
		}
	}
}

// ownDifferences gives differences lists of their own.
func ownDifferences(d *Differences) {
	*d = Differences{slices.Clone(d.Disputed), slices.Clone(d.Corrected), slices.Clone(d.Imprecise)}
}
