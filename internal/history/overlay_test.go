package history_test

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/errs"
	"fasti/internal/history"
)

const late = history.FactID("c/late#date")

// local is a local date that every course could take.
func local(fact history.FactID, is string) history.LocalDate {
	return history.LocalDate{Fact: fact, Is: is, Source: "the textbook, chapter 4"}
}

func TestOverlayCheck(t *testing.T) {
	t.Parallel()
	many := func(n int) []history.FactID {
		var out []history.FactID
		for i := range n {
			out = append(out, history.FactID("c/e"+strconv.Itoa(i)+"#date"))
		}
		return out
	}
	manyDates := func(n int) []history.LocalDate {
		var out []history.LocalDate
		for _, id := range many(n) {
			out = append(out, local(id, "1917"))
		}
		return out
	}
	with := func(change func(*history.LocalDate)) history.Overlay {
		l := local(late, "1934-12-01")
		change(&l)
		return history.Overlay{Dates: []history.LocalDate{l}}
	}
	tests := []struct {
		name    string
		overlay history.Overlay
		want    string // part of what is said; "" where it is right
	}{
		{"nothing", history.Overlay{}, ""},
		{"the most of everything", history.Overlay{Hidden: many(history.MaxHidden), Dates: manyDates(history.MaxLocalDates), Disputes: history.Unasked, Article: 1}, ""},
		{"too many hidden", history.Overlay{Hidden: many(history.MaxHidden + 1)}, "at most 2000"},
		{"too many dates", history.Overlay{Dates: manyDates(history.MaxLocalDates + 1)}, "at most 200"},
		{"hidden twice", history.Overlay{Hidden: []history.FactID{late, late}}, "hidden twice"},
		{"no fact", history.Overlay{Hidden: []history.FactID{"kirov"}}, "no fact"},
		{"no predicate", history.Overlay{Hidden: []history.FactID{"c/kirov#"}}, "no fact"},
		{"not a slug", history.Overlay{Hidden: []history.FactID{"c/Kirov#date"}}, "no fact"},
		{"another rule", history.Overlay{Disputes: "both"}, "write unasked"},
		{"less than nothing", history.Overlay{Article: -0.1}, "from 0 to 1"},
		{"more than a point", history.Overlay{Article: 1.1}, "from 0 to 1"},
		{"no number", history.Overlay{Article: math.NaN()}, "from 0 to 1"},
		{"two dates of a fact", history.Overlay{Dates: append(manyDates(1), manyDates(1)...)}, "two local dates"},
		{"the date of a role", with(func(l *history.LocalDate) { l.Fact = "c/late#by" }), "no date to teach"},
		{"the date of no fact", with(func(l *history.LocalDate) { l.Fact = "late#date" }), "no date to teach"},
		{"a beginning", with(func(l *history.LocalDate) { l.Fact = "c/first#from" }), ""},
		{"an end", with(func(l *history.LocalDate) { l.Fact = "c/first#to" }), ""},
		{"Old Style", with(func(l *history.LocalDate) { l.Calendar = "julian" }), ""},
		{"an unknown calendar", with(func(l *history.LocalDate) { l.Calendar = "lunar" }), "write julian"},
		{"no date", with(func(l *history.LocalDate) { l.Is = "" }), "can't be read"},
		{"an end that has not come", with(func(l *history.LocalDate) { l.Is = ".." }), "can't be read"},
		{"no such month", with(func(l *history.LocalDate) { l.Is = "1934-13" }), "months are 01 to 12"},
		{"no source", with(func(l *history.LocalDate) { l.Source = " " }), "rests on"},
		{"a long source", with(func(l *history.LocalDate) { l.Source = strings.Repeat("ї", history.MaxLocalSource) }), ""},
		{"too long a source", with(func(l *history.LocalDate) { l.Source = strings.Repeat("ї", history.MaxLocalSource+1) }), "say it in 200"},
		{"two lines", with(func(l *history.LocalDate) { l.Source = "a\nb" }), "one line"},
		{"not UTF-8", with(func(l *history.LocalDate) { l.Source = "a\xff" }), "plain text"},
		{"not in NFC", with(func(l *history.LocalDate) { l.Source = "e\u0301" }), "plain text"},
	}
	for _, tt := range tests {
		err := tt.overlay.Check()
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (!errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want)):
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestOverlayIsZero(t *testing.T) {
	t.Parallel()
	if o := (history.Overlay{Hidden: []history.FactID{}, Dates: []history.LocalDate{}}); !o.IsZero() {
		t.Error("an overlay of empty lists changes something")
	}
	for i, o := range []history.Overlay{
		{Hidden: []history.FactID{late}}, {Dates: []history.LocalDate{local(late, "1934")}}, {Disputes: history.Unasked}, {Article: 0.5},
	} {
		if o.IsZero() {
			t.Errorf("overlay %d changes nothing", i)
		}
	}
}

func TestOverlayFindsByFact(t *testing.T) {
	t.Parallel()
	o := history.Overlay{Hidden: []history.FactID{"c/a#by", late}, Dates: []history.LocalDate{local("c/a#date", "1900"), local(late, "1934")}}
	if !o.Hides(late) || o.Hides("c/a#date") {
		t.Errorf("of %v the wrong ones are hidden", o.Hidden)
	}
	if l, ok := o.Date(late); !ok || l.Is != "1934" {
		t.Errorf("the local date is %v, %v", l, ok)
	}
	if l, ok := o.Date("c/b#date"); ok {
		t.Errorf("a date without a local one has %v", l)
	}
	c := o.Clone()
	c.Hidden[0], c.Dates[0].Is = "c/b#by", "1901"
	if o.Hidden[0] != "c/a#by" || o.Dates[0].Is != "1900" {
		t.Errorf("a change of the clone changed %v", o)
	}
}

// Overlays are kept in a database: what was written must be read by every later version.
func TestOverlayAsText(t *testing.T) {
	t.Parallel()
	o := history.Overlay{
		Hidden: []history.FactID{late}, Disputes: history.Unasked, Article: 0.25,
		Dates: []history.LocalDate{{Fact: late, Is: "1934-12-02", Calendar: "julian", Source: "the textbook"}},
	}
	for text, want := range map[string]history.Overlay{
		`{}`: {},
		`{"hidden":["c/late#date"],"dates":[{"fact":"c/late#date","is":"1934-12-02","calendar":"julian","source":"the textbook"}],"disputes":"unasked","article":0.25}`: o,
	} {
		var got history.Overlay
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if again, err := json.Marshal(got); err != nil || string(again) != text {
			t.Errorf("%s is written as %s, %v", text, again, err)
		}
	}
}
