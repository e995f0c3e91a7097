package calendar

import (
	"fmt"
	"time"
)

// Calendar is a rule that names days. The zero value is Gregorian, the calendar
// of ISO 8601 and so of a date beside which no calendar is named.
type Calendar uint8

// The calendars.
const (
	Gregorian Calendar = iota // New Style
	Julian                    // Old Style
)

// calendarNames are the names in course files, in the order of the constants.
var calendarNames = [...]string{Gregorian: "gregorian", Julian: "julian"}

// String returns the name of the calendar as course files write it: "gregorian"
// or "julian".
func (c Calendar) String() string {
	if int(c) < len(calendarNames) {
		return calendarNames[c]
	}
	return fmt.Sprintf("Calendar(%d)", uint8(c))
}

// Style returns what historians call a date of the calendar: "Old Style" or "New
// Style".
func (c Calendar) Style() string {
	if c == Julian {
		return "Old Style"
	}
	return "New Style"
}

// Other returns the calendar that c is not.
func (c Calendar) Other() Calendar {
	if c == Julian {
		return Gregorian
	}
	return Julian
}

// ParseCalendar reads the name of a calendar as [Calendar.String] writes it.
func ParseCalendar(name string) (Calendar, error) {
	for c, n := range calendarNames {
		if n == name {
			return Calendar(c), nil
		}
	}
	return 0, fmt.Errorf("unknown calendar %q: it is julian or gregorian", name)
}

// MarshalText implements [encoding.TextMarshaler].
func (c Calendar) MarshalText() ([]byte, error) {
	if int(c) >= len(calendarNames) {
		return nil, fmt.Errorf("%v is no calendar", c)
	}
	return []byte(c.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (c *Calendar) UnmarshalText(text []byte) error {
	parsed, err := ParseCalendar(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// LeapYear reports whether February of the astronomical year has 29 days.
func (c Calendar) LeapYear(year int) bool {
	if c == Julian {
		return year%4 == 0
	}
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// DaysInMonth returns the length of a month in days, and 0 where there is no
// such month.
func (c Calendar) DaysInMonth(year int, month time.Month) int {
	switch month {
	case time.February:
		if c.LeapYear(year) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	default:
		if month < time.January || month > time.December {
			return 0
		}
		return 31
	}
}

// Check returns nil if the calendar has the date, and otherwise an error that
// says what is wrong with it.
func (c Calendar) Check(d Date) error {
	switch days := c.DaysInMonth(d.Year, d.Month); {
	case d.Year < MinYear || d.Year > MaxYear:
		return fmt.Errorf("year %d is out of range: years run from %d to %d", d.Year, MinYear, MaxYear)
	case days == 0:
		return fmt.Errorf("there is no month %d: months are 1 to 12", int(d.Month))
	case d.Day >= 1 && d.Day <= days:
		return nil
	case d.Day == 29 && c == Gregorian && Julian.LeapYear(d.Year):
		return fmt.Errorf("there is no 29 February %s in the Gregorian calendar, only in the Julian", YearName(d.Year))
	default:
		return fmt.Errorf("there is no day %d in %v %s: it has %d days", d.Day, d.Month, YearName(d.Year), days)
	}
}
