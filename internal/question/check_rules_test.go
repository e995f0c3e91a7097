package question_test

import (
	"slices"
	"strings"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// found reports whether a fault is among some defects.
func found(defects []question.Defect, f question.Fault) bool {
	return slices.ContainsFunc(defects, func(d question.Defect) bool { return d.Fault == f })
}

// Lives are given to the wrong options of a question on event-0, which took place in 1000.
func TestAnachronismsUnlessAllAre(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		lives [3][2]string // birth and death of the wrong options
		rival string       // another birth of the first one
		want  bool
	}{
		{"nobody's life is known", [3][2]string{}, "", false},
		{"all lived", [3][2]string{{"0950", "1050"}, {"0960", "1001"}, {"0970", "1002"}}, "", false},
		{"one was not born", [3][2]string{{"1200", "1250"}, {"0960", "1001"}, {}}, "", true},
		{"one was dead", [3][2]string{{"0900", "0950"}, {"0960", "1001"}, {}}, "", true},
		{"two were not born", [3][2]string{{"1200", ""}, {"1210", ""}, {}}, "", true},
		{"nobody was born", [3][2]string{{"1200", ""}, {"1210", ""}, {"1190", ""}}, "", false},
		{"one may have been born", [3][2]string{{"1005~", ""}, {"0960", "1001"}, {}}, "", false},
		{"one may have been born by another source", [3][2]string{{"1200", ""}, {}, {}}, "0980", false},
		{"one was not born by any source", [3][2]string{{"1200", ""}, {}, {}}, "1180", true},
	} {
		d := draftOf(t, 48)
		d.Events, d.Tenures = d.Events[:1], nil
		q, _ := realm().Question("actor", "realm/event-0#by", 0)
		n := 0
		for i := range d.People {
			p := &d.People[i]
			at := slices.IndexFunc(options(&q), func(o question.Option) bool { return !o.Right && o.Text == p.Name.String() })
			if at < 0 {
				continue
			}
			if life := tt.lives[n]; life[0] != "" {
				p.Born = claim(life[0])
				if life[1] != "" {
					p.Died = claim(life[1])
				}
				if tt.rival != "" {
					p.Disputed = []history.Difference{{Claim: "born", Is: tt.rival, Note: text("So it says."), Sources: by}}
				}
			}
			n++
		}
		c, problems := history.New(d)
		if len(problems) > 0 || n != 3 {
			t.Fatalf("%s: %d wrong options, %v", tt.name, n, problems)
		}
		if got := found(question.NewBank(c).CheckQuestion(q), question.FaultAnachronism); got != tt.want {
			t.Errorf("%s: found %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestAnOfficeNotYetFounded(t *testing.T) {
	t.Parallel()
	q := first(t, realm(), "office-of")
	d := draftOf(t, 48)
	for i := range d.Offices {
		if d.Offices[i].Title.String() == wrong(&q).Text {
			d.Offices[i].Founded = claim("1500")
			d.Offices[i].Complete = nil
		}
	}
	_, asked, _ := q.Facts[0].ID.Parts()
	d.Tenures = slices.DeleteFunc(d.Tenures, func(t history.Tenure) bool { return string(t.ID) != asked })
	c, problems := history.New(d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !found(question.NewBank(c).CheckQuestion(q), question.FaultAnachronism) {
		t.Errorf("%s is founded in 1500 and stands beside offices of %s", wrong(&q).Text, q.Stem)
	}
}

// What looks like a mistake and is none.
func TestRulesKnowTheirBounds(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		kind  question.Kind
		edit  func(*history.Draft)
		bend  func(*question.Question)
		fault question.Fault
	}{
		{"an event whose name says not", "date-typed", func(d *history.Draft) {
			for i := range d.Events {
				d.Events[i].Name = text("the decision not to crown " + word(i))
			}
		}, nil, question.FaultNegative},
		{"a stem that names every option", "actor", nil, func(q *question.Question) {
			var all []string
			for _, o := range options(q) {
				all = append(all, o.Text)
			}
			q.Stem = "Who rose: " + strings.Join(all, ", ") + "?"
		}, question.FaultKeyInStem},
		{"a word that holds a negation", "actor", nil, func(q *question.Question) { q.Stem = "Who rose in another knot of notables?" }, question.FaultNegative},
		{"one of two is longer", "first-of-two", nil, func(q *question.Question) { wrong(q).Text += " of the Upper Valley beyond the Seven Rivers" }, question.FaultAlone},
		{"all options have figures", "actor", nil, func(q *question.Question) {
			for i := range options(q) {
				options(q)[i].Text += " 2"
			}
		}, question.FaultAlone},
		{"two of four have brackets", "actor", nil, func(q *question.Question) {
			options(q)[0].Text += " (i)"
			options(q)[1].Text += " (i)"
		}, question.FaultAlone},
		{"a choice of the two events asked about", "first-of-two", nil, nil, question.FaultMalformed},
	} {
		d := draftOf(t, 48)
		if tt.edit != nil {
			tt.edit(&d)
		}
		c, problems := history.New(d)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		b := question.NewBank(c)
		q := first(t, b, tt.kind)
		if tt.bend != nil {
			tt.bend(&q)
		}
		if defects := b.CheckQuestion(q); found(defects, tt.fault) {
			t.Errorf("%s: %v", tt.name, defects)
		}
	}
}

func TestAContentNoteMayNotBeLost(t *testing.T) {
	t.Parallel()
	d := draftOf(t, 48)
	for i := range d.Events {
		d.Events[i].Content = "violence"
	}
	c, problems := history.New(d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := question.NewBank(c)
	for _, k := range []question.Kind{"event-date", "date-typed", "actor", "order", "first-of-two"} {
		q := first(t, b, k)
		if defects := b.CheckQuestion(q); len(defects) > 0 {
			t.Errorf("%s: %v", k, defects)
		}
		q.Content = ""
		if !found(b.CheckQuestion(q), question.FaultMalformed) {
			t.Errorf("%s: the lost note is not missed", k)
		}
	}
}

// Of a Julian month the days are other ones than of the Gregorian month of that name. Where both were in use the
// option has to say which it is.
func TestAKeyInTheOldStyleSaysSo(t *testing.T) {
	t.Parallel()
	for century, style := range map[string]string{"10": "", "19": " (Old Style)"} {
		d := draftOf(t, 48)
		for i := range d.Events {
			d.Events[i].Date = &history.DateClaim{Is: century + d.Events[i].Date.Is[2:7], Calendar: "julian", Sources: by}
		}
		c, problems := history.New(d)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		b := question.NewBank(c)
		q := first(t, b, "event-date")
		if k := key(&q).Text; k != "January "+century+"00"+style {
			t.Errorf("the key is %q", k)
		}
		if defects := b.CheckQuestion(q); len(defects) > 0 {
			t.Errorf("%v", defects)
		}
		key(&q).Text = "January " + century + "00"
		if got := found(b.CheckQuestion(q), question.FaultKeyUnmarked); got != (style != "") {
			t.Errorf("the key %q is refused: %v", key(&q).Text, got)
		}
	}
}
