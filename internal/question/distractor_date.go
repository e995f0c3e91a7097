package question

import (
	"cmp"
	"slices"
	"strings"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
)

// How far around an event others are looked at for their dates, by place in the era, and how many of the
// nearest on either side are drawn from.
const (
	dateWindow = 30
	dateChoice = 6
)

// A wrong date is not farther than this from the key, in days, or nobody would take it.
var farthest = map[edtf.Precision]int{
	edtf.Day: 12 * aYear, edtf.Month: 12 * aYear, edtf.Season: 15 * aYear,
	edtf.Year: 60 * aYear, edtf.Decade: 100 * aYear, edtf.Century: 500 * aYear,
}

// wrongDate is a date that the claim contradicts.
type wrongDate struct {
	date edtf.Date
	of   *history.Event // what did happen then; nil where the course tells of nothing
}

// dateOptions returns the options of a choice of dates, the earliest first. The rank of the key among them is
// drawn before anything else, and where no event has a date on a side that needs one, a near date is made up:
// so the key is the earliest, the latest or in the middle as often as chance has it.
func (b *Bank) dateOptions(id ID, e *history.Event, stem string, a asked, d draw) []Option {
	early, late := b.datesAround(e, stem, a)
	n := 3
	if len(early)+len(late) >= 3 {
		n = 4
	}
	rank := d.below(n)
	wrong := pickDates(early, a, rank, -1, d)
	wrong = append(wrong, pickDates(late, a, n-1-rank, 1, d)...)
	if len(wrong) != n-1 {
		return nil
	}
	name := b.say(e.Name)
	key := Option{
		Text: show(a.key), Right: true, Why: sentenceOfDate(name, a),
		Proof: Proof{Stated, []string{eventRow(e, dateClaim)}},
	}
	key.ID = optionID(id, key.Text)
	options := []Option{key}
	for _, w := range wrong {
		options = append(options, b.dateOption(id, e, a, w))
	}
	order := map[string]calendar.Day{key.ID: a.key.Bounds().Earliest}
	for i, w := range wrong {
		order[options[i+1].ID] = w.date.Bounds().Earliest
	}
	slices.SortStableFunc(options, func(x, y Option) int { return cmp.Compare(order[x.ID], order[y.ID]) })
	return options
}

// dateOption makes an option of a wrong date: what did happen then, and how far from it the event was.
func (b *Bank) dateOption(id ID, e *history.Event, a asked, w wrongDate) Option {
	name, proof := b.say(e.Name), Proof{Contradicts, []string{eventRow(e, dateClaim)}}
	verb := " came "
	if a.begins {
		verb = " began "
	}
	why := name + verb + laterBy(w.date.Bounds(), a.key.Bounds())
	if w.of == nil {
		why = sentence(why + ", " + on(a.key))
	} else {
		why = sentence(saw(w.date) + b.say(w.of.Name) + "; " + why)
		proof.Rows = append(proof.Rows, eventRow(w.of, dateClaim))
	}
	text := show(w.date)
	return Option{ID: optionID(id, text), Text: text, Why: why, Proof: proof}
}

// datesAround returns the dates of events near one that can stand beside its own: proven to be other days, of
// its precision and calendar, not told by the stem, and near. Those before it and those after it, the nearest
// first.
func (b *Bank) datesAround(e *history.Event, stem string, a asked) (early, late []wrongDate) {
	var all []wrongDate
	for _, other := range b.datedAround(e, dateWindow) {
		if date, ok := likeKey(other, a); ok && !tells(stem, date) {
			all = append(all, wrongDate{date, other})
		}
	}
	key := a.key.Bounds()
	slices.SortStableFunc(all, func(x, y wrongDate) int {
		return cmp.Compare(x.date.Bounds().Distance(key), y.date.Bounds().Distance(key))
	})
	for _, w := range all {
		if w.date.Bounds().Before(key) {
			early = append(early, w)
		} else {
			late = append(late, w)
		}
	}
	return early, late
}

// around returns the events of an era that stand near one in time, without itself.
func (b *Bank) around(e *history.Event, window int) []*history.Event {
	list, at := b.c.EventsOfEra(e.Era), b.place[e]
	from, to := max(0, at-window), min(len(list), at+window+1)
	out := make([]*history.Event, 0, to-from)
	for _, other := range list[from:to] {
		if other != e {
			out = append(out, other)
		}
	}
	return out
}

