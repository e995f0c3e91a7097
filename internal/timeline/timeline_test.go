package timeline_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/history"
	"fasti/internal/timeline"
)

// made is a course of one or two eras with events and terms at given dates.
func made(t testing.TB, events []string, terms [][2]string) *history.Course {
	t.Helper()
	en := func(s string) history.Text { return history.Text{"en": s} }
	by := []history.SourceID{"s"}
	d := history.Draft{
		Meta: history.Meta{ID: "c", Title: en("C"), Languages: []string{"en"}, Eras: []history.Era{
			{ID: "one", Title: en("One"), Span: &history.DateClaim{Is: "0800/1999", Sources: by}}, {ID: "two", Title: en("Two")},
		}},
		Sources: []history.Source{{ID: "s", Kind: "book", Title: "S"}},
		People:  []history.Person{{ID: "p", Name: en("P"), Who: en("w"), Sources: by}},
		Offices: []history.Office{{ID: "o", Title: en("O"), Holder: en("o"), Era: "one", Seats: history.Many, Sources: by}},
	}
	for i, date := range events {
		d.Events = append(d.Events, history.Event{
			ID: history.EventID(fmt.Sprintf("e%d", i)), Era: "one", Title: en("E"), Name: en("e"), Summary: en("s"), Sources: by,
			Date: &history.DateClaim{Is: date, Sources: by},
		})
	}
	for i, term := range terms {
		d.Tenures = append(d.Tenures, history.Tenure{
			ID: history.TenureID(fmt.Sprintf("t%d", i)), Office: "o", Person: "p", Sources: by,
			From: &history.DateClaim{Is: term[0]}, To: &history.DateClaim{Is: term[1]},
		})
	}
	c, problems := history.New(d)
	for _, p := range problems {
		t.Fatal(p)
	}
	return c
}

