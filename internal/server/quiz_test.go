package server_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"fasti/internal/question"
	"fasti/internal/quiz"
)

// answer is a right or a wrong answer to a question, as its form sends it.
func answer(t testing.TB, in question.Interaction, right bool) url.Values {
	t.Helper()
	switch in := in.(type) {
	case *question.Choice:
		for _, o := range in.Options {
			if o.Right == right {
				return fields("pick", o.ID)
			}
		}
	case *question.TypedDate:
		if !right {
			return fields("text", "1066")
		}
		return fields("text", in.Key())
	case *question.Order:
		f := url.Values{}
		for _, item := range in.Items {
			place := item.Rank
			if !right {
				place = len(in.Items) + 1 - item.Rank
			}
			f.Set("position."+item.ID, strconv.Itoa(place))
		}
		return f
	}
	t.Fatalf("no answer to a %T", in)
	return nil
}

func TestQuizWithFeedbackAfterEach(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	home := b.open("/").want(200, "h1", "Russia and Eastern Europe").want(200, ".home__preface p", "A first paragraph.A second one.")
	p := home.submit("form.start", fields("length", "5", "name", " Vera  Figner "))
	id := strings.Split(p.url.Path, "/")[2]
	for i, item := range s.items(id) {
		right := i != 2
		p.want(200, ".rubric", "Question "+strconv.Itoa(i+1)+" of 5").want(200, "h1.stem", item.Question.Stem)
		if got := p.one(".steps").AttrOr("aria-label", ""); got != strconv.Itoa(i)+" of 5 answered" {
			t.Errorf("question %d: %q", i+1, got)
		}
		verdict := p.submit("form.answer", answer(t, item.Question.Interaction, right))
		if want := "/attempts/" + id + "/questions/" + strconv.Itoa(i+1); verdict.url.Path != want {
			t.Errorf("the verdict is at %s, want %s", verdict.url.Path, want)
		}
		word := "Right"
		if !right {
			word = "Wrong"
		}
		verdict.want(200, "h1.verdict__word", word).want(200, ".review", item.Question.Explanation)
		verdict.want(200, ".citations", item.Question.Citations[0].Label)
		p = verdict.follow("main a[data-enter]")
	}
	if p.url.Path != "/attempts/"+id+"/result" {
		t.Errorf("the last verdict leads to %s", p.url.Path)
	}
	p.want(200, "h1 .scoreline__points", "4").want(200, ".scoreline__total", "of 5").want(200, ".terms", "Vera Figner")
	if n := p.doc.Find(".reviewitem").Length(); n != 5 {
		t.Errorf("the result has %d questions", n)
	}
	if score := s.score(id); score.Attempt.Points != 4 || score.Attempt.Open() || score.Student != "Vera Figner" {
		t.Errorf("stored is %+v", score)
	}
	again := p.submit(".nextsteps form", nil).want(200, ".rubric", "Question 1 of 5")
	if again.url.Path == "/attempts/"+id+"/questions/1" {
		t.Error("another quiz is the same one")
	}
}

func TestQuizWithFeedbackAtTheEnd(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	p, id := b.start(3, "end")
	items := s.items(id)
	p = p.submit("form.answer", answer(t, items[0].Question.Interaction, false)).want(200, ".rubric", "Question 2 of 3")
	if p.doc.Find(".verdict").Length() > 0 {
		t.Error("feedback at the end came at once")
	}
	p = p.follow("a.moves__back").want(200, ".actions__note", "Saved at 09:30 UTC")
	if got := p.one("input[name=sequence]").AttrOr("value", ""); got != "2" {
		t.Errorf("the second save has the sequence %s", got)
	}
	p = p.submit("form.answer", answer(t, items[0].Question.Interaction, true)).follow("a.moves__all")
	p.want(200, "h1", "1 of 3 questions answered").want(200, ".submission .notice", "2 questions are still open")
	p = p.open("/attempts/"+id+"/questions/3").submit("form.answer", answer(t, items[2].Question.Interaction, false))
	late := p.open("/attempts/" + id + "/questions/2")
	result := p.want(200, "h1", "2 of 3 questions answered").submit("form.submission", nil)
	result.want(200, "h1 .scoreline__points", "1")
	result.want(200, "#question-1 .badge", "Right").want(200, "#question-2 .badge", "Not answered").want(200, "#question-3 .badge", "Wrong")

	gone := late.submit("form.answer", answer(t, items[1].Question.Interaction, true))
	gone.want(410, "h1", "too late").want(410, ".lead", "handed in before this answer came")
	gone.follow("main .button--primary").want(200, "h1 .scoreline__points", "1")
	if again := b.send("/attempts/"+id+"/submission", nil); again.url.Path != "/attempts/"+id+"/result" {
		t.Errorf("handing in again leads to %s", again.url)
	}
	if a := s.score(id).Attempt; a.Answered != 2 || a.Points != 1 {
		t.Errorf("stored is %+v", a)
	}
}

