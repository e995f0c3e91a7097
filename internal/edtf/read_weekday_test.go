package edtf_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// written is a day of one calendar as it would be written, and that calendar.
type written struct {
	date calendar.Date
	cal  calendar.Calendar
}

// fitting returns the days that a weekday and two numbers up to 12 may mean, New Style
// first, in the order day and month. A date that both calendars have on that weekday is
// there once. Nobody writes Old Style after the Greek reform if New Style fits.
func fitting(t *testing.T, weekday time.Weekday, day, month, year int) (days []written, inBoth bool) {
	t.Helper()
	greece, _ := calendar.ReformOf(calendar.Greece)
	for _, cal := range []calendar.Calendar{gregorian, julian} {
		for _, date := range []calendar.Date{{Year: year, Month: time.Month(month), Day: day}, {Year: year, Month: time.Month(day), Day: month}} {
			n, err := cal.DayOf(date)
			if err != nil {
				t.Fatal(err)
			}
			twin := slices.Contains(days, written{date, gregorian})
			late := cal == julian && n >= greece.First() && slices.ContainsFunc(days, func(w written) bool { return w.cal == gregorian })
			switch {
			case n.Weekday() != weekday:
			case twin:
				inBoth = true
			case !late:
				days = append(days, written{date, cal})
			}
		}
	}
	return days, inBoth
}

// TestReadWeekdays reads every pair of numbers that can be a day and a month, with every
// weekday, in years in which the calendars are 7, 10 and 11, and 13 days apart, and in the
// last one of the Old Style.
func TestReadWeekdays(t *testing.T) {
	for _, year := range []int{1201, 1700, 1712, 1917, 1923, 1930} {
		for day := 1; day <= 12; day++ {
			for month := 1; month <= 12; month++ {
				for weekday := time.Sunday; weekday <= time.Saturday; weekday++ {
					if day != month {
						checkWeekday(t, weekday, day, month, year)
					}
				}
			}
		}
	}
}

func checkWeekday(t *testing.T, weekday time.Weekday, day, month, year int) {
	t.Helper()
	text := fmt.Sprintf("%v %d/%d/%d", weekday, day, month, year)
	want, inBoth := fitting(t, weekday, day, month, year)
	r, err := edtf.ReadHuman(text)
	got := []edtf.Date{r.Date}
	ambiguous, doubt := errors.AsType[*edtf.AmbiguousError](err)
	switch {
	case doubt:
		got = ambiguous.Readings
	case err != nil:
		got = nil
	}
	var dates []written
	for _, d := range got {
		date, _ := d.CalendarDate()
		dates = append(dates, written{date, d.Calendar()})
	}
	if !slices.Equal(dates, want) || doubt != (len(want) > 1) {
		t.Errorf("%q was read as %v (%v), want %v", text, dates, err, want)
	}
	if len(want) == 1 && r.CalendarStated == inBoth {
		t.Errorf("%q states its calendar: %v", text, r.CalendarStated)
	}
	if len(want) == 0 {
		checkSyntaxError(t, text, err)
	}
}

// TestReadingInTheOtherCalendar has words whose days depend on the calendar.
func TestReadingInTheOtherCalendar(t *testing.T) {
	tests := []struct{ text, date, old string }{
		{"late February 1900", "1900-02-21/1900-02-28", "1900-02-21/1900-02-29 J"},
		{"late February 1904", "1904-02-21/1904-02-29", "1904-02-21/1904-02-29 J"},
		{"c. late February 1700", "1700-02-21~/1700-02-28~", "1700-02-21~/1700-02-29~ J"},
	}
	for _, tt := range tests {
		r, err := edtf.ReadHuman(tt.text)
		if err != nil || r.Date != parse(t, tt.date) {
			t.Errorf("%q was read as %v, %v", tt.text, r.Date, err)
		}
		if got, err := r.In(gregorian); err != nil || got != parse(t, tt.date) {
			t.Errorf("%q is %v New Style, %v", tt.text, got, err)
		}
		if got, err := r.In(julian); err != nil || got != parse(t, tt.old) {
			t.Errorf("%q is %v Old Style, %v", tt.text, got, err)
		}
	}
}
