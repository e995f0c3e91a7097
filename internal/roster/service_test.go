package roster_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

func TestEmailKey(t *testing.T) {
	t.Parallel()
	tests := []struct{ email, want string }{
		{"clio@example.org", "clio@example.org"},
		{"  Clio@Example.ORG ", "clio@example.org"},
		{"cle\u0301o@example.org", "cl\u00e9o@example.org"},
		{"клио@пример.рф", "клио@пример.рф"},
		{"КЛИО@пример.рф", "клио@пример.рф"},
		{"a+b@example.org", "a+b@example.org"},
		{"", ""},
		{"clio", ""},
		{"@example.org", ""},
		{"clio@", ""},
		{"Clio <clio@example.org>", ""},
		{"clio@example.org, vera@example.org", ""},
		{"clio@example.org\nBcc: vera@example.org", ""},
		{"clio @example.org", ""},
		{strings.Repeat("a", 250) + "@example.org", ""},
	}
	for _, tt := range tests {
		if got := roster.EmailKey(tt.email); got != tt.want {
			t.Errorf("%q is compared as %q, want %q", tt.email, got, tt.want)
		}
	}
}

func TestCleanName(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, want string }{
		{"Vera", "Vera"},
		{"  Vera \t Figner\n", "Vera Figner"},
		{"Rene\u0301e", "Ren\u00e9e"},
		{"=HYPERLINK(1)", "=HYPERLINK(1)"},
		{"Ве\u0000ра\u0007", "Вера"},
		{"\u200b\u2060", ""},
		{"   ", ""},
		{"می\u200cخواهم", "می\u200cخواهم"}, // joiners are spelling
		{"🦉", "🦉"},
		{strings.Repeat("я", 100), strings.Repeat("я", 100)},
	}
	for _, tt := range tests {
		if got, err := roster.CleanName(tt.name); got != tt.want || err != nil {
			t.Errorf("%q is kept as %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
	if _, err := roster.CleanName(strings.Repeat("я", 101)); !errs.Is(err, errs.Invalid) {
		t.Errorf("a name of 101 characters: %v", err)
	}
}

func TestApplicantIsToldOfEveryField(t *testing.T) {
	t.Parallel()
	good := roster.Applicant{Name: "Clio", Email: "clio@example.org", Password: "three muses in a row"}
	tests := []struct {
		name                  string
		change                func(*roster.Applicant)
		wantName, mail, words bool // what is wrong
	}{
		{"all right", func(*roster.Applicant) {}, false, false, false},
		{"no name", func(a *roster.Applicant) { a.Name = " " }, true, false, false},
		{"a long name", func(a *roster.Applicant) { a.Name = strings.Repeat("n", 101) }, true, false, false},
		{"no address", func(a *roster.Applicant) { a.Email = "clio" }, false, true, false},
		{"a short password", func(a *roster.Applicant) { a.Password = "muse" }, false, false, true},
		{"nothing", func(a *roster.Applicant) { *a = roster.Applicant{} }, true, true, true},
	}
	for _, tt := range tests {
		a := good
		tt.change(&a)
		e, bad := a.Check()
		if (e.Name != "") != tt.wantName || (e.Email != "") != tt.mail || (e.Password != "") != tt.words {
			t.Errorf("%s: %+v", tt.name, e)
		}
		if bad != (tt.wantName || tt.mail || tt.words) {
			t.Errorf("%s: bad is %v", tt.name, bad)
		}
	}
}

func TestGuest(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	token, guest, err := s.StartGuest(t.Context())
	if err != nil || !guest.Known() || guest.SignedIn() || len(token) < 26 {
		t.Fatalf("a guest is %+v with the token %q: %v", guest, token, err)
	}
	if _, kept := s.store.sessions[token]; kept {
		t.Error("the store keeps the token itself")
	}
	if who, err := s.Identify(t.Context(), token); err != nil || who.Learner != guest.Learner {
		t.Errorf("the token is that of %+v, %v", who, err)
	}
	if _, err := s.Identify(t.Context(), roster.Hash(token)); !errs.Is(err, errs.NotFound) {
		t.Errorf("what the store keeps opens the session: %v", err)
	}
	for _, name := range []string{" Vera  Figner ", "", "\u200b"} { // what is no name changes none
		if err := s.Rename(t.Context(), guest, name); err != nil {
			t.Fatal(err)
		}
	}
	if name, err := s.NameOf(t.Context(), guest); name != "Vera Figner" || err != nil {
		t.Errorf("the guest goes by %q, %v", name, err)
	}
	if name, err := s.NameOf(t.Context(), roster.Actor{}); name != "" || err != nil {
		t.Errorf("nobody goes by %q, %v", name, err)
	}
	s.now = s.now.Add(roster.SessionLife)
	if _, err := s.Identify(t.Context(), token); !errs.Is(err, errs.NotFound) {
		t.Errorf("an expired session: %v", err)
	}
}

var clio = roster.Applicant{Name: " Clio ", Email: " Clio@Example.org", Password: "three muses in a row"}

func TestSetup(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	code, err := s.NewSetupCode(t.Context())
	if err != nil || len(code) < 26 {
		t.Fatalf("the code is %q: %v", code, err)
	}
	if _, _, err := s.SetUp(t.Context(), code+"x", clio); !errs.Is(err, errs.Gone) {
		t.Errorf("another code: %v", err)
	}
	if _, _, err := s.SetUp(t.Context(), code, roster.Applicant{Name: "Clio"}); !errs.Is(err, errs.Invalid) {
		t.Errorf("an applicant with nothing but a name: %v", err)
	}
	_, actor, err := s.SetUp(t.Context(), code, clio)
	if err != nil || !actor.SignedIn() || actor.Name != "Clio" {
		t.Fatalf("set up as %+v: %v", actor, err)
	}
	if err := s.CheckSetupCode(t.Context(), code); !errs.Is(err, errs.Gone) {
		t.Errorf("the code is good for another: %v", err)
	}
	if again, err := s.NewSetupCode(t.Context()); again != "" || err != nil {
		t.Errorf("with an instructor there is the code %q, %v", again, err)
	}
	if a := s.store.accounts[0]; a.Email != "Clio@Example.org" || strings.Contains(a.PasswordHash, clio.Password) {
		t.Errorf("kept %+v", a)
	}
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	s.store.learners["learner"] = true
	s.store.accounts = []roster.Account{{
		ID: "account", Learner: "learner", Name: "Clio", EmailKey: "clio@example.org", PasswordHash: cheap(clio.Password),
	}}
	token, actor, err := s.SignIn(t.Context(), "CLIO@example.org ", clio.Password)
	if err != nil || actor.Account != "account" || actor.Learner != "learner" {
		t.Fatalf("signed in as %+v: %v", actor, err)
	}
	second, _, err := s.SignIn(t.Context(), clio.Email, clio.Password)
	if err != nil || second == token {
		t.Fatalf("signing in again: %v; the same token: %v", err, second == token)
	}
	_, _, wrong := s.SignIn(t.Context(), clio.Email, "three muses in a raw")
	_, _, unknown := s.SignIn(t.Context(), "vera@example.org", clio.Password)
	_, _, long := s.SignIn(t.Context(), clio.Email, strings.Repeat("long", 51))
	for _, err := range []error{wrong, unknown, long} {
		if !errs.Is(err, errs.Unauthenticated) || err.Error() != wrong.Error() {
			t.Errorf("refused by %v, want the same words as %v", err, wrong)
		}
	}
	var actions []string
	for _, e := range s.store.audit {
		actions = append(actions, e.Action)
		if e.ID == "" || e.At.IsZero() || strings.Contains(e.Subject, "@") {
			t.Errorf("the audit log has %+v", e)
		}
	}
	if got := strings.Join(actions, " "); got != "sign-in sign-in sign-in.refused sign-in.refused sign-in.refused" {
		t.Errorf("the audit log has %s", got)
	}
	s.ends(t, token, second)
}

// ends checks that a session ends where it is signed out, and the other one at its time.
func (s *school) ends(t *testing.T, token, second string) {
	t.Helper()
	if err := s.SignOut(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Identify(t.Context(), second); !errs.Is(err, errs.NotFound) {
		t.Errorf("the session that was signed out: %v", err)
	}
	if _, err := s.Identify(t.Context(), token); err != nil {
		t.Errorf("the other browser's session: %v", err)
	}
	s.now = s.now.Add(roster.SignedIn)
	if _, err := s.Identify(t.Context(), token); !errs.Is(err, errs.NotFound) {
		t.Errorf("a sign-in of two weeks ago: %v", err)
	}
}

func TestSetupCodeExpires(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	code, err := s.NewSetupCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(roster.SetupLife - time.Second)
	if err := s.CheckSetupCode(t.Context(), code); err != nil {
		t.Errorf("in time: %v", err)
	}
	s.now = s.now.Add(time.Second)
	if err := s.CheckSetupCode(t.Context(), code); !errs.Is(err, errs.Gone) {
		t.Errorf("too late: %v", err)
	}
}

// A store that fails is no wrong password: nobody is told so, and the cause gets through.
func TestAFailingStoreIsNoRefusal(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	s.store.err = errors.New("the disk is full")
	if _, _, err := s.SignIn(t.Context(), "clio@example.org", "three muses in a row"); !errors.Is(err, s.store.err) {
		t.Errorf("signing in: %v", err)
	}
	if _, _, err := s.StartGuest(t.Context()); !errors.Is(err, s.store.err) {
		t.Errorf("a guest: %v", err)
	}
	if code, err := s.NewSetupCode(t.Context()); !errors.Is(err, s.store.err) {
		t.Errorf("the code %q: %v", code, err)
	}
}

func TestSweepGoesOnUntilNothingIsLeft(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	for range 7 {
		if _, _, err := s.StartGuest(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.now = s.now.Add(roster.SessionLife + time.Second)
	if _, _, err := s.StartGuest(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Sweep(t.Context(), 3); n != 7 || err != nil || len(s.store.sessions) != 1 {
		t.Errorf("swept %d sessions, %v; %d are left", n, err, len(s.store.sessions))
	}
}

func TestRecordNamesTheActor(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	err := s.Record(t.Context(), roster.Actor{Learner: "l", Account: "a"}, "scores.export", "class/open", map[string]any{"filter": "Vera"})
	if err != nil {
		t.Fatal(err)
	}
	e := s.store.audit[0]
	if e.Account != "a" || e.Learner != "l" || e.Action != "scores.export" || e.Subject != "class/open" || e.Detail["filter"] != "Vera" || !e.At.Equal(s.now) {
		t.Errorf("recorded %+v", e)
	}
}
