package server_test

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// pages are all that can be shown to somebody who has an open quiz and is signed in.
func everyPage(t *testing.T) (guest *browser, paths []string, teacher *browser, desk []string) {
	t.Helper()
	s, teacher := class(t)
	guest = s.browser()
	_, id := guest.start(2, "end")
	_, done := guest.start(1, "each")
	guest.send("/attempts/"+done+"/submission", nil)
	return guest, []string{
		"/", "/sources", "/progress", "/sign-in", "/attempts/" + id + "/questions/1", "/attempts/" + id + "/overview",
		"/attempts/" + done + "/result", "/attempts/" + done + "/questions/1", "/nowhere", "/setup/nobody", "/attempts/nobody",
	}, teacher, []string{"/desk", "/desk/reports", "/desk/attempts/" + id}
}

func TestAFragmentIsThePageWithoutItsFrame(t *testing.T) {
	t.Parallel()
	guest, paths, teacher, desk := everyPage(t)
	for who, list := range map[*browser][]string{guest: paths, teacher: desk} {
		for _, path := range list {
			whole := who.open(path)
			r := who.request(http.MethodGet, path, nil)
			r.Header.Set("HX-Request", "true")
			part := who.do(r)
			if part.status != whole.status || part.text("title") != whole.text("title") || part.text("main h1") != whole.text("main h1") {
				t.Errorf("the fragment of %s is %d, %q", path, part.status, part.text("title"))
			}
			if bytes.Contains(part.body, []byte("<html")) || !bytes.Contains(whole.body, []byte("<html")) || part.doc.Find("header, footer").Length() > 0 {
				t.Errorf("the fragment of %s has a frame", path)
			}
		}
	}
}

func TestHeadAnswersAsGetDoes(t *testing.T) {
	t.Parallel()
	guest, paths, teacher, desk := everyPage(t)
	for who, list := range map[*browser][]string{guest: paths, teacher: desk} {
		for _, path := range list {
			whole := who.open(path)
			resp, err := who.client.Do(who.request(http.MethodHead, path, nil))
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			// Every page of an error names its request, in a number of one length.
			if resp.StatusCode != whole.status || resp.Header.Get("Content-Length") != strconv.Itoa(len(whole.body)) {
				t.Errorf("HEAD %s is %d of %s bytes, GET %d of %d", path, resp.StatusCode, resp.Header.Get("Content-Length"), whole.status, len(whole.body))
			}
		}
	}
}

func TestMethodsThatAPageAllows(t *testing.T) {
	t.Parallel()
	b := newSite(t).browser()
	for path, allowed := range map[string][]string{
		"/": {"GET", "HEAD"}, "/attempts": {"POST"}, "/sign-in": {"GET", "HEAD", "POST"}, "/sign-out": {"POST"},
		"/attempts/x/questions/1": {"GET", "HEAD", "POST"},
	} {
		p := b.do(b.request(http.MethodPatch, path, nil)).want(405, "h1", "That can’t be done here")
		for _, method := range allowed {
			if !strings.Contains(p.header.Get("Allow"), method) {
				t.Errorf("%s allows %q, want %s", path, p.header.Get("Allow"), method)
			}
		}
	}
}

func TestWhatIsNoPage(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	if p := b.open("/favicon.ico"); p.status != http.StatusOK || p.header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("the icon is %d, %q", p.status, p.header.Get("Content-Type"))
	}
	css := b.open("/").one("link[rel=stylesheet]").AttrOr("href", "")
	if p := b.open(css); p.status != http.StatusOK || !strings.Contains(p.header.Get("Cache-Control"), "immutable") {
		t.Errorf("the style sheet is %d, %q", p.status, p.header.Get("Cache-Control"))
	}
	if p := b.open("/healthz"); p.status != http.StatusOK || string(p.body) != "ok\n" {
		t.Errorf("it lives: %d %q", p.status, p.body)
	}
	if p := b.open("/readyz"); p.status != http.StatusOK || string(p.body) != "ready\n" {
		t.Errorf("it is ready: %d %q", p.status, p.body)
	}
	s.ready = func() error { return errors.New("the database is away") }
	if p := b.open("/readyz"); p.status != http.StatusServiceUnavailable || string(p.body) != "not ready\n" {
		t.Errorf("it is not ready: %d %q", p.status, p.body)
	}
	if !strings.Contains(s.log.all(), "the database is away") {
		t.Error("nobody learns why")
	}
}

// A proxy that speaks TLS makes the browsers' origin another than the server's: it is the one of the base URL.
func TestTheOriginOfTheBaseURLIsOurs(t *testing.T) {
	t.Parallel()
	s := startSite(t, "https")
	b := s.browser()
	for origin, status := range map[string]int{"https://" + s.url.Host: 200, "https://evil.example": 403, "null": 403} {
		r := b.request(http.MethodPost, "/attempts", strings.NewReader("length=5"))
		r.Header.Set("Content-Type", formType)
		r.Header.Set("Origin", origin)
		if p := b.do(r); p.status != status {
			t.Errorf("from %s a quiz is started with %d, want %d", origin, p.status, status)
		}
	}
}

// Whoever has an IPv6 address has a whole network of them, which all try as one.
func TestTriesAreCountedByNetwork(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	try := func(address string) int {
		b := s.browser()
		r := b.request(http.MethodPost, "/sign-in", strings.NewReader(fields("email", clioEmail, "password", "not this one").Encode()))
		r.Header.Set("Content-Type", formType)
		r.Header.Set("X-Forwarded-For", "198.51.100.7") // anybody can write this
		return b.from(r, address).status
	}
	for i := range 5 {
		if got := try("[2001:db8:1:2::" + strconv.Itoa(i+1) + "]:4711"); got != 422 {
			t.Fatalf("try %d is %d", i+1, got)
		}
	}
	for address, want := range map[string]int{
		"[2001:db8:1:2:ffff::9]:1": 429, "[2001:db8:1:3::1]:1": 422, "192.0.2.1:1": 422, "[::ffff:192.0.2.1]:2": 422,
	} {
		if got := try(address); got != want {
			t.Errorf("%s gets %d, want %d", address, got, want)
		}
	}
}

func TestSourcesSayWhatTheyAreCitedFor(t *testing.T) {
	t.Parallel()
	p := newSite(t).browser().open("/sources").want(200, "#source-suny .source__work", "Ronald Grigor Suny, The Soviet Experiment (Oxford University Press, 2010)")
	p.want(200, "#source-suny .source__cited", "11 dates").want(200, "#source-conquest .source__cited", "3 dates")
}
