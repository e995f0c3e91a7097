package question_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
)

func typedAs(is, cal string, rivals ...question.RivalDate) *question.TypedDate {
	return &question.TypedDate{Right: question.DateValue{Is: is, Calendar: cal}, Rivals: rivals}
}

func rivalDate(mark history.Mark, is string) question.RivalDate {
	return question.RivalDate{DateValue: question.DateValue{Is: is}, Mark: mark, Note: "Some say so."}
}

func TestTypedDateAsksBack(t *testing.T) {
	t.Parallel()
	day := typedAs("1922-04-03", "")
	for _, tt := range []struct {
		name, text string
		want       []string // parts of what is said; nothing where it is taken
	}{
		{"a day", "3 April 1922", nil},
		{"another way to write it", " april 3rd, 1922 ", nil},
		{"a year", "1922", nil},
		{"nothing", "", []string{"Type a date", "14 July 1789"}},
		{"blanks", " \t ", []string{"Type a date"}},
		{"either of two days", "03/04/1922", []string{"3 April 1922", "4 March 1922", "the month as a word"}},
		{"a word", "yesterday", []string{`"yesterday" can't be read as a date`, "14 July 1789"}},
		{"a day that there isn't", "31 June 1922", []string{"can't be read"}},
		{"a time without an end", "since 1922", []string{"without an end"}},
		{"a time without a beginning", "until 1922", []string{"without an end"}},
		{"a long text", strings.Repeat("x", 500), []string{"xxx…"}},
	} {
		err := day.Check(question.Response{Text: tt.text})
		if (err == nil) != (tt.want == nil) || err != nil && !errs.Is(err, errs.Invalid) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		for _, part := range tt.want {
			if !strings.Contains(errs.Message(err), part) {
				t.Errorf("%s: %q does not say %q", tt.name, errs.Message(err), part)
			}
		}
		if n := len(errs.Message(err)); n > 400 {
			t.Errorf("%s: %d bytes are said", tt.name, n)
		}
	}
	if got := question.Readings(" 03/04/1922 "); len(got) != 2 || got[0] != "3 April 1922" || got[1] != "4 March 1922" {
		t.Errorf("it can mean %q", got)
	}
	if got := question.Readings("13/04/1922"); got != nil {
		t.Errorf("what can only mean one day can mean %q", got)
	}
}

func TestTypedDateIsMarkedByBands(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		key, cal, answer string
		points           float64
		band             int
		distance         string
	}{
		{"1922-04-03", "", "3 April 1922", 1, 0, ""},
		{"1922-04-03", "", "5 April 1922", 0.75, 1, "2 days late"},
		{"1922-04-03", "", "1 April 1922", 0.75, 1, "2 days early"},
		{"1922-04-03", "", "6 April 1922", 0.5, 2, "3 days late"},
		{"1922-04-03", "", "4 May 1922", 0.5, 2, "31 days late"},
		{"1922-04-03", "", "5 May 1922", 0.25, 3, "32 days late"},
		{"1922-04-03", "", "3 April 1923", 0.25, 3, "about 12 months late"},
		{"1922-04-03", "", "5 April 1923", 0, -1, "about 12 months late"},
		{"1922-04-03", "", "April 1922", 0.5, 2, "up to 27 days away"},
		{"1922-04-03", "", "1922", 0.25, 3, "up to about 9 months away"},
		{"1922-04-03", "", "1920s", 0, -1, "up to about 8 years away"},
		{"1922-04", "", "April 1922", 1, 0, ""},
		{"1922-04", "", "3 April 1922", 1, 0, ""},
		{"1922-04", "", "May 1922", 0.75, 1, "1 month late"},
		{"1922-04", "", "July 1922", 0.5, 2, "3 months late"},
		{"1922-04", "", "April 1923", 0.25, 3, "12 months late"},
		{"1922-04", "", "June 1924", 0, -1, "about 2 years late"},
		{"1926-22", "", "July 1926", 1, 0, ""},
		{"1926-22", "", "summer 1926", 1, 0, ""},
		{"1926-22", "", "October 1926", 0.5, 2, "38 days late"},
		{"1922", "", "1922", 1, 0, ""},
		{"1922", "", "12 May 1922", 1, 0, ""},
		{"1922", "", "1921", 0.75, 1, "1 year early"},
		{"1922", "", "1925", 0.5, 2, "3 years late"},
		{"1922", "", "1930", 0.25, 3, "8 years late"},
		{"1922", "", "1940", 0, -1, "18 years late"},
		{"1922", "", "1920s", 0.25, 3, "up to about 7 years away"},
		{"185X", "", "1855", 1, 0, ""},
		{"185X", "", "1863", 0.75, 1, "about 4 years late"},
		{"18XX", "", "1850s", 1, 0, ""},
		{"18XX", "", "1910", 0.75, 1, "about 11 years late"},
		{"0862~", "", "865", 1, 0, ""},               // about 862 takes five years around it
		{"0862?", "", "865", 0.5, 2, "3 years late"}, // 862, if the source is right
		{"-0043", "", "44 BC", 1, 0, ""},
		{"-0043", "", "43 BC", 0.75, 1, "1 year late"},
		{"0001", "", "1 BC", 0.75, 1, "1 year early"}, // no year lies between
		{"1917-10-25", "julian", "25 October 1917", 1, 0, ""},
		{"1917-10-25", "julian", "25 October 1917 O.S.", 1, 0, ""},
		{"1917-10-25", "julian", "7 November 1917", 1, 0, ""},
		{"1917-10-25", "julian", "7 November 1917 N.S.", 1, 0, ""},
		{"1917-10-25", "julian", "25 October / 7 November 1917", 1, 0, ""},
		{"1917-10-25", "julian", "25 October 1917 N.S.", 0.5, 2, "13 days early"}, // it was said to be New Style
		{"1917-10-25", "julian", "7 November 1917 O.S.", 0.5, 2, "13 days late"},
		{"1922-04-03", "", "21 March 1922 O.S.", 1, 0, ""},
		{"1917-02", "julian", "February 1917", 1, 0, ""},
	} {
		d := typedAs(tt.key, tt.cal)
		r := question.Response{Text: tt.answer}
		if err := d.Check(r); err != nil {
			t.Errorf("%s for %s: %v", tt.answer, tt.key, err)
			continue
		}
		m := d.Mark(r)
		if m.Points != tt.points || m.Band != tt.band || m.Distance != tt.distance {
			t.Errorf("%s for %s gets %v in band %d, %q; want %v in %d, %q", tt.answer, tt.key, m.Points, m.Band, m.Distance, tt.points, tt.band, tt.distance)
		}
		if v := d.Grade(r); v.Points != m.Points || v.Note != m.Note || v.Note == "" {
			t.Errorf("%s for %s is graded %+v, and marked %+v", tt.answer, tt.key, v, m)
		}
	}
}

