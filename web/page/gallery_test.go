package page_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestGallery takes a picture of every sample, narrow and wide, light and dark, and checks what only a
// browser can tell: nothing scrolls sideways down to 320 px, and the policy is never broken.
// FASTI_GALLERY_ONLY names samples to take alone, separated by commas.
func TestGallery(t *testing.T) {
	dir := gallery(t)
	only := os.Getenv("FASTI_GALLERY_ONLY")
	routes := map[string]http.HandlerFunc{}
	for _, s := range samples() {
		routes["/sample/"+s.name] = show(t, s.view)
	}
	server := stage(t, routes)
	b := newTab(t)
	for _, s := range samples() {
		if only != "" && !strings.Contains(","+only+",", ","+s.name+",") {
			continue
		}
		for _, scheme := range []string{"light", "dark"} {
			b.scheme(scheme)
			for _, width := range []int64{360, 1280} {
				b.size(width, 800)
				b.do(chromedp.Navigate(server.URL + "/sample/" + s.name))
				eval[bool](b, `document.querySelectorAll("details").forEach(d => { if (`+fmt.Sprint(width == 1280)+`) d.open = true }), document.fonts.status === "loaded"`)
				b.wait(`document.fonts.status === "loaded"`)
				name := fmt.Sprintf("%s-%d-%s.png", s.name, width, scheme)
				png, err := chromedp.Run(b, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, name), png, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		b.size(320, 640)
		b.do(chromedp.Navigate(server.URL + "/sample/" + s.name))
		eval[bool](b, `document.querySelectorAll("details").forEach(d => { d.open = true }), true`)
		if wide := eval[string](b, wideElements); wide != "" {
			t.Errorf("%s scrolls sideways at 320 px: %s", s.name, wide)
		}
	}
	for _, complaint := range b.complaints() {
		t.Errorf("console: %s", complaint)
	}
}

// wideElements names what reaches past the edge of the window; empty when the page does not scroll.
const wideElements = `(() => {
	const room = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= room) return "";
	return [...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > room + 1)
		.map(e => e.tagName + "." + e.className).slice(0, 8).join(", ");
})()`
