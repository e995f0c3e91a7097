package edtf_test

import (
	"testing"
	"time"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

func TestConstructors(t *testing.T) {
	oct25 := calendar.Date{Year: 1917, Month: time.October, Day: 25}
	tests := []struct {
		build func() (edtf.Date, error)
		want  string // "" where it must fail
	}{
		{func() (edtf.Date, error) { return edtf.OnDate(julian, oct25) }, "1917-10-25 J"},
		{func() (edtf.Date, error) { return edtf.OnDay(gregorian, 2421540) }, "1917-11-07"},
		{func() (edtf.Date, error) { return edtf.InMonth(gregorian, -43, time.March) }, "-0043-03"},
		{func() (edtf.Date, error) { return edtf.InSeason(gregorian, 1926, edtf.Summer) }, "1926-22"},
		{func() (edtf.Date, error) { return edtf.InYear(gregorian, 0) }, "0000"},
		{func() (edtf.Date, error) { return edtf.InDecade(gregorian, 1855) }, "185X"},
		{func() (edtf.Date, error) { return edtf.InDecade(gregorian, 5) }, "000X"},
		{func() (edtf.Date, error) { return edtf.InDecade(gregorian, -43) }, "-004X"},
		{func() (edtf.Date, error) { return edtf.InDecade(gregorian, -49) }, "-004X"},
		{func() (edtf.Date, error) { return edtf.InDecade(gregorian, -9) }, ""},
		{func() (edtf.Date, error) { return edtf.InCentury(gregorian, 1855) }, "18XX"},
		{func() (edtf.Date, error) { return edtf.InCentury(gregorian, -400) }, "-04XX"},
		{func() (edtf.Date, error) { return edtf.InCentury(gregorian, -99) }, ""},
		{func() (edtf.Date, error) { return edtf.OnDate(gregorian, calendar.Date{Year: 1700, Month: 2, Day: 29}) }, ""},
		{func() (edtf.Date, error) { return edtf.OnDay(gregorian, calendar.DistantFuture) }, ""},
		{func() (edtf.Date, error) { return edtf.OnDay(gregorian, 10_000_000) }, ""},
		{func() (edtf.Date, error) { return edtf.InMonth(gregorian, 1922, 13) }, ""},
		{func() (edtf.Date, error) { return edtf.InSeason(gregorian, 1922, 4) }, ""},
		{func() (edtf.Date, error) { return edtf.InSeason(gregorian, 1922, edtf.Winter+1) }, ""},
		{func() (edtf.Date, error) { return edtf.InYear(gregorian, 10_000) }, ""},
	}
	for i, tt := range tests {
		switch got, err := tt.build(); {
		case tt.want == "" && err == nil:
			t.Errorf("%d: made %v", i, got)
		case tt.want != "" && (err != nil || got != parse(t, tt.want)):
			t.Errorf("%d: made %v, %v, want %s", i, got, err, tt.want)
		}
	}
}

// TestDecadesHoldTheirYears checks the digits before 0, which count away from it.
func TestDecadesHoldTheirYears(t *testing.T) {
	for year := -3000; year <= 3000; year++ {
		y, err := edtf.InYear(gregorian, year)
		if err != nil {
			t.Fatal(err)
		}
		decade, decadeErr := edtf.InDecade(gregorian, year)
		century, centuryErr := edtf.InCentury(gregorian, year)
		if decadeErr == nil && !edtf.Contains(decade, y) || centuryErr == nil && !edtf.Contains(century, y) {
			t.Fatalf("%v is not in %v or not in %v", y, decade, century)
		}
		if (decadeErr != nil) != (year < 0 && year > -10) || (centuryErr != nil) != (year < 0 && year > -100) {
			t.Fatalf("%v: %v, %v", y, decadeErr, centuryErr)
		}
		if decadeErr == nil && decade != parse(t, decade.String()) {
			t.Fatalf("%v is not what it is written as", decade)
		}
	}
}

func TestYear(t *testing.T) {
	tests := []struct {
		text string
		year int
		ok   bool
	}{
		{"1922-04-03", 1922, true},
		{"1926-24", 1926, true},
		{"-0043~", -43, true},
		{"1922-XX", 1922, true},
		{"185X", 0, false},
		{"1918/1919", 0, false},
	}
	for _, tt := range tests {
		if year, ok := parse(t, tt.text).Year(); year != tt.year || ok != tt.ok {
			t.Errorf("the year of %s is %d, %v", tt.text, year, ok)
		}
	}
	if _, ok := (edtf.Date{}).Year(); ok {
		t.Error("no date has a year")
	}
}

func TestConvert(t *testing.T) {
	october := parse(t, "1917-10-25~ J")
	november, err := october.Convert(gregorian)
	if err != nil || november != parse(t, "1917-11-07~") {
		t.Errorf("got %v, %v", november, err)
	}
	if back, err := november.Convert(julian); err != nil || back != october {
		t.Errorf("and back %v, %v", back, err)
	}
	if same, err := october.Convert(julian); err != nil || same != october {
		t.Errorf("to its own calendar %v, %v", same, err)
	}
	for _, s := range []string{"1917-10 J", "1917 J", "1917-10-25/.. J"} {
		if got, err := parse(t, s).Convert(gregorian); err == nil {
			t.Errorf("%s is %v New Style", s, got)
		}
	}
}

// TestConvertEveryDay converts days of the years -1000 to 2100, every date of the year
// among them, and holds what comes out against the calendars themselves.
func TestConvertEveryDay(t *testing.T) {
	first, last := parse(t, "-1000 J").Bounds().Earliest, parse(t, "2100 J").Bounds().Latest
	for n := first; n <= last; n += 11 {
		old, err := edtf.OnDay(julian, n)
		if err != nil {
			t.Fatal(err)
		}
		date, err := old.Convert(gregorian)
		if err != nil || date.String() != gregorian.DateOf(n).String() || date.Calendar() != gregorian {
			t.Fatalf("%v Old Style is %v, %v, want %v", old, date, err, gregorian.DateOf(n))
		}
		if back, err := date.Convert(julian); err != nil || back != old || back.Bounds() != date.Bounds() {
			t.Fatalf("%v is %v Old Style, %v, want %v", date, back, err, old)
		}
		if edtf.Before(old, date) || edtf.After(old, date) || edtf.Compare(old, date) != 0 {
			t.Fatalf("%v Old Style and %v New Style are not one day", old, date)
		}
	}
}

func TestReadAs(t *testing.T) {
	d, err := parse(t, "1917-10-25").ReadAs(julian)
	if err != nil || d != parse(t, "1917-10-25 J") {
		t.Errorf("got %v, %v", d, err)
	}
	if d, err := parse(t, "1700-02-29 J").ReadAs(gregorian); err == nil {
		t.Errorf("got %v", d)
	}
	if d, err := (edtf.Date{}).ReadAs(julian); err != nil || !d.IsZero() {
		t.Errorf("no date is read as %v, %v", d, err)
	}
}

func TestQualifyAndCalendarDate(t *testing.T) {
	d := parse(t, "1922-04-03")
	if got := d.Qualify(edtf.Uncertain).String(); got != "1922-04-03?" {
		t.Errorf("got %s", got)
	}
	if interval := parse(t, "1918/1919"); interval.Qualify(edtf.Both) != interval || d.Qualify(9) != d {
		t.Error("an interval, or with no qualifier, was qualified")
	}
	if date, ok := d.CalendarDate(); !ok || date != (calendar.Date{Year: 1922, Month: 4, Day: 3}) {
		t.Errorf("got %v, %v", date, ok)
	}
	if date, ok := parse(t, "1922-04-XX").CalendarDate(); ok {
		t.Errorf("some day in April is %v", date)
	}
	if !d.Equal(parse(t, "1922-04-03")) || parse(t, "../1917 J").Calendar() != julian {
		t.Error("a date isn't equal to itself, or an interval forgot its calendar")
	}
}
