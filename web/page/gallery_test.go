package page_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"fasti/internal/browsertest"
)

const openAll = `document.querySelectorAll("details").forEach(d => { d.open = true }), true`

// TestGallery checks of every sample what only a browser can tell: nothing scrolls sideways down to 320 px,
// and the policy is never broken. Where FASTI_GALLERY names a folder it takes a picture of each there, narrow
// and wide, light and dark; FASTI_GALLERY_ONLY names samples to look at alone, separated by commas.
func TestGallery(t *testing.T) {
	only := os.Getenv("FASTI_GALLERY_ONLY")
	b, urls := allSamples(t)
	for name, url := range urls {
		if only != "" && !strings.Contains(","+only+",", ","+name+",") {
			continue
		}
		b.Size(320, 640)
		b.Open(url)
		browsertest.Eval[bool](b, openAll)
		if wide := browsertest.Eval[string](b, wideElements); wide != "" {
			t.Errorf("%s scrolls sideways at 320 px: %s", name, wide)
		}
		if os.Getenv("FASTI_GALLERY") != "" {
			takePictures(t, b, name, url)
		}
	}
	for _, complaint := range b.Complaints() {
		t.Errorf("console: %s", complaint)
	}
}

func takePictures(t *testing.T, b *browsertest.Tab, name, url string) {
	t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		b.Scheme(scheme)
		for _, width := range []int64{360, 1280} {
			b.Size(width, 800)
			b.Open(url)
			if width == 1280 {
				browsertest.Eval[bool](b, openAll)
			}
			keep(t, fmt.Sprintf("%s-%d-%s", name, width, scheme), b.Picture)
		}
	}
}

// allSamples serves every sample to one tab.
func allSamples(t *testing.T) (*browsertest.Tab, map[string]string) {
	t.Helper()
	b := browsertest.NewTab(t)
	routes, urls := map[string]http.HandlerFunc{}, map[string]string{}
	for _, s := range samples() {
		routes["/sample/"+s.name] = show(t, s.view)
	}
	server := stage(t, routes)
	for _, s := range samples() {
		urls[s.name] = server.URL + "/sample/" + s.name
	}
	return b, urls
}

// wideElements names what reaches past the edge of the window; empty when the page does not scroll.
const wideElements = `(() => {
	const room = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= room) return "";
	return [...document.querySelectorAll("body *")]
		.filter(e => e.getBoundingClientRect().right > room + 1)
		.map(e => e.tagName + "." + e.className).slice(0, 8).join(", ");
})()`
