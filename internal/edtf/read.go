package edtf

import (
	"fmt"
	"strings"

	"fasti/internal/calendar"
)

// Reading is what [ReadHuman] understood.
type Reading struct {
	// Date is what was written, in the calendar that was stated. Where none was it
	// is Gregorian, or Julian if only that calendar has the date.
	Date Date
	// CalendarStated is true where the writer said which calendar it is: by "Old
	// Style" or "N.S.", by writing both dates, or by a weekday that fits only one.
	CalendarStated bool

	old Date // what the words mean in the Julian calendar, where [Date.ReadAs] has it otherwise
}

// In returns the date for a reader who takes an unstated calendar to be cal: late
// February 1900 ends a day later in the Julian than in the Gregorian. It fails where
// cal doesn't have the date.
func (r Reading) In(cal calendar.Calendar) (Date, error) {
	switch {
	case r.CalendarStated:
		return r.Date, nil
	case cal == calendar.Julian && !r.old.IsZero():
		return r.old, nil
	default:
		return r.Date.ReadAs(cal)
	}
}

// AmbiguousError says that a text can be read in more than one way.
type AmbiguousError struct {
	Text     string
	Readings []Date // two or more, the likelier first where there is one
}

// Error lists the readings.
func (e *AmbiguousError) Error() string {
	readings := make([]string, len(e.Readings))
	for i, d := range e.Readings {
		readings[i] = d.Format(Style{Mark: true})
	}
	return fmt.Sprintf("%q can mean %s: write it out", e.Text, strings.Join(readings, " or "))
}

// The years that [ReadHuman] takes, astronomical. A student who types another has
// slipped.
const (
	minTypedYear = -4000
	maxTypedYear = 3000
)

// ReadHuman reads a date as people type it, in any case and with any spacing:
//
//	3 April 1922; April 3, 1922; 3rd of Apr. 1922; Monday 3 April 1922; 3 апреля 1922
//	3.4.1922 (day first); 13/04/1922 and 04/13/1922; 1922-04-03
//	April 1922; 4/1922; 1922; summer of 1926; winter 1926–27; 44 BC; AD 988; 988 CE
//	early, mid or late 1918: January to April, May to August, September to December
//	1850s; 19th century (1800–1899); early 19th century (1800–1833)
//	about, c., circa, ~ before; ? or (uncertain) after
//	1918–1925; 1918–25; 3–5 April 1922; March 1918 to January 1925; since 1918; until 1925
//	25 October 1917 O.S.; 25 Oct / 7 Nov 1917; 7 November (25 October) 1917
//
// and every expression that [Parse] takes, but for a season by its number: 1918-22
// is the years 1918 to 1922.
//
// What can be read in two ways is an *[AmbiguousError]: 03/04/1922 by day and month,
// 1905-07 as July or as two years, the 1800s as ten years or a hundred, winter 1918
// by the year in which it began or ended, Monday 4/1/1700 by calendar. What can't be
// read is a *[SyntaxError]: years of one or two digits without an era, dates that no
// calendar has, a weekday or a second date that doesn't fit, years before 4001 BC or
// after 3000.
func ReadHuman(text string) (Reading, error) {
	if err := checkLength(text); err != nil {
		return Reading{}, err
	}
	if r, ok := readExpression(text); ok {
		return r, nil
	}
	tokens, err := tokenize(text)
	if err != nil {
		return Reading{}, err
	}
	p := reader{text: text, tokens: tokens}
	phrase, err := p.phrase()
	if err != nil {
		return Reading{}, err
	}
	return p.read(phrase)
}

// readExpression reads what is written in the format itself.
func readExpression(text string) (Reading, bool) {
	text = strings.TrimSpace(text)
	d, err := Parse(text)
	if err != nil {
		d, err = ParseIn(text, calendar.Julian)
	}
	if err != nil || len(text) == len("1905-07") && text[0] != '-' && d.Precision() <= Season {
		return Reading{}, false // 1905-07 may be two years
	}
	return Reading{Date: d}, d.start.typed() && d.end.typed()
}

// typed reports whether a point is in the years that a student may type.
func (p point) typed() bool {
	if p.precision == 0 {
		return true // an edge, or the end of what is no interval
	}
	span := p.bounds()
	return p.cal.DateOf(span.Earliest).Year >= minTypedYear && p.cal.DateOf(span.Latest).Year <= maxTypedYear
}
