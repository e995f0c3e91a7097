package page

import (
	"strconv"
	"time"

	"fasti/web/ui"
)

// TeachView is what the class is taught, and the ways to change it.
type TeachView struct {
	Title    string
	Contents string    // "121 events, 48 people, ..."
	Revision string    // digest
	Stored   time.Time // when the revision was first stored
	Own      string    // what the class changes in it, in a few words; "" for nothing
	Pending  *PendingImport
	Formats  []FormatOffer
	MaxMB    int
	Upload   UploadForm
	Steps    []StepRow
	Paging   Paging
	Others   []StoredRow
	Reports  int // reported questions that wait to be read
}

// PendingImport is a file that is being read, or waits to be taken over.
type PendingImport struct {
	ID    string
	Name  string
	Ready bool
}

// FormatOffer is a form in which the course can be had, with what that form can't hold.
type FormatOffer struct {
	Format string   // "zip"
	Name   string   // "Workbook (XLSX)"
	Text   string   // what it is good for
	Lost   []string // what of this course it can't hold
}

// UploadForm is the form that sends a file, and what was wrong with it.
type UploadForm struct {
	Title      string
	Make       bool
	FileError  string
	TitleError string
}

// StepRow is one move of the class from revision to revision.
type StepRow struct {
	At     time.Time
	Who    string
	From   string // digest, to go back to
	FromID string // ID of the course
	ToID   string
	To     string
	Now    bool // From is what the class is on, so that there is nothing to go back to
}

// StoredRow is a revision of a course that the class can be moved to.
type StoredRow struct {
	Revision string
	ID       string // of the course
	At       time.Time
}

// RevisionView is what moving the class to a revision would change.
type RevisionView struct {
	Revision string
	From     string // the revision that the class is on
	Change   ChangeView
}

// ChangeView says what a revision changes for a class.
type ChangeView struct {
	Title    string
	Another  bool // another course altogether
	Contents string
	Summary  string
	Memory   string
	Changes  []string
	More     int      // beyond those that are listed
	Unfit    []string // local dates of the class that would not fit any more
	Paging   Paging   // of the changes
	Href     func(int) string
}

var storedColumns = []ui.Column{{Text: "Course"}, {Text: "Revision"}, {Text: "Stored"}}

var stepColumns = []ui.Column{{Text: "When"}, {Text: "Who"}, {Text: "What happened"}, {Text: "Before it"}}

func (v TeachView) shell(f Frame) ui.Shell {
	s := f.shell("The course at the desk", "What your class is taught, and how to change it.", DeskPath())
	s.Wide = true
	return s
}

func (v TeachView) terms() []ui.Term {
	return []ui.Term{
		{Name: "Course", Value: v.Title},
		{Name: "In it", Value: v.Contents},
		{Name: "Revision", Value: short(v.Revision) + ", stored " + v.Stored.UTC().Format(ui.Minute) + " UTC"},
	}
}

func (v TeachView) pager() ui.Pager {
	return pager("Earlier revisions", "change", "changes", v.Paging, TeachPagePath)
}

// what says what a step did.
func (r StepRow) what() string {
	if r.FromID != r.ToID {
		return "From " + orElse(r.FromID, "another course") + " to " + orElse(r.ToID, "another course")
	}
	return "A new revision of " + orElse(r.ToID, "the course")
}

func (r StepRow) who() string { return orElse(r.Who, "The operator") }

func (v RevisionView) shell(f Frame) ui.Shell {
	s := f.shell("Go to another revision", "What would change for your class.", DeskPath())
	s.Wide = true
	return s
}

func (v ChangeView) pager() ui.Pager {
	return pager("Changes", "change", "changes", v.Paging, v.Href)
}

// short is the beginning of a digest, which tells revisions apart for a reader.
func short(hash string) string {
	if len(hash) > 12 {
		return hash[:12]
	}
	return hash
}

// MaxCourseTitle is how many characters the title of a course has at most.
const MaxCourseTitle = 100

func (u UploadForm) errors() []ui.FieldError {
	return ui.Errors(ui.FieldError{ID: "title", Text: u.TitleError}, ui.FieldError{ID: "file", Text: u.FileError})
}

func (v TeachView) limit() string {
	return "A zip of a course folder, a workbook (.xlsx) or a CSV of events, of " + strconv.Itoa(v.MaxMB) + " MB at most."
}
