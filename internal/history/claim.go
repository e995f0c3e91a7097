package history

import (
	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// DateClaim says when something was, and who says so. The text is EDTF (see package edtf); the calendar is
// the one that the date is written in, "gregorian" unless said.
type DateClaim struct {
	Is       string     `yaml:"is"`
	Calendar string     `yaml:"calendar"`
	Sources  []SourceID `yaml:"sources"`

	date edtf.Date
}

// SetScalar takes a bare date of a course file; its sources are those of the row that it stands in.
func (c *DateClaim) SetScalar(s string) error {
	c.Is = s
	return nil
}

// Date returns the date as parsed when the course was built; the zero Date of a nil claim.
func (c *DateClaim) Date() edtf.Date {
	if c == nil {
		return edtf.Date{}
	}
	return c.date
}

func (c *DateClaim) parse() error {
	cal := calendar.Gregorian
	if c.Calendar != "" {
		var err error
		if cal, err = calendar.ParseCalendar(c.Calendar); err != nil {
			return err
		}
	}
	d, err := edtf.ParseIn(c.Is, cal)
	c.date = d
	return err
}

// PlaceClaim says where something was, and who says so.
type PlaceClaim struct {
	Is      PlaceID    `yaml:"is"`
	Sources []SourceID `yaml:"sources"`
}

// Mark is the way in which sources differ over a claim.
type Mark string

// The three ways. Either value of a disputed claim is right; of a corrected one only the claim's own; of an
// imprecise one anything inside the coarser interval.
const (
	Disputed  Mark = "disputed"  // scholars differ
	Corrected Mark = "corrected" // the course's article is wrong by every reference
	Imprecise Mark = "imprecise" // one source is coarser
)

// Difference is a rival value of one claim of an entity. Claim names it: "date", "place", "from", "to",
// "born", "died", "ended", a role, or "account" for something told that is no single value. Is holds the
// rival value in the form of the claim (EDTF, an ID), and free words for an account; it may be empty where
// the note says it all.
type Difference struct {
	Claim    string     `yaml:"claim"`
	Is       string     `yaml:"is"`
	Calendar string     `yaml:"calendar"`
	Note     Text       `yaml:"note"`
	Sources  []SourceID `yaml:"sources"`

	date edtf.Date
}

// Date returns the rival date, and the zero Date where the claim is not a date.
func (d *Difference) Date() edtf.Date { return d.date }

// Differences are the rival values of an entity's claims, by mark.
type Differences struct {
	Disputed  []Difference `yaml:"disputed"`
	Corrected []Difference `yaml:"corrected"`
	Imprecise []Difference `yaml:"imprecise"`
}

// MarkedDifference is a Difference with its mark.
type MarkedDifference struct {
	Mark
	*Difference
}

// On returns the rival values of one claim: disputed, corrected, then imprecise ones.
func (d *Differences) On(claim string) []MarkedDifference {
	var out []MarkedDifference
	for _, m := range d.All() {
		if m.Claim == claim {
			out = append(out, m)
		}
	}
	return out
}

// All returns every rival value: disputed, corrected, then imprecise ones.
func (d *Differences) All() []MarkedDifference {
	var out []MarkedDifference
	add := func(mark Mark, list []Difference) {
		for i := range list {
			out = append(out, MarkedDifference{mark, &list[i]})
		}
	}
	add(Disputed, d.Disputed)
	add(Corrected, d.Corrected)
	add(Imprecise, d.Imprecise)
	return out
}
