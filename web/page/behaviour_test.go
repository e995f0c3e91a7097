package page_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"fasti/internal/browsertest"
	"fasti/web/page"
)

// active is what has the focus.
const active = `document.activeElement`

func fragment(r *http.Request) page.Frame {
	f := student
	f.Fragment = r.Header.Get("HX-Request") == "true"
	return f
}

// quizStage serves question 3, and answers it as told by the reply.
func quizStage(t *testing.T, view page.QuestionView, reply http.HandlerFunc) string {
	t.Helper()
	path := page.QuestionPath(attempt, 3)
	server := stage(t, map[string]http.HandlerFunc{
		"GET " + path:  func(w http.ResponseWriter, r *http.Request) { show(t, page.Question(fragment(r), view))(w, r) },
		"POST " + path: reply,
		"GET " + page.QuestionPath(attempt, 4): func(w http.ResponseWriter, r *http.Request) {
			next := typedDate()
			next.Number = 4
			show(t, page.Question(fragment(r), next))(w, r)
		},
	})
	return server.URL + path
}

func TestAnswerSwapsMain(t *testing.T) {
	var sent atomic.Value
	url := quizStage(t, choice(), func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.PostFormValue(page.FieldPick) + "/" + r.PostFormValue(page.FieldSequence))
		show(t, page.Verdict(fragment(r), verdict(choiceReview(), 4)))(w, r)
	})
	b := browsertest.NewTab(t)
	b.Open(url)
	browsertest.Eval[bool](b, `window.untouched = document.querySelector("header"), true`)
	b.Press("2")
	if got := browsertest.Eval[string](b, active+".value"); got != "o2" {
		t.Errorf("key 2 chose %q", got)
	}
	b.Press("\r")
	b.Wait(`document.querySelector("h1").textContent === "Wrong"`)
	b.Wait(active + `.tagName === "H1"`)
	if got := sent.Load(); got != "o2/1" {
		t.Errorf("sent %v", got)
	}
	if got := browsertest.Eval[string](b, `document.getElementById("announcer").textContent`); got != "Wrong, 0 of 1 point" {
		t.Errorf("announced %q", got)
	}
	if !browsertest.Eval[bool](b, `window.untouched === document.querySelector("header")`) {
		t.Error("the whole page was loaded")
	}
	if got := browsertest.Eval[string](b, "document.title"); !strings.HasPrefix(got, "Wrong: question 3") {
		t.Errorf("title %q", got)
	}
	entries := browsertest.Eval[int](b, "history.length")
	b.Press("\r") // goes on from the heading
	b.Wait(`location.pathname.endsWith("/questions/4")`)
	b.Wait(`document.querySelector("h1").textContent.startsWith("On what day")`)
	if got := browsertest.Eval[int](b, "history.length"); got != entries+1 {
		t.Errorf("history grew from %d to %d", entries, got)
	}
	browsertest.Eval[bool](b, "history.back(), true")
	b.Wait(`location.pathname.endsWith("/questions/3") && document.querySelector("input[name=pick]")`)
	if said := b.Complaints(); len(said) > 0 {
		t.Errorf("console: %q", said)
	}
}

func TestFailureKeepsTheAnswer(t *testing.T) {
	for name, test := range map[string]struct {
		reply http.HandlerFunc
		says  string
	}{
		"network": {func(w http.ResponseWriter, r *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			_ = conn.Close()
		}, "can’t be reached"},
		"server": {func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusServiceUnavailable)
			show(t, page.Error(fragment(r), page.ErrorView{Status: 503}))(w, r)
		}, "could not save"},
		"a page of the network": {func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("<!DOCTYPE html><html><body><h1>Welcome to the school network</h1></body></html>"))
		}, "can’t be reached"},
	} {
		t.Run(name, func(t *testing.T) {
			b := browsertest.NewTab(t)
			b.Open(quizStage(t, typedDate(), test.reply))
			b.Do(chromedp.SendKeys(chromedp.CSS("#date"), "3 April 1922\r"))
			b.Wait(`document.querySelector("[data-failure]:not([hidden])")`)
			if got := browsertest.Eval[string](b, `document.querySelector("[data-failure]:not([hidden])").innerText`); !strings.Contains(got, test.says) {
				t.Errorf("said %q", got)
			}
			if got := browsertest.Eval[string](b, `document.querySelector("#date").value`); got != "3 April 1922" {
				t.Errorf("kept %q", got)
			}
		})
	}
}

func TestNumberKeysCanBeSwitchedOff(t *testing.T) {
	b := browsertest.NewTab(t)
	b.Open(quizStage(t, choice(), http.NotFound))
	b.Do(chromedp.Click(chromedp.CSS("[data-keys-toggle]")))
	b.Press("2")
	if browsertest.Eval[bool](b, `!!document.querySelector("input[name=pick]:checked")`) {
		t.Error("key 2 still chooses")
	}
	b.Do(chromedp.Reload())
	if got := browsertest.Eval[string](b, `document.querySelector("[data-keys-toggle]").getAttribute("aria-pressed")`); got != "false" {
		t.Errorf("after a reload the keys are %s", got)
	}
}

