package calendar_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
)

var yearStyles = []calendar.YearStyle{
	calendar.SeptemberStyle, calendar.MarchStyle, calendar.UltraMarchStyle,
}

func TestAnnoMundiDays(t *testing.T) {
	tests := []struct {
		year        int
		style       calendar.YearStyle
		first, last calendar.Date // Julian
		about       string
	}{
		{1, calendar.SeptemberStyle, calendar.Date{-5508, 9, 1}, calendar.Date{-5507, 8, 31}, "the creation of the world"},
		{6370, calendar.MarchStyle, calendar.Date{862, 3, 1}, calendar.Date{863, 2, 28}, "the calling of the Varangians"},
		{6496, calendar.MarchStyle, calendar.Date{988, 3, 1}, calendar.Date{989, 2, 28}, "the baptism of Rus"},
		{6508, calendar.SeptemberStyle, calendar.Date{999, 9, 1}, calendar.Date{1000, 8, 31}, "Skylitzes' year 6508, AD 1000"},
		{6731, calendar.SeptemberStyle, calendar.Date{1222, 9, 1}, calendar.Date{1223, 8, 31}, "the Kalka, three ways"},
		{6731, calendar.MarchStyle, calendar.Date{1223, 3, 1}, calendar.Date{1224, 2, 29}, ""},
		{6732, calendar.UltraMarchStyle, calendar.Date{1223, 3, 1}, calendar.Date{1224, 2, 29}, ""},
		{6961, calendar.SeptemberStyle, calendar.Date{1452, 9, 1}, calendar.Date{1453, 8, 31}, "the fall of Constantinople"},
		{7208, calendar.SeptemberStyle, calendar.Date{1699, 9, 1}, calendar.Date{1700, 8, 31}, "cut short by Peter in December"},
	}
	for _, tt := range tests {
		am := calendar.AnnoMundi{Year: tt.year, Style: tt.style}
		first, last, err := am.Days()
		if err != nil {
			t.Errorf("%v: %v", am, err)
			continue
		}
		if got := julian.DateOf(first); got != tt.first {
			t.Errorf("%v begins on %v, want %v (%s)", am, got, tt.first, tt.about)
		}
		if got := julian.DateOf(last); got != tt.last {
			t.Errorf("%v ends on %v, want %v (%s)", am, got, tt.last, tt.about)
		}
	}
}

// TestKalka dates one day, 31 May 1223, as the chronicles do.
func TestKalka(t *testing.T) {
	kalka := day(t, julian, 1223, 5, 31)
	want := []string{"AM 6731 (September style)", "AM 6731 (March style)", "AM 6732 (Ultra-March style)"}
	for i, style := range yearStyles {
		if got := calendar.AnnoMundiOf(kalka, style).String(); got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
	}
}

func TestAnnoMundiRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom(yearStyles).Draw(t, "style")
		n := calendar.Day(rapid.IntRange(-290_000, 2_500_000).Draw(t, "day"))
		am := calendar.AnnoMundiOf(n, style)
		first, last, err := am.Days()
		if err != nil || n < first || n > last {
			t.Fatalf("day %d is in %v, which is days %d to %d (%v)", n, am, first, last, err)
		}
		before, after := calendar.AnnoMundiOf(first-1, style), calendar.AnnoMundiOf(last+1, style)
		if before.Year != am.Year-1 || after.Year != am.Year+1 {
			t.Fatalf("%v is between %v and %v", am, before, after)
		}
		from, until, err := calendar.AnyStyle(am.Year)
		if err != nil || first < from || last > until {
			t.Fatalf("%v is days %d to %d, in any style %d to %d (%v)", am, first, last, from, until, err)
		}
	})
}

// TestEveryDayOfTheWorld counts the years of the world day by day, from the 1
// September 5509 BC on which they began to the end of the year in which Russia
// dropped them: a year goes up by one on the first of its month.
func TestEveryDayOfTheWorld(t *testing.T) {
	firstMonths := map[calendar.YearStyle]time.Month{
		calendar.SeptemberStyle: time.September, calendar.MarchStyle: time.March, calendar.UltraMarchStyle: time.March,
	}
	// On the first day September writers are in the year 1; those of March have half a
	// year to wait for it, and those of the Ultra-March have had half of it.
	years := map[calendar.YearStyle]int{
		calendar.SeptemberStyle: 1, calendar.MarchStyle: 0, calendar.UltraMarchStyle: 1,
	}
	walk := odometer{julian, calendar.Date{calendar.BC(5509), time.September, 1}}
	for n := day(t, julian, walk.date.Year, walk.date.Month, 1); walk.date.Year < 1701; n++ {
		for style, year := range years {
			if got := calendar.AnnoMundiOf(n, style); got.Year != year || got.Style != style {
				t.Fatalf("%v (Julian) is in %v, want the year %d (%v)", walk.date, got, year, style)
			}
		}
		walk.forward()
		for style, month := range firstMonths {
			if walk.date.Month == month && walk.date.Day == 1 {
				years[style]++
			}
		}
	}
	if years[calendar.SeptemberStyle] != 7209 {
		t.Errorf("the walk ended in %v", years)
	}
}

func TestAnyStyleIsTwoYears(t *testing.T) {
	first, last, err := calendar.AnyStyle(6370)
	if err != nil {
		t.Fatal(err)
	}
	from, until := julian.DateOf(first), julian.DateOf(last)
	if from != (calendar.Date{861, 3, 1}) || until != (calendar.Date{863, 2, 28}) {
		t.Errorf("6370 in any style is %v to %v", from, until)
	}
}

func TestAnnoMundiErrors(t *testing.T) {
	tests := []struct {
		am   calendar.AnnoMundi
		want string
	}{
		{calendar.AnnoMundi{Year: 0}, "years run from 1"},
		{calendar.AnnoMundi{Year: -7}, "years run from 1"},
		{calendar.AnnoMundi{Year: calendar.MaxYear + 1}, "out of range"},
		{calendar.AnnoMundi{Year: 6370, Style: 9}, "YearStyle(9) is no style"},
	}
	for _, tt := range tests {
		if _, _, err := tt.am.Days(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: %v, want %q", tt.am, err, tt.want)
		}
	}
	if _, _, err := calendar.AnyStyle(0); err == nil {
		t.Error("the year 0 of the world was taken")
	}
	if got := calendar.AnnoMundiOf(0, 9); got.Year != 0 {
		t.Errorf("in an unknown style day 0 is in %v", got)
	}
}
