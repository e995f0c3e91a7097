package server_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"fasti/internal/errs"
	"fasti/internal/server"
)

// bad is a request that nobody should send.
type bad struct {
	name   string
	method string
	path   string // {attempt} is that of the browser, {other} that of another guest
	form   string
	header map[string]string
	body   func() io.Reader // in place of form
	status int
	says   string // part of the page: what to do next, or what is wrong
	cause  string // part of what the log has
}

const formType = "application/x-www-form-urlencoded"

// badRequests are each answered by a page that says what to do next, and store nothing.
var badRequests = []bad{
	{name: "an unknown page", path: "/nowhere", status: 404, says: "no such page", cause: "Not Found"},
	{name: "an unknown attempt", path: "/attempts/nobody", status: 404, says: "no such attempt", cause: "no such attempt"},
	{name: "a question that is not there", path: "/attempts/{attempt}/questions/9", status: 404, says: "no such question", cause: "no such question"},
	{name: "a question that is no number", path: "/attempts/{attempt}/questions/one", status: 404, says: "where a number should be", cause: "number"},
	{name: "question 0", path: "/attempts/{attempt}/questions/0", status: 404, says: "where a number should be", cause: "number"},
	{name: "a number beyond all", path: "/attempts/{attempt}/questions/99999999999999999999", status: 404, says: "number should be", cause: "number"},
	{name: "a foreign attempt", path: "/attempts/{other}", status: 404, says: "no such attempt", cause: "no such attempt"},
	{name: "a foreign question", path: "/attempts/{other}/questions/1", status: 404, says: "no such question", cause: "no such question"},
	{name: "a foreign result", path: "/attempts/{other}/result", status: 404, says: "no such attempt", cause: "no such attempt"},
	{name: "a foreign answer", method: "POST", path: "/attempts/{other}/questions/1", form: "sequence=1&pick=a", status: 404, says: "no such question", cause: "no such question"},
	{name: "a foreign submission", method: "POST", path: "/attempts/{other}/submission", status: 404, says: "no such attempt", cause: "no such attempt"},
	{name: "a report of a foreign question", method: "POST", path: "/reports", form: "attempt={other}&position=1&reason=other", status: 404, says: "no such question", cause: "no such question"},
	{name: "an answer without its sequence", method: "POST", path: "/attempts/{attempt}/questions/1", form: "pick=a", status: 400, says: "sequence number", cause: "sequence number"},
	{name: "a negative sequence", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=-1&pick=a", status: 400, says: "sequence number", cause: "sequence number"},
	{name: "a sequence from nowhere", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=7&pick=a", status: 422, says: "Open the question again", cause: "not one of this quiz"},
	{name: "an option that was not offered", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=1&pick=perhaps", status: 422, says: "none of the options offered", cause: "none of the options offered"},
	{name: "two options", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=1&pick=a&pick=b", status: 422, says: "none of the options offered", cause: "none of the options offered"},
	{name: "a page of another site, by its origin", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=1&pick=a", header: map[string]string{"Origin": "https://evil.example"}, status: 403, says: "page of another site", cause: "cross-origin"},
	{name: "a page of another site, as the browser says", method: "POST", path: "/attempts/{attempt}/submission", header: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403, says: "page of another site", cause: "cross-origin"},
	{name: "another site that starts a quiz", method: "POST", path: "/attempts", header: map[string]string{"Origin": "https://evil.example"}, status: 403, says: "page of another site", cause: "cross-origin"},
	{name: "another site that signs in", method: "POST", path: "/sign-in", form: "email=a@b.c&password=x", header: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403, says: "page of another site", cause: "cross-origin"},
	{name: "invalid UTF-8 in a field", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=1&pick=%ff%fe", status: 400, says: "not valid UTF-8", cause: "UTF-8"},
	{name: "NUL in a field", method: "POST", path: "/attempts", form: "name=Ve%00ra", status: 400, says: "Type it again", cause: "UTF-8"},
	{name: "invalid UTF-8 in a name", method: "POST", path: "/attempts", form: "n%ffme=Vera", status: 400, says: "Type it again", cause: "UTF-8"},
	{name: "invalid UTF-8 in a path", path: "/attempts/%FF", status: 400, says: "use the page’s own links", cause: "address"},
	{name: "invalid UTF-8 in a query", path: "/progress?facts=%ff", status: 400, says: "UTF-8", cause: "UTF-8"},
	{name: "a broken escape", method: "POST", path: "/attempts", form: "name=%zz", status: 400, says: "reload the page", cause: "invalid URL escape"},
	{name: "a broken escape in a query", path: "/progress?facts=%zz", status: 400, says: "use the page’s own links", cause: "invalid URL escape"},
	{name: "JSON", method: "POST", path: "/attempts", form: `{"length":5}`, header: map[string]string{"Content-Type": "application/json"}, status: 415, says: "could not be read", cause: "415"},
	{name: "a form of parts", method: "POST", path: "/attempts", form: "--x--", header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, status: 415, says: "reload the page", cause: "415"},
	{name: "too many fields", method: "POST", path: "/attempts", form: strings.Repeat("x&", 101), status: 400, says: "more fields", cause: "more fields"},
	{name: "one field too often", method: "POST", path: "/attempts/{attempt}/questions/1", form: "sequence=1" + strings.Repeat("&pick=a", 101), status: 400, says: "more fields", cause: "more fields"},
	{name: "10 MB", method: "POST", path: "/attempts", form: "name=" + strings.Repeat("x", 10<<20), status: 413, says: "64 KB at most", cause: "64 KB"},
	{name: "10 MB that do not say so", method: "POST", path: "/attempts/{attempt}/questions/1", body: endless, status: 413, says: "64 KB at most", cause: "request body too large"},
	{name: "an unknown era", method: "POST", path: "/attempts", form: "scope=era:atlantis", status: 422, says: "no such era", cause: "no such era"},
	{name: "an unknown topic", method: "POST", path: "/attempts", form: "scope=topic:atlantis", status: 422, says: "no such topic", cause: "no such topic"},
	{name: "an era without questions", method: "POST", path: "/attempts", form: "scope=era:kyivan-rus", status: 422, says: "no questions about this yet", cause: "no questions"},
	{name: "an unknown scope", method: "POST", path: "/attempts", form: "scope=galaxy", status: 422, says: "everything, an era or a topic", cause: "Choose what"},
	{name: "a length that is none", method: "POST", path: "/attempts", form: "length=many", status: 422, says: "from 1 to 100", cause: "length"},
	{name: "a length beyond all", method: "POST", path: "/attempts", form: "length=101", status: 422, says: "from 1 to 100", cause: "length"},
	{name: "an unknown feedback", method: "POST", path: "/attempts", form: "feedback=never", status: 422, says: "when you want feedback", cause: "feedback"},
	{name: "a long name", method: "POST", path: "/attempts", form: "name=" + strings.Repeat("x", 101), status: 422, says: "at most 100 characters", cause: "100 characters"},
	{name: "a report without a reason", method: "POST", path: "/reports", form: "attempt={attempt}&position=1", status: 422, says: "Choose what is wrong.", cause: "Choose what is wrong."},
	{name: "a report for a reason that was not offered", method: "POST", path: "/reports", form: "attempt={attempt}&position=1&reason=boredom", status: 422, says: "Choose what is wrong.", cause: "Choose what"},
	{name: "a long report", method: "POST", path: "/reports", form: "attempt={attempt}&position=1&reason=other&text=" + strings.Repeat("x", 1001), status: 422, says: "at most 1000 characters", cause: "1000 characters"},
	{name: "a report of no question", method: "POST", path: "/reports", form: "attempt={attempt}&reason=other", status: 404, says: "number should be", cause: "number"},
	{name: "a page of a table that is no number", path: "/progress?sittings=two", status: 404, says: "number should be", cause: "number"},
	{name: "a page after the last", path: "/progress?facts=2", status: 404, says: "no page 2", cause: "no page 2"},
	{name: "a page beyond all", path: "/progress?sittings=1000001", status: 404, says: "no page", cause: "no page"},
	{name: "the wrong method", method: "DELETE", path: "/attempts/{attempt}", status: 405, says: "its own buttons", cause: "Method Not Allowed"},
	{name: "an answer by PUT", method: "PUT", path: "/attempts/{attempt}/questions/1", form: "sequence=1&pick=a", status: 405, says: "its own buttons", cause: "Method Not Allowed"},
	{name: "a POST to a page", method: "POST", path: "/sources", status: 405, says: "its own buttons", cause: "Method Not Allowed"},
	{name: "a form that ends early", method: "POST", path: "/attempts", body: func() io.Reader { return cutOff{} }, status: 400, says: "Check your connection", cause: os.ErrDeadlineExceeded.Error()},
}

func TestBadInput(t *testing.T) {
	t.Parallel()
	for _, fragment := range []bool{false, true} {
		s := newSite(t)
		mine, other := s.browser(), s.browser()
		_, id := mine.start(2, "each")
		s.give("given", id, "each", choice(), choice())
		first := mine.open("/attempts/given/questions/1")
		_, foreign := other.start(2, "each")
		place := strings.NewReplacer("{attempt}", "given", "{other}", foreign)
		for _, tt := range badRequests {
			p := tt.send(mine, place, fragment)
			if !strings.Contains(p.text("main"), tt.says) || p.status != tt.status {
				t.Errorf("%s: %d, %q; want %d with %q", tt.name, p.status, p.text("main"), tt.status, tt.says)
			}
			if p.doc.Find("main a[href], main form").Length() == 0 {
				t.Errorf("%s: the page leads nowhere", tt.name)
			}
			if why := s.log.cause(t, p.id()); !strings.Contains(why, tt.cause) {
				t.Errorf("%s: the log says %q, want %q", tt.name, why, tt.cause)
			}
			if fragment != (p.doc.Find("head link").Length() == 0) {
				t.Errorf("%s: a fragment is %v, and the page is %s", tt.name, fragment, p.body)
			}
		}
		if n := s.attempts(); n != 3 {
			t.Errorf("%d attempts are stored, want the three that were begun", n)
		}
		for _, attempt := range []string{"given", foreign} {
			if a := s.score(attempt).Attempt; a.Answered != 0 || !a.Open() {
				t.Errorf("stored is %+v", a)
			}
		}
		if _, n, _, err := s.store.Reports(t.Context(), "open", 0, 1); n != 0 || err != nil {
			t.Errorf("%d reports are stored: %v", n, err)
		}
		// What the student has typed is not lost: the form that was open all the while is still taken.
		first.submit("form.answer", fields("pick", "a")).want(200, "h1", "Right")
	}
}

// send sends the request.
func (tt *bad) send(b *browser, place *strings.Replacer, fragment bool) *page {
	b.Helper()
	method := tt.method
	if method == "" {
		method = http.MethodGet
	}
	var body io.Reader = strings.NewReader(place.Replace(tt.form))
	if tt.body != nil {
		body = tt.body()
	}
	r := b.request(method, place.Replace(tt.path), body)
	if method != http.MethodGet {
		r.Header.Set("Content-Type", formType)
	}
	for key, value := range tt.header {
		r.Header.Set(key, value)
	}
	if fragment {
		r.Header.Set("HX-Request", "true")
	}
	if _, cut := body.(cutOff); cut {
		return b.direct(r)
	}
	return b.do(r)
}

// endless is a body of 10 MB that does not say how long it is.
func endless() io.Reader {
	return io.MultiReader(strings.NewReader("sequence=1&pick="), bytes.NewReader(make([]byte, 10<<20)))
}

// cutOff is a body whose connection stalls until the server's patience is over.
type cutOff struct{}

func (cutOff) Read([]byte) (int, error) { return 0, os.ErrDeadlineExceeded }

// A visitor who asks for nothing that there is leaves no trace.
func TestABadStartStoresNobody(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	b := s.browser()
	for _, form := range []string{"scope=era:atlantis", "scope=era:kyivan-rus", "length=0", "name=" + strings.Repeat("x", 101)} {
		p := b.send("/attempts", parse(t, form))
		p.want(422, ".notice--bad", "The quiz has not started yet")
		if p.header.Get("Set-Cookie") != "" || b.cookie() != "" {
			t.Errorf("%s: a cookie is set", form)
		}
	}
	back := b.send("/attempts", parse(t, "scope=topic:plans&length=20&feedback=end&name=Vera")).want(422, ".field__error", "no questions about this yet")
	if got := back.one("#name").AttrOr("value", "") + back.one("input[name=length][checked]").AttrOr("value", "") + back.one("input[name=feedback][checked]").AttrOr("value", ""); got != "Vera20end" {
		t.Errorf("what was chosen came back as %q", got)
	}
}

func TestFailuresHaveAPage(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		err    error
		status int
		says   string
	}{
		{"a defect", io.ErrClosedPipe, 500, "Nothing you had saved is lost."},
		{"a store that is busy", errs.New(errs.Unavailable, "The server is busy. Wait a moment."), 503, "Wait a moment"},
		{"a request that took too long", os.ErrDeadlineExceeded, 500, "on our side"},
		{"a context that ran out", context.DeadlineExceeded, 503, "That took too long."},
		{"a panic", errPanic, 500, "on our side"},
	}
	s := newSite(t)
	for _, tt := range tests {
		s.bank = failing(tt.err)
		p := s.browser().open("/sources")
		p.want(tt.status, "main", tt.says).want(tt.status, ".problem__id code", p.id())
		if strings.Contains(p.text("main"), tt.err.Error()) && errs.Message(tt.err) == "" {
			t.Errorf("%s: the page tells %q", tt.name, tt.err)
		}
		if why := s.log.cause(t, p.id()); !strings.Contains(why, tt.err.Error()) {
			t.Errorf("%s: the log says %q", tt.name, why)
		}
	}
	s.bank = nil
	s.browser().open("/sources").want(200, "h1", "Sources")
}

func TestAClientThatWentAway(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.bank = failing(context.Canceled)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	b := s.browser()
	p := b.direct(b.request(http.MethodGet, "/sources", nil).WithContext(gone))
	if p.status != 499 || !strings.Contains(s.log.cause(t, p.id()), context.Canceled.Error()) {
		t.Errorf("%d, and the log says %q", p.status, s.log.cause(t, p.id()))
	}
	b.open("/sources").want(500, "h1", "on our side") // of one that is still there, it is our fault
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	good := server.Config{Secret: make([]byte, 32), BaseURL: &url.URL{Scheme: "http", Host: "localhost:8080"}, Now: time.Now}
	if _, err := server.New(good); err != nil {
		t.Fatal(err)
	}
	short, baseless := good, good
	short.Secret = make([]byte, 31)
	baseless.BaseURL = &url.URL{Path: "localhost"}
	for name, cfg := range map[string]server.Config{"a short secret": short, "a base URL that is none": baseless} {
		if _, err := server.New(cfg); !errs.Is(err, errs.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// untouched is a body that nobody should read.
type untouched struct{ testing.TB }

func (u untouched) Read([]byte) (int, error) {
	u.Error("the body is read")
	return 0, io.EOF
}

func TestALargeFormIsRefusedUnread(t *testing.T) {
	t.Parallel()
	b := newSite(t).browser()
	r := b.request(http.MethodPost, "/attempts", untouched{t})
	r.Header.Set("Content-Type", formType)
	r.ContentLength = 10 << 20
	b.direct(r).want(413, ".lead", "64 KB at most")
}
