package coursefile

import "fasti/internal/history"

// Encode writes a draft as a folder, every list in a file of its own.
func Encode(d history.Draft, lang string) Files { return encodeDraft(d, lang) }

// Slug makes an ID of a title.
func Slug(title string) string { return slug(title) }
