// Package page holds the screens of the app: one view struct and one templ file a screen.
//
// A view struct is plain data, already worked out by the caller: strings, numbers, times and small
// structs of this package. A screen decides only how that data looks and reads. It asks no service,
// knows no request and no database, and gives no answer away that its view did not hold.
//
// Every screen is a function of a [Frame] and its view, and renders either the whole document or,
// with Frame.Fragment, only the title and the main element, which is what htmx swaps in. Forms work
// without JavaScript: their field names are the constants in paths.go.
//
// Questions are shown by interaction (choice, typed date, order), never by kind: see [Form] and
// [Marked]. Only the server imports this package.
package page

import (
	"time"

	"fasti/web/ui"
)

// Frame is what stands around a screen.
type Frame struct {
	Course     string // title of the course: in the header and at the end of every document title
	Instructor string // name of the instructor who is signed in; shows the desk and "Sign out"
	Flash      string // a message from the page before, such as "You are signed out."
	Fragment   bool   // only <title> and <main>: true for requests with the header HX-Request: true
}

// Paging says which page of a long table is shown. Its zero value shows no pager.
type Paging struct {
	Page  int // from 1
	Pages int // how many there are
	Total int // rows over all pages
}

// Citation names a source where it supports something.
type Citation struct {
	Source string // id of the source: the anchor on the sources page
	Label  string // how it is written: "Conquest, The Great Terror (1990)"
	For    string // what it is cited for: "the date"; may be empty
}

// NoteKind says why a fact carries a note.
type NoteKind string

// The three ways in which sources differ.
const (
	NoteDisputed  NoteKind = "disputed"  // scholars differ: either is right
	NoteCorrected NoteKind = "corrected" // the article is wrong by every reference
	NoteImprecise NoteKind = "imprecise" // one source is coarser than another
)

// Note tells the student where the sources differ over a fact.
type Note struct {
	Kind    NoteKind
	Text    string // "The article says 1928; every reference says 1927."
	Sources []Citation
}

// Outcome is how an answer was marked.
type Outcome string

// The outcomes there are.
const (
	Right    Outcome = "right"
	Partly   Outcome = "partly" // some of the points
	Wrong    Outcome = "wrong"
	Unmarked Outcome = "unmarked" // answered, and not marked yet
	Open     Outcome = "open"     // not answered
)

// Review is one question after it was answered: what was asked, given and right. The verdict, the
// result and the instructor's desk all show it.
type Review struct {
	Number      int
	Stem        string
	Outcome     Outcome
	Points      float64
	OutOf       float64
	Answer      string // the answer in a few words; empty when Open
	Key         string // the key in a few words
	Marked      Marked // the answer in full, by interaction; nil when there is no more to show
	Explanation string // one paragraph; may be empty
	Notes       []Note
	Sources     []Citation
	AnsweredAt  time.Time // zero when Open
}

// shell is the ui layout for one screen of this frame.
func (f Frame) shell(title, description, here string) ui.Shell {
	full := title
	if f.Course != "" && f.Course != title {
		full = title + " · " + f.Course
	}
	nav := []ui.Link{
		{Text: "Quiz", Href: HomePath()},
		{Text: "Course", Href: CoursePath()},
		{Text: "Search", Href: RouteSearch},
		{Text: "Progress", Href: ProgressPath()},
	}
	if f.Instructor != "" {
		nav = append(nav, ui.Link{Text: "Desk", Href: DeskPath()})
	}
	footer := []ui.Link{{Text: "Sources", Href: SourcesPath()}}
	if f.Instructor == "" {
		footer = append(footer, ui.Link{Text: "For instructors", Href: SignInPath()})
	}
	return ui.Shell{
		Title:       full + " · Fasti",
		Description: description,
		Site:        f.Course,
		Home:        HomePath(),
		Nav:         nav,
		Here:        here,
		SignedIn:    f.Instructor,
		SignOut:     SignOutPath(),
		Footer:      footer,
		Flash:       f.Flash,
		Fragment:    f.Fragment,
	}
}
