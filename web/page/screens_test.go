package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"

	"fasti/web/page"
)

func draw(t *testing.T, view templ.Component) *goquery.Document {
	t.Helper()
	return parse(t, render(t, view))
}

// texts are the words of every match, with white space drawn together.
func texts(doc *goquery.Document, selector string) []string {
	var out []string
	doc.Find(selector).Each(func(_ int, s *goquery.Selection) {
		out = append(out, strings.Join(strings.Fields(s.Text()), " "))
	})
	return out
}

func text(t *testing.T, doc *goquery.Document, selector string) string {
	t.Helper()
	all := texts(doc, selector)
	if len(all) != 1 {
		t.Fatalf("%d matches of %s", len(all), selector)
	}
	return all[0]
}

// values are an attribute of every match.
func values(doc *goquery.Document, selector, attr string) []string {
	var out []string
	doc.Find(selector).Each(func(_ int, s *goquery.Selection) { out = append(out, s.AttrOr(attr, "")) })
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestHomeDefaults(t *testing.T) {
	doc := draw(t, page.Home(student, home()))
	same(t, "scopes", values(doc, "input[name=scope]", "value"), []string{"all", "era:soviet-union", "topic:stalin-removes-rivals", "topic:lenins-last-years"})
	same(t, "chosen", values(doc, "form.start input:checked, form.start input[checked]", "value"), []string{"all", "10", "each"})
	same(t, "lengths", values(doc, "input[name=length]", "value"), []string{"5", "10", "20"})
	if n := doc.Find(".outline li").Length(); n != 7 {
		t.Errorf("the outline has %d eras", n)
	}
	if doc.Find(".resume").Length() != 0 {
		t.Error("nothing is open, and yet to be continued")
	}
	if doc.Find("details[open]").Length() != 0 {
		t.Error("topics are open without a reason")
	}
}

func TestHomeResumes(t *testing.T) {
	view := home()
	view.Resume = []page.Resume{{Attempt: attempt, Scope: "The Soviet Union", Next: 3, Total: 10, Answered: 2, Started: morning}}
	doc := draw(t, page.Home(student, view))
	if got := text(t, doc, ".resume a"); got != "Continue: Question 3 of 10, The Soviet Union" {
		t.Errorf("the link says %q", got)
	}
	if got := text(t, doc, ".resume__meta"); got != "The Soviet Union, begun 23 Nov 2026, 09:04 UTC" {
		t.Errorf("begun: %q", got)
	}
}

func TestHomeKeepsWhatWasChosen(t *testing.T) {
	view := home()
	view.Start.Scope, view.Start.Length, view.Start.Feedback, view.Start.Name = "topic:lenins-last-years", "20", "end", "Vera"
	view.Start.NameError = "Too long."
	doc := draw(t, page.Home(student, view))
	same(t, "chosen", values(doc, "form.start input[checked]", "value"), []string{"topic:lenins-last-years", "20", "end"})
	if doc.Find("details.scopes__topics[open]").Length() != 1 {
		t.Error("the chosen topic is hidden")
	}
	if !strings.HasPrefix(doc.Find("title").Text(), "Not started yet: ") {
		t.Errorf("title %q", doc.Find("title").Text())
	}
	same(t, "summary", values(doc, "[role=alert] a", "href"), []string{"#name"})
}

func TestQuestionSaysWhatCounts(t *testing.T) {
	doc := draw(t, page.Question(student, choice()))
	if got := text(t, doc, "#rule"); got != "One point for the right option. Guessing scores 0.25 on average." {
		t.Errorf("rule %q", got)
	}
	double := choice()
	double.Points = 2.5
	if got := text(t, draw(t, page.Question(student, double)), "#rule"); !strings.HasPrefix(got, "Worth 2.5 points. One point") {
		t.Errorf("rule %q", got)
	}
	if got := values(doc, "form.answer input[name=sequence]", "value"); got[0] != "1" {
		t.Errorf("sequence %q", got)
	}
	if got := text(t, doc, ".answer button[type=submit]"); got != "Check answer" {
		t.Errorf("button %q", got)
	}
	if got := values(doc, "form.answer", "action"); got[0] != "/attempts/a-7f3a9c/questions/3" {
		t.Errorf("posts to %q", got)
	}
	if doc.Find(".moves").Length() != 0 {
		t.Error("feedback after each question, and yet free to move")
	}
}

func TestQuestionGivesNothingAway(t *testing.T) {
	for _, view := range []page.QuestionView{choice(), typedDate(), order()} {
		html := render(t, page.Question(student, view))
		for _, word := range []string{"option--key", "data-key=", "correct", "Right answer"} {
			if strings.Contains(html, word) {
				t.Errorf("%q: the page holds %q", view.Stem, word)
			}
		}
	}
}

func TestMovesAtTheEnd(t *testing.T) {
	tests := []struct {
		number int
		want   []string
	}{
		{1, []string{"/attempts/a-7f3a9c/overview", "/attempts/a-7f3a9c/questions/2"}},
		{2, []string{"/attempts/a-7f3a9c/questions/1", "/attempts/a-7f3a9c/overview", "/attempts/a-7f3a9c/questions/3"}},
		{3, []string{"/attempts/a-7f3a9c/questions/2", "/attempts/a-7f3a9c/overview"}},
	}
	for _, test := range tests {
		view := choice()
		view.AtEnd, view.Number, view.Total, view.Steps = true, test.number, 3, nil
		doc := draw(t, page.Question(student, view))
		same(t, "moves", values(doc, ".moves a", "href"), test.want)
		if got := text(t, doc, ".answer button[type=submit]"); got != "Save and continue" {
			t.Errorf("button %q", got)
		}
	}
}

func TestChoiceForm(t *testing.T) {
	view := choice()
	view.Form = page.ChoiceForm{Picked: "o3", Options: view.Form.(page.ChoiceForm).Options}
	doc := draw(t, page.Question(student, view))
	same(t, "options", values(doc, "input[name=pick][type=radio]", "value"), []string{"o1", "o2", "o3", "o4"})
	same(t, "picked", values(doc, "input[name=pick][checked]", "value"), []string{"o3"})
	same(t, "keys", texts(doc, ".option__mark"), []string{"1", "2", "3", "4"})
}

func TestOnlyNineOptionsHaveKeys(t *testing.T) {
	for _, s := range questionSamples() {
		if s.name == "choice-many" {
			same(t, "keys", texts(draw(t, s.view), ".option__mark"), []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", ""})
		}
	}
}

func TestDateFormAsksBack(t *testing.T) {
	view := typedDate()
	form := view.Form.(page.DateForm)
	form.Text, form.Readings = "03/04/1922", []string{"3 April 1922", "4 March 1922"}
	view.Form, view.Error = form, "03/04/1922 can be read two ways."
	doc := draw(t, page.Question(student, view))
	field := doc.Find("input[name=text]")
	if field.AttrOr("value", "") != "03/04/1922" || field.AttrOr("aria-invalid", "") != "true" {
		t.Error("the field lost what was typed")
	}
	if got := field.AttrOr("aria-describedby", ""); got != "answer-error rule date-hint" {
		t.Errorf("described by %q", got)
	}
	same(t, "readings", values(doc, "[data-fill=date]", "data-value"), form.Readings)
	if got := text(t, doc, "#answer-error"); got != view.Error {
		t.Errorf("asks %q", got)
	}
	same(t, "bands", texts(doc, ".bandtable tbody .num"), []string{"1", "0.75", "0.5", "0.25"})
}

func TestOrderForm(t *testing.T) {
	view := order()
	form := view.Form.(page.OrderForm)
	form.Items[1].Position = 1
	view.Form = form
	doc := draw(t, page.Question(student, view))
	same(t, "names", values(doc, ".answer select", "name"), []string{
		"position.trotsky-expelled", "position.general-secretary", "position.united-opposition", "position.lenin-dies",
	})
	same(t, "chosen", values(doc, ".answer option[selected]", "value"), []string{"1"})
	same(t, "places", values(doc, ".answer select:first-of-type option", "value")[:5], []string{"", "1", "2", "3", "4"})
}

func TestVerdictOnAChoice(t *testing.T) {
	doc := draw(t, page.Verdict(student, verdict(choiceReview(), 4)))
	if got := text(t, doc, "h1"); got != "Wrong" {
		t.Errorf("heading %q", got)
	}
	if got := text(t, doc, ".verdict__points"); got != "0 of 1 point" {
		t.Errorf("points %q", got)
	}
	same(t, "marks", texts(doc, ".option__verdict"), []string{"Your answer, wrong", "The right answer"})
	if n := doc.Find(".option__why").Length(); n != 4 {
		t.Errorf("%d options say why", n)
	}
	same(t, "way on", values(doc, ".actions a", "href"), []string{"/attempts/a-7f3a9c/questions/4"})
	same(t, "sources", values(doc, ".citations a", "href"), []string{"/sources/daniels-1960", "/sources/kotkin-2014"})
}

func TestLastVerdictLeadsToTheResult(t *testing.T) {
	doc := draw(t, page.Verdict(student, verdict(orderReview(), 0)))
	same(t, "way on", values(doc, ".actions a", "href"), []string{"/attempts/a-7f3a9c/result"})
	same(t, "given", texts(doc, ".ordered__given"), []string{"You put it here.", "You put it 3rd.", "You put it 2nd.", "You did not place it."})
	if got := text(t, doc, ".verdict__points"); got != "0.67 of 1 point" {
		t.Errorf("points %q", got)
	}
}

func TestVerdictOnADate(t *testing.T) {
	doc := draw(t, page.Verdict(student, verdict(dateReview(), 5)))
	same(t, "terms", texts(doc, ".review .terms dd"), []string{"2.4.1922", "2 April 1922", "3 April 1922", "1 day early"})
	if got := text(t, doc, ".bandtable__hit td:first-child"); got != "up to 2 days away Your answer" {
		t.Errorf("band %q", got)
	}
	if got := text(t, doc, ".sourcenote__title"); got != "The article is corrected here" {
		t.Errorf("note %q", got)
	}
}

func TestOverviewWarns(t *testing.T) {
	items := []page.OverviewItem{{Number: 1, Stem: "A", Answer: "x"}, {Number: 2, Stem: "B"}, {Number: 3, Stem: "C"}}
	doc := draw(t, page.Overview(student, page.OverviewView{Attempt: attempt, Items: items}))
	if got := text(t, doc, ".submission .notice"); !strings.HasPrefix(got, "2 questions are still open") {
		t.Errorf("warns %q", got)
	}
	if got := text(t, doc, ".submission button"); got != "Submit with 2 open" {
		t.Errorf("button %q", got)
	}
	same(t, "first open", values(doc, ".submission a", "href"), []string{"/attempts/a-7f3a9c/questions/2"})
	items[1].Answer, items[2].Answer = "y", "z"
	doc = draw(t, page.Overview(student, page.OverviewView{Attempt: attempt, Items: items}))
	if doc.Find(".submission .notice").Length() != 0 || text(t, doc, "h1") != "Ready to submit?" {
		t.Error("warns of nothing")
	}
}

func TestResult(t *testing.T) {
	v := page.ResultView{
		Attempt: attempt, Scope: "Everything", Started: morning, Points: 9.998, OutOf: 10,
		Items: []page.Review{choiceReview()}, Again: page.StartValues{Scope: "all", Length: 5, Feedback: "end", Name: "Vera"},
	}
	for took, want := range map[time.Duration]string{
		20 * time.Second: "Under a minute", time.Minute: "1 minute", 75 * time.Minute: "1 hour 15 minutes", 72 * time.Hour: "3 days", -time.Hour: "",
	} {
		v.Submitted = morning.Add(took)
		got := texts(draw(t, page.Result(student, v)), ".terms:first-of-type .terms__row:nth-child(3) dd")
		if want == "" && len(got) != 0 || want != "" && (len(got) != 1 || got[0] != want) {
			t.Errorf("after %v: took %q, want %q", took, got, want)
		}
	}
	doc := draw(t, page.Result(student, v))
	if got := text(t, doc, ".scoremeta strong"); got != "99%" {
		t.Errorf("less than all is %s", got)
	}
	same(t, "again", values(doc, ".nextsteps input", "value"), []string{"all", "5", "end", "Vera"})
	if doc.Find("details#question-3 .option--key").Length() != 1 {
		t.Error("the detail lacks the key")
	}
}

func TestProgressPagersKeepEachOther(t *testing.T) {
	doc := draw(t, page.Progress(student, page.ProgressView{
		Totals:   page.Totals{Attempts: 1},
		Sittings: []page.Sitting{{Attempt: attempt}}, SittingsPaging: page.Paging{Page: 2, Pages: 3},
		Facts: []page.FactProgress{{Fact: "f"}}, FactsPaging: page.Paging{Page: 1, Pages: 2},
	}))
	same(t, "sittings", values(doc, "#sittings .pager a[rel=next]", "href"), []string{"/progress?sittings=3#sittings"})
	same(t, "facts", values(doc, "#facts .pager a[rel=next]", "href"), []string{"/progress?facts=2&sittings=2#facts"})
}

func TestDesk(t *testing.T) {
	rows := []page.AttemptRow{
		{Attempt: "a/1", Label: "Student 7F3A", Started: morning, Answered: 3, Total: 20, OutOf: 20, Points: 3},
		{Attempt: "b", Student: "Vera", Started: morning, Submitted: morning, Answered: 20, Total: 20, OutOf: 20, Points: 14.5},
	}
	doc := draw(t, page.Desk(instructor, page.DeskView{Attempts: rows, Any: true, Filter: "a&b", Paging: page.Paging{Page: 1, Pages: 2, Total: 30}}))
	same(t, "links", values(doc, "tbody a", "href"), []string{"/desk/attempts/a%2F1", "/desk/attempts/b"})
	same(t, "scores", texts(doc, "tbody td:nth-child(6)"), []string{"–", "14.5 of 20"})
	same(t, "percent", texts(doc, "tbody td:nth-child(7)"), []string{"–", "73%"})
	same(t, "download", values(doc, "a[download]", "href"), []string{"/desk/scores.csv?q=a%26b"})
	same(t, "next", values(doc, ".pager a[rel=next]", "href"), []string{"/desk?page=2&q=a%26b"})
	same(t, "filter", values(doc, "input[name=q]", "value"), []string{"a&b"})
	if doc.Find(".colophon form[action='/sign-out'][method=post]").Length() != 1 {
		t.Error("no way to sign out")
	}
}

func TestDeskHidesFromStudents(t *testing.T) {
	doc := draw(t, page.Home(student, home()))
	if doc.Find("a[href='/desk'], form[action='/sign-out']").Length() != 0 {
		t.Error("a student sees the desk")
	}
}

func TestSignInSaysWhatItMay(t *testing.T) {
	doc := draw(t, page.SignIn(student, page.SignInView{Email: "v@example.org", Next: "/desk/reports", Error: "No.", Wait: "30 seconds"}))
	same(t, "next", values(doc, "input[name=next]", "value"), []string{"/desk/reports"})
	same(t, "e-mail", values(doc, "input[name=email]", "value"), []string{"v@example.org"})
	if got := texts(doc, ".notice"); len(got) != 2 || !strings.Contains(got[1], "30 seconds") {
		t.Errorf("notices %q", got)
	}
}

func TestSetupTellsTheRules(t *testing.T) {
	for given, want := range map[int]string{0: "12", 14: "14"} {
		doc := draw(t, page.Setup(student, page.SetupView{Token: "a b", MinPassword: given}))
		same(t, "least", values(doc, "input[type=password]", "minlength"), []string{want})
		if !strings.Contains(text(t, doc, "#password-hint"), "At least "+want+" characters") {
			t.Errorf("hint %q", text(t, doc, "#password-hint"))
		}
		same(t, "action", values(doc, "main form", "action"), []string{"/setup/a%20b"})
	}
}

func TestErrorsSaySomething(t *testing.T) {
	for _, status := range []int{400, 403, 404, 405, 409, 413, 418, 429, 500, 503} {
		doc := draw(t, page.Error(student, page.ErrorView{Status: status, RequestID: "r-1"}))
		if text(t, doc, "h1") == "" || text(t, doc, ".lead") == "" || doc.Find("main .actions a").Length() == 0 {
			t.Errorf("%d says too little", status)
		}
		if text(t, doc, "code") != "r-1" {
			t.Errorf("%d does not give the request's id", status)
		}
	}
}

func TestConflictShowsWhatCounts(t *testing.T) {
	doc := draw(t, page.Conflict(student, page.ConflictView{
		Attempt: attempt, Number: 3, Total: 10, Stem: "When?", Stored: "October 1926", StoredAt: morning, Yours: "July 1926",
	}))
	same(t, "terms", texts(doc, ".terms dd"), []string{"October 1926", "23 Nov 2026, 09:04 UTC", "July 1926"})
	same(t, "ways on", values(doc, ".actions a", "href"), []string{"/attempts/a-7f3a9c/questions/3", "/attempts/a-7f3a9c"})
}

func TestSourcesHaveAnchors(t *testing.T) {
	doc := draw(t, page.Sources(student, page.SourcesView{Sources: []page.Source{
		{ID: "kotkin-2014", Author: "Stephen Kotkin", Title: "Stalin", Year: "2014", Cited: []page.CitedAs{{What: "dates", Count: 8}, {What: "office", Count: 1}}},
		{ID: "x", Title: "X", URL: "javascript:alert(1)"},
	}}))
	if got := text(t, doc, "#source-kotkin-2014 .source__cited"); got != "Cited for 8 dates, 1 office" {
		t.Errorf("cited: %q", got)
	}
	if got := text(t, doc, "#source-kotkin-2014 .source__work"); got != "Stephen Kotkin, Stalin (2014)" {
		t.Errorf("reads %q", got)
	}
	if page.SourcePath("kotkin-2014") != "/sources/kotkin-2014" {
		t.Errorf("citations lead to %s", page.SourcePath("kotkin-2014"))
	}
	for _, href := range values(doc, ".source a", "href") {
		if strings.Contains(href, "script") {
			t.Errorf("a source leads to %q", href)
		}
	}
}

// TestInteractions wants every interaction to have a form, a marking and samples of both.
func TestInteractions(t *testing.T) {
	type layers struct {
		form   page.Form
		marked page.Marked
	}
	have := map[string]layers{
		"choice":     {page.ChoiceForm{}, page.ChoiceMarked{}},
		"typed date": {page.DateForm{}, page.DateMarked{}},
		"order":      {page.OrderForm{}, page.OrderMarked{}},
	}
	for _, name := range page.Interactions {
		layer, ok := have[name]
		if !ok {
			t.Errorf("%s has no sample in this test", name)
			continue
		}
		question, review := choice(), choiceReview()
		question.Form, review.Marked = layer.form, layer.marked
		draw(t, page.Question(student, question)) // an empty one is drawn as well
		draw(t, page.Verdict(student, verdict(review, 1)))
	}
	if len(have) != len(page.Interactions) {
		t.Errorf("%d interactions are listed, %d are known", len(page.Interactions), len(have))
	}
}
