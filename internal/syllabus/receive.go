package syllabus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/roster"
)

// MaxUpload is how large a file may be, in bytes.
const MaxUpload = coursefile.MaxBytes

// Upload is a file that has arrived.
type Upload struct {
	Name  string // as its sender calls it
	Size  int64
	File  ReaderAtCloser // closed once it was read, or is not to be
	Title string         // of a course of its own; "" to lay sheets over the class's course
	Make  bool           // a CSV may bring people, places and sources into being by naming them
}

// ReaderAtCloser is a file.
type ReaderAtCloser interface {
	io.ReaderAt
	io.Closer
}

// noteEvery is how often a reading reports, and learns that it was stopped.
const noteEvery = time.Second

// lastWords is how long the store has to take what a reading found, when the program is stopping.
const lastWords = 10 * time.Second

// Receive begins to read a file for a class, in the background, and returns the import by which it can be followed. It
// stops whatever else is being read for the class: a newer file stands for the older one.
func (s *Service) Receive(ctx context.Context, actor roster.Actor, class roster.ClassID, u Upload) (_ Import, err error) {
	defer errs.Wrap(&err, "receive %s", u.Name)
	defer func() {
		if err != nil {
			err = errors.Join(err, u.File.Close())
		}
	}()
	if err := manages(actor, class); err != nil {
		return Import{}, err
	}
	at, err := s.store.Syllabus(ctx, class)
	if err != nil {
		return Import{}, err
	}
	u.Name = fileName(u.Name)
	now := s.now()
	i := Import{
		ID: ImportID(s.newID()), Class: class, Account: actor.Account, Name: u.Name, Size: u.Size, State: Waiting,
		Base: at.Revision, Begun: now, Seen: now,
	}
	if err := s.store.BeginImport(ctx, i); err != nil {
		return Import{}, err
	}
	s.later(func(ctx context.Context) error { return s.follow(ctx, i, at, u) })
	return i, nil
}

// fileName is the last part of a name, whatever system it comes from.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(storable(name), `\`, "/"))
	if name == "." || name == "/" {
		return "course"
	}
	if r := []rune(name); len(r) > 100 {
		name = string(r[:60]) + "…" + string(r[len(r)-30:])
	}
	return name
}

// follow reads a file to its end, reports how far it is, and stores what it found. Its error is one of the server's own;
// what is wrong with the file stands in the import.
func (s *Service) follow(ctx context.Context, i Import, at Course, u Upload) (err error) {
	defer errs.Wrap(&err, "import %q", i.ID)
	defer func() { err = errors.Join(err, u.File.Close()) }()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var done atomic.Int64
	var state atomic.Value
	state.Store(Waiting)
	silent := make(chan struct{})
	go func() {
		defer close(silent)
		s.report(ctx, stop, i.ID, func() (State, int64) { return state.Load().(State), done.Load() })
	}()
	var files coursefile.Files
	select {
	case s.turn <- struct{}{}:
		state.Store(Reading)
		files, err = s.read(ctx, &i, at, u, &done)
		<-s.turn
	case <-ctx.Done():
		i.State = Lost
	}
	stop()
	<-silent
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWords)
	defer cancel()
	i.Seen = s.now()
	return errors.Join(err, s.end(ctx, i, files))
}

// end stores what a reading found. Where somebody stopped it, that stands; what the store does not take is refused, with
// nothing half-taken.
func (s *Service) end(ctx context.Context, i Import, files coursefile.Files) error {
	err := s.store.EndImport(ctx, i, files)
	if err == nil || errs.Is(err, errs.Gone) {
		return nil
	}
	i.State, i.Revision, i.Course, i.Outcome = Refused, "", "", Outcome{Format: i.Outcome.Format, Refusal: refusal(err)}
	if again := s.store.EndImport(ctx, i, nil); !errs.Is(again, errs.Gone) {
		err = errors.Join(err, again)
	}
	return err
}

// report tells the store how far a reading is until the context ends, and ends it where the import was stopped.
func (s *Service) report(ctx context.Context, stop context.CancelFunc, id ImportID, now func() (State, int64)) {
	tick := time.NewTicker(noteEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		state, done := now()
		if errs.Is(s.store.NoteImport(ctx, id, state, done, s.now()), errs.Gone) {
			stop()
		}
	}
}

