package store

import (
	"database/sql"
	"errors"

	"fasti/internal/errs"
	"fasti/internal/question"
	"fasti/internal/quiz"
)

// orNoAttempt says of what get did not find that it is an attempt.
func orNoAttempt(err error) error {
	if errors.Is(err, errNone) {
		return errs.New(errs.NotFound, "There is no such attempt.")
	}
	return err
}

const attemptColumns = `a.learner_id, a.id, a.quiz_id, a.class_id, a.revision, a.settings, a.length, a.answered,
	a.points, a.version, a.started_at, a.submitted_at`

// attemptRow scans attemptColumns.
type attemptRow struct {
	a         quiz.Attempt
	settings  string
	started   int64
	submitted sql.NullInt64
}

func (r *attemptRow) dest() []any {
	return []any{
		&r.a.Learner, &r.a.ID, &r.a.Quiz, &r.a.Class, &r.a.Revision, &r.settings, &r.a.Length, &r.a.Answered,
		&r.a.Points, &r.a.Version, &r.started, &r.submitted,
	}
}

func (r *attemptRow) attempt() (quiz.Attempt, error) {
	r.a.Started = moment(r.started)
	if r.submitted.Valid {
		r.a.Submitted = moment(r.submitted.Int64)
	}
	return r.a, fromJSON(r.settings, &r.a.Settings)
}

const (
	itemColumns = `p.position, p.body, ` + answerColumns
	// shelvedColumns are itemColumns for a question that is at hand: they leave out its body, which is most of it.
	shelvedColumns = `p.position, '', ` + answerColumns
	answerColumns  = `n.sequence, n.payload_hash, n.response, n.final, n.points, n.answered_at`
)

// withAnswer joins the answer that counts, if there is one, to a paper_question p.
const withAnswer = `LEFT JOIN answer n
	ON n.learner_id = p.learner_id AND n.attempt_id = p.attempt_id AND n.position = p.position
	AND n.sequence = (
		SELECT MAX(x.sequence) FROM answer x
		WHERE x.learner_id = p.learner_id AND x.attempt_id = p.attempt_id AND x.position = p.position)`

// itemRow scans itemColumns or shelvedColumns.
type itemRow struct {
	position          int
	body              string
	sequence          sql.NullInt64
	payload, response sql.NullString
	final             sql.NullInt64
	points            sql.NullFloat64
	at                sql.NullInt64
}

func (r *itemRow) dest() []any {
	return []any{&r.position, &r.body, &r.sequence, &r.payload, &r.response, &r.final, &r.points, &r.at}
}

func (r *itemRow) item() (quiz.Item, error) {
	var q question.Question
	if err := fromJSON(r.body, &q); err != nil {
		return quiz.Item{}, err
	}
	return r.itemOf(q)
}

// itemOf is the item of a question that is known.
func (r *itemRow) itemOf(q question.Question) (quiz.Item, error) {
	i := quiz.Item{Position: r.position, Question: q}
	if !r.sequence.Valid {
		return i, nil
	}
	i.Answer = &quiz.Answer{
		Position: r.position,
		Sequence: int(r.sequence.Int64),
		Payload:  r.payload.String,
		Final:    r.final.Int64 != 0,
		Points:   r.points.Float64,
		At:       moment(r.at.Int64),
	}
	return i, fromJSON(r.response.String, &i.Answer.Response)
}
