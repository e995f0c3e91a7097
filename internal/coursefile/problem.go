package coursefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fasti/internal/sheet"
)

// Problem is one mistake in a file. In a text, Line and Column count lines and characters from 1; in a sheet, rows and
// columns. 0 means the file, the sheet or the row as a whole.
type Problem struct {
	File   string
	Line   int
	Column int
	What   string

	Table  bool   // the file is a sheet, or a workbook of sheets
	Sheet  string // which of a workbook's
	Header string // what stands at the top of the column
}

// String returns the problem as compilers write theirs, "people.yaml:12:5: ...", and in a sheet as people find it,
// "kings.xlsx: sheet events, row 12, column C (date): ...".
func (p Problem) String() string {
	switch {
	case p.Table:
		return fmt.Sprintf("%s: %s%s", p.File, p.cell(), p.What)
	case p.Line == 0:
		return fmt.Sprintf("%s: %s", p.File, p.What)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.What)
}

// cell names the place in a sheet, with a colon and a space, and nothing for the file as a whole.
func (p Problem) cell() string {
	var parts []string
	if p.Sheet != "" {
		parts = append(parts, "sheet "+p.Sheet)
	}
	if p.Line > 0 {
		parts = append(parts, fmt.Sprintf("row %d", p.Line))
	}
	if p.Column > 0 {
		column := "column " + sheet.ColumnName(p.Column)
		if p.Header != "" {
			column += " (" + p.Header + ")"
		}
		parts = append(parts, column)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + ": "
}

// tidy sorts problems by where they stand and drops what is said twice.
func tidy(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(problems)
}
