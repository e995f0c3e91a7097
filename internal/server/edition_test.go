package server_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// overlay gives the class an overlay of its own, as the version-th change of the class.
func (s *site) overlay(version int, o history.Overlay) {
	s.Helper()
	if err := s.store.SetOverlay(s.Context(), roster.DefaultClass, version, o, "account-clio", s.clock.Now()); err != nil {
		s.Fatal(err)
	}
}

func TestPagesShowWhatTheClassIsTaught(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	kirov := history.FactID("russia/kirov-killed#date")
	b.open("/events/kirov-killed").want(200, "main", "1934")
	all := b.open("/").text(".scope")
	s.overlay(1, history.Overlay{Dates: []history.LocalDate{{Fact: kirov, Is: "1935", Source: "The class's textbook, chapter 4"}}})
	p := b.open("/events/kirov-killed").want(200, "main", "1935").want(200, ".differ", "This class teaches 1935 (The class's textbook, chapter 4). The course has 1934.")
	p.want(200, ".differ", "Conquest")
	var source string
	for _, a := range p.doc.Find(`a[href^="/sources/class-"]`).EachIter() {
		source = a.AttrOr("href", "")
	}
	b.open(source).want(200, "main", "source of this class").want(200, "main", "The class's textbook, chapter 4")

	_, id := b.start(14, "each")
	if asked := factsOf(s.items(id)); !slices.Contains(asked, kirov) {
		t.Errorf("of %v nothing asks the local date", asked)
	}
	if got := b.open("/").text(".scope"); got != all {
		t.Errorf("a local date changes what there is to choose from %q to %q", all, got)
	}

	s.overlay(2, history.Overlay{Hidden: []history.FactID{kirov}})
	b.open("/events/kirov-killed").want(200, "main", "1934")
	if got := b.open("/").text(".scope"); got == all {
		t.Error("as much is offered as when nothing is hidden")
	}
	_, id = b.start(14, "each")
	if asked := factsOf(s.items(id)); slices.Contains(asked, kirov) || len(asked) < 5 {
		t.Errorf("a paper asks what is hidden, or hardly anything: %v", asked)
	}
}

func factsOf(items []quiz.Item) []history.FactID {
	var out []history.FactID
	for _, item := range items {
		for _, f := range item.Question.Facts {
			out = append(out, f.ID)
		}
	}
	return out
}

// An attempt that was begun goes on as it was drawn, whatever the class hides since.
func TestAnAttemptKeepsItsEdition(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	p, id := b.start(3, "each")
	item := s.items(id)[0]
	s.overlay(1, history.Overlay{Hidden: factsOf(s.items(id))})
	p.submit("form.answer", answer(t, item.Question.Interaction, true)).want(200, "h1.verdict__word", "Right")
	if revision := s.score(id).Attempt.Revision; strings.Contains(revision, "+") {
		t.Errorf("the attempt names the revision %q", revision)
	}
}

// Facts that the class hides are none to be met, and those that have another name now are met under it.
func TestProgressCountsWhatTheClassAsks(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	_, like := b.start(1, "each")
	for i, entity := range []string{"kirov-killed", "kirov-shot", "lenin-dies"} {
		q := choice()
		q.Facts = []history.Fact{history.NewFact("russia", entity, "date", "x")}
		attempt := "attempt-" + entity
		s.give(attempt, like, quiz.FeedbackEach, q)
		b.open("/attempts/"+attempt+"/questions/1").submit("form.answer", fields("pick", "a"))
		s.clock.pass(time.Minute)
		if n := b.open("/progress").doc.Find("#facts tbody tr").Length(); n != []int{1, 1, 2}[i] {
			t.Errorf("after an answer about %s there are %d facts", entity, n)
		}
	}
	b.open("/progress").want(200, ".stats", "Facts met2 of 14").want(200, "#facts tbody", "The murder of Kirov: the date").want(200, ".era", "2 of 14 facts met")
	s.overlay(1, history.Overlay{Hidden: []history.FactID{"russia/kirov-shot#date"}})
	b.open("/progress").want(200, ".stats", "Facts met1 of 13").want(200, "#facts tbody", "The murder of Kirov: the date").want(200, ".era", "1 of 13 facts met")
}
