package edtf

import "strings"

// The texts of this file tell a writer what to write instead. They look at the
// mistakes that people make: older drafts of the format, other orders of the parts,
// and what the standard has but this subset refuses.

const wholeHint = "a date is written year first, with hyphens: 1922-04-03, 1922-04 or 1922"

// shortYear explains a year that broke off at s.pos after n of its four digits.
func (s *scanner) shortYear(start, n int) string {
	rest := s.rest()
	switch {
	case s.pos == start && rest == "":
		return "there is no date: " + wholeHint
	case n == 3 && rest == "":
		return "a year has four digits: 0862; a decade has an X for the last, 186X"
	case rest == "":
		return "a year has four digits: 0862"
	}
	if hint := charHint(rest); hint != "" {
		return hint
	}
	switch c := rest[0]; {
	case n == 0 && (c == 'Y' || c == 'y'):
		return "years of more than four digits are not taken"
	case n == 0 && c == '+':
		return "a year has no plus sign: 1922"
	case n == 0 && strings.IndexByte("~?%", c) >= 0:
		return "a qualifier stands at the end of the date: 0862~"
	case n == 0 && (strings.HasPrefix(rest, "open") || strings.HasPrefix(rest, "unknown")):
		return "an open end is written .., an unknown end is left empty"
	case n == 3 && (c == '-' || strings.IndexByte("~?%", c) >= 0):
		return "a year has four digits: 0862"
	}
	return wholeHint
}

// shortPart explains a month or day that broke off after n of its two digits.
func (s *scanner) shortPart(n int, part, example string) string {
	switch {
	case s.rest() == "" && n == 0:
		return "the " + part + " is missing after the hyphen"
	case n == 0 && strings.HasPrefix(s.rest(), "W"):
		return "weeks are not taken: write the day or the month"
	}
	if hint := charHint(s.rest()); hint != "" {
		return hint
	}
	return "a " + part + " has two digits, " + example + ", or is XX"
}

// leftover explains what comes after a complete date.
func (s *scanner) leftover(p point) string {
	rest := s.rest()
	if hint := charHint(rest); hint != "" {
		return hint
	}
	switch c := rest[0]; {
	case p.qualifier != Certain && c == '-':
		return "a qualifier stands at the end and speaks for the whole date: 1922-04~"
	case p.qualifier != Certain && strings.IndexByte("~?%", c) >= 0:
		return "a date has one qualifier: % is both ~ and ?"
	case c == 'T':
		return "times of day are not taken: write the date alone"
	case p.precision == Year && c >= '0' && c <= '9':
		return "after the year comes a hyphen: 1922-04-03"
	case strings.HasPrefix(rest, ".."):
		return "an open end comes after a slash: 1918-03/.."
	}
	return "the date should end here: " + p.String()
}

// charHint explains a character that is wrong wherever it stands, or returns "".
func charHint(rest string) string {
	if rest == "" {
		return ""
	}
	switch c := rest[0]; {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return "a date has no spaces: " + wholeHint
	case c == 'x' || c == 'u' || c == 'U':
		return "an unspecified digit is a capital X: 185X"
	case c == '[' || c == '{' || c == ']' || c == '}' || c == ',':
		return "sets of dates are not taken: write one date or an interval"
	case strings.HasPrefix(rest, "\u2013") || strings.HasPrefix(rest, "\u2014") || strings.HasPrefix(rest, "\u2212"):
		return "this is a dash or a minus sign: a date has hyphens, and an interval a slash: 1918/1925"
	}
	return ""
}
