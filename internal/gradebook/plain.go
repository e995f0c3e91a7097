package gradebook

import (
	"io"
	"time"

	"fasti/internal/sheet"
)

// Plain writes scores as CSV for people and their own spreadsheets: one row an attempt, the first row names
// the columns, times are UTC in ISO 8601, points are numbers with a decimal point.
type Plain struct {
	csv   *sheet.CSV
	scope func(Score) (string, error)
	begun bool
}

// NewPlain returns a layout that writes to w. scope names what an attempt was asked about; its error is Write's.
func NewPlain(w io.Writer, scope func(Score) (string, error)) *Plain {
	return &Plain{csv: sheet.NewCSV(w), scope: scope}
}

var plainHeader = []sheet.Cell{
	sheet.Text("Student"), sheet.Text("Student ID"), sheet.Text("Quiz"), sheet.Text("Asked about"),
	sheet.Text("Started (UTC)"), sheet.Text("Submitted (UTC)"), sheet.Text("Questions"), sheet.Text("Answered"),
	sheet.Text("Points"), sheet.Text("Percent"), sheet.Text("Attempt"),
}

// Write writes one score. An attempt that is not handed in has no points yet, and its cells are empty.
func (p *Plain) Write(s Score) error {
	if err := p.begin(); err != nil {
		return err
	}
	a := s.Attempt
	scope, err := p.scope(s)
	if err != nil {
		return err
	}
	points, percent := sheet.Empty, sheet.Empty
	if !a.Open() {
		points, percent = sheet.Number(a.Points, 4), sheet.Number(100*a.Points/float64(a.Length), 2)
	}
	return p.csv.Write(
		sheet.Text(s.Student), sheet.Text(string(a.Learner)), sheet.Text(s.QuizTitle), sheet.Text(scope),
		sheet.Text(stamp(a.Started)), sheet.Text(stamp(a.Submitted)), sheet.Int(a.Length), sheet.Int(a.Answered),
		points, percent, sheet.Text(string(a.ID)),
	)
}

// Close writes what is left; of no scores at all, the names of the columns.
func (p *Plain) Close() error {
	if err := p.begin(); err != nil {
		return err
	}
	return p.csv.Flush()
}

func (p *Plain) begin() error {
	if p.begun {
		return nil
	}
	p.begun = true
	return p.csv.Write(plainHeader...)
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}
