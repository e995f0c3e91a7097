package edtf

import (
	"time"

	"fasti/internal/calendar"
)

// digits reads up to n digits and then Xs, and returns the number with 0 for each X
// and how many there were of both.
func (s *scanner) digits(n int) (value, digits, masked int) {
	for ; digits+masked < n && s.pos < s.end; s.pos++ {
		switch c := s.text[s.pos]; {
		case c == 'X':
			masked++
			value *= 10
		case c >= '0' && c <= '9' && masked == 0:
			digits++
			value = 10*value + int(c-'0')
		default:
			return value, digits, masked
		}
	}
	return value, digits, masked
}

// year reads a year, a decade or a century.
func (s *scanner) year(p *point) error {
	start := s.pos
	negative := s.accept('-')
	value, digits, masked := s.digits(4)
	switch {
	case digits+masked < 4:
		return s.fail(s.pos, "%s", s.shortYear(start, digits+masked))
	case masked > 2:
		return s.fail(start, "at most the last two digits of a year can be X: 18XX")
	case negative && value == 0 && masked == 0:
		return s.fail(start, "there is no year -0000: 1 BC is 0000")
	case negative && value == 0:
		return s.fail(start, "the years next to 0000 can't be masked with a minus sign: write an interval, -0099/0000")
	}
	p.precision, p.year = Year+Precision(masked), value
	if negative {
		p.year = -value - []int{0, 9, 99}[masked] // the mask counts away from 0
	}
	return nil
}

// month reads what comes after a year: a month, a season, or XX.
func (s *scanner) month(p *point) error {
	start := s.pos
	if p.precision != Year {
		return s.fail(start-1, "a masked year stands alone: %v", *p)
	}
	value, digits, masked := s.digits(2)
	switch {
	case masked == 2:
		p.maskMonth = true
	case digits != 2:
		return s.fail(s.pos, "%s", s.shortPart(digits+masked, "month", "04"))
	case value >= Spring && value <= Winter:
		p.precision, p.month = Season, value
	case value < 1 || value > 12:
		return s.fail(start, "there is no month %02d: months are 01 to 12, and 21 to 24 are spring, summer, autumn, winter", value)
	default:
		p.precision, p.month = Month, value
	}
	return nil
}

// day reads what comes after a month: a day, or XX.
func (s *scanner) day(p *point) error {
	start := s.pos
	if p.precision == Season {
		return s.fail(start-1, "a season has no days: %v stands alone", *p)
	}
	value, digits, masked := s.digits(2)
	switch {
	case masked == 2:
		p.maskDay = true
		return nil
	case digits != 2:
		return s.fail(s.pos, "%s", s.shortPart(digits+masked, "day", "03"))
	case p.maskMonth:
		return s.fail(start, "a day needs its month: in an unspecified month the day is XX too")
	}
	date := calendar.Date{Year: p.year, Month: time.Month(p.month), Day: value}
	if err := p.cal.Check(date); err != nil {
		return s.fail(start, "%v", err)
	}
	p.precision, p.day = Day, value
	return nil
}
