package question

import (
	"fmt"
	"strings"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// MarkedDate is a typed date after marking.
type MarkedDate struct {
	Understood string  // "3 April 1922 (Old Style)"; empty where the text can't be read
	Distance   string  // "2 days early", "up to 29 days away"; empty where it is right
	Band       int     // index in the marking table, -1 where the answer is in none
	Points     float64 // 0 to 1
	Note       string  // what was understood, and why the marks
}

// target is a value that is right.
type target struct {
	date edtf.Date
	span edtf.Span
	mark history.Mark // "" for the key
	note string
}

// targets are the key, what is disputed beside it, and the coarser value of an imprecise claim.
func (t *TypedDate) targets() []target {
	key := t.Right.Date()
	if key.IsZero() {
		return nil
	}
	out := []target{{date: key, span: allowed(key)}}
	for _, rival := range t.Rivals {
		if d := rival.Date(); rival.Mark != history.Corrected && !d.IsZero() {
			out = append(out, target{d, allowed(d), rival.Mark, rival.Note})
		}
	}
	return out
}

// allowed is the span in which an answer is fully right: the days that the source can mean. A source that
// says "about" means the days around too; one that is uncertain means the value that it gives.
func allowed(d edtf.Date) edtf.Span {
	if q := d.Qualifier(); q == edtf.Approximate || q == edtf.Both {
		return d.Envelope()
	}
	return d.Bounds()
}

// nearest is the best way to take an answer.
type nearest struct {
	answer edtf.Date
	target target
	days   int
}

// Mark marks a typed date. Inside the span of the key, or of a value that is as right, it gets the point;
// else what its band gives, by the farthest day that the answer takes in, so that a coarse answer is never
// worth more than a finer one inside it. The value that a course's article has, and that every reference
// contradicts, gets its own explanation.
func (t *TypedDate) Mark(r Response) MarkedDate {
	read, err := edtf.ReadHuman(r.Text)
	if err != nil || !read.Date.Bounds().Closed() || t.Right.Date().IsZero() {
		return MarkedDate{Band: -1}
	}
	readings := t.readings(read)
	best := t.nearest(readings)
	m := MarkedDate{Understood: t.understood(best.answer), Band: t.bandOf(best.days)}
	if best.days > 0 {
		m.Distance = distance(best.answer, best.target)
		if rival := t.article(readings); rival != nil {
			m.Understood = t.understood(readings[0])
			m.Band, m.Points = -1, rival.Points
			m.Note = fmt.Sprintf("Read as %s. The course's article says so too, but every reference has %s. %s",
				m.Understood, t.Right.Date().Format(edtf.Style{Dual: true}), rival.Note)
			if rival.Points > 0 {
				m.Note = strings.TrimSpace(m.Note) + fmt.Sprintf(" In this class it gets %s.", pointsInWords(rival.Points))
			}
			return m
		}
	}
	if m.Band >= 0 {
		m.Points = t.Bands()[m.Band].Points
	}
	m.Note = t.note(m, best)
	return m
}

// pointsInWords says what part of its point an answer gets.
func pointsInWords(points float64) string {
	if points >= 1 {
		return "the point all the same"
	}
	return decimal(points) + " of the point"
}

// readings are the dates that an answer may mean, in the calendar of the key first. Where the calendar is
// neither stated nor certain, the student may count by either.
func (t *TypedDate) readings(read edtf.Reading) []edtf.Date {
	cals := []calendar.Calendar{calendar.Gregorian}
	if t.julian() {
		cals = []calendar.Calendar{calendar.Julian, calendar.Gregorian}
	}
	var out []edtf.Date
	for _, cal := range cals {
		d, err := read.In(cal)
		if err == nil && (len(out) == 0 || out[0] != d) {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		return []edtf.Date{read.Date}
	}
	return out
}

func (t *TypedDate) nearest(readings []edtf.Date) nearest {
	var best nearest
	for _, target := range t.targets() {
		for _, d := range readings {
			if days := reach(d.Bounds(), target.span); best.answer.IsZero() || days < best.days {
				best = nearest{d, target, days}
			}
		}
	}
	return best
}

// article returns the corrected value that an answer repeats, if there is one. An answer that takes in the
// key too repeats nothing.
func (t *TypedDate) article(readings []edtf.Date) *RivalDate {
	for _, target := range t.targets() {
		for _, d := range readings {
			if d.Bounds().Overlaps(target.span) {
				return nil
			}
		}
	}
	for i := range t.Rivals {
		rival := &t.Rivals[i]
		date := rival.Date()
		if rival.Mark != history.Corrected || date.IsZero() {
			continue
		}
		for _, d := range readings {
			if allowed(date).Contains(d.Bounds()) {
				return rival
			}
		}
	}
	return nil
}

// understood names the date that an answer was read as, with its calendar where that can be in doubt.
func (t *TypedDate) understood(d edtf.Date) string {
	text := d.Format(edtf.Style{Mark: true})
	if t.julian() && d.Calendar() == calendar.Gregorian && d.Precision() <= edtf.Month {
		text += " (New Style)"
	}
	return text
}

// distance says how far an answer is from what is right.
func distance(answer edtf.Date, target target) string {
	a, key := answer.Bounds(), target.span
	days := reach(a, key)
	switch {
	case a.Overlaps(key):
		return "up to " + apart(days) + " away"
	case a.Before(key):
		return steps(answer, target.date, days) + " early"
	}
	return steps(answer, target.date, days) + " late"
}

// steps counts whole years or months between two dates that are known to the year or to the month, and days
// between others.
func steps(a, b edtf.Date, days int) string {
	if a.Precision() == b.Precision() && a.Calendar() == b.Calendar() {
		switch a.Precision() {
		case edtf.Year:
			return count((days+aYear/2)/aYear, "year")
		case edtf.Month:
			if months := (days*12 + 182) / 365; months < 24 {
				return count(months, "month")
			}
		}
	}
	return apart(days)
}

// note tells what was understood and why it got what it got.
func (t *TypedDate) note(m MarkedDate, best nearest) string {
	read := "Read as " + m.Understood
	switch {
	case m.Band == 0 && best.target.mark == history.Disputed:
		return read + ". Sources differ over this date, and this is one of their values. " + best.target.note
	case m.Band == 0 && best.target.mark == history.Imprecise:
		return fmt.Sprintf("%s, which is inside %s, as exactly as one of the sources gives it.", read, best.target.date.Format(edtf.Style{Dual: true}))
	case m.Band == 0 && best.target.span != best.answer.Bounds():
		return fmt.Sprintf("%s, which is inside %s: right.", read, best.target.date.Format(edtf.Style{Dual: true}))
	case m.Band == 0:
		return read + ": right."
	case m.Band < 0:
		return fmt.Sprintf("%s: %s, which is too far for a part of the point.", read, m.Distance)
	case best.answer.Bounds().Overlaps(best.target.span):
		return fmt.Sprintf("%s. That is less exact than what was asked: its farthest day is %s from the key, which gets %s.",
			read, apart(best.days), decimal(m.Points))
	}
	return fmt.Sprintf("%s: %s, which gets %s.", read, m.Distance, decimal(m.Points))
}
