package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"fasti/internal/roster"
)

func TestTheFirstInstructorIsSetUpOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	code, b := s.setupCode(), s.browser()
	p := b.open("/setup/"+code).want(200, "h1", "Set up the instructor’s account")
	back := p.submit("main form", fields("name", " ", "email", "clio", "password", "short"))
	back.want(422, ".notice--bad", "Tell your students who you are.").want(422, ".notice--bad", "at least 12 characters")
	if got := back.one("#email").AttrOr("value", ""); got != "clio" {
		t.Errorf("the address came back as %q", got)
	}
	if got, sent := back.one("#password").Attr("value"); sent {
		t.Errorf("the password came back as %q", got)
	}
	desk := p.submit("main form", fields("name", "Clio", "email", " Clio@Example.org ", "password", clioPassword))
	desk.want(200, "h1", "Attempts").want(200, ".colophon__who", "Signed in as Clio")
	if desk.url.Path != "/desk" {
		t.Errorf("the set-up leads to %s", desk.url)
	}
	for name, again := range map[string]*page{
		"the used link": s.browser().open("/setup/" + code), "its form": p.submit("main form", fields("name", "Eve", "email", "eve@example.org", "password", clioPassword)),
		"a link of nobody's": s.browser().open("/setup/AAAAAAAAAAAAAAAAAAAAAAAAAA"),
	} {
		again.want(410, "h1", "too late").want(410, ".lead", "used up or too old")
		if again.text("h1") == "" || again.doc.Find("main form").Length() > 0 {
			t.Errorf("%s still has its form", name)
		}
	}
	s.browser().open("/sign-in").submit("main form", fields("email", "clio@example.org", "password", clioPassword)).want(200, "h1", "Attempts")
}

func TestASetupLinkExpires(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	code := s.setupCode()
	s.clock.pass(roster.SetupLife)
	s.browser().open("/setup/"+code).want(410, ".lead", "too old")
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	p := b.open("/desk/reports?page=1")
	if p.url.Path != "/sign-in" || p.url.Query().Get("next") != "/desk/reports?page=1" {
		t.Fatalf("the desk leads a visitor to %s", p.url)
	}
	wrong := p.submit("main form", fields("email", clioEmail, "password", "three muses in a raw"))
	unknown := p.submit("main form", fields("email", "eve@example.org", "password", clioPassword))
	wrong.want(422, ".notice--bad", "No account has this address and this password.")
	if wrong.text(".notice--bad") != unknown.text(".notice--bad") || unknown.status != 422 {
		t.Errorf("a wrong password: %q; an unknown address: %d, %q", wrong.text(".notice--bad"), unknown.status, unknown.text(".notice--bad"))
	}
	if got := wrong.one("#email").AttrOr("value", ""); got != clioEmail || wrong.one("input[name=next]").AttrOr("value", "") != "/desk/reports?page=1" {
		t.Errorf("the address came back as %q", got)
	}
	desk := wrong.submit("main form", fields("password", clioPassword)).want(200, "h1", "Reported questions")
	if desk.url.RequestURI() != "/desk/reports?page=1" {
		t.Errorf("signing in leads to %s", desk.url)
	}
	if again := b.open("/sign-in?next=/progress"); again.url.Path != "/progress" {
		t.Errorf("whoever is signed in is led to %s", again.url)
	}
}

func TestSigningInBeginsASessionOfItsOwnAndSigningOutEndsIt(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	_, id := b.start(1, "each")
	guest := b.cookie()
	b.signIn().want(200, "h1", "Attempts")
	first := b.cookie()
	if first == guest {
		t.Fatal("the guest's session became the instructor's")
	}
	b.open("/attempts/"+id).want(404, "h1", "no such page") // the instructor is another learner
	b.send("/sign-in", fields("email", clioEmail, "password", clioPassword))
	second := b.cookie()
	out := b.open("/desk").submit(".colophon form", nil).want(200, ".notice", "You are signed out.")
	if out.url.Path != "/" {
		t.Errorf("signing out leads to %s", out.url)
	}
	b.open("/attempts/"+id).want(200, ".rubric", "Question 1 of 1") // the guest is back
	for name, cookie := range map[string]string{"signed out": second, "replaced by another sign-in": first} {
		thief := s.browser()
		thief.setCookie(cookie)
		if p := thief.open("/desk"); p.url.Path != "/sign-in" {
			t.Errorf("a session that was %s opens %s", name, p.url)
		}
	}
	if p := b.send("/sign-out", nil); p.status != http.StatusOK || b.open("/attempts/"+id).status != http.StatusOK {
		t.Errorf("a guest who signs out has lost their session: %d", p.status)
	}
}

