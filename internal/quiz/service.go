package quiz

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/roster"
)

// MaxLength is how many questions an attempt may ask for.
const MaxLength = 100

// Courses gives the bank of an edition of a course, loading the revision first where this instance does not know
// it. It fails with errs.NotFound for a revision that nobody stored.
type Courses interface {
	Bank(ctx context.Context, e Edition) (*question.Bank, error)
}

// Service is the flow of a quiz. Its methods ask roster whether the actor may, and are safe for concurrent
// use.
type Service struct {
	store   Store
	courses Courses
	now     func() time.Time
	newID   func() string
}

// NewService returns a service over a store. now is the one clock; newID makes opaque IDs that nobody can guess.
func NewService(store Store, courses Courses, now func() time.Time, newID func() string) *Service {
	return &Service{store, courses, now, newID}
}

// Start draws a paper and begins an attempt on it. It fails with errs.Invalid for settings that ask for
// nothing that there is.
func (s *Service) Start(ctx context.Context, actor roster.Actor, quiz QuizID, set Settings) (_ Attempt, err error) {
	defer errs.Wrap(&err, "start an attempt of %q", quiz)
	class, err := s.store.Class(ctx, quiz)
	if err != nil {
		return Attempt{}, err
	}
	if !actor.CanTakeQuizzes(class.ID) {
		return Attempt{}, errs.New(errs.Forbidden, "This quiz is not open to you.")
	}
	bank, err := s.courses.Bank(ctx, class.Edition())
	if err != nil {
		return Attempt{}, err
	}
	if err := check(bank, set); err != nil {
		return Attempt{}, err
	}
	a := Attempt{
		ID: AttemptID(s.newID()), Learner: actor.Learner, Quiz: quiz, Class: class.ID, Revision: class.Revision,
		Settings: set, Version: 1, Started: s.now(),
	}
	a.Settings.Seed, a.Settings.Zone = seed(a.ID), class.Zone
	paper, err := draw(bank, a.Settings)
	if err != nil {
		return Attempt{}, err
	}
	a.Length = len(paper)
	return a, s.store.CreateAttempt(ctx, a, paper)
}

// seed makes a paper's seed of its attempt's ID, which is as unguessable.
func seed(id AttemptID) uint64 {
	sum := sha256.Sum256([]byte(id))
	return binary.BigEndian.Uint64(sum[:])
}

// Check says whether a quiz can be started with some settings, and stores nothing. It fails with errs.Invalid
// for settings that ask for nothing that there is.
func (s *Service) Check(ctx context.Context, quiz QuizID, set Settings) (err error) {
	defer errs.Wrap(&err, "check settings for %q", quiz)
	class, err := s.store.Class(ctx, quiz)
	if err != nil {
		return err
	}
	bank, err := s.courses.Bank(ctx, class.Edition())
	if err != nil {
		return err
	}
	return check(bank, set)
}

func check(bank *question.Bank, set Settings) error {
	course := bank.Course()
	switch {
	case set.Era != "" && course.Era(set.Era) == nil:
		return errs.New(errs.Invalid, "The course has no such era. Choose one of those offered.")
	case set.Topic != "" && course.Topic(set.Topic) == nil:
		return errs.New(errs.Invalid, "The course has no such topic. Choose one of those offered.")
	case !set.About.IsZero() && !course.Has(set.About):
		return errs.New(errs.Invalid, "The course has no such page any more. Choose an era or a topic.")
	case set.Length < 1 || set.Length > MaxLength:
		return errs.New(errs.Invalid, "Choose a length from 1 to %d questions.", MaxLength)
	case set.Feedback != FeedbackEach && set.Feedback != FeedbackEnd:
		return errs.New(errs.Invalid, "Choose when you want feedback: after each question, or at the end.")
	case !set.About.IsZero():
		if !bank.HasAbout(set.About) {
			return noQuestions()
		}
	case !bank.Has(set.Era, set.Topic):
		return noQuestions()
	}
	return nil
}

func noQuestions() error {
	return errs.New(errs.Invalid, "The course has no questions about this yet. Choose another era or topic.")
}

// draw draws the paper of settings that passed check.
func draw(bank *question.Bank, set Settings) ([]question.Question, error) {
	paper, err := bank.Paper(question.PaperSettings{Era: set.Era, Topic: set.Topic, About: set.About, Length: set.Length, Seed: set.Seed})
	if err == nil && len(paper) == 0 {
		err = noQuestions()
	}
	return paper, err
}

