// Package review keeps what a learner remembers, fact by fact.
//
// A card is one fact of one learner. Every answer to a question that asks the fact is a review of it,
// whether it was given in a quiz or in a study sitting, and is appended to a log as an [Entry]. A [Memory]
// is a fold over that log: it can be thrown away and made again, and [Next] is the step of the fold.
//
// The package is pure. It reads no clock; the [StudyDay] of a moment depends on the learner's time zone and
// on the hour at which their day begins, which callers pass in.
package review

import (
	"time"

	"fasti/internal/history"
	"fasti/internal/question"
)

// Rating is how well a fact was recalled, on the scale of the spaced repetition schedulers.
type Rating int

// The ratings.
const (
	Again Rating = 1 // not recalled
	Hard  Rating = 2 // recalled in part
	Good  Rating = 3 // recalled
	Easy  Rating = 4 // recalled at once; only a student says so
)

// Rater is who gave a rating.
type Rater string

// The raters.
const (
	App     Rater = "app"     // from the marks of an answer
	Student Rater = "student" // from a button, or an overrule
)

// Entry is one row of the log: one review of one fact. A log row names its learner by an opaque ID alone.
type Entry struct {
	ID        string
	Fact      history.Fact
	Question  question.ID
	Attempt   string // the quiz attempt in which it was answered, if it was one
	Credit    float64
	Rating    Rating
	RatedBy   Rater
	Day       int // study day, days since 1970-01-01
	Params    string
	Scheduler string
	At        time.Time
}

// Version names of what stands in the log beside each review. Answers of quizzes are logged before any
// scheduler reads them, with the default parameters and the scheduler that will.
const (
	DefaultParams = "default"
	Scheduler     = "fsrs-6"
)

// Memory is what is known of one learner's memory of one fact.
type Memory struct {
	Fact     history.Fact // Value is that of the last review
	Seen     int
	Right    int // reviews with full credit
	Wrong    int // reviews with less
	LastSeen time.Time
	Version  int // how often it was stored; 0 for a fact never seen
}

// Rate turns the credit for a fact into the rating that the app gives: part of the credit is Hard, and
// nobody but the student can say that it was Easy.
func Rate(credit float64) Rating {
	switch {
	case credit >= 1:
		return Good
	case credit >= 0.5:
		return Hard
	}
	return Again
}

// Next returns the memory after one more review. The version stays: it is the store's to raise.
func Next(m Memory, e Entry) Memory {
	m.Fact = e.Fact
	m.Seen++
	if e.Credit >= 1 {
		m.Right++
	} else {
		m.Wrong++
	}
	if e.At.After(m.LastSeen) {
		m.LastSeen = e.At
	}
	return m
}

// CarriedOn returns the memory of a fact that had other names before: of what is remembered under today's name and under
// former ones, each the zero Memory where it is nothing, what was seen last. It has the version of today's, under which it
// is stored.
func CarriedOn(today Memory, former ...Memory) Memory {
	version := today.Version
	for _, m := range former {
		if m.LastSeen.After(today.LastSeen) {
			today = m
		}
	}
	today.Version = version
	return today
}

// Rollover is the hour at which a study day begins unless the learner says otherwise: nobody who learns at
// one in the morning thinks of it as tomorrow.
const Rollover = 4

// StudyDay returns the study day of a moment, as days since 1970-01-01, in the learner's time zone with a
// day that begins at the rollover hour. The hour is the one that the learner's clock shows: on the nights when
// clocks are changed it is not that many hours after midnight.
func StudyDay(at time.Time, zone *time.Location, rollover int) int {
	local := at.In(zone)
	y, m, d := local.Date()
	if local.Hour() < rollover {
		d--
	}
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
