package edtf

import (
	"fmt"
	"time"

	"fasti/internal/calendar"
)

// Style says how [Date.Format] writes the days and months of the Julian calendar.
// Both fields concern the time from 15 October 1582 (New Style) on, when there were
// two calendars to confuse; earlier dates are written as they are. In an interval with
// an end in each calendar either field marks both.
type Style struct {
	// Dual writes a Julian day in both calendars, Old Style first: "25 October / 7
	// November 1917", "1/14 February 1918". It is for exact days; an October of one
	// calendar is no month of the other.
	Dual bool
	// Mark writes "(Old Style)" after a Julian day or month that isn't written in
	// both.
	Mark bool

	// mixed marks the days and months of either calendar at any time, in an interval
	// that has both.
	mixed bool
}

// firstGregorian is 15 October 1582, the first day that anybody dated New Style.
const firstGregorian calendar.Day = 2299161

// Format writes d for readers of English: "3 April 1922", "summer 1926", "about 862",
// "44 BC", "March 1918 to January 1925". Dates of one calendar whose bounds differ
// never read alike: a century is written as its years, 1800–1899, which are not those
// of the 19th century, and so is the decade 1800–1809; a winter names both its years.
// The zero Date is "". [ReadHuman] reads it back, unless it is one of the few intervals
// that take more than the 100 bytes it accepts.
func (d Date) Format(s Style) string {
	s.mixed = (s.Dual || s.Mark) && d.isMixed()
	switch {
	case d.IsZero():
		return ""
	case !d.interval:
		return d.start.format(s)
	case d.end.edge == Open:
		return "since " + d.start.format(s)
	case d.start.edge == Open:
		return "until " + d.end.format(s)
	case d.start.edge == Unknown || d.end.edge == Unknown:
		return "from " + d.start.format(s) + " to " + d.end.format(s)
	}
	return d.start.format(s) + " to " + d.end.format(s)
}

func (p point) format(s Style) string {
	if p.edge == Unknown {
		return "an unknown date"
	}
	text := p.formatPlain()
	if p.precision <= Month {
		julian, twoCalendars := p.cal == calendar.Julian, p.bounds().Latest >= firstGregorian
		switch {
		case julian && s.Dual && twoCalendars && p.precision == Day:
			text = formatDual(p.civil())
		case julian && s.Mark && twoCalendars, s.mixed:
			text += " (" + p.cal.Style() + ")"
		}
	}
	if p.qualifier == Approximate || p.qualifier == Both {
		text = "about " + text
	}
	if p.qualifier == Uncertain || p.qualifier == Both {
		text += " (uncertain)"
	}
	return text
}

// formatPlain writes a point without its qualifier and its calendar.
func (p point) formatPlain() string {
	year := calendar.YearName(p.year)
	switch p.precision {
	case Day:
		return fmt.Sprintf("%d %v %s", p.day, time.Month(p.month), year)
	case Month:
		return fmt.Sprintf("%v %s", time.Month(p.month), year)
	case Season:
		if p.month == Winter {
			return "winter " + formatYears(p.year, p.year+1)
		}
		return seasonNames[p.month] + " " + year
	case Decade:
		if p.year >= 100 && p.year%100 != 0 {
			return fmt.Sprintf("the %ds", p.year)
		}
		return formatYears(p.year, p.year+9)
	case Century:
		return formatYears(p.year, p.year+99)
	}
	return year
}

// formatYears writes years from first to last, of two that follow one another the
// last in short: "1800–1899", "50–41 BC", "1926–27".
func formatYears(first, last int) string {
	m, bc := calendar.EraYear(first)
	switch n, lastBC := calendar.EraYear(last); {
	case bc != lastBC:
		return calendar.YearName(first) + "–AD " + fmt.Sprint(n)
	case bc:
		return fmt.Sprintf("%d–%d BC", m, n)
	case first < 100:
		return fmt.Sprintf("AD %d–%d", m, n)
	case last == first+1 && last%100 != 0:
		return fmt.Sprintf("%d–%02d", m, n%100)
	default:
		return fmt.Sprintf("%d–%d", m, n)
	}
}

// formatDual writes a date of the Julian calendar in both, with what the two have in
// common once.
func formatDual(old calendar.Date) string {
	date, err := calendar.NewStyle(old)
	if err != nil {
		return old.String() // not for the valid date of a point
	}
	switch tail := fmt.Sprintf("%d %v %s", date.Day, date.Month, calendar.YearName(date.Year)); {
	case old.Year != date.Year:
		return fmt.Sprintf("%d %v %s / %s", old.Day, old.Month, calendar.YearName(old.Year), tail)
	case old.Month != date.Month:
		return fmt.Sprintf("%d %v / %s", old.Day, old.Month, tail)
	default:
		return fmt.Sprintf("%d/%s", old.Day, tail)
	}
}
