package edtf

// monthFirst reads what follows the name of a month: "April 3, 1922", "April 1922",
// "April".
func (p *reader) monthFirst(e *element) {
	if !p.comesYear() && p.peek(0).kind == tokenNumber {
		e.precision, e.day = Day, p.take().value
		p.ordinal()
	}
	p.yearAfterMonth(e)
}

// yearAfterMonth reads the year at the end of a date, if it is there, and the hyphen
// of "3-Apr-1922" before it.
func (p *reader) yearAfterMonth(e *element) {
	if p.peek(0).isMark("-", "/", ".") && p.peek(1).kind == tokenNumber && len(p.peek(1).text) > 2 {
		p.next++
	}
	if p.comesYear() || p.peek(0).kind == tokenNumber {
		e.year = p.year()
	}
}

// ordinal moves past the ending of an ordinal number.
func (p *reader) ordinal() bool { return p.takeWord("st", "nd", "rd", "th") }

// seasonFirst reads the year of a season, and the second year of a winter.
func (p *reader) seasonFirst(e *element) error {
	e.precision, e.month = Season, seasonWords[p.take().text]
	p.takeMark("-")
	if e.year = p.year(); !e.year.set {
		return p.unexpected(p.peek(0))
	}
	if e.month == Winter && p.takeMark("-", "–", "/") {
		if e.nextYear = p.year(); !e.nextYear.set {
			return p.unexpected(p.peek(0))
		}
	}
	return nil
}

// numberFirst reads an element that begins with a number.
func (p *reader) numberFirst(e *element) {
	if p.numeric(e) {
		return
	}
	t := p.peek(0)
	switch {
	case p.peek(1).kind == tokenWord && p.peek(1).text == "s":
		e.precision, e.year = Decade, p.year()
		p.next++
		if eraAt(p.peek(0)) != noEra {
			e.year.era = eraAt(p.take())
		}
	case p.comesYear():
		e.precision, e.year = Year, p.year()
		if p.month(e) { // 1922 April 3
			if p.peek(0).kind == tokenNumber && len(p.peek(0).text) < 3 {
				e.precision, e.day = Day, p.take().value
				p.ordinal()
			}
		}
	default:
		e.day, e.digits = t.value, len(t.text)
		p.next++
		if p.ordinal() && p.takeWord("century", "cent", "c") {
			e.precision = Century
			e.year = typedYear{set: true, value: t.value, digits: 3, offset: t.offset, era: eraAt(p.peek(0))}
			if e.year.era != noEra {
				p.next++
			}
			return
		}
		p.afterDay(e)
	}
}

// afterDay reads what follows the number of a day: "April 1922", "-Apr-1922", or of
// "April 3–5, 1922" the year alone.
func (p *reader) afterDay(e *element) {
	if p.peek(0).isMark("-", ".", "/") && p.peek(1).kind == tokenWord && monthOf(p.peek(1).text) != 0 {
		p.next++
	}
	if p.month(e) {
		e.precision = Day
		p.yearAfterMonth(e)
	} else if p.comesYear() {
		e.year = p.year()
	}
}

// numeric reads dates of numbers and marks: 3.4.1922, 1922-04-03, 04/1922. It
// reports false where what comes isn't one.
func (p *reader) numeric(e *element) (done bool) {
	first, mark, second := p.peek(0), p.peek(1), p.peek(2)
	if !mark.isMark(".", "/", "-") || second.kind != tokenNumber {
		return false
	}
	third := p.peek(4)
	if !p.peek(3).isMark(mark.text) || third.kind != tokenNumber {
		if len(first.text) > 2 || len(second.text) < 3 {
			return false
		}
		p.next += 2
		e.precision, e.month, e.year = Month, first.value, p.year()
		return true
	}
	if len(first.text) > 2 {
		e.precision, e.year, e.month, e.day = Day, typedYear{
			set: true, value: first.value, digits: len(first.text), offset: first.offset,
		}, second.value, third.value
		p.next += 5
		return true
	}
	p.next += 4
	e.precision, e.day, e.month, e.year = Day, first.value, second.value, p.year()
	switch {
	case mark.isMark("."):
	case first.value <= 12 && second.value <= 12:
		e.dayMonth = first.value != second.value
	case first.value <= 12:
		e.day, e.month = second.value, first.value // as Americans write
	}
	return true
}
