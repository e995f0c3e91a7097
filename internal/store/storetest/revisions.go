package storetest

import (
	"cmp"
	"fmt"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/internal/store"
)

var revisionChecks = []check{
	{"revisions are listed by course, the newest first", revisionsListed},
	{"a class has its revision", classRevision},
	{"a class goes back the way that it came", classGoesBack},
	{"a class is moved from where it is thought to be", classMovedFrom},
	{"of those who move a class at once one does", classRace},
	{"progress survives a revision", progressSurvives},
}

// another stores the n-th further revision, an hour after the one before.
func (w *World) another(n int, course string) string {
	w.T.Helper()
	r := Revision()
	r.Hash, r.At = fmt.Sprintf("sha256:%04d", n), Start.Add(time.Duration(n)*time.Hour)
	r.Course = history.CourseID(cmp.Or(course, "russia"))
	w.OK(w.Store.PutRevision(w.Context(), r))
	return r.Hash
}

func revisionsListed(w *World) {
	one, two := w.another(1, ""), w.another(2, "rome")
	first := store.StoredRevision{Hash: Hash, Course: "russia", At: Start}
	second := store.StoredRevision{Hash: one, Course: "russia", At: Start.Add(time.Hour)}
	other := store.StoredRevision{Hash: two, Course: "rome", At: Start.Add(2 * time.Hour)}
	list := must[[]store.StoredRevision](w)
	w.equal("all", list(w.Store.Revisions(w.Context(), "")), []store.StoredRevision{other, second, first})
	w.equal("of russia", list(w.Store.Revisions(w.Context(), "russia")), []store.StoredRevision{second, first})
	w.equal("of none", list(w.Store.Revisions(w.Context(), "latium")), []store.StoredRevision(nil))
}

func classRevision(w *World) {
	got := must[store.StoredRevision](w)(w.Store.ActiveRevision(w.Context(), roster.DefaultClass))
	w.equal("ActiveRevision", got, store.StoredRevision{Hash: Hash, Course: "russia", At: Start})
	_, err := w.Store.ActiveRevision(w.Context(), "none")
	w.kind(err, errs.NotFound)
}

func classGoesBack(w *World) {
	one, two := w.another(1, ""), w.another(2, "rome")
	_, err := w.Store.PreviousRevision(w.Context(), roster.DefaultClass)
	w.kind(err, errs.NotFound)
	now := Start
	move := func(to string) {
		now = now.Add(time.Minute)
		w.OK(w.Store.ActivateRevision(w.Context(), roster.DefaultClass, to, now))
	}
	before := func(want string) {
		w.T.Helper()
		w.equal("PreviousRevision", must[string](w)(w.Store.PreviousRevision(w.Context(), roster.DefaultClass)), want)
	}
	move(one)
	before(Hash)
	move(two)
	before(one)
	move(one) // back
	before(Hash)
	move(Hash) // and back again
	_, err = w.Store.PreviousRevision(w.Context(), roster.DefaultClass)
	w.kind(err, errs.NotFound)
	move(two) // another way
	before(Hash)
}

func classMovedFrom(w *World) {
	one, two := w.another(1, ""), w.another(2, "rome")
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, one, "", Start.Add(time.Minute)))
	w.kind(w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, two, "", Start.Add(2*time.Minute)), errs.Conflict)
	w.kind(w.Store.MoveClass(w.Context(), roster.DefaultClass, one, "sha256:none", "", Start.Add(2*time.Minute)), errs.NotFound)
	w.kind(w.Store.MoveClass(w.Context(), "none", one, two, "", Start.Add(2*time.Minute)), errs.Conflict)
	got := must[store.StoredRevision](w)(w.Store.ActiveRevision(w.Context(), roster.DefaultClass))
	w.equal("after refusals", got.Hash, one)
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, one, two, "", Start.Add(3*time.Minute)))
	got = must[store.StoredRevision](w)(w.Store.ActiveRevision(w.Context(), roster.DefaultClass))
	w.equal("the course follows", []string{got.Hash, string(got.Course)}, []string{two, "rome"})
	w.equal("PreviousRevision", must[string](w)(w.Store.PreviousRevision(w.Context(), roster.DefaultClass)), one)
}

func classRace(w *World) {
	hashes := []string{w.another(1, ""), w.another(2, ""), w.another(3, "rome"), w.another(4, "rome")}
	w.one(race(len(hashes), func(i int) error {
		return w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, hashes[i], "", Start.Add(time.Minute))
	}), func(err error) bool { return errs.Is(err, errs.Conflict) })
}

func progressSurvives(w *World) {
	learner := w.Learner("Anna")
	a := w.Attempt(learner, 2, Start)
	w.OK(w.Store.RecordAnswer(w.Context(), Answer(a, 1, 1)))
	before := w.memories(learner, 1, 2)
	w.equal("memories", len(before), 1)
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, w.another(1, "rome"), "", Start.Add(time.Hour)))
	w.equal("memories after the class moved", w.memories(learner, 1, 2), before)
	got := must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), learner, a.ID))
	w.equal("the attempt's revision", got.Revision, Hash)
}
