package question

import (
	"iter"
	"slices"

	"fasti/internal/edtf"
	"fasti/internal/history"
)

// officeOf asks which office somebody took up or left at a time.
type officeOf struct{}

func (officeOf) name() Kind { return "office-of" }

// anchors yields both ends of every tenure.
func (officeOf) anchors(b *Bank) iter.Seq[anchor] {
	return func(yield func(anchor) bool) {
		tenures := b.c.Tenures()
		for i := range tenures {
			for _, end := range []string{fromClaim, toClaim} {
				if tenureEnd(&tenures[i], end) == nil || end == toClaim && stillHeld(&tenures[i]) {
					continue
				}
				if !yield(b.anchorOfTenure(&tenures[i], end)) {
					return
				}
			}
		}
	}
}

func (k officeOf) question(b *Bank, a anchor, variant int) (Question, bool) {
	t, end := a.tenure, a.predicate
	date := tenureEnd(t, end).Date()
	if date.IsZero() || date.IsInterval() || date.Precision() > edtf.Year || !date.Bounds().Closed() {
		return Question{}, false
	}
	person, office := b.c.Person(t.Person), b.c.Office(t.Office)
	facts := []history.Fact{tenureFact(b.c, t, end)}
	id := idOf(k.name(), facts, variant)
	stem := oneOfThem(officeStem(b.say(person.Name), t, end, variant), b.severalThen(t, end), false)
	title := b.say(office.Title)
	for _, called := range b.titlesOf(office) {
		if names(normal(stem), called) {
			return Question{}, false
		}
	}
	key := Option{
		Text: title, Lang: b.langOf(office.Title),
		Why:   sentence(b.say(person.Name) + " was " + b.say(office.Holder) + " " + termOf(t)),
		Proof: Proof{Stated, []string{tenureRow(t, end)}},
	}
	options := withOptions(id, key, b.otherOffices(t, end), variant, headOf(k.name(), facts[0].ID))
	if options == nil || echoes(stem, options) {
		return Question{}, false
	}
	q := Question{
		ID: id, Kind: k.name(), Variant: variant, Locale: locale, Facts: facts, Era: a.era, Stem: stem,
		Interaction: &Choice{Options: options}, Explanation: key.Why,
		Notes:     b.notes(t.On(end), "this date"),
		Citations: b.cite(nil, sourcesOf(tenureEnd(t, end), t.Sources), "the change of office"),
	}
	if a.event != nil {
		q.Events, q.Content = []history.EventID{a.event.ID}, a.event.Content
		q.Explanation = b.say(a.event.Summary)
		q.Citations = b.cite(q.Citations, a.event.Sources, "the account")
	}
	return q, true
}

// echoes reports whether the key has more words of the stem than some other option: "Mikhail of Tver" asks for no
// "prince of Tver".
func echoes(stem string, options []Option) bool {
	text := normal(stem)
	shared := func(o Option) int {
		n := 0
		for _, w := range wordsOf(o.Text) {
			if len(w) > 3 && names(text, w) {
				n++
			}
		}
		return n
	}
	key, least := 0, -1
	for _, o := range options {
		n := shared(o)
		if o.Right {
			key = n
		} else if least < 0 || n < least {
			least = n
		}
	}
	return key > max(least, 0)
}

// severalThen reports whether somebody took up, or left, more than one office when a tenure began, or ended.
func (b *Bank) severalThen(t *history.Tenure, end string) bool {
	time := timeAsked(t, end)
	return slices.ContainsFunc(b.c.TenuresOf(t.Person), func(o *history.Tenure) bool {
		return o.Office != t.Office && touches(endSpans(o, end), time)
	})
}

func (officeOf) refute(c *history.Course, q *Question) []string { return refuteOffice(c, q) }

// The stems, by whether somebody came, was made to go, went, or stayed to the end of life or office. {name} is
// the person, {on} the date with its preposition.
var (
	takeUpStems = []string{
		"Which office did {name} take up {on}?",
		"What did {name} become {on}?",
		"{On}, {name} took up an office: which one?",
	}
	loseStems = []string{
		"Which office did {name} lose {on}?",
		"From which office was {name} removed {on}?",
		"{On}, {name} lost an office: which one?",
	}
	leaveStems = []string{
		"Which office did {name} leave {on}?",
		"What did {name} cease to be {on}?",
		"{On}, {name} left an office: which one?",
	}
	untilStems = []string{
		"Which office did {name} hold until {date}?",
		"Until {date}, {name} held an office: which one?",
		"In which office did {name} serve until {date}?",
	}
)

// officeStem asks which office somebody took up or left.
func officeStem(name string, t *history.Tenure, end string, variant int) string {
	stems := leaveStems
	switch {
	case end == fromClaim:
		stems = takeUpStems
	case t.Ended == "removed" || t.Ended == "deposed":
		stems = loseStems
	case t.Ended == "died" || t.Ended == "killed" || t.Ended == "abolished" || t.Ended == "":
		stems = untilStems
	}
	date := tenureEnd(t, end).Date()
	return fill(stems[variant%len(stems)], "{name}", name, "{date}", show(date), "{on}", on(date), "{On}", capital(on(date)))
}
