package history_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"fasti/internal/history"
)

// course makes a plain course of the sample draft.
func course(t *testing.T, edits ...func(*history.Draft)) *history.Course {
	t.Helper()
	d := draft()
	for _, edit := range edits {
		edit(&d)
	}
	c, problems := history.New(d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

// applied lays an overlay over a course without any problem.
func applied(t *testing.T, c *history.Course, o history.Overlay) *history.Course {
	t.Helper()
	made, problems := o.Apply(c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return made
}

func dates(list ...history.LocalDate) history.Overlay { return history.Overlay{Dates: list} }

func TestLocalDateOfAnEvent(t *testing.T) {
	t.Parallel()
	c := course(t)
	made := applied(t, c, dates(local(late, "1934-12-02")))
	e := made.Event("late")
	if got := e.Date.Date().String(); got != "1934-12-02" {
		t.Errorf("the class teaches %s", got)
	}
	if len(e.Date.Sources) != 1 {
		t.Fatalf("its sources are %v", e.Date.Sources)
	}
	src := made.Source(e.Date.Sources[0])
	if src == nil || src.Cite() != "the textbook, chapter 4" || src.Kind != history.ClassSource {
		t.Errorf("its source is %+v", src)
	}
	rivals := e.On(history.FactDate)
	if len(rivals) != 1 || rivals[0].Mark != history.Disputed || rivals[0].Date().String() != "1934-12-01" || !slices.Equal(rivals[0].Sources, []history.SourceID{"s"}) {
		t.Fatalf("the course's own date is %+v", rivals)
	}
	if want := "This class teaches 2 December 1934 (the textbook, chapter 4). The course has 1 December 1934."; rivals[0].Note.In("ru") != want {
		t.Errorf("the note is %q, want %q", rivals[0].Note.In("ru"), want)
	}
	if made.Dated()[1] != e || made.EventsOf("a")[0] != e || made.Person("a") == c.Person("a") {
		t.Error("the look-ups lead into the course that it was made of")
	}
	if l, ok := made.LocalDate(late); !ok || l.Is != "1934-12-02" {
		t.Errorf("its local date is %v, %v", l, ok)
	}
	if l, ok := made.LocalDate("c/early#date"); ok {
		t.Errorf("another event has the local date %v", l)
	}
}

func TestLocalDateOfATermOfOffice(t *testing.T) {
	t.Parallel()
	made := applied(t, course(t), dates(local("c/first#from", "1918-04"), local("c/first#to", "1924-12")))
	first := made.Tenure("first")
	if first.From.Date().String() != "1918-04" || first.To.Date().String() != "1924-12" {
		t.Errorf("the term is from %v to %v", first.From.Date(), first.To.Date())
	}
	for claim, want := range map[string]string{history.FactFrom: "1918-03", history.FactTo: "1925-01"} {
		rivals := first.On(claim)
		if len(rivals) != 1 || rivals[0].Date().String() != want || !slices.Equal(rivals[0].Sources, []history.SourceID{"s"}) {
			t.Errorf("beside the local %s stands %+v, and not what the course has by the sources of the row", claim, rivals)
		}
	}
	n := 0
	for _, s := range made.Sources() {
		if s.Kind == history.ClassSource {
			n++
		}
	}
	if n != 1 {
		t.Errorf("one work is %d sources", n)
	}
}

// A source that said so all along now supports the claim, and is no rival of it.
func TestLocalDateThatSourcesHave(t *testing.T) {
	t.Parallel()
	c := course(t, func(d *history.Draft) {
		d.Sources = append(d.Sources, history.Source{ID: "r", Kind: "book", Title: "R"})
		d.Events[1].Disputed = []history.Difference{
			{Claim: "date", Is: "1934-12-02", Note: history.Text{"": "R has the second."}, Sources: []history.SourceID{"r"}},
			{Claim: "date", Is: "1934-12-03", Sources: []history.SourceID{"r"}},
		}
		d.Events[1].Corrected = []history.Difference{{Claim: "date", Is: "1934-12-02", Sources: []history.SourceID{"r"}}}
	})
	e := applied(t, c, dates(local(late, "1934-12-02"))).Event("late")
	if len(e.Date.Sources) != 2 || e.Date.Sources[1] != "r" {
		t.Errorf("the local date rests on %v", e.Date.Sources)
	}
	var got []string
	for _, m := range e.On(history.FactDate) {
		got = append(got, string(m.Mark)+" "+m.Date().String())
	}
	want := []string{"disputed 1934-12-01", "disputed 1934-12-03", "corrected 1934-12-02"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if note := e.Disputed[0].Note.String(); !strings.HasSuffix(note, "The course has 1 December 1934. R has the second.") {
		t.Errorf("what was said of the rival is lost: %q", note)
	}
}

func TestLocalDateThatTheCourseHas(t *testing.T) {
	t.Parallel()
	c := course(t)
	made := applied(t, c, dates(local(late, "1934-12-01")))
	if made.Event("late") != c.Event("late") || len(made.Event("late").On(history.FactDate)) > 0 {
		t.Error("the course's own date is taken for another one")
	}
	old := local(late, "1934-11-18")
	old.Calendar = "julian"
	e := applied(t, c, dates(old)).Event("late")
	if e.Date.Calendar != "julian" || len(e.Date.Sources) != 2 || len(e.On(history.FactDate)) > 0 {
		t.Errorf("the same day in Old Style is %+v, beside %+v", e.Date, e.On(history.FactDate))
	}
}

func TestOverlayPassesOverWhatTheCourseLacks(t *testing.T) {
	t.Parallel()
	c := course(t)
	o := dates(local("c/gone#date", "1920"), local("other/late#date", "1920"), local("c/undated#date", "1920"), local("c/gone#to", "1920"), local("c/second#to", "1930"))
	o.Hidden = []history.FactID{"c/gone#by"}
	made := applied(t, c, o)
	if diff := cmp.Diff(o, made.Overlay()); diff != "" {
		t.Errorf("the overlay is not as it was given:\n%s", diff)
	}
	if made.Event("undated").Date != nil || made.Tenure("second").To.Is != ".." || len(made.Sources()) != len(c.Sources()) {
		t.Error("the course got what it lacked")
	}
}

func TestOverlaySurvivesANewName(t *testing.T) {
	t.Parallel()
	c := course(t, func(d *history.Draft) {
		d.Events[1].Formerly, d.Tenures[1].Formerly = []history.EventID{"kirow"}, []history.TenureID{"one"}
	})
	o := dates(local("c/kirow#date", "1934-12-02"), local("c/one#to", "1924"))
	o.Hidden = []history.FactID{"c/kirow#by", "c/one#from"}
	_, problems := dates(local("c/kirow#date", "1900"), local(late, "1935")).Apply(c)
	if len(problems) != 2 || problems[0].Entity != "local date c/late#date" || problems[1].Entity != "local date c/kirow#date" {
		t.Errorf("what is left out is told as %v, and not under the names that it was given", problems)
	}
	made := applied(t, c, o)
	if made.Event("late").Date.Is != "1934-12-02" || made.Tenure("first").To.Is != "1924" {
		t.Error("the local dates are lost")
	}
	for id, want := range map[history.FactID]bool{
		"c/late#by": true, "c/first#from": true, "c/late#to": false, "c/first#by": false, late: false,
	} {
		if made.Hides(id) != want {
			t.Errorf("%s is hidden: %v", id, !want)
		}
	}
}

func TestLocalDatesThatDoNotFit(t *testing.T) {
	t.Parallel()
	lives := func(d *history.Draft) {
		d.People[0].Born = &history.DateClaim{Is: "1879"}
		d.People[1].Died = &history.DateClaim{Is: "1940"}
		d.Meta.Eras[0].Span = &history.DateClaim{Is: "1800/1999", Sources: []history.SourceID{"s"}}
	}
	unread := local(late, "1934-13")
	for _, tt := range []struct {
		name  string
		given []history.LocalDate
		fit   []history.FactID
		wrong []string // of each problem its beginning, up to a " ~ ", and its end
	}{
		{"all fit", []history.LocalDate{local(late, "1935"), local("c/early#date", "1923")}, []history.FactID{late, "c/early#date"}, nil},
		{
			"outside of its era",
			[]history.LocalDate{local(late, "2034"), local("c/early#date", "1923")},
			[]history.FactID{"c/early#date"},
			[]string{"local date c/late#date: event late: date.is: is outside the era ~ (and 1 more)"},
		},
		{
			"an actor who was dead",
			[]history.LocalDate{local("c/early#date", "1923"), local(late, "1941")},
			[]history.FactID{"c/early#date"},
			[]string{"local date c/late#date: event late: people[1].person: B was dead by then ~ \"by\""},
		},
		{
			"an effect before its cause",
			[]history.LocalDate{local(late, "1921"), local("c/first#to", "1924")},
			[]history.FactID{"c/first#to"},
			[]string{"local date c/late#date: event early: led_to[0].event: ~ said to have led to it"},
		},
		{
			"both ends of a link, together",
			[]history.LocalDate{local(late, "1921"), local("c/early#date", "1920")},
			[]history.FactID{late, "c/early#date"},
			nil,
		},
		{
			"a term that ends before it begins",
			[]history.LocalDate{local("c/first#to", "1917"), local("c/first#from", "1919")},
			[]history.FactID{"c/first#from"},
			[]string{"local date c/first#to: tenure first: to.is: ends 1917, before ~"},
		},
		{
			"a term before its holder's birth",
			[]history.LocalDate{local("c/first#from", "1870")},
			nil,
			[]string{"local date c/first#from: tenure first: from.is: begins before A was born ~"},
		},
		{
			"a seat that is taken",
			[]history.LocalDate{local("c/second#from", "1920"), local(late, "1935")},
			[]history.FactID{late},
			[]string{"local date c/second#from: tenure second: from.is: begins while tenure \"first\" ~"},
		},
		{
			"one that can't be read, and twice one",
			[]history.LocalDate{unread, local(late, "1935"), local(late, "1936")},
			[]history.FactID{late},
			[]string{
				"local date c/late#date: The local date \"1934-13\" can't be read: there is no month 13: ~", "local date c/late#date: another local date ~",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			made, problems := dates(tt.given...).Apply(course(t, lives))
			for _, id := range []history.FactID{late, "c/early#date", "c/first#from", "c/first#to", "c/second#from", "c/second#to"} {
				if _, ok := made.LocalDate(id); ok != slices.Contains(tt.fit, id) {
					t.Errorf("%s is local: %v", id, ok)
				}
			}
			if len(problems) != len(tt.wrong) {
				t.Fatalf("the problems are %v, want %d", problems, len(tt.wrong))
			}
			for i, want := range tt.wrong {
				begin, end, _ := strings.Cut(want, " ~")
				if got := problems[i].String(); !strings.HasPrefix(got, begin) || !strings.HasSuffix(got, strings.TrimSpace(end)) {
					t.Errorf("the problem is %q, want %q", got, want)
				}
			}
		})
	}
}

// Of many local dates that fit, a few that don't are found, wherever they stand.
func TestFewLocalDatesThatDoNotFitAmongMany(t *testing.T) {
	t.Parallel()
	var given []history.LocalDate
	c := course(t, func(d *history.Draft) {
		for i := range 60 {
			e := d.Events[1]
			e.ID = history.EventID("more-" + strings.Repeat("x", i+1))
			e.People, e.Date = nil, &history.DateClaim{Is: "1934", Sources: e.Sources}
			given = append(given, local(history.FactID("c/"+string(e.ID)+"#date"), "1935"))
			if i%20 == 7 {
				// It stands on the cause that the problem is of a date that nobody changed.
				given[i].Is = "1901"
				d.Events[2].LedTo = append(d.Events[2].LedTo, history.Link{Event: e.ID, Type: history.Trigger, Sources: e.Sources})
			}
			d.Events = append(d.Events, e)
		}
	})
	made, problems := dates(given...).Apply(c)
	if len(problems) != 3 {
		t.Fatalf("the problems are %v", problems)
	}
	for i, l := range given {
		if _, ok := made.LocalDate(l.Fact); ok == (i%20 == 7) {
			t.Errorf("local date %d of %s is taught: %v", i, l.Is, ok)
		}
	}
}

// A course is shared: whatever reads it while overlays are laid over it finds it as it was. The race detector finds
// what is written without a change.
func TestApplyLeavesTheCourseAsItIs(t *testing.T) {
	t.Parallel()
	c, want := course(t), course(t)
	o := dates(local(late, "1934-12-02"), local("c/first#to", "1924"))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { o.Apply(c) })
		all.Go(func() {
			for _, e := range c.Dated() {
				if e.Date.Date().IsZero() {
					t.Error("a date is not parsed while an overlay is laid over")
				}
			}
		})
	}
	all.Wait()
	if diff := cmp.Diff(want.Draft(), c.Draft(), cmpopts.IgnoreUnexported(history.DateClaim{}, history.Difference{})); diff != "" {
		t.Error(diff)
	}
	if got := c.Event("late").Date.Date().String(); got != "1934-12-01" || !c.Overlay().IsZero() || c.Hides(late) {
		t.Errorf("the plain course has %s and the overlay %+v", got, c.Overlay())
	}
	if made, problems := (history.Overlay{}).Apply(c); made != c || problems != nil {
		t.Error("an overlay that changes nothing makes another course")
	}
}

func TestPointsThatAreNoneAreNotGiven(t *testing.T) {
	t.Parallel()
	for _, points := range []float64{-1, 5, math.NaN()} {
		made, problems := history.Overlay{Article: points, Disputes: history.Unasked}.Apply(course(t))
		if o := made.Overlay(); o.Article != 0 || o.Disputes != history.Unasked || len(problems) != 1 || problems[0].Path != "article" {
			t.Errorf("%v: the overlay is %+v, and the problems are %v", points, o, problems)
		}
	}
}

// The ID of a source that the overlay makes is free whatever the course has.
func TestLocalSourceTakesNoID(t *testing.T) {
	t.Parallel()
	id := applied(t, course(t), dates(local(late, "1935"))).Event("late").Date.Sources[0]
	c := course(t, func(d *history.Draft) {
		d.Sources = append(d.Sources, history.Source{ID: id, Kind: "book", Title: "Taken"})
		d.Sources[0].Formerly = []history.SourceID{id + "-x"}
	})
	made := applied(t, c, dates(local(late, "1935")))
	if made.Source(id).Title != "Taken" || made.Source(made.Event("late").Date.Sources[0]).Title != "the textbook, chapter 4" {
		t.Error("two works have one ID")
	}
}

func TestACourseFileHasNoSourceOfAClass(t *testing.T) {
	t.Parallel()
	d := draft()
	d.Sources[0].Kind = history.ClassSource
	if _, problems := history.New(d); len(problems) != 1 || problems[0].Path != "kind" {
		t.Errorf("the problems are %v", problems)
	}
}
