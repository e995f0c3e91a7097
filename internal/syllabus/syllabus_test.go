package syllabus_test

import (
	"bytes"
	"io"
	"testing"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

func TestAnImportIsNotTakenOverWhatCameSince(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	title := s.firstEvent().Title.String()
	u, _ := upload("mine.zip", zipped(t, s.changedTitle(title, "One thing happens")))
	i := s.receive(u)
	other := s.put(s.changedTitle(title, "Another thing happens"))
	if err := s.Move(t.Context(), s.clio, roster.DefaultClass, s.course().Revision, other); err != nil {
		t.Fatal(err)
	}
	s.kind(s.Take(t.Context(), s.clio, roster.DefaultClass, i.ID), errs.Conflict)
	if got := s.course().Revision; got != other {
		t.Errorf("the class is on %s", got)
	}
}

func TestWhatIsHandedOutComesBackTheSame(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	for _, format := range syllabus.Formats {
		write, lost, at, err := s.Export(t.Context(), s.clio, roster.DefaultClass, format)
		if err != nil || at.Revision != s.files.Hash() {
			t.Fatalf("%s: %v, of revision %s", format, err, at.Revision)
		}
		if (len(lost) == 0) != (format == coursefile.Zip) {
			t.Errorf("%s loses %q", format, lost)
		}
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		u, _ := upload("back."+string(format), b.Bytes())
		if i := s.receive(u); i.State != syllabus.Same {
			t.Errorf("%s comes back as %+v", format, i)
		}
	}
	if _, err := syllabus.FormatNamed("pdf"); !errs.Is(err, errs.NotFound) {
		t.Errorf("pdf: %v", err)
	}
}

func TestTemplatesAreCoursesToBeginWith(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	for _, format := range syllabus.Formats {
		write, err := syllabus.Template(format)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		u, _ := upload("begin."+string(format), b.Bytes())
		u.Title, u.Make = "My own", true
		if i := s.receive(u); i.State != syllabus.Ready && i.State != syllabus.Same {
			t.Errorf("the template as %s is %s: %+v", format, i.State, i.Outcome)
		}
	}
}

func TestWhoMay(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	ctx := t.Context()
	calls := map[string]func(a roster.Actor) error{
		"course":  func(a roster.Actor) error { _, err := s.Course(ctx, a, roster.DefaultClass); return err },
		"steps":   func(a roster.Actor) error { _, _, err := s.Steps(ctx, a, roster.DefaultClass, 0, 1); return err },
		"preview": func(a roster.Actor) error { _, _, err := s.Preview(ctx, a, roster.DefaultClass, "x"); return err },
		"move":    func(a roster.Actor) error { return s.Move(ctx, a, roster.DefaultClass, "x", "y") },
		"receive": func(a roster.Actor) error {
			u, f := upload("x.csv", []byte("x"))
			_, err := s.Receive(ctx, a, roster.DefaultClass, u)
			<-f.closed // whatever becomes of it
			return err
		},
		"import": func(a roster.Actor) error { _, err := s.Import(ctx, a, roster.DefaultClass, "x"); return err },
		"latest": func(a roster.Actor) error { _, err := s.Latest(ctx, a, roster.DefaultClass); return err },
		"take":   func(a roster.Actor) error { return s.Take(ctx, a, roster.DefaultClass, "x") },
		"stop":   func(a roster.Actor) error { return s.Stop(ctx, a, roster.DefaultClass, "x") },
		"export": func(a roster.Actor) error {
			_, _, _, err := s.Export(ctx, a, roster.DefaultClass, coursefile.Zip)
			return err
		},
		"change": func(a roster.Actor) error {
			return s.Change(ctx, a, roster.DefaultClass, func(*history.Overlay) error { return io.EOF })
		},
	}
	assistant := roster.Actor{Learner: "l", Account: "a", Classes: map[roster.ClassID]roster.Role{roster.DefaultClass: roster.Assistant}}
	elsewhere := roster.Actor{Learner: "l", Account: "a", Classes: map[roster.ClassID]roster.Role{"other": roster.Instructor}}
	for name, call := range calls {
		s.kind(call(roster.Actor{Learner: "l"}), errs.Unauthenticated)
		s.kind(call(assistant), errs.Forbidden)
		s.kind(call(elsewhere), errs.Forbidden)
		if err := call(s.clio); errs.Is(err, errs.Forbidden) || errs.Is(err, errs.Unauthenticated) {
			t.Errorf("%s is refused to the class's instructor: %v", name, err)
		}
	}
}

func TestTheOverlayIsChanged(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	fact := history.FactID(string(s.course().ID) + "/" + string(s.firstEvent().ID) + "#date")
	change := func(edit func(*history.Overlay) error) error {
		return s.Change(t.Context(), s.clio, roster.DefaultClass, edit)
	}
	tries := 0
	err := change(func(o *history.Overlay) error {
		if tries++; tries == 1 { // somebody else is faster
			at := s.course()
			if err := s.store.SetOverlay(t.Context(), roster.DefaultClass, at.Version, history.Overlay{Article: 1}, s.clio.Account, s.clock()); err != nil {
				return err
			}
		}
		o.Hidden = append(o.Hidden, fact)
		return nil
	})
	if o := s.course().Overlay; err != nil || tries != 2 || o.Article != 1 || !o.Hides(fact) {
		t.Fatalf("after %d tries, %v: %+v", tries, err, o)
	}
	local := func(fact history.FactID, is string) error {
		return change(func(o *history.Overlay) error {
			o.Dates = []history.LocalDate{{Fact: fact, Is: is, Source: "our book"}}
			return nil
		})
	}
	s.kind(local(fact, "19x7"), errs.Invalid)
	s.kind(local(fact+"s", "1917"), errs.Invalid)
	s.kind(local(history.FactID(string(s.course().ID)+"/nothing#date"), "1917"), errs.Invalid)
	s.kind(change(func(*history.Overlay) error { return errs.New(errs.Gone, "no") }), errs.Gone)
	if n := len(s.course().Overlay.Dates); n != 0 {
		t.Errorf("%d dates are kept of those that were refused", n)
	}
	// A contradiction is told, and one that was there before blocks nothing.
	from, to := s.tenure()
	s.kind(local(to, "0001"), errs.Invalid)
	at := s.course()
	old := history.Overlay{Dates: []history.LocalDate{{Fact: to, Is: "0001", Source: "a book that is lost"}}}
	if err := s.store.SetOverlay(t.Context(), roster.DefaultClass, at.Version, old, s.clio.Account, s.clock()); err != nil {
		t.Fatal(err)
	}
	err = change(func(o *history.Overlay) error {
		o.Dates = append(o.Dates, history.LocalDate{Fact: fact, Is: s.firstEvent().Date.Is, Source: "our book"})
		return nil
	})
	if n := len(s.course().Overlay.Dates); err != nil || n != 2 {
		t.Errorf("beside a date of %s that does not fit, %d are kept: %v", from, n-1, err)
	}
	if err := local(fact, s.firstEvent().Date.Is); err != nil {
		t.Errorf("a date that fits: %v", err)
	}
}

// tenure names the facts of a tenure that has both ends.
func (s *school) tenure() (from, to history.FactID) {
	s.Helper()
	course, _ := coursefile.Parse(s.files)
	for i := range course.Tenures() {
		if x := &course.Tenures()[i]; x.From != nil && x.To != nil && x.To.Is != ".." {
			id := string(course.ID()) + "/" + string(x.ID)
			return history.FactID(id + "#from"), history.FactID(id + "#to")
		}
	}
	s.Fatal("the template has no tenure with an end")
	return "", ""
}