// Attempt returns one of the actor's attempts.
func (s *Service) Attempt(ctx context.Context, actor roster.Actor, id AttemptID) (_ Attempt, err error) {
	defer errs.Wrap(&err, "attempt %q", id)
	if err := own(actor); err != nil {
		return Attempt{}, err
	}
	return s.store.Attempt(ctx, actor.Learner, id)
}

// Attempts lists one page of the actor's attempts, the latest first, and says how many there are.
func (s *Service) Attempts(ctx context.Context, actor roster.Actor, openOnly bool, offset, limit int) ([]Attempt, int, error) {
	if !actor.Known() {
		return nil, 0, nil
	}
	return s.store.Attempts(ctx, actor.Learner, openOnly, offset, limit)
}

// Totals sums up what the actor has answered, as far as they may know how it was marked. Of somebody who has
// answered nothing yet it is zero.
func (s *Service) Totals(ctx context.Context, actor roster.Actor) (_ Totals, err error) {
	defer errs.Wrap(&err, "totals")
	if !actor.Known() {
		return Totals{}, nil
	}
	return s.store.Totals(ctx, actor.Learner)
}

// Item returns one question of one of the actor's attempts, and how far the attempt's questions are.
func (s *Service) Item(ctx context.Context, actor roster.Actor, id AttemptID, position int) (_ Attempt, _ Item, _ []Mark, err error) {
	defer errs.Wrap(&err, "question %d of attempt %q", position, id)
	if err := own(actor); err != nil {
		return Attempt{}, Item{}, nil, err
	}
	a, item, err := s.store.Item(ctx, actor.Learner, id, position)
	if err != nil {
		return Attempt{}, Item{}, nil, err
	}
	marks, err := s.store.Marks(ctx, actor.Learner, id)
	return a, item, marks, err
}

// Marks says of each question of one of the actor's attempts how far it is, in order.
func (s *Service) Marks(ctx context.Context, actor roster.Actor, id AttemptID) (_ []Mark, err error) {
	defer errs.Wrap(&err, "marks of attempt %q", id)
	if err := own(actor); err != nil {
		return nil, err
	}
	return s.store.Marks(ctx, actor.Learner, id)
}

// Active returns the edition of the course that a quiz asks about now: that of its class.
func (s *Service) Active(ctx context.Context, quiz QuizID) (Edition, error) {
	class, err := s.store.Class(ctx, quiz)
	return class.Edition(), err
}

// Sitting returns one of the actor's attempts with all its questions.
func (s *Service) Sitting(ctx context.Context, actor roster.Actor, id AttemptID) (_ Attempt, _ []Item, err error) {
	defer errs.Wrap(&err, "attempt %q", id)
	a, err := s.Attempt(ctx, actor, id)
	if err != nil {
		return Attempt{}, nil, err
	}
	items, err := s.store.Items(ctx, actor.Learner, id)
	return a, items, err
}

// Report stores what the actor says is wrong with a question of one of their attempts. The same report is stored
// once, however often it is sent.
func (s *Service) Report(ctx context.Context, actor roster.Actor, id AttemptID, position int, reason, text string) (_ Item, err error) {
	defer errs.Wrap(&err, "report question %d of attempt %q", position, id)
	if err := own(actor); err != nil {
		return Item{}, err
	}
	a, item, err := s.store.Item(ctx, actor.Learner, id, position)
	if err != nil {
		return Item{}, err
	}
	facts := make([]history.FactID, len(item.Question.Facts))
	for i, f := range item.Question.Facts {
		facts[i] = f.ID
	}
	err = s.store.CreateReport(ctx, Report{
		ID: reportID(a.ID, position, reason, text), Learner: a.Learner, Attempt: a.ID, Position: position, Question: item.Question.ID,
		Revision: a.Revision, Facts: facts, Reason: reason, Text: text, At: s.now(),
	})
	if errs.Is(err, errs.Conflict) {
		err = nil // it was sent before
	}
	return item, err
}

// reportID is the same for a report that is sent again, by a reload or a second click.
func reportID(id AttemptID, position int, reason, text string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s\n%s", id, position, reason, text))
	return hex.EncodeToString(sum[:16])
}

// own says what to do where nobody is known who could have an attempt.
func own(actor roster.Actor) error {
	if !actor.Known() {
		return errs.New(errs.Unauthenticated, "This browser has no quiz of its own here.")
	}
	return nil
}

// retry runs a step that loads, computes and stores until it was not overtaken, or gives up.
func retry(step func() error) error {
	const tries = 8
	for range tries {
		err := step()
		if !errors.Is(err, ErrStale) && !errors.Is(err, ErrTaken) {
			return err
		}
	}
	return errs.New(errs.Unavailable, "This is being changed from several places at once. Wait a moment, then try again.")
}