func day(t testing.TB, year int, month, date int) calendar.Day {
	t.Helper()
	n, err := calendar.Gregorian.DayOf(calendar.Date{Year: year, Month: 1, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	return n + calendar.Day((month-1)*30+date-1)
}

func window(t testing.TB, from, to int) timeline.Window {
	t.Helper()
	return timeline.Window{From: day(t, from, 1, 1), To: day(t, to+1, 1, 1) - 1}
}

func TestDrawPutsEventsWhereTheyWere(t *testing.T) {
	t.Parallel()
	line := timeline.New(made(t, []string{"1000-01-01", "1050-01-01", "1099-12-31", "1200"}, nil))
	d := line.Draw(timeline.Query{Window: window(t, 1000, 1099), Events: true})
	if len(d.Lanes) != 1 || d.Lanes[0].Events != 3 {
		t.Fatalf("lanes %+v", d.Lanes)
	}
	var at []int
	for _, m := range d.Lanes[0].Marks {
		at = append(at, int(m.X))
	}
	if diff := cmp.Diff([]int{0, 500, 999}, at); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
}

func TestEventsThatShareAPlaceAreOneMarkThatLeadsCloser(t *testing.T) {
	t.Parallel()
	line := timeline.New(made(t, []string{"1000-03-01", "1000-03-02", "1000-03-03", "1070"}, nil))
	q := timeline.Query{Window: window(t, 1000, 1099), Events: true}
	marks := line.Draw(q).Lanes[0].Marks
	if len(marks) != 2 || marks[0].Count != 3 || marks[0].Event != nil || marks[1].Count != 1 || marks[1].Event == nil {
		t.Fatalf("marks %+v", marks)
	}
	for zooms := 0; len(marks) == 0 || marks[0].Count == 3; zooms++ {
		if zooms == 3 {
			t.Fatal("zooming in does not tell them apart")
		}
		q.Window = marks[0].Window
		marks = line.Draw(q).Lanes[0].Marks
	}
}

func TestDrawIsBounded(t *testing.T) {
	t.Parallel()
	var events []string
	var terms [][2]string
	for year := 1000; year < 1900; year++ {
		events = append(events, fmt.Sprint(year), fmt.Sprintf("%d-06", year))
		terms = append(terms, [2]string{fmt.Sprint(year), fmt.Sprint(year + 1)})
	}
	d := timeline.New(made(t, events, terms)).Draw(timeline.Query{Window: window(t, 1000, 1899), Events: true, Terms: true})
	lane := d.Lanes[0]
	if n := len(lane.Marks); n > 100 || lane.Events != 1800 {
		t.Errorf("%d marks for %d events", n, lane.Events)
	}
	if n := len(lane.Rows[0].Bars); n != 200 {
		t.Errorf("%d bars", n)
	}
	if n := len(d.Ticks); n < 5 || n > 15 {
		t.Errorf("%d years on the scale", n)
	}
}

func TestCouncilsAreNoLinesOfRulers(t *testing.T) {
	t.Parallel()
	one, two := [2]string{"1000", "1010"}, [2]string{"1005", "1012"}
	for _, tt := range []struct {
		terms [][2]string
		rows  int
	}{
		{[][2]string{one, two}, 1},
		{[][2]string{one, one, two}, 0},
		{[][2]string{{"1000", "1001"}, {"1001", "1002"}, {"1002", "1003"}, {"1003", "1004"}}, 1},
		{[][2]string{{"1000", ".."}}, 1},
	} {
		lanes := timeline.New(made(t, []string{"1001"}, tt.terms)).Draw(timeline.Query{Window: window(t, 990, 1020), Terms: true}).Lanes
		if got := len(lanes[0].Rows); got != tt.rows {
			t.Errorf("%v: %d rows, want %d", tt.terms, got, tt.rows)
		}
	}
}

func TestATermThatGoesOnHasNoEnd(t *testing.T) {
	t.Parallel()
	line := timeline.New(made(t, []string{"1010"}, [][2]string{{"1000-01-01", "1004-12-31"}, {"1005-01-01", ".."}}))
	bars := line.Draw(timeline.Query{Window: window(t, 1000, 1009), Terms: true}).Lanes[0].Rows[0].Bars
	if len(bars) != 2 || bars[0].X1 != 0 || int(bars[0].X2) != 500 || bars[1].X1 != bars[0].X2 || bars[1].X2 != timeline.Width {
		t.Errorf("bars %+v", bars)
	}
	if line.Window.To > day(t, 1012, 1, 1) {
		t.Errorf("the course reaches to day %d", line.Window.To)
	}
}

func TestErasAreChosen(t *testing.T) {
	t.Parallel()
	line := timeline.New(made(t, []string{"1000"}, nil))
	q := timeline.Query{Window: window(t, 900, 1100), Events: true, Eras: []history.EraID{"two"}}
	if lanes := line.Draw(q).Lanes; len(lanes) != 0 {
		t.Errorf("an era without anything is drawn: %+v", lanes)
	}
	if events, total := line.List(q, 0, 10); len(events) != 0 || total != 0 {
		t.Errorf("it lists %d of %d", len(events), total)
	}
}

func TestListPagesThroughAWindow(t *testing.T) {
	t.Parallel()
	line := timeline.New(made(t, []string{"1003", "1001", "1002", "1099", "1300"}, nil))
	q := timeline.Query{Window: window(t, 1000, 1100)}
	var got []string
	for offset := 0; offset < 6; offset += 2 {
		events, total := line.List(q, offset, 2)
		if total != 4 {
			t.Fatalf("%d in all", total)
		}
		for _, e := range events {
			got = append(got, string(e.ID))
		}
	}
	if diff := cmp.Diff([]string{"e1", "e2", "e0", "e3"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEmptyCourseHasATimeline(t *testing.T) {
	t.Parallel()
	line := timeline.New(made(t, nil, nil))
	d := line.Draw(timeline.Query{Window: line.Window, Events: true, Terms: true})
	if len(d.Lanes) != 0 {
		t.Errorf("lanes %+v", d.Lanes)
	}
}

func TestMarksStandForEveryEventOfAnyWindow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		years := rapid.SliceOfN(rapid.IntRange(800, 1990), 0, 60).Draw(t, "years")
		var events []string
		for _, y := range years {
			events = append(events, fmt.Sprintf("%04d", y))
		}
		from := rapid.IntRange(700, 2000).Draw(t, "from")
		length := rapid.IntRange(0, 400).Draw(t, "length")
		line := timeline.New(courseOf(t, events))
		w := timeline.Window{From: yearDay(from), To: yearDay(from+length+1) - 1}
		q := timeline.Query{Window: w, Events: true}
		sum := 0
		d := line.Draw(q)
		for _, lane := range d.Lanes {
			last := -1.0
			for _, m := range lane.Marks {
				sum += m.Count
				if m.X < last || m.X < 0 || m.X > timeline.Width {
					t.Fatalf("a mark at %g after one at %g", m.X, last)
				}
				last = m.X
			}
		}
		want := 0
		for _, y := range years {
			if y >= from && y <= from+length {
				want++
			}
		}
		if sum != want {
			t.Fatalf("marks stand for %d events, the window has %d", sum, want)
		}
		if !slices.IsSortedFunc(d.Ticks, func(a, b timeline.Tick) int { return a.Year - b.Year }) {
			t.Fatalf("ticks %v", d.Ticks)
		}
	})
}

func yearDay(year int) calendar.Day {
	n, _ := calendar.Gregorian.DayOf(calendar.Date{Year: year, Month: 1, Day: 1})
	return n
}

func courseOf(t *rapid.T, events []string) *history.Course {
	en := func(s string) history.Text { return history.Text{"en": s} }
	by := []history.SourceID{"s"}
	d := history.Draft{
		Meta:    history.Meta{ID: "c", Title: en("C"), Languages: []string{"en"}, Eras: []history.Era{{ID: "one", Title: en("One")}}},
		Sources: []history.Source{{ID: "s", Kind: "book", Title: "S"}},
	}
	for i, date := range events {
		d.Events = append(d.Events, history.Event{
			ID: history.EventID(fmt.Sprintf("e%d", i)), Era: "one", Title: en("E"), Name: en("e"), Summary: en("s"), Sources: by,
			Date: &history.DateClaim{Is: date, Sources: by},
		})
	}
	c, problems := history.New(d)
	for _, p := range problems {
		t.Fatal(p)
	}
	return c
}
