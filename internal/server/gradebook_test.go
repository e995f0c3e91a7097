package server_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/gradebook"
	"fasti/internal/quiz"
)

const formula = `=HYPERLINK("https://evil.example","Your grade")`

// class is a site with an instructor, who is signed in, and with the attempts of some students.
func class(t *testing.T) (s *site, teacher *browser) {
	t.Helper()
	s = newSite(t)
	s.instructor()
	for i, name := range []string{"Vera Figner", formula, ""} {
		b := s.browser()
		p := b.open("/").submit("form.start", fields("length", "1", "feedback", "each", "scope", "era:soviet-union", "name", name))
		id := strings.Split(p.url.Path, "/")[2]
		if i < 2 {
			p.submit("form.answer", answer(t, s.items(id)[0].Question.Interaction, i == 0))
		}
		s.clock.pass(1e9)
	}
	teacher = s.browser()
	teacher.signIn()
	return s, teacher
}

func TestDesk(t *testing.T) {
	t.Parallel()
	s, teacher := class(t)
	desk := teacher.open("/desk").want(200, "h1", "Attempts")
	var rows []string
	for _, row := range desk.doc.Find("tbody tr").EachIter() {
		rows = append(rows, strings.Join(strings.Fields(row.Text()), " "))
	}
	if len(rows) != 3 || !strings.HasPrefix(rows[0], "Student ") || !strings.Contains(rows[0], "no name given The Soviet Union 2 Nov 2026, 09:30 In progress 0 of 1 – –") {
		t.Fatalf("the desk lists %q", rows)
	}
	if !strings.HasPrefix(rows[1], formula) || !strings.HasSuffix(rows[1], "1 of 1 0 of 1 0%") || !strings.HasSuffix(rows[2], "1 of 1 1 of 1 100%") {
		t.Errorf("the desk lists %q", rows)
	}
	found := desk.submit("form.filter", fields("q", " FIGNER "))
	if n := found.doc.Find("tbody tr").Length(); n != 1 || found.one("#filter").AttrOr("value", "") != "FIGNER" {
		t.Errorf("%d rows are found", n)
	}
	if href := found.one(".pagehead a").AttrOr("href", ""); href != "/desk/scores.csv?q=FIGNER" {
		t.Errorf("what is found is downloaded from %s", href)
	}
	found.submit("form.filter", fields("q", "%")).want(200, ".empty__title", "No attempt matches").follow(".filter__clear").want(200, "tbody", "Vera Figner")
	teacher.open("/desk?page=2").want(404, ".lead", "no page 2")
	teacher.open("/desk?q="+strings.Repeat("x", 2000)).want(400, ".lead", "too long to search for")

	one := found.follow("tbody a").want(200, "h1", "Vera Figner").want(200, ".terms", "1 of 1 point, 100%").want(200, ".reviewitem .badge", "Right")
	one.want(200, ".reviewitem__body", "Answered 2 Nov 2026, 09:30 UTC")
	teacher.open("/desk/attempts/nobody").want(404, ".lead", "no such attempt")
	_ = s
}

func TestDeskOfAClassWithoutAttempts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	p := b.signIn().want(200, ".empty__title", "No attempts yet")
	if p.doc.Find(".pagehead a, form.filter").Length() > 0 {
		t.Error("there is something to download or to filter")
	}
	b.open("/desk?q=vera").want(200, ".empty__title", "No attempts yet")
	b.open("/desk/reports").want(200, ".empty__title", "Nothing has been reported")
}

func TestDeskShowsHowAnOpenAttemptStands(t *testing.T) {
	t.Parallel()
	s, teacher := class(t)
	b := s.browser()
	_, like := b.start(1, "end")
	s.give("open", like, quiz.FeedbackEnd, choice(), choice())
	b.open("/attempts/open/questions/1").submit("form.answer", fields("pick", "b"))
	p := teacher.open("/desk/attempts/open").want(200, ".terms", "SubmittedNot yet")
	p.want(200, "#question-1 .badge", "Wrong").want(200, "#question-2 .badge", "Not answered")
}

