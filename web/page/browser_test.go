package page_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/a-h/templ"

	"fasti/web"
)

// policy is the content security policy that the app is served with.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// keep writes a picture into the folder that FASTI_GALLERY names, for people to look at.
func keep(t *testing.T, name string, picture func() []byte) {
	t.Helper()
	dir := os.Getenv("FASTI_GALLERY")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// stage serves pages under the app's policy, as the app would.
func stage(t *testing.T, routes map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle(web.Prefix, web.Handler())
	for pattern, handler := range routes {
		mux.HandleFunc(pattern, handler)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

// show answers with one screen.
func show(t *testing.T, view templ.Component) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		var buf bytes.Buffer
		if err := view.Render(r.Context(), &buf); err != nil {
			t.Errorf("render: %v", err)
		}
		_, _ = w.Write(buf.Bytes())
	}
}
