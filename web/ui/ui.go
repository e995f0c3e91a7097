// Package ui holds the parts that screens are made of: the document around a screen, form fields,
// buttons, notices, tables, pagers, progress bars and icons.
//
// The parts know no history and no quiz: they take strings, numbers and links, and import nothing of
// the domain. They write no inline script and no inline style, so that the app's content security
// policy can forbid both; how they look is in web/static/css. Package web/page imports this one.
package ui

import (
	"strconv"
	"strings"
	"time"
)

// The page's own colour, told to the browser for the bars around it. They are --stone in tokens.css.
const (
	ThemeLight = "#f6f3ec"
	ThemeDark  = "#191613"
)

// Link is a text that leads somewhere.
type Link struct {
	Text string
	Href string
}

// Shell is the document around a screen.
type Shell struct {
	Title       string // of the document, whole
	Description string
	Site        string // stands in the header beside the name of the app; may be empty
	Home        string // where the app's name leads
	Nav         []Link
	Here        string // the Href of the entry of Nav that this screen belongs to
	SignedIn    string // name of who is signed in; shows the sign-out button
	SignOut     string // where the sign-out button posts to
	Footer      []Link
	Flash       string // a message from the page before
	Announce    string // spoken when the screen is swapped in; its heading is read besides
	Wide        bool   // room for tables rather than for reading
	Fragment    bool   // only the title and the main element
	Refresh     int    // seconds after which a browser without JavaScript looks again; 0 for never
}

// Tone is what a notice, a badge or a mark says beside its words. Each has an icon of its own: no tone
// is told by colour alone.
type Tone string

// The tones there are.
const (
	Plain   Tone = "plain"
	Good    Tone = "good"
	Middle  Tone = "middle" // partly right; look twice
	Bad     Tone = "bad"
	Missing Tone = "missing" // not there yet
)

// icon is the symbol that goes with a tone.
func (t Tone) icon() string {
	switch t {
	case Good:
		return "check"
	case Middle:
		return "half"
	case Bad:
		return "cross"
	case Missing:
		return "open"
	}
	return "info"
}

// Term is one row of a definition list.
type Term struct {
	Name  string
	Value string
}

// Plural is "1 question" or "3 questions".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Number writes a whole number with thin groups of three from 10,000 up.
func Number(n int) string {
	s := strconv.Itoa(n)
	if n < 10000 && n > -10000 {
		return s
	}
	var groups []string
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for len(s) > 3 {
		groups = append([]string{s[len(s)-3:]}, groups...)
		s = s[:len(s)-3]
	}
	return sign + strings.Join(append([]string{s}, groups...), ",")
}

// Roman writes 1 to 3999 in Roman numerals, and any other number as it is.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for n >= v {
			b.WriteString(signs[i])
			n -= v
		}
	}
	return b.String()
}

// Layouts of times. All are shown in UTC, and the footer of a table of times says so.
const (
	Day    = "2 January 2006"
	Minute = "2 Jan 2006, 15:04"
)

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
