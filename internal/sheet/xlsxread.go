package sheet

import (
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fasti/internal/errs"
	"fasti/internal/unzip"
)

// maxParts is how many files a workbook may be made of, pictures and all.
const maxParts = 4000

// workbook reads XLSX. It streams each sheet once and keeps the shared strings alone: a library that gives
// formulas and merged cells keeps every cell as a struct, twenty times what the text has.
type workbook struct {
	a        *unzip.Archive
	sheets   []string
	parts    map[string]string // by the name of the sheet
	strings  []string
	dates    []bool // by style
	from1904 bool
}

// ReadXLSX opens a workbook. It fails with errs.Invalid for what is none, and with errs.TooLarge for one that is over
// the limits once it is unpacked.
func ReadXLSX(r io.ReaderAt, size int64) (s Source, err error) {
	defer errs.Wrap(&err, "read workbook")
	a, err := unzip.Open(r, size, unzip.Limits{Files: maxParts, Inflated: MaxBytes})
	if err != nil {
		return nil, err
	}
	w := &workbook{a: a, parts: map[string]string{}}
	err = w.open()
	return w, err
}

// open finds the sheets and what their cells point to.
func (w *workbook) open() error {
	main := "xl/workbook.xml"
	targets, types, err := relations(w.a, "")
	if err != nil {
		return err
	}
	for id, kind := range types {
		if kind == "officeDocument" {
			main = targets[id]
		}
	}
	if targets, types, err = relations(w.a, main); err != nil {
		return err
	}
	if err := w.list(main, targets, types); err != nil {
		return err
	}
	for id, kind := range types {
		switch kind {
		case "sharedStrings":
			w.strings, err = sharedStrings(w.a, targets[id])
		case "styles":
			w.dates, err = dateStyles(w.a, targets[id])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// list reads the names of the sheets. Charts that have a sheet to themselves are none.
func (w *workbook) list(main string, targets, types map[string]string) error {
	return part(w.a, main, func(_ *xml.Decoder, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "workbookPr":
			w.from1904 = attr(e, "date1904") == "1" || attr(e, "date1904") == "true"
		case "sheet":
			id, name := attr(e, "id"), attr(e, "name")
			if types[id] == "worksheet" && w.parts[name] == "" {
				w.sheets, w.parts[name] = append(w.sheets, name), targets[id]
			}
		}
		return true, nil
	})
}

// Sheets returns the names of the worksheets.
func (w *workbook) Sheets() []string { return slices.Clone(w.sheets) }

// Rows streams a worksheet.
func (w *workbook) Rows(ctx context.Context, sheet string, each func(Row) error) ([]Problem, error) {
	name, ok := w.parts[sheet]
	if !ok {
		return nil, errs.New(errs.Invalid, "The workbook has no sheet %q.", sheet)
	}
	r := &worksheet{w: w, told: told{sheet: sheet}}
	err := part(w.a, name, func(d *xml.Decoder, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "row":
			if err := ctx.Err(); err != nil {
				return false, err
			}
			return true, r.readRow(d, e, each)
		case "mergeCell":
			r.merged(attr(e, "ref"))
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	return r.told.all(), nil
}

// worksheet is one sheet that is being read.
type worksheet struct {
	w     *workbook
	told  told
	row   int
	cells []string
	wide  bool
}

func (r *worksheet) merged(ref string) {
	first, _, _ := strings.Cut(ref, ":")
	row, _ := strconv.Atoi(strings.TrimLeft(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	r.told.add(row, columnNumber(first), "is merged over %s; split the cells again and fill each of them", ref)
}

// readRow reads the cells of a row up to its end.
func (r *worksheet) readRow(d *xml.Decoder, e xml.StartElement, each func(Row) error) error {
	r.row++
	if n, err := strconv.Atoi(attr(e, "r")); err == nil && n >= r.row {
		r.row = n
	}
	r.cells, r.wide = r.cells[:0], false
	column := 0
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local != "c" {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			column++
			if n := columnNumber(attr(token, "r")); n >= column {
				column = n
			}
			if err := r.readCell(d, token, column); err != nil {
				return err
			}
		case xml.EndElement:
			return r.finish(each)
		}
	}
}

// finish gives a row away, where there is anything in it.
func (r *worksheet) finish(each func(Row) error) error {
	cells := trim(r.cells)
	if len(cells) == 0 {
		return nil
	}
	if r.row > MaxRows {
		return errs.New(errs.TooLarge, "A sheet has at most %d rows.", MaxRows)
	}
	return each(Row{r.row, cells})
}

// readCell reads one cell up to its end.
func (r *worksheet) readCell(d *xml.Decoder, e xml.StartElement, column int) error {
	value, formula := "", false
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "f":
				formula = true
				err = d.Skip()
			case "v", "is":
				value, err = text(d, token)
			default:
				err = d.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			r.put(column, r.value(e, column, value, formula))
			return nil
		}
	}
}

// put keeps the text of a cell.
func (r *worksheet) put(column int, text string) {
	switch {
	case text == "":
	case column > MaxColumns:
		if !r.wide {
			r.wide = true
			r.told.add(r.row, 0, "has more than %d cells", MaxColumns)
		}
	default:
		for len(r.cells) < column {
			r.cells = append(r.cells, "")
		}
		r.cells[column-1] = text
	}
}

// value is the text of a cell, and "" for what is told to be none.
func (r *worksheet) value(e xml.StartElement, column int, value string, formula bool) string {
	if formula {
		r.told.add(r.row, column, "holds a formula; copy the cell and paste it as a value, or type the text")
		return ""
	}
	switch attr(e, "t") {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(r.w.strings) {
			r.told.add(r.row, column, "points to a text that the workbook does not have; type it again")
			return ""
		}
		return r.plain(column, r.w.strings[n])
	case "inlineStr", "str":
		return r.plain(column, value)
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[value]
	case "e":
		r.told.add(r.row, column, "holds the error %s; type the text", value)
		return ""
	case "d":
		r.told.add(r.row, column, "is a date of the spreadsheet's own; format the column as text, and type the date as text")
		return ""
	}
	return r.number(e, column, value)
}

func (r *worksheet) plain(column int, s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	switch {
	case len(s) > MaxCell:
		r.told.add(r.row, column, "holds more than %d bytes; shorten it", MaxCell)
		return ""
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unfit):
		r.told.add(r.row, column, "holds a control character; delete it")
		return ""
	}
	return s
}

// number is a number as somebody typed it: a year that a spreadsheet took for a number is a year. What it shows as
// a date is none of ours, for nobody knows whether it was one when it was typed.
func (r *worksheet) number(e xml.StartElement, column int, value string) string {
	if value == "" {
		return ""
	}
	f, err := strconv.ParseFloat(value, 64)
	if err != nil {
		r.told.add(r.row, column, "holds the number %q, which is none; type it again", value)
		return ""
	}
	if style, err := strconv.Atoi(attr(e, "s")); err == nil && style >= 0 && style < len(r.w.dates) && r.w.dates[style] {
		r.told.add(r.row, column, "is a date of the spreadsheet's own; format the column as text, and type %s", r.w.day(f))
		return ""
	}
	// A spreadsheet keeps 15 digits and writes down 17.
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64); err == nil {
		f = rounded
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// day is the day of a spreadsheet's number, if somebody meant one.
func (w *workbook) day(serial float64) string {
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if w.from1904 {
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if serial < 0 || serial > 2958465 { // the last is 31 December 9999
		return "it as text"
	}
	return first.AddDate(0, 0, int(serial)).Format(time.DateOnly)
}
