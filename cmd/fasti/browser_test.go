package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"fasti/internal/browsertest"
	"fasti/web/page"
)

// screenshotsEnv names the folder into which the pictures of the README go; without it none are taken.
const screenshotsEnv = "FASTI_SCREENSHOTS"

const quizLength = 8 // enough to meet every interaction in most papers

// sitting is one student in a real browser, before a program of their own.
type sitting struct {
	*browsertest.Tab
	t     *testing.T
	site  string
	hello string          // what the program said of the first instructor
	met   map[string]bool // the interactions that were answered
}

// browse starts the program and a browser.
func browse(t *testing.T) *sitting {
	t.Helper()
	b := browsertest.NewTab(t)
	p, err := start(t.TempDir(), os.Environ(), "--db", filepath.Join(t.TempDir(), "fasti.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(p.log.String())
		}
	})
	b.Size(1280, 800)
	return &sitting{Tab: b, t: t, site: p.url, hello: p.hello, met: map[string]bool{}}
}

// is waits for the page whose path ends so, loaded or swapped in.
func (s *sitting) is(path string) {
	s.t.Helper()
	s.Wait(fmt.Sprintf(`location.pathname.endsWith(%q) && document.readyState === "complete"`, path))
}

func (s *sitting) click(selector string) {
	s.t.Helper()
	s.Do(chromedp.Click(chromedp.CSS(selector)))
}

func (s *sitting) text(selector string) string {
	s.t.Helper()
	return browsertest.Eval[string](s.Tab, fmt.Sprintf(`document.querySelector(%q).innerText.trim()`, selector))
}

func (s *sitting) has(selector string) bool {
	s.t.Helper()
	return browsertest.Eval[bool](s.Tab, fmt.Sprintf(`document.querySelector(%q) !== null`, selector))
}

func (s *sitting) count(selector string) int {
	s.t.Helper()
	return browsertest.Eval[int](s.Tab, fmt.Sprintf(`document.querySelectorAll(%q).length`, selector))
}

// picture keeps a picture of the page for the README.
func (s *sitting) picture(name string) {
	s.t.Helper()
	s.keep(name, s.Picture)
}

// view keeps a picture of as much of the page as the window shows.
func (s *sitting) view(name string) {
	s.t.Helper()
	s.keep(name, s.View)
}

func (s *sitting) keep(name string, take func() []byte) {
	s.t.Helper()
	dir := os.Getenv(screenshotsEnv)
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), take(), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// interaction names the way in which the question on the page is answered.
func (s *sitting) interaction() string {
	s.t.Helper()
	kind := "choice"
	switch {
	case s.has("[data-order]"):
		kind = "order"
	case s.has("#date"):
		kind = "typed date"
	}
	s.met[kind] = true
	return kind
}

// take goes through a quiz with feedback after each question. answer answers what is on the page and sends it;
// onward goes on from a verdict.
func (s *sitting) take(answer, onward func(number int)) {
	s.t.Helper()
	for n := 1; n <= quizLength; n++ {
		s.is(fmt.Sprintf("/questions/%d", n))
		s.Wait(`document.querySelector("form.answer")`)
		place := fmt.Sprintf("Question %d of %d", n, quizLength)
		if got := s.text(".rubric"); !strings.HasPrefix(strings.ToLower(got), strings.ToLower(place)) {
			s.t.Errorf("the page says %q, want %q", got, place)
		}
		answer(n)
		s.Wait(`document.querySelector(".verdict__word")`)
		if word := s.text(".verdict__word"); word != "Right" && word != "Wrong" && word != "Partly right" {
			s.t.Errorf("the verdict says %q", word)
		}
		if !s.has(".citations, .sources, [href^='/sources#']") {
			s.t.Errorf("question %d: the verdict names no source", n)
		}
		onward(n)
	}
	s.is("/result")
}

