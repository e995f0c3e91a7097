package storetest

import (
	"fmt"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

var sessionChecks = []check{
	{"a session says who somebody is until it ends", sessionLives},
	{"a session needs its learner, and is there once", sessionNeeds},
	{"sessions that expired are removed, the oldest first", sessionsSwept},
	{"a learner goes by the last name given", learnerNamed},
}

var staffChecks = []check{
	{"the first instructor has all that the class needs", firstInstructor},
	{"a setup code works once, and in time", setupCode},
	{"of two setup codes used at once, one works", setupRace},
	{"the audit log takes an entry once", auditOnce},
}

func sessionLives(w *World) {
	learner := w.Learner("")
	token := Session(learner).TokenHash
	end := Session(learner).ExpiresAt
	who := must[roster.Actor](w)(w.Store.Actor(w.Context(), token, end.Add(-time.Millisecond)))
	w.equal("Actor", who, roster.Actor{Learner: learner})
	_, err := w.Store.Actor(w.Context(), token, end)
	w.kind(err, errs.NotFound)
	_, err = w.Store.Actor(w.Context(), "another token", Start)
	w.kind(err, errs.NotFound)

	w.OK(w.Store.RevokeSession(w.Context(), token, Start))
	_, err = w.Store.Actor(w.Context(), token, Start)
	w.kind(err, errs.NotFound)
	w.OK(w.Store.RevokeSession(w.Context(), token, Start.Add(time.Hour)))
	w.OK(w.Store.RevokeSession(w.Context(), "another token", Start))
}

func sessionNeeds(w *World) {
	s := Session("learner-x")
	w.kind(w.Store.CreateSession(w.Context(), s, false), errs.NotFound)
	s.Account = "nobody"
	w.kind(w.Store.CreateSession(w.Context(), s, true), errs.NotFound)
	s.Account = ""
	w.OK(w.Store.CreateSession(w.Context(), s, true))
	w.kind(w.Store.CreateSession(w.Context(), s, false), errs.Conflict)
	s.TokenHash = "another token"
	w.kind(w.Store.CreateSession(w.Context(), s, true), errs.Conflict)
	w.OK(w.Store.CreateSession(w.Context(), s, false))
}

func sessionsSwept(w *World) {
	learner := w.Learner("")
	at := Session(learner).ExpiresAt
	for i := range 5 {
		s := Session(learner)
		s.TokenHash, s.ExpiresAt = fmt.Sprint("token ", i), at.Add(time.Duration(i)*time.Hour)
		w.OK(w.Store.CreateSession(w.Context(), s, false))
	}
	sweep := func(before time.Time, limit int) int {
		return must[int](w)(w.Store.DeleteExpiredSessions(w.Context(), before, limit))
	}
	w.equal("none is older", sweep(at, 10), 0)
	w.equal("two of the six", sweep(at.Add(3*time.Hour), 2), 2)
	_, err := w.Store.Actor(w.Context(), "token 0", Start)
	w.kind(err, errs.NotFound)
	must[roster.Actor](w)(w.Store.Actor(w.Context(), "token 1", Start))
	w.equal("the others that expired", sweep(at.Add(3*time.Hour), 10), 2)
	must[roster.Actor](w)(w.Store.Actor(w.Context(), "token 3", Start))
}

func learnerNamed(w *World) {
	learner := w.Learner("")
	name := func() string { return must[string](w)(w.Store.LearnerName(w.Context(), learner)) }
	w.equal("before any", name(), "")
	for _, n := range []string{"Ann", "Анна", ""} {
		w.OK(w.Store.NameLearner(w.Context(), learner, n, Start))
		w.equal("LearnerName", name(), n)
	}
	w.kind(w.Store.NameLearner(w.Context(), "nobody", "Ann", Start), errs.NotFound)
	w.equal("of nobody", must[string](w)(w.Store.LearnerName(w.Context(), "nobody")), "")
}

func firstInstructor(w *World) {
	w.equal("HasStaff", must[bool](w)(w.Store.HasStaff(w.Context())), false)
	a := w.Instructor("clio")
	w.equal("HasStaff", must[bool](w)(w.Store.HasStaff(w.Context())), true)
	w.equal("AccountByEmail", must[roster.Account](w)(w.Store.AccountByEmail(w.Context(), a.EmailKey)), a)
	for _, other := range []string{a.Email, "urania@example.org", ""} {
		_, err := w.Store.AccountByEmail(w.Context(), other)
		w.kind(err, errs.NotFound)
	}
	s := Session(a.Learner)
	s.Account = a.ID
	w.OK(w.Store.CreateSession(w.Context(), s, false))
	who := must[roster.Actor](w)(w.Store.Actor(w.Context(), s.TokenHash, Start))
	w.equal("Actor", who, roster.Actor{
		Learner: a.Learner, Account: a.ID, Name: a.Name, Admin: true,
		Classes: map[roster.ClassID]roster.Role{roster.DefaultClass: roster.Instructor},
	})
}

func setupCode(w *World) {
	expires := Start.Add(time.Hour)
	w.OK(w.Store.CreateSetupCode(w.Context(), "code", Start, expires))
	w.kind(w.Store.CreateSetupCode(w.Context(), "code", Start, expires), errs.Conflict)
	a := w.Account("clio")
	fails := func(code string, at time.Time) {
		w.T.Helper()
		w.kind(w.Store.CheckSetupCode(w.Context(), code, at), errs.Gone)
		w.kind(w.Store.CreateFirstInstructor(w.Context(), code, a, at), errs.Gone)
	}
	fails("another", Start)
	fails("code", expires)
	w.equal("HasStaff", must[bool](w)(w.Store.HasStaff(w.Context())), false)
	_, err := w.Store.AccountByEmail(w.Context(), a.EmailKey)
	w.kind(err, errs.NotFound)

	w.OK(w.Store.CreateSetupCode(w.Context(), "spare", Start, expires))
	w.OK(w.Store.CheckSetupCode(w.Context(), "code", expires.Add(-time.Millisecond)))
	w.OK(w.Store.CreateFirstInstructor(w.Context(), "code", a, expires.Add(-time.Millisecond)))
	fails("code", Start)
	fails("spare", Start)
}

func setupRace(w *World) {
	accounts := make([]roster.Account, 6)
	for i := range accounts {
		accounts[i] = w.Account(fmt.Sprint("muse", i))
		if i%2 == 0 { // each code is used twice
			w.OK(w.Store.CreateSetupCode(w.Context(), fmt.Sprint("code", i/2), Start, Start.Add(time.Hour)))
		}
	}
	failed := race(len(accounts), func(i int) error {
		return w.Store.CreateFirstInstructor(w.Context(), fmt.Sprint("code", i/2), accounts[i], Start)
	})
	w.one(failed, func(err error) bool { return errs.Is(err, errs.Gone) })
	stored := 0
	for _, a := range accounts {
		if _, err := w.Store.AccountByEmail(w.Context(), a.EmailKey); err == nil {
			stored++
		}
	}
	w.equal("accounts", stored, 1)
}

func auditOnce(w *World) {
	e := roster.AuditEntry{ID: "entry", At: Start, Action: "sign-in", Subject: "account/none"}
	w.OK(w.Store.Audit(w.Context(), e))
	w.kind(w.Store.Audit(w.Context(), e), errs.Conflict)
	e.ID, e.Account, e.Learner = "another", "nobody", "erased since"
	e.Detail = map[string]any{"filter": "«é»", "rows": 3}
	w.OK(w.Store.Audit(w.Context(), e)) // it outlives those whom it names
}
