package main

import (
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fasti/internal/errs"
)

// siteFlags say where the site is.
type siteFlags struct {
	Addr    string `help:"Where to listen, as host:port; port 0 takes a free one. An empty host is every address of the machine." default:"localhost:8080" env:"FASTI_ADDR"`
	BaseURL string `name:"base-url" help:"The address that browsers open, where it is not the one of --addr: behind a proxy that speaks TLS, for one." env:"FASTI_BASE_URL" placeholder:"URL"`
}

// databaseFlag says where everything is kept.
type databaseFlag struct {
	DB string `name:"db" help:"The path of a SQLite file, or a postgres:// URL." default:"var/fasti.db" env:"FASTI_DB"`
}

// logFlags say what the log on stderr has.
type logFlags struct {
	LogLevel  string `help:"The least that is logged: debug, info, warn or error." default:"info" env:"FASTI_LOG_LEVEL"`
	LogFormat string `help:"text for people, json for machines." default:"text" env:"FASTI_LOG_FORMAT"`
}

// config is what serve was asked for, once everything that can be checked without acting is.
type config struct {
	addr       string
	baseURL    *url.URL // nil for that of the address
	db         database
	secretFile string // "" for a secret that is kept in the database
	drainDelay time.Duration
	log        *slog.Logger
}

func (c *serveCmd) config(stderr io.Writer) (cfg config, err error) {
	cfg.addr = c.Addr
	if err := checkAddr(c.Addr); err != nil {
		return config{}, err
	}
	if cfg.baseURL, err = parseBaseURL(c.BaseURL); err != nil {
		return config{}, err
	}
	if cfg.db, err = parseDatabase(c.DB); err != nil {
		return config{}, err
	}
	cfg.secretFile = c.SecretFile
	if cfg.secretFile == "" && !cfg.db.postgres {
		cfg.secretFile = strings.TrimSuffix(cfg.db.url, filepath.Ext(cfg.db.url)) + ".secret"
	}
	if cfg.drainDelay, err = time.ParseDuration(c.DrainDelay); err != nil || cfg.drainDelay < 0 {
		return config{}, errs.New(errs.Invalid, "%q (--drain-delay, FASTI_DRAIN_DELAY) is no length of time; write one such as 5s", c.DrainDelay)
	}
	cfg.log, err = c.logger(stderr)
	return cfg, err
}

func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return errs.From(err, errs.Invalid, "%q (--addr, FASTI_ADDR) is no host and port; write them as localhost:8080", addr)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return errs.From(err, errs.Invalid, "%q (--addr, FASTI_ADDR) has no port from 0 to 65535; write one such as localhost:8080", addr)
	}
	return nil
}

// parseBaseURL returns nil for the empty text.
func parseBaseURL(text string) (*url.URL, error) {
	if text == "" {
		return nil, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, errs.From(err, errs.Invalid, "%q (--base-url, FASTI_BASE_URL) is no address of a site; write one such as https://fasti.example.org", text)
	}
	if port := u.Port(); port != "" {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return nil, errs.From(err, errs.Invalid, "%q (--base-url, FASTI_BASE_URL) has no port from 0 to 65535; write one such as https://fasti.example.org", text)
		}
	}
	root := &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host)}
	if u.Path = strings.TrimSuffix(u.Path, "/"); !strings.EqualFold(u.String(), root.String()) {
		return nil, errs.New(errs.Invalid, "%q (--base-url, FASTI_BASE_URL) has more than a host, and the site needs a host of its own; write %s", text, root)
	}
	if standard := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]; u.Port() != "" {
		root.Host = strings.TrimSuffix(root.Host, standard) // browsers leave it out, in Origin too
	}
	return root, nil
}

// siteOf returns the address of the site for browsers on this machine, as it follows from where it listens.
func siteOf(addr, port string) *url.URL {
	host, _, _ := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return &url.URL{Scheme: "http", Host: net.JoinHostPort(host, port)}
}

// database is where everything is kept.
type database struct {
	url      string // as the store takes it
	postgres bool
}

func parseDatabase(text string) (database, error) {
	scheme, _, isURL := strings.Cut(text, "://")
	switch {
	case isURL && (scheme == "postgres" || scheme == "postgresql"):
		if _, err := url.Parse(text); err != nil { // its words would show the password
			return database{}, errs.New(errs.Invalid, "the postgres:// URL of --db (FASTI_DB) can't be read; write one such as postgres://user:password@host:5432/name, with special characters as %%XX")
		}
		return database{text, true}, nil
	case isURL, strings.HasPrefix(text, "file:"), text == "", text == ":memory:":
		return database{}, errs.New(errs.Invalid, "%q (--db, FASTI_DB) is no database; write the path of a SQLite file, such as var/fasti.db, or a postgres:// URL", redacted(text))
	}
	if info, err := os.Stat(text); err == nil && !info.Mode().IsRegular() {
		return database{}, errs.New(errs.Invalid, "%s (--db, FASTI_DB) is no file; write the path of one, such as %s", text, filepath.Join(text, "fasti.db"))
	}
	return database{text, false}, nil
}

// redacted hides the password of what may be a URL.
func redacted(text string) string {
	if u, err := url.Parse(text); err == nil {
		return u.Redacted()
	}
	return "…"
}

// folder makes the folder of a SQLite file. What is in it is nobody else's business.
func (d database) folder() error {
	if d.postgres {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(d.url), 0o700); err != nil {
		return errs.From(err, errs.Invalid, "the folder of %s (--db, FASTI_DB) can't be made: %v", d.url, err)
	}
	return nil
}

func (f logFlags) logger(w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.LogLevel)); err != nil {
		return nil, errs.From(err, errs.Invalid, "%q (--log-level, FASTI_LOG_LEVEL) is no level; write debug, info, warn or error", f.LogLevel)
	}
	options := &slog.HandlerOptions{Level: level}
	switch f.LogFormat {
	case "text":
		return slog.New(slog.NewTextHandler(w, options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, options)), nil
	}
	return nil, errs.New(errs.Invalid, "%q (--log-format, FASTI_LOG_FORMAT) is no format; write text or json", f.LogFormat)
}
