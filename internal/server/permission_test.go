package server_test

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/internal/quiz"
	"fasti/internal/roster"
)

// may is what one route answers to each: the status, and after an arrow where a redirect leads.
type may struct {
	route   string
	visitor string
	owner   string // the guest whose attempt it is
	other   string // another guest
	teacher string // signed in, the instructor of the default class
	account string // signed in, without a role
}

// Every route, and what it answers to everybody. A form is sent as empty as it can be.
var permissions = []may{
	{"GET /healthz", "200", "200", "200", "200", "200"},
	{"GET /readyz", "200", "200", "200", "200", "200"},
	{"GET /static/*", "404", "404", "404", "404", "404"},
	{"GET /favicon.ico", "302", "302", "302", "302", "302"},
	{"GET /", "200", "200", "200", "200", "200"},
	{"GET /sources", "200", "200", "200", "200", "200"},
	{"GET /course", "200", "200", "200", "200", "200"},
	{"GET /timeline", "200", "200", "200", "200", "200"},
	{"GET /search", "200", "200", "200", "200", "200"},
	{"GET /events", "200", "200", "200", "200", "200"},
	{"GET /people", "200", "200", "200", "200", "200"},
	{"GET /offices", "200", "200", "200", "200", "200"},
	{"GET /bodies", "200", "200", "200", "200", "200"},
	{"GET /places", "200", "200", "200", "200", "200"},
	{"GET /glossary", "200", "200", "200", "200", "200"},
	{"GET /eras/:id", "404", "404", "404", "404", "404"},
	{"GET /events/:id", "404", "404", "404", "404", "404"},
	{"GET /people/:id", "404", "404", "404", "404", "404"},
	{"GET /offices/:id", "404", "404", "404", "404", "404"},
	{"GET /bodies/:id", "404", "404", "404", "404", "404"},
	{"GET /places/:id", "404", "404", "404", "404", "404"},
	{"GET /glossary/:id", "404", "404", "404", "404", "404"},
	{"GET /sources/:id", "404", "404", "404", "404", "404"},
	{"GET /progress", "200", "200", "200", "200", "200"},
	{"POST /attempts", "303→question", "303→question", "303→question", "303→question", "303→question"},
	{"GET /attempts/:attempt", "401", "303→question", "404", "404", "404"},
	{"GET /attempts/:attempt/questions/:number", "401", "200", "404", "404", "404"},
	{"POST /attempts/:attempt/questions/:number", "401", "422", "404", "404", "404"},
	{"GET /attempts/:attempt/overview", "401", "200", "404", "404", "404"},
	{"POST /attempts/:attempt/submission", "401", "303→result", "404", "404", "404"},
	{"GET /attempts/:attempt/result", "401", "303→attempt", "404", "404", "404"},
	{"POST /reports", "401", "422", "404", "404", "404"},
	{"GET /setup/:token", "410", "410", "410", "410", "410"},
	{"POST /setup/:token", "410", "410", "410", "410", "410"},
	{"GET /sign-in", "200", "200", "200", "303→desk", "303→desk"},
	{"POST /sign-in", "422", "422", "422", "422", "422"},
	{"POST /sign-out", "303→home", "303→home", "303→home", "303→home", "303→home"},
	{"GET /desk", "303→sign-in", "303→sign-in", "303→sign-in", "200", "403"},
	{"GET /desk/attempts/:attempt", "303→sign-in", "303→sign-in", "303→sign-in", "200", "403"},
	{"GET /desk/reports", "303→sign-in", "303→sign-in", "303→sign-in", "200", "403"},
	{"GET /desk/scores.csv", "303→sign-in", "303→sign-in", "303→sign-in", "200", "403"},
	{"GET /desk/course", "303→sign-in", "303→sign-in", "303→sign-in", "200", "403"},
	{"POST /desk/course/imports", "303→sign-in", "303→sign-in", "303→sign-in", "415", "403"},
	{"GET /desk/course/imports/:import", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"POST /desk/course/imports/:import", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"GET /desk/course/revisions/:revision", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"POST /desk/course/revisions/:revision", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"GET /desk/course/download/:format", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"GET /desk/course/template/:format", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"GET /desk/course/own", "303→sign-in", "303→sign-in", "303→sign-in", "200", "403"},
	{"POST /desk/course/own", "303→sign-in", "303→sign-in", "303→sign-in", "400", "403"},
	{"GET /desk/course/facts/:kind/:id", "303→sign-in", "303→sign-in", "303→sign-in", "404", "403"},
	{"POST /desk/course/facts/:kind/:id", "303→sign-in", "303→sign-in", "303→sign-in", "400", "403"},
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	for who, want := range map[string]func(may) string{
		"visitor":       func(m may) string { return m.visitor },
		"owner":         func(m may) string { return m.owner },
		"another guest": func(m may) string { return m.other },
		"instructor":    func(m may) string { return m.teacher },
		"account":       func(m may) string { return m.account },
	} {
		t.Run(who, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			s.instructor()
			if who == "account" {
				s.act = func(a *roster.Actor) { a.Admin, a.Classes = false, nil }
			}
			owner := s.browser()
			_, like := owner.start(1, "end")
			cookie := owner.cookie()
			b := s.enter(who, cookie)
			for i, tt := range permissions {
				attempt := "given-" + strconv.Itoa(i)
				s.give(attempt, like, quiz.FeedbackEnd, choice())
				if got := b.ask(tt.route, attempt); got != want(tt) {
					t.Errorf("%s answers %s, want %s", tt.route, got, want(tt))
				}
				if strings.HasPrefix(tt.route, http.MethodPost) { // which may have made somebody else of them
					b = s.enter(who, cookie)
				}
			}
		})
	}
}

