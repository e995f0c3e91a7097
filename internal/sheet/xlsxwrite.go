package sheet

import (
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"fasti/internal/errs"
)

// XLSX writes a workbook, one row after another. Every cell is typed and formatted as text, and so is the rest of each
// column, so that a spreadsheet makes no date of what is typed there later. The first row of each sheet stays in
// sight. Large sheets wait in temporary files, which Close removes.
type XLSX struct {
	file   *excelize.File
	styles styles
	stream *excelize.StreamWriter // of the sheet that is being written; nil before the first
	row    int
}

type styles struct{ head, text int }

// NewXLSX returns an empty workbook. Call Close at the end, in any case.
func NewXLSX() (x *XLSX, err error) {
	defer errs.Wrap(&err, "new workbook")
	x = &XLSX{file: excelize.NewFile()}
	const asText = 49 // the number format "@"
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	head, err := x.file.NewStyle(&excelize.Style{NumFmt: asText, Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, errors.Join(err, x.file.Close())
	}
	body, err := x.file.NewStyle(&excelize.Style{NumFmt: asText, Alignment: top})
	if err != nil {
		return nil, errors.Join(err, x.file.Close())
	}
	x.styles = styles{head, body}
	return x, nil
}

// Column is one column of a sheet: what stands at its top, and how many characters wide it is shown.
type Column struct {
	Name  string
	Width float64
}

// Sheet begins a new sheet, whose first row are the names of its columns.
func (x *XLSX) Sheet(name string, columns []Column) (err error) {
	defer errs.Wrap(&err, "sheet %q", name)
	if err := x.flush(); err != nil {
		return err
	}
	if x.row == 0 {
		err = x.file.SetSheetName("Sheet1", name)
	} else {
		_, err = x.file.NewSheet(name)
	}
	if err != nil {
		return err
	}
	if x.stream, err = x.file.NewStreamWriter(name); err != nil {
		return err
	}
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.Name
		if err := errors.Join(x.stream.SetColStyle(i+1, i+1, x.styles.text), x.stream.SetColWidth(i+1, i+1, c.Width)); err != nil {
			return err
		}
	}
	if err := x.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	x.row = 0
	return x.write(head, x.styles.head)
}

// Write writes the next row of the sheet.
func (x *XLSX) Write(cells []string) error { return x.write(cells, x.styles.text) }

func (x *XLSX) write(cells []string, style int) error {
	x.row++
	at, err := excelize.CoordinatesToCellName(1, x.row)
	if err != nil {
		return err
	}
	row := make([]any, len(cells))
	for i, text := range cells {
		if text != "" {
			row[i] = excelize.Cell{StyleID: style, Value: text}
		}
	}
	return x.stream.SetRow(at, row)
}

func (x *XLSX) flush() error {
	if x.stream == nil {
		return nil
	}
	return x.stream.Flush()
}

// WriteTo writes the workbook; no row comes after that.
func (x *XLSX) WriteTo(w io.Writer) (n int64, err error) {
	defer errs.Wrap(&err, "write workbook")
	if err := x.flush(); err != nil {
		return 0, err
	}
	x.stream = nil
	return x.file.WriteTo(w)
}

// Close removes what was kept in temporary files.
func (x *XLSX) Close() error { return x.file.Close() }