func TestWhoeverIsSignedInIsNotToldThatTheyAreNot(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	b.signIn()
	if p := b.open("/?signed-out"); p.doc.Find("main .notice").Length() > 0 {
		t.Errorf("a link made the page say %q", p.text("main .notice"))
	}
}

func TestASignInEndsAndTheGuestComesBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	_, id := b.start(1, "each")
	b.signIn()
	s.clock.pass(roster.SignedIn)
	p := b.open("/desk").want(200, "h1", "Sign in").want(200, ".notice", "Your sign-in has ended.")
	if p.url.Path != "/sign-in" {
		t.Errorf("it leads to %s", p.url)
	}
	b.open("/attempts/"+id).want(200, ".rubric", "Question 1 of 1")
	if b.open("/").doc.Find("main > .notice").Length() > 0 {
		t.Error("it is said twice")
	}
}

func TestSignInIsSlowedByAddress(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	form := b.open("/sign-in?next=/desk")
	wrong := fields("email", clioEmail, "password", "three muses in a raw")
	for i := range 5 {
		if p := form.submit("main form", wrong); p.status != 422 {
			t.Fatalf("try %d is %d", i+1, p.status)
		}
	}
	slow := form.submit("main form", fields("email", clioEmail, "password", clioPassword))
	slow.want(429, ".notice", "You can try again in 10 seconds.")
	if slow.header.Get("Retry-After") != "10" || slow.one("#email").AttrOr("value", "") != clioEmail || slow.one("input[name=next]").AttrOr("value", "") != "/desk" {
		t.Errorf("after %q the form is %s", slow.header.Get("Retry-After"), slow.text("main"))
	}
	if why := s.log.cause(t, slow.id()); !strings.Contains(why, "Many tries") {
		t.Errorf("the log says %q", why)
	}
	s.clock.pass(4 * time.Second)
	form.submit("main form", wrong).want(429, ".notice", "6 seconds")
	s.clock.pass(6 * time.Second)
	form.submit("main form", fields("email", clioEmail, "password", clioPassword)).want(200, "h1", "Attempts")
}

func TestNextLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	tests := []struct{ next, want string }{
		{"", "/desk"},
		{"/desk/reports", "/desk/reports"},
		{"/desk?q=%D0%92&page=2", "/desk?q=%D0%92&page=2"},
		{"https://evil.example/", "/desk"},
		{"//evil.example/", "/desk"},
		{"///evil.example/", "/desk"},
		{`/\evil.example/`, "/desk"},
		{`\\evil.example/`, "/desk"},
		{"/\t/evil.example/", "/desk"},
		{"/\n/evil.example/", "/desk"},
		{"/%2F/evil.example/", "/desk"},
		{" //evil.example", "/desk"},
		{"javascript:alert(1)", "/desk"},
		{"evil.example", "/desk"},
		{"?x", "/desk"},
		{"/%zz", "/desk"},
		{"/..//evil.example", "/..//evil.example"}, // of this site, after all
	}
	s := newSite(t)
	s.instructor()
	b := s.browser()
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for _, tt := range tests {
		s.clock.pass(time.Minute)
		r := b.request(http.MethodPost, "/sign-in", strings.NewReader(fields("email", clioEmail, "password", clioPassword, "next", tt.next).Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		p := b.do(r)
		if got := p.header.Get("Location"); p.status != http.StatusSeeOther || got != tt.want {
			t.Errorf("%q leads to %q, %d; want %q", tt.next, got, p.status, tt.want)
		}
		b.setCookie("")
		shown := b.open("/sign-in?next=" + url.QueryEscape(tt.next))
		if got := shown.doc.Find("input[name=next]").AttrOr("value", "/desk"); got != tt.want {
			t.Errorf("%q stands in the form as %q, want %q", tt.next, got, tt.want)
		}
	}
}

// Teachers behind one address do not use up each other's tries: only those that were wrong count.
func TestARightPasswordCostsNoTry(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.instructor()
	for i := range 7 {
		b := s.browser()
		form := b.open("/sign-in")
		if i%3 == 2 {
			form.submit("main form", fields("email", clioEmail, "password", "three muses in a raw")).want(422, "h1", "Sign in")
		}
		form.submit("main form", fields("email", clioEmail, "password", clioPassword)).want(200, "h1", "Attempts")
	}
}
