package coursefile

import (
	"cmp"
	"fmt"
	"slices"
)

// Problem is one mistake in a file. Line and Column count from 1; 0 means the file as a whole.
type Problem struct {
	File   string
	Line   int
	Column int
	What   string
}

// String returns the problem as compilers write theirs: "people.yaml:12:5: ...".
func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.What)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.What)
}

// tidy sorts problems by where they stand and drops what is said twice.
func tidy(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(problems)
}
