package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"fasti/internal/browsertest"
)

// An instructor sends a sheet from the page, sees it go and what it would change, takes it over, finds it in the course,
// and goes back; with a problem in the sheet nothing changes.
func TestBrowserBringsACourse(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.setUp()
	send := func(name, text string) {
		t.Helper()
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s.Open(s.site + "/desk/course")
		s.Do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
		s.click("form[data-upload] button[type=submit]")
		s.Wait(`location.pathname.startsWith("/desk/course/imports/") && document.readyState === "complete" && !document.querySelector("[data-poll]")`)
	}

	send("bad.csv", "date,event,source\n1917-13,Nothing happens,nobody\n")
	if got := s.text("h1"); !strings.HasPrefix(got, "bad.csv has ") {
		t.Errorf("the page says %q", got)
	}
	if got := s.text(".problemlist"); !strings.Contains(got, "row 2, column A (date)") {
		t.Errorf("the problems are %q", got)
	}

	send("more.csv", "date,event,summary,era,source\n1961-04-30,A test of uploads happens,It only happened here.,soviet-union,suny-2010\n")
	if got := s.text("h1"); got != "What more.csv would change" {
		t.Errorf("the page says %q", got)
	}
	if got := s.text(".changelist"); !strings.Contains(got, "A test of uploads happens") {
		t.Errorf("the changes are %q", got)
	}
	s.picture("import")
	s.click("button[value=take]")
	s.Wait(`document.querySelector("h1").innerText === "more.csv was taken over"`)
	s.Open(s.site + "/search?q=uploads")
	if got := s.text("main"); !strings.Contains(got, "A test of uploads happens") {
		t.Errorf("the search finds %q", got)
	}

	s.Open(s.site + "/desk/course")
	s.picture("course-desk")
	s.click("[aria-labelledby=steps-title] tbody tr a")
	s.Wait(`document.querySelector("h1").innerText.startsWith("Go to revision")`)
	s.click("form.actions button[type=submit]")
	s.is("/desk/course")
	s.Open(s.site + "/search?q=uploads")
	if got := s.text("main"); strings.Contains(got, "A test of uploads happens") {
		t.Errorf("after going back the search finds %q", got)
	}

	s.Open(s.site + "/desk/course")
	s.click("form[data-upload] button[type=submit]") // without a file the browser itself says what is missing
	if !browsertest.Eval[bool](s.Tab, `document.querySelector("#file").matches(":invalid")`) {
		t.Error("a form without a file is sent")
	}
	for _, complaint := range s.Complaints() {
		t.Errorf("console: %s", complaint)
	}
}

// A file that is refused at once brings the form back, with the focus on what is wrong.
func TestBrowserIsToldAtOnce(t *testing.T) {
	t.Parallel()
	s := browse(t)
	s.setUp()
	file := filepath.Join(t.TempDir(), "empty.csv")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Open(s.site + "/desk/course")
	s.Do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
	s.click("form[data-upload] button[type=submit]")
	s.Wait(`document.querySelector("#file-error")`)
	if got := s.text("#file-error"); !strings.Contains(got, "Choose a file") {
		t.Errorf("the page says %q", got)
	}
	if !browsertest.Eval[bool](s.Tab, `document.activeElement.matches("[data-focus]") && location.pathname === "/desk/course"`) {
		t.Error("the focus is not on what is wrong")
	}
}
