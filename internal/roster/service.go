package roster

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fasti/internal/errs"
)

// How long things last.
const (
	SessionLife = 180 * 24 * time.Hour // a term and the holidays after it
	SignedIn    = 14 * 24 * time.Hour  // somebody's access to a class's scores
)

// MaxName is how many characters a name may have.
const MaxName = 100

// Service knows sessions and accounts. It is safe for concurrent use.
type Service struct {
	store   Store
	now     func() time.Time
	newID   func() string
	hashing chan struct{} // bounds how many passwords are hashed at once: each takes 64 MiB
	decoy   string        // hash that a password is tried on where there is no account
}

// NewService returns a service over a store. now is the one clock; newID makes opaque IDs that nobody can guess.
func NewService(store Store, now func() time.Time, newID func() string) *Service {
	return &Service{store, now, newID, make(chan struct{}, 2), decoyHash()}
}

// Hash returns the digest under which a token or a code is kept: whoever reads the store can't use it.
func Hash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Identify returns whose session a token is: errs.NotFound where it is nobody's.
func (s *Service) Identify(ctx context.Context, token string) (Actor, error) {
	return s.store.Actor(ctx, Hash(token), s.now())
}

// StartGuest makes a learner and a session for a browser that has neither, and returns the session's token.
func (s *Service) StartGuest(ctx context.Context) (token string, actor Actor, err error) {
	defer errs.Wrap(&err, "start a guest")
	token = rand.Text()
	now := s.now()
	session := Session{TokenHash: Hash(token), Learner: LearnerID(s.newID()), CreatedAt: now, ExpiresAt: now.Add(SessionLife)}
	if err := s.store.CreateSession(ctx, session, true); err != nil {
		return "", Actor{}, err
	}
	return token, Actor{Learner: session.Learner}, nil
}

// Rename sets the name that the actor's learner goes by; an empty one changes nothing.
func (s *Service) Rename(ctx context.Context, actor Actor, name string) error {
	name, err := cleanName(name)
	if err != nil || name == "" {
		return err
	}
	return s.store.NameLearner(ctx, actor.Learner, name, s.now())
}

// NameOf returns the name that the actor's learner goes by; "" where it has none.
func (s *Service) NameOf(ctx context.Context, actor Actor) (string, error) {
	if !actor.Known() {
		return "", nil
	}
	return s.store.LearnerName(ctx, actor.Learner)
}

// cleanName returns a name as it is kept: in NFC, on one line, without control characters, and "" where nothing
// of it would show.
func cleanName(name string) (string, error) {
	name = strings.Join(strings.Fields(norm.NFC.String(name)), " ")
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
	if !strings.ContainsFunc(name, shows) {
		return "", nil
	}
	if utf8.RuneCountInString(name) > MaxName {
		return "", errs.New(errs.Invalid, "A name has at most %d characters here.", MaxName)
	}
	return name, nil
}

func shows(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// SignIn checks a password and returns the token of a new session. The words of its refusal are the same for
// an unknown address and a wrong password, and so is the time it takes.
func (s *Service) SignIn(ctx context.Context, email, password string) (token string, actor Actor, err error) {
	defer errs.Wrap(&err, "sign in")
	account, err := s.store.AccountByEmail(ctx, EmailKey(email))
	known := err == nil
	if !known && !errs.Is(err, errs.NotFound) {
		return "", Actor{}, err
	}
	hash := s.decoy
	if known {
		hash = account.PasswordHash
	}
	ok, err := s.verify(ctx, hash, password)
	if err != nil {
		return "", Actor{}, err
	}
	if !ok || !known {
		audit := AuditEntry{Action: "sign-in.refused", Subject: "account/" + string(account.ID)}
		if err := s.audit(ctx, audit); err != nil {
			return "", Actor{}, err
		}
		return "", Actor{}, errs.New(errs.Unauthenticated, "No account has this address and this password.")
	}
	return s.enter(ctx, account)
}

// enter begins a session for an account.
func (s *Service) enter(ctx context.Context, account Account) (string, Actor, error) {
	token, now := rand.Text(), s.now()
	session := Session{
		TokenHash: Hash(token), Learner: account.Learner, Account: account.ID, CreatedAt: now, ExpiresAt: now.Add(SignedIn),
	}
	if err := s.store.CreateSession(ctx, session, false); err != nil {
		return "", Actor{}, err
	}
	err := s.audit(ctx, AuditEntry{
		Account: account.ID, Learner: account.Learner, Action: "sign-in", Subject: "account/" + string(account.ID),
	})
	if err != nil {
		return "", Actor{}, err
	}
	actor, err := s.store.Actor(ctx, session.TokenHash, now)
	return token, actor, err
}

// verify hashes in turn: many sign-ins at once must not take all memory.
func (s *Service) verify(ctx context.Context, hash, password string) (bool, error) {
	if utf8.RuneCountInString(password) > MaxPassword {
		return false, nil
	}
	select {
	case s.hashing <- struct{}{}:
		defer func() { <-s.hashing }()
		return VerifyPassword(hash, password), nil
	case <-ctx.Done():
		return false, errs.From(ctx.Err(), errs.Unavailable, "Many people are signing in. Wait a moment, then try again.")
	}
}

// SignOut ends the session of a token.
func (s *Service) SignOut(ctx context.Context, token string) (err error) {
	defer errs.Wrap(&err, "sign out")
	return s.store.RevokeSession(ctx, Hash(token), s.now())
}

// EmailKey returns an e-mail address as addresses are compared, and "" where it is none. The part before the
// @ is folded too: no school gives Ann@ and ann@ to two people.
func EmailKey(email string) string {
	email = strings.TrimSpace(email)
	a, err := mail.ParseAddress(email)
	if err != nil || a.Address != email || len(email) > 254 {
		return ""
	}
	return strings.ToLower(norm.NFC.String(email))
}

func (s *Service) audit(ctx context.Context, e AuditEntry) error {
	e.ID, e.At = s.newID(), s.now()
	return s.store.Audit(ctx, e)
}

// Record appends what an actor did to the audit log.
func (s *Service) Record(ctx context.Context, actor Actor, action, subject string, detail map[string]any) error {
	return s.audit(ctx, AuditEntry{Account: actor.Account, Learner: actor.Learner, Action: action, Subject: subject, Detail: detail})
}

// Sweep removes sessions that expired, in steps of limit rows, until none is left or the context ends. It
// returns how many it removed.
func (s *Service) Sweep(ctx context.Context, limit int) (total int, err error) {
	defer errs.Wrap(&err, "remove expired sessions")
	for ctx.Err() == nil {
		n, err := s.store.DeleteExpiredSessions(ctx, s.now(), limit)
		total += n
		if err != nil || n < limit {
			return total, err
		}
	}
	return total, nil
}
