// Package sheet reads and writes rows as spreadsheets keep them, CSV and XLSX, one row at a time, so that a file of
// any length needs little memory. It knows rows and cells and nothing of what they mean; gradebook writes and
// coursefile reads through it.
//
// # Reading
//
// A [Source] is a file of sheets, whatever its format: [NewCSV]'s counterpart [ReadCSV], and [ReadXLSX]. Every
// cell is taken as the text that somebody typed. What is none (a formula, a date of the spreadsheet's own, a
// merged cell, bytes that are not UTF-8) is a [Problem] with its sheet, row and column, and never a guess. Reading
// is bounded: in bytes, rows, columns, and the size of a cell.
//
// # Writing
//
// [CSV] neutralises what a spreadsheet would run as a formula, and Row gives it back as it was. [XLSX] types every
// cell as text, for spreadsheets rewrite what looks like a date.
package sheet

import (
	"bufio"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// CSV writes RFC 4180 in UTF-8. Cells that a spreadsheet would run as a formula are neutralised.
type CSV struct {
	buffer *bufio.Writer
	w      *csv.Writer
	row    []string
}

// NewCSV returns a writer of CSV. Call Flush at the end.
func NewCSV(w io.Writer) *CSV {
	buffer := bufio.NewWriterSize(w, 64<<10)
	c := csv.NewWriter(buffer)
	c.UseCRLF = true // RFC 4180, 2.1
	return &CSV{buffer: buffer, w: c}
}

// Write writes one row. Text cells are neutralised; number cells, made by Number, are not. Line ends inside a
// cell become those of the file. A row is two cells or more: one empty cell alone would be an empty line, which
// readers skip.
func (c *CSV) Write(cells ...Cell) error {
	c.row = c.row[:0]
	for _, cell := range cells {
		c.row = append(c.row, cell.csv())
	}
	return c.w.Write(c.row)
}

// Flush writes what is buffered, and returns the first error of all writing.
func (c *CSV) Flush() error {
	c.w.Flush()
	if err := c.w.Error(); err != nil {
		return err
	}
	return c.buffer.Flush()
}

// Cell is one cell of a row.
type Cell struct {
	text   string
	number bool
}

// Text is a cell of words, which may come from anybody.
func Text(s string) Cell { return Cell{text: s} }

// Number is a cell of a number, with as many decimals as it needs up to the given ones, and a decimal point.
func Number(f float64, decimals int) Cell {
	s := strconv.FormatFloat(f, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return Cell{text: s, number: true}
}

// Int is a cell of a whole number.
func Int(n int) Cell { return Cell{text: strconv.Itoa(n), number: true} }

// Empty is a cell with nothing in it.
var Empty = Cell{number: true}

// formula are the characters by whose presence at the start of a cell some spreadsheet takes it for a formula:
// those of OWASP's "CSV Injection", with the full-width signs that an input method for East Asian scripts makes.
const formula = "=+-@\t\r\n＝＋－＠"

// csv neutralises what a spreadsheet would take for a formula with an apostrophe before it.
func (c Cell) csv() string {
	first, _ := utf8.DecodeRuneInString(c.text)
	if !c.number && c.text != "" && strings.ContainsRune(formula, first) {
		return "'" + c.text
	}
	return c.text
}
