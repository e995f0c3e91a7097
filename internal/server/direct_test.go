package server_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// direct hands a request to the server without a network, so that it can have what no network carries.
func (b *browser) direct(r *http.Request) *page {
	b.Helper()
	return b.from(r, "192.0.2.1:4711")
}

// from hands a request to the server as if it came from an address.
func (b *browser) from(r *http.Request, address string) *page {
	b.Helper()
	r.RequestURI, r.RemoteAddr = r.URL.RequestURI(), address
	for _, c := range b.client.Jar.Cookies(r.URL) {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		b.Fatal(err)
	}
	p := &page{browser: b, status: w.Code, header: w.Header(), url: r.URL, body: w.Body.Bytes(), doc: doc}
	p.proper()
	return p
}

func parse(t testing.TB, form string) url.Values {
	t.Helper()
	v, err := url.ParseQuery(form)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var errPanic = errors.New("something that never happens")

// failing makes every course fail to load, by a panic where that is what is asked for.
func failing(err error) func(context.Context, string) error {
	return func(context.Context, string) error {
		if errors.Is(err, errPanic) {
			panic(err)
		}
		return err
	}
}
