package question_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/internal/question"
)

// madeUp returns a course of n events at equal distances, half of them in each of two eras. Every event has
// somebody who did it, somebody whom it concerned and complete lists of both; every third one gives an office.
func madeUp(t testing.TB, n int) *history.Course {
	t.Helper()
	c, problems := history.New(draftOf(t, n))
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	return c
}

var by = []history.SourceID{"annals"}

func text(s string) history.Text { return history.Text{"": s} }

func claim(is string) *history.DateClaim { return &history.DateClaim{Is: is, Sources: by} }

// draftOf is the draft of madeUp.
func draftOf(t testing.TB, n int) history.Draft {
	t.Helper()
	d := history.Draft{
		Meta: history.Meta{
			ID: "realm", Title: text("The Realm"), Languages: []string{"en"},
			Eras:   []history.Era{{ID: "early", Title: text("Early")}, {ID: "late", Title: text("Late")}, {ID: "none", Title: text("None")}},
			Topics: []history.Topic{{ID: "wars", Title: text("Wars"), Era: "early"}},
		},
		Sources: []history.Source{{ID: "annals", Kind: "book", Title: "Annals"}},
	}
	people := max(12, n/4)
	for i := range people {
		name := word(i + 5000)
		d.People = append(d.People, history.Person{
			ID: history.PersonID(fmt.Sprint("person-", i)), Name: text("Ivan " + name), Short: text(name),
			Who: text("Somebody at court."), Sources: by,
		})
	}
	for i := range 6 {
		name := "Keeper of the " + word(i+9000)
		d.Offices = append(d.Offices, history.Office{
			ID: history.OfficeID(fmt.Sprint("office-", i)), Title: text(name), Holder: text(name), Complete: claim("0900/2000"), Sources: by,
		})
	}
	step := min(60, 300000/n)
	for i := range n {
		d.Events = append(d.Events, eventOf(i, n, people, 2086303+calendar.Day(i*step)))
	}
	for i := 0; i < n; i += 3 {
		from := d.Events[i].Date.Is
		to, err := edtf.OnDay(calendar.Gregorian, 2086303+calendar.Day(i*step+2*step))
		if err != nil {
			t.Fatal(err)
		}
		d.Tenures = append(d.Tenures, history.Tenure{
			ID: history.TenureID(fmt.Sprint("tenure-", i)), Office: d.Offices[i/3%6].ID, Person: d.People[i/3%people].ID,
			From: claim(from), To: claim(to.String()), Ended: "removed", Sources: by,
		})
	}
	return d
}

func eventOf(i, n, people int, day calendar.Day) history.Event {
	date, _ := edtf.OnDay(calendar.Gregorian, day)
	part := func(p int, r history.Role) history.PersonPart {
		return history.PersonPart{Person: history.PersonID(fmt.Sprint("person-", p%people)), Role: r, Sources: by}
	}
	e := history.Event{
		ID: history.EventID(fmt.Sprint("event-", i)), Era: "early", Title: text(word(i) + " rises"),
		Name: text("the rising of " + word(i)), Summary: text(word(i) + " rose, and it was put down."), Sources: by,
		Date: claim(date.String()), People: []history.PersonPart{part(i, history.By), part(i+5, history.To)},
		Complete: []history.Role{history.By, history.To},
	}
	if i >= n/2 {
		e.Era = "late"
	}
	if i%4 == 0 {
		e.Topics = []history.TopicID{"wars"}
	}
	return e
}

// word makes a name of a number: "Babada".
func word(i int) string {
	var b strings.Builder
	for range 3 {
		b.WriteByte("bdgklmnprt"[i%10])
		i /= 10
		b.WriteByte("aeiou"[i%5])
		i /= 5
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// realm is the bank of a small course that the tests share.
var realm = sync.OnceValue(func() *question.Bank {
	c, problems := history.New(draftOf(&testing.T{}, 48))
	if len(problems) > 0 {
		panic(problems[0].String())
	}
	return question.NewBank(c)
})

// first returns the first question of a kind in the bank of a made-up course.
func first(t testing.TB, b *question.Bank, k question.Kind) question.Question {
	t.Helper()
	var facts []history.FactID
	for i, e := range b.Course().Events() {
		facts = append(facts, history.FactID("realm/"+e.ID+"#date"), history.FactID("realm/"+e.ID+"#by"))
		if tenures := b.Course().Tenures(); i < len(tenures) {
			facts = append(facts, history.FactID("realm/"+tenures[i].ID+"#from"))
		}
	}
	for _, f := range facts {
		for v := range question.MaxVariants {
			if q, ok := b.Question(k, f, v); ok {
				return q
			}
		}
	}
	t.Fatalf("the bank has no question of the kind %s", k)
	return question.Question{}
}

func idsOf(paper []question.Question) []question.ID {
	out := make([]question.ID, len(paper))
	for i, q := range paper {
		out[i] = q.ID
	}
	return out
}
