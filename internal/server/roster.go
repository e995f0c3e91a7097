package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/web/page"
)

// paramSignedOut asks the front page to say that the visitor is signed out. It says so only where that is true,
// whoever made the link.
const paramSignedOut = "signed-out"

// showSetup shows the form of the first instructor to whoever has the operator's link.
func (s *server) showSetup(c echo.Context) error {
	code := c.Param("token")
	if err := s.Roster.CheckSetupCode(c.Request().Context(), code); err != nil {
		return err
	}
	return show(s, c, http.StatusOK, "", page.Setup, page.SetupView{Token: code, MinPassword: roster.MinPassword})
}

// setUp makes the first instructor's account and signs it in.
func (s *server) setUp(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	ctx, code := c.Request().Context(), c.Param("token")
	if err := s.Roster.CheckSetupCode(ctx, code); err != nil {
		return err
	}
	a := roster.Applicant{
		Name: f.Get(page.FieldName), Email: strings.TrimSpace(f.Get(page.FieldEmail)), Password: f.Get(page.FieldPassword),
	}
	if wrong, bad := a.Check(); bad {
		s.sentBack(c, wrong.Name, wrong.Email, wrong.Password)
		return show(s, c, http.StatusUnprocessableEntity, "", page.Setup, page.SetupView{
			Token: code, Name: a.Name, Email: a.Email, MinPassword: roster.MinPassword,
			NameError: wrong.Name, EmailError: wrong.Email, PasswordError: wrong.Password,
		})
	}
	token, _, err := s.Roster.SetUp(ctx, code, a)
	if err != nil {
		return err
	}
	if err := s.enter(c, token, guestOf(whoever(c))); err != nil {
		return err
	}
	return to(c, page.DeskPath())
}

// showSignIn shows the sign-in form, and leads on whoever has no need of it.
func (s *server) showSignIn(c echo.Context) error {
	q, err := query(c)
	if err != nil {
		return err
	}
	next := local(q.Get(page.FieldNext))
	if actor(c).SignedIn() {
		return to(c, orDesk(next))
	}
	return show(s, c, http.StatusOK, "", page.SignIn, page.SignInView{Next: next})
}

func orDesk(next string) string {
	if next == "" {
		return page.DeskPath()
	}
	return next
}

// signIn checks a password, as often as the address may try.
func (s *server) signIn(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	v := page.SignInView{Email: strings.TrimSpace(f.Get(page.FieldEmail)), Next: local(f.Get(page.FieldNext))}
	if delay := s.slow.wait(c.RealIP()); delay > 0 {
		v.Wait = seconds(delay)
		s.sentBack(c, "Many tries came from this address.")
		retryAfter(c, delay)
		return show(s, c, http.StatusTooManyRequests, "", page.SignIn, v)
	}
	token, _, err := s.Roster.SignIn(c.Request().Context(), v.Email, f.Get(page.FieldPassword))
	if errs.Is(err, errs.Unauthenticated) {
		v.Error = errs.Message(err)
		s.sentBack(c, v.Error)
		return show(s, c, http.StatusUnprocessableEntity, "", page.SignIn, v)
	}
	if err != nil {
		return err
	}
	s.slow.forgive(c.RealIP())
	id := whoever(c)
	if id.actor.SignedIn() { // the session that this one takes the place of
		if err := s.Roster.SignOut(c.Request().Context(), id.token); err != nil {
			return err
		}
	}
	if err := s.enter(c, token, guestOf(id)); err != nil {
		return err
	}
	return to(c, orDesk(v.Next))
}

// signOut ends the session of whoever is signed in, and leaves the browser to the guest that it had before. A
// guest has nothing to sign out of: their session is all that leads to what they have answered.
func (s *server) signOut(c echo.Context) error {
	if _, err := form(c); err != nil {
		return err
	}
	id := whoever(c)
	if id.actor.SignedIn() {
		if err := s.Roster.SignOut(c.Request().Context(), id.token); err != nil {
			return err
		}
		guest, err := s.guestAgain(c, id.guest)
		if err != nil {
			return err
		}
		if guest.actor.Known() {
			err = s.enter(c, guest.token, "")
		} else {
			err = s.leave(c)
		}
		if err != nil {
			return err
		}
	}
	return to(c, page.HomePath()+"?"+paramSignedOut)
}
