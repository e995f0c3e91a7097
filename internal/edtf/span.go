package edtf

import (
	"cmp"

	"fasti/internal/calendar"
)

// Span is an interval of days, both ends included. Where it has no end, because the
// end is open or unknown, that is [calendar.DistantPast] or
// [calendar.DistantFuture]; the two compare as the days they stand for.
type Span struct {
	Earliest, Latest calendar.Day
}

// everSpan is what is said by nothing.
var everSpan = Span{calendar.DistantPast, calendar.DistantFuture}

// Closed reports whether the span has both ends.
func (s Span) Closed() bool {
	return s.Earliest != calendar.DistantPast && s.Latest != calendar.DistantFuture
}

// Days returns how many days a closed span holds, and 0 for one that isn't closed.
func (s Span) Days() int {
	if !s.Closed() {
		return 0
	}
	return int(s.Latest-s.Earliest) + 1
}

// Before reports whether every day of s is before every day of t.
func (s Span) Before(t Span) bool { return s.Latest < t.Earliest }

// Overlaps reports whether s and t have a day in common.
func (s Span) Overlaps(t Span) bool { return s.Earliest <= t.Latest && t.Earliest <= s.Latest }

// Contains reports whether every day of t is a day of s.
func (s Span) Contains(t Span) bool { return s.Earliest <= t.Earliest && t.Latest <= s.Latest }

// Distance returns how many days lie between the nearest days of s and t: 0 where
// they overlap, 1 where one begins on the day after the other.
func (s Span) Distance(t Span) int {
	switch {
	case s.Before(t):
		return int(t.Earliest - s.Latest)
	case t.Before(s):
		return int(s.Earliest - t.Latest)
	default:
		return 0
	}
}

// Before reports whether a is surely before b: no day that a may mean is on or after
// one that b may mean, with the doubt of both counted in. Where neither Before nor
// [After] holds, nothing is proven.
func Before(a, b Date) bool { return a.Envelope().Before(b.Envelope()) }

// After reports whether a is surely after b, as [Before] does.
func After(a, b Date) bool { return Before(b, a) }

// Overlaps reports whether a and b may share a day, with the doubt of both counted
// in. It is true where neither [Before] nor [After] is.
func Overlaps(a, b Date) bool { return a.Envelope().Overlaps(b.Envelope()) }

// Contains reports whether every day that b may mean is one that a may mean, with
// the doubt of both counted in.
func Contains(a, b Date) bool { return a.Envelope().Contains(b.Envelope()) }

// Compare orders dates for a list: by the first day that each may mean as written,
// then by the last. It proves nothing; see [Before].
func Compare(a, b Date) int {
	s, t := a.Bounds(), b.Bounds()
	return cmp.Or(cmp.Compare(s.Earliest, t.Earliest), cmp.Compare(s.Latest, t.Latest))
}
