package store

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

// AccountByEmail returns an account that is not disabled, or errs.NotFound.
func (s *Store) AccountByEmail(ctx context.Context, emailKey string) (a roster.Account, err error) {
	defer errs.Wrap(&err, "AccountByEmail")
	var created int64
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		return tx.get(ctx, into(&a.ID, &a.Learner, &a.Name, &a.Email, &a.EmailKey, &a.PasswordHash, &created), `
			SELECT id, learner_id, name, email, email_key, password_hash, created_at
			FROM account WHERE email_key = $1 AND disabled_at IS NULL`, emailKey)
	})
	if errors.Is(err, errNone) {
		return a, errs.New(errs.NotFound, "There is no such account.")
	}
	a.CreatedAt = moment(created)
	return a, err
}

// HasStaff reports whether any account has a role in the organisation or in one of its classes.
func (s *Store) HasStaff(ctx context.Context) (found bool, err error) {
	defer errs.Wrap(&err, "HasStaff")
	err = s.look(ctx, func(ctx context.Context, tx *tx) error {
		found, err = hasStaff(ctx, tx)
		return err
	})
	return found, err
}

func hasStaff(ctx context.Context, tx *tx) (found bool, err error) {
	err = tx.get(ctx, into(&found), `
		SELECT CASE WHEN EXISTS (SELECT 1 FROM staff) OR EXISTS (SELECT 1 FROM class_staff) THEN 1 ELSE 0 END`)
	return found, err
}

// CreateSetupCode stores the digest of a one-time code with which the first instructor is set up.
func (s *Store) CreateSetupCode(ctx context.Context, codeHash string, now, expires time.Time) (err error) {
	defer errs.Wrap(&err, "CreateSetupCode")
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		_, err := tx.exec(ctx, `
			INSERT INTO one_time_code (code_hash, purpose, created_at, expires_at) VALUES ($1, 'setup', $2, $3)`,
			codeHash, millis(now), millis(expires))
		return err
	})
}

// setupOver is the one answer for a code that is unknown, used or expired: which of them is nobody's business.
func setupOver() error {
	return errs.New(errs.Gone, "This setup link is used up or too old. Make a new one on the server.")
}

// CheckSetupCode returns errs.Gone where the code is unknown, used or expired, or there is staff by now.
func (s *Store) CheckSetupCode(ctx context.Context, codeHash string, now time.Time) (err error) {
	defer errs.Wrap(&err, "CheckSetupCode")
	return s.snapshot(ctx, func(ctx context.Context, tx *tx) error {
		var expires int64
		err := tx.get(ctx, into(&expires), `
			SELECT expires_at FROM one_time_code
			WHERE code_hash = $1 AND purpose = 'setup' AND used_at IS NULL AND expires_at > $2`,
			codeHash, millis(now))
		if errors.Is(err, errNone) {
			return setupOver()
		}
		if err != nil {
			return err
		}
		return noStaffYet(ctx, tx)
	})
}

func noStaffYet(ctx context.Context, tx *tx) error {
	found, err := hasStaff(ctx, tx)
	if err == nil && found {
		return setupOver()
	}
	return err
}

// CreateFirstInstructor uses up a setup code and makes the account, its learner where there is none yet, its
// admin role and its role as instructor of the default class, all or nothing, with a row in the audit log. It
// fails as CheckSetupCode does, and with errs.Conflict where the account or its e-mail address exists.
func (s *Store) CreateFirstInstructor(
	ctx context.Context, codeHash string, a roster.Account, now time.Time,
) (err error) {
	defer errs.Wrap(&err, "CreateFirstInstructor")
	return s.write(ctx, func(ctx context.Context, tx *tx) error {
		// Whoever holds this row is the only one to set up: two codes must not make two first instructors.
		err := tx.must(ctx, errs.New(errs.NotFound, "There is no organisation to set up."), `
			UPDATE organisation SET name = name WHERE id = $1`, string(roster.DefaultOrganisation))
		if err != nil {
			return err
		}
		if err := noStaffYet(ctx, tx); err != nil {
			return err
		}
		err = tx.must(ctx, setupOver(), `
			UPDATE one_time_code SET used_at = $1
			WHERE code_hash = $2 AND purpose = 'setup' AND used_at IS NULL AND expires_at > $1`,
			millis(now), codeHash)
		if err != nil {
			return err
		}
		if err := insertAccount(ctx, tx, a); err != nil {
			return err
		}
		return makeInstructor(ctx, tx, a, now)
	})
}

func insertAccount(ctx context.Context, tx *tx, a roster.Account) error {
	_, err := tx.exec(ctx, `INSERT INTO learner (id, created_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING`,
		string(a.Learner), millis(a.CreatedAt))
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `
		INSERT INTO account (id, learner_id, name, email, email_key, password_hash, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(a.ID), string(a.Learner), a.Name, a.Email, a.EmailKey, a.PasswordHash, millis(a.CreatedAt))
	return err
}

func makeInstructor(ctx context.Context, tx *tx, a roster.Account, now time.Time) error {
	_, err := tx.exec(ctx, `
		INSERT INTO staff (organisation_id, account_id, role, created_at) VALUES ($1, $2, 'admin', $3)`,
		string(roster.DefaultOrganisation), string(a.ID), millis(now))
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `
		INSERT INTO class_staff (class_id, account_id, role, created_at) VALUES ($1, $2, $3, $4)`,
		string(roster.DefaultClass), string(a.ID), string(roster.Instructor), millis(now))
	if err != nil {
		return err
	}
	return insertAudit(ctx, tx, roster.AuditEntry{
		ID: rand.Text(), At: now, Account: a.ID, Learner: a.Learner,
		Action: "setup", Subject: "account/" + string(a.ID),
	})
}

// Audit appends to the audit log; errs.Conflict where an entry of this ID is there.
func (s *Store) Audit(ctx context.Context, e roster.AuditEntry) (err error) {
	defer errs.Wrap(&err, "Audit(%q)", e.Action)
	return s.write(ctx, func(ctx context.Context, tx *tx) error { return insertAudit(ctx, tx, e) })
}

func insertAudit(ctx context.Context, tx *tx, e roster.AuditEntry) error {
	if e.Detail == nil {
		e.Detail = map[string]any{}
	}
	detail, err := toJSON(e.Detail)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `
		INSERT INTO audit_log (id, at, actor_account, actor_learner, action, subject, detail)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		e.ID, millis(e.At), orNull(string(e.Account)), orNull(string(e.Learner)), e.Action, e.Subject, detail)
	return err
}