// A route that the table lacks is one of whose permissions nobody has thought.
func TestThePermissionTableHasEveryRoute(t *testing.T) {
	t.Parallel()
	var known []string
	for _, tt := range permissions {
		known = append(known, tt.route)
	}
	e, ok := newSite(t).handler.(*echo.Echo)
	if !ok {
		t.Fatal("the site is no longer one Echo")
	}
	for _, r := range e.Routes() {
		route := strings.Replace(r.Method, http.MethodHead, http.MethodGet, 1) + " " + r.Path
		if !slices.Contains(known, route) {
			t.Errorf("%s is not in the table of permissions", route)
		}
	}
	if len(e.Routes()) < len(known) {
		t.Errorf("%d routes are fewer than the %d in the table", len(e.Routes()), len(known))
	}
}

// enter is the browser of somebody; the owner's has the session of a cookie.
func (s *site) enter(who, owner string) *browser {
	s.Helper()
	s.clock.pass(time.Minute) // so that nobody has signed in too often
	b := s.browser()
	switch who {
	case "owner":
		b.setCookie(owner)
	case "another guest":
		b.start(1, "end")
	case "instructor", "account":
		b.signIn()
	}
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return b
}

// ask asks a route about an attempt.
func (b *browser) ask(route, attempt string) string {
	b.Helper()
	method, path, _ := strings.Cut(route, " ")
	path = strings.NewReplacer(":attempt", attempt, ":number", "1", ":token", "NOBODYSCODE", "*", "nothing.css").Replace(path)
	if method == http.MethodPost {
		return b.send(path, fields("sequence", "1", "attempt", attempt, "position", "1")).answer()
	}
	return b.open(path).answer()
}

// answer is the status, and where a redirect leads, by the kind of page.
func (p *page) answer() string {
	p.Helper()
	status := strconv.Itoa(p.status)
	if p.status != http.StatusSeeOther {
		return status
	}
	u, err := url.Parse(p.header.Get("Location"))
	if err != nil {
		p.Fatal(err)
	}
	kind := "elsewhere"
	switch part := strings.Split(u.Path, "/"); {
	case u.Path == "/":
		kind = "home"
	case part[1] == "sign-in", part[1] == "desk":
		kind = part[1]
	case len(part) == 3 && part[1] == "attempts":
		kind = "attempt"
	case len(part) == 4:
		kind = part[3]
	case len(part) == 5 && part[3] == "questions":
		kind = "question"
	}
	return status + "→" + kind
}
