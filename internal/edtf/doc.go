// Package edtf reads, writes and compares dates that are not exact: "summer 1926",
// "about 862", "some time in the 1850s", "from March 1918 to January 1925".
//
// # The format
//
// Dates are written in a strict subset of the Extended Date/Time Format (ISO
// 8601-2:2019; https://www.loc.gov/standards/datetime/):
//
//	1934-12-01           a day; 1934-12 a month; 1934 a year
//	-0043                44 BC: year 0000 is 1 BC
//	1926-22              a season, 21 spring to 24 winter, of the northern hemisphere
//	185X  18XX           a decade, a century
//	1922-04-XX  1922-XX  a day of April, a month of 1922, that nobody wrote down
//	0862~  1922?  1922%  approximate (circa), uncertain, both
//	1918-03/1925-01      an interval, both ends included
//	1918-03/..           an interval with no end: still going
//	1918-03/             one whose end is unknown: over, but when?
//
// A qualifier stands at the end and speaks for the whole date; each end of an
// interval may have its own. The subset goes beyond level 1 of the standard in two
// places, where the level is narrower than history: the ends of an interval may be
// seasons and masked years, and both may be qualified. Times of day, sets, weeks,
// years of more than four digits and qualifiers on a part of a date are refused.
// Every refusal is a [SyntaxError] with the place and with what would be right.
//
// # Calendars
//
// The standard is Gregorian throughout. Here a [Date] carries its calendar, which
// the text doesn't name: a course says it beside the date. [ParseIn] judges by that
// calendar, so that 1700-02-29 is valid Old Style.
//
// # Days
//
// Everything that compares dates goes by days. [Date.Bounds] are the days that a
// date may mean as it is written. [Date.Envelope] widens them for what is
// approximate or uncertain; [Before], [After], [Overlaps] and [Contains] ask the
// envelopes, so that "before" always means "surely before" and two dates that fail
// both ways are not proven apart. The widening is a policy of this package, stated
// at [Date.Envelope].
//
// # People
//
// [Date.Format] writes for readers of English. [ReadHuman] reads what they type,
// and would rather ask than guess: 03/04/1922 is an [AmbiguousError] that lists
// both readings.
//
// The package imports calendar and the standard library. It knows no YAML, no
// clock and no language but English (and the names of months in Russian and
// Ukrainian, which students of the subject type). Package history keeps its dates
// in it; question, quiz and coursefile compare, show and read them by it.
package edtf
