package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"fasti/internal/edtf"
)

// TestReadHuman holds the ways in which students write dates. A wanted date that
// ends in " J" is of the Julian calendar, one that begins with "!" has its calendar
// stated.
func TestReadHuman(t *testing.T) {
	tests := map[string][]string{
		"1922-04-03": {
			"3 April 1922", "April 3, 1922", "Apr 3 1922", "3.4.1922", "1922-04-03", "3rd of April, 1922",
			"the 3rd of april 1922", "  3   APRIL   1922  ", "3-Apr-1922", "3. Apr. 1922",
			"1922 April 3", "1922/04/03",
			"03. 04. 1922", "on 3 April 1922", "3 апреля 1922 г.", "3 КВІТНЯ 1922 року",
			"April 3rd 1922", "3/Apr/1922",
		},
		"1922-04-13": {"13/04/1922", "04/13/1922", "13-4-1922", "13.04.1922"},
		"1922-04-04": {"04/04/1922", "4/4/1922"},
		"1922-04": {
			"April 1922", "Apr. 1922", "april, 1922", "4/1922", "04.1922", "1922-04", "1922/04",
			"апрель 1922", "April of 1922", "April-1922",
		},
		"1922": {"1922", "in 1922", "the year 1922", "AD 1922", "1922 CE", "1922."},
		"0862": {"862", "0862", "862 AD"},
		"0862~": {
			"about 862", "c. 862", "c862", "ca. 862", "circa 862", "around 862", "approx. 862", "~862",
			"862~",
		},
		"0862%":           {"about 862 (uncertain)", "c. 862?", "perhaps about 862"},
		"1922?":           {"1922?", "1922 (?)", "probably 1922", "1922 (uncertain)"},
		"1926-22":         {"summer of 1926", "summer 1926", "Summer, 1926", "summer-1926"},
		"1926-23":         {"autumn 1926", "fall of 1926"},
		"0099-24/1926-24": {"winter AD 99–100 to winter 1926–27"},
		"1926-24":         {"winter 1926–27", "winter 1926-27", "winter of 1926/1927", "Winter 1926-1927"},
		"1999-24":         {"winter 1999–2000", "winter 1999-00"},
		"-0043-24":        {"winter 44–43 BC"},
		"185X":            {"1850s", "the 1850s", "1850's", "185X"},
		"086X":            {"860s", "the 860s AD"},
		"18XX":            {"19th century", "19th cent.", "19th c.", "18XX"},
		"-04XX":           {"5th century BC", "5th century B.C.E."},
		"0001/0099":       {"1st century", "1st century AD"},
		"-0099/0000":      {"1st century BC"},
		"-0043":           {"44 BC", "44 B.C.", "44 BCE", "BC 44", "-0043", "the year 44 BC"},
		"-0043-03-15":     {"15 March 44 BC", "March 15, 44 BC", "15.3.44 BC"},
		"-0043-03":        {"March 44 BC"},
		"0988":            {"AD 988", "A.D. 988", "A.D.988", "988 CE", "988"},
		"0044":            {"AD 44", "44 AD"},
		"0000":            {"1 BC", "0000"},

		"1918-01/1918-04":       {"early 1918", "early-1918"},
		"1918-05/1918-08":       {"mid 1918", "mid-1918", "middle of 1918"},
		"1918-09/1918-12":       {"late 1918"},
		"1922-04-01/1922-04-10": {"early April 1922"},
		"1922-04-21/1922-04-30": {"late April 1922"},
		"1922-02-21/1922-02-28": {"late February 1922"},
		"1854/1856":             {"mid 1850s"},
		"1800/1833":             {"early 19th century"},
		"1867/1899":             {"late 19th century"},
		"1918-01~/1918-04~":     {"about early 1918"},

		"1918/1925": {
			"1918-1925", "1918 to 1925", "1918–25", "1918-25", "1918 – 1925", "from 1918 to 1925",
			"between 1918 and 1925", "1918/25", "1918 until 1925", "1918/1925",
		},
		"1905/1907": {"1905–07", "1905 to 07"},
		"1905/1913": {"1905-13"}, // no month
		"1922-12":   {"1922-12"}, // no later year
		"1918/1922": {"1918-22"}, // not summer
		"1922-04-03/1922-04-05": {
			"3-5 April 1922", "3–5 April 1922", "April 3–5, 1922", "3.4.1922 – 5.4.1922",
			"3 April to 5 April 1922", "3 to 5 April 1922",
		},
		"1918-03/1918-05":         {"March to May 1918", "March–May 1918", "March 1918 to May"},
		"1918-03/1925-01":         {"March 1918 to January 1925", "1918-03/1925-01"},
		"1699-12-24/1700-01-03":   {"24 December to 3 January 1700"},
		"1918-01/1919-12":         {"early 1918 to late 1919"},
		"-0043/-0029":             {"44–30 BC", "44 to 30 BC", "44 BC – 30 BC"},
		"-0044-12-24/-0043-01-03": {"24 December to 3 January 44 BC"},
		"-0029/0014":              {"30 BC – AD 14", "30 BC to 14 AD"},
		"0014/0037":               {"AD 14–37", "AD 14 to 37", "14–37 AD"},
		"0098/0117":               {"AD 98–117"},
		"0860~/0865~":             {"c. 860 – c. 865"},
		"1918-03/..":              {"since March 1918", "March 1918 onwards", "1918-03/.."},
		"../1925":                 {"until 1925", "till 1925"},
		"1918/":                   {"from 1918 to an unknown date", "1918 to unknown"},
		"1800/1999":               {"1800–1899 to 1900–1999"},
		"1850/1869":               {"1850–1859 to 1860–1869"},

		"1700-02-29 J": {"29 February 1700", "1700-02-29", "29.2.1700"},
		"!1917-11-07": {
			"7 November 1917 N.S.", "7 Nov 1917 (New Style)", "7 November 1917 Gregorian",
			"Wednesday 7 November 1917", "n.s. 7 November 1917",
		},
		"!1922-04-03":   {"Monday, 3 April 1922", "Mon 3/4/1922"},
		"!1922-03-04":   {"Saturday 03/04/1922"},
		"!1917-10 J":    {"October 1917 O.S."},
		"!1918-02-01 J": {"1/14 February 1918", "1 (14) February 1918", "1/14 Feb. 1918"},
		"!1917-10-25 J": {
			"25 October 1917 O.S.", "25 October 1917 OS", "25 October 1917 (Old Style)", "25.10.1917 old style",
			"25 October 1917 [O.S.]", "25 October 1917 (Julian calendar)",
			"25 Oct / 7 Nov 1917", "25 October / 7 November 1917", "25 October (7 November) 1917",
			"7 November (25 October) 1917", "7 November [O.S. 25 October] 1917",
			"7 November 1917 (25 October 1917)",
			"25 October 1917 (7 November)", "7 November 1917 (25 October O.S.)", "25/10/1917 (7/11/1917)",
			"Wednesday 25 October 1917", "25 октября (7 ноября) 1917 года",
		},
		"!1917-10-25% J": {"about 25 October / 7 November 1917 (uncertain)"},
		"!1699-12-24 J": {
			"24 December 1699 / 3 January 1700", "24 December / 3 January 1700",
			"24 December 1699 (3 January)",
		},
		"!1700-02-29 J":            {"Thursday 29 February 1700"},
		"!1917-03-01/1917-03-05 J": {"1–5 March 1917 O.S.", "1 March 1917 O.S. – 5 March 1917 O.S."},
	}
	for want, texts := range tests {
		date, stated := strings.CutPrefix(want, "!")
		for _, text := range texts {
			r, err := edtf.ReadHuman(text)
			if err != nil {
				t.Errorf("%q: %v, want %s", text, err, want)
				continue
			}
			if r.Date != parse(t, date) || r.CalendarStated != stated {
				t.Errorf("%q was read as %v %v, stated %v, want %s", text, r.Date, r.Date.Calendar(), r.CalendarStated, want)
			}
		}
	}
}

