package history

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"fasti/internal/edtf"
)

// ClassSource is the kind of the sources that local dates rest on. No course file has one.
const ClassSource = "source of this class"

// localizer writes local dates into a draft.
type localizer struct {
	dates   map[EventID]LocalDate
	ends    map[tenureEnd]LocalDate
	sources map[string]SourceID // by the instructor's words
	added   []Source
}

type tenureEnd struct {
	tenure TenureID
	end    string
}

func newLocalizer(plain *Course, dates []LocalDate) *localizer {
	w := &localizer{dates: map[EventID]LocalDate{}, ends: map[tenureEnd]LocalDate{}, sources: map[string]SourceID{}}
	for _, l := range dates {
		_, entity, predicate := l.Fact.Parts()
		if predicate == FactDate {
			w.dates[EventID(entity)] = l
		} else {
			w.ends[tenureEnd{TenureID(entity), predicate}] = l
		}
		w.source(plain, strings.TrimSpace(l.Source))
	}
	return w
}

// source makes a source of the instructor's words, under an ID that the course does not have.
func (w *localizer) source(plain *Course, words string) {
	if w.sources[words] != "" {
		return
	}
	sum := sha256.Sum256([]byte(words))
	id := SourceID("class-" + hex.EncodeToString(sum[:8]))
	for plain.Source(id) != nil || plain.former[Ref{KindSource, string(id)}] != "" {
		id += "-x"
	}
	w.sources[words] = id
	w.added = append(w.added, Source{ID: id, Kind: ClassSource, Title: words})
}

// write changes a draft, which is the localizer's own.
func (w *localizer) write(d *Draft) {
	d.Sources = append(d.Sources, w.added...)
	for i := range d.Events {
		e := &d.Events[i]
		if l, ok := w.dates[e.ID]; ok {
			e.Date = w.beside(l, FactDate, e.Date, e.Date.Sources, &e.Differences)
		}
	}
	for i := range d.Tenures {
		t := &d.Tenures[i]
		for _, end := range []string{FactFrom, FactTo} {
			if l, ok := w.ends[tenureEnd{t.ID, end}]; ok {
				claim := t.end(end)
				*claim = w.beside(l, end, *claim, (*claim).citedBy(t.Sources), &t.Differences)
			}
		}
	}
}

// beside puts a local date into the place of the course's own, which goes to the disputed values of the claim. A rival
// value that is the local date is none any more: whoever says it now supports the claim.
func (w *localizer) beside(l LocalDate, claim string, own *DateClaim, cited []SourceID, rivals *Differences) *DateClaim {
	date, _ := l.date()
	words := strings.TrimSpace(l.Source)
	made := &DateClaim{Is: l.Is, Calendar: l.Calendar, Sources: []SourceID{w.sources[words]}}
	note := fmt.Sprintf("This class teaches %s (%s). The course has %s.", says(date), words, says(own.Date()))
	support := func(list []Difference) []Difference {
		return slices.DeleteFunc(list, func(r Difference) bool {
			if r.Claim != claim || !sameDays(r.Date(), date) {
				return false
			}
			made.cite(r.Sources)
			note = strings.TrimSpace(note + " " + r.Note.String())
			return true
		})
	}
	rivals.Disputed, rivals.Imprecise = support(rivals.Disputed), support(rivals.Imprecise)
	if sameDays(date, own.Date()) {
		made.cite(cited)
		return made
	}
	rivals.Disputed = append([]Difference{{
		Claim: claim, Is: own.Is, Calendar: own.Calendar, Note: Text{"": note}, Sources: cited,
	}}, rivals.Disputed...)
	return made
}

// cite adds sources to a claim, each once.
func (c *DateClaim) cite(sources []SourceID) {
	for _, id := range sources {
		if !slices.Contains(c.Sources, id) {
			c.Sources = append(c.Sources, id)
		}
	}
}

// sameDays reports whether two dates mean the same days, in whatever calendar they are written.
func sameDays(a, b edtf.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Bounds() == b.Bounds() && a.Envelope() == b.Envelope()
}

// says writes a date as a reader is told it.
func says(d edtf.Date) string { return d.Format(edtf.Style{Dual: true, Mark: true}) }
