package calendar_test

import (
	"fmt"
	"time"

	"fasti/internal/calendar"
)

func ExampleNewStyle() {
	date, err := calendar.NewStyle(calendar.Date{Year: 1917, Month: time.October, Day: 25})
	fmt.Println(date, err)

	_, err = calendar.OldStyle(calendar.Date{Year: 1900, Month: time.February, Day: 29})
	fmt.Println(err)
	// Output:
	// 1917-11-07 <nil>
	// there is no 29 February 1900 in the Gregorian calendar, only in the Julian
}

// Days subtract; dates don't. Caesar died 57 years before Augustus did.
func ExampleCalendar_DayOf() {
	caesar, _ := calendar.Julian.DayOf(calendar.Date{Year: calendar.BC(44), Month: time.March, Day: 15})
	augustus, _ := calendar.Julian.DayOf(calendar.Date{Year: 14, Month: time.August, Day: 19})
	fmt.Println(augustus-caesar, "days")
	// Output: 20976 days
}

// On one day of February 1918 Petrograd and Kyiv wrote different dates.
func ExampleReform_DateOf() {
	day, _ := calendar.Gregorian.DayOf(calendar.Date{Year: 1918, Month: time.February, Day: 20})
	for _, place := range []calendar.Territory{calendar.SovietRussia, calendar.Ukraine} {
		reform, _ := calendar.ReformOf(place)
		date, cal := reform.DateOf(day)
		fmt.Println(reform.Name, date, cal.Style())
	}
	// Output:
	// Soviet-held Russia 1918-02-20 New Style
	// the Ukrainian People's Republic 1918-02-07 Old Style
}

// The Laurentian chronicle has the battle on the Kalka under the year 6731.
func ExampleAnnoMundi_Days() {
	first, last, err := calendar.AnnoMundi{Year: 6731, Style: calendar.MarchStyle}.Days()
	fmt.Println(calendar.Julian.DateOf(first), calendar.Julian.DateOf(last), err)
	// Output: 1223-03-01 1224-02-29 <nil>
}