// TestReadMonths reads every month by its names and its short forms.
func TestReadMonths(t *testing.T) {
	months := []string{
		"January Jan jan. января январь янв січня січень",
		"February Feb Febr. февраля февраль фев лютого лютий",
		"March Mar марта март березня березень",
		"April Apr апреля апрель апр квітня квітень",
		"May мая май травня травень",
		"June Jun июня июнь червня червень",
		"July Jul июля июль липня липень",
		"August Aug августа август авг серпня серпень",
		"September Sep Sept. сентября сентябрь сент вересня вересень",
		"October Oct октября октябрь жовтня жовтень",
		"November Nov ноября ноябрь листопада листопад",
		"December Dec декабря декабрь дек грудня грудень",
	}
	for i, names := range months {
		for name := range strings.FieldsSeq(names) {
			r, err := edtf.ReadHuman("2 " + name + " 1917")
			date, ok := r.Date.CalendarDate()
			if err != nil || !ok || int(date.Month) != i+1 || date.Day != 2 {
				t.Errorf("%s was read as %v, %v", name, r.Date, err)
			}
		}
	}
}

func TestReadAmbiguous(t *testing.T) {
	tests := []struct {
		text string
		want string // the readings
	}{
		{"03/04/1922", "1922-04-03 1922-03-04"},
		{"3-4-1922", "1922-04-03 1922-03-04"},
		{"c. 03/04/1922", "1922-04-03~ 1922-03-04~"},
		{"1905-07", "1905-07 1905/1907"},
		{"1905/07", "1905-07 1905/1907"},
		{"1905-12", "1905-12 1905/1912"},
		{"c. 1905-07", "1905-07~ 1905~/1907"},
		{"1800s", "180X 18XX"},
		{"early 1800s", "1800/1803 1800/1833"},
		{"winter 1918", "1917-24 1918-24"},
		{"winter of 1918?", "1917-24? 1918-24?"},
		{"03/04/1922 – 13/04/1922", "1922-04-03 1922-03-04"},
	}
	for _, tt := range tests {
		r, err := edtf.ReadHuman(tt.text)
		ambiguous, ok := errors.AsType[*edtf.AmbiguousError](err)
		if !ok {
			t.Errorf("%q was read as %v, %v", tt.text, r.Date, err)
			continue
		}
		var readings []string
		for _, d := range ambiguous.Readings {
			readings = append(readings, d.String())
		}
		if got := strings.Join(readings, " "); got != tt.want || ambiguous.Text != tt.text {
			t.Errorf("%q can mean %s, want %s", tt.text, got, tt.want)
		}
	}
	_, err := edtf.ReadHuman("03/04/1922")
	if got, want := err.Error(), `"03/04/1922" can mean 3 April 1922 or 4 March 1922: write it out`; got != want {
		t.Errorf("got %s", got)
	}
}
