package quiz

import (
	"context"
	"errors"
	"time"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/review"
	"fasti/internal/roster"
)

// ErrStale is returned by a Store for a write whose expected version is no longer the stored one: whoever
// gets it loads again and computes again.
var ErrStale = errors.New("the stored version is newer")

// ErrTaken is returned by a Store for an answer whose identity is stored already, with whatever payload.
var ErrTaken = errors.New("an answer of this identity is stored")

// Store keeps attempts, their papers and their answers. Each method is one transaction; what does not exist,
// or is not the learner's, is errs.NotFound.
type Store interface {
	// Class returns the class of a quiz.
	Class(ctx context.Context, quiz QuizID) (Class, error)
	// CreateAttempt stores an attempt with its whole paper.
	CreateAttempt(ctx context.Context, a Attempt, paper []question.Question) error
	// Attempt loads one attempt of a learner.
	Attempt(ctx context.Context, learner roster.LearnerID, id AttemptID) (Attempt, error)
	// Attempts lists a learner's attempts, the latest first, and says how many there are. With openOnly, only
	// those that are not submitted.
	Attempts(ctx context.Context, learner roster.LearnerID, openOnly bool, offset, limit int) ([]Attempt, int, error)
	// Item loads an attempt with one of its questions and the answer that counts.
	Item(ctx context.Context, learner roster.LearnerID, id AttemptID, position int) (Attempt, Item, error)
	// Saved loads one saving of one answer.
	Saved(ctx context.Context, learner roster.LearnerID, id AttemptID, position, sequence int) (Answer, error)
	// Items loads all questions of an attempt with the answers that count, in order.
	Items(ctx context.Context, learner roster.LearnerID, id AttemptID) ([]Item, error)
	// Marks says of each question of an attempt how far it is, in order.
	Marks(ctx context.Context, learner roster.LearnerID, id AttemptID) ([]Mark, error)
	// Totals sums up a learner's answers: those of attempts that are submitted, and of attempts with feedback
	// after each question. Those of an open attempt with feedback at the end are left out.
	Totals(ctx context.Context, learner roster.LearnerID) (Totals, error)
	// RecordAnswer stores an answer and what follows from it. It fails with ErrTaken where the answer's
	// identity is stored already, and with ErrStale where the attempt is submitted, or its version or that of
	// a memory is not the expected one.
	RecordAnswer(ctx context.Context, r Recording) error
	// Submit closes an attempt and stores what follows from it. It fails with ErrStale as RecordAnswer does.
	Submit(ctx context.Context, s Submission) error
	// CreateReport stores what a student reports about a question.
	CreateReport(ctx context.Context, r Report) error

	// Memories loads the memories of some facts; facts never seen are absent.
	Memories(ctx context.Context, learner roster.LearnerID, facts []history.FactID) (map[history.FactID]review.Memory, error)
}

// Class is what a quiz needs to know of the class it belongs to.
type Class struct {
	ID       roster.ClassID
	Course   history.CourseID
	Revision string          // the active one
	Overlay  history.Overlay // what the class changes of it
	Zone     string          // IANA name of the class's time zone
}

// Edition returns the course as the class is taught it.
func (c Class) Edition() Edition { return Edition{c.Revision, c.Overlay} }

// Recording is one answer with all that it changes: the attempt's sums, the log and the memories.
type Recording struct {
	Learner  roster.LearnerID
	Attempt  AttemptID
	Version  int // of the attempt, as loaded
	Answer   Answer
	Answered int     // the attempt's, after it
	Points   float64 // the attempt's, after it
	Submit   bool    // it completes the attempt
	Learned
}

// Submission closes an attempt.
type Submission struct {
	Learner roster.LearnerID
	Attempt AttemptID
	Version int // as loaded
	At      time.Time
	Learned
}

// Learned is what answers taught: rows for the review log, and the memories after them, each with the
// version that it had when it was loaded (0 for a fact never seen).
type Learned struct {
	Entries  []review.Entry
	Memories []review.Memory
}

// Report is what a student says is wrong with a question.
type Report struct {
	ID       string
	Learner  roster.LearnerID
	Attempt  AttemptID
	Position int
	Question question.ID
	Revision string
	Facts    []history.FactID
	Reason   string
	Text     string
	At       time.Time
}
