package roster_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

// memory is a roster.Store in memory.
type memory struct {
	mu       sync.Mutex
	sessions map[string]roster.Session
	revoked  map[string]bool
	names    map[roster.LearnerID]string
	learners map[roster.LearnerID]bool
	accounts []roster.Account
	codes    map[string]time.Time // when each expires
	audit    []roster.AuditEntry
	err      error // of every call, where it is set
}

func (m *memory) CreateSession(_ context.Context, s roster.Session, newLearner bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if newLearner == m.learners[s.Learner] {
		return fmt.Errorf("learner %q: new is %v", s.Learner, newLearner)
	}
	m.learners[s.Learner], m.sessions[s.TokenHash] = true, s
	return m.err
}

func (m *memory) Actor(_ context.Context, hash string, now time.Time) (roster.Actor, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.sessions[hash]
	if !ok || m.revoked[hash] || !now.Before(s.ExpiresAt) {
		return roster.Actor{}, errs.New(errs.NotFound, "There is no such session.")
	}
	a := roster.Actor{Learner: s.Learner, Account: s.Account}
	for _, account := range m.accounts {
		if account.ID == s.Account {
			a.Name, a.Admin = account.Name, true
		}
	}
	return a, m.err
}

func (m *memory) RevokeSession(_ context.Context, hash string, _ time.Time) error {
	m.revoked[hash] = true
	return m.err
}

func (m *memory) NameLearner(_ context.Context, learner roster.LearnerID, name string, _ time.Time) error {
	m.names[learner] = name
	return m.err
}

func (m *memory) LearnerName(_ context.Context, learner roster.LearnerID) (string, error) {
	return m.names[learner], m.err
}

func (m *memory) AccountByEmail(_ context.Context, key string) (roster.Account, error) {
	for _, a := range m.accounts {
		if a.EmailKey == key && m.err == nil {
			return a, nil
		}
	}
	if m.err != nil {
		return roster.Account{}, m.err
	}
	return roster.Account{}, errs.New(errs.NotFound, "There is no such account.")
}

func (m *memory) HasStaff(context.Context) (bool, error) { return len(m.accounts) > 0, m.err }

func (m *memory) CreateSetupCode(_ context.Context, hash string, _, expires time.Time) error {
	m.codes[hash] = expires
	return m.err
}

func (m *memory) CheckSetupCode(_ context.Context, hash string, now time.Time) error {
	if expires, ok := m.codes[hash]; !ok || !now.Before(expires) || len(m.accounts) > 0 {
		return errs.New(errs.Gone, "This setup link is used up or too old.")
	}
	return m.err
}

func (m *memory) CreateFirstInstructor(ctx context.Context, hash string, a roster.Account, now time.Time) error {
	if err := m.CheckSetupCode(ctx, hash, now); err != nil {
		return err
	}
	delete(m.codes, hash)
	m.learners[a.Learner] = true
	m.accounts = append(m.accounts, a)
	return m.err
}

func (m *memory) Audit(_ context.Context, e roster.AuditEntry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.audit = append(m.audit, e)
	return m.err
}

func (m *memory) DeleteExpiredSessions(_ context.Context, before time.Time, limit int) (int, error) {
	n := 0
	for hash, s := range m.sessions {
		if n < limit && s.ExpiresAt.Before(before) {
			delete(m.sessions, hash)
			n++
		}
	}
	return n, m.err
}

// school is a service over a memory with a clock that a test turns.
type school struct {
	*roster.Service
	store *memory
	now   time.Time
	ids   int
}

func newSchool(t *testing.T) *school {
	t.Helper()
	s := &school{now: time.Date(2026, time.September, 1, 9, 0, 0, 0, time.UTC), store: &memory{
		sessions: map[string]roster.Session{}, revoked: map[string]bool{}, names: map[roster.LearnerID]string{},
		learners: map[roster.LearnerID]bool{}, codes: map[string]time.Time{},
	}}
	s.Service = roster.NewService(s.store, func() time.Time { return s.now }, func() string {
		s.ids++
		return fmt.Sprintf("id-%d", s.ids)
	})
	return s
}
