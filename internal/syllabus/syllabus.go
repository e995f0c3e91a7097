// Package syllabus is what a class is taught: the revision of a course that it is on, how it got there, and what it
// changes in it.
//
// A file that an instructor sends is read in the background, for a large one takes a minute ([Service.Receive]). What it
// would change is worked out first and shown; nothing is taken over until somebody says so ([Service.Take]), and then
// all of it in one transaction. Every instance shows how far a reading is, and can stop it: the state stands in the
// store, with a sign of life of the instance that reads.
//
// Revisions are immutable, and a class moves between them with a row in the audit log, so every step can be undone
// ([Service.Move]). What a class changes of its own, its overlay, is kept beside the revision and lies over whichever
// one it is on.
package syllabus

import (
	"time"

	"fasti/internal/history"
	"fasti/internal/roster"
)

// Course is what a class is on.
type Course struct {
	Class    roster.ClassID
	ID       history.CourseID
	Revision string
	Stored   time.Time // when the revision was first stored
	Overlay  history.Overlay
	Version  int // of the class, against overtaking changes
}

// Step is one move of a class from a revision to another.
type Step struct {
	At       time.Time
	Who      string // name of the account; "" for an operator at the command line
	From, To string
	FromID   history.CourseID
	ToID     history.CourseID
}

// Stored is a revision that is there to move to.
type Stored struct {
	Revision string
	ID       history.CourseID
	At       time.Time // when it was first stored
}

// ImportID names a file that was sent.
type ImportID string

// State is how far an import is.
type State string

// The states. Those from Refused on are final.
const (
	Waiting State = "waiting" // for another one to be read
	Reading State = "reading"
	Ready   State = "ready"   // it can be taken over
	Refused State = "refused" // it has problems, or can't be read
	Same    State = "same"    // it would change nothing
	Taken   State = "taken"
	Stopped State = "stopped" // by somebody, or by a newer import
	Lost    State = "lost"    // the instance that read it stopped
)

// Busy reports whether somebody still works on it.
func (s State) Busy() bool { return s == Waiting || s == Reading }

// Import is a file that was sent for a class, and what became of it.
type Import struct {
	ID       ImportID
	Class    roster.ClassID
	Account  roster.AccountID
	Name     string // of the file
	Size     int64  // in bytes
	Done     int64  // bytes read
	State    State
	Base     string           // revision that the class was on
	Revision string           // that the file makes; "" before Ready
	Course   history.CourseID // of that revision
	Outcome  Outcome
	Begun    time.Time
	Seen     time.Time // last sign of life of whoever reads it
}

// Outcome is what the reading of a file found, in a reader's words.
type Outcome struct {
	Format   string    `json:"format,omitempty"`  // "zip", "xlsx", "csv"
	Refusal  string    `json:"refusal,omitempty"` // why it can't be read at all
	Problems []Problem `json:"problems,omitempty"`
	Title    string    `json:"title,omitempty"`   // of the course that it makes
	Another  bool      `json:"another,omitempty"` // it is another course than the class's
	Contents string    `json:"contents,omitempty"`
	Changes  []string  `json:"changes,omitempty"`
	More     int       `json:"more,omitempty"` // changes or problems beyond those listed
	Summary  string    `json:"summary,omitempty"`
	Memory   string    `json:"memory,omitempty"` // what becomes of what students remember
	Unfit    []string  `json:"unfit,omitempty"`  // local dates of the class that would not fit any more
}

// Problem is one mistake in a file.
type Problem struct {
	Where string `json:"where"` // "kings.xlsx: sheet events, row 12, column C (date)"
	What  string `json:"what"`  // what is wrong, and what would be right
}

// Listed is how many changes or problems an Outcome lists at most; it counts the others.
const Listed = 2000

// deadAfter is how long an instance may be silent about a reading before it is taken for stopped. It reports each
// second.
const deadAfter = 30 * time.Second
