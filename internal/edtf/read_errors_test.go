package edtf_test

import (
	"strings"
	"testing"

	"fasti/internal/edtf"
)

func TestReadErrors(t *testing.T) {
	tests := []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "there is no date"},
		{" , ", 0, "there is no date"},
		{"unknown", 0, "there is no date"},
		{"yesterday", 0, `"yesterday" isn't understood here: write one such as 3 April 1922`},
		{"3 Smarch 1922", 2, `"smarch" isn't understood here`},
		{"3 Ju 1922", 2, `"ju" isn't understood here`}, // June or July?
		{"1917 or 1918", 5, `"or" isn't understood here`},
		{"before 1917", 0, "write the first or last date itself"},
		{"3 April 1922!", 12, `"!" isn't part of a date`},
		{"old 1917", 0, `"old" isn't understood here`},
		{"[1917]", 0, `"[" isn't understood here`},
		{"½ 1917", 0, `"½" isn't part of a date`},
		{"1917\x00", 4, "isn't part of a date"},
		{"1917\xff", 4, "isn't part of a date"},
		{"1917 –", 8, "the date isn't complete"},
		{"from 1917 to", 12, "the date isn't complete"},
		{"about", 5, "the date isn't complete"},
		{"AD", 2, "the date isn't complete"},
		{"summer", 6, "the date isn't complete"},
		{"winter 1926–", 14, "the date isn't complete"},

		{"44", 0, "a year of one or two digits isn't clear"},
		{"3/4/22", 4, "write it in full, 1922, or with its era, AD 44 or 44 BC"},
		{"3 April 22", 8, "a year of one or two digits isn't clear"},
		{"3.4.22", 4, "a year of one or two digits isn't clear"},
		{"20s", 0, "a year of one or two digits isn't clear"},
		{"3 April", 7, "the year is missing: write 3 April 1922"},
		{"April", 5, "the year is missing"},
		{"April 3", 7, "the year is missing"},
		{"March to May", 12, "the year is missing"},
		{"12 1917", 0, "the month is missing"},
		{"0 BC", 0, "there is no year 0: 1 BC is followed by AD 1"},
		{"3 April 0 AD", 8, "there is no year 0"},
		{"000", 0, "there is no year 0"},
		{"19221", 0, "this year is out of range"},
		{"4002 BC", 0, "years from 4001 BC to 3000 are taken"},
		{"3001", 0, "this year is out of range"},
		{"3001-06-01", 0, "this year is out of range"},
		{"-9999", 0, "isn't understood here"},
		{"99999999999999999999", 0, "this year is out of range"},
		{"99999999999999999999.4.1922", 0, "this year is out of range"},
		{"31st century", 0, "this century is out of range: write 1st to 30th century"},
		{"0th century", 0, "this century is out of range"},
		{"41st century BC", 0, "1st to 40th century"},
		{"1855s", 0, "a decade is written 1850s"},
		{"440s BC", 0, "449–440 BC"},
		{"441s BC", 0, "449–440 BC"},

		{"31 April 1922", 0, "there is no day 31 in April 1922: it has 30 days"},
		{"4.13.1922", 0, "there is no month 13"},
		{"31/31/1922", 0, "there is no month 31"},
		{"29 February 1701", 0, "it has 28 days"},
		{"29 Feb 1900 N.S.", 0, "only in the Julian"},
		{"1922, 3 April", 6, `"3" isn't understood here`},

		{"Monday 25 October 1917", 0, "was a Thursday in the New Style and a Wednesday in the Old, not a Monday"},
		{"Sunday 1 June 1240", 0, "1 June 1240 was a Friday, not a Sunday"}, // 7 days apart, so one weekday
		{"Monday 1905-07", 0, "a weekday needs a day"},
		{"Sunday 1905–07", 0, "a weekday needs a day"},
		{"Sunday 1917", 0, "a weekday needs a day"},
		{"Sunday 29 February 1700", 0, "only in the Julian"},

		{"25 Oct / 8 Nov 1917", 0, "25 October 1917 Old Style is 7 November 1917 New Style"},
		{"8 November (25 October) 1917", 0, "25 October 1917 Old Style is 7 November 1917 New Style"},
		{"1917 (1918)", 0, "two dates of one day are written such as"},
		{"25 October / 31 November 1917", 13, "there is no day 31 in November 1917"},
		{"25 October (7 November 1917", 27, "the date isn't complete"},
		{"25 October (, 1917", 18, "the date isn't complete"},
		{"25 October ( nothing ) 1917", 13, "isn't understood"},
		{"3/16 April 1922 to 31/13 April 1922", 19, "there is no day 31 in April 1922"},
		{"29/16 April 1922 to 3 May 1922", 0, "29 April 1922 Old Style is 12 May 1922 New Style"},
		{"early 3 (16) April 1922", 0, "early, mid and late go with a month"},
		{"late summer 1922", 0, "early, mid and late go with a month"},

		{"1925 to 1918", 5, "this ends before it starts"},
		{"100 BC – 44", 11, "a year of one or two digits isn't clear"},
		{"1926-22", 5, `"22" is no month, and no year after the first`},
		{"1922–04", 7, `"04" is no month, and no year after the first`},
		{"April 1922–25", 13, "a year of one or two digits isn't clear"},
		{"winter 1926–28", 0, "a winter is in two years that follow each other"},
		{"unknown to unknown", 8, "a date at one end at least"},
		{"since unknown", 0, "a date at one end at least"},
		{strings.Repeat("1922 ", 21), 100, "at most 100 bytes"},
	}
	for _, tt := range tests {
		r, err := edtf.ReadHuman(tt.text)
		if err == nil {
			t.Errorf("%q was read as %v", tt.text, r.Date)
			continue
		}
		wantSyntaxError(t, tt.text, err, tt.offset, tt.want)
		if !r.Date.IsZero() {
			t.Errorf("%q: a date came with the error", tt.text)
		}
	}
}
