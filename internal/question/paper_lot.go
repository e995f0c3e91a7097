package question

// lot hands out a kind's entries in an order drawn from all, one at a time: a shuffle that is only carried as
// far as it is asked for, and so costs nothing for the rest of a long list.
type lot struct {
	d     draw
	list  []*entry // is not changed
	done  int
	moved map[int]int // where in the list an entry is taken from instead
}

// next returns an entry that was not handed out yet, and nil after the last one.
func (l *lot) next() *entry {
	if l.left() == 0 {
		return nil
	}
	if l.moved == nil {
		l.moved = map[int]int{}
	}
	at := l.done + l.d.below(l.left())
	e := l.list[l.place(at)]
	l.moved[at] = l.place(l.done)
	delete(l.moved, l.done)
	l.done++
	return e
}

// place returns where in the list the i-th entry of the shuffled one is.
func (l *lot) place(i int) int {
	if p, ok := l.moved[i]; ok {
		return p
	}
	return i
}

// left returns how many entries are to come.
func (l *lot) left() int { return len(l.list) - l.done }

// slotsOf deals n slots out to the kinds that have entries left, by their weights, and shuffles them. Each kind
// gets what its weight says, rounded up or down, and over all draws exactly that: n points at equal steps from
// a drawn start fall on a line that the kinds divide by weight. It returns nil where nothing is left.
func slotsOf(lots []*lot, n int, d draw) []int {
	total := 0
	order := make([]int, 0, len(lots))
	for kind, l := range lots {
		if l != nil && l.left() > 0 {
			order = append(order, kind)
			total += kinds[kind].weight
		}
	}
	if total == 0 {
		return nil
	}
	shuffle(d, order) // or kinds that stand side by side would get their extra slots together
	var slots []int
	point, end := d.below(total), 0
	for _, kind := range order {
		end += kinds[kind].weight * n
		for ; point < end; point += total {
			slots = append(slots, kind)
		}
	}
	shuffle(d, slots)
	return slots
}
