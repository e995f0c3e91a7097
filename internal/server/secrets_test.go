package server_test

import (
	"strings"
	"testing"
)

// Whoever reads the log can't be anybody that it tells of.
func TestTheLogHoldsNoSecrets(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	code, b := s.setupCode(), s.browser()
	b.start(1, "each")
	guest := b.cookie()
	b.open("/setup/"+code).submit("main form", fields("name", "Clio", "email", clioEmail, "password", "short one"))
	b.send("/setup/"+code, fields("name", "Clio", "email", clioEmail, "password", clioPassword))
	cookie := b.cookie()
	b.open("/setup/" + code)
	b.open("/setup/" + code + "/")
	b.do(b.request("PUT", "/setup/"+code, nil))
	b.send("/sign-out", nil)
	b.send("/sign-in", fields("email", clioEmail, "password", "a secret that is wrong"))
	b.setCookie(cookie) // which is revoked
	b.open("/desk")
	b.setCookie(cookie[:len(cookie)-2])
	b.open("/desk")
	log := s.log.all()
	for name, secret := range map[string]string{
		"the code of the set-up link": code, "a password": clioPassword, "a short password": "short one",
		"a wrong password": "a secret that is wrong", "the guest's cookie": guest, "the cookie": cookie, "an address": clioEmail,
	} {
		if secret == "" || strings.Contains(log, secret) {
			t.Errorf("the log holds %s: %q", name, secret)
		}
	}
	if !strings.Contains(log, "/setup/:token") || strings.Count(log, `"msg":"request"`) < 10 {
		t.Errorf("the log holds too little: %s", log)
	}
}
