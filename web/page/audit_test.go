package page_test

import (
	"os"
	"testing"

	"fasti/internal/browsertest"
)

// smallTargets names controls that are less than 44 px high or wide. Links inside of a sentence are left
// out, as WCAG does, and so are controls that a larger label stands for.
const smallTargets = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
	.filter(e => e.offsetParent && getComputedStyle(e).opacity !== "0" && !e.closest(".visually-hidden, .skip"))
	.filter(e => !(e.matches("a") && (e.closest("p, li:not(.colophon li), th, td, dd") && !e.matches(".button, .wayon, .pager a, .mainnav a, .tabs a"))))
	.map(e => e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") : e)
	.filter(e => { const r = e.getBoundingClientRect(); return r.height < 43.5 || r.width < 43.5 })
	.map(e => e.outerHTML.slice(0, 90) + " " + Math.round(e.getBoundingClientRect().width) + "x" + Math.round(e.getBoundingClientRect().height))
	.join("\n")`

// TestTargets checks that a finger can hit every control.
func TestTargets(t *testing.T) {
	b, urls := allSamples(t)
	b.Size(360, 800)
	for name, url := range urls {
		b.Open(url)
		browsertest.Eval[bool](b, openAll)
		if small := browsertest.Eval[string](b, smallTargets); small != "" {
			t.Errorf("%s:\n%s", name, small)
		}
	}
}

// TestAxe runs the rules of axe-core, from the file that FASTI_AXE names, over every sample.
func TestAxe(t *testing.T) {
	path := os.Getenv("FASTI_AXE")
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("FASTI_AXE does not name axe.js")
		}
		t.Skip("set FASTI_AXE to axe.js to run its rules")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b, urls := allSamples(t)
	for _, scheme := range []string{"light", "dark"} {
		b.Scheme(scheme)
		for name, url := range urls {
			b.Open(url)
			browsertest.Eval[bool](b, openAll)
			browsertest.Eval[bool](b, string(axe)+";true")
			browsertest.Eval[bool](b, `window.found = null, axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
				.then(r => { window.found = r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")).join("\n") }), true`)
			b.Wait(`window.found !== null`)
			if found := browsertest.Eval[string](b, "window.found"); found != "" {
				t.Errorf("%s, %s:\n%s", name, scheme, found)
			}
		}
	}
}
