package main

import (
	"testing"
)

func TestSiteOf(t *testing.T) {
	t.Parallel()
	tests := []struct{ addr, port, want string }{
		{"localhost:0", "8123", "http://localhost:8123"},
		{":8080", "8080", "http://localhost:8080"},
		{"0.0.0.0:80", "80", "http://localhost:80"},
		{"[::]:8080", "8080", "http://localhost:8080"},
		{"[::1]:8080", "8080", "http://[::1]:8080"},
		{"192.0.2.7:8080", "8080", "http://192.0.2.7:8080"},
		{"fasti.example.org:8080", "8080", "http://fasti.example.org:8080"},
	}
	for _, tt := range tests {
		if got := siteOf(tt.addr, tt.port).String(); got != tt.want {
			t.Errorf("listening on %s, port %s: %s, want %s", tt.addr, tt.port, got, tt.want)
		}
	}
}

// What browsers send as Origin has no path, no capitals and no standing port.
func TestParseBaseURL(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"https://fasti.example.org", "https://fasti.example.org"},
		{"https://fasti.example.org/", "https://fasti.example.org"},
		{"HTTP://Fasti.Example.ORG:8080", "http://fasti.example.org:8080"},
		{"https://fasti.example.org:443", "https://fasti.example.org"},
		{"http://fasti.example.org:80/", "http://fasti.example.org"},
		{"http://fasti.example.org:443", "http://fasti.example.org:443"},
		{"http://[::1]:8080", "http://[::1]:8080"},
	}
	for _, tt := range tests {
		got, err := parseBaseURL(tt.text)
		if err != nil || got.String() != tt.want {
			t.Errorf("%s: %v, %v, want %s", tt.text, got, err, tt.want)
		}
	}
	if got, err := parseBaseURL(""); got != nil || err != nil {
		t.Errorf("no base URL: %v, %v", got, err)
	}
}

// The secret lies beside a SQLite file, and in the database on PostgreSQL, unless a file is named.
func TestSecretFileFollowsTheDatabase(t *testing.T) {
	t.Parallel()
	tests := []struct{ db, file, want string }{
		{"var/fasti.db", "", "var/fasti.secret"},
		{"fasti", "", "fasti.secret"},
		{"var/2026.autumn/fasti", "", "var/2026.autumn/fasti.secret"},
		{"var/fasti.db", "etc/key", "etc/key"},
		{"postgres://localhost/fasti", "", ""},
		{"postgresql://localhost/fasti", "etc/key", "etc/key"},
	}
	for _, tt := range tests {
		c := serveCmd{
			siteFlags: siteFlags{Addr: "localhost:0"}, databaseFlag: databaseFlag{tt.db}, SecretFile: tt.file,
			DrainDelay: "0s", logFlags: logFlags{"info", "json"},
		}
		cfg, err := c.config(t.Output())
		if err != nil || cfg.secretFile != tt.want {
			t.Errorf("--db %s --secret-file %q: %q, %v, want %q", tt.db, tt.file, cfg.secretFile, err, tt.want)
		}
	}
}
