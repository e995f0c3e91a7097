package edtf

import "fasti/internal/calendar"

// phrase is a whole typed text: one element, or two with what stands between them.
type phrase struct {
	from, to link
	between  token // what joins from and to; of kind tokenEnd where there is only from
}

// link is one element, or two that are written closely together: "1918–25", "25
// October / 7 November 1917".
type link struct {
	first, second element
	joint         token // of kind tokenEnd where there is no second
}

// phrase reads the whole text.
func (p *reader) phrase() (phrase, error) {
	var ph phrase
	var err error
	open := p.peek(0)
	switch {
	case p.takeWord("since"):
		ph.to.first.edge, ph.between = Open, open
		ph.from, err = p.link()
	case p.takeWord("until", "till"):
		ph.from.first.edge, ph.between = Open, open
		ph.to, err = p.link()
	default:
		p.takeWord("from", "between")
		ph, err = p.fromTo()
	}
	if p.peek(1).kind == tokenEnd {
		p.takeMark(".")
	}
	if err == nil && p.peek(0).kind != tokenEnd {
		err = p.unexpected(p.peek(0))
	}
	return ph, err
}

// fromTo reads one link, or two with a word between them.
func (p *reader) fromTo() (phrase, error) {
	var ph phrase
	var err error
	if ph.from, err = p.link(); err != nil {
		return phrase{}, err
	}
	between := p.peek(0)
	switch {
	case p.takeWord("to", "until", "till", "through", "and"):
		ph.between = between
		ph.to, err = p.link()
	case p.takeWord("onward", "onwards"):
		ph.between = between
		ph.to.first.edge = Open
	}
	return ph, err
}

// link reads one element, or two that a mark joins.
func (p *reader) link() (link, error) {
	var l link
	var err error
	if l.first, err = p.element(); err != nil {
		return link{}, err
	}
	joint := p.peek(0)
	switch {
	case p.takeMark("-", "–", "/"):
		l.joint = joint
		l.second, err = p.element()
	case p.takeMark("("):
		l.joint = joint
		l.second, err = p.bracketed()
	}
	return l, err
}

// bracketed reads the date of the other calendar up to its closing bracket, and the
// year of both if it comes only then: "7 November (25 October) 1917".
func (p *reader) bracketed() (element, error) {
	e, err := p.element()
	if err != nil {
		return element{}, err
	}
	if !p.takeMark(")") {
		return element{}, p.unexpected(p.peek(0))
	}
	if e.month == 0 && p.month(&e) {
		e.precision = Day // 3 (16) April 1922
	}
	if !e.year.set {
		e.year = p.year()
	}
	p.suffixes(&e)
	return e, nil
}

// elements lists the elements of a phrase that were written.
func (ph *phrase) elements() []*element {
	list := []*element{&ph.from.first}
	if ph.from.joint.kind != tokenEnd {
		list = append(list, &ph.from.second)
	}
	if ph.between.kind != tokenEnd {
		list = append(list, &ph.to.first)
		if ph.to.joint.kind != tokenEnd {
			list = append(list, &ph.to.second)
		}
	}
	return list
}

// stated returns the calendar that an element of the phrase states.
func (ph *phrase) stated() (calendar.Calendar, bool) {
	for _, e := range ph.elements() {
		if e.styled {
			return e.style, true
		}
	}
	if ph.from.isDual() || ph.between.kind != tokenEnd && ph.to.isDual() {
		return calendar.Julian, true
	}
	return 0, false
}

// hasWeekday reports whether a weekday stands in the phrase.
func (ph *phrase) hasWeekday() bool {
	for _, e := range ph.elements() {
		if e.hasWeekday {
			return true
		}
	}
	return false
}
