package syllabus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
	"fasti/internal/syllabus"
)

// school is a service on a store of its own, with a class on the template's course.
type school struct {
	*testing.T
	*syllabus.Service
	store *store.Store
	files coursefile.Files
	clio  roster.Actor

	mu   sync.Mutex
	now  time.Time
	ids  int
	stop context.CancelFunc // the program
	work sync.WaitGroup

	failed error                       // of the work in the background
	ends   func(syllabus.Import) error // what a test puts before the end of an import
}

// trouble lets a test put something between the service and its store.
type trouble struct {
	*store.Store
	school *school
}

func (t trouble) EndImport(ctx context.Context, i syllabus.Import, files map[string]string) error {
	if t.school.ends != nil {
		if err := t.school.ends(i); err != nil {
			return err
		}
	}
	return t.Store.EndImport(ctx, i, files)
}

func newSchool(t *testing.T) *school {
	t.Helper()
	s := &school{T: t, now: storetest.Start}
	var err error
	if s.store, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "fasti.db"), store.Options{}); err != nil {
		t.Fatal(err)
	}
	w := storetest.NewWorld(t, s.store)
	account := w.Instructor("clio")
	s.clio = roster.Actor{Learner: account.Learner, Account: account.ID, Classes: map[roster.ClassID]roster.Role{roster.DefaultClass: roster.Instructor}}
	if s.files, err = coursefile.TemplateFolder(); err != nil {
		t.Fatal(err)
	}
	hash := s.put(s.files)
	if err := s.store.MoveClass(t.Context(), roster.DefaultClass, storetest.Hash, hash, "", s.clock()); err != nil {
		t.Fatal(err)
	}
	var ctx context.Context
	ctx, s.stop = context.WithCancel(context.Background())
	s.Service = syllabus.NewService(trouble{s.store, s}, s.clock, s.newID, func(work func(context.Context) error) {
		s.work.Go(func() {
			err := work(ctx)
			s.mu.Lock()
			defer s.mu.Unlock()
			s.failed = errors.Join(s.failed, err)
		})
	})
	t.Cleanup(func() {
		s.stop()
		s.work.Wait()
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *school) clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(time.Millisecond)
	return s.now
}

func (s *school) pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

func (s *school) newID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ids++
	return fmt.Sprint("import-", s.ids)
}

// put stores a revision.
func (s *school) put(files coursefile.Files) string {
	s.Helper()
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		s.Fatal(problems)
	}
	err := s.store.PutRevision(s.Context(), store.Revision{Hash: files.Hash(), Course: course.ID(), Files: files, At: s.clock()})
	if err != nil {
		s.Fatal(err)
	}
	return files.Hash()
}

// changed are the files of the course with a word changed.
func (s *school) changed(file, was, is string) coursefile.Files {
	s.Helper()
	files := maps.Clone(s.files)
	if !strings.Contains(files[file], was) {
		s.Fatalf("%s has no %q", file, was)
	}
	files[file] = strings.ReplaceAll(files[file], was, is)
	return files
}

func zipped(t *testing.T, files coursefile.Files) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := coursefile.WriteZip(&b, files); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// file is one in memory, which says when it was closed and can be held up.
type file struct {
	*bytes.Reader
	closed chan struct{}
	broken bool          // reading panics
	hold   chan struct{} // reading waits until it is closed; nil for no waiting
}

func (f *file) ReadAt(p []byte, off int64) (int, error) {
	if f.hold != nil {
		<-f.hold
	}
	if f.broken {
		panic("a file that no reader has thought of")
	}
	return f.Reader.ReadAt(p, off)
}

func (f *file) Close() error {
	close(f.closed)
	return nil
}

func upload(name string, data []byte) (syllabus.Upload, *file) {
	f := &file{Reader: bytes.NewReader(data), closed: make(chan struct{})}
	return syllabus.Upload{Name: name, Size: int64(len(data)), File: f}, f
}

// receive sends a file and waits until it is read.
func (s *school) receive(u syllabus.Upload) syllabus.Import {
	s.Helper()
	i, err := s.Receive(s.Context(), s.clio, roster.DefaultClass, u)
	if err != nil {
		s.Fatal(err)
	}
	s.work.Wait()
	return s.importNow(i.ID)
}

func (s *school) importNow(id syllabus.ImportID) syllabus.Import {
	s.Helper()
	i, err := s.Import(s.Context(), s.clio, roster.DefaultClass, id)
	if err != nil {
		s.Fatal(err)
	}
	return i
}

func (s *school) course() syllabus.Course {
	s.Helper()
	c, err := s.Course(s.Context(), s.clio, roster.DefaultClass)
	if err != nil {
		s.Fatal(err)
	}
	return c
}

func (s *school) kind(err error, want errs.Kind) {
	s.Helper()
	if !errs.Is(err, want) {
		s.Errorf("got %v, of kind %v; want kind %v", err, errs.KindOf(err), want)
	}
}

// firstEvent is an event of the template that has a date.
func (s *school) firstEvent() *history.Event {
	s.Helper()
	course, _ := coursefile.Parse(s.files)
	for i := range course.Events() {
		if e := &course.Events()[i]; e.Date != nil {
			return e
		}
	}
	s.Fatal("the template has no event with a date")
	return nil
}