func TestTypedDateWhereSourcesDiffer(t *testing.T) {
	t.Parallel()
	disputed := typedAs("1940-08-21", "", rivalDate(history.Disputed, "1940-08-27"))
	corrected := typedAs("1922-04-03", "", rivalDate(history.Corrected, "1924-01"))
	paid := typedAs("1922-04-03", "", rivalDate(history.Corrected, "1924-01"))
	paid.Rivals[0].Points = 0.4
	imprecise := typedAs("1926-10-23", "", rivalDate(history.Imprecise, "1926-10"))
	within := typedAs("1922-04-03", "", rivalDate(history.Corrected, "1922"))
	for _, tt := range []struct {
		name, answer string
		key          *question.TypedDate
		points       float64
		note         string
	}{
		{"the key of a dispute", "21 August 1940", disputed, 1, "Read as 21 August 1940: right."},
		{"the other side's value", "27 August 1940", disputed, 1, "Sources differ over this date, and this is one of their values. Some say so."},
		{"near the other side's value", "28 August 1940", disputed, 0.75, "1 day late"},
		{"the article's value", "January 1924", corrected, 0, "The course's article says so too, but every reference has 3 April 1922. Some say so."},
		{"a day inside the article's value", "21 January 1924", corrected, 0, "The course's article says so too"},
		{"the article's value, for which a teacher gives points", "January 1924", paid, 0.4, "Some say so. In this class it gets 0.4 of the point."},
		{"near the article's value", "February 1924", corrected, 0, "too far for a part of the point"},
		{"the key of a correction", "3 April 1922", corrected, 1, "right"},
		{"inside of what one source says coarsely", "5 October 1926", imprecise, 1, "as exactly as one of the sources gives it"},
		{"as coarse as that source", "October 1926", imprecise, 1, "as exactly as one of the sources gives it"},
		{"outside of it", "2 November 1926", imprecise, 0.75, "2 days late"},
		{"an answer that takes in key and article", "1922", within, 0.25, "less exact than what was asked"},
	} {
		m := tt.key.Mark(question.Response{Text: tt.answer})
		if m.Points != tt.points || !strings.Contains(m.Note, tt.note) {
			t.Errorf("%s: %v, %q; want %v, %q", tt.name, m.Points, m.Note, tt.points, tt.note)
		}
	}
	if k := disputed.Key(); k != "21 August 1940 or 27 August 1940" {
		t.Errorf("the key of a dispute is %q", k)
	}
	if k := corrected.Key(); k != "3 April 1922" {
		t.Errorf("the key of a correction is %q", k)
	}
}

