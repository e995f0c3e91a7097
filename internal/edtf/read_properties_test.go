package edtf_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// layouts are ways to write a day that leave no doubt about it, for package time.
var layouts = []string{
	"2 January 2006", "January 2, 2006", "Jan 2 2006", "2 Jan. 2006", "2-Jan-2006", "2006-01-02",
	"2.1.2006", "02.01.2006",
	"2006 January 2", "the 2 of January, 2006", "2/Jan/2006", "2 January AD 2006", "2 January 2006 CE",
	"Monday, 2 January 2006", "Mon 2 Jan 2006", "2 January 2006 (New Style)", "2 January 2006 n.s.",
}

// TestReadEveryDay reads every day of eight years, 1900 among them, in every layout.
func TestReadEveryDay(t *testing.T) {
	begin := time.Date(1896, 1, 1, 0, 0, 0, 0, time.UTC)
	for at := begin; at.Year() < 1904; at = at.AddDate(0, 0, 1) {
		want := at.Format("2006-01-02")
		for _, layout := range layouts {
			text := at.Format(layout)
			r, err := edtf.ReadHuman(text)
			if err != nil || r.Date.String() != want || r.Date.Calendar() != gregorian {
				t.Fatalf("%q was read as %v, %v, want %s", text, r.Date, err, want)
			}
		}
	}
}

// TestReadEveryNumericDay reads every day of two years in numbers alone,
// where a day up to 12 that isn't the month's own number leaves a doubt.
func TestReadEveryNumericDay(t *testing.T) {
	begin := time.Date(1923, 1, 1, 0, 0, 0, 0, time.UTC)
	for at := begin; at.Year() < 1925; at = at.AddDate(0, 0, 1) {
		certain := at.Day() > 12 || at.Day() == int(at.Month())
		for _, layout := range []string{"02/01/2006", "01/02/2006", "2/1/2006", "1-2-2006"} {
			text := at.Format(layout)
			r, err := edtf.ReadHuman(text)
			ambiguous, doubt := errors.AsType[*edtf.AmbiguousError](err)
			switch want := at.Format("2006-01-02"); {
			case certain && (err != nil || r.Date.String() != want):
				t.Fatalf("%q was read as %v, %v, want %s", text, r.Date, err, want)
			case !certain && !doubt:
				t.Fatalf("%q was read as %v, %v, but is ambiguous", text, r.Date, err)
			case doubt && ambiguous.Readings[0].String() != want && ambiguous.Readings[1].String() != want:
				t.Fatalf("%q can mean %v, but not %s", text, ambiguous.Readings, want)
			}
		}
	}
}

// TestReadDualDays reads Old Style days from the reform to the 20th century with the
// New Style date beside them, in either order.
func TestReadDualDays(t *testing.T) {
	const reform, end = calendar.Day(2299161), calendar.Day(2423500)
	for n := reform; n < end; n += 17 {
		d, err := edtf.OnDay(julian, n)
		if err != nil {
			t.Fatal(err)
		}
		old, date := d.Format(plain), mustConvert(t, d).Format(plain)
		texts := []string{
			d.Format(dual),
			old + " / " + date,
			old + " (" + date + ")",
			date + " [O.S. " + old + "]",
			date + " / " + old,
		}
		for _, text := range texts {
			r, err := edtf.ReadHuman(text)
			if err != nil || r.Date != d || !r.CalendarStated {
				t.Fatalf("%q was read as %v, %v, want %v", text, r.Date, err, d)
			}
		}
		next, err := edtf.OnDay(gregorian, n+1)
		if err != nil {
			t.Fatal(err)
		}
		wrong := fmt.Sprintf("%s / %s", old, next.Format(plain))
		if r, err := edtf.ReadHuman(wrong); err == nil {
			t.Fatalf("%q, which isn't one day, was read as %v", wrong, r.Date)
		}
	}
}

func mustConvert(t *testing.T, d edtf.Date) edtf.Date {
	t.Helper()
	converted, err := d.Convert(gregorian)
	if err != nil {
		t.Fatal(err)
	}
	return converted
}

// TestReadIgnoresCaseAndSpace reads a text as it is and in disarray.
func TestReadIgnoresCaseAndSpace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawDate(t).Format(both)
		if len(text)+strings.Count(text, " ") > 100 {
			return // too long with its spaces doubled
		}
		want, err := edtf.ReadHuman(text)
		if err != nil {
			t.Fatal(err)
		}
		change := rapid.SampledFrom([]func(string) string{
			strings.ToUpper, strings.ToLower, strings.ToTitle,
			func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
			func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
			func(s string) string { return "\t" + s + "\n" },
			func(s string) string { return s + "." },
		}).Draw(t, "change")
		got, err := edtf.ReadHuman(change(text))
		if err != nil || got != want {
			t.Fatalf("%q was read as %v, and %q as %v, %v", text, want.Date, change(text), got.Date, err)
		}
	})
}

// TestReadLength takes a text of 100 bytes and refuses one of 101.
func TestReadLength(t *testing.T) {
	text := "1922" + strings.Repeat(" ", 96)
	if r, err := edtf.ReadHuman(text); err != nil || r.Date != parse(t, "1922") {
		t.Errorf("100 bytes were read as %v, %v", r.Date, err)
	}
	_, err := edtf.ReadHuman(text + " ")
	wantSyntaxError(t, text+" ", err, 100, "at most 100 bytes")
}

// TestReadAnyWords puts the words of the language in any order: nothing may panic,
// and what is read must be a date that can be written and read again.
func TestReadAnyWords(t *testing.T) {
	words := strings.Fields(`3 04 1922 862 44 1917-10-25 185X 1918–25 April may Jan апреля Monday summer winter
		early mid late about c uncertain ? ~ ( ) [ ] / - – . , of the BC AD s th century O.S. N.S. Old Style
		to from since until and between onwards unknown date`)
	rapid.Check(t, func(t *rapid.T) {
		space := rapid.SampledFrom([]string{" ", ""}).Draw(t, "space")
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 9).Draw(t, "words"), space)
		r, err := edtf.ReadHuman(text)
		if err == nil {
			checkReadBack(t, r.Date, both)
		}
	})
}
