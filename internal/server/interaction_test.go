package server_test

import (
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
)

// base is a question without its interaction.
func base(id question.ID, stem string) question.Question {
	return question.Question{
		ID: id, Kind: "event-date", Locale: "en", Era: "soviet-union", Stem: stem, Content: "violence",
		Facts:       []history.Fact{history.NewFact("russia", "kirov-killed", "date", "1934")},
		Explanation: "Kirov was shot in Leningrad.",
		Notes:       []question.Note{{Mark: history.Disputed, Text: "Some say 1935.", Sources: []history.SourceID{"conquest", "nobody"}}},
		Citations:   []question.Citation{{Source: "conquest", Label: "Conquest, The Great Terror (1990)", For: "the date"}},
	}
}

func typedDate() question.Question {
	q := base("q-typed", "On what day was Kirov killed?")
	q.Interaction = &question.TypedDate{Right: question.DateValue{Is: "1934-12-01"}}
	return q
}

func order() question.Question {
	q := base("q-order", "Put these in order.")
	q.Facts = append(q.Facts, history.NewFact("russia", "lenin-dies", "date", "1924"), history.NewFact("russia", "stalin-dies", "date", "1953"))
	q.Interaction = &question.Order{Items: []question.OrderItem{
		{ID: "k", Text: "Kirov is killed", Rank: 2, Fact: 0, When: "1934", Why: "By Nikolaev."},
		{ID: "l", Text: "Lenin dies", Rank: 1, Fact: 1, When: "1924"},
		{ID: "s", Text: "Stalin dies", Rank: 3, Fact: 2, When: "1953"},
	}}
	return q
}

// sitting gives a new browser an attempt on one question and opens it.
func sitting(t *testing.T, feedback quiz.Feedback, q question.Question) *page {
	t.Helper()
	s := newSite(t)
	b := s.browser()
	_, like := b.start(1, string(feedback))
	s.give("given", like, feedback, q)
	return b.open("/attempts/given/questions/1").want(200, "h1.stem", q.Stem)
}

func TestChoice(t *testing.T) {
	t.Parallel()
	p := sitting(t, quiz.FeedbackEach, choice())
	p.want(200, ".content-note", "This question speaks of violence.").want(200, "#rule", "Guessing scores 0.33 on average.")
	for _, sent := range []string{"perhaps", "", "1934"} {
		back := p.submit("form.answer", fields("pick", sent)).want(422, "#answer-error", "Choose one of")
		if back.doc.Find("input[name=pick][checked]").Length() > 0 {
			t.Errorf("after %q an option is chosen", sent)
		}
	}
	p.want(200, ".option__text", "193419361938")
	v := p.submit("form.answer", fields("pick", "b")).want(200, "h1", "Wrong")
	v.want(200, ".option--key", "The right answer").want(200, ".option--wrong", "That was the first trial.")
	v.want(200, ".sourcenote", "Some say 1935.")
	if n := v.doc.Find(".sourcenote .citations a").Length(); n != 1 {
		t.Errorf("the note has %d sources; one of its two is cited by the question", n)
	}
}

func TestTypedDate(t *testing.T) {
	t.Parallel()
	p := sitting(t, quiz.FeedbackEach, typedDate())
	p.want(200, ".field__hint", "14 July 1789")
	p.want(200, ".bandtable", "Points")
	back := p.submit("form.answer", fields("text", "03/04/1922"))
	back.want(422, "#answer-error", "can mean").want(422, ".readings", "3 April 1922")
	if got := back.one("#date").AttrOr("value", ""); got != "03/04/1922" {
		t.Errorf("what was typed came back as %q", got)
	}
	p.submit("form.answer", fields("text", " when pigs fly ")).want(422, "#answer-error", "be read as a date")
	v := p.submit("form.answer", fields("text", "1 Dec 1934")).want(200, "h1", "Right")
	v.want(200, ".terms", "You typed1 Dec 1934").want(200, ".bandtable__hit", "Your answer")
}

func TestOrder(t *testing.T) {
	t.Parallel()
	p := sitting(t, quiz.FeedbackEach, order())
	tests := []struct {
		name  string
		sent  []string
		want  string
		keeps string // the places that come back
	}{
		{"none placed", nil, "Put the events in order", "000"},
		{"two in one place", []string{"position.k", "2", "position.l", "2", "position.s", "1"}, "Two events have the place 2", "221"},
		{"one missing", []string{"position.k", "1", "position.l", "2"}, "2 of 3", "120"},
		{"no place", []string{"position.k", "first", "position.l", "2", "position.s", "3"}, "no place in the order", "023"},
		{"another event", []string{"position.k", "1", "position.l", "2", "position.x", "3"}, "none of the events shown", "120"},
	}
	for _, tt := range tests {
		back := p.submit("form.answer", fields(tt.sent...)).want(422, "#answer-error", tt.want)
		kept := ""
		for _, id := range []string{"k", "l", "s"} {
			kept += back.doc.Find("select[name='position."+id+"'] option[selected]").AttrOr("value", "0")
		}
		if kept != tt.keeps {
			t.Errorf("%s: the places %s came back, want %s", tt.name, kept, tt.keeps)
		}
	}
	v := p.submit("form.answer", fields("position.k", "1", "position.l", "2", "position.s", "3")).want(200, "h1", "Partly right")
	if got := v.text(".ordered__text"); got != "Lenin dies 1924Kirov is killed 1934Stalin dies 1953" {
		t.Errorf("the right order is shown as %q", got)
	}
	v.want(200, ".ordered__given", "You put it 2nd.")
}

func TestAnAnswerThatIsStoredStandsInItsForm(t *testing.T) {
	t.Parallel()
	tests := []struct {
		q     question.Question
		sent  []string
		shows string
	}{
		{choice(), []string{"pick", "c"}, "input[value=c][checked]"},
		{typedDate(), []string{"text", "Dec 1934"}, "#date[value='Dec 1934']"},
		{order(), []string{"position.k", "3", "position.l", "1", "position.s", "2"}, "select[name='position.k'] option[value='3'][selected]"},
	}
	for _, tt := range tests {
		p := sitting(t, quiz.FeedbackEnd, tt.q)
		over := p.submit("form.answer", fields(tt.sent...)).want(200, "h1", "Ready to submit?")
		if over.text(".overview__answer bdi") == "" {
			t.Errorf("%s: the overview shows no answer", tt.q.ID)
		}
		back := p.open("/attempts/given/questions/1")
		back.one(tt.shows)
		result := over.submit("form.submission", nil)
		if !strings.HasSuffix(result.url.Path, "/result") || result.text(".review") == "" {
			t.Errorf("%s: %s shows %q", tt.q.ID, result.url, result.text(".review"))
		}
	}
}
