// Package calendar counts days and names them in the Julian and the Gregorian
// calendar.
//
// # Days
//
// A [Day] is a Julian Day Number: one whole number for one day, the same for
// every calendar, place and language. Everything that compares, sorts or
// measures dates does so with days. The number is the chronological one: a day
// runs from midnight to midnight of its own place, and has the number that
// astronomers give to its noon. JDN 0 is 1 January 4713 BC in the Julian
// calendar, JDN 2451545 is 1 January 2000 in the Gregorian.
//
// # Dates
//
// A [Date] is what people write: year, month and day, which mean nothing until
// a [Calendar] is named beside them. Years are astronomical: 0 is 1 BC and -43
// is 44 BC, so that years subtract across the era without a special case; [BC]
// and [EraYear] translate. Both calendars are proleptic: their rules are applied
// before the calendar existed, which is how chronologists count and not how
// anybody at the time did. The Julian leap years between 45 BC and AD 4, which
// the pontiffs are known to have got wrong, are therefore the regular ones.
//
// Old Style means the Julian and New Style the Gregorian calendar. Nothing here
// speaks of the other sense of Old Style, a year that begins on 25 March.
//
// # Places
//
// Which calendar a day was dated in is a matter of place: on the day after 31
// January 1918 Petrograd wrote 14 February and Kyiv wrote 1 February. A [Reform]
// is the moment at which one territory changed; the table behind [Reforms] holds
// only those whose two dates are well attested.
//
// # Years of the world
//
// The chronicles of Rus date by the years of the Byzantine era, counted from the
// creation of the world, which their writers began in September or in either of
// two Marches. [AnnoMundi] turns such a year into its first and last day.
//
// # What it refuses
//
// A date that its calendar doesn't have is an error that says why, never the
// date that it would overflow to. Years outside [MinYear] to [MaxYear] are
// refused. The package reads no clock, knows no hours and no time zones, and
// imports only the standard library ([time] for the names of months and
// weekdays).
//
// Package edtf builds on it, and so does whatever needs to convert a date:
// history for the calendar of a place, question and quiz for distances in days.
package calendar
