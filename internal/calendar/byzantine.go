package calendar

import (
	"fmt"
	"time"
)

// YearStyle is the day on which a writer began the years of the Byzantine era.
type YearStyle uint8

// The styles, by what the year of the world 6731 is in each.
const (
	// SeptemberStyle is the Byzantine year, and that of Muscovy from 1492: 6731 is
	// 1 September 1222 to 31 August 1223.
	SeptemberStyle YearStyle = iota
	// MarchStyle begins half a year after the September year of the same number, and
	// is the commonest in the chronicles of Rus: 6731 is 1 March 1223 to 29 February
	// 1224.
	MarchStyle
	// UltraMarchStyle begins half a year before it: 6731 is 1 March 1222 to 28
	// February 1223.
	UltraMarchStyle
)

// yearStyles describes the styles, in the order of the constants. The astronomical
// year in which a year of the world begins is its number less epoch.
//
// The rules are those of every handbook of Russian chronology, such as L. V.
// Cherepnin, Russkaia khronologiia (1944), and N. G. Berezhkov, Khronologiia
// russkogo letopisaniia (1963).
var yearStyles = [...]struct {
	name  string
	month time.Month
	epoch int
}{
	SeptemberStyle:  {"September style", time.September, 5509},
	MarchStyle:      {"March style", time.March, 5508},
	UltraMarchStyle: {"Ultra-March style", time.March, 5509},
}

// String returns the name of the style: "March style".
func (s YearStyle) String() string {
	if int(s) < len(yearStyles) {
		return yearStyles[s].name
	}
	return fmt.Sprintf("YearStyle(%d)", uint8(s))
}

// AnnoMundi is a year of the world in the Byzantine era, whose year 1 began on 1
// September 5509 BC. Its months and days are those of the Julian calendar. Russia
// dropped the era with 1 January 1700 Old Style.
type AnnoMundi struct {
	Year  int // from 1
	Style YearStyle
}

// AnnoMundiOf returns the year of the world in which day n falls, as a writer of
// the style counts. Before the era began the year is 0 or less, which
// [AnnoMundi.Days] refuses.
func AnnoMundiOf(n Day, style YearStyle) AnnoMundi {
	if int(style) >= len(yearStyles) {
		return AnnoMundi{Style: style}
	}
	date, rule := Julian.DateOf(n), yearStyles[style]
	year := date.Year + rule.epoch
	if date.Month < rule.month {
		year--
	}
	return AnnoMundi{Year: year, Style: style}
}

// Days returns the first and the last day of the year. It fails on a year before
// 1, on one beyond [MaxYear], and on an unknown style.
func (a AnnoMundi) Days() (first, last Day, err error) {
	if int(a.Style) >= len(yearStyles) {
		return 0, 0, fmt.Errorf("%v is no style of the Byzantine era", a.Style)
	}
	if a.Year < 1 || a.Year > MaxYear {
		return 0, 0, fmt.Errorf("year of the world %d is out of range: years run from 1 to %d", a.Year, MaxYear)
	}
	rule := yearStyles[a.Style]
	begin := Date{Year: a.Year - rule.epoch, Month: rule.month, Day: 1}
	if first, err = Julian.DayOf(begin); err != nil {
		return 0, 0, err
	}
	begin.Year++
	next, err := Julian.DayOf(begin)
	return first, next - 1, err
}

// String returns the year as editions cite it: "AM 6731 (March style)".
func (a AnnoMundi) String() string {
	return fmt.Sprintf("AM %d (%v)", a.Year, a.Style)
}

// AnyStyle returns the days that a year of the world may mean where its style is
// not known: from the first day of the Ultra-March year to the last of the March
// year, two years in all. It fails as [AnnoMundi.Days] does.
func AnyStyle(year int) (first, last Day, err error) {
	if first, _, err = (AnnoMundi{Year: year, Style: UltraMarchStyle}).Days(); err != nil {
		return 0, 0, err
	}
	_, last, err = AnnoMundi{Year: year, Style: MarchStyle}.Days()
	return first, last, err
}
