package syllabus

import (
	"context"
	"time"

	"fasti/internal/history"
	"fasti/internal/roster"
)

// Store keeps what classes are taught. Each method is one transaction; what does not exist is errs.NotFound.
type Store interface {
	// Syllabus returns what a class is on.
	Syllabus(ctx context.Context, class roster.ClassID) (Course, error)
	// Files loads the files of a stored revision.
	Files(ctx context.Context, revision string) (map[string]string, error)
	// Stored lists the revisions of all courses, the one stored last first, and says how many there are.
	Stored(ctx context.Context, offset, limit int) ([]Stored, int, error)
	// Steps lists a class's moves, the latest first, and says how many there are.
	Steps(ctx context.Context, class roster.ClassID, offset, limit int) ([]Step, int, error)
	// MoveClass moves a class from one stored revision to another, with a row in the audit log. It fails with
	// errs.Conflict where the class is not on from any more.
	MoveClass(ctx context.Context, class roster.ClassID, from, to string, by roster.AccountID, now time.Time) error
	// SetOverlay changes the overlay of a class, with a row in the audit log. It fails with errs.Conflict where the
	// class is of another version than the one expected.
	SetOverlay(ctx context.Context, class roster.ClassID, version int, o history.Overlay, by roster.AccountID, now time.Time) error

	// BeginImport stores an import, and stops the others of its class that are not final.
	BeginImport(ctx context.Context, i Import) error
	// NoteImport stores how far an import is. It fails with errs.Gone where it is final, because somebody stopped it.
	NoteImport(ctx context.Context, id ImportID, state State, done int64, now time.Time) error
	// EndImport stores what the reading found: state, revision, course and outcome of i, and the files of the revision
	// where there are any. It fails as NoteImport does.
	EndImport(ctx context.Context, i Import, files map[string]string) error
	// Import loads an import of a class.
	Import(ctx context.Context, class roster.ClassID, id ImportID) (Import, error)
	// LatestImport loads the import of a class that was begun last.
	LatestImport(ctx context.Context, class roster.ClassID) (Import, error)
	// TakeImport stores the revision of an import that is ready, moves its class to it and checks the import off, all or
	// nothing. It fails with errs.Conflict where the import is not ready, or its class not on its base any more.
	TakeImport(ctx context.Context, class roster.ClassID, id ImportID, by roster.AccountID, now time.Time) error
	// StopImport ends an import that is not final; ending another changes nothing.
	StopImport(ctx context.Context, class roster.ClassID, id ImportID, now time.Time) error
}
