package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

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
