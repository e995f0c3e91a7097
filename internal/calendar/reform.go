package calendar

import (
	"fmt"
	"slices"
)

// Territory is the id of a place that changed its calendar on one day.
type Territory string

// The territories of the table. They are those of their time: Ukraine is the
// Ukrainian People's Republic of 1918, without Galicia, which was Gregorian long
// before.
const (
	Italy        Territory = "italy"
	Poland       Territory = "poland"
	GreatBritain Territory = "great-britain"
	Bulgaria     Territory = "bulgaria"
	SovietRussia Territory = "soviet-russia"
	Ukraine      Territory = "ukraine"
	SouthSlavs   Territory = "south-slavs"
	Romania      Territory = "romania"
	Greece       Territory = "greece"
)

const papalBull = "the papal bull Inter gravissimas of 24 February 1582"

// Reform is the change of a territory's civil calendar from the Julian to the
// Gregorian. Churches mostly changed later, or never.
type Reform struct {
	Territory      Territory
	Name           string // of the territory, for readers
	LastJulian     Date   // the last day dated Old Style
	FirstGregorian Date   // the day after it, dated New Style
	Source         string // the act that ordered it
	Note           string // what the two dates don't say, or ""
}

// reforms holds the territories whose act is known and whose dates the handbooks
// agree on, in the order of their change. Left out are those that changed piece by
// piece or there and back (Sweden, the Baltic provinces, Lithuania, the German
// states).
var reforms = []Reform{
	{
		Territory: Italy, Name: "Italy (the Papal States and most others)",
		LastJulian: Date{1582, 10, 4}, FirstGregorian: Date{1582, 10, 15},
		Source: papalBull,
	},
	{
		Territory: Poland, Name: "the Kingdom of Poland",
		LastJulian: Date{1582, 10, 4}, FirstGregorian: Date{1582, 10, 15},
		Source: papalBull,
		Note:   "Holds to the partitions: Russia brought the Julian calendar back to the lands that it took. The Orthodox of the Commonwealth kept it throughout.",
	},
	{
		Territory: GreatBritain, Name: "Great Britain and its colonies",
		LastJulian: Date{1752, 9, 2}, FirstGregorian: Date{1752, 9, 14},
		Source: "the Calendar (New Style) Act 1750, 24 Geo. 2 c. 23",
	},
	{
		Territory: Bulgaria, Name: "the Kingdom of Bulgaria",
		LastJulian: Date{1916, 3, 31}, FirstGregorian: Date{1916, 4, 14},
		Source: "the law on the introduction of the Gregorian calendar, March 1916, art. 1",
	},
	{
		Territory: SovietRussia, Name: "Soviet-held Russia",
		LastJulian: Date{1918, 1, 31}, FirstGregorian: Date{1918, 2, 14},
		Source: "the decree of the Council of People's Commissars of 24 January 1918 (Old Style)",
		Note:   "Territory held against the Soviets changed on other days.",
	},
	{
		Territory: Ukraine, Name: "the Ukrainian People's Republic",
		LastJulian: Date{1918, 2, 15}, FirstGregorian: Date{1918, 3, 1},
		Source: "the law of the Little Rada of 12 February 1918 (Old Style), which counts 16 February as 1 March",
		Note:   "Places that the Soviets held in February had changed with Soviet Russia.",
	},
	{
		Territory: SouthSlavs, Name: "the Kingdom of Serbs, Croats and Slovenes",
		LastJulian: Date{1919, 1, 14}, FirstGregorian: Date{1919, 1, 28},
		Source: "the law on the equalisation of the old and the new calendar, January 1919",
		Note:   "The lands that had been Austro-Hungarian were Gregorian before.",
	},
	{
		Territory: Romania, Name: "the Kingdom of Romania",
		LastJulian: Date{1919, 3, 31}, FirstGregorian: Date{1919, 4, 14},
		Source: "the decree-law by which 1 April 1919 became 14 April",
		Note:   "Transylvania and Bukovina were Gregorian before.",
	},
	{
		Territory: Greece, Name: "the Kingdom of Greece",
		LastJulian: Date{1923, 2, 15}, FirstGregorian: Date{1923, 3, 1},
		Source: "the royal decree of 18 January 1923 (Old Style), by which 16 February became 1 March",
	},
}

// Reforms returns the table, in the order of the changes. The caller may keep it.
func Reforms() []Reform { return slices.Clone(reforms) }

// ReformOf returns the reform of a territory, and false for one that isn't in the
// table.
func ReformOf(t Territory) (Reform, bool) {
	for _, r := range reforms {
		if r.Territory == t {
			return r, true
		}
	}
	return Reform{}, false
}

// First returns the first day that was dated New Style.
func (r Reform) First() Day {
	day, _ := Gregorian.DayOf(r.FirstGregorian) // the table holds valid dates: see its test
	return day
}

// InForce returns the civil calendar of the territory on day n.
func (r Reform) InForce(n Day) Calendar {
	if n < r.First() {
		return Julian
	}
	return Gregorian
}

// DateOf returns what people in the territory called day n, and in which calendar.
func (r Reform) DateOf(n Day) (Date, Calendar) {
	cal := r.InForce(n)
	return cal.DateOf(n), cal
}

// DayOf returns the day that people in the territory called d. It fails on a date
// that its calendar doesn't have, and on the dates that the reform skipped.
func (r Reform) DayOf(d Date) (Day, error) {
	switch {
	case d.Compare(r.LastJulian) <= 0:
		return Julian.DayOf(d)
	case d.Compare(r.FirstGregorian) >= 0:
		return Gregorian.DayOf(d)
	}
	if err := Julian.Check(d); err != nil {
		return 0, err
	}
	return 0, fmt.Errorf("%s had no %v: %v (Old Style) was followed by %v (New Style)",
		r.Name, d, r.LastJulian, r.FirstGregorian)
}