func TestReportsReachTheDesk(t *testing.T) {
	t.Parallel()
	s, teacher := class(t)
	b := s.browser()
	_, like := b.start(1, "each")
	s.give("reported", like, quiz.FeedbackEach, choice())
	p := b.open("/attempts/reported/questions/1")
	sent := p.submit(".report__form", fields("reason", "source", "text", " Page 40 says <b>1935</b>. ")).want(200, "h1", "Your report is on its way")
	sent.follow("a.wayon").want(200, ".rubric", "Question 1 of 1")
	teacher.open("/desk").want(200, ".tabs__count", "1")
	r := teacher.open("/desk/reports").want(200, ".reportrow__reason", "The source does not say this").want(200, ".quoted", "Page 40 says <b>1935</b>.")
	r.want(200, ".reportrow", "Right answer1934").want(200, ".reportrow", "russia/kirov-killed#date")
	r.follow(".reportrow__meta a").want(200, "#question-1", "When was Kirov killed?")
	teacher.open("/desk/reports?page=2").want(404, ".lead", "no page 2")
}

func TestDownload(t *testing.T) {
	t.Parallel()
	s, teacher := class(t)
	p := teacher.open("/desk").follow(".pagehead a")
	for header, want := range map[string]string{
		"Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store",
		"Content-Disposition": `attachment; filename="scores-2026-11-02.csv"`,
	} {
		if got := p.header.Get(header); p.status != http.StatusOK || got != want {
			t.Errorf("%d with %s: %q, want %q", p.status, header, got, want)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(p.body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, row := range rows {
		got = append(got, []string{row[0], row[3], row[4], row[5], row[7], row[8], row[9]})
	}
	want := [][]string{
		{"Student", "Asked about", "Started (UTC)", "Submitted (UTC)", "Answered", "Points", "Percent"},
		{"Vera Figner", "The Soviet Union", "2026-11-02T09:30:00Z", "2026-11-02T09:30:00Z", "1", "1", "100"},
		{"'" + formula, "The Soviet Union", "2026-11-02T09:30:01Z", "2026-11-02T09:30:01Z", "1", "0", "0"},
		{"", "The Soviet Union", "2026-11-02T09:30:02Z", "", "0", "", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	only := teacher.open("/desk/scores.csv?q=figner")
	if n := strings.Count(string(only.body), "\r\n"); n != 2 {
		t.Errorf("of one student there are %d lines", n)
	}
	if head := teacher.do(teacher.request(http.MethodHead, "/desk/scores.csv", nil)); head.status != http.StatusMethodNotAllowed || !strings.Contains(head.header.Get("Allow"), "GET") {
		t.Errorf("HEAD is %d, allowed is %q", head.status, head.header.Get("Allow"))
	}
	visitor := s.browser().open("/desk/scores.csv?q=figner").want(200, "h1", "Sign in")
	if next := visitor.one("input[name=next]").AttrOr("value", ""); next != "/desk?q=figner" {
		t.Errorf("signing in leads on to %s", next)
	}
}

var errDisk = errors.New("the disk is gone")

// A download that fails before its first byte is a page; one that fails later does not look complete.
func TestADownloadThatFails(t *testing.T) {
	t.Parallel()
	s, teacher := class(t)
	s.each = func(func(gradebook.Score) error) error { return errDisk }
	p := teacher.open("/desk/scores.csv").want(500, "h1", "Something went wrong on our side")
	if p.header.Get("Content-Disposition") != "" {
		t.Errorf("the page is saved as %q", p.header.Get("Content-Disposition"))
	}
	score, _, err := s.store.Scores(t.Context(), "open", gradebook.Filter{}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	s.each = func(yield func(gradebook.Score) error) error {
		for i := range 2000 {
			score[0].Student = "Student " + strconv.Itoa(i)
			if err := yield(score[0]); err != nil {
				return err
			}
		}
		return errDisk
	}
	resp, err := teacher.client.Do(teacher.request(http.MethodGet, "/desk/scores.csv", nil))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if resp.StatusCode != http.StatusOK || len(body) < 64<<10 || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%d bytes came, %d, and then %v", len(body), resp.StatusCode, err)
	}
	if why := s.log.cause(t, resp.Header.Get("X-Request-Id")); !strings.Contains(why, errDisk.Error()) {
		t.Errorf("the log says %q", why)
	}
}

// What a revision that can't be loaded asked about is not guessed.
func TestADownloadWhoseCourseIsGone(t *testing.T) {
	t.Parallel()
	s, teacher := class(t)
	s.bank = failing(errDisk)
	p := teacher.open("/desk/scores.csv")
	if p.status != http.StatusInternalServerError {
		t.Errorf("%d: %s", p.status, fmt.Sprintf("%.200s", p.body))
	}
}
