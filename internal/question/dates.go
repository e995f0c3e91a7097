package question

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// asked is the date of an event in the form in which a question asks for it.
type asked struct {
	key    edtf.Date   // at the precision asked for, without its qualifier
	claim  edtf.Date   // as the course has it
	begins bool        // the claim is a long time, and the key its beginning
	taken  []edtf.Span // the days that the claim or a rival value of it may mean
}

// askedDate finds the form in which a date can be asked for by a stem that holds a text. A name such as "the
// October Revolution" tells the month, so the year is asked for. It reports false where the event has no date,
// or the text tells it all.
func askedDate(e *history.Event, text string) (asked, bool) {
	claim := e.Date.Date()
	if claim.IsZero() {
		return asked{}, false
	}
	a := asked{key: claim, claim: claim, taken: takenBy(e)}
	if claim.IsInterval() {
		var ok bool
		if a.key, ok = withinOne(claim); !ok {
			if claim.From().Edge != edtf.Known {
				return asked{}, false
			}
			a.key, a.begins = claim.From().Date, true
		}
	}
	a.key = a.key.Qualify(edtf.Certain)
	if tells(text, a.key) {
		year, ok := a.key.Coarsen(edtf.Year)
		if !ok || tells(text, year) {
			return asked{}, false
		}
		a.key = year
	}
	return a, true
}

// takenBy returns the days that an event's date or a rival value of it may mean.
func takenBy(e *history.Event) []edtf.Span {
	return spans(e.Date.Date(), e.On(dateClaim))
}

func spans(d edtf.Date, rivals []history.MarkedDifference) []edtf.Span {
	out := []edtf.Span{d.Envelope()}
	for _, r := range rivals {
		if !r.Date().IsZero() {
			out = append(out, r.Date().Envelope())
		}
	}
	return out
}

// withinOne returns the month or the year that an interval lies in.
func withinOne(d edtf.Date) (edtf.Date, bool) {
	for _, p := range []edtf.Precision{edtf.Month, edtf.Season, edtf.Year} {
		if one, ok := d.Coarsen(p); ok && !one.IsInterval() {
			return one, true
		}
	}
	return edtf.Date{}, false
}

// tells reports whether a text gives away a date: names its year, or a month or season that it is in.
func tells(text string, d edtf.Date) bool {
	words := wordsOf(text)
	for _, clue := range clues(d) {
		if slices.Contains(words, clue) {
			return true
		}
	}
	return false
}

// clues are the words that give away a date.
func clues(d edtf.Date) []string {
	var out []string
	span := d.Bounds()
	for _, cal := range []calendar.Calendar{calendar.Julian, calendar.Gregorian} {
		for _, day := range []calendar.Day{span.Earliest, span.Latest} {
			if day == calendar.DistantPast || day == calendar.DistantFuture {
				continue
			}
			date := cal.DateOf(day)
			year, _ := calendar.EraYear(date.Year)
			out = append(out, strconv.Itoa(year))
			if d.Precision() <= edtf.Month {
				out = append(out, strings.ToLower(date.Month.String()))
			}
		}
	}
	switch d.Precision() {
	case edtf.Season:
		season, _, _ := strings.Cut(d.Format(edtf.Style{}), " ")
		out = append(out, season)
	case edtf.Decade, edtf.Century:
		for _, w := range wordsOf(d.Format(edtf.Style{})) {
			if strings.ContainsAny(w, "0123456789") { // "1850s", not the "the" before it
				out = append(out, w)
			}
		}
	}
	return out
}

// unit is what a precision is called in a question.
func unit(p edtf.Precision) string { return p.String() }

// show writes a date as options and keys have it. A month of the Old Style says so, for it is none of the New.
func show(d edtf.Date) string { return d.Format(edtf.Style{Dual: true, Mark: true}) }

// on writes a date with its preposition: "on 1 December 1934", "in summer 1926", "from 19 to 24 August 1936".
func on(d edtf.Date) string {
	if d.IsInterval() {
		return during(d)
	}
	text := show(d)
	switch {
	case d.Precision() == edtf.Day:
		return "on " + text
	case d.Precision() == edtf.Century, d.Precision() == edtf.Decade && !strings.HasPrefix(text, "the "):
		return "in the years " + text
	}
	return "in " + text
}

// during writes an interval with its prepositions.
func during(d edtf.Date) string {
	from, until := d.From(), d.Until()
	switch {
	case from.Edge == edtf.Known && until.Edge == edtf.Known:
		return "from " + shortStart(from.Date, until.Date) + " to " + show(until.Date)
	case from.Edge == edtf.Known && until.Edge == edtf.Open:
		return show(d) // "since 1918"
	case from.Edge == edtf.Known:
		return "from " + show(from.Date) + " on"
	}
	return "until " + show(until.Date)
}

// shortStart leaves out of the start of an interval what its end says too: "19" of "19 to 24 August 1936".
func shortStart(from, until edtf.Date) string {
	a, aOK := from.CalendarDate()
	b, bOK := until.CalendarDate()
	if aOK && bOK && from.Calendar() == until.Calendar() && from.Calendar() == calendar.Gregorian && from.Qualifier() == edtf.Certain && a.Year == b.Year {
		if a.Month == b.Month {
			return strconv.Itoa(a.Day)
		}
		return fmt.Sprintf("%d %v", a.Day, a.Month)
	}
	return show(from)
}

// saw tells what a date was the date of: "October 1926 was the month of".
func saw(d edtf.Date) string {
	switch d.Precision() {
	case edtf.Season:
		return capital(show(d)) + " was the time of "
	case edtf.Century, edtf.Decade:
		return capital(show(d)) + " was the time of "
	}
	return show(d) + " was the " + unit(d.Precision()) + " of "
}

// sentenceOfDate tells when an event was.
func sentenceOfDate(name string, a asked) string {
	switch {
	case !a.begins:
		return sentence(name + " took place " + on(a.claim))
	case a.claim.Until().Edge == edtf.Known:
		return sentence(name + " lasted " + on(a.claim))
	}
	return sentence(name + " began " + on(a.claim.From().Date))
}

// laterBy says how far b is from a, both wholly apart: "3 months later".
func laterBy(a, b edtf.Span) string {
	days := int(b.Earliest - a.Earliest)
	word := "later"
	if days < 0 {
		days, word = -days, "earlier"
	}
	if days < 1 {
		return word
	}
	return apart(days) + " " + word
}

// monthNames are the months as words of a text, in lower case.
var monthNames = func() map[string]bool {
	m := map[string]bool{}
	for i := time.January; i <= time.December; i++ {
		m[strings.ToLower(i.String())] = true
	}
	return m
}()
