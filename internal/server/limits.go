package server

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"

	"fasti/internal/errs"
)

// Limits on every request but those for static files.
const (
	maxBody     = 64 << 10 // the longest form is a report
	maxTime     = 20 * time.Second
	maxDownload = 10 * time.Minute
	maxUpload   = time.Hour
)

// limited bounds a request that is answered by a page.
func (s *server) limited(next echo.HandlerFunc) echo.HandlerFunc {
	return s.bounded(maxTime, maxBody)(next)
}

// bounded bounds a request in size and time. A body that says it is too large is refused unread; one that
// turns out to be is refused where it is read (see form). An address that is no text is refused too: it names
// nothing, and the databases differ in what they make of it.
func (s *server) bounded(most time.Duration, body int64) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			if !isText(r.URL.Path) {
				return errs.New(errs.Invalid, badAddress)
			}
			if r.ContentLength > body {
				if body > maxBody {
					return fileTooLarge(nil)
				}
				return tooLarge(nil)
			}
			ctx, cancel := context.WithTimeout(r.Context(), most)
			defer cancel()
			bounded := r.WithContext(ctx)
			bounded.Body = http.MaxBytesReader(c.Response().Writer, r.Body, body)
			c.SetRequest(bounded)
			err := next(c)
			c.SetRequest(r) // what comes after, such as the page of an error, has time
			if errors.Is(err, context.DeadlineExceeded) && errs.KindOf(err) == errs.Internal {
				return errs.From(err, errs.Unavailable, "That took too long. What was saved is safe. Wait a moment, then try again.")
			}
			return err
		}
	}
}

func tooLarge(cause error) error {
	return errs.From(cause, errs.TooLarge, "A form takes %d KB at most, and this was more. Shorten it and send it again.", maxBody>>10)
}

// How fast one address may try passwords: a few at once, then one in a while.
const (
	signInBurst = 5
	signInEvery = 10 * time.Second
	maxTracked  = 10_000 // addresses
)

// slowDown counts tries by address.
type slowDown struct {
	now  func() time.Time
	mu   sync.Mutex
	by   map[string]*rate.Limiter
	rest *rate.Limiter // of all addresses together that come while there are too many to tell apart
}

func newSlowDown(now func() time.Time) *slowDown {
	return &slowDown{now: now, by: map[string]*rate.Limiter{}, rest: newTries()}
}

func newTries() *rate.Limiter { return rate.NewLimiter(rate.Every(signInEvery), signInBurst) }

// wait takes a try of an address, and returns 0, or how long there is to wait before the next is allowed.
func (d *slowDown) wait(address string) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.now()
	r := d.of(network(address), now).ReserveN(now, 1)
	delay := r.DelayFrom(now)
	if delay > 0 {
		r.CancelAt(now)
	}
	return delay
}

// forgive gives a try back to an address: whoever knew the password is no guesser, and has neighbours.
func (d *slowDown) forgive(address string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.now()
	if l := d.of(network(address), now); l.TokensAt(now) < signInBurst {
		l.AllowN(now, -1) // a negative event gives a token back
	}
}

// of returns the tries of a network.
func (d *slowDown) of(network string, now time.Time) *rate.Limiter {
	if l := d.by[network]; l != nil {
		return l
	}
	if len(d.by) >= maxTracked {
		d.forget(now)
	}
	if len(d.by) >= maxTracked {
		return d.rest
	}
	l := newTries()
	d.by[network] = l
	return l
}

// forget drops the networks that are free to try again.
func (d *slowDown) forget(now time.Time) {
	for network, l := range d.by {
		if l.TokensAt(now) >= signInBurst {
			delete(d.by, network)
		}
	}
}

// network is what counts as one address: whoever has an IPv6 address has the 2^64 beside it too.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	prefix, err := ip.Prefix(64)
	if err != nil {
		return address
	}
	return prefix.String()
}

// retryAfter tells a client how long there is to wait.
func retryAfter(c echo.Context, d time.Duration) {
	c.Response().Header().Set(echo.HeaderRetryAfter, strconv.Itoa(int((d+time.Second-1)/time.Second)))
}
