package calendar_test

import (
	"strings"
	"testing"

	"fasti/internal/calendar"
)

// TestReforms checks the table itself: the first New Style day is the day after
// the last Old Style one, whatever the two are called.
func TestReforms(t *testing.T) {
	seen := map[calendar.Territory]bool{}
	previous := calendar.DistantPast
	for _, r := range calendar.Reforms() {
		last, err := julian.DayOf(r.LastJulian)
		if err != nil {
			t.Errorf("%s: %v", r.Territory, err)
		}
		first, err := gregorian.DayOf(r.FirstGregorian)
		if err != nil {
			t.Errorf("%s: %v", r.Territory, err)
		}
		if first != last+1 || r.First() != first {
			t.Errorf("%s: day %d is followed by day %d", r.Territory, last, first)
		}
		if first < previous {
			t.Errorf("%s is out of order", r.Territory)
		}
		if seen[r.Territory] || r.Name == "" || r.Source == "" {
			t.Errorf("%s is there twice, or without a name or a source", r.Territory)
		}
		seen[r.Territory], previous = true, first
	}
	if _, found := calendar.ReformOf("atlantis"); found {
		t.Error("Atlantis changed its calendar")
	}
}

// TestReformDays holds the two days of each change, as a reader would look them up.
func TestReformDays(t *testing.T) {
	want := []struct {
		territory   calendar.Territory
		last, first string
	}{
		{"italy", "1582-10-04", "1582-10-15"},
		{"poland", "1582-10-04", "1582-10-15"},
		{"great-britain", "1752-09-02", "1752-09-14"},
		{"bulgaria", "1916-03-31", "1916-04-14"},
		{"soviet-russia", "1918-01-31", "1918-02-14"},
		{"ukraine", "1918-02-15", "1918-03-01"},
		{"south-slavs", "1919-01-14", "1919-01-28"},
		{"romania", "1919-03-31", "1919-04-14"},
		{"greece", "1923-02-15", "1923-03-01"},
	}
	reforms := calendar.Reforms()
	if len(reforms) != len(want) {
		t.Fatalf("%d reforms, want %d", len(reforms), len(want))
	}
	for i, tt := range want {
		r := reforms[i]
		if r.Territory != tt.territory || r.LastJulian.String() != tt.last || r.FirstGregorian.String() != tt.first {
			t.Errorf("%s changed after %v to %v, want %+v", r.Territory, r.LastJulian, r.FirstGregorian, tt)
		}
	}
}

// TestChangeIsAMatterOfPlace writes every day from January to March 1918 as Petrograd
// and as Kyiv did. They differ on the fifteen days from 14 to 28 February New Style.
// Of February each has fifteen days, Petrograd the last and Kyiv the first.
func TestChangeIsAMatterOfPlace(t *testing.T) {
	russia, _ := calendar.ReformOf(calendar.SovietRussia)
	ukraine, _ := calendar.ReformOf(calendar.Ukraine)
	for n := day(t, gregorian, 1918, 1, 14); n <= day(t, gregorian, 1918, 3, 31); n++ {
		date := gregorian.DateOf(n)
		inFebruary := date.Month == 2
		wantRussia, wantUkraine := julian, julian
		if inFebruary && date.Day >= 14 || date.Month == 3 {
			wantRussia = gregorian
		}
		if date.Month == 3 {
			wantUkraine = gregorian
		}
		if got := russia.InForce(n); got != wantRussia {
			t.Errorf("on %v New Style Petrograd wrote %v dates, want %v", date, got, wantRussia)
		}
		if got := ukraine.InForce(n); got != wantUkraine {
			t.Errorf("on %v New Style Kyiv wrote %v dates, want %v", date, got, wantUkraine)
		}
		petrograd, _ := russia.DateOf(n)
		kyiv, _ := ukraine.DateOf(n)
		if differ := inFebruary && date.Day >= 14; (petrograd != kyiv) != differ {
			t.Errorf("on %v New Style Petrograd wrote %v and Kyiv %v", date, petrograd, kyiv)
		}
	}
	february := func(r calendar.Reform) (days []int) {
		for d := 1; d <= 28; d++ {
			if _, err := r.DayOf(calendar.Date{Year: 1918, Month: 2, Day: d}); err == nil {
				days = append(days, d)
			}
		}
		return days
	}
	if got := february(russia); len(got) != 15 || got[0] != 14 || got[14] != 28 {
		t.Errorf("February 1918 had in Petrograd the days %v", got)
	}
	if got := february(ukraine); len(got) != 15 || got[0] != 1 || got[14] != 15 {
		t.Errorf("February 1918 had in Kyiv the days %v", got)
	}
}

