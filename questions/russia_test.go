package questions_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"fasti/internal/calendar"
	"fasti/internal/coursefile"
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/questions"
)

var loaded = sync.OnceValues(func() (*history.Course, error) {
	course, _, problems, err := coursefile.Load(questions.Russia())
	if len(problems) > 0 {
		err = fmt.Errorf("%s, and %d more", problems[0], len(problems)-1)
	}
	return course, err
})

func russia(t *testing.T) *history.Course {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// eras are those of the course, with how many events each has at least; the dated record of the first one is thin.
var eras = []struct {
	id     history.EraID
	events int
}{
	{"slavic-origins", 25},
	{"byzantine-empire", 50},
	{"kyivan-rus", 50},
	{"appanage-russia", 50},
	{"muscovite-russia", 50},
	{"imperial-russia", 50},
	{"soviet-union", 50},
}

func TestTheCourseIsWhole(t *testing.T) {
	t.Parallel()
	c := russia(t)
	links := 0
	for i := range c.Events() {
		links += len(c.Events()[i].LedTo)
	}
	for what, n := range map[string][2]int{
		"events": {len(c.Events()), 420}, "people": {len(c.People()), 220}, "offices": {len(c.Offices()), 70},
		"tenures": {len(c.Tenures()), 320}, "places": {len(c.Places()), 90}, "words": {len(c.Terms()), 130},
		"sources": {len(c.Sources()), 45}, "links": {links, 150},
	} {
		if n[0] < n[1] {
			t.Errorf("there are %d %s, want %d or more", n[0], what, n[1])
		}
	}
	for i, era := range c.Eras() {
		if i >= len(eras) || era.ID != eras[i].id {
			t.Fatalf("era %d is %s", i, era.ID)
		}
		if n := len(c.EventsOfEra(era.ID)); n < eras[i].events {
			t.Errorf("%s has %d events, want %d or more", era.ID, n, eras[i].events)
		}
	}
	if preface := c.Meta().Preface.String(); !strings.Contains(preface, "narrative") {
		t.Error("the preface does not say that the seven eras are one narrative")
	}
}

// sentence ends one, where the text ends too or the next one begins.
var sentence = regexp.MustCompile(`[.!?][”’")]*(\s+[“‘"(]?\p{Lu}|\s*$)`)

func TestSummariesAreShort(t *testing.T) {
	t.Parallel()
	c := russia(t)
	for i := range c.Events() {
		e := &c.Events()[i]
		if n := len(sentence.FindAllString(e.Summary.String(), -1)); n < 2 || n > 4 {
			t.Errorf("%s has a summary of %d sentences: %s", e.ID, n, e.Summary)
		}
	}
}

// successions are the offices whose holders are all in the course, and from when to when.
var successions = map[history.OfficeID]string{
	"byzantine-emperor": "0331/1452", "grand-prince-kyiv": "0883/1239", "grand-prince-vladimir": "1177/1388",
	"grand-prince-moscow": "1390/1546", "grand-duke-lithuania": "1254/1571", "prince-halych": "1200/1236", "prince-volhynia": "1207/1236",
	"prince-galicia-volhynia": "1239/1348", "tsar-of-russia": "1548/1720", "emperor-of-russia": "1722/1916", "patriarch-of-moscow": "1590/1700",
	"chairman-council-of-ministers": "1906/1916", "general-secretary": "1923/1990", "sovnarkom-chair-rsfsr": "1918/1929",
	"sovnarkom-chair-ussr": "1924/1945", "council-of-ministers-chair": "1947/1990", "war-commissar": "1919/1933", "foreign-commissar": "1918/1945",
	"politburo-member": "1920/1929", "politburo-candidate": "1920/1929",
}

// A succession is whole where the office says so, and nobody is missing for longer than the months between two holders, but
// in the gaps that are told.
func TestSuccessionsAreWhole(t *testing.T) {
	t.Parallel()
	c := russia(t)
	gaps := map[history.OfficeID][]string{
		"tsar-of-russia":      {"1611/1612"},                 // between Vasily IV's deposition and Michael's election
		"patriarch-of-moscow": {"1613/1618", "1641", "1701"}, // the see was empty
		"general-secretary":   {"1954/1965"},                 // the party had a First Secretary
	}
	for id, years := range successions {
		o := c.Office(id)
		if o == nil {
			t.Errorf("there is no office %s", id)
			continue
		}
		span := bounds(t, years)
		if o.Complete == nil || !o.Complete.Date().Bounds().Contains(span) {
			t.Errorf("%s is not complete for %s", id, years)
		}
		for day := span.Earliest; day <= span.Latest; day += 365 {
			if held(c, id, day) || slices.ContainsFunc(gaps[id], func(gap string) bool {
				g := bounds(t, gap)
				return day >= g.Earliest-366 && day <= g.Latest+366
			}) {
				continue
			}
			t.Errorf("%s had no holder in %s", id, calendar.Julian.DateOf(day))
		}
	}
}

func bounds(t *testing.T, text string) edtf.Span {
	t.Helper()
	d, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d.Bounds()
}

// held reports whether somebody may have held an office within some months of a day.
func held(c *history.Course, id history.OfficeID, day calendar.Day) bool {
	const months = 200 // days
	return slices.ContainsFunc(c.TenuresOfOffice(id), func(t *history.Tenure) bool {
		from, to := t.From.Date().Envelope(), t.To.Date().Envelope()
		return from.Earliest <= day+months && (t.To == nil || t.To.Is == ".." || to.Latest >= day-months)
	})
}

// Every claim, not every event, says who says so.
func TestEveryClaimHasASource(t *testing.T) {
	t.Parallel()
	c := russia(t)
	claims := 0
	cited := func(where string, lists ...[]history.SourceID) {
		claims++
		for _, list := range lists {
			for _, id := range list {
				if c.Source(id) == nil {
					t.Errorf("%s cites %q, which is not there", where, id)
				}
			}
		}
		if len(slices.Concat(lists...)) == 0 {
			t.Errorf("%s has no source", where)
		}
	}
	date := func(where string, d *history.DateClaim, row []history.SourceID) {
		if d != nil {
			cited(where, d.Sources, row)
		}
	}
	for i := range c.Events() {
		e := &c.Events()[i]
		cited(string(e.ID)+" summary", e.Sources)
		date(string(e.ID)+" date", e.Date, nil)
		if e.Place != nil {
			cited(string(e.ID)+" place", e.Place.Sources)
		}
		for _, p := range e.People {
			cited(string(e.ID)+" "+string(p.Role)+" "+string(p.Person), p.Sources)
		}
		for _, b := range e.Bodies {
			cited(string(e.ID)+" "+string(b.Role)+" "+string(b.Body), b.Sources)
		}
		for _, l := range e.LedTo {
			cited(string(e.ID)+" led to "+string(l.Event), l.Sources)
		}
	}
	for i := range c.Tenures() {
		x := &c.Tenures()[i]
		date(string(x.ID)+" from", x.From, x.Sources)
		date(string(x.ID)+" to", x.To, x.Sources)
	}
	for i := range c.People() {
		p := &c.People()[i]
		date(string(p.ID)+" born", p.Born, p.Sources)
		date(string(p.ID)+" died", p.Died, p.Sources)
		cited(string(p.ID), p.Sources)
	}
	for i := range c.Offices() {
		date(string(c.Offices()[i].ID)+" complete", c.Offices()[i].Complete, nil)
		cited(string(c.Offices()[i].ID), c.Offices()[i].Sources)
	}
	for i := range c.Places() {
		cited(string(c.Places()[i].ID), c.Places()[i].Sources)
	}
	for i := range c.Terms() {
		cited(string(c.Terms()[i].ID), c.Terms()[i].Sources)
	}
	for i := range c.Bodies() {
		cited(string(c.Bodies()[i].ID), c.Bodies()[i].Sources)
	}
	if claims < 8000 {
		t.Errorf("only %d claims were looked at", claims)
	}
}

// Before the reform no place had another calendar, and a medieval date without a mark would be shown ten days off.
func TestDatesBeforeTheReformAreOldStyle(t *testing.T) {
	t.Parallel()
	c := russia(t)
	reform, err := edtf.Parse("1582-10-15")
	if err != nil {
		t.Fatal(err)
	}
	check := func(where string, d *history.DateClaim) {
		if d != nil && d.Is != ".." && d.Date().Envelope().Latest < reform.Bounds().Earliest && d.Date().Calendar() != calendar.Julian {
			t.Errorf("%s: %s is not said to be Old Style", where, d.Is)
		}
	}
	for i := range c.Events() {
		check(string(c.Events()[i].ID), c.Events()[i].Date)
	}
	for i := range c.Tenures() {
		check(string(c.Tenures()[i].ID), c.Tenures()[i].From)
		check(string(c.Tenures()[i].ID), c.Tenures()[i].To)
	}
	for i := range c.People() {
		check(string(c.People()[i].ID), c.People()[i].Born)
		check(string(c.People()[i].ID), c.People()[i].Died)
	}
}

// Two people under one name would make an option that can't be told from another.
func TestNoTwoPeopleShareAName(t *testing.T) {
	t.Parallel()
	c := russia(t)
	whose := map[string]history.PersonID{}
	for i := range c.People() {
		p := &c.People()[i]
		names := slices.Concat(slices.Collect(maps.Values(p.Name)), p.Aliases)
		for _, name := range names {
			key := strings.ToLower(name)
			if other := whose[key]; other != "" && other != p.ID {
				t.Errorf("%q is both %s and %s", name, other, p.ID)
			}
			whose[key] = p.ID
		}
	}
}

// How each era was checked is told beside the course.
func TestTheSourcesAreToldOf(t *testing.T) {
	t.Parallel()
	text, err := fs.ReadFile(questions.Russia(), "SOURCES.md")
	if err != nil {
		t.Fatal(err)
	}
	c := russia(t)
	for _, era := range c.Eras() {
		title := strings.TrimPrefix(era.Title.String(), "The ")
		if !strings.Contains(string(text), title) {
			t.Errorf("SOURCES.md does not tell how %s was checked", title)
		}
	}
	for i := range c.Sources() {
		if s := &c.Sources()[i]; s.Note.String() == "" {
			t.Errorf("%s does not say what was read in it", s.ID)
		}
	}
}
