package server

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
)

// newCrossOrigin refuses changes of state that another site's page sends, by Sec-Fetch-Site and Origin. A
// server behind a proxy that speaks TLS sees another origin than its browsers do, so theirs is named.
func newCrossOrigin(base *url.URL) (*http.CrossOriginProtection, error) {
	p := http.NewCrossOriginProtection()
	if err := p.AddTrustedOrigin(base.Scheme + "://" + base.Host); err != nil {
		return nil, errs.From(err, errs.Invalid, "The base URL %q is none; write one such as https://quiz.example.org.", base)
	}
	return p, nil
}

func (s *server) sameSite(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.origin.Check(c.Request()); err != nil {
			return errs.From(err, errs.Forbidden,
				"This was sent by a page of another site, so it was not carried out. Go back to the course and use its own buttons.")
		}
		return next(c)
	}
}
