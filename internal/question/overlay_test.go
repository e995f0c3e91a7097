package question_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/internal/question"
)

// taught lays an overlay over a course, all of which fits.
func taught(t *testing.T, c *history.Course, o history.Overlay) *history.Course {
	t.Helper()
	made, problems := o.Apply(c)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return made
}

// every returns every n-th fact that a bank asks.
func every(n int, b *question.Bank) []history.FactID {
	var out []history.FactID
	for i, id := range b.Facts("") {
		if i%n == 0 {
			out = append(out, id)
		}
	}
	return out
}

// moved returns a local date a few days later for every n-th event that is dated to the day.
func moved(n int, c *history.Course) []history.LocalDate {
	var out []history.LocalDate
	for i, e := range c.Dated() {
		d := e.Date.Date()
		if i%n != 0 || d.IsInterval() || d.Precision() != edtf.Day || d.Calendar() != calendar.Gregorian {
			continue
		}
		if later, err := edtf.OnDay(calendar.Gregorian, d.Bounds().Earliest+3); err == nil {
			id := history.FactID(string(c.ID()) + "/" + string(e.ID) + "#date")
			out = append(out, history.LocalDate{Fact: id, Is: later.String(), Source: "the class's textbook"})
		}
	}
	return out
}

// Whatever a class changes, its questions keep to the rules, and to what the class asks.
func TestNoQuestionAsksWhatAClassDoesNot(t *testing.T) {
	t.Parallel()
	banks := map[string]*question.Bank{"the made-up course": realm()}
	if raceShare == 1 {
		embedded, _ := russia(t)
		banks["the embedded course"] = question.NewBank(embedded)
	}
	for name, plain := range banks {
		c := plain.Course()
		dates := moved(4, c)
		if len(dates) < 5 {
			t.Fatalf("%s has only %d dates to move", name, len(dates))
		}
		for what, o := range map[string]history.Overlay{
			"some facts hidden":          {Hidden: every(5, plain)},
			"disputes unasked":           {Disputes: history.Unasked},
			"dates moved, article right": {Dates: dates, Article: 1},
			"all of it":                  {Hidden: every(7, plain), Dates: dates, Disputes: history.Unasked, Article: 0.5},
		} {
			if name == "the embedded course" && what != "all of it" {
				continue // a bank of tens of thousands of questions, made anew for each overlay
			}
			t.Run(name+", "+what, func(t *testing.T) {
				t.Parallel()
				course, _ := o.Apply(c) // what does not fit is left out
				b := question.NewBank(course)
				checkAsked(t, b, o)
				r := b.Check(func(done int) bool { return done < 2000/raceShare })
				for _, d := range r.Defects {
					t.Errorf("%s: %s %q: %s", d.Fault, d.Kind, d.Stem, d.What)
				}
			})
		}
	}
}

