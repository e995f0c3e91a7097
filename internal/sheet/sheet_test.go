package sheet_test

import (
	"encoding/csv"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/sheet"
)

// written is what some rows become.
func written(t interface {
	Helper()
	Fatal(args ...any)
}, rows ...[]sheet.Cell,
) string {
	t.Helper()
	var b strings.Builder
	c := sheet.NewCSV(&b)
	for _, row := range rows {
		if err := c.Write(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextThatASpreadsheetWouldRunIsNeutralised(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"Vera Figner", "Vera Figner"},
		{"", ""},
		{`=HYPERLINK("https://example.org")`, `"'=HYPERLINK(""https://example.org"")"`},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\tx", "'\tx"},
		{"\rx", `"'x"`}, // a lone carriage return has no place in RFC 4180
		{"\n=1", "\"'\r\n=1\""},
		{"＝1", "'＝1"},
		{"＠x", "'＠x"},
		{"a=1", "a=1"},
		{"'=1", "'=1"},
		{"Ольга, \"Оля\"", `"Ольга, ""Оля"""`},
	}
	for _, tt := range tests {
		if got := written(t, []sheet.Cell{sheet.Text(tt.text), sheet.Text("end")}); got != tt.want+",end\r\n" {
			t.Errorf("%q became %q, want %q", tt.text, got, tt.want+",end\r\n")
		}
	}
}

func TestNumbersStayNumbers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		cell sheet.Cell
		want string
	}{
		{sheet.Number(-1.5, 2), "-1.5"},
		{sheet.Number(0.666666, 4), "0.6667"},
		{sheet.Number(100, 2), "100"},
		{sheet.Number(1200, 0), "1200"},
		{sheet.Number(7.10, 2), "7.1"},
		{sheet.Number(-0.001, 2), "0"},
		{sheet.Number(1e21, 0), "1000000000000000000000"},
		{sheet.Int(-42), "-42"},
		{sheet.Int(0), "0"},
		{sheet.Empty, ""},
	}
	for _, tt := range tests {
		if got := written(t, []sheet.Cell{tt.cell, sheet.Int(1)}); got != tt.want+",1\r\n" {
			t.Errorf("wrote %q, want %q", got, tt.want+",1\r\n")
		}
	}
}

// What a reader of RFC 4180 gets back is what was written, but for the apostrophe and for line ends, which CSV
// does not keep apart.
func TestRowsSurviveTheRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(t, "width")
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"=1", "a\r\nb", "\"", ",", "\n", "'", "-"}))
		rows := rapid.SliceOfN(rapid.SliceOfN(text, width, width), 1, 6).Draw(t, "rows")
		cells := make([][]sheet.Cell, len(rows))
		for i, row := range rows {
			for _, s := range row {
				cells[i] = append(cells[i], sheet.Text(s))
			}
		}
		got, err := csv.NewReader(strings.NewReader(written(t, cells...))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range got {
			for k, s := range row {
				want := strings.ReplaceAll(rows[i][k], "\r", "")
				if s != "" && strings.ContainsAny(s[:1], "=+-@\t\n") {
					t.Fatalf("a spreadsheet would run %q", s)
				}
				if s != want && s != "'"+want {
					t.Fatalf("%q came back as %q", rows[i][k], s)
				}
			}
		}
		if len(got) != len(rows) {
			t.Fatalf("%d rows became %d", len(rows), len(got))
		}
	})
}

// Points keep the value that they had, as far as the decimals go.
func TestNumbersSurviveTheRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64Range(-1e9, 1e9).Draw(t, "f")
		text := strings.TrimSpace(written(t, []sheet.Cell{sheet.Number(f, 4)}))
		back, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(back-f) > 0.5001e-4 {
			t.Fatalf("%v became %q", f, text)
		}
	})
}

type broken struct{ after int }

var errDisk = errors.New("the disk is full")

func (b *broken) Write(p []byte) (int, error) {
	if b.after -= len(p); b.after < 0 {
		return 0, errDisk
	}
	return len(p), nil
}

func TestTheFirstErrorOfWritingIsTold(t *testing.T) {
	t.Parallel()
	for _, room := range []int{0, 100 << 10} {
		c := sheet.NewCSV(&broken{room})
		var failed error
		for range 5000 {
			if failed = c.Write(sheet.Text(strings.Repeat("x", 100))); failed != nil {
				break
			}
		}
		if !errors.Is(failed, errDisk) {
			t.Errorf("with room for %d bytes, 500 KB were written with the error %v", room, failed)
		}
		if err := c.Flush(); !errors.Is(err, errDisk) {
			t.Errorf("Flush says %v", err)
		}
	}
}

func TestNothingIsHeldBackOnceFlushed(t *testing.T) {
	t.Parallel()
	got := written(t, []sheet.Cell{sheet.Text("a"), sheet.Int(1)}, []sheet.Cell{sheet.Text("b\nc"), sheet.Empty})
	if diff := cmp.Diff("a,1\r\n\"b\r\nc\",\r\n", got); diff != "" {
		t.Error(diff)
	}
}
