// Package quiz is the flow of a quiz: drawing a paper, taking answers, submitting, reading it all back.
//
// An [Attempt] is one learner's sitting. Its paper is drawn once, when it starts, and kept whole; from then
// on nothing that happens to the course changes it. Answers are saved under the identity (attempt, position,
// sequence): sending the same save twice stores it once and gets the same reply, and a save that another tab
// overtook is a [ConflictError] that shows what is stored. Grading is pure; [Service] holds the flow, and stores
// through the small [Store] interface that it declares.
package quiz

import (
	"time"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/roster"
)

// AttemptID names an attempt.
type AttemptID string

// QuizID names a quiz.
type QuizID string

// OpenPractice is the quiz of the default class in which everybody sets their own scope and length.
const OpenPractice QuizID = "open-practice"

// Feedback is when a student learns how an answer was marked.
type Feedback string

// The times of feedback.
const (
	FeedbackEach Feedback = "each" // after each question; an answer is final
	FeedbackEnd  Feedback = "end"  // once the attempt is submitted; until then answers can be changed
)

// Settings are what an attempt's paper is drawn by.
type Settings struct {
	Era      history.EraID   `json:"era,omitempty"`   // "" for all
	Topic    history.TopicID `json:"topic,omitempty"` // "" for all
	About    history.Ref     `json:"about,omitzero"`  // one entity; the zero Ref for all
	Length   int             `json:"length"`          // questions asked for; the paper may hold fewer
	Feedback Feedback        `json:"feedback"`
	Seed     uint64          `json:"seed,string"`
	Zone     string          `json:"zone"` // IANA name of the time zone by which its days are counted
}

// Attempt is one learner's sitting of one quiz.
type Attempt struct {
	ID        AttemptID
	Learner   roster.LearnerID
	Quiz      QuizID
	Class     roster.ClassID // of the quiz
	Revision  string         // of the course, from which the paper was drawn
	Settings  Settings
	Length    int     // questions in the paper
	Answered  int     // questions with an answer
	Points    float64 // sum of what the answers got
	Version   int     // raised by every change
	Started   time.Time
	Submitted time.Time // zero while it is open
}

// Open reports whether answers are taken.
func (a Attempt) Open() bool { return a.Submitted.IsZero() }

// Reveals reports whether the student may see how an answer of the attempt was marked.
func (a Attempt) Reveals(answered bool) bool {
	return !a.Open() || answered && a.Settings.Feedback == FeedbackEach
}

// Next returns the position of the first question without an answer, and 0 where there is none.
func Next(marks []Mark) int {
	for _, m := range marks {
		if !m.Answered {
			return m.Position
		}
	}
	return 0
}

// Answer is one saving of one answer.
type Answer struct {
	Position int // from 1
	Sequence int // from 1; the highest counts
	Payload  string
	Response question.Response
	Final    bool
	Points   float64 // 0 to 1
	At       time.Time
}

// Item is one question of an attempt with the answer that counts.
type Item struct {
	Position int
	Question question.Question
	Answer   *Answer // nil while there is none
}

// Totals sum up what a learner has answered so far, as far as they may know how it was marked.
type Totals struct {
	Answered int     // questions
	Points   float64 // what their answers got
	OutOf    int     // what their answers could have got
}

// Mark is how far one question of an attempt is, without the question.
type Mark struct {
	Position int
	Answered bool
	Points   float64
}