func TestAQuizOnAPartOfTheCourse(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	for scope, title := range map[string]string{"era:soviet-union": "The Soviet Union", "topic:moscow-trials": "The Moscow trials"} {
		p := b.open("/").submit("form.start", fields("scope", scope, "length", "5", "feedback", "end")).want(200, ".rubric__scope", title)
		id := strings.Split(p.url.Path, "/")[2]
		for _, item := range s.items(id) {
			if e := string(item.Question.Events[0]); scope == "topic:moscow-trials" && e != "kirov-killed" && e != "first-trial" && e != "third-trial" {
				t.Errorf("about %s it asks %q", title, item.Question.Stem)
			}
		}
		again := b.open("/attempts/"+id+"/overview").submit("form.submission", nil).want(200, ".terms", title)
		if got := again.one(".nextsteps input[name=scope]").AttrOr("value", ""); got != scope {
			t.Errorf("another like %q asks about %q", scope, got)
		}
	}
}

func TestATabThatIsClosedLosesNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	p, id := b.start(3, "each")
	p.submit("form.answer", answer(t, s.items(id)[0].Question.Interaction, true))
	reopened := s.browser()
	reopened.setCookie(b.cookie())
	home := reopened.open("/").want(200, ".resume__title", "Question 2 of 3 is waiting").want(200, ".resume__meta", "Russia and Eastern Europe")
	home.follow(".resume a").want(200, ".rubric", "Question 2 of 3")
	reopened.open("/attempts/"+id+"/result").want(200, ".rubric", "Question 2 of 3") // there is none yet
	reopened.open("/attempts/"+id+"/questions/1").want(200, "h1.verdict__word", "Right")
}

func TestTheSameAnswerTwiceCountsOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p, id := s.browser().start(3, "each")
	right := answer(t, s.items(id)[0].Question.Interaction, true)
	for range 3 { // two clicks, and Back
		p.submit("form.answer", right).want(200, "h1.verdict__word", "Right")
	}
	if a := s.score(id).Attempt; a.Answered != 1 || a.Points != 1 || a.Version != 2 {
		t.Errorf("stored is %+v", a)
	}
	p.open("/attempts/"+id+"/questions/1").want(200, "h1.verdict__word", "Right")
}

func TestTwoTabsWithDifferentAnswers(t *testing.T) {
	t.Parallel()
	for _, feedback := range []string{"each", "end"} {
		s := newSite(t)
		b := s.browser()
		_, like := b.start(1, feedback)
		s.give("two-tabs", like, quiz.Feedback(feedback), choice())
		tab, other := b.open("/attempts/two-tabs/questions/1"), b.open("/attempts/two-tabs/questions/1")
		tab.submit("form.answer", fields("pick", "b"))
		p := other.submit("form.answer", fields("pick", "a"))
		p.want(409, "h1", "answered this question already").want(409, ".stem", "When was Kirov killed?")
		p.want(409, ".terms", "Stored answer1936").want(409, ".terms", "Sent just now1934")
		if why := s.log.cause(t, p.id()); !strings.Contains(why, "another answer is stored") {
			t.Errorf("%s: the log says %q", feedback, why)
		}
		p = p.follow("main .button--primary")
		if got := s.items("two-tabs")[0].Answer.Response.Picks[0]; got != "b" || p.status != http.StatusOK {
			t.Errorf("%s: stored is %q", feedback, got)
		}
	}
}

// choice is a question of three options, of which the one with the ID a is right.
func choice() question.Question {
	q := base("q-choice", "When was Kirov killed?")
	q.Interaction = &question.Choice{Options: []question.Option{
		{ID: "a", Text: "1934", Right: true, Why: "So it was."},
		{ID: "b", Text: "1936", Why: "That was the first trial."},
		{ID: "c", Text: "1938", Why: "That was the third trial."},
	}}
	return q
}

// While the questions of a large course are being counted nobody waits for the front page: it tells no numbers, and offers
// what has any.
func TestHomeWhileQuestionsAreCounted(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.uncounted = true
	b := s.browser()
	everything := func(b *browser) string {
		return strings.TrimSpace(b.open("/").want(200, ".scope", "Everything").doc.Find("form.start .scope__count").First().Text())
	}
	if got := everything(b); got != "" {
		t.Errorf("before anybody counted, it tells %q", got)
	}
	b.open("/").want(200, ".outline__era--none", "Kyivan Rus")
	quizzed, id := b.start(1, "each")
	quizzed.submit("form.answer", answer(t, s.items(id)[0].Question.Interaction, true))
	progress := b.open("/progress").want(200, "#facts tbody tr", "").want(200, ".stats", "Facts met")
	if _, met, _ := strings.Cut(progress.text(".stats"), "Facts met"); strings.Contains(met, "of") {
		t.Errorf("facts met: %q", met)
	}
	if n := progress.doc.Find(".eras").Length(); n != 0 {
		t.Error("the eras are told before anybody counted them")
	}
	if got := everything(newSite(t).browser()); !strings.HasSuffix(got, " questions") {
		t.Errorf("afterwards it tells %q", got)
	}
}
