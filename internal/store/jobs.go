package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"fasti/internal/errs"
)

// ErrLeaseLost is returned to a worker whose job is done, or somebody else's by now: it ran for longer than its
// lease. What it did must not count.
var ErrLeaseLost = errors.New("the lease of this job is lost")

// Job is work that whatever instance lives takes, does and checks off.
type Job struct {
	ID      string
	Kind    string
	Payload string    // a document of whoever queued it
	Due     time.Time // not to be begun before
	Tries   int       // how often it was begun
	Problem string    // why the last try failed; "" for none
	Done    time.Time // zero while it is not
}

const jobColumns = `id, kind, payload, due_at, tries, problem, done_at`

func scanJob(r scanner) (j Job, err error) {
	var due int64
	var problem sql.NullString
	var done sql.NullInt64
	err = r.Scan(&j.ID, &j.Kind, &j.Payload, &due, &j.Tries, &problem, &done)
	j.Due, j.Problem = moment(due), problem.String
	if done.Valid {
		j.Done = moment(done.Int64)
	}
	return j, err
}

// oneJob scans the one job of a query's answer, or returns errs.NotFound.
func oneJob(ctx context.Context, tx *tx, query string, args ...any) (j Job, err error) {
	found := false
	err = tx.each(ctx, func(r scanner) (err error) {
		found = true
		j, err = scanJob(r)
		return err
	}, query, args...)
	if err == nil && !found {
		err = errs.New(errs.NotFound, "There is no such job.")
	}
	return j, err
}

// Enqueue stores a job to be done once due. One whose ID is there, done or not, stays as it is.
func (s *Store) Enqueue(ctx context.Context, j Job, now time.Time) (err error) {
	defer errs.Wrap(&err, "Enqueue(%q)", j.ID)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO job (id, kind, payload, due_at, tries, created_at) VALUES ($1, $2, $3, $4, 0, $5)
			ON CONFLICT (id) DO NOTHING`, j.ID, j.Kind, j.Payload, millis(j.Due), millis(now))
		return err
	})
}

// Job loads a job, or errs.NotFound.
func (s *Store) Job(ctx context.Context, id string) (j Job, err error) {
	defer errs.Wrap(&err, "Job(%q)", id)
	err = s.look(ctx, func(ctx context.Context, tx *tx) (err error) {
		j, err = oneJob(ctx, tx, `SELECT `+jobColumns+` FROM job WHERE id = $1`, id)
		return err
	})
	return j, err
}

// Lease takes the job of some kinds that has been due for longest, and that nobody has a lease on, for an
// owner until a time. It fails with errs.NotFound where there is none.
func (s *Store) Lease(ctx context.Context, owner string, kinds []string, now, until time.Time) (j Job, err error) {
	defer errs.Wrap(&err, "Lease(%q)", owner)
	if len(kinds) == 0 {
		return Job{}, errs.New(errs.NotFound, "There is no such job.")
	}
	const free = `done_at IS NULL AND due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)`
	next := `SELECT ` + jobColumns + ` FROM job WHERE ` + free + ` AND kind IN ` + placeholders(2, len(kinds)) + `
		ORDER BY due_at, id` + s.dialect.byteOrder + ` LIMIT 1`
	args := []any{millis(now)}
	for _, k := range kinds {
		args = append(args, k)
	}
	err = s.write(ctx, func(ctx context.Context, tx *tx) (err error) {
		for {
			if j, err = oneJob(ctx, tx, next, args...); err != nil {
				return err
			}
			// Another instance may have taken it since; then the next one is asked for.
			j, err = oneJob(ctx, tx, `
				UPDATE job SET lease_owner = $3, lease_until = $4, tries = tries + 1
				WHERE id = $2 AND `+free+` RETURNING `+jobColumns, millis(now), j.ID, owner, millis(until))
			if !errs.Is(err, errs.NotFound) {
				return err
			}
		}
	})
	return j, err
}

// Renew extends a lease. It fails with ErrLeaseLost where the owner has none.
func (s *Store) Renew(ctx context.Context, id, owner string, until time.Time) (err error) {
	defer errs.Wrap(&err, "Renew(%q)", id)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		return tx.must(ctx, ErrLeaseLost, `
			UPDATE job SET lease_until = $1 WHERE id = $2 AND lease_owner = $3 AND done_at IS NULL`,
			millis(until), id, owner)
	})
}

// Complete checks a job off. It fails with ErrLeaseLost where the owner has no lease on it.
func (s *Store) Complete(ctx context.Context, id, owner string, now time.Time) (err error) {
	defer errs.Wrap(&err, "Complete(%q)", id)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		return tx.must(ctx, ErrLeaseLost, `
			UPDATE job SET done_at = $1, lease_owner = NULL, lease_until = NULL, problem = NULL
			WHERE id = $2 AND lease_owner = $3 AND done_at IS NULL`, millis(now), id, owner)
	})
}

// Fail gives a job back, to be tried again once due, and keeps what went wrong. It fails with ErrLeaseLost where
// the owner has no lease on it.
func (s *Store) Fail(ctx context.Context, id, owner string, due time.Time, problem string) (err error) {
	defer errs.Wrap(&err, "Fail(%q)", id)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		return tx.must(ctx, ErrLeaseLost, `
			UPDATE job SET due_at = $1, problem = $2, lease_owner = NULL, lease_until = NULL
			WHERE id = $3 AND lease_owner = $4 AND done_at IS NULL`, millis(due), problem, id, owner)
	})
}
