package sheet

import (
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

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
