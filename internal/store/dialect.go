package store

import (
	"context"
	"errors"

	"fasti/internal/errs"
)

// engine is one of the two databases. The SQL text is the same for both; what is not stands behind here
// and in dialect.
type engine interface {
	// write runs a job in a transaction of its own and returns once it is durable, or was undone. The job
	// may be run more than once, so it must not keep anything from one run to the next. It belongs to the
	// engine from the moment it begins: a caller who gives up is told so only before that.
	write(ctx context.Context, run job) error
	// read runs one statement, or with snapshot several that see the same moment.
	read(ctx context.Context, snapshot bool, run job) error
	// close closes the database; nothing is under way, and nothing comes later.
	close() error
}

// job is what runs inside a transaction. The context that it gets may differ from the caller's, and is the
// one to pass on.
type job func(ctx context.Context, tx *tx) error

// dialect is what differs between the engines inside a statement.
type dialect struct {
	name string
	// byteOrder is what makes ORDER BY and comparisons of a text column go by bytes.
	byteOrder string
	// classify tells what an error of the driver means.
	classify func(error) failure
}

// failure is what an error of a driver means to the program.
type failure int

const (
	unknown     failure = iota // a defect: wrong SQL, a constraint that nothing here should break
	duplicate                  // a key that is there already
	missing                    // a reference to what is not there
	unavailable                // no connection, no space, no lock in time
	transient                  // the same transaction can succeed at once: deadlock, serialization
)

// mapped returns an error of the engine as the rest of the program knows it.
func (d *dialect) mapped(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	switch d.classify(err) {
	case duplicate:
		return errs.From(err, errs.Conflict, "This is stored already.")
	case missing:
		return errs.From(err, errs.NotFound, "What this belongs to does not exist.")
	case unavailable, transient:
		return errs.From(err, errs.Unavailable, "The database can't be reached just now. Try again in a minute.")
	}
	return err
}