// places reads the menus that the order form would send.
const places = `[...document.querySelectorAll("[data-order] select")]` +
	`.map(s => s.name.replace("position.", "") + "=" + s.value).sort().join(" ")`

func TestOrdering(t *testing.T) {
	var sent atomic.Value
	url := quizStage(t, order(), func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.PostFormValue("position.lenin-dies"))
		show(t, page.Verdict(fragment(r), verdict(orderReview(), 0)))(w, r)
	})
	b := browsertest.NewTab(t)
	b.Size(1280, 900)
	b.Open(url)
	want := func(step, positions string) {
		t.Helper()
		if got := browsertest.Eval[string](b, places); got != positions {
			t.Errorf("%s: %s, want %s", step, got, positions)
		}
	}
	want("at first", "general-secretary=2 lenin-dies=4 trotsky-expelled=1 united-opposition=3")
	b.Do(chromedp.Click(chromedp.CSS(`[data-order-item]:nth-child(4) [data-order-move="-1"]`)))
	want("by button", "general-secretary=2 lenin-dies=3 trotsky-expelled=1 united-opposition=4")
	if got := browsertest.Eval[string](b, `document.getElementById("announcer").textContent`); got != "Lenin dies at Gorki: place 3 of 4" {
		t.Errorf("announced %q", got)
	}
	b.Press(kb.ArrowUp) // on the button that has the focus
	want("by key", "general-secretary=3 lenin-dies=2 trotsky-expelled=1 united-opposition=4")
	box := browsertest.Eval[[]float64](b, `(() => { const r = document.querySelector("[data-order-item]").getBoundingClientRect(); return [r.x + 20, r.y + r.height / 2, r.height] })()`)
	b.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, box[0], box[1], chromedp.ButtonLeft))
	for i := 1.0; i <= 12; i++ {
		b.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, box[0], box[1]+i*box[2]/3.2, chromedp.ButtonLeft))
	}
	b.Do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, box[0], box[1]+12*box[2]/3.2, chromedp.ButtonLeft))
	want("by dragging", "general-secretary=2 lenin-dies=1 trotsky-expelled=4 united-opposition=3")
	b.Do(chromedp.Click(chromedp.CSS(".answer button[type=submit]")))
	b.Wait(`document.querySelector("h1").textContent === "Partly right"`)
	if got := sent.Load(); got != "1" {
		t.Errorf("sent place %v", got)
	}
	if said := b.Complaints(); len(said) > 0 {
		t.Errorf("console: %q", said)
	}
}

func TestReportSwapsItsBox(t *testing.T) {
	form := page.ReportForm{Attempt: attempt, Number: 3}
	server := stage(t, map[string]http.HandlerFunc{
		"GET /question": show(t, page.Question(student, choice())),
		"POST " + page.ReportsPath(): func(w http.ResponseWriter, r *http.Request) {
			form.Reason, form.Text = r.PostFormValue(page.FieldReason), r.PostFormValue(page.FieldText)
			form.Sent = form.Text != ""
			if !form.Sent {
				form.TextError = "Write a few words."
				w.WriteHeader(http.StatusUnprocessableEntity)
			}
			show(t, page.Report(fragment(r), page.ReportView{Form: form}))(w, r)
		},
	})
	b := browsertest.NewTab(t)
	b.Open(server.URL + "/question")
	b.Press("3")
	b.Do(chromedp.Click(chromedp.CSS(".reportbox summary")))
	b.Do(chromedp.SetValue(chromedp.CSS("#reason"), "unclear"))
	b.Do(chromedp.Click(chromedp.CSS("#report button")))
	b.Wait(`document.querySelector("#report-text-error")`)
	b.Do(chromedp.SendKeys(chromedp.CSS("#report-text"), "Which Politburo?"))
	b.Do(chromedp.Click(chromedp.CSS("#report button")))
	b.Wait(`document.querySelector("#report .notice--good")`)
	b.Wait(active + `.matches("#report .notice--good")`)
	if !browsertest.Eval[bool](b, `document.querySelector("input[value=o3]").checked`) {
		t.Error("reporting lost the answer")
	}
	if got := browsertest.Eval[string](b, "location.pathname"); got != "/question" {
		t.Errorf("reporting went to %s", got)
	}
}

func TestWithoutJavaScript(t *testing.T) {
	var sent atomic.Value
	url := quizStage(t, order(), func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.PostFormValue("position.lenin-dies"))
		show(t, page.Verdict(student, verdict(orderReview(), 0)))(w, r)
	})
	b := browsertest.NewTab(t)
	b.Size(360, 800)
	b.Scripts(false)
	b.Open(url)
	keep(t, "order-360-noscript", b.Picture)
	for i, place := range []string{"4", "1", "3", "2"} {
		b.Do(chromedp.SetValue(chromedp.CSS("#place-"+string(rune('1'+i))), place))
	}
	b.Do(chromedp.Click(chromedp.CSS(".answer button[type=submit]")))
	deadline := time.Now().Add(5 * time.Second)
	for sent.Load() == nil && time.Now().Before(deadline) {
		time.Sleep(20 * time.Millisecond)
	}
	if got := sent.Load(); got != "2" {
		t.Errorf("sent place %v", got)
	}
}
