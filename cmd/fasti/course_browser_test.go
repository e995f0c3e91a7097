package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Somebody reads the course: finds a person under another spelling, goes from page to page, sees a date in both styles, moves
// along the timeline by keyboard, and asks to be quizzed on what they read.
func TestBrowserReadsTheCourse(t *testing.T) {
	t.Parallel()
	s := browse(t)
	for query, want := range map[string]string{"Zinovyev": "Grigory Zinoviev", "Kiev": "Kyiv", "Trotzky": "Leon Trotsky"} {
		s.Open(s.site + "/search")
		s.Do(chromedp.SendKeys(chromedp.CSS("main input[type=search]"), query+"\r"))
		s.Wait(fmt.Sprintf(`location.search.includes(%q) && document.readyState === "complete"`, query))
		if got := s.text("main"); !strings.Contains(got, want) {
			t.Errorf("%q finds %q", query, got)
		}
	}
	s.Open(s.site + "/events/decembrist-rising")
	if got := s.text(".facts"); !strings.Contains(got, "14 December 1825") || !strings.Contains(got, "26 December 1825") {
		t.Errorf("the event is dated %q", got)
	}
	s.view("event")
	s.Open(s.site + "/timeline?from=1801&to=1917&era=imperial-russia")
	if n := s.count("main svg a"); n < 10 {
		t.Errorf("the timeline has %d marks and bars", n)
	}
	s.view("timeline")
	s.Do(chromedp.Focus(chromedp.CSS(`main svg a[href^="/events/"]`)))
	s.Press("\r")
	s.Wait(`!location.pathname.startsWith("/timeline") && document.readyState === "complete" && document.querySelector(".entity h1")`)
	s.Open(s.site + "/people/nicholas-i")
	s.click(".quizme button, .quizme a")
	s.is("/questions/1")
	for _, complaint := range s.Complaints() {
		t.Errorf("console: %s", complaint)
	}
}
