package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
)

// RecordAnswer stores an answer and what follows from it, all or nothing. It fails with quiz.ErrTaken where
// the answer's identity is stored already; with quiz.ErrStale where the attempt is submitted, or its version
// or that of a memory is not the expected one; and with errs.NotFound where the attempt is not the learner's
// or has no such question.
func (s *Store) RecordAnswer(ctx context.Context, r quiz.Recording) (err error) {
	defer errs.Wrap(&err, "RecordAnswer(%q)", r.Attempt)
	response, err := toJSON(r.Answer.Response)
	if err != nil {
		return err
	}
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		// The answer comes first, so that of two equal ones the later is told that it is taken, not that it
		// is stale.
		if err := insertAnswer(ctx, tx, r, response); err != nil {
			return err
		}
		var submitted any
		if r.Submit {
			submitted = millis(r.Answer.At)
		}
		err := tx.must(ctx, quiz.ErrStale, `
			UPDATE attempt SET answered = $1, points = $2, submitted_at = $3, version = version + 1
			WHERE learner_id = $4 AND id = $5 AND version = $6 AND submitted_at IS NULL`,
			int64(r.Answered), r.Points, submitted, string(r.Learner), string(r.Attempt), int64(r.Version))
		if err != nil {
			return err
		}
		return learn(ctx, tx, r.Learner, r.Learned)
	})
}

func insertAnswer(ctx context.Context, tx *tx, r quiz.Recording, response string) error {
	return tx.must(ctx, quiz.ErrTaken, `
		INSERT INTO answer (learner_id, attempt_id, position, sequence, payload_hash, response, final, points,
			answered_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (learner_id, attempt_id, position, sequence) DO NOTHING`,
		string(r.Learner), string(r.Attempt), int64(r.Answer.Position), int64(r.Answer.Sequence),
		r.Answer.Payload, response, flag(r.Answer.Final), r.Answer.Points, millis(r.Answer.At))
}

// Submit closes an attempt and stores what follows from it, all or nothing. It fails with quiz.ErrStale where
// the attempt is submitted, or its version or that of a memory is not the expected one, and with
// errs.NotFound where the attempt is not the learner's.
func (s *Store) Submit(ctx context.Context, sub quiz.Submission) (err error) {
	defer errs.Wrap(&err, "Submit(%q)", sub.Attempt)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		err := tx.must(ctx, errNone, `
			UPDATE attempt SET submitted_at = $1, version = version + 1
			WHERE learner_id = $2 AND id = $3 AND version = $4 AND submitted_at IS NULL`,
			millis(sub.At), string(sub.Learner), string(sub.Attempt), int64(sub.Version))
		if errors.Is(err, errNone) {
			var version int
			err = tx.get(ctx, into(&version), `SELECT version FROM attempt WHERE learner_id = $1 AND id = $2`,
				string(sub.Learner), string(sub.Attempt))
			if err == nil {
				return quiz.ErrStale
			}
		}
		if err != nil {
			return orNoAttempt(err)
		}
		return learn(ctx, tx, sub.Learner, sub.Learned)
	})
}

// learn appends to the review log and stores the memories after it.
func learn(ctx context.Context, tx *tx, learner roster.LearnerID, l quiz.Learned) error {
	if err := appendReviews(ctx, tx, learner, l.Entries); err != nil {
		return err
	}
	// Always in the same order: two transactions of one learner must not wait for each other.
	memories := slices.SortedFunc(slices.Values(l.Memories), func(a, b review.Memory) int {
		return cmp.Compare(a.Fact.ID, b.Fact.ID)
	})
	fresh := rowset{
		table:    "memory",
		columns:  "learner_id, fact_id, value_hash, seen, right_count, wrong_count, last_seen_at, version",
		conflict: "ON CONFLICT (learner_id, fact_id) DO NOTHING",
	}
	expected := 0
	for _, m := range memories {
		if m.Version == 0 {
			expected++
			fresh.add(string(learner), string(m.Fact.ID), m.Fact.Value, int64(m.Seen), int64(m.Right),
				int64(m.Wrong), millis(m.LastSeen), int64(1))
		}
	}
	inserted, err := fresh.insert(ctx, tx)
	if err != nil {
		return err
	}
	if inserted < expected {
		return quiz.ErrStale
	}
	for _, m := range memories {
		if m.Version > 0 {
			if err := updateMemory(ctx, tx, learner, m); err != nil {
				return err
			}
		}
	}
	return nil
}

func updateMemory(ctx context.Context, tx *tx, learner roster.LearnerID, m review.Memory) error {
	return tx.must(ctx, quiz.ErrStale, `
		UPDATE memory
		SET value_hash = $1, seen = $2, right_count = $3, wrong_count = $4, last_seen_at = $5,
			version = version + 1
		WHERE learner_id = $6 AND fact_id = $7 AND version = $8`,
		m.Fact.Value, int64(m.Seen), int64(m.Right), int64(m.Wrong), millis(m.LastSeen),
		string(learner), string(m.Fact.ID), int64(m.Version))
}

func appendReviews(ctx context.Context, tx *tx, learner roster.LearnerID, entries []review.Entry) error {
	rows := rowset{table: "review_log", columns: `learner_id, id, kind, fact_id, value_hash, question_id,
		attempt_id, credit, rating, rated_by, study_day, parameter_set, scheduler, reviewed_at`}
	for _, e := range entries {
		rows.add(string(learner), e.ID, "review", string(e.Fact.ID), e.Fact.Value, string(e.Question),
			orNull(e.Attempt), e.Credit, int64(e.Rating), string(e.RatedBy), int64(e.Day), e.Params,
			e.Scheduler, millis(e.At))
	}
	_, err := rows.insert(ctx, tx)
	return err
}
