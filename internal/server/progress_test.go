package server_test

import (
	"fmt"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/quiz"
)

func TestProgressOfNobody(t *testing.T) {
	t.Parallel()
	b := newSite(t).browser()
	b.open("/progress").want(200, ".empty__title", "Nothing here yet").follow(".empty a").want(200, "h1", "Russia and Eastern Europe")
}

func TestProgressAddsUp(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	_, like := b.start(3, "each")
	asked := choice()
	asked.Facts = []history.Fact{history.NewFact("russia", "kirov-killed", "date", "1934")}
	forgotten := choice()
	forgotten.Facts = []history.Fact{history.NewFact("russia", "no-longer-asked", "date", "1066")}
	s.give("first", like, quiz.FeedbackEach, asked, asked, forgotten)
	for n, option := range []string{"a", "b", "a"} {
		b.open(fmt.Sprintf("/attempts/first/questions/%d", n+1)).submit("form.answer", fields("pick", option))
	}
	s.give("second", like, quiz.FeedbackEnd, asked, asked)
	b.open("/attempts/second/questions/1").submit("form.answer", fields("pick", "a")) // counts once it is handed in

	p := b.open("/progress").want(200, "h1", "Your progress")
	p.want(200, ".stats", "Quizzes3").want(200, ".stats", "Questions answered3").want(200, ".stats", "Points67% 2 of 3")
	total := 14
	p.want(200, ".stats", fmt.Sprintf("Facts met1 of %d", total))
	p.want(200, ".era", fmt.Sprintf("1 of %d facts met", total)).want(200, ".era", "50% of the answers right")
	p.want(200, ".eras__none", "No questions yet on Kyivan Rus.")
	rows := map[string]string{}
	for _, row := range p.doc.Find("#facts tbody tr").EachIter() {
		rows[strings.Join(strings.Fields(row.Find("th bdi").Text()), " ")] = strings.Join(strings.Fields(row.Find("td").Text()), " ")
	}
	if got := rows["russia/no-longer-asked#date"]; got != "1102 November 2026" {
		t.Errorf("the fact that is no longer asked has %q of %v", got, rows)
	}
	if len(rows) != 2 {
		t.Errorf("there are %d facts: %v", len(rows), rows)
	}
	p.want(200, "#sittings tbody", "3 of 3 2 of 3")
	p.want(200, "#sittings .badge", "OpenOpen")

	b.open("/attempts/second/overview").submit("form.submission", nil)
	b.open("/progress").want(200, ".stats", "Questions answered4").want(200, ".stats", "Points75% 3 of 4").want(200, ".era", "67% of the answers right")
	s.browser().open("/progress").want(200, ".empty__title", "Nothing here yet") // for anybody else
}

func TestProgressHasPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	_, like := b.start(1, "each")
	for i := range 10 {
		s.give(fmt.Sprintf("attempt-%02d", i), like, quiz.FeedbackEach, choice())
	}
	p := b.open("/progress")
	if n := p.doc.Find("#sittings tbody tr").Length(); n != 10 {
		t.Errorf("the first page has %d rows", n)
	}
	p = p.follow("#sittings a[rel=next]").want(200, ".pager__count", "11 quizzes")
	if n := p.doc.Find("#sittings tbody tr").Length(); n != 1 || p.url.Query().Get("sittings") != "2" {
		t.Errorf("%s has %d rows", p.url, n)
	}
	b.open("/progress?sittings=3").want(404, ".lead", "no page 3")
}