// checkAsked compares what the bank asks with what it says of itself.
func checkAsked(t *testing.T, b *question.Bank, o history.Overlay) {
	t.Helper()
	c := b.Course()
	type claimOf struct {
		kind question.Kind
		fact history.FactID
	}
	claims, anchors := map[claimOf]bool{}, map[history.FactID]history.EraID{}
	for q := range b.All() {
		claims[claimOf{q.Kind, q.Facts[0].ID}], anchors[q.Facts[0].ID] = true, q.Era
		for _, f := range q.Facts {
			if slices.Contains(o.Hidden, f.ID) {
				t.Errorf("%q asks %s, which is hidden", q.Stem, f.ID)
			}
			if o.Disputes == history.Unasked && slices.ContainsFunc(c.DifferencesOn(f.ID), func(m history.MarkedDifference) bool { return m.Mark == history.Disputed }) {
				t.Errorf("%q asks %s, over which sources differ", q.Stem, f.ID)
			}
		}
		for _, row := range rowsOf(q) {
			if part := strings.Fields(row); len(part) == 3 && slices.Contains(o.Hidden, history.FactID(string(c.ID())+"/"+part[1]+"#"+part[2])) {
				t.Errorf("%q rests on %q, which is hidden", q.Stem, row)
			}
		}
	}
	if got := b.Available("", ""); got != len(claims) {
		t.Errorf("%d questions are counted, and there are %d", got, len(claims))
	}
	if got := b.Facts(""); len(got) != len(anchors) || b.FactCount("") != len(anchors) {
		t.Errorf("%d facts are listed and %d counted, and %d are asked", len(got), b.FactCount(""), len(anchors))
	}
	for id, want := range anchors {
		if era, ok := b.Asked(id); !ok || era != want {
			t.Errorf("%s is asked under %q, %v; want %q", id, era, ok, want)
		}
	}
	for _, id := range o.Hidden {
		if era, ok := b.Asked(id); ok {
			t.Errorf("%s is hidden and asked under %q", id, era)
		}
		for _, k := range question.Kinds() {
			if q, ok := b.Question(k, id, 0); ok {
				t.Errorf("%s is hidden and makes %q", id, q.Stem)
			}
		}
	}
}

func rowsOf(q question.Question) []string {
	var out []string
	switch in := q.Interaction.(type) {
	case *question.Choice:
		for _, o := range in.Options {
			out = append(out, o.Proof.Rows...)
		}
	case *question.Order:
		for _, item := range in.Items {
			out = append(out, item.Proof.Rows...)
		}
	}
	return out
}

// Whoever hides what the course doesn't have gets the very same bank.
func TestAnOverlayThatChangesNothingMakesTheSameBank(t *testing.T) {
	t.Parallel()
	c, list := sampled()
	for what, o := range map[string]history.Overlay{
		"nothing":      {},
		"of elsewhere": {Hidden: []history.FactID{"sample/gone#date", "other/murder#date"}, Dates: []history.LocalDate{{Fact: "sample/gone#to", Is: "1917", Source: "x"}}},
	} {
		again := slices.Collect(question.NewBank(taught(t, c, o)).All())
		if len(again) != len(list) {
			t.Fatalf("%s: there are %d questions, and then %d", what, len(list), len(again))
		}
		for i, q := range list {
			if !reflect.DeepEqual(q, again[i]) {
				t.Fatalf("%s: %s on %s comes out as\n%+v\nand as\n%+v", what, q.Kind, q.Facts[0].ID, q, again[i])
			}
		}
	}
}

func TestADisputeIsAskedOrNot(t *testing.T) {
	t.Parallel()
	c, _ := sampled()
	if len(variantsOf(c, "date-typed", "triumvirate#date")) == 0 {
		t.Error("a disputed date is not asked where either value is right")
	}
	b := question.NewBank(taught(t, c, history.Overlay{Disputes: history.Unasked}))
	for q := range b.All() {
		for _, f := range q.Facts {
			if f.ID == "sample/triumvirate#date" {
				t.Errorf("a disputed date is asked: %q", q.Stem)
			}
		}
	}
	if _, ok := b.Asked("sample/murder#by"); !ok {
		t.Error("who shot is not asked because it is disputed who ordered it")
	}
}