// finish checks what a quiz leaves behind.
func (s *sitting) finish() {
	s.t.Helper()
	s.Wait(`document.querySelector("h1").innerText.startsWith("Your score")`) // the address may change before the page
	if got := strings.Join(strings.Fields(s.text("h1")), " "); !strings.HasPrefix(got, "Your score:") || !strings.HasSuffix(got, fmt.Sprintf(" of %d", quizLength)) {
		s.t.Errorf("the result is headed %q", got)
	}
	s.Open(s.site + page.ProgressPath())
	s.Wait(`document.querySelector("#facts tbody tr")`)
	if n := browsertest.Eval[int](s.Tab, `document.querySelectorAll("#sittings tbody tr").length`); n != 1 {
		s.t.Errorf("progress lists %d sittings, want 1", n)
	}
	if n := browsertest.Eval[int](s.Tab, `document.querySelectorAll("#facts tbody tr").length`); n < quizLength {
		s.t.Errorf("progress lists %d facts after %d questions", n, quizLength)
	}
	for _, complaint := range s.Complaints() {
		s.t.Errorf("console: %s", complaint)
	}
}

// setLength asks for a length that the page has no button for, as anybody may by the form.
func (s *sitting) setLength() {
	browsertest.Eval[bool](s.Tab, fmt.Sprintf(
		`(e => { e.value = "%d"; e.checked = true; return true })(document.querySelector("input[name=length]"))`, quizLength))
}

func TestBrowserMouse(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.Open(s.site)
	s.picture("home")
	s.setLength()
	s.click("form.start button[type=submit]")
	s.take(func(int) {
		four := browsertest.Eval[int](s.Tab, `document.querySelectorAll("label.option").length`) == 4
		switch s.interaction() {
		case "choice":
			s.click("label.option:nth-of-type(1)")
		case "typed date":
			s.Do(chromedp.SendKeys(chromedp.CSS("#date"), "summer 1926"))
		case "order":
			s.click(`[data-order-item]:nth-child(2) [data-order-move="-1"]`)
		}
		if four {
			s.picture("question")
		}
		s.click("form.answer button[type=submit]")
		s.Wait(`document.querySelector(".verdict__word")`)
		if four {
			s.picture("verdict")
		}
	}, func(int) { s.click("main [data-enter]") })
	s.picture("result")
	s.finish()
	s.picture("progress")
}

// By the keyboard alone: Tab, arrows, digits, Space and Enter, with no pointer and no selector clicked.
func TestBrowserKeyboard(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.Open(s.site)
	s.setLength()
	s.tabTo(`form.start button[type=submit]`)
	s.Press("\r")
	s.take(func(int) {
		switch s.interaction() {
		case "choice":
			s.Press("1")
		case "typed date":
			s.tabTo("#date")
			s.Press("1926")
		case "order":
			s.tabTo(`[data-order-item]:nth-child(2) [data-order-move="-1"]`)
			s.Press(" ")
		}
		s.tabTo("form.answer button[type=submit]")
		s.Press("\r")
	}, func(int) { s.Press("\r") }) // the verdict's heading has the focus, and Enter goes on from there
	s.finish()
}

// tabTo presses Tab until the focus is on what a selector names.
func (s *sitting) tabTo(selector string) {
	s.t.Helper()
	for range 80 {
		if browsertest.Eval[bool](s.Tab, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
		s.Press("\t")
	}
	s.t.Fatalf("Tab never reaches %s", selector)
}

func TestBrowserWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.Scripts(false)
	s.Open(s.site)
	s.setLength()
	s.click("form.start button[type=submit]")
	s.take(func(int) {
		switch s.interaction() {
		case "choice":
			s.click("label.option:nth-of-type(1)")
		case "typed date":
			s.Do(chromedp.SendKeys(chromedp.CSS("#date"), "1926"))
		case "order":
			n := browsertest.Eval[int](s.Tab, `document.querySelectorAll("[data-order-item]").length`)
			for i := 1; i <= n; i++ {
				s.Do(chromedp.SetValue(chromedp.CSS(fmt.Sprintf("#place-%d", i)), fmt.Sprint(i)))
			}
		}
		s.click("form.answer button[type=submit]")
	}, func(int) { s.click("main [data-enter]") })
	s.finish()
}

