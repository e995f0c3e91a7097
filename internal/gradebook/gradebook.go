// Package gradebook shows an instructor who did what: scores as rows, and each attempt question by question.
//
// Its layouts (plain.go and its later neighbours) each write the same [Score] rows in the form that one
// reader expects, through internal/sheet, one row at a time, so that an export of any length needs no memory.
package gradebook

import (
	"context"
	"time"

	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// Score is one attempt as a gradebook shows it.
type Score struct {
	Attempt   quiz.Attempt
	QuizTitle string
	Student   string // the name that the learner goes by; "" where none was given
}

// Report is a student's report of a question, as an instructor reads it.
type Report struct {
	quiz.Report
	Student string
	Item    quiz.Item // the reported question, as the student saw it
	Closed  time.Time
}

// Filter narrows a list of attempts to those whose student's name contains a text, without regard to case.
// The empty text narrows nothing.
type Filter struct {
	Text string
}

// Store reads across the learners of a class. Lists are ordered, the latest first.
type Store interface {
	// Scores lists one page of the attempts in a class, and says how many there are in all.
	Scores(ctx context.Context, class roster.ClassID, f Filter, offset, limit int) ([]Score, int, error)
	// EachScore calls yield for all attempts of a class, the oldest first, and stops at yield's first error.
	EachScore(ctx context.Context, class roster.ClassID, f Filter, yield func(Score) error) error
	// Score loads one attempt of a class; errs.NotFound where it is none of that class.
	Score(ctx context.Context, class roster.ClassID, id quiz.AttemptID) (Score, error)
	// Items loads the questions of an attempt with the answers that count.
	Items(ctx context.Context, learner roster.LearnerID, id quiz.AttemptID) ([]quiz.Item, error)
	// Reports lists one page of the reports on questions in a class, and says how many there are in all and
	// how many are not closed.
	Reports(ctx context.Context, class roster.ClassID, offset, limit int) (list []Report, total, open int, err error)
}