// A local date is the key, and the course's own value is as right: it is taken where it is typed, and never offered as
// wrong.
func TestALocalDateIsAskedBesideTheCourses(t *testing.T) {
	t.Parallel()
	plain, _ := sampled()
	c := taught(t, plain, history.Overlay{Dates: []history.LocalDate{
		{Fact: "sample/murder#date", Is: "1934-12-03", Source: "the class's textbook"},
		{Fact: "sample/trotsky-politburo#to", Is: "1926-10-26", Source: "the class's textbook"},
	}})
	typed := variantsOf(c, "date-typed", "murder#date")
	choice := variantsOf(c, "event-date", "murder#date")
	office := variantsOf(c, "office-of", "trotsky-politburo#to")
	if len(typed) == 0 || len(choice) == 0 || len(office) == 0 {
		t.Fatalf("there are %d, %d and %d questions", len(typed), len(choice), len(office))
	}
	for answer, want := range map[string]float64{"3 December 1934": 1, "1 December 1934": 1, "2 December 1934": 0.75} {
		if v := typed[0].Interaction.Grade(question.Response{Text: answer}); v.Points != want {
			t.Errorf("%s gets %v (%s), want %v", answer, v.Points, v.Note, want)
		}
	}
	if k := typed[0].Interaction.Key(); k != "3 December 1934 or 1 December 1934" {
		t.Errorf("the key is %q", k)
	}
	for _, q := range choice {
		if k := optionTexts(q, true); k[0] != "3 December 1934" {
			t.Errorf("the key is %v", k)
		}
		if slices.Contains(optionTexts(q, false), "1 December 1934") {
			t.Error("the course's own date is offered as wrong")
		}
	}
	if !strings.Contains(office[0].Stem, "26 October 1926") {
		t.Errorf("%q does not ask for the local date", office[0].Stem)
	}
	for _, q := range []question.Question{typed[0], choice[0], office[0]} {
		if q.Citations[0].Label != "the class's textbook" {
			t.Errorf("%s cites %+v first", q.Kind, q.Citations)
		}
		if len(q.Notes) == 0 || q.Notes[0].Mark != history.Disputed || !strings.HasPrefix(q.Notes[0].Text, "This class teaches ") || !slices.Equal(q.Notes[0].Sources, says) {
			t.Errorf("%s has the notes %+v", q.Kind, q.Notes)
		}
	}
	was, is := variantsOf(plain, "date-typed", "murder#date")[0], typed[0]
	if was.ID != is.ID || was.Facts[0].ID != is.Facts[0].ID || was.Facts[0].Value == is.Facts[0].Value {
		t.Errorf("the question %s on %v is %s on %v: the names stay, and the value's digest changes", was.ID, was.Facts, is.ID, is.Facts)
	}
}

func TestTheArticlesValueGetsWhatTheClassGives(t *testing.T) {
	t.Parallel()
	c := sample(t, func(d *history.Draft) {
		eventIn(d, "murder").Corrected = []history.Difference{{Claim: "date", Is: "1934-11", Note: words("The article is early."), Sources: says}}
	})
	for _, tt := range []struct {
		article float64
		note    string
	}{
		{0, "every reference has 1 December 1934. The article is early."},
		{0.5, "The article is early. In this class it gets 0.5 of the point."},
		{1, "The article is early. In this class it gets the point all the same."},
	} {
		made := taught(t, c, history.Overlay{Article: tt.article})
		for _, q := range variantsOf(made, "date-typed", "murder#date") {
			v := q.Interaction.Grade(question.Response{Text: "November 1934"})
			if v.Points != tt.article || !strings.HasSuffix(v.Note, tt.note) {
				t.Errorf("%v is marked %v with %q", tt.article, v.Points, v.Note)
			}
			if found := question.Refute(made, &q); len(found) > 0 {
				t.Errorf("%v: %q", tt.article, found)
			}
		}
		for _, q := range variantsOf(made, "event-date", "murder#date") {
			if slices.ContainsFunc(optionTexts(q, false), func(s string) bool { return strings.HasSuffix(s, "November 1934") }) {
				t.Errorf("a choice offers the article's value as wrong: %v", optionTexts(q, false))
			}
		}
	}
}

