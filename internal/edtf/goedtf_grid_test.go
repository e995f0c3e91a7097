package edtf_test

import (
	"slices"
	"strings"
	"testing"
)

// form is one way to write a date, or what stands in an interval instead of one.
type form struct {
	text string
	kind string // day, month, year, season, masked, or none
	year int    // of a masked year any, for it is apart from all others
	mark string // its qualifier
}

func (f form) String() string { return f.text + f.mark }

// pair is a text of the grid: one form, or two as an interval.
type pair struct {
	from, until form
	interval    bool
}

func (p pair) String() string {
	if !p.interval {
		return p.from.String()
	}
	return p.from.String() + "/" + p.until.String()
}

// reversed reports whether an interval ends before it starts.
func (p pair) reversed() bool {
	return p.interval && p.from.kind != "none" && p.until.kind != "none" && p.from.year > p.until.year
}

// is reports whether a form of the pair is of one of the kinds.
func (p pair) is(kinds ...string) bool {
	return slices.Contains(kinds, p.from.kind) || p.interval && slices.Contains(kinds, p.until.kind)
}

// gridRules say what go-edtf makes of a text by its form alone: they are the kinds of
// [differences]. At most one holds for any text.
var gridRules = []struct {
	why    string
	holds  func(p pair) bool
	theirs func(p pair) string
}{
	{
		"it reads a season or month out of an interval whose end has no date",
		func(p pair) bool {
			return p.interval && p.until.kind == "none" && p.from.mark == "" && (p.from.kind == "day" || p.from.kind == "month")
		},
		func(p pair) string { return ourVerdict(p.from.text[:len("1922-04")]) },
	},
	{
		"it reads a season or month out of a doubtful day",
		func(p pair) bool { return !p.interval && p.from.kind == "day" && p.from.mark != "" && p.from.year > 0 },
		func(p pair) string { return ourVerdict(p.from.text[:len("1922-04")]) },
	},
	{
		"it takes an interval that ends before it starts",
		func(p pair) bool { return p.reversed() && !p.is("season") && p.from.mark+p.until.mark == "" },
		func(p pair) string {
			first, _, _ := strings.Cut(ourVerdict(p.from.text), " to ")
			_, last, _ := strings.Cut(ourVerdict(p.until.text), " to ")
			return first + " to " + last
		},
	},
	{
		"it refuses seasons and doubtful dates as the ends of an interval",
		func(p pair) bool {
			return p.interval && !p.reversed() && (p.is("season") || p.from.mark+p.until.mark != "")
		},
		func(pair) string { return refused },
	},
	{
		"it refuses unspecified digits beside an end without a date",
		func(p pair) bool { return p.interval && p.is("masked") && p.is("none") },
		func(pair) string { return refused },
	},
	{
		"it refuses doubtful seasons, unspecified digits, and days and months before Christ",
		func(p pair) bool {
			return !p.interval && p.from.mark != "" && (p.is("season", "masked") || p.from.year < 0 && p.is("day", "month"))
		},
		func(pair) string { return refused },
	},
	{
		"it refuses a decade before Christ",
		func(p pair) bool { return p.String() == "-004X" },
		func(pair) string { return refused },
	},
	{
		"its seasons are the meteorologist's",
		func(p pair) bool { return p.String() == "1926-22" },
		func(pair) string { return "1926-06-01 to 1926-08-31" },
	},
}

// grid returns every form of a date with every qualifier, and every pair of ends.
func grid() []pair {
	var pairs []pair
	for _, f := range []form{
		{"1922-04-03", "day", 1922, ""},
		{"1922-04", "month", 1922, ""},
		{"1922", "year", 1922, ""},
		{"1926-22", "season", 1926, ""},
		{"185X", "masked", 1850, ""},
		{"18XX", "masked", 1800, ""},
		{"1922-XX", "masked", 1922, ""},
		{"1922-04-XX", "masked", 1922, ""},
		{"1922-XX-XX", "masked", 1922, ""},
		{"-0043-03-15", "day", -43, ""},
		{"-0043-03", "month", -43, ""},
		{"-0043", "year", -43, ""},
		{"0000", "year", 0, ""},
		{"-004X", "masked", -40, ""},
	} {
		for _, mark := range []string{"", "~", "?", "%"} {
			f.mark = mark
			pairs = append(pairs, pair{from: f})
		}
	}
	ends := []form{
		{"", "none", 0, ""},
		{"..", "none", 0, ""},
		{"-0043", "year", -43, ""},
		{"185X", "masked", 1850, ""},
		{"1900", "year", 1900, ""},
		{"1922-04-03", "day", 1922, ""},
		{"1926-22", "season", 1926, ""},
		{"1928-04", "month", 1928, ""},
		{"1928-XX", "masked", 1928, ""},
		{"1928-04-XX", "masked", 1928, ""},
		{"1928", "year", 1928, "~"},
		{"1928-04", "month", 1928, "%"},
		{"1928-04-05", "day", 1928, "?"},
	}
	for _, from := range ends {
		for _, until := range ends {
			pairs = append(pairs, pair{from, until, true})
		}
	}
	return pairs
}

// TestGridOfOpinions compares the verdicts on the whole grid. Where no rule holds the two
// are of one mind; a rule that holds nowhere, or where they agree, has had its day.
func TestGridOfOpinions(t *testing.T) {
	used := make([]int, len(gridRules))
	for _, p := range grid() {
		ours, theirs := ourVerdict(p.String()), theirVerdict(p.String())
		want, reasons := ours, 0
		for i, rule := range gridRules {
			if rule.holds(p) {
				used[i]++
				reasons++
				want = rule.theirs(p)
			}
		}
		if theirs != want || reasons > 1 || (ours != theirs) != (reasons == 1) {
			t.Errorf("%q: ours %s, theirs %s, want %s by %d rules", p, ours, theirs, want, reasons)
		}
		if (ours == refused) != (p.reversed() || p.from.kind == "none" && p.until.kind == "none") {
			t.Errorf("%q: ours %s", p, ours)
		}
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("in no text %s", gridRules[i].why)
		}
	}
}
