// Package roster knows who somebody is and what they may do.
//
// Three things are kept apart. A learner has the progress and nothing else: an opaque ID that every log may
// hold. An account has a name, an e-mail address and a password, and points to a learner. A session is a
// browser; it points to a learner, and while somebody is signed in to their account too. So a guest has
// progress without an account, and a person can be erased without touching a log.
//
// Every permission stands in policy.go. Services ask there, and nowhere else is a role compared.
package roster

import "time"

// Identifiers are opaque text made by the program.
type (
	// LearnerID names somebody's progress.
	LearnerID string
	// AccountID names somebody who can sign in.
	AccountID string
	// ClassID names a class.
	ClassID string
	// OrganisationID names a school.
	OrganisationID string
)

// The organisation, the academic term, the class and its practice quiz that exist from the first start. A
// school that never makes others works in these.
const (
	DefaultOrganisation OrganisationID = "default"
	DefaultTerm                        = "default"
	DefaultClass        ClassID        = "open"
)

// Role is what somebody is in a class.
type Role string

// The roles.
const (
	Instructor Role = "instructor"
	Assistant  Role = "assistant"
)

// Account is somebody who can sign in.
type Account struct {
	ID           AccountID
	Learner      LearnerID
	Name         string
	Email        string
	EmailKey     string // Email as compared: see EmailKey
	PasswordHash string // PHC string
	CreatedAt    time.Time
}

// Session is one browser.
type Session struct {
	TokenHash string // SHA-256 of what the cookie holds, in hex
	Learner   LearnerID
	Account   AccountID // "" while nobody is signed in
	CreatedAt time.Time
	ExpiresAt time.Time
}

// Actor is whoever makes a request: a learner, perhaps signed in. The zero Actor is a visitor of whom
// nothing is known.
type Actor struct {
	Learner LearnerID
	Account AccountID
	Name    string           // of the account
	Admin   bool             // of the organisation
	Classes map[ClassID]Role // in which the account has a role
}

// Known reports whether the actor has a learner.
func (a Actor) Known() bool { return a.Learner != "" }

// SignedIn reports whether the actor has an account.
func (a Actor) SignedIn() bool { return a.Account != "" }