// Closing the tab and coming back resumes on the same question; the Back button shows the verdict that stands
// and answers nothing anew.
func TestBrowserComesBack(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.Open(s.site)
	s.setLength()
	s.click("form.start button[type=submit]")
	s.is("/questions/1")
	s.Wait(`document.querySelector("form.answer")`)
	s.answerAnyhow()
	s.Wait(`document.querySelector(".verdict__word")`)
	verdict := s.text(".verdict__word")
	s.click("main [data-enter]")
	s.is("/questions/2")
	s.Wait(`document.querySelector("form.answer")`)
	stem := s.text("#stem")

	browsertest.Eval[bool](s.Tab, "history.back(), true")
	s.is("/questions/1")
	s.Wait(`document.querySelector(".verdict__word")`)
	if got := s.text(".verdict__word"); got != verdict {
		t.Errorf("Back shows %q, and the verdict was %q", got, verdict)
	}
	s.Open("about:blank") // as good as a closed tab: nothing of the page is left
	s.Open(s.site)
	if got := s.text(".resume__title"); got != fmt.Sprintf("Question 2 of %d is waiting", quizLength) {
		t.Errorf("the front page says %q", got)
	}
	s.click(".resume a")
	s.is("/questions/2")
	s.Wait(`document.querySelector("#stem")`)
	if got := s.text("#stem"); got != stem {
		t.Errorf("came back to %q, left at %q", got, stem)
	}
}

// answerAnyhow sends whatever the page takes.
func (s *sitting) answerAnyhow() {
	s.t.Helper()
	switch s.interaction() {
	case "choice":
		s.click("label.option:nth-of-type(1)")
	case "typed date":
		s.Do(chromedp.SendKeys(chromedp.CSS("#date"), "1926"))
	}
	s.click("form.answer button[type=submit]")
}

// setUp makes the first instructor by the link that the program printed, which it returns.
func (s *sitting) setUp() string {
	s.t.Helper()
	_, link, found := strings.Cut(s.hello, "Set up the first instructor: ")
	if !found {
		s.t.Fatalf("the program said %q", s.hello)
	}
	link, _, _ = strings.Cut(link, " ")
	s.Open(link)
	s.Do(
		chromedp.SendKeys(chromedp.CSS("#name"), "Fabius"), chromedp.SendKeys(chromedp.CSS("#email"), "fabius@example.org"),
		chromedp.SendKeys(chromedp.CSS("#password"), "slow and steady wins"),
	)
	s.click("main form button[type=submit]")
	s.is("/desk")
	return link
}

// The first instructor is set up by the link that the program printed, sees the student's quiz, opens it
// question by question, and gets the scores as a file.
func TestBrowserInstructor(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.Open(s.site)
	s.setLength()
	s.Do(chromedp.SendKeys(chromedp.CSS("#name"), "=HYPERLINK(Clio)"))
	s.click("form.start button[type=submit]")
	s.take(func(int) { s.answerAnyhow() }, func(int) { s.click("main [data-enter]") })

	link := s.setUp()
	s.Wait(`document.querySelector("main tbody tr")`)
	if got := s.text("main tbody tr"); !strings.Contains(got, "=HYPERLINK(Clio)") || !strings.Contains(got, "%") {
		t.Errorf("the desk shows %q", got)
	}
	s.picture("desk")
	csv := browsertest.Eval[string](s.Tab, `(() => { const x = new XMLHttpRequest();
		x.open("GET", document.querySelector("a[href^='/desk/scores.csv']").href, false); x.send(); return x.responseText })()`)
	if lines := strings.Split(strings.TrimSpace(csv), "\r\n"); len(lines) != 2 || !strings.HasPrefix(lines[1], "'=HYPERLINK(Clio),") {
		t.Errorf("the scores are %q", csv)
	}
	s.click("main tbody tr a")
	s.Wait(`location.pathname.startsWith("/desk/attempts/")`)
	s.Wait(fmt.Sprintf(`document.querySelectorAll("main details").length >= %d`, quizLength))
	for _, complaint := range s.Complaints() {
		t.Errorf("console: %s", complaint)
	}

	s.Open(link) // once and never again
	if got := s.text("h1"); got == "" || s.has("#password") {
		t.Errorf("the link opens a form again, under %q", got)
	}
}
