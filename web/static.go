// Package web serves the files that a browser needs beside the pages: style sheets, scripts, fonts
// and icons.
//
// All of them are embedded. Each has one URL that carries a fingerprint of its content, such as
// /static/css/app.1f0c2d3e4b5a.css, and is served to be kept for ever: a changed file has another URL.
// Text is compressed once, at start. Pages ask [URL] for the address of a file; the server mounts
// [Handler] at [Prefix]. The package knows no page and no domain, and uses the standard library alone.
package web

import (
	"embed"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// Prefix is where Handler must be mounted.
const Prefix = "/static/"

//go:embed static
var embedded embed.FS

// asset is one file, ready to be sent.
type asset struct {
	url         string
	contentType string
	etag        string
	body        []byte
	zipped      []byte // nil where compressing does not help
}

// bundle is every file, by its name ("css/app.css") and by its URL.
type bundle struct {
	byName map[string]*asset
	byURL  map[string]*asset
}

// load reads the files once, at the first use.
var load = sync.OnceValue(func() bundle {
	sub, err := fs.Sub(embedded, "static")
	if err != nil {
		panic("web: " + err.Error())
	}
	b, err := newBundle(sub)
	if err != nil {
		panic("web: " + err.Error())
	}
	return b
})

// URL is the fingerprinted address of a file, by its path below static: "css/app.css". It panics on a
// name that is not there, which is a mistake in the program and is met by the first page that is drawn.
func URL(name string) string {
	a, ok := load().byName[name]
	if !ok {
		panic(fmt.Sprintf("web: no static file %q", name))
	}
	return a.url
}

// Handler serves the files under their fingerprinted URLs, and 404 for anything else.
func Handler() http.Handler { return load() }

// ServeHTTP answers GET and HEAD.
func (b bundle) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, ok := b.byURL[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	h.Set("Content-Type", a.contentType)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	body, etag := a.body, a.etag
	if a.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Get("Accept-Encoding")) {
			body, etag = a.zipped, a.etag+"-gz"
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("ETag", strconv.Quote(etag))
	if strings.Contains(r.Header.Get("If-None-Match"), strconv.Quote(etag)) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the client has gone: nothing is left to tell it
	}
}
