package edtf

import (
	"fmt"
	"strings"

	"fasti/internal/calendar"
)

// Parse reads an expression in the Gregorian calendar. Its errors are of type
// *[SyntaxError].
func Parse(s string) (Date, error) { return ParseIn(s, calendar.Gregorian) }

// ParseIn reads an expression whose dates are of the calendar cal, and judges
// their validity by it: 1700-02-29 is a date of the Julian calendar only. Its
// errors are of type *[SyntaxError].
func ParseIn(s string, cal calendar.Calendar) (Date, error) {
	if err := checkLength(s); err != nil {
		return Date{}, err
	}
	slash := strings.IndexByte(s, '/')
	if slash >= 0 {
		return parseInterval(s, slash, cal)
	}
	sc := scanner{text: s, end: len(s), cal: cal}
	p, err := sc.point()
	if err != nil {
		return Date{}, err
	}
	return Date{start: p}, nil
}

// parseInterval reads the two ends on either side of the slash.
func parseInterval(s string, slash int, cal calendar.Calendar) (Date, error) {
	sc := scanner{text: s, end: slash, cal: cal}
	if i := strings.IndexByte(s[slash+1:], '/'); i >= 0 {
		return Date{}, sc.fail(slash+1+i, "an interval has one slash; the parts of a date are divided by hyphens: 1922-04-03")
	}
	start, err := sc.edge()
	if err != nil {
		return Date{}, err
	}
	sc.pos, sc.end = slash+1, len(s)
	end, err := sc.edge()
	if err != nil {
		return Date{}, err
	}
	d := Date{interval: true, start: start, end: end}
	if start.edge != Known && end.edge != Known {
		return Date{}, sc.fail(0, "%v", errNoDates)
	}
	if d.reversed() {
		return Date{}, sc.fail(slash+1, "the interval ends before it starts: the earlier date comes first")
	}
	return d, nil
}

// scanner reads text[pos:end], which is one date or one end of an interval.
type scanner struct {
	text     string
	pos, end int
	cal      calendar.Calendar
}

func (s *scanner) fail(offset int, format string, args ...any) error {
	return &SyntaxError{Text: s.text, Offset: offset, Problem: fmt.Sprintf(format, args...)}
}

func (s *scanner) rest() string { return s.text[s.pos:s.end] }

// accept moves past c if it comes next.
func (s *scanner) accept(c byte) bool {
	if s.pos < s.end && s.text[s.pos] == c {
		s.pos++
		return true
	}
	return false
}

// edge reads one end of an interval.
func (s *scanner) edge() (point, error) {
	switch s.rest() {
	case "":
		return point{edge: Unknown}, nil
	case "..":
		return point{edge: Open}, nil
	}
	return s.point()
}

// point reads a date that is no interval.
func (s *scanner) point() (point, error) {
	p := point{cal: s.cal}
	if err := s.year(&p); err != nil {
		return point{}, err
	}
	if s.accept('-') {
		if err := s.month(&p); err != nil {
			return point{}, err
		}
		if s.accept('-') {
			if err := s.day(&p); err != nil {
				return point{}, err
			}
		}
	}
	s.qualifier(&p)
	if s.pos < s.end {
		return point{}, s.fail(s.pos, "%s", s.leftover(p))
	}
	return p, nil
}

func (s *scanner) qualifier(p *point) {
	for q := Approximate; q <= Both; q++ {
		if s.accept(q.String()[0]) {
			p.qualifier = q
			return
		}
	}
}
