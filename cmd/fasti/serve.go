package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/internal/store"
)

// Limits on connections. A handler has less time than an answer may take to be written.
const (
	headerTime     = 5 * time.Second
	readTime       = 15 * time.Second
	writeTime      = 40 * time.Second
	idleTime       = 2 * time.Minute
	maxHeaderBytes = 16 << 10
	drainTime      = 25 * time.Second // for the requests that are under way when the program is to stop
)

type serveCmd struct {
	siteFlags
	databaseFlag
	SecretFile string `help:"The file that holds the secret that signs cookies, made where there is none. By default it lies beside the SQLite file; on PostgreSQL the secret is kept in the database, for all instances." env:"FASTI_SECRET_FILE" placeholder:"FILE"`
	courseFlag
	DrainDelay string `help:"How long to go on serving after SIGTERM while /readyz says no, so that a load balancer sends requests elsewhere." default:"0s" env:"FASTI_DRAIN_DELAY"`
	logFlags
}

// Run serves until the context ends.
func (c *serveCmd) Run(e *env) error {
	cfg, err := c.config(e.stderr)
	if err != nil {
		return err
	}
	if err = c.serve(e, cfg); errors.Is(err, context.Canceled) && e.ctx.Err() != nil {
		err = nil // it was to stop before it had begun
	}
	return err
}

func (c *serveCmd) serve(e *env, cfg config) (err error) {
	course, files, err := c.load(e)
	if err != nil {
		return err
	}
	ln, err := listen(e.ctx, cfg.addr)
	if err != nil {
		return err
	}
	defer ln.Close() // http.Server closes it too, once it has it
	s, secret, err := openStore(e.ctx, cfg)
	if err != nil {
		return err
	}
	app := newInstance(e.ctx, s, cfg.log)
	defer func() { err = errors.Join(err, app.close()) }()
	if course, err = app.install(e.ctx, course, files); err != nil {
		return err
	}
	base, where := cfg.baseURL, fmt.Sprintf(" and listens on %s", ln.Addr())
	if base == nil {
		_, port, _ := net.SplitHostPort(ln.Addr().String()) // the one that was taken where any would do
		base, where = siteOf(cfg.addr, port), ""
	}
	handler, err := app.handler(secret, base)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s is served at %s%s\n", course.Meta().Title, base, where)
	if err := welcome(e, app.roster, base); err != nil {
		return err
	}
	return app.serve(e.ctx, ln, handler, cfg.drainDelay)
}

// openStore opens the database and finds the secret that goes with it.
func openStore(ctx context.Context, cfg config) (*store.Store, []byte, error) {
	var secret []byte
	err := cfg.db.folder()
	if err == nil && cfg.secretFile != "" {
		secret, err = fileSecret(cfg.secretFile)
	}
	if err != nil {
		return nil, nil, err
	}
	s, err := store.Open(ctx, cfg.db.url, store.Options{Logger: cfg.log})
	if err != nil {
		return nil, nil, err
	}
	if secret == nil {
		if secret, err = storedSecret(ctx, s); err != nil {
			return nil, nil, errors.Join(err, s.Close())
		}
	}
	return s, secret, nil
}

// welcome tells an operator how the first instructor gets in, and later all of them.
func welcome(e *env, r *roster.Service, base *url.URL) error {
	link, err := setupLink(e.ctx, r, base)
	switch {
	case err != nil:
		return err
	case link == "":
		fmt.Fprintf(e.stdout, "Instructors sign in at %s\n", base.JoinPath("sign-in"))
	default:
		fmt.Fprintln(e.stdout, link)
	}
	return nil
}

// setupLink makes a link with which the first instructor is set up, and the line that tells of it; "" where
// there is an instructor already.
func setupLink(ctx context.Context, r *roster.Service, base *url.URL) (string, error) {
	code, err := r.NewSetupCode(ctx)
	if err != nil || code == "" {
		return "", err
	}
	return fmt.Sprintf("Set up the first instructor: %s (valid %.0f hours, once)", base.JoinPath("setup", code), roster.SetupLife.Hours()), nil
}

// listen takes the address before anything else is touched, so that a program that runs already is told of first.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, errs.New(errs.Unavailable, "%s is in use by another program; stop that one, or choose another address with --addr", addr)
	case errors.Is(err, fs.ErrPermission):
		return nil, errs.New(errs.Unavailable, "%s needs the rights of an administrator; choose a port from 1024 on with --addr", addr)
	case err != nil:
		return nil, errs.From(err, errs.Unavailable, "%s can't be listened on", addr)
	}
	return ln, nil
}

// serve answers requests until the context ends, then those that are under way, and returns.
func (a *instance) serve(ctx context.Context, ln net.Listener, handler http.Handler, delay time.Duration) error {
	srv := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeaderBytes, ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	a.draining.Store(true)
	a.log.Info("stopping: the requests that are under way are answered first")
	time.Sleep(delay)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		a.log.Warn("requests were cut off: they took too long", "error", err)
		return srv.Close()
	}
	return nil
}
