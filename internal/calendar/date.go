package calendar

import (
	"cmp"
	"fmt"
	"strconv"
	"time"
)

// The years that the package takes, astronomical.
const (
	MinYear = -1_000_000
	MaxYear = 1_000_000
)

// Date is a day as a calendar names it. It doesn't know its calendar: only
// together with a [Calendar] does it mean a [Day].
type Date struct {
	Year  int        // astronomical: 0 is 1 BC, -1 is 2 BC
	Month time.Month // 1 to 12
	Day   int        // 1 to 31
}

// Compare returns -1 if d is before e in the same calendar, +1 if it is after,
// and 0 if they are the same date.
func (d Date) Compare(e Date) int {
	return cmp.Or(
		cmp.Compare(d.Year, e.Year),
		cmp.Compare(d.Month, e.Month),
		cmp.Compare(d.Day, e.Day),
	)
}

// String returns the date in the order of ISO 8601, with four digits of year or
// more: "1917-10-25", "-0043-03-15".
func (d Date) String() string {
	if d.Year < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -d.Year, int(d.Month), d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// BC returns the astronomical number of a year before Christ: BC(1) is 0, BC(44)
// is -43.
func BC(year int) int { return 1 - year }

// EraYear returns the number by which a history book calls an astronomical year,
// and whether that year is BC: EraYear(-43) is 44, true.
func EraYear(year int) (n int, bc bool) {
	if year <= 0 {
		return 1 - year, true
	}
	return year, false
}

// YearName returns an astronomical year as a history book writes it: "1917", "44
// BC", and "AD 43" where a bare number would look like a short form of another
// year.
func YearName(year int) string {
	switch n, bc := EraYear(year); {
	case bc:
		return fmt.Sprintf("%d BC", n)
	case n < 100:
		return fmt.Sprintf("AD %d", n)
	default:
		return strconv.Itoa(n)
	}
}
