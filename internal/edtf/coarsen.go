package edtf

import "time"

// Coarsen returns d at the precision p: of 1934-12-01 the month 1934-12, the year
// 1934, the decade 193X. What it returns contains d, and keeps its qualifier. Of an
// interval each end is coarsened that is finer than p, and a coarser one stays as it
// is; two ends that become one date become that date.
//
// It reports false where nothing of that precision contains d: where p is finer than
// d or than both its ends, for a winter and its year, for a month and a season (which
// overlap each other), for the decades and centuries around the year 0 that the
// format can't name, and for the zero Date.
func (d Date) Coarsen(p Precision) (Date, bool) {
	switch {
	case d.IsZero() || p < Day || p > Interval:
		return Date{}, false
	case d.Precision() == p:
		return d, true
	case !d.interval:
		return d.start.coarsen(p)
	}
	return d.coarsenEnds(p)
}

func (d Date) coarsenEnds(p Precision) (Date, bool) {
	if !d.start.within(p) && !d.end.within(p) {
		return Date{}, false
	}
	for _, end := range []*point{&d.start, &d.end} {
		if end.edge != Known || end.precision >= p {
			continue
		}
		coarse, ok := end.coarsen(p)
		if !ok {
			return Date{}, false
		}
		*end = coarse.start
	}
	if d.start == d.end {
		return Date{start: d.start}, true
	}
	return d, true
}

// within reports whether a point has a date of that precision or a finer one.
func (p point) within(limit Precision) bool { return p.precision > 0 && p.precision <= limit }

// coarsen returns the date of precision p that contains the point, if there is one.
func (p point) coarsen(to Precision) (Date, bool) {
	var coarse Date
	var err error
	switch to {
	case Month:
		if p.precision != Day {
			return Date{}, false
		}
		coarse, err = InMonth(p.cal, p.year, time.Month(p.month))
	case Year:
		coarse, err = InYear(p.cal, p.year)
	case Decade:
		coarse, err = InDecade(p.cal, p.year)
	case Century:
		coarse, err = InCentury(p.cal, p.year)
	default:
		return Date{}, false
	}
	if err != nil || to < p.precision || !coarse.Bounds().Contains(p.bounds()) {
		return Date{}, false
	}
	return coarse.Qualify(p.qualifier), true
}
