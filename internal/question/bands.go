package question

import (
	"fmt"

	"fasti/internal/edtf"
)

// Band is one row of the table by which a typed date is marked.
type Band struct {
	Label  string  // how near: "the right day", "up to a month away"
	Points float64 // 0 to 1
	days   int     // how far the farthest day of the answer may be from the key
}

// How many days a distance may be, generously: no month is longer, no year.
const (
	aMonth = 31
	aYear  = 366
)

// bands holds the marking tables, by the precision of the key. The first row is the key itself.
var bands = map[edtf.Precision][]Band{
	edtf.Day:     {{"the right day", 1, 0}, {"up to 2 days away", 0.75, 2}, {"up to a month away", 0.5, aMonth}, {"up to a year away", 0.25, aYear}},
	edtf.Month:   {{"the right month", 1, 0}, {"up to a month away", 0.75, aMonth}, {"up to 3 months away", 0.5, 3 * aMonth}, {"up to a year away", 0.25, aYear}},
	edtf.Season:  {{"the right season", 1, 0}, {"up to a month away", 0.75, aMonth}, {"up to 6 months away", 0.5, 6 * aMonth}, {"up to a year away", 0.25, aYear}},
	edtf.Year:    {{"the right year", 1, 0}, {"up to a year away", 0.75, aYear}, {"up to 3 years away", 0.5, 3 * aYear}, {"up to 10 years away", 0.25, 10 * aYear}},
	edtf.Decade:  {{"the right decade", 1, 0}, {"up to 5 years away", 0.75, 5 * aYear}, {"up to 10 years away", 0.5, 10 * aYear}, {"up to 25 years away", 0.25, 25 * aYear}},
	edtf.Century: {{"the right century", 1, 0}, {"up to 25 years away", 0.75, 25 * aYear}, {"up to 50 years away", 0.5, 50 * aYear}, {"up to 100 years away", 0.25, 100 * aYear}},
}

// Bands returns the marking table, the nearest band first. What is farther away than the last one gets
// nothing.
func (t *TypedDate) Bands() []Band { return bands[t.precision()] }

// bandOf returns the index of the nearest band that a distance in days is in, and -1 where it is in none.
func (t *TypedDate) bandOf(days int) int {
	for i, b := range t.Bands() {
		if days <= b.days {
			return i
		}
	}
	return -1
}

// reach is how many days the farthest day of an answer lies outside a span: 0 where the answer is inside.
func reach(answer, key edtf.Span) int {
	return max(0, int(key.Earliest-answer.Earliest), int(answer.Latest-key.Latest))
}

// Apart says a number of days in words, no finer than it is sensible: "1 day", "7 weeks", "3 months", "about
// 12 years".
func apart(days int) string {
	switch {
	case days < 60:
		return count(days, "day")
	case days < 700:
		return "about " + count((days*12+182)/365, "month")
	}
	return "about " + count((days*4+730)/1461, "year")
}

func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
