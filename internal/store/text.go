package store

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/cases"

	"fasti/internal/errs"
)

var errNotText = errs.New(errs.Invalid, "Text must be valid UTF-8 without NUL characters.")

// storable reports whether both engines take a text: SQLite would take anything, PostgreSQL refuses NUL and
// what is not UTF-8.
func storable(s string) bool {
	return strings.IndexByte(s, 0) < 0 && utf8.ValidString(s)
}

// toJSON writes a document. It refuses texts as storable does, which encoding/json would hide in escapes.
func toJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	for i := 0; i < len(b)-1; i++ {
		if b[i] != '\\' {
			continue
		}
		i++
		if b[i] == 'u' && i+4 < len(b) {
			if hex := string(b[i+1 : i+5]); hex == "0000" || hex == "fffd" {
				return "", errNotText
			}
		}
	}
	return string(b), nil
}

// fromJSON reads a document that toJSON wrote.
func fromJSON(s string, v any) error { return json.Unmarshal([]byte(s), v) }

// searchKey is a text as it is searched: without regard to case, alike for every script and on both engines,
// whose own functions differ. It is the full case folding of Unicode (section 3.13), so "STRASSE" finds "Straße".
func searchKey(s string) string { return cases.Fold().String(s) }

var likeEscaper = strings.NewReplacer("!", "!!", "%", "!%", "_", "!_")

// containing is the LIKE pattern, with '!' to escape, of the keys that contain what is searched for.
func containing(text string) string { return "%" + likeEscaper.Replace(searchKey(text)) + "%" }

// millis is a time as it is stored.
func millis(t time.Time) int64 { return t.UnixMilli() }

// moment is a stored time.
func moment(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// orNull is a text that is stored as NULL where it is empty.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// orNever is a time that is stored as NULL where it is zero.
func orNever(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return millis(t)
}

// flag is a truth as it is stored.
func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