// That somebody held an office all the while is no proof where the class hides when that began.
func TestAHiddenTermProvesNothing(t *testing.T) {
	t.Parallel()
	c, _ := sampled()
	o := history.Overlay{Hidden: []history.FactID{"sample/trotsky-politburo#from", "sample/chicherin-foreign#to"}}
	rests := func(c *history.Course) (rests []string) {
		for q := range question.NewBank(c).All() {
			_, asked, _ := q.Facts[0].ID.Parts()
			for _, row := range rowsOf(q) {
				part := strings.Fields(row)
				if (part[1] == "trotsky-politburo" || part[1] == "chicherin-foreign") && part[1] != asked {
					rests = append(rests, q.Stem)
				}
			}
		}
		return rests
	}
	if len(rests(c)) == 0 {
		t.Fatal("no proof of the sample rests on the terms anyway")
	}
	if left := rests(taught(t, c, o)); len(left) > 0 {
		t.Errorf("proofs rest on terms of which an end is hidden: %q", left)
	}
}

// The second opinion finds a question that the class does not ask, whoever made it.
func TestRefuteFindsWhatAClassDoesNotAsk(t *testing.T) {
	t.Parallel()
	c, _ := sampled()
	hides := func(id history.FactID) history.Overlay { return history.Overlay{Hidden: []history.FactID{id}} }
	for _, tt := range []struct {
		kind    question.Kind
		fact    string
		overlay history.Overlay
		want    string
	}{
		{"date-typed", "murder#date", hides("sample/murder#date"), "the class does not ask sample/murder#date"},
		{"actor", "murder#by", hides("sample/murder#by"), "the class does not ask sample/murder#by"},
		{"order", "", hides("sample/murder#date"), "the class does not ask sample/murder#date"},
		{"date-typed", "triumvirate#date", history.Overlay{Disputes: history.Unasked}, "does not ask what scholars differ over"},
		{"office-of", "trotsky-war#to", history.Overlay{Hidden: []history.FactID{
			"sample/trotsky-politburo#from", "sample/chicherin-foreign#from", "sample/zinoviev-international#from", "sample/rykov-government#from",
		}}, "which the class hides"},
	} {
		q := soundQuestion(t, planted{kind: tt.kind, fact: tt.fact})
		if found := strings.Join(question.Refute(taught(t, c, tt.overlay), &q), "\n"); !strings.Contains(found, tt.want) {
			t.Errorf("%s of %s: found %q, and not %q", tt.kind, tt.fact, found, tt.want)
		}
	}
	corrected := sample(t, func(d *history.Draft) {
		eventIn(d, "murder").Corrected = []history.Difference{{Claim: "date", Is: "1934-11", Sources: says}}
	})
	q := variantsOf(taught(t, corrected, history.Overlay{Article: 0.5}), "date-typed", "murder#date")[0]
	if found := strings.Join(question.Refute(corrected, &q), "\n"); !strings.Contains(found, "gets 0.5, and the class gives 0") {
		t.Errorf("points that nobody gave: found %q", found)
	}
}

func TestPapersAskWhatTheClassAsks(t *testing.T) {
	t.Parallel()
	b := realm()
	hidden := every(2, b)
	c := taught(t, b.Course(), history.Overlay{Hidden: hidden})
	less := question.NewBank(c)
	if less.Available("", "") >= b.Available("", "") || less.FactCount("early") >= b.FactCount("early") {
		t.Error("hiding facts leaves as many questions")
	}
	for seed := range uint64(5) {
		for _, q := range paper(t, less, question.PaperSettings{Length: 20, Seed: seed}) {
			for _, f := range q.Facts {
				if slices.Contains(hidden, f.ID) {
					t.Errorf("a paper asks %s", f.ID)
				}
			}
		}
	}
	one := history.Ref{Kind: history.KindEvent, ID: "event-3"}
	all := taught(t, b.Course(), history.Overlay{Hidden: b.Course().FactsAbout(one)})
	none := question.NewBank(all)
	if !b.HasAbout(one) || none.HasAbout(one) || none.AvailableAbout(one) != 0 {
		t.Error("there are questions about an event of which everything is hidden")
	}
	if p := paper(t, none, question.PaperSettings{Length: 5, About: one}); len(p) > 0 {
		t.Errorf("a paper about it asks %q", p[0].Stem)
	}
}
