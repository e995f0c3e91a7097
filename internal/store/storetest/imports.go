package storetest

import (
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/internal/syllabus"
)

var importChecks = []check{
	{"a class is on a course with its overlay", classOnCourse},
	{"an overlay is changed by whoever saw the last one", overlayChanged},
	{"all revisions are there to move to", revisionsStored},
	{"the steps of a class say who took them", stepsTold},
	{"an import is followed from begin to end", importFollowed},
	{"an import is taken once, and all or nothing", importTaken},
	{"an import is not taken after the class has moved", importOvertaken},
	{"a newer import stops an older one", importSuperseded},
	{"a stopped import stays stopped", importStopped},
	{"of those who take an import at once one does", importRace},
}

// begun stores an import that was just begun.
func (w *World) begun(id string, by roster.Account, at time.Time) syllabus.Import {
	w.T.Helper()
	i := syllabus.Import{
		ID: syllabus.ImportID(id), Class: roster.DefaultClass, Account: by.ID, Name: "kings «и».xlsx", Size: 4096, State: syllabus.Waiting,
		Base: Hash, Begun: at, Seen: at,
	}
	w.OK(w.Store.BeginImport(w.Context(), i))
	return i
}

// ready ends the reading of an import with a revision.
func (w *World) ready(i syllabus.Import) syllabus.Import {
	w.T.Helper()
	i.State, i.Done, i.Revision, i.Course, i.Seen = syllabus.Ready, i.Size, "sha256:new", "rome", i.Seen.Add(time.Minute)
	i.Outcome = syllabus.Outcome{Format: "xlsx", Title: "Rome", Changes: []string{"new: event x"}, More: 3, Unfit: []string{"a"}}
	w.OK(w.Store.EndImport(w.Context(), i, map[string]string{"course.yaml": "id: rome\n"}))
	return i
}

func (w *World) importNow(id syllabus.ImportID) syllabus.Import {
	w.T.Helper()
	return must[syllabus.Import](w)(w.Store.Import(w.Context(), roster.DefaultClass, id))
}

func (w *World) syllabus() syllabus.Course {
	w.T.Helper()
	return must[syllabus.Course](w)(w.Store.Syllabus(w.Context(), roster.DefaultClass))
}

func classOnCourse(w *World) {
	w.equal("Syllabus", w.syllabus(), syllabus.Course{Class: roster.DefaultClass, ID: "russia", Revision: Hash, Stored: Start, Version: 1})
	_, err := w.Store.Syllabus(w.Context(), "none")
	w.kind(err, errs.NotFound)
	w.equal("Files", must[map[string]string](w)(w.Store.Files(w.Context(), Hash)), Revision().Files)
	_, err = w.Store.Files(w.Context(), "sha256:none")
	w.kind(err, errs.NotFound)
}

func overlayChanged(w *World) {
	clio := w.Instructor("clio")
	o := history.Overlay{
		Hidden: []history.FactID{"russia/kirov-killed#date"}, Disputes: history.Unasked, Article: 0.5,
		Dates: []history.LocalDate{{Fact: "russia/x#date", Is: "1917-10-25", Calendar: "julian", Source: "the class's «book»"}},
	}
	w.OK(w.Store.SetOverlay(w.Context(), roster.DefaultClass, 1, o, clio.ID, Start.Add(time.Minute)))
	got := w.syllabus()
	w.equal("Overlay", got.Overlay, o)
	w.equal("Version", got.Version, 2)
	w.kind(w.Store.SetOverlay(w.Context(), roster.DefaultClass, 1, history.Overlay{}, clio.ID, Start), errs.Conflict)
	w.kind(w.Store.SetOverlay(w.Context(), "none", 1, o, clio.ID, Start), errs.NotFound)
	w.equal("after refusals", w.syllabus().Overlay, o)
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, w.another(1, ""), clio.ID, Start.Add(time.Hour)))
	w.equal("the overlay outlives the revision", w.syllabus().Overlay, o)
}

func revisionsStored(w *World) {
	one, two := w.another(1, ""), w.another(2, "rome")
	list, n, err := w.Store.Stored(w.Context(), 0, 2)
	w.OK(err)
	w.equal("how many", n, 3)
	w.equal("the first page", list, []syllabus.Stored{
		{Revision: two, ID: "rome", At: Start.Add(2 * time.Hour)}, {Revision: one, ID: "russia", At: Start.Add(time.Hour)},
	})
	list, _, err = w.Store.Stored(w.Context(), 2, 2)
	w.OK(err)
	w.equal("the second page", list, []syllabus.Stored{{Revision: Hash, ID: "russia", At: Start}})
}

func stepsTold(w *World) {
	clio := w.Instructor("clio")
	one, two := w.another(1, ""), w.another(2, "rome")
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, one, clio.ID, Start.Add(time.Minute)))
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, one, two, "", Start.Add(2*time.Minute)))
	steps, n, err := w.Store.Steps(w.Context(), roster.DefaultClass, 0, 10)
	w.OK(err)
	w.equal("how many", n, 2)
	w.equal("Steps", steps, []syllabus.Step{
		{At: Start.Add(2 * time.Minute), From: one, To: two, FromID: "russia", ToID: "rome"},
		{At: Start.Add(time.Minute), Who: clio.Name, From: Hash, To: one, FromID: "russia", ToID: "russia"},
	})
	steps, n, err = w.Store.Steps(w.Context(), roster.DefaultClass, 1, 1)
	w.OK(err)
	w.equal("the second page", []any{steps[0].Who, len(steps), n}, []any{clio.Name, 1, 2})
	steps, n, err = w.Store.Steps(w.Context(), "none", 0, 10)
	w.OK(err)
	w.equal("of no class", []any{len(steps), n}, []any{0, 0})
}

