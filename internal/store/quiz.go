package store

import (
	"context"
	"errors"

	"fasti/internal/errs"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// Class returns the class of a quiz, or errs.NotFound.
func (s *Store) Class(ctx context.Context, id quiz.QuizID) (c quiz.Class, err error) {
	defer errs.Wrap(&err, "Class(%q)", id)
	var overlay string
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&c.ID, &c.Course, &c.Revision, &overlay, &c.Zone), `
			SELECT c.id, c.course_id, c.active_revision, c.overlay, c.time_zone
			FROM quiz q JOIN class c ON c.id = q.class_id
			WHERE q.id = $1`, string(id))
	})
	if errors.Is(err, errNone) {
		err = errs.New(errs.NotFound, "There is no such quiz.")
	}
	if err != nil {
		return quiz.Class{}, err
	}
	return c, fromJSON(overlay, &c.Overlay)
}

// CreateAttempt stores an attempt with its whole paper. It fails with errs.NotFound where the learner, the
// quiz in its class or the revision does not exist, and with errs.Conflict where the attempt does. The questions
// are kept, and must not be changed any more.
func (s *Store) CreateAttempt(ctx context.Context, a quiz.Attempt, paper []question.Question) (err error) {
	defer errs.Wrap(&err, "CreateAttempt(%q)", a.ID)
	settings, err := toJSON(a.Settings)
	if err != nil {
		return err
	}
	questions := rowset{table: "paper_question", columns: "learner_id, attempt_id, position, question_id, body"}
	for i, q := range paper {
		body, err := toJSON(q)
		if err != nil {
			return err
		}
		questions.add(string(a.Learner), string(a.ID), int64(i+1), string(q.ID), body)
	}
	err = s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO attempt (learner_id, id, quiz_id, class_id, revision, settings, feedback, length,
				answered, points, version, started_at, submitted_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
			string(a.Learner), string(a.ID), string(a.Quiz), string(a.Class), a.Revision, settings,
			string(a.Settings.Feedback), int64(a.Length), int64(a.Answered), a.Points, int64(a.Version), millis(a.Started), orNever(a.Submitted))
		if err != nil {
			return err
		}
		_, err = questions.insert(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	for i, q := range paper {
		s.shelf.put(place{a.ID, i + 1}, q)
	}
	return nil
}

// Attempt loads one attempt of a learner, or errs.NotFound.
func (s *Store) Attempt(ctx context.Context, learner roster.LearnerID, id quiz.AttemptID) (a quiz.Attempt, err error) {
	defer errs.Wrap(&err, "Attempt(%q)", id)
	var row attemptRow
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, row.dest(), `
			SELECT `+attemptColumns+` FROM attempt a WHERE a.learner_id = $1 AND a.id = $2`,
			string(learner), string(id))
	})
	if err != nil {
		return a, orNoAttempt(err)
	}
	return row.attempt()
}

// Attempts lists a learner's attempts, the latest first, and says how many there are. With openOnly, only
// those that are not submitted. A learner of whom nothing is known has none.
func (s *Store) Attempts(
	ctx context.Context, learner roster.LearnerID, openOnly bool, offset, limit int,
) (list []quiz.Attempt, total int, err error) {
	defer errs.Wrap(&err, "Attempts(%q)", learner)
	where := `WHERE a.learner_id = $1`
	if openOnly {
		where += ` AND a.submitted_at IS NULL`
	}
	err = s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		err := tx.get(ctx, into(&total), `SELECT COUNT(*) FROM attempt a `+where, string(learner))
		if err != nil || total <= offset {
			return err
		}
		return tx.each(ctx, func(r scanner) error {
			var row attemptRow
			if err := r.Scan(row.dest()...); err != nil {
				return err
			}
			a, err := row.attempt()
			list = append(list, a)
			return err
		}, `SELECT `+attemptColumns+` FROM attempt a `+where+`
			ORDER BY a.started_at DESC, a.id`+s.dialect.byteOrder+` DESC LIMIT $2 OFFSET $3`,
			string(learner), int64(limit), int64(offset))
	})
	return list, total, err
}

// Totals sums up a learner's answers: those of attempts that are submitted, and of attempts with feedback after
// each question. An answer can get one point. A learner of whom nothing is known has answered nothing.
func (s *Store) Totals(ctx context.Context, learner roster.LearnerID) (t quiz.Totals, err error) {
	defer errs.Wrap(&err, "Totals(%q)", learner)
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&t.Answered, &t.Points), `
			SELECT CAST(COALESCE(SUM(answered), 0) AS BIGINT), COALESCE(SUM(points), 0)
			FROM attempt
			WHERE learner_id = $1 AND (submitted_at IS NOT NULL OR feedback = $2)`,
			string(learner), string(quiz.FeedbackEach))
	})
	t.OutOf = t.Answered
	return t, err
}
