package server

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

const cookieName = "fasti"

// The values of the cookie. Both are opaque tokens that roster resolves.
const (
	tokenValue = "token" // of the session that counts
	guestValue = "guest" // of the guest's session that somebody who signed in comes back to
)

const identityKey = "fasti.identity"

// identity is what is known of whoever makes a request.
type identity struct {
	actor roster.Actor
	token string
	guest string
	// lost says that the cookie was forged, or its session has expired or was revoked. The actor is then nobody,
	// or the guest who had signed in.
	lost bool
	// unread says that the cookie could not be verified. It is not dropped: a server that was started with the
	// wrong secret must not cost its guests what they have.
	unread bool
}

func newCookies(secret []byte, base *url.URL) *sessions.CookieStore {
	store := sessions.NewCookieStore(secret)
	store.Options = &sessions.Options{
		Path: "/", HttpOnly: true, Secure: base.Scheme == "https", SameSite: http.SameSiteLaxMode,
	}
	store.MaxAge(int(roster.SessionLife.Seconds()))
	for _, codec := range store.Codecs {
		codec.(*securecookie.SecureCookie).SetSerializer(serializer{}) // which is what NewCookieStore makes
	}
	return store
}

// identified finds out who makes the request. A visitor without a cookie is nobody yet, and none is set.
func (s *server) identified(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id, err := s.identify(c)
		if err != nil {
			return err
		}
		c.Set(identityKey, id)
		return next(c)
	}
}

func (s *server) identify(c echo.Context) (*identity, error) {
	if _, err := c.Request().Cookie(cookieName); errors.Is(err, http.ErrNoCookie) {
		return &identity{}, nil
	}
	session, err := s.cookies.New(c.Request(), cookieName)
	if err != nil {
		s.Logger.Warn("cookie refused", "id", requestID(c), "error", err)
		return &identity{lost: true, unread: true}, nil
	}
	id := &identity{}
	id.token, _ = session.Values[tokenValue].(string)
	id.guest, _ = session.Values[guestValue].(string)
	id.actor, err = s.Roster.Identify(c.Request().Context(), id.token)
	if errs.Is(err, errs.NotFound) {
		s.Logger.Warn("session refused", "id", requestID(c), "error", err)
		return s.guestAgain(c, id.guest)
	}
	return id, err
}

// guestAgain is who somebody is whose session has ended: the guest that they were before they signed in, if any.
func (s *server) guestAgain(c echo.Context, guest string) (*identity, error) {
	if guest == "" {
		return &identity{lost: true}, nil
	}
	actor, err := s.Roster.Identify(c.Request().Context(), guest)
	switch {
	case errs.Is(err, errs.NotFound):
		return &identity{lost: true}, nil
	case err != nil:
		return nil, err
	}
	return &identity{actor: actor, token: guest, lost: true}, nil
}

// whoever returns the identity of the request.
func whoever(c echo.Context) *identity {
	id, ok := c.Get(identityKey).(*identity)
	if !ok {
		return &identity{}
	}
	return id
}

func actor(c echo.Context) roster.Actor { return whoever(c).actor }

// enter makes a token the session of this browser.
func (s *server) enter(c echo.Context, token, guest string) error {
	values := map[any]any{tokenValue: token}
	if guest != "" {
		values[guestValue] = guest
	}
	return s.setCookie(c, values, s.cookies.Options.MaxAge)
}

// drop removes the cookie of a session that has ended.
func (s *server) drop(c echo.Context) error {
	if whoever(c).unread {
		return nil
	}
	return s.leave(c)
}

// leave removes the cookie.
func (s *server) leave(c echo.Context) error {
	return s.setCookie(c, map[any]any{}, -1)
}

func (s *server) setCookie(c echo.Context, values map[any]any, maxAge int) error {
	session := sessions.NewSession(s.cookies, cookieName)
	options := *s.cookies.Options
	options.MaxAge = maxAge
	session.Options, session.Values = &options, values
	return s.cookies.Save(c.Request(), c.Response(), session)
}

// guestOf is the token of the guest's session to come back to: the one that is left now, where it is a
// guest's.
func guestOf(id *identity) string {
	if id.actor.Known() && !id.actor.SignedIn() {
		return id.token
	}
	return id.guest
}

// serializer writes the cookie's values as lines: they are two tokens, for which gob is slow and large.
type serializer struct{}

func (serializer) Serialize(src any) ([]byte, error) {
	values, ok := src.(map[any]any)
	if !ok {
		return nil, errors.New("a session of another type")
	}
	token, _ := values[tokenValue].(string)
	guest, _ := values[guestValue].(string)
	return []byte(token + "\n" + guest), nil
}

func (serializer) Deserialize(src []byte, dst any) error {
	values, ok := dst.(*map[any]any)
	token, guest, cut := strings.Cut(string(src), "\n")
	if !ok || !cut || token == "" {
		return errors.New("a session of another form")
	}
	*values = map[any]any{tokenValue: token}
	if guest != "" {
		(*values)[guestValue] = guest
	}
	return nil
}
