package roster_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"

	"fasti/internal/errs"
	"fasti/internal/roster"
)

// cheap is a hash that costs next to nothing: what it says of its costs is obeyed.
func cheap(password string) string {
	salt := []byte("salt of 16 bytes")
	enc := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=19$m=64,t=1,p=1$%s$%s", enc(salt), enc(argon2.IDKey([]byte(password), salt, 1, 64, 1, 32)))
}

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	tests := []struct{ password, want string }{
		{"", "at least 12"},
		{"eleven char", "at least 12"},
		{"twelve chars", ""},
		{"дванадцять12", ""},
		{"одинадцять!", "at least 12"},
		{"aaaaaaaaaaaa", "one character many times"},
		{"яяяяяяяяяяяя", "one character many times"},
		{strings.Repeat(" ", 20), "one character many times"},
		{strings.Repeat("ab", 100), ""},
		{strings.Repeat("ab", 100) + "c", "at most 200"},
	}
	for _, tt := range tests {
		err := roster.CheckPassword(tt.password)
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%q is refused: %v", tt.password, err)
		case tt.want != "" && (!errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want)):
			t.Errorf("%q: %v, want %q", tt.password, err, tt.want)
		}
	}
}

func TestHashPassword(t *testing.T) {
	t.Parallel()
	const password = "n\u00e9es sous le tsar"
	hash := roster.HashPassword(password)
	// The costs are the second recommended option of RFC 9106, section 4.
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=65536,t=3,p=4$") {
		t.Errorf("the hash is %q", hash)
	}
	if !roster.VerifyPassword(hash, "ne\u0301es sous le tsar") {
		t.Error("the same word from a keyboard that composes its accents is another password")
	}
	if roster.VerifyPassword(hash, "nees sous le tsar") {
		t.Error("a wrong password is right")
	}
	if roster.HashPassword(password) == hash {
		t.Error("two hashes share their salt")
	}
}

func TestVerifyPasswordReadsNoOtherHash(t *testing.T) {
	t.Parallel()
	const password = "correct horse battery"
	good := cheap(password)
	if !roster.VerifyPassword(good, password) || roster.VerifyPassword(good, password+"!") {
		t.Fatal("a hash with costs of its own is not verified")
	}
	part := strings.Split(good, "$")
	with := func(i int, text string) string {
		p := append([]string{}, part...)
		p[i] = text
		return strings.Join(p, "$")
	}
	tests := []struct{ name, hash string }{
		{"nothing", ""},
		{"the password itself", password},
		{"another algorithm", with(1, "argon2i")},
		{"another version", with(2, "v=16")},
		{"text after the version", with(2, "v=19x")},
		{"text after the costs", with(3, "m=64,t=1,p=1,x")},
		{"a cost with a leading zero", with(3, "m=064,t=1,p=1")},
		{"a missing cost", with(3, "m=64,t=1")},
		{"no passes", with(3, "m=64,t=0,p=1")},
		{"no lanes", with(3, "m=64,t=1,p=0")},
		{"more lanes than a byte holds", with(3, "m=64,t=1,p=257")},
		{"more memory than a sign-in may take", with(3, "m=4194304,t=1,p=1")},
		{"a padded salt", with(4, part[4]+"==")},
		{"a key that is no base64", with(5, "???")},
		{"no key", with(5, "")},
		{"something before it", "x" + good},
		{"something after it", good + "$"},
	}
	for _, tt := range tests {
		if roster.VerifyPassword(tt.hash, password) {
			t.Errorf("%s verifies: %q", tt.name, tt.hash)
		}
	}
}
