package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// maxFilter is the longest text that a list can be narrowed by, in bytes.
const maxFilter = 1000

const scoreColumns = attemptColumns + `, q.title, COALESCE(l.name, '')`

const scoreTables = `attempt a
	JOIN quiz q ON q.id = a.quiz_id
	LEFT JOIN learner_name l ON l.learner_id = a.learner_id`

func scanScore(r scanner) (sc gradebook.Score, err error) {
	var row attemptRow
	if err = r.Scan(append(row.dest(), &sc.QuizTitle, &sc.Student)...); err != nil {
		return sc, err
	}
	sc.Attempt, err = row.attempt()
	return sc, err
}

// scoreFilter is the condition of a list of scores with its arguments. $1 is the class.
func scoreFilter(class roster.ClassID, f gradebook.Filter) (where string, args []any, err error) {
	if len(f.Text) > maxFilter {
		return "", nil, errs.New(errs.Invalid, "That is too long to search for. Search for a part of it.")
	}
	if !storable(f.Text) {
		return "", nil, errNotText // to fold its case would hide it
	}
	where, args = `a.class_id = $1`, []any{string(class)}
	if f.Text != "" {
		where += ` AND l.name_key LIKE $2 ESCAPE '!'`
		args = append(args, containing(f.Text))
	}
	return where, args, nil
}

// Scores lists one page of the attempts in a class, the latest first, and says how many there are in all.
func (s *Store) Scores(
	ctx context.Context, class roster.ClassID, f gradebook.Filter, offset, limit int,
) (page []gradebook.Score, total int, err error) {
	defer errs.Wrap(&err, "Scores(%q)", class)
	where, args, err := scoreFilter(class, f)
	if err != nil {
		return nil, 0, err
	}
	n := len(args)
	err = s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		err := tx.get(ctx, into(&total), `SELECT COUNT(*) FROM `+scoreTables+` WHERE `+where, args...)
		if err != nil || total <= offset {
			return err
		}
		return tx.each(ctx, func(r scanner) error {
			sc, err := scanScore(r)
			page = append(page, sc)
			return err
		}, fmt.Sprintf(`SELECT %s FROM %s WHERE %s ORDER BY a.started_at DESC, a.id%s DESC LIMIT $%d OFFSET $%d`,
			scoreColumns, scoreTables, where, s.dialect.byteOrder, n+1, n+2),
			append(args[:n:n], int64(limit), int64(offset))...)
	})
	return page, total, err
}

// EachScore calls yield for all attempts of a class, the oldest first, and stops at yield's first error, which
// it returns. An attempt that changes meanwhile is seen once, as it was or as it is.
func (s *Store) EachScore(
	ctx context.Context, class roster.ClassID, f gradebook.Filter, yield func(gradebook.Score) error,
) (err error) {
	defer errs.Wrap(&err, "EachScore(%q)", class)
	where, args, err := scoreFilter(class, f)
	if err != nil {
		return err
	}
	n := len(args)
	order := "a.started_at, a.id" + s.dialect.byteOrder
	query := fmt.Sprintf(`SELECT %s FROM %s WHERE %s AND (%s) > ($%d, $%d) ORDER BY %s LIMIT %d`,
		scoreColumns, scoreTables, where, order, n+1, n+2, order, chunk)
	last := quiz.Attempt{Started: time.UnixMilli(-1 << 62)}
	return stream(ctx, s, yield, func(ctx context.Context, tx *tx, keep func(gradebook.Score)) error {
		from := append(args[:n:n], millis(last.Started), string(last.ID))
		return tx.each(ctx, func(r scanner) error {
			sc, err := scanScore(r)
			last = sc.Attempt
			keep(sc)
			return err
		}, query, from...)
	})
}

// Score loads one attempt of a class; errs.NotFound where it is none of that class.
func (s *Store) Score(
	ctx context.Context, class roster.ClassID, id quiz.AttemptID,
) (sc gradebook.Score, err error) {
	defer errs.Wrap(&err, "Score(%q, %q)", class, id)
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		found := false
		err := tx.each(ctx, func(r scanner) (err error) {
			found = true
			sc, err = scanScore(r)
			return err
		}, `SELECT `+scoreColumns+` FROM `+scoreTables+` WHERE a.id = $1 AND a.class_id = $2`, string(id), string(class))
		if err == nil && !found {
			err = orNoAttempt(errNone)
		}
		return err
	})
	return sc, err
}

// Reports lists one page of the reports on questions in a class, the latest first, and says how many there are
// in all and how many are not closed.
func (s *Store) Reports(
	ctx context.Context, class roster.ClassID, offset, limit int,
) (list []gradebook.Report, total, open int, err error) {
	defer errs.Wrap(&err, "Reports(%q)", class)
	err = s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		err := tx.get(ctx, into(&total, &open), `
			SELECT COUNT(*), COUNT(*) FILTER (WHERE r.closed_at IS NULL)
			FROM report r JOIN attempt a ON a.learner_id = r.learner_id AND a.id = r.attempt_id
			WHERE a.class_id = $1`, string(class))
		if err != nil || total <= offset {
			return err
		}
		if list, err = reportPage(ctx, tx, class, offset, limit); err != nil {
			return err
		}
		return addFacts(ctx, tx, list)
	})
	return list, total, open, err
}

func reportPage(
	ctx context.Context, tx *tx, class roster.ClassID, offset, limit int,
) (list []gradebook.Report, err error) {
	err = tx.each(ctx, func(r scanner) error {
		var rep gradebook.Report
		var at int64
		var closed sql.NullInt64
		var item itemRow
		err := r.Scan(append(item.dest(), &rep.ID, &rep.Learner, &rep.Attempt, &rep.Question, &rep.Revision,
			&rep.Reason, &rep.Text, &at, &closed, &rep.Student)...)
		if err != nil {
			return err
		}
		rep.Position, rep.At = item.position, moment(at)
		if closed.Valid {
			rep.Closed = moment(closed.Int64)
		}
		rep.Item, err = item.item()
		list = append(list, rep)
		return err
	}, `
		SELECT `+itemColumns+`, r.id, r.learner_id, r.attempt_id, r.question_id, r.revision, r.reason, r.text,
			r.created_at, r.closed_at, COALESCE(l.name, '')
		FROM report r
		JOIN attempt a ON a.learner_id = r.learner_id AND a.id = r.attempt_id
		JOIN paper_question p
			ON p.learner_id = r.learner_id AND p.attempt_id = r.attempt_id AND p.position = r.position
		`+withAnswer+`
		LEFT JOIN learner_name l ON l.learner_id = r.learner_id
		WHERE a.class_id = $1
		ORDER BY r.created_at DESC, r.id`+tx.dialect.byteOrder+` DESC LIMIT $2 OFFSET $3`,
		string(class), int64(limit), int64(offset))
	return list, err
}

// addFacts gives the reports of a page their facts.
func addFacts(ctx context.Context, tx *tx, list []gradebook.Report) error {
	if len(list) == 0 {
		return nil
	}
	at := make(map[string]int, len(list))
	ids := make([]any, len(list))
	for i, r := range list {
		at[r.ID], ids[i] = i, r.ID
	}
	return tx.each(ctx, func(r scanner) error {
		var id string
		var fact history.FactID
		if err := r.Scan(&id, &fact); err != nil {
			return err
		}
		list[at[id]].Facts = append(list[at[id]].Facts, fact)
		return nil
	}, `SELECT report_id, fact_id FROM report_fact WHERE report_id IN `+placeholders(1, len(ids))+`
		ORDER BY report_id, fact_id`+tx.dialect.byteOrder, ids...)
}
