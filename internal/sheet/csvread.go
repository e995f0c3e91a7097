package sheet

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"fasti/internal/errs"
)

// csvSource reads CSV in one pass.
type csvSource struct{ r io.Reader }

// ReadCSV reads RFC 4180 as spreadsheets write it: UTF-8 with or without a byte order mark, lines that end in
// either way, cells divided by commas, semicolons or tabs, whichever the first line has most of. Its rows can be
// read once.
func ReadCSV(r io.Reader) Source { return &csvSource{r} }

// Sheets returns one sheet without a name.
func (s *csvSource) Sheets() []string { return []string{""} }

// headerPeek is how much of a file tells its separator.
const headerPeek = 16 << 10

// Rows reads the rows.
func (s *csvSource) Rows(ctx context.Context, sheet string, each func(Row) error) ([]Problem, error) {
	in := bufio.NewReaderSize(&counted{s.r, MaxBytes}, 64<<10)
	head, err := in.Peek(headerPeek)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return []Problem{{Sheet: sheet, Row: 1, Column: 1, What: "is UTF-16, not UTF-8; save the file as CSV in UTF-8"}}, nil
	case bytes.HasPrefix(head, []byte("\ufeff")):
		head = head[3:]
		if _, err := in.Discard(3); err != nil {
			return nil, err
		}
	}
	c := &csvReader{in: in, comma: separator(head), told: told{sheet: sheet}}
	for c.next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if c.row > MaxRows {
			return nil, errs.New(errs.TooLarge, "A sheet has at most %d rows.", MaxRows)
		}
		if cells := trim(c.cells); len(cells) > 0 {
			if err := each(Row{c.row, cells}); err != nil {
				return nil, err
			}
		}
	}
	if !errors.Is(c.err, io.EOF) {
		return nil, c.err
	}
	return c.told.all(), nil
}

// counted fails once more was read than a file may have.
type counted struct {
	r    io.Reader
	left int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, errs.New(errs.TooLarge, "A sheet has at most %d MB; this one has more.", int64(MaxBytes)>>20)
	}
	return n, err
}

// separator is the most frequent of the separators in the first line, outside of quotation marks.
func separator(head []byte) byte {
	counts, quoted := map[byte]int{}, false
	for _, c := range head {
		if c == '"' {
			quoted = !quoted
		}
		if !quoted && (c == '\n' || c == '\r') {
			break
		}
		if !quoted {
			counts[c]++
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

// csvReader reads one row after another. A cell that can't be read is told and left empty.
type csvReader struct {
	in    *bufio.Reader
	comma byte
	told  told
	row   int
	cells []string
	cell  strings.Builder
	over  bool // the cell is too large, and was told
	wide  bool // the row is too wide, and was told
	err   error
}

// next reads a row, and reports false at the end and where reading failed.
func (c *csvReader) next() bool {
	if _, err := c.in.Peek(1); err != nil {
		c.err = err
		return false
	}
	c.row++
	c.cells, c.wide = c.cells[:0], false
	for {
		end, err := c.field()
		if err != nil && !errors.Is(err, io.EOF) {
			c.err = err
			return false
		}
		c.finish()
		if end {
			return true
		}
	}
}

// field reads one cell, and reports whether it is the last of its row.
func (c *csvReader) field() (end bool, err error) {
	b, err := c.in.ReadByte()
	if err != nil {
		return true, err
	}
	if b == '"' {
		if err := c.quoted(); err != nil {
			return true, err
		}
		if b, err = c.in.ReadByte(); err != nil {
			return true, err
		}
		if b != c.comma && b != '\n' && b != '\r' {
			c.told.add(c.row, len(c.cells)+1, "has text after the closing quotation mark; write a quotation mark inside a cell twice: \"\"")
		}
	}
	for ; err == nil; b, err = c.in.ReadByte() {
		switch b {
		case c.comma:
			return false, nil
		case '\n':
			return true, nil
		case '\r':
			return true, c.lineFeed()
		}
		c.write(b)
	}
	return true, err
}

// quoted reads up to the closing quotation mark.
func (c *csvReader) quoted() error {
	for {
		b, err := c.in.ReadByte()
		if errors.Is(err, io.EOF) {
			c.told.add(c.row, len(c.cells)+1, "has a quotation mark at its beginning that is closed nowhere; close it, or write it twice inside quotation marks")
		}
		if err != nil {
			return err
		}
		switch b {
		case '"':
			next, _ := c.in.Peek(1) // whatever ends the file is met at the next byte
			if len(next) == 0 || next[0] != '"' {
				return nil
			}
			_, _ = c.in.Discard(1) // it was seen
		case '\r':
			if err := c.lineFeed(); err != nil {
				return err
			}
			b = '\n'
		}
		c.write(b)
	}
}

// lineFeed takes the line feed after a carriage return, if there is one.
func (c *csvReader) lineFeed() error {
	next, err := c.in.Peek(1)
	if err == nil && next[0] == '\n' {
		_, err = c.in.Discard(1)
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func (c *csvReader) write(b byte) {
	if c.cell.Len() >= MaxCell {
		if !c.over && len(c.cells) < MaxColumns {
			c.told.add(c.row, len(c.cells)+1, "holds more than %d bytes; shorten it, or look for a quotation mark that is not closed", MaxCell)
		}
		c.over = true
		return
	}
	c.cell.WriteByte(b)
}

// finish ends a cell.
func (c *csvReader) finish() {
	text, column := c.cell.String(), len(c.cells)+1
	c.cell.Reset()
	over := c.over
	c.over = false
	if column > MaxColumns {
		if text != "" && !c.wide {
			c.wide = true
			c.told.add(c.row, 0, "has more than %d cells", MaxColumns)
		}
		return
	}
	switch {
	case over:
		text = ""
	case !utf8.ValidString(text):
		c.told.add(c.row, column, "is not UTF-8; save the file as CSV in UTF-8")
		text = ""
	case strings.ContainsFunc(text, unfit):
		c.told.add(c.row, column, "holds a control character; delete it")
		text = ""
	}
	c.cells = append(c.cells, Plain(text))
}

// unfit are characters that no text of a table has.
func unfit(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }
