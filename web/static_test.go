package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"fasti/web"
)

func get(t *testing.T, method, path string, header map[string]string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for key, value := range header {
		r.Header.Set(key, value)
	}
	w := httptest.NewRecorder()
	web.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) []byte {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// files are the paths below static, as written to disk.
func files(t *testing.T) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS("static"), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) < 20 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	return names
}

func TestEveryFileIsServed(t *testing.T) {
	kinds := map[string]string{
		"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
		"png": "image/png", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
	}
	fingerprint := regexp.MustCompile(`^/static/.+\.[0-9a-f]{12}\.[a-z0-9]+$`)
	for _, name := range files(t) {
		url := web.URL(name)
		if !fingerprint.MatchString(url) {
			t.Errorf("%s: URL %s has no fingerprint", name, url)
		}
		r := get(t, http.MethodGet, url, nil)
		if r.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d", url, r.StatusCode)
		}
		if got, want := r.Header.Get("Content-Type"), kinds[name[strings.LastIndex(name, ".")+1:]]; got != want {
			t.Errorf("%s: type %q, want %q", name, got, want)
		}
		if got := r.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: cached as %q", name, got)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: may be sniffed", name)
		}
		onDisk, err := os.ReadFile("static/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, ".css") && !bytes.Equal(body(t, r), onDisk) {
			t.Errorf("%s: not the file on disk", name)
		}
	}
}

func TestOnlyFingerprintedURLs(t *testing.T) {
	for _, path := range []string{
		"/static/css/app.css", "/static/", "/static/css/", "/static/css/app.000000000000.css",
		"/static/../static.go", "/static/%2e%2e/static.go", web.URL("css/app.css") + "/", "/",
	} {
		if r := get(t, http.MethodGet, path, nil); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}

func TestMethods(t *testing.T) {
	url := web.URL("js/app.js")
	head := get(t, http.MethodHead, url, nil)
	if n := len(body(t, head)); head.StatusCode != http.StatusOK || n != 0 {
		t.Errorf("HEAD: status %d, %d bytes", head.StatusCode, n)
	}
	if head.Header.Get("Content-Length") == "0" {
		t.Error("HEAD does not tell the length")
	}
	post := get(t, http.MethodPost, url, nil)
	if post.StatusCode != http.StatusMethodNotAllowed || post.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: status %d, allow %q", post.StatusCode, post.Header.Get("Allow"))
	}
}

func TestCompression(t *testing.T) {
	url := web.URL("css/app.css")
	plain := get(t, http.MethodGet, url, nil)
	want := body(t, plain)
	tests := map[string]bool{
		"": false, "gzip": true, "br, gzip;q=0.8": true, "GZIP": true, "*": true, "identity": false,
		"gzip;q=0": false, "gzip; q=0, *": false, "x-gzip-ish": false, "gzip;q=much": true,
	}
	for accept, zipped := range tests {
		r := get(t, http.MethodGet, url, map[string]string{"Accept-Encoding": accept})
		if got := r.Header.Get("Content-Encoding") == "gzip"; got != zipped {
			t.Errorf("accepting %q: compressed is %v", accept, got)
			continue
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("accepting %q: does not vary", accept)
		}
		if !zipped {
			continue
		}
		if r.Header.Get("ETag") == plain.Header.Get("ETag") {
			t.Error("both encodings have one ETag")
		}
		reader, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(reader); err != nil || !bytes.Equal(got, want) {
			t.Errorf("accepting %q: another text: %v", accept, err)
		}
	}
	font := get(t, http.MethodGet, web.URL("fonts/literata-latin.woff2"), map[string]string{"Accept-Encoding": "gzip"})
	if font.Header.Get("Content-Encoding") != "" {
		t.Error("a font is compressed twice")
	}
}

func TestRevalidation(t *testing.T) {
	url := web.URL("icons/icon.svg")
	etag := get(t, http.MethodGet, url, nil).Header.Get("ETag")
	r := get(t, http.MethodGet, url, map[string]string{"If-None-Match": `"other", ` + etag})
	if r.StatusCode != http.StatusNotModified || len(body(t, r)) != 0 {
		t.Errorf("status %d", r.StatusCode)
	}
	if r := get(t, http.MethodGet, url, map[string]string{"If-None-Match": `"other"`}); r.StatusCode != http.StatusOK {
		t.Errorf("another tag: status %d", r.StatusCode)
	}
}

// TestSheetIsWhole wants the sheet that pages link to stitched together, with every file it names served.
func TestSheetIsWhole(t *testing.T) {
	sheet := string(body(t, get(t, http.MethodGet, web.URL("css/app.css"), nil)))
	for _, left := range []string{"@import", "/*", "../"} {
		if strings.Contains(sheet, left) {
			t.Errorf("the sheet still has %q", left)
		}
	}
	for _, has := range []string{"--minium:", ".masthead", ".option", ".table", "@media print"} {
		if !strings.Contains(sheet, has) {
			t.Errorf("the sheet lacks %q", has)
		}
	}
	urls := regexp.MustCompile(`url\("([^"]+)"\)`).FindAllStringSubmatch(sheet, -1)
	if len(urls) < 10 {
		t.Fatalf("only %d files named", len(urls))
	}
	for _, url := range urls {
		if r := get(t, http.MethodGet, url[1], nil); r.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", url[1], r.StatusCode)
		}
	}
}

// TestWeight keeps a first visit to a page in Latin letters small: the sheet, both scripts and two faces.
func TestWeight(t *testing.T) {
	total := 0
	for _, name := range []string{
		"css/app.css", "js/app.js", "js/htmx-4.0.1.min.js", "fonts/literata-latin.woff2", "fonts/commissioner-latin.woff2",
	} {
		total += len(body(t, get(t, http.MethodGet, web.URL(name), map[string]string{"Accept-Encoding": "gzip"})))
	}
	if total > 130_000 {
		t.Errorf("a first visit fetches %d bytes beside the page", total)
	}
	t.Logf("a first visit fetches %d bytes beside the page", total)
}

func TestUnknownNamePanics(t *testing.T) {
	defer func() {
		if got, _ := recover().(string); !strings.Contains(got, `"css/lost.css"`) {
			t.Errorf("recovered %q", got)
		}
	}()
	web.URL("css/lost.css")
}
