package coursefile

import (
	"errors"
	"io"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/sheet"
)

// exported is a course as tables read it.
func exported(course *history.Course) (*names, *merger) {
	m := newMerger(course, nil, Request{})
	return m.names, m
}

// WriteWorkbook writes a course as a workbook: a sheet a kind of entity. What it can't hold, [Lost] lists; reading the
// workbook over the same course changes nothing.
func WriteWorkbook(w io.Writer, course *history.Course) (err error) {
	defer errs.Wrap(&err, "write workbook")
	return writeWorkbook(w, course, func(*sheet.XLSX) error { return nil })
}

// writeWorkbook writes sheets of another kind before those of the course.
func writeWorkbook(w io.Writer, course *history.Course, before func(*sheet.XLSX) error) (err error) {
	n, m := exported(course)
	x, err := sheet.NewXLSX()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	if err := before(x); err != nil {
		return err
	}
	for _, t := range tables {
		if err := x.Sheet(t.name(), t.sheetColumns()); err != nil {
			return err
		}
		if err := t.export(n, m, x.Write); err != nil {
			return err
		}
	}
	_, err = x.WriteTo(w)
	return err
}

// WriteCSV writes the events of a course as CSV.
func WriteCSV(w io.Writer, course *history.Course) (err error) {
	defer errs.Wrap(&err, "write CSV")
	n, m := exported(course)
	out := sheet.NewCSV(w)
	write := func(texts []string) error {
		cells := make([]sheet.Cell, len(texts))
		for i, text := range texts {
			cells[i] = sheet.Text(text)
		}
		return out.Write(cells...)
	}
	if err := write(eventsTable.headers()); err != nil {
		return err
	}
	if err := eventsTable.export(n, m, write); err != nil {
		return err
	}
	return out.Flush()
}
