package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"fasti/internal/errs"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/internal/store"
)

var courseChecks = []check{
	{"a revision is kept as it was first stored", revisionKept},
	{"defaults are made where they are missing", defaultsKept},
	{"defaults need their revision", defaultsNeed},
	{"all get the secret that was first", secretRace},
}

var jobChecks = []check{
	{"jobs are taken in the order in which they are due", jobOrder},
	{"a lease lasts until it runs out", jobLease},
	{"a job that failed comes back", jobFails},
	{"a job is one worker's at a time", jobRace},
}

func revisionKept(w *World) {
	w.equal("Revision", must[store.Revision](w)(w.Store.Revision(w.Context(), Hash)), Revision())
	again := Revision()
	again.At, again.Files = Start.Add(time.Hour), map[string]string{"course.yaml": "another"}
	w.OK(w.Store.PutRevision(w.Context(), again))
	w.equal("Revision", must[store.Revision](w)(w.Store.Revision(w.Context(), Hash)), Revision())
	_, err := w.Store.Revision(w.Context(), "sha256:0000")
	w.kind(err, errs.NotFound)
}

func defaultsKept(w *World) {
	newer := Revision()
	newer.Hash = "sha256:newer"
	w.OK(w.Store.PutRevision(w.Context(), newer))
	d := Defaults()
	d.Revision, d.TimeZone, d.Course = newer.Hash, "Asia/Tokyo", "another"
	w.OK(w.Store.EnsureDefaults(w.Context(), d, Start.Add(time.Hour)))
	c := must[quiz.Class](w)(w.Store.Class(w.Context(), quiz.OpenPractice))
	w.equal("Class", c, quiz.Class{ID: roster.DefaultClass, Course: "russia", Revision: Hash, Zone: "Europe/Kyiv"})
}

func defaultsNeed(w *World) {
	d := Defaults()
	d.Revision = "sha256:0000"
	w.OK(w.Store.EnsureDefaults(w.Context(), d, Start)) // the class is there, and keeps its own
}

func secretRace(w *World) {
	const n = 8
	got := make([]string, n)
	for _, err := range race(n, func(i int) (err error) {
		got[i], err = w.Store.SharedSecret(w.Context(), "session", func() (string, error) { return fmt.Sprint("made by ", i), nil })
		return err
	}) {
		w.OK(err)
	}
	for _, s := range got {
		w.equal("secret", s, got[0])
	}
	if !strings.HasPrefix(got[0], "made by ") {
		w.T.Errorf("the secret is %q", got[0])
	}
	broken := errors.New("no randomness")
	mk := func() (string, error) { return "", broken }
	w.equal("later", must[string](w)(w.Store.SharedSecret(w.Context(), "session", mk)), got[0])
	_, err := w.Store.SharedSecret(w.Context(), "another", mk)
	w.is(err, broken)
}

func (w *World) enqueue(id, kind string, due time.Time) store.Job {
	w.T.Helper()
	j := store.Job{ID: id, Kind: kind, Payload: `{"of": "` + id + `"}`, Due: due}
	w.OK(w.Store.Enqueue(w.Context(), j, Start))
	return j
}

func jobOrder(w *World) {
	later := w.enqueue("later", "import", Start.Add(time.Hour))
	w.enqueue("b", "import", Start)
	w.enqueue("B", "import", Start)
	w.enqueue("other", "export", Start.Add(-time.Hour))
	again := later
	again.Due, again.Payload = Start, "another"
	w.OK(w.Store.Enqueue(w.Context(), again, Start))
	w.equal("Job", must[store.Job](w)(w.Store.Job(w.Context(), "later")), later)
	_, err := w.Store.Job(w.Context(), "none")
	w.kind(err, errs.NotFound)

	lease := func(now time.Time, kinds ...string) (store.Job, error) {
		return w.Store.Lease(w.Context(), "worker", kinds, now, now.Add(time.Minute))
	}
	for _, want := range []string{"B", "b"} {
		j, err := lease(Start, "import", "fit")
		w.OK(err)
		w.equal("leased", [2]any{j.ID, j.Tries}, [2]any{want, 1})
	}
	for _, kinds := range [][]string{{"import"}, {"fit"}, {}} {
		_, err := lease(Start, kinds...)
		w.kind(err, errs.NotFound)
	}
	later.Tries = 1
	w.equal("when it is due", must[store.Job](w)(lease(later.Due.Add(-time.Millisecond), "import", "export")).ID, "other")
	_, err = lease(later.Due.Add(-time.Minute), "import")
	w.equal("b's lease ran out", err, error(nil))
}

