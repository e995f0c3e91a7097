package main

import (
	"context"

	"fasti/internal/coursefile"
	"fasti/internal/question"
	"fasti/internal/store"
)

// banks gives the question banks of the course revisions in a database: what server and quiz know as Courses.
type banks struct {
	library *coursefile.Library[*question.Bank]
}

func newBanks(s *store.Store) banks {
	read := func(ctx context.Context, revision string) (coursefile.Files, error) {
		r, err := s.Revision(ctx, revision)
		return r.Files, err
	}
	return banks{coursefile.NewLibrary(read, question.NewBank)}
}

// Bank returns the bank of a revision, and errs.NotFound for one that nobody stored.
func (b banks) Bank(ctx context.Context, revision string) (*question.Bank, error) {
	return b.library.Get(ctx, revision)
}
