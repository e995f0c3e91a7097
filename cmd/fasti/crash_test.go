package main

import (
	"fmt"
	"math"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

const (
	crashWriters = 32
	crashAnswers = 10 * crashWriters // that got their reply before the server is killed
	crashLength  = 5                 // questions in a quiz: some finish theirs, and begin others
)

// The server is killed while 32 students send answers. Whatever got its reply is there after a restart, once;
// what did not can be sent again, and is there once too.
func TestAnswersOutliveAKilledServer(t *testing.T) {
	t.Parallel()
	for _, engine := range storetest.Engines() {
		t.Run(engine.Name, func(t *testing.T) {
			t.Parallel()
			dir, db := t.TempDir(), engine.New(t)
			environ := append(os.Environ(), "FASTI_DB="+db, "FASTI_LOG_LEVEL=warn")
			students := make([]*student, crashWriters)
			for i := range students {
				students[i] = &student{client: newClient(), name: fmt.Sprintf("Student %d", i+1)}
			}
			killWhileTheyWrite(t, serveIn(t, dir, environ), students)
			resume(t, serveIn(t, dir, environ), students)
			s, err := store.Open(t.Context(), db, store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, s, students)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func serveIn(t *testing.T, dir string, environ []string) *program {
	t.Helper()
	p, err := start(dir, environ, "--course", smallCourse(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// killWhileTheyWrite has all students answer, quiz after quiz, and kills the server once enough were replied to.
func killWhileTheyWrite(t *testing.T, p *program, students []*student) {
	t.Helper()
	var replies atomic.Int64
	var killed atomic.Bool
	var kill sync.Once
	var wg sync.WaitGroup
	for _, s := range students {
		wg.Go(func() {
			for {
				err := s.takeQuiz(p.url, func() {
					if replies.Add(1) >= crashAnswers {
						kill.Do(func() {
							killed.Store(true)
							p.cmd.Process.Signal(syscall.SIGKILL)
						})
					}
				})
				if err != nil {
					if !killed.Load() {
						t.Errorf("%s: before the server was killed: %v\n%s", s.name, err, p.log.String())
					}
					return
				}
			}
		})
	}
	wg.Wait()
	<-p.done
	if code := p.cmd.ProcessState.ExitCode(); code != -1 {
		t.Fatalf("the server ended by itself with exit code %d:\n%s", code, p.log.String())
	}
}

// takeQuiz takes one quiz to its end, and calls replied after each answer that got its reply.
func (s *student) takeQuiz(site string, replied func()) error {
	at, err := s.begin(site, crashLength)
	if err != nil {
		return err
	}
	attempt := strings.TrimSuffix(at, "/questions/1")
	for n := range crashLength {
		if err := s.answer(site, fmt.Sprintf("%s/questions/%d", attempt, n+1)); err != nil {
			return err
		}
		replied()
	}
	return nil
}

// resume has each student send again what got no reply, and the last answer that did, and stops the server.
func resume(t *testing.T, p *program, students []*student) {
	t.Helper()
	var wg sync.WaitGroup
	for _, s := range students {
		wg.Go(func() {
			for i, a := range s.sent {
				if !a.replied || i == len(s.sent)-1 {
					if err := s.send(p.url, a); err != nil {
						t.Errorf("%s: once more: %v", s.name, err)
					}
				}
			}
		})
	}
	wg.Wait()
	if code, err := p.end(syscall.SIGTERM); err != nil || code != 0 {
		t.Fatalf("the server ended with exit code %d, %v:\n%s", code, err, p.log.String())
	}
}

// compare reads the database and expects every answer in it once, with all that follows from it, and no other.
func compare(t *testing.T, s *store.Store, students []*student) {
	t.Helper()
	want := map[string]*answer{}
	for _, st := range students {
		for _, a := range st.sent {
			want[a.path] = a
		}
	}
	if len(want) < crashAnswers {
		t.Fatalf("only %d answers were sent", len(want))
	}
	var scores []gradebook.Score
	err := s.EachScore(t.Context(), roster.DefaultClass, gradebook.Filter{}, func(score gradebook.Score) error {
		scores = append(scores, score)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[roster.LearnerID]map[history.FactID]int{} // how often each fact was asked
	for _, score := range scores {
		compareAttempt(t, s, score.Attempt, want, seen)
	}
	for path, a := range want {
		t.Errorf("%s is lost; it had got its reply: %t", path, a.replied)
	}
	for learner, facts := range seen {
		got := map[history.FactID]int{}
		err := s.EachMemory(t.Context(), learner, func(m review.Memory) error {
			got[m.Fact.ID] = m.Seen
			return nil
		})
		if diff := cmp.Diff(facts, got); err != nil || diff != "" {
			t.Errorf("what %s was asked (-by the answers +by the memories), %v:\n%s", learner, err, diff)
		}
	}
}

// compareAttempt takes the answers of one attempt out of want.
func compareAttempt(t *testing.T, s *store.Store, a quiz.Attempt, want map[string]*answer, seen map[roster.LearnerID]map[history.FactID]int) {
	t.Helper()
	items, err := s.Items(t.Context(), a.Learner, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	answered, points := 0, 0.0
	for _, item := range items {
		if item.Answer == nil {
			continue
		}
		path := fmt.Sprintf("/attempts/%s/questions/%d", a.ID, item.Position)
		sent := want[path]
		if sent == nil {
			t.Errorf("%s has an answer that nobody sent", path)
			continue
		}
		delete(want, path)
		answered++
		points += item.Answer.Points
		if diff := cmp.Diff(sent.response, item.Answer.Response); diff != "" || item.Answer.Sequence != 1 {
			t.Errorf("%s, saving %d (-sent +stored):\n%s", path, item.Answer.Sequence, diff)
		}
		if _, err := s.Saved(t.Context(), a.Learner, a.ID, item.Position, 2); !errs.Is(err, errs.NotFound) {
			t.Errorf("%s is stored twice: %v", path, err)
		}
		if seen[a.Learner] == nil {
			seen[a.Learner] = map[history.FactID]int{}
		}
		for _, f := range item.Question.Facts {
			seen[a.Learner][f.ID]++
		}
	}
	if a.Answered != answered || math.Abs(a.Points-points) > 1e-9 || a.Open() != (answered < a.Length) {
		t.Errorf("attempt %s says %d answers, %v points, open %t; its answers are %d and %v of %d questions",
			a.ID, a.Answered, a.Points, a.Open(), answered, points, a.Length)
	}
}