func jobLease(w *World) {
	w.enqueue("j", "import", Start)
	until := Start.Add(time.Minute)
	must[store.Job](w)(w.Store.Lease(w.Context(), "first", []string{"import"}, Start, until))
	_, err := w.Store.Lease(w.Context(), "second", []string{"import"}, until.Add(-time.Millisecond), until)
	w.kind(err, errs.NotFound)
	w.is(w.Store.Renew(w.Context(), "j", "second", until), store.ErrLeaseLost)
	w.is(w.Store.Renew(w.Context(), "none", "first", until), store.ErrLeaseLost)

	longer := until.Add(time.Minute)
	w.OK(w.Store.Renew(w.Context(), "j", "first", longer))
	_, err = w.Store.Lease(w.Context(), "second", []string{"import"}, until, longer)
	w.kind(err, errs.NotFound)

	j := must[store.Job](w)(w.Store.Lease(w.Context(), "second", []string{"import"}, longer, longer.Add(time.Minute)))
	w.equal("tries", j.Tries, 2)
	for _, err := range []error{
		w.Store.Renew(w.Context(), "j", "first", longer), w.Store.Complete(w.Context(), "j", "first", longer),
		w.Store.Fail(w.Context(), "j", "first", longer, "too slow"),
	} {
		w.is(err, store.ErrLeaseLost)
	}
	w.OK(w.Store.Complete(w.Context(), "j", "second", longer))
	w.is(w.Store.Complete(w.Context(), "j", "second", longer), store.ErrLeaseLost)
	done := must[store.Job](w)(w.Store.Job(w.Context(), "j"))
	w.equal("done", done, store.Job{ID: "j", Kind: "import", Payload: j.Payload, Due: Start, Tries: 2, Done: longer})
	_, err = w.Store.Lease(w.Context(), "third", []string{"import"}, longer.Add(time.Hour), longer.Add(2*time.Hour))
	w.kind(err, errs.NotFound)
}

func jobFails(w *World) {
	w.enqueue("j", "import", Start)
	lease := func(at time.Time) (store.Job, error) {
		return w.Store.Lease(w.Context(), "worker", []string{"import"}, at, at.Add(time.Minute))
	}
	must[store.Job](w)(lease(Start))
	again := Start.Add(time.Hour)
	w.OK(w.Store.Fail(w.Context(), "j", "worker", again, "row 7: «no such place»"))
	_, err := lease(again.Add(-time.Millisecond))
	w.kind(err, errs.NotFound)
	j := must[store.Job](w)(lease(again))
	w.equal("tries and problem", [2]any{j.Tries, j.Problem}, [2]any{2, "row 7: «no such place»"})
	w.OK(w.Store.Complete(w.Context(), "j", "worker", again))
	w.equal("problem", must[store.Job](w)(w.Store.Job(w.Context(), "j")).Problem, "")
}

func jobRace(w *World) {
	const jobs, workers = 4, 8
	for i := range jobs {
		w.enqueue(fmt.Sprint("j", i), "import", Start)
	}
	taken := make([]string, workers)
	failed := race(workers, func(i int) error {
		j, err := w.Store.Lease(context.WithoutCancel(w.Context()), fmt.Sprint("worker", i), []string{"import"}, Start, Start.Add(time.Minute))
		taken[i] = j.ID
		return err
	})
	by := map[string]int{}
	for i, err := range failed {
		if err == nil {
			by[taken[i]]++
		} else {
			w.kind(err, errs.NotFound)
		}
	}
	w.equal("workers by job", by, map[string]int{"j0": 1, "j1": 1, "j2": 1, "j3": 1})
}