// read reads a file and writes what it found into i. It returns the files of the revision that can be taken, and an error
// for what went wrong by the server's own fault: a panic among that, for strangers' files must not end the program.
func (s *Service) read(ctx context.Context, i *Import, at Course, u Upload, done *atomic.Int64) (files coursefile.Files, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading panicked: %v\n%s", p, debug.Stack())
			files, i.State, i.Revision, i.Course, i.Outcome = nil, Refused, "", "", Outcome{Refusal: refusal(err)}
		}
	}()
	base, err := s.store.Files(ctx, at.Revision)
	var read *coursefile.Reading
	if err == nil {
		q := coursefile.Request{Name: u.Name, Title: u.Title, Make: u.Make, Progress: func(n, _ int64) { done.Store(n) }}
		if u.Title == "" {
			q.Base = base
		}
		read, err = coursefile.Read(ctx, u.File, u.Size, q)
	}
	i.Done = done.Load()
	switch {
	case ctx.Err() != nil:
		i.State = Lost
		return nil, nil
	case err != nil:
		i.State, i.Outcome = Refused, Outcome{Refusal: refusal(err)}
		if theirs(err) {
			err = nil
		}
		return nil, err
	case len(read.Problems) > 0:
		i.State, i.Outcome = Refused, problemsOf(read.Problems)
	case read.Files.Hash() == at.Revision:
		i.State = Same
	default:
		i.State, i.Revision, i.Course = Ready, read.Files.Hash(), read.Course.ID()
		i.Outcome, files = outcomeOf(read.Base, read.Course, at.Overlay), read.Files
	}
	i.Outcome.Format = string(read.Format)
	return files, nil
}

// theirs reports whether an error is about the file, and fit to be told to whoever sent it.
func theirs(err error) bool {
	switch errs.KindOf(err) {
	case errs.Invalid, errs.TooLarge, errs.Conflict:
		return true
	}
	return false
}

// refusal says why a file can't be read.
func refusal(err error) string {
	if theirs(err) {
		return storable(errs.Message(err))
	}
	return "The file could not be read, for a reason that lies with the server. Nothing was changed. Try it again later."
}

// Import returns an import of a class. One whose reader has not been heard of for long is lost.
func (s *Service) Import(ctx context.Context, actor roster.Actor, class roster.ClassID, id ImportID) (_ Import, err error) {
	defer errs.Wrap(&err, "import %q", id)
	if err := manages(actor, class); err != nil {
		return Import{}, err
	}
	i, err := s.store.Import(ctx, class, id)
	return s.lost(i), err
}

// Latest returns the import of a class that was begun last, or errs.NotFound.
func (s *Service) Latest(ctx context.Context, actor roster.Actor, class roster.ClassID) (_ Import, err error) {
	defer errs.Wrap(&err, "latest import")
	if err := manages(actor, class); err != nil {
		return Import{}, err
	}
	i, err := s.store.LatestImport(ctx, class)
	return s.lost(i), err
}

func (s *Service) lost(i Import) Import {
	if i.State.Busy() && s.now().Sub(i.Seen) > deadAfter {
		i.State = Lost
	}
	return i
}

// Take stores the revision that an import makes and moves the class to it. It fails with errs.Conflict where the import
// is not ready, or the class was moved since it was begun: what would change is then another thing than was shown.
func (s *Service) Take(ctx context.Context, actor roster.Actor, class roster.ClassID, id ImportID) (err error) {
	defer errs.Wrap(&err, "take import %q", id)
	if err := manages(actor, class); err != nil {
		return err
	}
	return s.store.TakeImport(ctx, class, id, actor.Account, s.now())
}

// Stop ends the reading of an import, or gives up what it found. Nothing was changed by it.
func (s *Service) Stop(ctx context.Context, actor roster.Actor, class roster.ClassID, id ImportID) (err error) {
	defer errs.Wrap(&err, "stop import %q", id)
	if err := manages(actor, class); err != nil {
		return err
	}
	return s.store.StopImport(ctx, class, id, s.now())
}
