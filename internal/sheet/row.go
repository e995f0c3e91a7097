package sheet

import (
	"context"
	"fmt"
	"strings"
)

// Limits on what is read, generous for any table that people keep by hand.
const (
	MaxBytes   = 128 << 20 // of a file, unpacked
	MaxRows    = 250_000   // of a sheet
	MaxColumns = 256       // of a row
	MaxCell    = 16 << 10  // of a cell, in bytes
	maxTold    = 1000      // problems of a sheet; whoever mends those may read it again
)

// Row is one row of a sheet. Number counts from 1 as spreadsheets do: a cell of several lines is one row still.
// Cells are their texts, without those at the end that are empty.
type Row struct {
	Number int
	Cells  []string
}

// Problem is one thing in a sheet that can't be read as a text. Row and Column count from 1; 0 is the sheet as a
// whole, and a Column of 0 the row as a whole.
type Problem struct {
	Sheet  string
	Row    int
	Column int
	What   string
}

// Source is a file of sheets that is being read.
type Source interface {
	// Sheets are the names of the sheets in the order of the file; a CSV has one without a name.
	Sheets() []string
	// Rows calls each for every row of a sheet that has anything in it, from the top, and returns what could not
	// be read. The row is each's only until it returns. Rows fails where each does, where the context ends, where
	// the file is over the limits (errs.TooLarge), and where it is damaged (errs.Invalid).
	Rows(ctx context.Context, sheet string, each func(Row) error) ([]Problem, error)
}

// ColumnName is a column's number from 1 as spreadsheets name it: A, Z, AA.
func ColumnName(n int) string {
	var name []byte
	for ; n > 0; n = (n - 1) / 26 {
		name = append([]byte{byte('A' + (n-1)%26)}, name...)
	}
	return string(name)
}

// columnNumber reads the letters of a cell's name, "AB" of "AB12"; 0 where there are none.
func columnNumber(cell string) int {
	n := 0
	for _, c := range cell {
		if c < 'A' || c > 'Z' || n > MaxColumns*26 {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n
}

// told collects the problems of one sheet, up to as many as anybody reads.
type told struct {
	sheet    string
	problems []Problem
	more     int
}

func (t *told) add(row, column int, format string, args ...any) {
	if len(t.problems) >= maxTold {
		t.more++
		return
	}
	t.problems = append(t.problems, Problem{t.sheet, row, column, fmt.Sprintf(format, args...)})
}

// all returns the problems, with how many more there are.
func (t *told) all() []Problem {
	if t.more > 0 {
		t.problems = append(t.problems, Problem{Sheet: t.sheet, What: fmt.Sprintf("has %d problems more of this sort", t.more)})
	}
	return t.problems
}

// trim drops the empty cells at the end of a row.
func trim(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// Plain undoes what writing CSV does to a text that a spreadsheet would run as a formula.
func Plain(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && (Cell{text: rest}).csv() != rest {
		return rest
	}
	return cell
}
