package roster

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"fasti/internal/errs"
)

// Lengths of a password, in characters. The least follows NIST SP 800-63B, which asks for length and for no
// mixture of characters; the most only bounds what is hashed.
const (
	MinPassword = 12
	MaxPassword = 200
)

// The second recommended option of RFC 9106, section 4, for machines with less memory.
const (
	argonTime    = 3
	argonMemory  = 64 * 1024 // KiB
	argonThreads = 4
	argonSalt    = 16 // bytes
	argonKey     = 32 // bytes
)

// CheckPassword returns errs.Invalid for a password that can't be taken.
func CheckPassword(password string) error {
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		return errs.New(errs.Invalid, "A password has at least %d characters. A few words in a row are easy to remember.", MinPassword)
	case n > MaxPassword:
		return errs.New(errs.Invalid, "A password has at most %d characters.", MaxPassword)
	case strings.TrimLeft(password, firstRune(password)) == "":
		return errs.New(errs.Invalid, "That is one character many times. Choose a few words in a row.")
	}
	return nil
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// HashPassword returns the argon2id hash of a password (RFC 9106) as a PHC string, with a salt of its own. The
// password is hashed in the normal form NFC, so that two keyboards spell one word alike.
func HashPassword(password string) string {
	salt := randomBytes(argonSalt)
	key := argon2.IDKey([]byte(norm.NFC.String(password)), salt, argonTime, argonMemory, argonThreads, argonKey)
	return encodeHash(salt, key)
}

// decoyHash returns a hash that is no password's, and that takes as long to verify as any.
func decoyHash() string { return encodeHash(randomBytes(argonSalt), randomBytes(argonKey)) }

func randomBytes(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return b
}

func encodeHash(salt, key []byte) string {
	enc := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$%s$%s$%s", argon2.Version, costs(argonMemory, argonTime, argonThreads), enc(salt), enc(key))
}

func costs(memory, time uint32, threads uint8) string {
	return fmt.Sprintf("m=%d,t=%d,p=%d", memory, time, threads)
}

// VerifyPassword reports whether a password is the one of a hash that HashPassword made, with whatever costs
// the hash names. It takes the same time for a right and a wrong one. A hash that is none verifies nothing.
func VerifyPassword(hash, password string) bool {
	h, err := parseHash(hash)
	if err != nil {
		return false
	}
	key := argon2.IDKey([]byte(norm.NFC.String(password)), h.salt, h.time, h.memory, h.threads, uint32(len(h.key)))
	return subtle.ConstantTimeCompare(key, h.key) == 1
}

type phc struct {
	time, memory uint32
	threads      uint8
	salt, key    []byte
}

// maxMemory bounds what a hash from elsewhere can make a sign-in cost, in KiB.
const maxMemory = 1 << 20

func parseHash(hash string) (phc, error) {
	var h phc
	part := strings.Split(hash, "$")
	if len(part) != 6 || part[0] != "" || part[1] != "argon2id" {
		return h, errors.New("no argon2id hash")
	}
	if part[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return h, fmt.Errorf("argon2 version %q", part[2])
	}
	if _, err := fmt.Sscanf(part[3], "m=%d,t=%d,p=%d", &h.memory, &h.time, &h.threads); err != nil {
		return h, err
	}
	if part[3] != costs(h.memory, h.time, h.threads) || h.time < 1 || h.threads < 1 || h.memory > maxMemory {
		return h, fmt.Errorf("argon2 costs %q", part[3])
	}
	var err error
	if h.salt, err = base64.RawStdEncoding.DecodeString(part[4]); err != nil {
		return h, err
	}
	if h.key, err = base64.RawStdEncoding.DecodeString(part[5]); err != nil {
		return h, err
	}
	if len(h.key) < 16 {
		return h, fmt.Errorf("a key of %d bytes", len(h.key))
	}
	return h, nil
}
