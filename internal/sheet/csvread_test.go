package sheet_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/errs"
	"fasti/internal/sheet"
)

// rowsOf reads all rows of a sheet.
func rowsOf(t interface {
	Helper()
	Fatal(args ...any)
}, s sheet.Source, name string,
) ([]sheet.Row, []sheet.Problem) {
	t.Helper()
	var rows []sheet.Row
	problems, err := s.Rows(context.Background(), name, func(r sheet.Row) error {
		rows = append(rows, sheet.Row{Number: r.Number, Cells: append([]string(nil), r.Cells...)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows, problems
}

func csvRows(t *testing.T, text string) ([]sheet.Row, []sheet.Problem) {
	t.Helper()
	return rowsOf(t, sheet.ReadCSV(strings.NewReader(text)), "")
}

func TestCSVIsReadAsSpreadsheetsWriteIt(t *testing.T) {
	t.Parallel()
	plain := []sheet.Row{{Number: 1, Cells: []string{"id", "date"}}, {Number: 2, Cells: []string{"kirov", "1934-12-01"}}}
	tests := []struct {
		name, text string
		want       []sheet.Row
	}{
		{"commas", "id,date\nkirov,1934-12-01\n", plain},
		{"no line end at the end", "id,date\nkirov,1934-12-01", plain},
		{"CRLF", "id,date\r\nkirov,1934-12-01\r\n", plain},
		{"CR", "id,date\rkirov,1934-12-01\r", plain},
		{"a byte order mark", "\ufeffid,date\nkirov,1934-12-01\n", plain},
		{"semicolons", "id;date\nkirov;1934-12-01\n", plain},
		{"tabs", "id\tdate\nkirov\t1934-12-01\n", plain},
		{"quotation marks", "\"id\",\"date\"\n\"kirov\",1934-12-01\n", plain},
		{"empty cells at the end", "id,date,,\nkirov,1934-12-01,,,\n", plain},
		{"an empty line keeps its number", "id,date\n\n,\nkirov,1934-12-01\n", []sheet.Row{plain[0], {Number: 4, Cells: plain[1].Cells}}},
		{"a separator in quotation marks is none", "\"a;b;c\",d\n", []sheet.Row{{Number: 1, Cells: []string{"a;b;c", "d"}}}},
		{
			"a cell of two lines is one row", "id,x\n\"a\r\nb\"\"c\",\"\"\nz\n",
			[]sheet.Row{{Number: 1, Cells: []string{"id", "x"}}, {Number: 2, Cells: []string{"a\nb\"c"}}, {Number: 3, Cells: []string{"z"}}},
		},
		{"a quotation mark in the middle is text", "a 5\" gun,b\n", []sheet.Row{{Number: 1, Cells: []string{`a 5" gun`, "b"}}}},
		{"what was neutralised", "'-0508,'=1,'a,'\n", []sheet.Row{{Number: 1, Cells: []string{"-0508", "=1", "'a", "'"}}}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		got, problems := csvRows(t, tt.text)
		if diff := cmp.Diff(tt.want, got); diff != "" || len(problems) > 0 {
			t.Errorf("%s: problems %v, (-want +got)\n%s", tt.name, problems, diff)
		}
	}
}

func TestWhatIsNoTextInCSVIsToldByCell(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       sheet.Problem
	}{
		{"Latin-1", "id,title\na,caf\xe9\n", sheet.Problem{Row: 2, Column: 2, What: "is not UTF-8; save the file as CSV in UTF-8"}},
		{"UTF-16", "\xff\xfei\x00d\x00", sheet.Problem{Row: 1, Column: 1, What: "is UTF-16, not UTF-8; save the file as CSV in UTF-8"}},
		{"NUL", "a,b,\x00\n", sheet.Problem{Row: 1, Column: 3, What: "holds a control character; delete it"}},
		{"an open quotation mark", "a\n\"b\nc\n", sheet.Problem{Row: 2, Column: 1, What: "has a quotation mark at its beginning that is closed nowhere; close it, or write it twice inside quotation marks"}},
		{"text after a closed one", "\"a\"b,c\n", sheet.Problem{Row: 1, Column: 1, What: "has text after the closing quotation mark; write a quotation mark inside a cell twice: \"\""}},
		{"a huge cell", "a," + strings.Repeat("x", sheet.MaxCell+1) + "\n", sheet.Problem{Row: 1, Column: 2, What: "holds more than 16384 bytes; shorten it, or look for a quotation mark that is not closed"}},
		{"a wide row", strings.Repeat("a,", 300) + "\n" + strings.Repeat(",", 300) + "\n", sheet.Problem{Row: 1, What: "has more than 256 cells"}},
	}
	for _, tt := range tests {
		_, problems := csvRows(t, tt.text)
		if diff := cmp.Diff([]sheet.Problem{tt.want}, problems); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestProblemsAreCountedWhereNobodyReadsThemAll(t *testing.T) {
	t.Parallel()
	_, problems := csvRows(t, strings.Repeat("\xff\n", 1500))
	if last := problems[len(problems)-1]; len(problems) != 1001 || last.What != "has 500 problems more of this sort" {
		t.Errorf("%d problems, at the end %+v", len(problems), last)
	}
}

// endless is a file that never ends.
type endless struct{ line string }

func (e endless) Read(p []byte) (int, error) {
	return copy(p, strings.Repeat(e.line, len(p)/len(e.line)+1)), nil
}

func TestCSVIsBounded(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{"rows": "a,b\n", "bytes": "x"} {
		_, err := sheet.ReadCSV(endless{line}).Rows(t.Context(), "", func(sheet.Row) error { return nil })
		if !errs.Is(err, errs.TooLarge) {
			t.Errorf("endless %s: %v", name, err)
		}
	}
}

func TestReadingStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	read := 0
	_, err := sheet.ReadCSV(endless{"a,b\n"}).Rows(ctx, "", func(sheet.Row) error {
		if read++; read == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || read != 10 {
		t.Errorf("read %d rows, %v", read, err)
	}
	own := errors.New("enough")
	if _, err := sheet.ReadCSV(endless{"a,b\n"}).Rows(t.Context(), "", func(sheet.Row) error { return own }); !errors.Is(err, own) {
		t.Errorf("what each says is %v", err)
	}
	if _, err := sheet.ReadCSV(io.MultiReader(strings.NewReader("a\n"), failing{own})).Rows(t.Context(), "", func(sheet.Row) error { return nil }); !errors.Is(err, own) {
		t.Errorf("a file that can't be read: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// What CSV writes is what it reads, formulas too.
func TestCSVAndBackIsIdentity(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[ -~äж\n]{0,12}`).Filter(func(s string) bool { return !strings.HasPrefix(s, "'") }),
			rapid.SampledFrom([]string{"=1", "-0508", "+", "@a", "\"", ",", ";", "\t", "\n", "a\nb"}))
		rows := rapid.SliceOfN(rapid.SliceOfN(text, 2, 4), 1, 6).Draw(t, "rows")
		cells := [][]sheet.Cell{{sheet.Text("one"), sheet.Text("two")}}
		want := []sheet.Row{{Number: 1, Cells: []string{"one", "two"}}}
		for i, row := range rows {
			var line []sheet.Cell
			for _, s := range row {
				line = append(line, sheet.Text(s))
			}
			cells = append(cells, line)
			for len(row) > 0 && row[len(row)-1] == "" {
				row = row[:len(row)-1]
			}
			if len(row) > 0 {
				want = append(want, sheet.Row{Number: i + 2, Cells: row})
			}
		}
		got, problems := rowsOf(t, sheet.ReadCSV(strings.NewReader(written(t, cells...))), "")
		if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
			t.Fatalf("problems %v, (-want +got)\n%s", problems, diff)
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	f.Add("id,date\nkirov,1934-12-01\n")
	f.Add("\ufeff\"a\"\"b\";c\r\n\"d\r\n")
	f.Add("\xff\xfe\x00")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		_, err := sheet.ReadCSV(strings.NewReader(text)).Rows(t.Context(), "", func(r sheet.Row) error {
			if r.Number <= last || len(r.Cells) == 0 || r.Cells[len(r.Cells)-1] == "" {
				t.Errorf("row %+v after row %d", r, last)
			}
			last = r.Number
			for _, cell := range r.Cells {
				if len(cell) > sheet.MaxCell || strings.ContainsRune(cell, 0) {
					t.Errorf("cell %q", cell)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}
