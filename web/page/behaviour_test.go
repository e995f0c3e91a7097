package page_test

import (
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

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
	gallery(t)
	var sent atomic.Value
	url := quizStage(t, choice(), func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.PostFormValue(page.FieldPick) + "/" + r.PostFormValue(page.FieldSequence))
		show(t, page.Verdict(fragment(r), verdict(choiceReview(), 4)))(w, r)
	})
	b := newTab(t)
	b.do(chromedp.Navigate(url))
	eval[bool](b, `window.untouched = document.querySelector("header"), true`)
	b.do(chromedp.KeyEvent("2"))
	if got := eval[string](b, active+".value"); got != "o2" {
		t.Errorf("key 2 chose %q", got)
	}
	b.do(chromedp.KeyEvent("\r"))
	b.wait(`document.querySelector("h1").textContent === "Wrong"`)
	b.wait(active + `.tagName === "H1"`)
	if got := sent.Load(); got != "o2/1" {
		t.Errorf("sent %v", got)
	}
	if got := eval[string](b, `document.getElementById("announcer").textContent`); got != "Wrong, 0 of 1 point" {
		t.Errorf("announced %q", got)
	}
	if !eval[bool](b, `window.untouched === document.querySelector("header")`) {
		t.Error("the whole page was loaded")
	}
	if got := eval[string](b, "document.title"); !strings.HasPrefix(got, "Wrong: question 3") {
		t.Errorf("title %q", got)
	}
	entries := eval[int](b, "history.length")
	b.do(chromedp.KeyEvent("\r")) // goes on from the heading
	b.wait(`location.pathname.endsWith("/questions/4")`)
	b.wait(`document.querySelector("h1").textContent.startsWith("On what day")`)
	if got := eval[int](b, "history.length"); got != entries+1 {
		t.Errorf("history grew from %d to %d", entries, got)
	}
	eval[bool](b, "history.back(), true")
	b.wait(`location.pathname.endsWith("/questions/3") && document.querySelector("input[name=pick]")`)
	if said := b.complaints(); len(said) > 0 {
		t.Errorf("console: %q", said)
	}
}

func TestFailureKeepsTheAnswer(t *testing.T) {
	gallery(t)
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
			b := newTab(t)
			b.do(chromedp.Navigate(quizStage(t, typedDate(), test.reply)))
			b.do(chromedp.SendKeys(chromedp.CSS("#date"), "3 April 1922\r"))
			b.wait(`document.querySelector("[data-failure]:not([hidden])")`)
			if got := eval[string](b, `document.querySelector("[data-failure]:not([hidden])").innerText`); !strings.Contains(got, test.says) {
				t.Errorf("said %q", got)
			}
			if got := eval[string](b, `document.querySelector("#date").value`); got != "3 April 1922" {
				t.Errorf("kept %q", got)
			}
		})
	}
}

func TestNumberKeysCanBeSwitchedOff(t *testing.T) {
	gallery(t)
	b := newTab(t)
	b.do(chromedp.Navigate(quizStage(t, choice(), http.NotFound)))
	b.do(chromedp.Click(chromedp.CSS("[data-keys-toggle]")))
	b.do(chromedp.KeyEvent("2"))
	if eval[bool](b, `!!document.querySelector("input[name=pick]:checked")`) {
		t.Error("key 2 still chooses")
	}
	b.do(chromedp.Reload())
	if got := eval[string](b, `document.querySelector("[data-keys-toggle]").getAttribute("aria-pressed")`); got != "false" {
		t.Errorf("after a reload the keys are %s", got)
	}
}

// places reads the menus that the order form would send.
const places = `[...document.querySelectorAll("[data-order] select")]` +
	`.map(s => s.name.replace("position.", "") + "=" + s.value).sort().join(" ")`

