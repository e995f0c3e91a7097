package syllabus_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

// hold sends a file that is not read on before the test says so.
func (s *school) hold() (syllabus.Import, *file) {
	s.Helper()
	u, f := upload("slow.zip", zipped(s.T, s.changedTitle(s.firstEvent().Title.String(), "Something else happens")))
	f.hold = make(chan struct{})
	i, err := s.Receive(s.Context(), s.clio, roster.DefaultClass, u)
	if err != nil {
		s.Fatal(err)
	}
	return i, f
}

func TestAReadingCanBeStopped(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	i, f := s.hold()
	if latest, err := s.Latest(t.Context(), s.clio, roster.DefaultClass); err != nil || latest.ID != i.ID || !latest.State.Busy() {
		t.Errorf("the latest import is %+v, %v", latest, err)
	}
	if err := s.Stop(t.Context(), s.clio, roster.DefaultClass, i.ID); err != nil {
		t.Fatal(err)
	}
	close(f.hold)
	s.work.Wait()
	<-f.closed
	if got := s.importNow(i.ID); got.State != syllabus.Stopped || got.Revision != "" {
		t.Errorf("it is %+v", got)
	}
	s.kind(s.Take(t.Context(), s.clio, roster.DefaultClass, i.ID), errs.Conflict)
}

func TestANewerFileStandsForTheOlder(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	first, f := s.hold()
	u, _ := upload("same.zip", zipped(t, s.files))
	second, err := s.Receive(t.Context(), s.clio, roster.DefaultClass, u)
	if err != nil {
		t.Fatal(err)
	}
	close(f.hold)
	s.work.Wait()
	if got := s.importNow(first.ID).State; got != syllabus.Stopped {
		t.Errorf("the first is %s", got)
	}
	if got := s.importNow(second.ID).State; got != syllabus.Same {
		t.Errorf("the second is %s", got)
	}
}

func TestAProgramThatStopsSaysSo(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	i, f := s.hold()
	u, waiting := upload("same.zip", zipped(t, s.files))
	if _, err := s.Receive(t.Context(), s.clio, roster.DefaultClass, u); err != nil {
		t.Fatal(err)
	}
	s.stop()
	close(f.hold)
	s.work.Wait()
	<-f.closed
	<-waiting.closed
	latest, err := s.Latest(t.Context(), s.clio, roster.DefaultClass)
	if err != nil || latest.State != syllabus.Lost {
		t.Errorf("the latest is %+v, %v", latest, err)
	}
	if got := s.importNow(i.ID).State; got != syllabus.Stopped {
		t.Errorf("the first is %s", got)
	}
}

// An instance that died says nothing, and so it is told by its silence.
func TestASilentReadingIsLost(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	at := s.course()
	err := s.store.BeginImport(t.Context(), syllabus.Import{
		ID: "orphan", Class: roster.DefaultClass, Account: s.clio.Account, Name: "x.zip", Size: 1, State: syllabus.Reading, Base: at.Revision,
		Begun: s.clock(), Seen: s.clock(),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.importNow("orphan").State; got != syllabus.Reading {
		t.Errorf("at first it is %s", got)
	}
	s.pass(time.Minute)
	if got := s.importNow("orphan").State; got != syllabus.Lost {
		t.Errorf("a minute later it is %s", got)
	}
}

// What goes wrong by the server's own fault is told to the operator, and refuses the file instead of ending the program.
func TestTroubleOfTheServersOwn(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(s *school, f *file){
		"a panic": func(_ *school, f *file) { f.broken = true },
		"a store that does not take it": func(s *school, _ *file) {
			s.ends = func(i syllabus.Import) error {
				if i.State == syllabus.Ready {
					return io.ErrShortWrite
				}
				return nil
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSchool(t)
			u, f := upload("mine.zip", zipped(t, s.changedTitle(s.firstEvent().Title.String(), "Something else happens")))
			prepare(s, f)
			i := s.receive(u)
			<-f.closed
			if i.State != syllabus.Refused || !strings.Contains(i.Outcome.Refusal, "lies with the server") || i.Revision != "" {
				t.Errorf("the import is %+v", i)
			}
			if s.failed == nil {
				t.Error("nobody is told")
			}
			again, _ := upload("same.zip", zipped(t, s.files))
			if got := s.receive(again).State; got != syllabus.Same {
				t.Errorf("the next file is %s", got)
			}
		})
	}
}
