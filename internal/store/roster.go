package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

// CreateSession stores a session; newLearner says that its learner is to be made with it. It fails with
// errs.NotFound where the learner or the account does not exist, and with errs.Conflict where the session, or
// a learner that was to be new, does.
func (s *Store) CreateSession(ctx context.Context, sn roster.Session, newLearner bool) (err error) {
	defer errs.Wrap(&err, "CreateSession")
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		if newLearner {
			_, err := tx.exec(ctx, `INSERT INTO learner (id, created_at) VALUES ($1, $2)`,
				string(sn.Learner), millis(sn.CreatedAt))
			if err != nil {
				return err
			}
		}
		_, err := tx.exec(ctx, `
			INSERT INTO session (token_hash, learner_id, account_id, created_at, expires_at)
			VALUES ($1, $2, $3, $4, $5)`,
			sn.TokenHash, string(sn.Learner), orNull(string(sn.Account)), millis(sn.CreatedAt), millis(sn.ExpiresAt))
		return err
	})
}

// Actor returns who the session of a token is, and errs.NotFound where there is none, or it is revoked, or
// it is not to be used after now, or its account is disabled.
func (s *Store) Actor(ctx context.Context, tokenHash string, now time.Time) (a roster.Actor, err error) {
	defer errs.Wrap(&err, "Actor")
	row := func(r scanner) error {
		var account, name, class, role sql.NullString
		if err := r.Scan(&a.Learner, &account, &name, &a.Admin, &class, &role); err != nil {
			return err
		}
		a.Account, a.Name = roster.AccountID(account.String), name.String
		if class.Valid {
			if a.Classes == nil {
				a.Classes = map[roster.ClassID]roster.Role{}
			}
			a.Classes[roster.ClassID(class.String)] = roster.Role(role.String)
		}
		return nil
	}
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.each(ctx, row, `
			SELECT s.learner_id, a.id, a.name,
				CASE WHEN EXISTS (
					SELECT 1 FROM staff t WHERE t.account_id = a.id AND t.role = 'admin'
				) THEN 1 ELSE 0 END,
				c.class_id, c.role
			FROM session s
			LEFT JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
			LEFT JOIN class_staff c ON c.account_id = a.id
			WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2
				AND (s.account_id IS NULL OR a.id IS NOT NULL)`, tokenHash, millis(now))
	})
	if err == nil && !a.Known() {
		err = errs.New(errs.NotFound, "There is no such session.")
	}
	return a, err
}

// RevokeSession ends a session; ending one that is not there, or is ended, is no error.
func (s *Store) RevokeSession(ctx context.Context, tokenHash string, now time.Time) (err error) {
	defer errs.Wrap(&err, "RevokeSession")
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `UPDATE session SET revoked_at = $1 WHERE token_hash = $2 AND revoked_at IS NULL`,
			millis(now), tokenHash)
		return err
	})
}

// DeleteExpiredSessions removes sessions that expired before a time, the oldest first and at most limit of
// them, and returns how many it removed.
func (s *Store) DeleteExpiredSessions(ctx context.Context, before time.Time, limit int) (n int, err error) {
	defer errs.Wrap(&err, "DeleteExpiredSessions")
	err = s.write(ctx, func(ctx context.Context, tx *tx) error {
		deleted, err := tx.exec(ctx, `
			DELETE FROM session WHERE token_hash IN (
				SELECT token_hash FROM session WHERE expires_at < $1 ORDER BY expires_at LIMIT $2)`,
			millis(before), int64(limit))
		n = int(deleted)
		return err
	})
	return n, err
}

// NameLearner sets the name that a learner goes by; errs.NotFound where there is no such learner.
func (s *Store) NameLearner(ctx context.Context, learner roster.LearnerID, name string, now time.Time) (err error) {
	defer errs.Wrap(&err, "NameLearner(%q)", learner)
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO learner_name (learner_id, name, name_key, updated_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (learner_id) DO UPDATE
			SET name = excluded.name, name_key = excluded.name_key, updated_at = excluded.updated_at`,
			string(learner), name, searchKey(name), millis(now))
		return err
	})
}

// LearnerName returns the name that a learner goes by, and "" where none was given.
func (s *Store) LearnerName(ctx context.Context, learner roster.LearnerID) (name string, err error) {
	defer errs.Wrap(&err, "LearnerName(%q)", learner)
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&name), `SELECT name FROM learner_name WHERE learner_id = $1`, string(learner))
	})
	if errors.Is(err, errNone) {
		err = nil
	}
	return name, err
}