func TestTypedDateSpeaks(t *testing.T) {
	t.Parallel()
	rising := typedAs("1917-10-25", "julian")
	for _, tt := range []struct{ what, got, want string }{
		{"key", rising.Key(), "25 October / 7 November 1917"},
		{"Old Style", rising.Say(question.Response{Text: "25 oct 1917"}), "25 October 1917 (Old Style)"},
		{"New Style", rising.Say(question.Response{Text: "7 nov 1917"}), "7 November 1917 (New Style)"},
		{"plain", typedAs("1922", "").Say(question.Response{Text: " 3.4.1922 "}), "3 April 1922"},
		{"unread", typedAs("1922", "").Say(question.Response{Text: " gibberish "}), "gibberish"},
		{
			"rule", typedAs("1922", "").Rule(),
			"1 point for the right year, 0.75 for up to a year away, 0.5 for up to 3 years away, 0.25 for up to 10 years away. A less exact answer counts by its farthest day.",
		},
		{"examples of a day", strings.Join(typedAs("1922-04-03", "").Examples(), "; "), "14 July 1789; July 1789; 1789"},
		{"examples that aren't near the key", strings.Join(typedAs("1789-07-14", "").Examples(), "; "), "2 December 1851; December 1851; 1851"},
		{"examples of a month", strings.Join(typedAs("1922-04", "").Examples(), "; "), "July 1789; 1789"},
		{"examples of a season", strings.Join(typedAs("1922-21", "").Examples(), "; "), "summer 1789; July 1789; 1789"},
		{"examples of a year", strings.Join(typedAs("1922", "").Examples(), "; "), "1789; 988; 44 BC"},
		{"examples of a decade", strings.Join(typedAs("192X", "").Examples(), "; "), "the 1780s; 1789"},
		{"examples of a century", strings.Join(typedAs("19XX", "").Examples(), "; "), "the 3rd century; 44 BC; 1789"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if !strings.HasSuffix(rising.Rule(), "Old Style and New Style are both right.") {
		t.Errorf("the rule of a date in the Old Style is %q", rising.Rule())
	}
	if c := rising.Chance(); c >= 0 {
		t.Errorf("chance is %v, and there is nothing to choose from", c)
	}
	for _, is := range []string{"1922-04-03", "1789-07", "1922-21", "1922", "192X", "19XX"} {
		d := typedAs(is, "")
		for _, e := range d.Examples() {
			if err := d.Check(question.Response{Text: e}); err != nil {
				t.Errorf("the example %q is refused: %v", e, err)
			}
			if p := d.Grade(question.Response{Text: e}).Points; p > 0 {
				t.Errorf("the example %q gets %v of %s", e, p, is)
			}
		}
	}
}

func TestDateValueOfWhatIsNone(t *testing.T) {
	t.Parallel()
	for _, v := range []question.DateValue{{}, {Is: "soon"}, {Is: "1922", Calendar: "mayan"}, {Is: "1900-02-29"}} {
		if d := v.Date(); !d.IsZero() {
			t.Errorf("%+v is %v", v, d)
		}
	}
	if d := (question.DateValue{Is: "1900-02-29", Calendar: "julian"}).Date(); d.Calendar() != calendar.Julian || d.String() != "1900-02-29" {
		t.Errorf("a leap day of the Old Style is %v", d)
	}
	if v := typedAs("soon", "").Grade(question.Response{Text: "1922"}); v.Points != 0 {
		t.Errorf("without a key an answer gets %v", v)
	}
}

// day draws a day of the years 1000 to 2000.
func day(t *rapid.T, label string) edtf.Date {
	d, err := edtf.OnDay(calendar.Gregorian, calendar.Day(rapid.IntRange(2086303, 2451544).Draw(t, label)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTypedDateGradesWithinBounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		precision := rapid.SampledFrom([]edtf.Precision{edtf.Day, edtf.Month, edtf.Year, edtf.Decade, edtf.Century})
		key, _ := day(t, "key").Coarsen(precision.Draw(t, "precision"))
		exact := day(t, "answer")
		answer, _ := exact.Coarsen(precision.Draw(t, "answer's precision"))
		d := typedAs(key.String(), "")
		grade := func(a edtf.Date) float64 {
			r := question.Response{Text: a.Format(edtf.Style{})}
			if err := d.Check(r); err != nil {
				t.Fatalf("%s: %v", r.Text, err)
			}
			p := d.Grade(r).Points
			if p < 0 || p > 1 {
				t.Fatalf("%s for %v gets %v", r.Text, key, p)
			}
			return p
		}
		if p := grade(key); p != 1 {
			t.Errorf("the key %v gets %v", key, p)
		}
		if coarse, fine := grade(answer), grade(exact); coarse > fine {
			t.Errorf("for %v the answer %v gets %v, and %v inside of it %v", key, answer, coarse, exact, fine)
		}
		if p := grade(exact); (p == 1) != key.Bounds().Contains(exact.Bounds()) {
			t.Errorf("%v for %v gets %v", exact, key, p)
		}
	})
}

func TestNearerIsNeverWorse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := day(t, "key")
		near := rapid.IntRange(0, 800).Draw(t, "near")
		far := near + rapid.IntRange(0, 800).Draw(t, "more")
		at := func(days int) float64 {
			a, err := edtf.OnDay(calendar.Gregorian, key.Bounds().Earliest+calendar.Day(days))
			if err != nil {
				t.Fatal(err)
			}
			return typedAs(key.String(), "").Grade(question.Response{Text: a.Format(edtf.Style{})}).Points
		}
		if at(far) > at(near) || at(-far) > at(-near) || at(near) != at(-near) {
			t.Errorf("%v: %d days away gets %v and %v, %d days %v and %v", key, near, at(-near), at(near), far, at(-far), at(far))
		}
	})
}
