package coursefile

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"fasti/internal/history"
)

// slugLength is how long an ID gets that is made, so that there is room for a number behind it.
const slugLength = 60

// cyrillic are letters of the Cyrillic alphabet in Latin ones: not by any one standard, for those of Ukrainian and of
// Russian contradict each other, but the same each time.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "h", "ґ", "g", "д", "d", "е", "e", "ё", "yo", "є", "ye", "ж", "zh", "з", "z", "и", "y", "і", "i", "ї", "yi",
	"й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ў", "w", "ф", "f", "х", "kh",
	"ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "ј", "j", "љ", "lj", "њ", "nj", "ћ", "c", "ђ", "dj", "џ", "dz",
)

// slug makes an ID of a title: its letters and digits in lower case without their accents, with hyphens between the
// words. The same title makes the same ID. One that has too few letters of these alphabets is named by a digest.
func slug(title string) string {
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, r := range norm.NFKD.String(cyrillic.Replace(norm.NFC.String(strings.ToLower(title)))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			word.WriteRune(r)
		case unicode.IsMark(r) || r == '\'' || r == '’':
		default:
			flush()
		}
	}
	flush()
	id := ""
	for _, w := range words {
		if next := strings.TrimPrefix(id+"-"+w, "-"); len(next) <= slugLength {
			id = next
			continue
		}
		break
	}
	if len(id) >= 3 && history.ValidID(id) {
		return id
	}
	sum := sha256.Sum256([]byte(norm.NFC.String(strings.TrimSpace(title))))
	return "x-" + hex.EncodeToString(sum[:6])
}
