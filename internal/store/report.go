package store

import (
	"context"

	"fasti/internal/errs"
	"fasti/internal/quiz"
)

// CreateReport stores what a student reports about a question. It fails with errs.NotFound where the question
// is not of an attempt of the learner, and with errs.Conflict where the report is stored already.
func (s *Store) CreateReport(ctx context.Context, r quiz.Report) (err error) {
	defer errs.Wrap(&err, "CreateReport(%q)", r.ID)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO report (id, learner_id, attempt_id, position, question_id, revision, reason, text, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			r.ID, string(r.Learner), string(r.Attempt), int64(r.Position), string(r.Question), r.Revision,
			r.Reason, r.Text, millis(r.At))
		if err != nil {
			return err
		}
		facts := rowset{table: "report_fact", columns: "report_id, fact_id, revision"}
		for _, f := range r.Facts {
			facts.add(r.ID, string(f), r.Revision)
		}
		_, err = facts.insert(ctx, tx)
		return err
	})
}
