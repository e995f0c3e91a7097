package coursefile_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
)

// stacks is what a library reads from; it counts how often.
type stacks struct {
	mu    sync.Mutex
	files map[string]coursefile.Files
	reads map[string]int
	fail  error
	hold  chan struct{} // where it is not nil, reading waits until it is closed
}

func (s *stacks) read(ctx context.Context, revision string) (coursefile.Files, error) {
	if s.hold != nil {
		<-s.hold
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reads[revision]++
	if err := errors.Join(s.fail, ctx.Err()); err != nil {
		return nil, err
	}
	files, ok := s.files[revision]
	if !ok {
		return nil, errs.New(errs.NotFound, "There is no such revision.")
	}
	return files, nil
}

// revisions returns stacks with n revisions of the base course, and their hashes.
func revisions(t *testing.T, n int) (*stacks, []string) {
	t.Helper()
	s := &stacks{files: map[string]coursefile.Files{}, reads: map[string]int{}}
	var hashes []string
	for i := range n {
		files := base(t)
		files["README.md"] = fmt.Sprint("revision ", i)
		hash := files.Hash()
		s.files[hash], hashes = files, append(hashes, hash)
	}
	return s, hashes
}

func itself(c *history.Course) *history.Course { return c }

func get(t *testing.T, l *coursefile.Library[*history.Course], revision string) *history.Course {
	t.Helper()
	course, err := l.Get(t.Context(), revision)
	if err != nil {
		t.Fatal(err)
	}
	return course
}

func TestLibraryLoadsARevisionOnce(t *testing.T) {
	t.Parallel()
	s, hashes := revisions(t, 2)
	s.hold = make(chan struct{})
	l := coursefile.NewLibrary(s.read, itself)
	got := make([]*history.Course, 20)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() {
			var err error
			if got[i], err = l.Get(t.Context(), hashes[i%2]); err != nil {
				t.Error(err)
			}
		})
	}
	close(s.hold)
	wg.Wait()
	for i, course := range got {
		if course == nil || course != got[i%2] {
			t.Errorf("asker %d got another course", i)
		}
	}
	if got[0] == got[1] || s.reads[hashes[0]] != 1 || s.reads[hashes[1]] != 1 {
		t.Errorf("two revisions were read so often: %v", s.reads)
	}
}

func TestLibraryGivesUpOnlyForWhoeverGaveUp(t *testing.T) {
	t.Parallel()
	s, hashes := revisions(t, 1)
	s.hold = make(chan struct{})
	l := coursefile.NewLibrary(s.read, itself)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Get(gone, hashes[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("who gave up got %v", err)
	}
	close(s.hold)
	get(t, l, hashes[0])
	if n := s.reads[hashes[0]]; n != 1 {
		t.Errorf("read %d times; the first reading should have gone on", n)
	}
}

func TestLibraryTriesAgainAfterAFailure(t *testing.T) {
	t.Parallel()
	s, hashes := revisions(t, 1)
	s.fail = errors.New("no database")
	l := coursefile.NewLibrary(s.read, itself)
	if _, err := l.Get(t.Context(), hashes[0]); !errors.Is(err, s.fail) {
		t.Errorf("got %v", err)
	}
	s.fail = nil
	get(t, l, hashes[0])
}

func TestLibraryKeepsFewAndTheLatest(t *testing.T) {
	t.Parallel()
	const kept = 8
	s, hashes := revisions(t, kept+1)
	l := coursefile.NewLibrary(s.read, itself)
	first := get(t, l, hashes[0])
	for _, hash := range hashes[1:kept] {
		get(t, l, hash)
	}
	get(t, l, hashes[0])    // so that the second is the one to go
	get(t, l, hashes[kept]) // one too many
	if get(t, l, hashes[0]) != first || s.reads[hashes[0]] != 1 {
		t.Error("a revision that was asked for a moment ago was dropped")
	}
	get(t, l, hashes[1])
	if n := s.reads[hashes[1]]; n != 2 {
		t.Errorf("the revision that was not asked for the longest was read %d times, so it was not dropped", n)
	}
}

func TestLibraryRefusesWhatIsNotTheRevision(t *testing.T) {
	t.Parallel()
	s, _ := revisions(t, 0)
	s.files["0000"] = base(t)
	broken := base(t)
	broken["terms.yaml"] = "- { id: fasces, colour: red }\n"
	s.files[broken.Hash()] = broken
	l := coursefile.NewLibrary(s.read, itself)
	tests := []struct {
		revision, want string
		kind           errs.Kind
	}{
		{"ffff", "no such revision", errs.NotFound},
		{"0000", "the stored files are those of", errs.Internal},
		{broken.Hash(), "this version can't read it: terms.yaml:1:", errs.Internal},
	}
	for _, tt := range tests {
		_, err := l.Get(t.Context(), tt.revision)
		if err == nil || !errs.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("revision %s: %v", tt.revision, err)
		}
	}
}
