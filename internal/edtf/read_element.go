package edtf

import (
	"time"

	"fasti/internal/calendar"
)

// element is one date of a typed text, as far as it was written: what it lacks may
// come from the element after it.
type element struct {
	at         token     // where it begins
	edge       Edge      // of an unknown or open end
	precision  Precision // 0 where only a number was written
	part       part
	day        int // or the bare number
	digits     int // of the bare number
	month      int // or the season
	year       typedYear
	nextYear   typedYear // of a winter
	qualifier  Qualifier
	weekday    time.Weekday
	hasWeekday bool
	style      calendar.Calendar
	styled     bool
	dayMonth   bool // the order of day and month isn't certain
}

// typedYear is a year as it was written, or the number of a century.
type typedYear struct {
	set    bool
	value  int
	digits int
	offset int
	era    era
}

// element reads what stands for one date.
func (p *reader) element() (element, error) {
	e := element{at: p.peek(0)}
	p.prefixes(&e)
	if p.takeWord("unknown") {
		p.takeWord("date")
		e.edge = Unknown
		return e, nil
	}
	t := p.peek(0)
	var err error
	switch {
	case t.kind == tokenNumber:
		p.numberFirst(&e)
	case p.month(&e):
		p.monthFirst(&e)
	case t.kind == tokenWord && seasonWords[t.text] != 0:
		err = p.seasonFirst(&e)
	case t.kind == tokenWord && eraWords[t.text] != noEra:
		e.precision, e.year = Year, p.year()
		if !e.year.set {
			err = p.unexpected(p.peek(1))
		}
	default:
		err = p.unexpected(t)
	}
	p.suffixes(&e)
	return e, err
}

// prefixes reads what may stand before a date: circa, a weekday, a style, "early".
func (p *reader) prefixes(e *element) {
	for {
		t := p.peek(0)
		switch weekday, isDay := weekdayOf(t.text); {
		case t.isMark("~"):
			e.qualifier = e.qualifier.with(Approximate)
		case t.kind != tokenWord:
			return
		case isDay:
			e.weekday, e.hasWeekday = weekday, true
		case partWords[t.text] != whole:
			e.part = partWords[t.text]
			if p.peek(1).isMark("-") {
				p.next++ // mid-1918
			}
		case qualifierWords[t.text] != Certain:
			e.qualifier = e.qualifier.with(qualifierWords[t.text])
		default:
			if p.styleWord(e) {
				continue
			}
			return
		}
		p.next++
	}
}

// suffixes reads what may stand after a date, with brackets or without: a style, a
// mark or word of doubt.
func (p *reader) suffixes(e *element) {
	for {
		start := p.next
		bracket := p.takeMark("(")
		t := p.peek(0)
		switch {
		case t.isMark("~", "?", "%"):
			e.qualifier = e.qualifier.with(qualifierOf[t.text])
			p.next++
		case t.kind == tokenWord && t.text == "uncertain":
			e.qualifier = e.qualifier.with(Uncertain)
			p.next++
		case !p.styleWord(e):
			p.next = start
			return
		}
		if bracket && !p.takeMark(")") {
			// It was the other date, which p.link will read: "(O.S. 25 October)".
			p.next = start
			e.styled = false
			return
		}
	}
}

// styleWord reads the name of a calendar: "Old Style", "O.S.", "Julian calendar".
func (p *reader) styleWord(e *element) bool {
	t := p.peek(0)
	style, ok := styleWords[t.text]
	if !ok || t.kind != tokenWord {
		return false
	}
	if after := p.peek(1).text; (t.text == "old" || t.text == "new") && after != "style" && after != "calendar" {
		return false
	}
	p.next++
	p.takeWord("style", "calendar")
	e.style, e.styled = style, true
	return true
}

// month reads the name of a month.
func (p *reader) month(e *element) bool {
	t := p.peek(0)
	if t.kind != tokenWord || monthOf(t.text) == 0 {
		return false
	}
	e.month, e.precision = monthOf(t.text), Month
	p.next++
	return true
}

// year reads a year with its era on either side, if one comes next.
func (p *reader) year() typedYear {
	n := 0
	before := eraAt(p.peek(0))
	if before != noEra {
		n = 1
	}
	t := p.peek(n)
	if t.kind != tokenNumber {
		return typedYear{}
	}
	p.next += n + 1
	y := typedYear{set: true, value: t.value, digits: len(t.text), offset: t.offset, era: before}
	if after := eraAt(p.peek(0)); before == noEra && after != noEra {
		y.era = after
		p.next++
	}
	return y
}

func eraAt(t token) era {
	if t.kind != tokenWord {
		return noEra
	}
	return eraWords[t.text]
}

// comesYear reports whether a year comes next that can't be a day: three digits, or
// an era on either side.
func (p *reader) comesYear() bool {
	t := p.peek(0)
	return eraAt(t) != noEra && p.peek(1).kind == tokenNumber ||
		t.kind == tokenNumber && (len(t.text) > 2 || eraAt(p.peek(1)) != noEra)
}