func TestOrdering(t *testing.T) {
	gallery(t)
	var sent atomic.Value
	url := quizStage(t, order(), func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.PostFormValue("position.lenin-dies"))
		show(t, page.Verdict(fragment(r), verdict(orderReview(), 0)))(w, r)
	})
	b := newTab(t)
	b.size(1280, 900)
	b.do(chromedp.Navigate(url))
	want := func(step, positions string) {
		t.Helper()
		if got := eval[string](b, places); got != positions {
			t.Errorf("%s: %s, want %s", step, got, positions)
		}
	}
	want("at first", "general-secretary=2 lenin-dies=4 trotsky-expelled=1 united-opposition=3")
	b.do(chromedp.Click(chromedp.CSS(`[data-order-item]:nth-child(4) [data-order-move="-1"]`)))
	want("by button", "general-secretary=2 lenin-dies=3 trotsky-expelled=1 united-opposition=4")
	if got := eval[string](b, `document.getElementById("announcer").textContent`); got != "Lenin dies at Gorki: place 3 of 4" {
		t.Errorf("announced %q", got)
	}
	b.do(chromedp.KeyEvent(kb.ArrowUp)) // on the button that has the focus
	want("by key", "general-secretary=3 lenin-dies=2 trotsky-expelled=1 united-opposition=4")
	box := eval[[]float64](b, `(() => { const r = document.querySelector("[data-order-item]").getBoundingClientRect(); return [r.x + 20, r.y + r.height / 2, r.height] })()`)
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, box[0], box[1], chromedp.ButtonLeft))
	for i := 1.0; i <= 12; i++ {
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, box[0], box[1]+i*box[2]/3.2, chromedp.ButtonLeft))
	}
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, box[0], box[1]+12*box[2]/3.2, chromedp.ButtonLeft))
	want("by dragging", "general-secretary=2 lenin-dies=1 trotsky-expelled=4 united-opposition=3")
	b.do(chromedp.Click(chromedp.CSS(".answer button[type=submit]")))
	b.wait(`document.querySelector("h1").textContent === "Partly right"`)
	if got := sent.Load(); got != "1" {
		t.Errorf("sent place %v", got)
	}
	if said := b.complaints(); len(said) > 0 {
		t.Errorf("console: %q", said)
	}
}

func TestReportSwapsItsBox(t *testing.T) {
	gallery(t)
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
	b := newTab(t)
	b.do(chromedp.Navigate(server.URL + "/question"))
	b.do(chromedp.KeyEvent("3"))
	b.do(chromedp.Click(chromedp.CSS(".reportbox summary")))
	b.do(chromedp.SetValue(chromedp.CSS("#reason"), "unclear"))
	b.do(chromedp.Click(chromedp.CSS("#report button")))
	b.wait(`document.querySelector("#report-text-error")`)
	b.do(chromedp.SendKeys(chromedp.CSS("#report-text"), "Which Politburo?"))
	b.do(chromedp.Click(chromedp.CSS("#report button")))
	b.wait(`document.querySelector("#report .notice--good")`)
	b.wait(active + `.matches("#report .notice--good")`)
	if !eval[bool](b, `document.querySelector("input[value=o3]").checked`) {
		t.Error("reporting lost the answer")
	}
	if got := eval[string](b, "location.pathname"); got != "/question" {
		t.Errorf("reporting went to %s", got)
	}
}

func TestWithoutJavaScript(t *testing.T) {
	gallery(t)
	var sent atomic.Value
	url := quizStage(t, order(), func(w http.ResponseWriter, r *http.Request) {
		sent.Store(r.PostFormValue("position.lenin-dies"))
		show(t, page.Verdict(student, verdict(orderReview(), 0)))(w, r)
	})
	b := newTab(t)
	b.size(360, 800)
	b.scripts(false)
	b.do(chromedp.Navigate(url))
	if png, err := chromedp.Run(b, chromedp.FullScreenshot(100)); err == nil {
		if err := os.WriteFile(gallery(t)+"/order-360-noscript.png", png, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, place := range []string{"4", "1", "3", "2"} {
		b.do(chromedp.SetValue(chromedp.CSS("#place-"+string(rune('1'+i))), place))
	}
	b.do(chromedp.Click(chromedp.CSS(".answer button[type=submit]")))
	deadline := time.Now().Add(5 * time.Second)
	for sent.Load() == nil && time.Now().Before(deadline) {
		time.Sleep(20 * time.Millisecond)
	}
	if got := sent.Load(); got != "2" {
		t.Errorf("sent place %v", got)
	}
}
