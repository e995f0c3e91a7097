package edtf

import (
	"errors"
	"fmt"

	"fasti/internal/calendar"
)

// String returns the expression in its canonical form, which is its only one:
// String writes what [ParseIn] read. It doesn't name the calendar. The zero Date is
// "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.interval:
		return d.start.String() + "/" + d.end.String()
	default:
		return d.start.String()
	}
}

func (p point) String() string {
	switch p.edge {
	case Open:
		return ".."
	case Unknown:
		return ""
	}
	s := p.yearString()
	switch {
	case p.maskMonth:
		s += "-XX"
	case p.precision <= Season && p.precision > 0:
		s += fmt.Sprintf("-%02d", p.month)
	}
	switch {
	case p.maskDay:
		s += "-XX"
	case p.precision == Day:
		s += fmt.Sprintf("-%02d", p.day)
	}
	return s + p.qualifier.String()
}

func (p point) yearString() string {
	sign, year := "", p.year
	if year < 0 {
		sign, year = "-", -year
	}
	switch p.precision {
	case Decade:
		return fmt.Sprintf("%s%03dX", sign, year/10)
	case Century:
		return fmt.Sprintf("%s%02dXX", sign, year/100)
	default:
		return fmt.Sprintf("%s%04d", sign, year)
	}
}

// MarshalText implements [encoding.TextMarshaler]. The text alone means a Gregorian
// date, so a Julian one is refused rather than moved by days: keep [Date.String] and
// the calendar side by side.
func (d Date) MarshalText() ([]byte, error) {
	for _, p := range []point{d.start, d.end} {
		if p.precision != 0 && p.cal != calendar.Gregorian {
			return nil, errors.New("a Julian date can't be written without its calendar beside it")
		}
	}
	return []byte(d.String()), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler] as [Parse] does. An empty text
// is the zero Date, which MarshalText writes so.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
