package calendar

import "time"

// NewStyle returns the New Style (Gregorian) date of an Old Style (Julian) one:
// 25 October 1917 is 7 November.
func NewStyle(old Date) (Date, error) { return convert(old, Julian, Gregorian) }

// OldStyle returns the Old Style (Julian) date of a New Style (Gregorian) one: 7
// November 1917 is 25 October.
func OldStyle(date Date) (Date, error) { return convert(date, Gregorian, Julian) }

func convert(d Date, from, to Calendar) (Date, error) {
	day, err := from.DayOf(d)
	if err != nil {
		return Date{}, err
	}
	return to.DateOf(day), nil
}

// Shift returns by how many days the New Style date of a day is ahead of its Old
// Style date: 10 from the reform of 1582, 13 in the 20th century, 0 in the third
// century, and negative before March AD 200.
func Shift(d Day) int {
	old := Julian.DateOf(d)
	year := int64(old.Year)
	if old.Month < time.March {
		year-- // the shift grows at the end of a February
	}
	return int(floorDiv(year, 100) - floorDiv(year, 400) - 2)
}
