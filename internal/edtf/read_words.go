package edtf

import (
	"strings"
	"time"
	"unicode/utf8"

	"fasti/internal/calendar"
)

// monthWords are the names of the months: in English, in Russian and Ukrainian in
// the genitive, which is the case that dates take, and in the nominative where the
// beginning alone wouldn't do.
var monthWords = [13][]string{
	{},
	{"january", "января", "січня", "січень"},
	{"february", "февраля", "лютого", "лютий"},
	{"march", "марта", "березня", "березень"},
	{"april", "апреля", "квітня", "квітень"},
	{"may", "мая", "май", "травня", "травень"},
	{"june", "июня", "июнь", "червня", "червень"},
	{"july", "июля", "июль", "липня", "липень"},
	{"august", "августа", "серпня", "серпень"},
	{"september", "сентября", "сентябрь", "вересня", "вересень"},
	{"october", "октября", "октябрь", "жовтня", "жовтень"},
	{"november", "ноября", "ноябрь", "листопада"},
	{"december", "декабря", "декабрь", "грудня", "грудень"},
}

// nominatives of Russian that no genitive begins with.
var nominatives = map[string]int{"январь": 1, "февраль": 2, "апрель": 4}

// monthOf returns the number of a month by its name or the first three letters or
// more of it, and 0 for another word.
func monthOf(word string) int {
	if m, ok := nominatives[word]; ok {
		return m
	}
	if utf8.RuneCountInString(word) < 3 {
		return 0
	}
	for m, names := range monthWords {
		for _, name := range names {
			if strings.HasPrefix(name, word) {
				return m
			}
		}
	}
	return 0
}

// weekdayOf returns a weekday by its name or the first three letters or more of it.
func weekdayOf(word string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(day.String()), word) {
			return day, true
		}
	}
	return 0, false
}

var seasonWords = map[string]int{
	"spring": Spring, "summer": Summer, "autumn": Autumn, "fall": Autumn, "winter": Winter,
}

// part is a third of a month, a year, a decade or a century.
type part uint8

const (
	whole part = iota
	early
	middle
	late
)

var partWords = map[string]part{"early": early, "mid": middle, "middle": middle, "late": late}

// era is what a writer says of a year's era.
type era uint8

const (
	noEra era = iota
	anno
	beforeChrist
)

var eraWords = map[string]era{
	"ad": anno, "ce": anno, "bc": beforeChrist, "bce": beforeChrist,
}

var qualifierWords = map[string]Qualifier{
	"about": Approximate, "around": Approximate, "c": Approximate, "ca": Approximate, "circa": Approximate,
	"approximately": Approximate, "approx": Approximate,
	"uncertain": Uncertain, "perhaps": Uncertain, "possibly": Uncertain, "probably": Uncertain,
}

var qualifierOf = map[string]Qualifier{"~": Approximate, "?": Uncertain, "%": Both}

// styleWords name the calendars; "old" and "new" only before "style" or "calendar".
var styleWords = map[string]calendar.Calendar{
	"os": calendar.Julian, "julian": calendar.Julian, "old": calendar.Julian,
	"ns": calendar.Gregorian, "gregorian": calendar.Gregorian, "new": calendar.Gregorian,
}

// with joins what two words say of the certainty of a date.
func (q Qualifier) with(other Qualifier) Qualifier {
	switch {
	case q == Certain || q == other:
		return other
	case other == Certain:
		return q
	default:
		return Both
	}
}
