package edtf

import "fmt"

// maxLength is the most bytes that any text may have here. The longest valid
// expression has 25; what people type is longer, but not by much.
const maxLength = 100

// SyntaxError says what is wrong with a text, where, and what would be right.
type SyntaxError struct {
	Text    string // the whole text
	Offset  int    // of the first wrong byte in Text; len(Text) where something is missing at its end
	Problem string // what is wrong and what would be right, fit to be shown to its writer
}

// Error returns the problem with its place.
func (e *SyntaxError) Error() string {
	text := e.Text
	if len(text) > maxLength {
		text = text[:maxLength] + "..."
	}
	return fmt.Sprintf("date %q, byte %d: %s", text, e.Offset, e.Problem)
}

// checkLength refuses what is too long to be a date.
func checkLength(s string) error {
	if len(s) <= maxLength {
		return nil
	}
	return &SyntaxError{s, maxLength, fmt.Sprintf("too long for a date: at most %d bytes are taken", maxLength)}
}
