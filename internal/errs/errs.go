// Package errs gives every error of Fasti two faces: a kind with a message that is safe to show to
// whoever made the request, and a cause that only operators see in the log.
//
// A kind says what went wrong in the language of the domain (something is invalid, is not there, was
// changed by somebody else). It knows nothing of HTTP, SQL or exit codes: internal/server turns kinds
// into status codes, cmd/fasti turns them into exit codes. An error without a kind is Internal, and its
// text is never shown.
//
// All packages may import errs; errs imports none of them.
package errs

import (
	"errors"
	"fmt"
)

// Kind is the reason for which something was refused or failed.
type Kind int

// The kinds of error. Internal is the zero value: what nobody classified is our fault.
const (
	Internal        Kind = iota // a defect or a broken environment; the cause is for the log
	Invalid                     // the request says something that can't be right; it tells what would be
	Unauthenticated             // nobody is known to be asking, and somebody must be
	Forbidden                   // the one asking may not do this
	NotFound                    // no such thing, or not for the one asking
	Conflict                    // true once, but something else was stored first
	Gone                        // it was there, and its time is over
	TooLarge                    // more than is taken at once
	TooMany                     // more often than is taken
	Unavailable                 // try again later
)

var kindNames = [...]string{
	"internal", "invalid", "unauthenticated", "forbidden", "not found",
	"conflict", "gone", "too large", "too many", "unavailable",
}

// String returns the kind's name as it stands in logs.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("kind(%d)", int(k))
	}
	return kindNames[k]
}

// Error is an error with a kind and a message that is safe to show.
type Error struct {
	Kind    Kind
	Message string // a sentence for the person who asked: what is wrong, and what would be right
	Cause   error  // for the log alone; may be nil
}

// Error returns message and cause, for logs.
func (e *Error) Error() string {
	switch {
	case e.Cause == nil:
		return e.Message
	case e.Message == "":
		return e.Cause.Error()
	}
	return e.Message + ": " + e.Cause.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// New returns an error of a kind with a message that is safe to show.
func New(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// From gives a cause a kind and a message that is safe to show.
func From(cause error, kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...), Cause: cause}
}

// Wrap prefixes *errp, where it is an error, with what was being done; kind and safe message stay. It is
// meant for a defer at the top of a function:
//
//	defer errs.Wrap(&err, "open course %q", id)
func Wrap(errp *error, format string, args ...any) {
	if *errp != nil {
		*errp = fmt.Errorf(format+": %w", append(args, *errp)...)
	}
}

// KindOf returns the kind of the outermost Error in err's chain, and Internal where there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Is reports whether err is of the kind.
func Is(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }

// Message returns the text of err that is safe to show, and "" where there is none.
func Message(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Message
	}
	return ""
}
