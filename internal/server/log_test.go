package server_test

import (
	"bytes"
	"encoding/json"
	"sync"
	"testing"
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

// of returns the lines about one request.
func (l *logbook) of(t testing.TB, request string) []map[string]any {
	t.Helper()
	var lines []map[string]any
	d := json.NewDecoder(bytes.NewBufferString(l.all()))
	for d.More() {
		var line map[string]any
		if err := d.Decode(&line); err != nil {
			t.Fatal(err)
		}
		if line["id"] == request {
			lines = append(lines, line)
		}
	}
	return lines
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
