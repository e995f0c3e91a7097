package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"fasti/internal/quiz"
	"fasti/internal/review"
	"fasti/internal/roster"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

const (
	crashEnv     = "FASTI_TEST_STORE_CRASH" // the URL of the database that a child process writes to
	crashWriters = 32
	crashPaper   = 60 // questions of each writer's attempt
	crashRounds  = 3
	crashAnswers = 300 // acknowledged in each round before the kill
)

func TestMain(m *testing.M) {
	if url := os.Getenv(crashEnv); url != "" {
		fmt.Fprintln(os.Stderr, writeUntilKilled(url))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeUntilKilled is the child process: each writer answers its paper, question by question, and prints a line
// for every answer once the store has acknowledged it. The lines are long, so that a pipe holds few and the child
// can't run far ahead of its reader. It returns only where something went wrong, or where all papers were full
// before anybody killed it.
func writeUntilKilled(url string) error {
	s, err := store.Open(context.Background(), url, store.Options{})
	if err != nil {
		return err
	}
	failed := each(crashWriters, func(i int) error {
		return answerAll(s, i, crashPaper, func(position int) { fmt.Printf("%d %d %1000s\n", i, position, "") })
	})
	return errors.Join(append(failed, errors.New("all papers are full"))...)
}

// answerAll answers what is left of a writer's paper, and most so many questions of it.
func answerAll(s *store.Store, writer, most int, acknowledged func(position int)) error {
	a, err := crashAttempt(s, writer)
	if err != nil {
		return err
	}
	for range min(most, a.Length-a.Answered) {
		r := storetest.Answer(a, a.Answered+1, 1)
		if err := s.RecordAnswer(context.Background(), r); err != nil {
			return fmt.Errorf("writer %d, question %d: %w", writer, r.Answer.Position, err)
		}
		acknowledged(r.Answer.Position)
		a.Answered, a.Points, a.Version = r.Answered, r.Points, a.Version+1
	}
	return nil
}

func crashLearner(writer int) roster.LearnerID {
	return roster.LearnerID(fmt.Sprintf("writer-%02d", writer))
}

func crashAttempt(s *store.Store, writer int) (quiz.Attempt, error) {
	id := quiz.AttemptID(fmt.Sprintf("paper-%02d", writer))
	return s.Attempt(context.Background(), crashLearner(writer), id)
}

// TestKillLosesNoAnswer kills a process, again and again, while it writes from many goroutines at once: every
// answer that it said was stored is there, once, and all that follows from an answer is there with it.
func TestKillLosesNoAnswer(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.Engines() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			url := e.New(t)
			crashWorld(t, url)
			acknowledged := map[[2]int]bool{} // by writer and position
			for range crashRounds {
				writeAndKill(t, url, acknowledged)
				left(t, url)
				checkAnswers(t, url, acknowledged)
			}
			if len(acknowledged) < crashRounds*crashAnswers {
				t.Errorf("only %d answers were acknowledged", len(acknowledged))
			}
			goOn(t, url)
		})
	}
}

