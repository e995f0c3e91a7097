package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/sheet"
)

// book is a workbook that a spreadsheet would have written.
func book(t testing.TB, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	var b bytes.Buffer
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readXLSX(t interface {
	Helper()
	Fatal(args ...any)
}, data []byte,
) sheet.Source {
	t.Helper()
	s, err := sheet.ReadXLSX(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestXLSXIsReadAsItWasTyped(t *testing.T) {
	t.Parallel()
	s := readXLSX(t, book(t, func(f *excelize.File) error {
		_, err := f.NewSheet("people")
		return errors.Join(
			err,
			f.SetSheetRow("Sheet1", "A1", &[]any{"id", "date", "lat"}),
			f.SetSheetRow("Sheet1", "A3", &[]any{"kirov", 1934, 59.9386}),
			f.SetCellRichText("Sheet1", "E3", []excelize.RichTextRun{{Text: "bold", Font: &excelize.Font{Bold: true}}, {Text: " and not"}}),
			f.SetSheetRow("Sheet1", "A4", &[]any{true, "two\nlines", "", ""}),
			f.SetSheetRow("people", "B2", &[]any{"Київ", 1.5e-7}),
		)
	}))
	if got := s.Sheets(); !slices.Equal(got, []string{"Sheet1", "people"}) {
		t.Errorf("sheets %q", got)
	}
	got, problems := rowsOf(t, s, "Sheet1")
	want := []sheet.Row{
		{Number: 1, Cells: []string{"id", "date", "lat"}},
		{Number: 3, Cells: []string{"kirov", "1934", "59.9386", "", "bold and not"}},
		{Number: 4, Cells: []string{"TRUE", "two\nlines"}},
	}
	if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
		t.Errorf("problems %v, (-want +got)\n%s", problems, diff)
	}
	got, _ = rowsOf(t, s, "people")
	if diff := cmp.Diff([]sheet.Row{{Number: 2, Cells: []string{"", "Київ", "0.00000015"}}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoTextInXLSXIsToldByCell(t *testing.T) {
	t.Parallel()
	s := readXLSX(t, book(t, func(f *excelize.File) error {
		code := `[$-409]"day" d mmmm`
		own, err1 := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		money := `#,##0.00 "yd"`
		plain, err2 := f.NewStyle(&excelize.Style{CustomNumFmt: &money})
		return errors.Join(
			err1, err2,
			f.SetSheetRow("Sheet1", "A1", &[]any{"date", "event", "x", "y"}),
			f.SetCellValue("Sheet1", "A2", time.Date(1922, time.April, 3, 0, 0, 0, 0, time.UTC)),
			f.SetCellFormula("Sheet1", "B3", `=CONCATENATE("a","b")`),
			f.SetCellStr("Sheet1", "A4", "over two"), f.MergeCell("Sheet1", "A4", "B4"),
			f.SetCellValue("Sheet1", "C5", 8129), f.SetCellStyle("Sheet1", "C5", "C5", own),
			f.SetCellValue("Sheet1", "D5", 1934), f.SetCellStyle("Sheet1", "D5", "D5", plain),
			f.SetCellStr("Sheet1", "A6", strings.Repeat("ж", sheet.MaxCell/2+1)),
			f.SetCellStr("Sheet1", "ZZ7", "far out"),
		)
	}))
	rows, problems := rowsOf(t, s, "Sheet1")
	want := []sheet.Problem{
		{Sheet: "Sheet1", Row: 2, Column: 1, What: "is a date of the spreadsheet's own; format the column as text, and type 1922-04-03"},
		{Sheet: "Sheet1", Row: 3, Column: 2, What: "holds a formula; copy the cell and paste it as a value, or type the text"},
		{Sheet: "Sheet1", Row: 5, Column: 3, What: "is a date of the spreadsheet's own; format the column as text, and type 1922-04-03"},
		{Sheet: "Sheet1", Row: 6, Column: 1, What: "holds more than 16384 bytes; shorten it"},
		{Sheet: "Sheet1", Row: 7, Column: 0, What: "has more than 256 cells"},
		{Sheet: "Sheet1", Row: 4, Column: 1, What: "is merged over A4:B4; split the cells again and fill each of them"},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := rows[len(rows)-1]; got.Number != 5 || got.Cells[3] != "1934" {
		t.Errorf("a number that is no date reads %+v", got)
	}
}

// parts replaces parts of a workbook.
func parts(t testing.TB, data []byte, change map[string]func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if edit := change[f.Name]; edit != nil {
			text = []byte(edit(string(text)))
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cellsOf is a workbook whose one sheet has the given rows, as XML.
func cellsOf(t testing.TB, rows string) []byte {
	t.Helper()
	return parts(t, book(t, func(f *excelize.File) error { return f.SetCellStr("Sheet1", "A1", "shared") }), map[string]func(string) string{
		"xl/worksheets/sheet1.xml": func(string) string {
			return `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>` + rows + `</sheetData></worksheet>`
		},
	})
}

func TestCellsOfEveryType(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, cell, want, told string }{
		{"shared", `<c t="s"><v>0</v></c>`, "shared", ""},
		{"inline", `<c t="inlineStr"><is><t>one</t></is></c>`, "one", ""},
		{"runs, and how they are read", `<c t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh><t>とうきょう</t></rPh></is></c>`, "東京", ""},
		{"what XML can't hold", `<c t="inlineStr"><is><t>a_x000D__x000A_b_x0041__xD83D__xDE00_</t></is></c>`, "a\nbA😀", ""},
		{"seventeen digits", `<c><v>59.938600000000001</v></c>`, "59.9386", ""},
		{"a large year", `<c><v>1E3</v></c>`, "1000", ""},
		{"nothing", `<c s="0"/>`, "", ""},
		{"an error", `<c t="e"><v>#REF!</v></c>`, "", "holds the error #REF!; type the text"},
		{"an ISO date", `<c t="d"><v>1922-04-03T00:00:00</v></c>`, "", "is a date of the spreadsheet's own; format the column as text, and type the date as text"},
		{"a text that is not there", `<c t="s"><v>7</v></c>`, "", "points to a text that the workbook does not have; type it again"},
		{"no number", `<c><v>many</v></c>`, "", `holds the number "many", which is none; type it again`},
		{"a shared formula", `<c><f t="shared" si="0"/><v>3</v></c>`, "", "holds a formula; copy the cell and paste it as a value, or type the text"},
		{"a bell", `<c t="str"><v>_x0007_</v></c>`, "", "holds a control character; delete it"},
	}
	for _, tt := range tests {
		rows, problems := rowsOf(t, readXLSX(t, cellsOf(t, "<row>"+tt.cell+"</row>")), "Sheet1")
		got, told := "", ""
		if len(rows) > 0 {
			got = rows[0].Cells[0]
		}
		if len(problems) > 0 {
			told = problems[0].What
		}
		if got != tt.want || told != tt.told {
			t.Errorf("%s: %q and %q, want %q and %q", tt.name, got, told, tt.want, tt.told)
		}
	}
}

func TestXLSXIsBounded(t *testing.T) {
	t.Parallel()
	none := func(sheet.Row) error { return nil }
	far := readXLSX(t, cellsOf(t, `<row r="1048576"><c><v>1</v></c></row>`))
	if _, err := far.Rows(t.Context(), "Sheet1", none); !errs.Is(err, errs.TooLarge) {
		t.Errorf("a row far down: %v", err)
	}
	empty := readXLSX(t, cellsOf(t, `<row r="1048576"><c s="1"/></row>`))
	if _, err := empty.Rows(t.Context(), "Sheet1", none); err != nil {
		t.Errorf("an empty row far down: %v", err)
	}
	cell := `<c t="inlineStr"><is><t>` + strings.Repeat("x", 10<<10) + `</t></is></c>`
	bomb := readXLSX(t, cellsOf(t, strings.Repeat("<row>"+cell+"</row>", sheet.MaxBytes/len(cell)+1)))
	if _, err := bomb.Rows(t.Context(), "Sheet1", none); !errs.Is(err, errs.TooLarge) {
		t.Errorf("a sheet of more than %d MB: %v", sheet.MaxBytes>>20, err)
	}
}

func TestReadingXLSXStops(t *testing.T) {
	t.Parallel()
	s := readXLSX(t, cellsOf(t, strings.Repeat(`<row><c><v>1</v></c></row>`, 50)))
	ctx, cancel := context.WithCancel(t.Context())
	read := 0
	_, err := s.Rows(ctx, "Sheet1", func(sheet.Row) error {
		if read++; read == 7 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || read != 7 {
		t.Errorf("read %d rows, %v", read, err)
	}
}

func TestWhatIsNoWorkbookIsRefused(t *testing.T) {
	t.Parallel()
	whole := book(t, func(f *excelize.File) error { return f.SetCellStr("Sheet1", "A1", "x") })
	cut := func(s string) string { return s[:len(s)/2] }
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"a text", []byte("id,date\n"), "no sound zip archive"},
		{"half of it", whole[:len(whole)/2], "no sound zip archive"},
		{"broken strings", parts(t, whole, map[string]func(string) string{"xl/sharedStrings.xml": cut}), "damaged in xl/sharedStrings.xml"},
		{"a broken list of sheets", parts(t, whole, map[string]func(string) string{"xl/workbook.xml": cut}), "damaged in xl/workbook.xml"},
	}
	for _, tt := range tests {
		_, err := sheet.ReadXLSX(bytes.NewReader(tt.data), int64(len(tt.data)))
		if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	s := readXLSX(t, parts(t, whole, map[string]func(string) string{"xl/worksheets/sheet1.xml": cut}))
	for _, name := range []string{"Sheet1", "none"} {
		if _, err := s.Rows(t.Context(), name, func(sheet.Row) error { return nil }); !errs.Is(err, errs.Invalid) {
			t.Errorf("sheet %s: %v", name, err)
		}
	}
}

func TestColumnName(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA"} {
		if got := sheet.ColumnName(n); got != want {
			t.Errorf("column %d is %q, want %q", n, got, want)
		}
	}
}

// xlsx writes a workbook of one sheet.
func xlsx(t interface {
	Helper()
	Fatal(args ...any)
}, columns []sheet.Column, rows [][]string,
) []byte {
	t.Helper()
	x, err := sheet.NewXLSX()
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Sheet("events", columns); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := x.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if _, err := x.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestXLSXAndBackIsIdentity(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(
		rapid.StringMatching(`[ -~äжé\n]{0,12}`),
		rapid.SampledFrom([]string{"=1+1", "1922-04-03", "0862", "-0508", "1.50", " x ", "TRUE", "_x000D_", "_x0041_", "<&>\"'", "😀", "'a"}))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(text, 2, 4), 1, 5).Draw(t, "rows")
		want := []sheet.Row{{Number: 1, Cells: []string{"id", "date"}}}
		for i, row := range rows {
			kept := slices.Clone(row)
			for len(kept) > 0 && kept[len(kept)-1] == "" {
				kept = kept[:len(kept)-1]
			}
			if len(kept) > 0 {
				want = append(want, sheet.Row{Number: i + 2, Cells: kept})
			}
		}
		got, problems := rowsOf(t, readXLSX(t, xlsx(t, []sheet.Column{{Name: "id", Width: 20}, {Name: "date", Width: 12}}, rows)), "events")
		if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
			t.Fatalf("problems %v, (-want +got)\n%s", problems, diff)
		}
	})
}

func TestCellsAreTypedAsTextAndTheHeadStays(t *testing.T) {
	t.Parallel()
	data := xlsx(t, []sheet.Column{{Name: "id", Width: 20}, {Name: "date", Width: 12}}, [][]string{{"kirov", "1934-12-01"}, {"", "1924"}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, cell := range []string{"A1", "B2", "B3", "B99"} {
		id, err := f.GetCellStyle("events", cell)
		if err != nil {
			t.Fatal(err)
		}
		if cell == "B99" {
			id, err = f.GetColStyle("events", "B")
			if err != nil {
				t.Fatal(err)
			}
		}
		style, err := f.GetStyle(id)
		if err != nil || style.NumFmt != 49 {
			t.Errorf("%s has the number format %v (%v), want 49, which is text", cell, style, err)
		}
	}
	if kind, err := f.GetCellType("events", "B3"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("1924 is of type %v, %v", kind, err)
	}
	if panes, err := f.GetPanes("events"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
}

func FuzzReadXLSX(f *testing.F) {
	f.Add(`<row r="2"><c r="B2" t="s"><v>0</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><r><t>x</t></r></is></c><c><f>1</f></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		_, err := readXLSX(t, cellsOf(t, rows)).Rows(t.Context(), "Sheet1", func(r sheet.Row) error {
			for _, cell := range r.Cells {
				if len(cell) > sheet.MaxCell {
					t.Errorf("a cell of %d bytes", len(cell))
				}
			}
			return nil
		})
		if err != nil && errs.KindOf(err) == errs.Internal {
			t.Errorf("nobody would know what to do about %v", err)
		}
	})
}
