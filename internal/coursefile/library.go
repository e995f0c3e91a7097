package coursefile

import (
	"context"
	"fmt"
	"sync"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
)

// Limits on what a library keeps and on how long it waits.
const (
	maxLoaded = 8           // revisions; the active ones of a few classes, and those of attempts that are still open
	maxLoad   = time.Minute // for one revision
)

// Library keeps the courses that a running instance has loaded, by revision, each as whatever is worked with:
// the course itself, or something made of it once, such as its question bank. A revision is immutable, so
// what was loaded stays true. The one that was not asked for the longest makes room for another. It is safe
// for concurrent use.
type Library[T any] struct {
	read func(ctx context.Context, revision string) (Files, error)
	mk   func(*history.Course) T

	mu    sync.Mutex
	clock int // counts requests
	shelf map[string]*volume[T]
}

// volume is a revision that is loaded, or just being loaded.
type volume[T any] struct {
	used int           // when it was last asked for
	done chan struct{} // closed once the rest is there
	made T
	err  error
}

// NewLibrary returns an empty library. read finds the files of a revision, and fails with errs.NotFound where
// nobody stored it; mk makes of a course what is to be kept.
func NewLibrary[T any](read func(ctx context.Context, revision string) (Files, error), mk func(*history.Course) T) *Library[T] {
	return &Library[T]{read: read, mk: mk, shelf: map[string]*volume[T]{}}
}

// Get returns what was made of a revision, which it loads first where this instance does not know it. However
// many ask at once, it is loaded once, and goes on loading for the others where one gives up. A failure is
// kept for nobody: the next who asks tries again. It fails as read does, and with errs.Internal where the
// files are not those of the revision, or no course that this version of the program can read.
func (l *Library[T]) Get(ctx context.Context, revision string) (T, error) {
	v := l.volume(ctx, revision)
	select {
	case <-v.done:
		return v.made, v.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// volume finds a revision on the shelf, or begins to load it.
func (l *Library[T]) volume(ctx context.Context, revision string) *volume[T] {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clock++
	v := l.shelf[revision]
	if v == nil {
		l.makeRoom()
		v = &volume[T]{done: make(chan struct{})}
		l.shelf[revision] = v
		go l.load(context.WithoutCancel(ctx), revision, v)
	}
	v.used = l.clock
	return v
}

// makeRoom takes the revision off the shelf that was not asked for the longest. Whoever has it still, keeps it.
func (l *Library[T]) makeRoom() {
	if len(l.shelf) < maxLoaded {
		return
	}
	oldest, used := "", l.clock
	for revision, v := range l.shelf {
		if v.used < used {
			oldest, used = revision, v.used
		}
	}
	delete(l.shelf, oldest)
}

func (l *Library[T]) load(ctx context.Context, revision string, v *volume[T]) {
	defer close(v.done)
	ctx, cancel := context.WithTimeout(ctx, maxLoad)
	defer cancel()
	course, err := l.course(ctx, revision)
	if err == nil {
		v.made = l.mk(course)
		return
	}
	v.err = err
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.shelf[revision] == v {
		delete(l.shelf, revision)
	}
}

func (l *Library[T]) course(ctx context.Context, revision string) (_ *history.Course, err error) {
	defer errs.Wrap(&err, "load revision %q", revision)
	files, err := l.read(ctx, revision)
	if err != nil {
		return nil, err
	}
	if hash := files.Hash(); hash != revision {
		return nil, fmt.Errorf("the stored files are those of %q", hash)
	}
	course, problems := Parse(files)
	if len(problems) > 0 {
		return nil, fmt.Errorf("this version can't read it: %s (the first of %d problems)", problems[0], len(problems))
	}
	return course, nil
}
