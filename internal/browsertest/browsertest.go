// Package browsertest drives a real Chromium for tests: a page that nobody looked at is not done, and what
// htmx, focus and a strict content security policy do together no parser of HTML can tell.
//
// It finds the system's browser and never downloads one. Where there is none a test is skipped, and fails
// where the environment says CI=true. Only tests import it.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// patience is how long Wait polls. It bounds a failure and is no measure of speed.
const patience = 30 * time.Second

// Path returns the browser's program: what FASTI_TEST_CHROMIUM names, else the first of the usual names that
// is installed. Without one it skips the test, or fails it in CI.
func Path(t testing.TB) string {
	t.Helper()
	if path := os.Getenv("FASTI_TEST_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const missing = "no Chromium: install it, or name it in FASTI_TEST_CHROMIUM"
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// Tab is one tab of a browser of its own, with its own cookies, and what it complained of. It is a
// context.Context for chromedp.
type Tab struct {
	context.Context
	t testing.TB

	mu         sync.Mutex
	complained []string
}

// NewTab starts a browser; it ends with the test.
func NewTab(t testing.TB) *Tab {
	t.Helper()
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(Path(t)), chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-quic", true),
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // the sandbox refuses to run as root
	}
	ctx, cancel := chromedp.NewContext(t.Context(), chromedp.WithAllocatorOptions(options...))
	t.Cleanup(cancel)
	b := &Tab{Context: ctx, t: t}
	messages := chromedp.Console(ctx)
	b.Do(chromedp.Navigate("about:blank"))
	go func() {
		for message, err := range messages {
			if err != nil {
				return
			}
			if message.IsException() || message.Type == chromedp.ConsoleError {
				b.mu.Lock()
				b.complained = append(b.complained, message.Text)
				b.mu.Unlock()
			}
		}
	}()
	return b
}

// Complaints are what the console held against the pages so far: exceptions, errors, breaches of the policy.
func (b *Tab) Complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.complained)
}

// Do runs steps, and ends the test where one fails.
func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// Open loads an address.
func (b *Tab) Open(url string) {
	b.t.Helper()
	b.Do(chromedp.Navigate(url))
}

// Press types a key or several where the focus is.
func (b *Tab) Press(keys string) {
	b.t.Helper()
	b.Do(chromedp.KeyEvent(keys))
}

// Eval is the value of an expression in the page.
func Eval[T any](b *Tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Wait polls until an expression is true. A page that is just being replaced counts as not yet.
func (b *Tab) Wait(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		ok, err := chromedp.Run(b, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("never came true: %s\nlast error: %v\nconsole: %s", expression, err, strings.Join(b.Complaints(), "\n"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Size sets the window's size in CSS pixels.
func (b *Tab) Size(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height))
}

// Scheme emulates a colour scheme, "light" or "dark", and that nothing moves.
func (b *Tab) Scheme(name string) {
	b.t.Helper()
	_, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: name}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		b.t.Fatal(err)
	}
}

// Scripts switches JavaScript on or off for the pages that come.
func (b *Tab) Scripts(on bool) {
	b.t.Helper()
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	}))
}

// Picture takes a picture of the whole page, as PNG, once its fonts are there.
func (b *Tab) Picture() []byte { return b.picture(chromedp.FullScreenshot(100)) }

// View takes a picture of what the window shows, as PNG, once its fonts are there.
func (b *Tab) View() []byte { return b.picture(chromedp.CaptureScreenshot()) }

func (b *Tab) picture(take chromedp.Action[[]byte]) []byte {
	b.t.Helper()
	b.Wait(`document.fonts.status === "loaded"`)
	png, err := chromedp.Run(b, take)
	if err != nil {
		b.t.Fatal(err)
	}
	return png
}