func importFollowed(w *World) {
	clio := w.Instructor("clio")
	i := w.begun("i", clio, Start)
	w.equal("begun", w.importNow("i"), i)
	i.State, i.Done, i.Seen = syllabus.Reading, 1024, Start.Add(time.Second)
	w.OK(w.Store.NoteImport(w.Context(), i.ID, i.State, i.Done, i.Seen))
	w.equal("reading", w.importNow("i"), i)
	i = w.ready(i)
	w.equal("ready", w.importNow("i"), i)
	w.kind(w.Store.NoteImport(w.Context(), i.ID, syllabus.Reading, 0, Start), errs.Gone)
	w.kind(w.Store.EndImport(w.Context(), i, nil), errs.Gone)
	w.equal("the latest", must[syllabus.Import](w)(w.Store.LatestImport(w.Context(), roster.DefaultClass)), i)
	for _, class := range []roster.ClassID{"none", ""} {
		_, err := w.Store.Import(w.Context(), class, i.ID)
		w.kind(err, errs.NotFound)
		_, err = w.Store.LatestImport(w.Context(), class)
		w.kind(err, errs.NotFound)
	}
}

func importTaken(w *World) {
	clio := w.Instructor("clio")
	i := w.begun("i", clio, Start)
	w.kind(w.Store.TakeImport(w.Context(), roster.DefaultClass, i.ID, clio.ID, Start), errs.Conflict) // not ready
	w.ready(i)
	w.kind(w.Store.TakeImport(w.Context(), "none", i.ID, clio.ID, Start), errs.NotFound)
	at := Start.Add(time.Hour)
	w.OK(w.Store.TakeImport(w.Context(), roster.DefaultClass, i.ID, clio.ID, at))
	got := w.syllabus()
	w.equal("the class", []string{got.Revision, string(got.ID)}, []string{"sha256:new", "rome"})
	w.equal("state", w.importNow("i").State, syllabus.Taken)
	r := must[store.Revision](w)(w.Store.Revision(w.Context(), "sha256:new"))
	w.equal("the revision", r, store.Revision{Hash: "sha256:new", Course: "rome", Files: map[string]string{"course.yaml": "id: rome\n"}, At: at})
	w.kind(w.Store.TakeImport(w.Context(), roster.DefaultClass, i.ID, clio.ID, at), errs.Conflict) // a second time
	w.OK(w.Store.StopImport(w.Context(), roster.DefaultClass, i.ID, at))
	w.equal("what is taken can't be stopped", w.importNow("i").State, syllabus.Taken)
}

func importOvertaken(w *World) {
	clio := w.Instructor("clio")
	i := w.ready(w.begun("i", clio, Start))
	one := w.another(1, "")
	w.OK(w.Store.MoveClass(w.Context(), roster.DefaultClass, Hash, one, clio.ID, Start))
	w.kind(w.Store.TakeImport(w.Context(), roster.DefaultClass, i.ID, clio.ID, Start), errs.Conflict)
	w.equal("the class", w.syllabus().Revision, one)
	_, err := w.Store.Revision(w.Context(), "sha256:new")
	w.kind(err, errs.NotFound) // nothing is half-taken
	w.equal("state", w.importNow("i").State, syllabus.Ready)
}

func importSuperseded(w *World) {
	clio := w.Instructor("clio")
	w.begun("one", clio, Start)
	w.ready(w.begun("two", clio, Start.Add(time.Minute)))
	w.begun("three", clio, Start.Add(2*time.Minute))
	for id, want := range map[syllabus.ImportID]syllabus.State{"one": syllabus.Stopped, "two": syllabus.Stopped, "three": syllabus.Waiting} {
		w.equal(string(id), w.importNow(id).State, want)
	}
	w.kind(w.Store.TakeImport(w.Context(), roster.DefaultClass, "two", clio.ID, Start), errs.Conflict)
	w.equal("the latest", must[syllabus.Import](w)(w.Store.LatestImport(w.Context(), roster.DefaultClass)).ID, syllabus.ImportID("three"))
}

func importStopped(w *World) {
	clio := w.Instructor("clio")
	i := w.begun("i", clio, Start)
	w.OK(w.Store.StopImport(w.Context(), "none", i.ID, Start))
	w.equal("by another class", w.importNow("i").State, syllabus.Waiting)
	w.OK(w.Store.StopImport(w.Context(), roster.DefaultClass, i.ID, Start.Add(time.Second)))
	w.kind(w.Store.NoteImport(w.Context(), i.ID, syllabus.Reading, 1, Start), errs.Gone)
	w.kind(w.Store.EndImport(w.Context(), i, nil), errs.Gone)
	w.equal("state", w.importNow("i").State, syllabus.Stopped)
}

func importRace(w *World) {
	clio := w.Instructor("clio")
	i := w.ready(w.begun("i", clio, Start))
	w.one(race(4, func(int) error {
		return w.Store.TakeImport(w.Context(), roster.DefaultClass, i.ID, clio.ID, Start.Add(time.Minute))
	}), func(err error) bool { return errs.Is(err, errs.Conflict) })
}