func TestReformsCantBeChanged(t *testing.T) {
	calendar.Reforms()[0].Name = "elsewhere"
	if calendar.Reforms()[0].Name == "elsewhere" {
		t.Error("the table was changed from outside")
	}
}

func TestCivilDates(t *testing.T) {
	tests := []struct {
		territory calendar.Territory
		day       calendar.Date // Gregorian
		want      calendar.Date
		cal       calendar.Calendar
	}{
		{calendar.SovietRussia, calendar.Date{1918, 2, 13}, calendar.Date{1918, 1, 31}, julian},
		{calendar.SovietRussia, calendar.Date{1918, 2, 14}, calendar.Date{1918, 2, 14}, gregorian},
		{calendar.Ukraine, calendar.Date{1918, 2, 14}, calendar.Date{1918, 2, 1}, julian},
		{calendar.Ukraine, calendar.Date{1918, 2, 28}, calendar.Date{1918, 2, 15}, julian},
		{calendar.Ukraine, calendar.Date{1918, 3, 1}, calendar.Date{1918, 3, 1}, gregorian},
		{calendar.SovietRussia, calendar.Date{1917, 11, 7}, calendar.Date{1917, 10, 25}, julian},
		{calendar.Poland, calendar.Date{1582, 10, 14}, calendar.Date{1582, 10, 4}, julian},
		{calendar.Poland, calendar.Date{1610, 7, 4}, calendar.Date{1610, 7, 4}, gregorian}, // Klushino
		{calendar.SovietRussia, calendar.Date{1610, 7, 4}, calendar.Date{1610, 6, 24}, julian},
	}
	for _, tt := range tests {
		reform, found := calendar.ReformOf(tt.territory)
		if !found {
			t.Fatalf("no reform of %s", tt.territory)
		}
		n := day(t, gregorian, tt.day.Year, tt.day.Month, tt.day.Day)
		if got, cal := reform.DateOf(n); got != tt.want || cal != tt.cal {
			t.Errorf("%s: %v New Style was %v (%v), want %v (%v)", tt.territory, tt.day, got, cal, tt.want, tt.cal)
		}
		if got, err := reform.DayOf(tt.want); got != n || err != nil {
			t.Errorf("%s: %v was day %d (%v), want %d", tt.territory, tt.want, got, err, n)
		}
	}
}

// TestCivilDays walks through each reform: every day has a civil date, later than
// the one before, that leads back to it.
func TestCivilDays(t *testing.T) {
	for _, r := range calendar.Reforms() {
		for n := r.First() - 400; n < r.First()+400; n++ {
			date, _ := r.DateOf(n)
			if back, err := r.DayOf(date); back != n || err != nil {
				t.Fatalf("%s: day %d was %v, which is day %d (%v)", r.Territory, n, date, back, err)
			}
			if next, _ := r.DateOf(n + 1); date.Compare(next) >= 0 {
				t.Fatalf("%s: %v was followed by %v", r.Territory, date, next)
			}
		}
	}
}

func TestSkippedDates(t *testing.T) {
	tests := []struct {
		territory calendar.Territory
		date      calendar.Date
		want      string
	}{
		{calendar.SovietRussia, calendar.Date{1918, 2, 1}, "had no 1918-02-01: 1918-01-31 (Old Style) was followed by 1918-02-14 (New Style)"},
		{calendar.SovietRussia, calendar.Date{1918, 2, 13}, "had no 1918-02-13"},
		{calendar.Ukraine, calendar.Date{1918, 2, 16}, "had no 1918-02-16"},
		{calendar.Ukraine, calendar.Date{1918, 2, 30}, "no day 30 in February 1918"},
		{calendar.Ukraine, calendar.Date{1900, 2, 30}, "no day 30"},
		{calendar.GreatBritain, calendar.Date{1752, 9, 3}, "had no 1752-09-03"},
		{calendar.Greece, calendar.Date{1924, 13, 1}, "no month 13"},
	}
	for _, tt := range tests {
		reform, _ := calendar.ReformOf(tt.territory)
		if n, err := reform.DayOf(tt.date); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v is day %d, %v, want %q", tt.territory, tt.date, n, err, tt.want)
		}
	}
}
