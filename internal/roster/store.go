package roster

import (
	"context"
	"time"
)

// Store keeps learners, accounts and sessions. Each method is one transaction.
type Store interface {
	// CreateSession stores a session; newLearner says that its learner is to be made with it.
	CreateSession(ctx context.Context, s Session, newLearner bool) error
	// Actor returns who the session of a token is, and errs.NotFound where there is none, or it is revoked,
	// or it expired before now.
	Actor(ctx context.Context, tokenHash string, now time.Time) (Actor, error)
	// RevokeSession ends a session; ending one that is not there is no error.
	RevokeSession(ctx context.Context, tokenHash string, now time.Time) error
	// NameLearner sets the name that a learner goes by.
	NameLearner(ctx context.Context, learner LearnerID, name string, now time.Time) error
	// LearnerName returns the name that a learner goes by, and "" where none was given.
	LearnerName(ctx context.Context, learner LearnerID) (string, error)

	// AccountByEmail returns an account that is not disabled, or errs.NotFound.
	AccountByEmail(ctx context.Context, emailKey string) (Account, error)
	// HasStaff reports whether any account has a role in the organisation or in one of its classes.
	HasStaff(ctx context.Context) (bool, error)
	// CreateSetupCode stores the digest of a one-time code with which the first instructor is set up.
	CreateSetupCode(ctx context.Context, codeHash string, now, expires time.Time) error
	// CheckSetupCode returns errs.Gone where the code is unknown, used or expired, or there is staff by now.
	CheckSetupCode(ctx context.Context, codeHash string, now time.Time) error
	// CreateFirstInstructor uses up a setup code and makes the account, its learner, its admin role and its
	// role as instructor of the default class, all or nothing, with a row in the audit log. It fails as
	// CheckSetupCode does.
	CreateFirstInstructor(ctx context.Context, codeHash string, a Account, now time.Time) error
	// Audit appends to the audit log.
	Audit(ctx context.Context, e AuditEntry) error
	// DeleteExpiredSessions removes sessions that expired before a time, at most limit of them, and returns
	// how many it removed.
	DeleteExpiredSessions(ctx context.Context, before time.Time, limit int) (int, error)
}

// AuditEntry is one thing that somebody did and others may have to answer for.
type AuditEntry struct {
	ID      string
	At      time.Time
	Account AccountID // "" where nobody was signed in
	Learner LearnerID
	Action  string         // "sign-in", "scores.export"
	Subject string         // what it was done to: "class/open"
	Detail  map[string]any // what else will be asked about it; nothing secret
}
