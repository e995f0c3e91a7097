package main

import (
	"log/slog"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/internal/store"
)

// newTestCourses returns the courses of a database with one revision in it, and what they log.
func newTestCourses(t *testing.T) (*courses, *buffer, string) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "fasti.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	files, err := coursefile.TemplateFolder()
	if err != nil {
		t.Fatal(err)
	}
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	err = s.PutRevision(t.Context(), store.Revision{Hash: files.Hash(), Course: course.ID(), Files: files, At: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	var log buffer
	return newCourses(s, slog.New(slog.NewTextHandler(&log, nil)), func(work func()) { work() }), &log, files.Hash()
}

func bankOf(t *testing.T, c *courses, e quiz.Edition) *question.Bank {
	t.Helper()
	bank, err := c.Bank(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

func TestEditionsOfARevisionShareItsCourse(t *testing.T) {
	t.Parallel()
	c, _, revision := newTestCourses(t)
	plain := bankOf(t, c, quiz.Edition{Revision: revision})
	course, err := c.Course(t.Context(), revision)
	if err != nil || plain.Course() != course {
		t.Errorf("the bank is of another course, %v", err)
	}
	facts := plain.Facts("")
	hides := quiz.Edition{Revision: revision, Overlay: history.Overlay{Hidden: facts[:1]}}
	bank := bankOf(t, c, hides)
	if bank == plain || bank.Course().Events()[0].ID == "" || &bank.Course().Events()[0] != &course.Events()[0] {
		t.Error("an edition that hides a fact has other events than its course")
	}
	if !bank.Course().Hides(facts[0]) || plain.Course().Hides(facts[0]) {
		t.Error("the fact is hidden from the wrong ones")
	}
	hides.Overlay = hides.Overlay.Clone()
	if bankOf(t, c, hides) != bank || bankOf(t, c, quiz.Edition{Revision: revision}) != plain {
		t.Error("a bank is made twice")
	}
	if _, err := c.Bank(t.Context(), quiz.Edition{Revision: "none"}); !errs.Is(err, errs.NotFound) {
		t.Errorf("an unknown revision: %v", err)
	}
}

func TestAnEditionSaysOnceWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	c, log, revision := newTestCourses(t)
	course, err := c.Course(t.Context(), revision)
	if err != nil {
		t.Fatal(err)
	}
	fact := history.FactID(string(course.ID()) + "/" + string(course.Dated()[0].ID) + "#date")
	e := quiz.Edition{Revision: revision, Overlay: history.Overlay{
		Disputes: history.Unasked, Dates: []history.LocalDate{{Fact: fact, Is: "9999", Source: "a prophecy"}},
	}}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if bank, err := c.Bank(t.Context(), e); err != nil || bank.Course().Overlay().Disputes != history.Unasked {
				t.Errorf("what fits is left out too: %v", err)
			}
		})
	}
	all.Wait()
	if n := strings.Count(log.String(), "local date "+string(fact)); n != 1 || !strings.Contains(log.String(), "level=WARN") {
		t.Errorf("it is said %d times: %s", n, log.String())
	}
}

func TestCoursesKeepFewEditions(t *testing.T) {
	t.Parallel()
	c, _, revision := newTestCourses(t)
	edition := func(i int) quiz.Edition {
		return quiz.Edition{Revision: revision, Overlay: history.Overlay{Hidden: []history.FactID{history.FactID("a/b" + strconv.Itoa(i) + "#date")}}}
	}
	var first []*question.Bank
	for i := range maxEditions {
		first = append(first, bankOf(t, c, edition(i)))
	}
	bankOf(t, c, edition(0))           // so that the second is the one to go
	bankOf(t, c, edition(maxEditions)) // one too many
	if len(c.editions) != maxEditions {
		t.Errorf("%d editions are kept", len(c.editions))
	}
	if bankOf(t, c, edition(0)) != first[0] || bankOf(t, c, edition(1)) == first[1] {
		t.Error("the edition that goes is not the one that was not asked for the longest")
	}
}
