package store

import (
	"context"
	"errors"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// Item loads an attempt with one of its questions and the answer that counts; errs.NotFound where the
// attempt is not the learner's or the paper has no such position. The question is shared and not to be changed.
func (s *Store) Item(
	ctx context.Context, learner roster.LearnerID, id quiz.AttemptID, position int,
) (a quiz.Attempt, item quiz.Item, err error) {
	defer errs.Wrap(&err, "Item(%q, %d)", id, position)
	at := place{id, position}
	question, known := s.shelf.get(at)
	columns := itemColumns
	if known {
		columns = shelvedColumns
	}
	var row attemptRow
	var answered itemRow
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, append(row.dest(), answered.dest()...), `
			SELECT `+attemptColumns+`, `+columns+`
			FROM attempt a
			JOIN paper_question p ON p.learner_id = a.learner_id AND p.attempt_id = a.id
			`+withAnswer+`
			WHERE a.learner_id = $1 AND a.id = $2 AND p.position = $3`,
			string(learner), string(id), int64(position))
	})
	if errors.Is(err, errNone) {
		return a, item, errs.New(errs.NotFound, "There is no such question in this attempt.")
	}
	if err != nil {
		return a, item, err
	}
	if a, err = row.attempt(); err != nil {
		return a, item, err
	}
	if known {
		item, err = answered.itemOf(question)
		return a, item, err
	}
	if item, err = answered.item(); err == nil {
		s.shelf.put(at, item.Question)
	}
	return a, item, err
}

// Items loads all questions of an attempt with the answers that count, in order; errs.NotFound where the
// attempt is not the learner's.
func (s *Store) Items(
	ctx context.Context, learner roster.LearnerID, id quiz.AttemptID,
) (items []quiz.Item, err error) {
	defer errs.Wrap(&err, "Items(%q)", id)
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.each(ctx, func(r scanner) error {
			var row itemRow
			if err := r.Scan(row.dest()...); err != nil {
				return err
			}
			item, err := row.item()
			items = append(items, item)
			return err
		}, `SELECT `+itemColumns+` FROM paper_question p `+withAnswer+`
			WHERE p.learner_id = $1 AND p.attempt_id = $2
			ORDER BY p.position`, string(learner), string(id))
	})
	if err == nil && len(items) == 0 {
		err = orNoAttempt(errNone)
	}
	return items, err
}

// Marks says of each question of an attempt how far it is, in order; errs.NotFound where the attempt is not
// the learner's.
func (s *Store) Marks(
	ctx context.Context, learner roster.LearnerID, id quiz.AttemptID,
) (marks []quiz.Mark, err error) {
	defer errs.Wrap(&err, "Marks(%q)", id)
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.each(ctx, func(r scanner) error {
			var m quiz.Mark
			if err := r.Scan(&m.Position, &m.Answered, &m.Points); err != nil {
				return err
			}
			marks = append(marks, m)
			return nil
		}, `SELECT p.position, CASE WHEN n.sequence IS NULL THEN 0 ELSE 1 END, COALESCE(n.points, 0)
			FROM paper_question p `+withAnswer+`
			WHERE p.learner_id = $1 AND p.attempt_id = $2
			ORDER BY p.position`, string(learner), string(id))
	})
	if err == nil && len(marks) == 0 {
		err = orNoAttempt(errNone)
	}
	return marks, err
}

// Saved loads one saving of one answer, or errs.NotFound.
func (s *Store) Saved(
	ctx context.Context, learner roster.LearnerID, id quiz.AttemptID, position, sequence int,
) (a quiz.Answer, err error) {
	defer errs.Wrap(&err, "Saved(%q, %d, %d)", id, position, sequence)
	a.Position, a.Sequence = position, sequence
	var response string
	var at int64
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&a.Payload, &response, &a.Final, &a.Points, &at), `
			SELECT payload_hash, response, final, points, answered_at
			FROM answer
			WHERE learner_id = $1 AND attempt_id = $2 AND position = $3 AND sequence = $4`,
			string(learner), string(id), int64(position), int64(sequence))
	})
	if errors.Is(err, errNone) {
		return quiz.Answer{}, errs.New(errs.NotFound, "There is no such answer.")
	}
	if err != nil {
		return quiz.Answer{}, err
	}
	a.At = moment(at)
	return a, fromJSON(response, &a.Response)
}