func crashWorld(t *testing.T, url string) {
	t.Helper()
	s, err := store.Open(t.Context(), url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.NewWorld(t, s)
	for _, err := range each(crashWriters, func(i int) error {
		learner := crashLearner(i)
		a := quiz.Attempt{
			ID: quiz.AttemptID(fmt.Sprintf("paper-%02d", i)), Learner: learner, Quiz: quiz.OpenPractice, Class: roster.DefaultClass,
			Revision: storetest.Hash, Length: crashPaper, Version: 1, Started: storetest.Start,
			Settings: quiz.Settings{Feedback: quiz.FeedbackEach},
		}
		if err := s.CreateSession(t.Context(), storetest.Session(learner), true); err != nil {
			return err
		}
		return s.CreateAttempt(t.Context(), a, storetest.Paper(crashPaper))
	}) {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// writeAndKill starts a child process, kills it in the middle of its work, and adds what it had acknowledged.
func writeAndKill(t *testing.T, url string, acknowledged map[[2]int]bool) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), crashEnv+"="+url)
	var problem strings.Builder
	child.Stderr = &problem
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	n := 0
	for ; lines.Scan(); n++ { // to the end: what was printed before the kill counts too
		var key [2]int
		if _, err := fmt.Sscanf(lines.Text(), "%d %d", &key[0], &key[1]); err != nil {
			t.Errorf("the child printed %q", lines.Text())
		}
		if acknowledged[key] {
			t.Errorf("the answer %v was acknowledged twice", key)
		}
		acknowledged[key] = true
		if n+1 == crashAnswers {
			if err := child.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
	}
	var ended *exec.ExitError
	if err := child.Wait(); !errors.As(err, &ended) || ended.ExitCode() != -1 {
		t.Fatalf("the child ended by itself after %d answers (%v): %s", n, err, problem.String())
	}
}

// left waits until a server has noticed that the child's connections are gone.
func left(t *testing.T, url string) {
	t.Helper()
	if !strings.HasPrefix(url, "postgres") {
		return
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for {
		var others int
		err := db.QueryRowContext(t.Context(), `
			SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
				AND backend_type = 'client backend'`).Scan(&others)
		if err != nil {
			t.Fatal(err)
		}
		if others == 0 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func checkAnswers(t *testing.T, url string, acknowledged map[[2]int]bool) {
	t.Helper()
	s, err := store.Open(t.Context(), url, store.Options{})
	if err != nil {
		t.Fatalf("open after the kill: %v", err)
	}
	defer s.Close()
	for i := range crashWriters {
		a, err := crashAttempt(s, i)
		if err != nil {
			t.Fatal(err)
		}
		marks, err := s.Marks(t.Context(), a.Learner, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		stored, untold := 0, 0
		for _, m := range marks {
			told := acknowledged[[2]int{i, m.Position}]
			switch {
			case m.Answered && told:
				stored++
			case m.Answered:
				stored++
				untold++
			case told:
				t.Errorf("writer %d: answer %d was acknowledged, and is lost", i, m.Position)
			}
		}
		// Of each kill, the one answer may be stored whose reply the process did not live to give.
		if untold > crashRounds {
			t.Errorf("writer %d: %d answers are stored that nobody was told of", i, untold)
		}
		checkWhole(t, s, a, stored)
	}
}

// checkWhole compares all that an answer changes with how many answers there are.
func checkWhole(t *testing.T, s *store.Store, a quiz.Attempt, stored int) {
	t.Helper()
	if a.Answered != stored || a.Points != float64(stored) || a.Version != 1+stored {
		t.Errorf("%s counts %d answers, %g points, version %d; it has %d answers", a.ID, a.Answered, a.Points, a.Version, stored)
	}
	seen := 0
	err := s.EachMemory(t.Context(), a.Learner, func(m review.Memory) error {
		seen += m.Seen
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen != stored {
		t.Errorf("%s: memories tell of %d reviews; it has %d answers", a.ID, seen, stored)
	}
	for _, table := range []string{"answer", "review_log"} {
		rows, err := s.Text(t.Context(), false, `SELECT CAST(COUNT(*) AS TEXT) FROM `+table+` WHERE attempt_id = $1`, string(a.ID))
		if err != nil || rows != fmt.Sprint(stored) {
			t.Errorf("%s: %s rows in %s (error %v); it has %d answers", a.ID, rows, table, err, stored)
		}
	}
}

// goOn answers some more, as every student would who tries again.
func goOn(t *testing.T, url string) {
	t.Helper()
	s, err := store.Open(t.Context(), url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i, err := range each(crashWriters, func(i int) error {
		before, err := crashAttempt(s, i)
		if err != nil {
			return err
		}
		const more = 5
		if err := answerAll(s, i, more, func(int) {}); err != nil {
			return err
		}
		after, err := crashAttempt(s, i)
		if err == nil {
			checkWhole(t, s, after, min(before.Answered+more, crashPaper))
		}
		return err
	}) {
		if err != nil {
			t.Errorf("writer %d: %v", i, err)
		}
	}
}

// each runs n calls at once and returns their errors.
func each(n int, call func(i int) error) []error {
	failed := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { failed[i] = call(i) })
	}
	wg.Wait()
	return failed
}
