package store

import (
	"context"
	"fmt"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/review"
	"fasti/internal/roster"
)

// chunk is how many rows a stream reads at a time. Between chunks no connection is held: a slow reader must
// not pin one, or the write-ahead log.
const chunk = 500

const memoryColumns = `fact_id, value_hash, seen, right_count, wrong_count, last_seen_at, version`

func scanMemory(r scanner) (m review.Memory, err error) {
	var seen int64
	err = r.Scan(&m.Fact.ID, &m.Fact.Value, &m.Seen, &m.Right, &m.Wrong, &seen, &m.Version)
	m.LastSeen = moment(seen)
	return m, err
}

// Memories loads the memories of some facts; facts never seen are absent.
func (s *Store) Memories(
	ctx context.Context, learner roster.LearnerID, facts []history.FactID,
) (memories map[history.FactID]review.Memory, err error) {
	defer errs.Wrap(&err, "Memories(%q)", learner)
	memories = make(map[history.FactID]review.Memory, len(facts))
	row := func(r scanner) error {
		m, err := scanMemory(r)
		memories[m.Fact.ID] = m
		return err
	}
	for len(facts) > 0 {
		n := min(len(facts), 128)
		query, args := memoriesQuery(learner, facts[:n])
		facts = facts[n:]
		err := s.look(ctx, func(ctx context.Context, tx *tx) error { return tx.each(ctx, row, query, args...) })
		if err != nil {
			return nil, err
		}
	}
	return memories, nil
}

// memoriesQuery repeats the last fact up to a power of two, so that there are few texts to prepare.
func memoriesQuery(learner roster.LearnerID, facts []history.FactID) (string, []any) {
	n := 1
	for n < len(facts) {
		n *= 2
	}
	args := make([]any, 1, n+1)
	args[0] = string(learner)
	for i := range n {
		args = append(args, string(facts[min(i, len(facts)-1)]))
	}
	return `SELECT ` + memoryColumns + ` FROM memory WHERE learner_id = $1 AND fact_id IN ` + placeholders(2, n), args
}

// EachMemory calls yield for every memory of a learner, in the order of the facts, and stops at yield's first
// error, which it returns. A memory that changes meanwhile is seen once, as it was or as it is.
func (s *Store) EachMemory(
	ctx context.Context, learner roster.LearnerID, yield func(review.Memory) error,
) (err error) {
	defer errs.Wrap(&err, "EachMemory(%q)", learner)
	order := "fact_id" + s.dialect.byteOrder
	query := fmt.Sprintf(`SELECT %s FROM memory WHERE learner_id = $1 AND %s > $2 ORDER BY %s LIMIT %d`,
		memoryColumns, order, order, chunk)
	last := history.FactID("")
	return stream(ctx, s, yield, func(ctx context.Context, tx *tx, keep func(review.Memory)) error {
		return tx.each(ctx, func(r scanner) error {
			m, err := scanMemory(r)
			last = m.Fact.ID
			keep(m)
			return err
		}, query, string(learner), string(last))
	})
}

// stream reads chunk after chunk, each in a transaction of its own, and yields their rows between them.
func stream[T any](
	ctx context.Context, s *Store, yield func(T) error,
	next func(ctx context.Context, tx *tx, keep func(T)) error,
) error {
	rows := make([]T, 0, chunk)
	for {
		rows = rows[:0]
		err := s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
			return next(ctx, tx, func(row T) { rows = append(rows, row) })
		})
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := yield(row); err != nil {
				return err
			}
		}
		if len(rows) < chunk {
			return nil
		}
	}
}
