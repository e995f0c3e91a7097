package history

import (
	"fmt"
	"slices"

	"fasti/internal/errs"
)

// Apply makes the course of a class out of a course as it was read, which stays as it is. A local date becomes the
// value of its claim, on a source of kind [ClassSource], and what the course has stays beside it as disputed: either is
// right, and both are told.
//
// What the course lacks is passed over. A local date with which the course would not hold, such as a death before a
// birth, is left out, and a Problem tells which one and why; the others apply all the same.
func (o Overlay) Apply(c *Course) (*Course, []Problem) {
	if o.IsZero() {
		return c, nil
	}
	f := &fitting{plain: c, overlay: o, given: map[FactID]FactID{}}
	f.bound()
	dates := f.known()
	if len(dates) == 0 {
		return f.view(*c, nil), f.problems
	}
	made, wrong := f.try(dates)
	if len(wrong) > 0 {
		made = f.most(dates, wrong)
	}
	return made, f.problems
}

// fitting is the making of a class's course.
type fitting struct {
	plain    *Course
	overlay  Overlay
	given    map[FactID]FactID // what the overlay calls the facts of its dates, by today's names
	problems []Problem
	course   *Course     // with the local dates that fit so far
	fit      []LocalDate // those
}

// known returns the local dates that the course has a date for, under today's names of their facts.
func (f *fitting) known() []LocalDate {
	var out []LocalDate
	for _, l := range f.overlay.Dates {
		if err := l.Check(); err != nil {
			f.refuse(l.Fact, errs.Message(err))
			continue
		}
		today := f.plain.CurrentFact(l.Fact)
		own := f.plain.DateOf(today)
		_, taken := f.given[today]
		switch {
		case own == nil:
		case taken:
			f.refuse(l.Fact, "another local date of the same fact comes before it")
		default:
			f.given[today], l.Fact = l.Fact, today
			if d, _ := l.date(); !d.Equal(own.Date()) {
				out = append(out, l)
			}
		}
	}
	return out
}

// bound takes back what would spoil marks. [Overlay.Check] lets nobody write it, but a database may hold anything.
func (f *fitting) bound() {
	if o := &f.overlay; !(o.Article >= 0 && o.Article <= 1) {
		f.problems = append(f.problems, Problem{Entity: "overlay", Path: "article", What: fmt.Sprintf("%v is no part of a point, so nothing is given", o.Article)})
		o.Article = 0
	}
}

// refuse tells why a local date is left out, under the name that its fact was given.
func (f *fitting) refuse(given FactID, what string) {
	f.problems = append(f.problems, Problem{Entity: "local date " + string(given), What: what})
}

// try makes the course with some local dates. Where it does not hold it returns what is wrong with it.
func (f *fitting) try(dates []LocalDate) (*Course, []Problem) {
	d := f.plain.d.clone()
	w := newLocalizer(f.plain, dates)
	w.write(&d)
	made, wrong := build(d, f.overlay)
	if len(wrong) > 0 {
		return nil, wrong
	}
	return f.view(*made, dates), nil
}

// view sets what a course knows of its overlay.
func (f *fitting) view(c Course, dates []LocalDate) *Course {
	c.overlay = f.overlay
	c.hidden = make(map[FactID]bool, len(f.overlay.Hidden))
	for _, id := range f.overlay.Hidden {
		c.hidden[f.plain.CurrentFact(id)] = true
	}
	c.local = make(map[FactID]LocalDate, len(dates))
	for _, l := range dates {
		c.local[l.Fact] = l
	}
	return &c
}

// most makes the course with as many of the local dates as hold together, given what is wrong with all of them. Those
// that the problems can't come of are tried first, so that mostly few courses are made to find the few that are wrong.
func (f *fitting) most(dates []LocalDate, wrong []Problem) *Course {
	named := map[string]bool{}
	for _, p := range wrong {
		named[p.Entity] = true
	}
	var quiet, suspect []LocalDate
	for _, l := range dates {
		if f.suspect(l, named) {
			suspect = append(suspect, l)
		} else {
			quiet = append(quiet, l)
		}
	}
	f.course = f.view(*f.plain, nil)
	f.take(quiet)
	f.take(suspect)
	return f.course
}

// suspect reports whether a problem of an entity that is named can come of a local date: the entity is what it is the date
// of, or led to that, or is another tenure of its office.
func (f *fitting) suspect(l LocalDate, named map[string]bool) bool {
	_, entity, _ := l.Fact.Parts()
	if named["event "+entity] || slices.ContainsFunc(f.plain.Causes(EventID(entity)), func(e *Event) bool { return named["event "+string(e.ID)] }) {
		return true
	}
	t := f.plain.Tenure(TenureID(entity))
	return t != nil && slices.ContainsFunc(f.plain.TenuresOfOffice(t.Office), func(o *Tenure) bool { return named["tenure "+string(o.ID)] })
}

// take adds local dates to those that fit: all at once where they do, else each half by itself.
func (f *fitting) take(dates []LocalDate) {
	if len(dates) == 0 {
		return
	}
	all := slices.Concat(f.fit, dates)
	made, wrong := f.try(all)
	switch half := len(dates) / 2; {
	case len(wrong) == 0:
		f.course, f.fit = made, all
	case len(dates) == 1:
		f.refuse(f.given[dates[0].Fact], whatIsWrong(wrong))
	default:
		f.take(dates[:half])
		f.take(dates[half:])
	}
}

func whatIsWrong(problems []Problem) string {
	what := problems[0].String()
	if n := len(problems) - 1; n > 0 {
		what += fmt.Sprintf(" (and %d more)", n)
	}
	return what
}
