package history

import "maps"

// Text is what a course says to its readers, by BCP 47 language tag: {"en": "Kyiv", "uk": "Київ"}.
// A course file may give a bare string, which is in the course's first language and stands under the
// key "" until the course is built.
type Text map[string]string

// In returns the text in a language, else in the course's first one (what New put under ""), else "".
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	return t[""]
}

// String returns the text in the course's first language.
func (t Text) String() string { return t[""] }

// IsZero reports whether nothing is said in any language.
func (t Text) IsZero() bool { return len(t) == 0 }

// SetScalar takes a bare string of a course file.
func (t *Text) SetScalar(s string) error {
	*t = Text{"": s}
	return nil
}

// Others returns the text in every language but the given one, by tag.
func (t Text) Others(lang string) map[string]string {
	out := maps.Clone(map[string]string(t))
	delete(out, lang)
	delete(out, "")
	return out
}
