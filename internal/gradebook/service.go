package gradebook

import (
	"context"
	"io"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// Audit appends to the audit log what an actor did.
type Audit interface {
	Record(ctx context.Context, actor roster.Actor, action, subject string, detail map[string]any) error
}

// Service reads a class's scores for whoever may see them.
type Service struct {
	store Store
	audit Audit
}

// NewService returns a service over a store; exports are told to the audit log.
func NewService(store Store, audit Audit) *Service {
	return &Service{store, audit}
}

func may(allowed bool, actor roster.Actor) error {
	switch {
	case allowed:
		return nil
	case !actor.SignedIn():
		return errs.New(errs.Unauthenticated, "Sign in to see this.")
	}
	return errs.New(errs.Forbidden, "Only those who teach this class can see this.")
}

// Scores lists one page of the attempts in a class, the latest first, and says how many there are.
func (s *Service) Scores(ctx context.Context, actor roster.Actor, class roster.ClassID, f Filter, offset, limit int) (_ []Score, _ int, err error) {
	defer errs.Wrap(&err, "scores of class %q", class)
	if err := may(actor.CanSeeScores(class), actor); err != nil {
		return nil, 0, err
	}
	return s.store.Scores(ctx, class, f, offset, limit)
}

// Sitting returns one attempt of a class with all its questions.
func (s *Service) Sitting(ctx context.Context, actor roster.Actor, class roster.ClassID, id quiz.AttemptID) (_ Score, _ []quiz.Item, err error) {
	defer errs.Wrap(&err, "attempt %q of class %q", id, class)
	if err := may(actor.CanSeeScores(class), actor); err != nil {
		return Score{}, nil, err
	}
	score, err := s.store.Score(ctx, class, id)
	if err != nil {
		return Score{}, nil, err
	}
	items, err := s.store.Items(ctx, score.Attempt.Learner, id)
	return score, items, err
}

// Reports lists one page of the reports on questions in a class, the latest first, and says how many there
// are and how many are not closed.
func (s *Service) Reports(ctx context.Context, actor roster.Actor, class roster.ClassID, offset, limit int) (_ []Report, total, open int, err error) {
	defer errs.Wrap(&err, "reports of class %q", class)
	if err := may(actor.CanSeeScores(class), actor); err != nil {
		return nil, 0, 0, err
	}
	return s.store.Reports(ctx, class, offset, limit)
}

// Export writes the scores of a class as CSV, the oldest first; scope names what an attempt was asked about.
// Whoever exports is named in the audit log before the first row is written.
func (s *Service) Export(
	ctx context.Context, actor roster.Actor, class roster.ClassID, f Filter, w io.Writer, scope func(Score) (string, error),
) (err error) {
	defer errs.Wrap(&err, "export scores of class %q", class)
	if err := may(actor.CanExportScores(class), actor); err != nil {
		return err
	}
	if err := s.audit.Record(ctx, actor, "scores.export", "class/"+string(class), map[string]any{"filter": f.Text}); err != nil {
		return err
	}
	out := NewPlain(w, scope)
	if err := s.store.EachScore(ctx, class, f, out.Write); err != nil {
		return err
	}
	return out.Close()
}
