package calendar_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fasti/internal/calendar"
)

// rows reads a table of testdata: fields divided by white space, of which each row
// has n or, where the last is a note in words, more. Empty lines and those that
// begin with # say where the rows come from.
func rows(t *testing.T, name string, n int) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var table [][]string
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if len(fields) < n {
			t.Fatalf("%s: %q has not %d fields", name, line, n)
		}
		table = append(table, fields)
	}
	if len(table) == 0 {
		t.Fatalf("%s has no rows", name)
	}
	return table
}

// field reads a date as [calendar.Date.String] writes it, by hand.
func field(t *testing.T, text string) calendar.Date {
	t.Helper()
	var d calendar.Date
	var month int
	digits, sign := strings.TrimPrefix(text, "-"), 1
	if digits != text {
		sign = -1
	}
	if _, err := fmt.Sscanf(digits, "%d-%d-%d", &d.Year, &month, &d.Day); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	d.Year, d.Month = sign*d.Year, time.Month(month)
	return d
}

func whole(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// wantDay checks that a date is a day, and the day that date.
func wantDay(t *testing.T, cal calendar.Calendar, date calendar.Date, want calendar.Day) {
	t.Helper()
	if got, err := cal.DayOf(date); got != want || err != nil {
		t.Errorf("%v %v is day %d, %v, want %d", cal, date, got, err, want)
	}
	if got := cal.DateOf(want); got != date {
		t.Errorf("day %d is %v %v, want %v", want, cal, got, date)
	}
}

// wantStyles checks that an Old Style and a New Style date are the same day.
func wantStyles(t *testing.T, old, date calendar.Date, about string) {
	t.Helper()
	if got, err := calendar.NewStyle(old); got != date || err != nil {
		t.Errorf("%v Old Style is %v, %v, want %v %s", old, got, err, date, about)
	}
	if got, err := calendar.OldStyle(date); got != old || err != nil {
		t.Errorf("%v New Style is %v, %v, want %v %s", date, got, err, old, about)
	}
}

func TestMeeus(t *testing.T) {
	for _, row := range rows(t, "meeus.txt", 3) {
		cal, err := calendar.ParseCalendar(row[0])
		if err != nil {
			t.Fatal(err)
		}
		wantDay(t, cal, field(t, row[1]), calendar.Day(whole(t, row[2])))
	}
}

func TestReingoldDershowitz(t *testing.T) {
	const rataDie = 1721425 // day number of Rata Die 0
	table := rows(t, "reingold-dershowitz.txt", 4)
	for _, row := range table {
		n := calendar.Day(whole(t, row[0]) + rataDie)
		date, old := field(t, row[2]), field(t, row[3])
		wantDay(t, gregorian, date, n)
		wantDay(t, julian, old, n)
		wantStyles(t, old, date, "")
		if got := n.Weekday().String(); got != row[1] {
			t.Errorf("%v is a %s, want %s", date, got, row[1])
		}
	}
	if len(table) != 33 {
		t.Errorf("%d rows, the appendix has 33", len(table))
	}
}

func TestSupplement(t *testing.T) {
	for _, row := range rows(t, "supplement.txt", 2) {
		wantStyles(t, field(t, row[0]), field(t, row[1]), "")
	}
}

func TestHistory(t *testing.T) {
	for _, row := range rows(t, "history.txt", 3) {
		wantStyles(t, field(t, row[0]), field(t, row[1]), strings.Join(row[2:], " "))
	}
}

// TestDifferences goes through every day of the handbook's table.
func TestDifferences(t *testing.T) {
	until := 1
	for _, row := range rows(t, "differences.txt", 3) {
		from, days := whole(t, row[0]), whole(t, row[2])
		if from != until {
			t.Errorf("the row of %d follows the year %d", from, until)
		}
		until = whole(t, row[1])
		first, next := day(t, julian, from, time.March, 1), day(t, julian, until, time.March, 1)
		for n := first; n < next; n++ {
			if got := calendar.Shift(n); got != days {
				t.Fatalf("%v Old Style: shift is %d, want %d", julian.DateOf(n), got, days)
			}
			old := julian.DateOf(n)
			namesake, err := gregorian.DayOf(old)
			if err != nil {
				continue // a leap day of the Old Style alone
			}
			wantStyles(t, old, gregorian.DateOf(namesake+calendar.Day(days)), "")
		}
		if t.Failed() {
			return
		}
	}
	if until != 2100 {
		t.Errorf("the table ends with %d", until)
	}
}
