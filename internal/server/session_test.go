package server_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"fasti/internal/roster"
)

func TestVisitorsGetNoCookie(t *testing.T) {
	t.Parallel()
	b := newSite(t).browser()
	for _, path := range []string{"/", "/sources", "/progress", "/sign-in", "/nowhere"} {
		if p := b.open(path); p.header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets %q", path, p.header.Get("Set-Cookie"))
		}
	}
}

// The cookie of somebody who starts a quiz, as the server sends it.
func TestCookieFlags(t *testing.T) {
	t.Parallel()
	for scheme, secure := range map[string]bool{"http": false, "https": true} {
		s := startSite(t, scheme)
		b := s.browser()
		b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		p := b.send("/attempts", nil)
		cookies, err := http.ParseSetCookie(p.header.Get("Set-Cookie"))
		if err != nil {
			t.Fatal(err)
		}
		if !cookies.HttpOnly || cookies.SameSite != http.SameSiteLaxMode || cookies.Path != "/" || cookies.Domain != "" || cookies.Secure != secure {
			t.Errorf("by %s the cookie is %q", scheme, p.header.Get("Set-Cookie"))
		}
		if life := time.Duration(cookies.MaxAge) * time.Second; life != roster.SessionLife {
			t.Errorf("the cookie lives for %s", life)
		}
		if strict := p.header.Get("Strict-Transport-Security") != ""; strict != secure {
			t.Errorf("by %s there is HSTS: %v", scheme, strict)
		}
	}
}

// The cookie says no more than which session it is: the time, the tokens and what they are signed with.
func TestTheCookieHoldsTokensAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	b.start(1, "each")
	guest := tokens(t, b.cookie())
	b.signIn()
	both := tokens(t, b.cookie())
	if len(guest) != 2 || guest[1] != "" || len(both) != 2 || both[1] != guest[0] || both[0] == guest[0] {
		t.Errorf("the guest's cookie holds %q, and the instructor's %q", guest, both)
	}
	for _, token := range both {
		if _, err := s.roster.Identify(t.Context(), token); err != nil {
			t.Errorf("the session of the token %q: %v", token, err)
		}
	}
}

// tokens are the lines that a cookie holds.
func tokens(t *testing.T, cookie string) []string {
	t.Helper()
	signed, err := base64.URLEncoding.DecodeString(cookie)
	if err != nil {
		t.Fatal(err)
	}
	value, err := base64.URLEncoding.DecodeString(strings.Split(string(signed), "|")[1])
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(value), "\n")
}

// A cookie that is not recognised costs nobody anything, not even itself: the server may have the wrong secret, and
// get the right one back.
func TestACookieThatIsNotRecognised(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	owner := s.browser()
	p, id := owner.start(2, "each")
	good := owner.cookie()
	forged := base64.URLEncoding.EncodeToString([]byte("1700000000|AAAA\nBBBB|no mac at all"))
	tests := map[string]string{
		"cut short": good[:len(good)-4], "altered": strings.Replace(good, good[20:22], "zz", 1), "forged": forged,
		"empty": "", "of rubbish": "%%%", "endless": strings.Repeat("A", 8000),
	}
	for name, cookie := range tests {
		b := s.browser()
		r := b.request(http.MethodPost, "/attempts/"+id+"/questions/1",
			strings.NewReader("sequence=1&"+answer(t, s.items(id)[0].Question.Interaction, true).Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Cookie", "fasti="+cookie)
		refused := b.do(r).want(401, "h1", "This browser did not begin this quiz")
		refused.want(401, ".problem__id", refused.id())
		if set := refused.header.Get("Set-Cookie"); set != "" {
			t.Errorf("the cookie %s is touched: %q", name, set)
		}
		if why := s.log.cause(t, refused.id()); !strings.Contains(why, "cookie") || strings.Contains(why, cookie) && cookie != "" {
			t.Errorf("of a cookie %s the log says %q", name, why)
		}
		b.setCookie(cookie)
		home := b.request(http.MethodGet, "/", nil)
		home.Header.Set("Cookie", "fasti="+cookie)
		b.do(home).want(200, "main > .notice", "session was not recognised")
	}
	if a := s.score(id).Attempt; a.Answered != 0 {
		t.Errorf("stored is %+v", a)
	}
	p.submit("form.answer", answer(t, s.items(id)[0].Question.Interaction, true)).want(200, "h1", "Right")
}

func TestASessionThatExpired(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	_, id := b.start(1, "each")
	s.clock.pass(roster.SessionLife)
	b.open("/nowhere").want(404, "h1", "no such page")
	b.open("/progress").want(200, "main > .notice", "session was not recognised")
	if b.cookie() != "" {
		t.Error("the cookie stays")
	}
	b.open("/attempts/"+id).want(401, "h1", "This browser did not begin this quiz")
	b.start(1, "each")
}

// A start form that comes with a cookie that is not recognised begins afresh, with one new cookie.
func TestStartingWithACookieThatIsNotRecognised(t *testing.T) {
	t.Parallel()
	b := newSite(t).browser()
	b.setCookie("rubbish")
	p := b.send("/attempts", nil).want(200, ".rubric", "Question 1 of ")
	if cookie := b.cookie(); cookie == "" || cookie == "rubbish" {
		t.Errorf("the cookie is %q", cookie)
	}
	if p.doc.Find("main > .notice").Length() > 0 {
		t.Errorf("it says %q", p.text("main > .notice"))
	}
}
