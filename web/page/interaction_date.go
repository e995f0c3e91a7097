package page

// DateForm asks for a typed date. Posts FieldText.
type DateForm struct {
	Text     string   // as typed before
	Examples []string // ways to write a date: "3 April 1922", "summer 1926", "1927"
	Bands    []Band   // the marking table
	Readings []string // when the text can be read in several ways: "3 April 1922", "4 March 1922"
}

// Band is one row of a typed date's marking table.
type Band struct {
	Within string // how near: "the same day", "within a month"
	Points float64
	Hit    bool // after marking: the answer fell here
}

// DateMarked shows what was typed, how it was read and how near it came. Implements Marked.
type DateMarked struct {
	Typed      string
	Understood string // "3 April 1922 (New Style)"; empty when it could not be read
	Key        string
	Distance   string // "2 days early"; empty when exact
	Bands      []Band // the one that was hit is marked
}
