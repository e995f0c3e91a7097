package server_test

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// browser is somebody with cookies of their own and without JavaScript.
type browser struct {
	*site
	client *http.Client
}

func (s *site) browser() *browser {
	s.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.Fatal(err)
	}
	return &browser{s, &http.Client{Jar: jar}}
}

// page is an answer as a browser has it in the end.
type page struct {
	*browser
	status int
	header http.Header
	url    *url.URL // of the page, after all redirects
	body   []byte
	doc    *goquery.Document // nil for what is no HTML
}

// do sends a request, follows where it leads, and checks what holds of every answer.
func (b *browser) do(r *http.Request) *page {
	b.Helper()
	resp, err := b.client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.Fatal(err)
	}
	p := &page{browser: b, status: resp.StatusCode, header: resp.Header, url: resp.Request.URL, body: body}
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") && r.Method != http.MethodHead {
		if p.doc, err = goquery.NewDocumentFromReader(bytes.NewReader(body)); err != nil {
			b.Fatal(err)
		}
	}
	p.proper()
	return p
}

// proper checks the headers of every answer, and of every page that it runs nothing inline and loads nothing from
// elsewhere.
func (p *page) proper() {
	p.Helper()
	for header, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := p.header.Get(header); got != want {
			p.Errorf("%s has %s: %q, want %q", p.url, header, got, want)
		}
	}
	for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !slices.Contains(strings.Split(p.header.Get("Content-Security-Policy"), "; "), part) {
			p.Errorf("%s lacks %q in its policy %q", p.url, part, p.header.Get("Content-Security-Policy"))
		}
	}
	if strings.Contains(p.header.Get("Content-Security-Policy"), "unsafe") || p.header.Get("X-Request-Id") == "" {
		p.Errorf("%s has %v", p.url, p.header)
	}
	if p.doc == nil {
		return
	}
	if p.header.Get("Cache-Control") != "no-store" || p.header.Get("Vary") != "HX-Request" {
		p.Errorf("%s may be kept: %v", p.url, p.header)
	}
	if n := p.doc.Find("style, [style], script:not([src]), [onclick], [onload], [onsubmit], iframe, object").Length(); n > 0 {
		p.Errorf("%s has %d elements that the policy forbids", p.url, n)
	}
	p.doc.Find("script[src], link[href], img[src]").Each(func(_ int, s *goquery.Selection) {
		if src := s.AttrOr("src", s.AttrOr("href", "")); !strings.HasPrefix(src, "/static/") {
			p.Errorf("%s loads %q", p.url, src)
		}
	})
	if p.doc.Find("main").Length() != 1 || p.text("h1") == "" || p.text("title") == "" {
		p.Errorf("%s has the title %q and the heading %q", p.url, p.text("title"), p.text("h1"))
	}
}

func (b *browser) request(method, path string, body io.Reader) *http.Request {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), method, "http://"+b.url.Host+path, body)
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// open shows the page of a path.
func (b *browser) open(path string) *page {
	b.Helper()
	return b.do(b.request(http.MethodGet, path, nil))
}

// send posts a form.
func (b *browser) send(path string, fields url.Values) *page {
	b.Helper()
	r := b.request(http.MethodPost, path, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(r)
}

// fields makes a form of keys and values in turn.
func fields(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v
}

// submit sends a form of the page as it stands, with some fields filled in.
func (p *page) submit(form string, filled url.Values) *page {
	p.Helper()
	f := p.one(form)
	sent := url.Values{}
	f.Find("input[name], select[name], textarea[name]").Each(func(_ int, s *goquery.Selection) {
		name, value := s.AttrOr("name", ""), s.AttrOr("value", "")
		_, checked := s.Attr("checked")
		switch {
		case s.Is("[type=radio]") && !checked:
			return
		case s.Is("select"):
			value = s.Find("option[selected]").AttrOr("value", "")
		case s.Is("textarea"):
			value = s.Text()
		}
		sent.Set(name, value)
	})
	maps.Copy(sent, filled)
	if !strings.EqualFold(f.AttrOr("method", ""), "post") {
		return p.open(f.AttrOr("action", "") + "?" + sent.Encode())
	}
	return p.send(f.AttrOr("action", ""), sent)
}

// follow opens what a link of the page leads to.
func (p *page) follow(link string) *page {
	p.Helper()
	return p.open(p.one(link).AttrOr("href", ""))
}

func (p *page) one(selector string) *goquery.Selection {
	p.Helper()
	if p.doc == nil {
		p.Fatalf("%s is no page: %d %q", p.url, p.status, p.body)
	}
	found := p.doc.Find(selector)
	if found.Length() != 1 {
		p.Fatalf("%s (%d, %q) has %d of %s", p.url, p.status, p.text("h1"), found.Length(), selector)
	}
	return found
}

// text is that of all elements of a selector, on one line.
func (p *page) text(selector string) string {
	p.Helper()
	if p.doc == nil {
		p.Fatalf("%s is no page: %d %q", p.url, p.status, p.body)
	}
	return strings.Join(strings.Fields(p.doc.Find(selector).Text()), " ")
}

// want fails where the page is another, or says something else.
func (p *page) want(status int, selector, part string) *page {
	p.Helper()
	if got := p.text(selector); p.status != status || !strings.Contains(got, part) {
		p.Errorf("%s is %d with %s %q, want %d with %q", p.url, p.status, selector, got, status, part)
	}
	return p
}

// request number of the page, by which the log is found.
func (p *page) id() string { return p.header.Get("X-Request-Id") }

// start begins a quiz from the front page and returns its first question and its ID.
func (b *browser) start(length int, feedback string) (*page, string) {
	b.Helper()
	p := b.open("/").submit("form.start", fields("length", strconv.Itoa(length), "feedback", feedback))
	part := strings.Split(p.url.Path, "/")
	if p.status != http.StatusOK || len(part) != 5 {
		b.Fatalf("starting leads to %s, %d: %s", p.url, p.status, p.text("main"))
	}
	return p, part[2]
}

// signIn signs the instructor in.
func (b *browser) signIn() *page {
	b.Helper()
	return b.open("/sign-in").submit("main form", fields("email", clioEmail, "password", clioPassword))
}

// cookie is the session cookie that the browser has, "" for none.
func (b *browser) cookie() string {
	for _, c := range b.client.Jar.Cookies(&url.URL{Scheme: "http", Host: b.url.Host, Path: "/"}) {
		if c.Name == "fasti" {
			return c.Value
		}
	}
	return ""
}

// setCookie puts a session cookie into the browser.
func (b *browser) setCookie(value string) {
	b.client.Jar.SetCookies(&url.URL{Scheme: "http", Host: b.url.Host, Path: "/"}, []*http.Cookie{{Name: "fasti", Value: value, Path: "/"}})
}
