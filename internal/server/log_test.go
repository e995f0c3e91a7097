package server_test

import (
	"bytes"
	"encoding/json"
	"sync"
	"testing"
	"time"
)

// logbook is what the server logs.
type logbook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

// all is the whole text.
func (l *logbook) all() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// of returns the lines about one request. The last of them is written once the answer is on its way, so it may
// have to be waited for.
func (l *logbook) of(t testing.TB, request string) []map[string]any {
	t.Helper()
	for range 2000 {
		if lines, whole := l.now(t, request); whole {
			return lines
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("request %q is not in the log:\n%s", request, l.all())
	return nil
}

// now returns the lines about one request so far, and whether the request's own is among them.
func (l *logbook) now(t testing.TB, request string) (lines []map[string]any, whole bool) {
	t.Helper()
	d := json.NewDecoder(bytes.NewBufferString(l.all()))
	for d.More() {
		var line map[string]any
		if err := d.Decode(&line); err != nil {
			t.Fatal(err)
		}
		if line["id"] == request {
			lines = append(lines, line)
			whole = whole || line["msg"] == "request"
		}
	}
	return lines, whole
}

// cause is what the log says of why a request was refused: the error of its line, and what was noted beside it.
func (l *logbook) cause(t testing.TB, request string) string {
	t.Helper()
	text := ""
	for _, line := range l.of(t, request) {
		for _, key := range []string{"error", "why"} {
			if why, ok := line[key].(string); ok {
				text += why + "\n"
			}
		}
	}
	return text
}