// likeKey returns the date of another event in the form of the key, and reports false where it has none that
// is proven to be another one. A date over which sources differ tells nobody what happened then.
func likeKey(other *history.Event, a asked) (edtf.Date, bool) {
	d := other.Date.Date()
	if d.IsZero() || len(other.On(dateClaim)) > 0 || d.Calendar() != a.key.Calendar() {
		return edtf.Date{}, false
	}
	d, ok := d.Coarsen(a.key.Precision())
	if !ok || d.IsInterval() || !looksLike(d, a.key) || d.Qualifier() != edtf.Certain || !a.refutes(d) {
		return edtf.Date{}, false
	}
	return d, true
}

// looksLike reports whether nothing in the form of a date sets it apart from another one.
func looksLike(d, key edtf.Date) bool {
	return showsStyle(d) == showsStyle(key) && showsRange(d) == showsRange(key)
}

// showsRange reports whether a date is shown by its first and its last year, as the first decade of a century is: "the
// 800s" would be all of it.
func showsRange(d edtf.Date) bool { return strings.ContainsRune(show(d), '–') }

// showsStyle reports whether a date names its calendar where it is shown, which one before the reform of 1582 does not:
// among options the one that differs in it would stand out.
func showsStyle(d edtf.Date) bool { return show(d) != d.Format(edtf.Style{}) }

// refutes reports whether the claim contradicts a date: it shares no day with the claim or any value that
// rivals it, even in doubt. What is too far away to be believed is left aside too.
func (a asked) refutes(d edtf.Date) bool {
	span := d.Bounds()
	if span.Overlaps(a.key.Bounds()) || span.Distance(a.key.Bounds()) > farthest[a.key.Precision()] {
		return false
	}
	return !touches(a.taken, span)
}

// pickDates draws n dates of one side, -1 for before the key and 1 for after it, from the nearest; where there
// are too few it makes near ones up.
func pickDates(from []wrongDate, a asked, n, side int, d draw) []wrongDate {
	choice := make([]wrongDate, 0, dateChoice)
	for _, w := range from {
		if len(choice) < dateChoice && apartFrom(w.date, choice) {
			choice = append(choice, w)
		}
	}
	shuffle(d, choice)
	if len(choice) > n {
		choice = choice[:n]
	}
	for tries := 0; len(choice) < n && tries < 200; tries++ {
		made, ok := nearDate(a.key, side, tries, d)
		if ok && looksLike(made, a.key) && a.refutes(made) && apartFrom(made, choice) {
			choice = append(choice, wrongDate{date: made})
		}
	}
	return choice
}

// apartFrom reports whether a date shares no day with any of some others.
func apartFrom(d edtf.Date, others []wrongDate) bool {
	for _, w := range others {
		if w.date.Bounds().Overlaps(d.Bounds()) {
			return false
		}
	}
	return true
}

// nearDate makes up a date of the key's precision on one side of it. It takes no part of the key over, so that
// what options have in common does not point to the key. Later tries reach farther, past what rival values
// take.
func nearDate(key edtf.Date, side, tries int, d draw) (edtf.Date, bool) {
	reach := 1 + tries/20
	cal := key.Calendar()
	day := key.Bounds().Earliest
	if key.Precision() == edtf.Day {
		made, err := edtf.OnDay(cal, day+calendar.Day(side*(20+d.below(900*reach))))
		return made, err == nil
	}
	months := map[edtf.Precision]int{edtf.Month: 36, edtf.Season: 60, edtf.Year: 8 * 12, edtf.Decade: 40 * 12, edtf.Century: 300 * 12}[key.Precision()]
	date := cal.DateOf(day + calendar.Day(side*30*(1+d.below(months*reach))))
	var made edtf.Date
	var err error
	switch key.Precision() {
	case edtf.Month:
		made, err = edtf.InMonth(cal, date.Year, date.Month)
	case edtf.Season:
		made, err = edtf.InSeason(cal, date.Year, edtf.Spring+d.below(4))
	case edtf.Year:
		made, err = edtf.InYear(cal, date.Year)
	case edtf.Decade:
		made, err = edtf.InDecade(cal, date.Year)
	default:
		made, err = edtf.InCentury(cal, date.Year)
	}
	onSide := made.Bounds().Before(key.Bounds()) == (side < 0)
	return made, err == nil && onSide
}
