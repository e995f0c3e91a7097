package question_test

import (
	"slices"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// put is a question of one event with a stem, a key and other options, or with a typed date.
func put(event, stem, date string, opts ...string) question.Question {
	q := question.Question{
		ID: question.ID(stem), Kind: "actor", Stem: stem, Events: []history.EventID{history.EventID(event)},
		Facts: []history.Fact{{ID: history.FactID("realm/" + event + "#" + stem)}},
	}
	if date != "" {
		q.Interaction = &question.TypedDate{Right: question.DateValue{Is: date}}
		return q
	}
	c := &question.Choice{}
	for i, o := range opts {
		c.Options = append(c.Options, question.Option{ID: o, Text: o, Right: i == 0})
	}
	q.Interaction = c
	return q
}

func TestGivesAway(t *testing.T) {
	t.Parallel()
	var d history.Draft
	d.Meta = history.Meta{ID: "realm", Title: text("R"), Languages: []string{"en"}, Eras: []history.Era{{ID: "e", Title: text("E")}}}
	d.Sources = []history.Source{{ID: "annals", Kind: "book", Title: "Annals"}}
	for _, p := range [][3]string{{"nik", "Leonid Nikolayev", "Nikolayev"}, {"kir", "Sergei Kirov", "Kirov"}, {"yez", "Nikolai Yezhov", "Yezhov"}} {
		d.People = append(d.People, history.Person{
			ID: history.PersonID(p[0]), Name: text(p[1]), Short: text(p[2]), Who: text("Somebody."), Aliases: []string{p[2] + "off"}, Sources: by,
		})
	}
	c, problems := history.New(d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	b := question.NewBank(c)
	who := put("shot", "Who shot Sergei Kirov?", "", "Leonid Nikolayev", "Nikolai Yezhov")
	when := put("shot", "On which day was Sergei Kirov shot?", "1934-12-01")
	opt := func(option string) question.Question {
		return put("other", "Which of these was it?", "", "something else", option)
	}
	for _, tt := range []struct {
		name            string
		showing, asking question.Question
		want            bool
	}{
		{"the stem names key and subject", put("trial", "When was Leonid Nikolayev tried for the murder of Kirov?", "1934-12-29"), who, true},
		{"the stem names the key by its short name", put("trial", "When did Nikolayev, who shot Kirov, die?", "1934-12-29"), who, true},
		{"the stem names the key by an alias", put("trial", "When did Nikolayevoff, who shot Kirov, die?", "1934-12-29"), who, true},
		{"the stem names the key alone", put("birth", "When was Leonid Nikolayev born?", "1904"), who, false},
		{"the stem names the subject alone", put("birth", "When was Kirov born?", "1886"), who, false},
		{"an option names both", opt("the trial of Nikolayev for the murder of Kirov"), who, true},
		{"an option is the key", opt("Leonid Nikolayev"), who, false},
		{"the key's name as part of another word", opt("the Nikolayevsk landing, and Kirov"), who, false},
		{"another question on the event names the key", put("shot", "Where did Nikolayev wait?", "", "in a corridor", "at home"), who, true},
		{"another question on the event names nobody", put("shot", "Where was it?", "", "in a corridor", "at home"), who, false},
		{"the stem tells the year of the event", put("shot", "Who was shot in 1934?", "", "Sergei Kirov", "Nikolai Yezhov"), when, true},
		{"the stem tells the month of the event", put("shot", "Who was shot in December?", "", "Sergei Kirov", "Nikolai Yezhov"), when, true},
		{"the stem tells another year", put("shot", "Who was buried in 1935?", "", "Sergei Kirov", "Nikolai Yezhov"), when, false},
		{"the stem tells the year of something else", put("other", "Who was Stakhanov in 1934?", "", "a miner", "a smith"), when, false},
		{"an option tells the year and the subject", opt("the murder of Kirov in 1934"), when, true},
		{"an option is the date", opt("1 December 1934"), when, false},
		{"a comparison has no name for a key", who, func() question.Question {
			q := put("shot", "Which came first?", "", "the murder of Kirov", "the trial")
			q.Events = append(q.Events, "trial")
			return q
		}(), false},
	} {
		if got := b.GivesAway(tt.showing, tt.asking); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestProperNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		stem string
		key  []string
		want []string
	}{
		{"Who shot Sergei Kirov?", nil, []string{" sergei ", " kirov "}},
		{"On which day did the fall of Kazan take place?", nil, []string{" kazan "}},
		{"Kirov's murder: in which month was that?", nil, []string{" kirov "}},
		{"What did Trotsky become in March 1918?", nil, []string{" trotsky "}},
		{"Which of these did Kirov lead, and Kirov alone?", nil, []string{" kirov "}},
		{"Who was Peter the Great?", []string{" peter i ", " peter the great "}, nil},
		{"In which year did it begin?", nil, nil},
	} {
		if got := question.ProperNames(tt.stem, tt.key); !slices.Equal(got, tt.want) {
			t.Errorf("%q has the names %q, want %q", tt.stem, got, tt.want)
		}
	}
}

func TestCheckPaper(t *testing.T) {
	t.Parallel()
	b := realm()
	good := paper(t, b, question.PaperSettings{Length: 10, Seed: 1})
	if d := b.CheckPaper(good); len(d) > 0 {
		t.Errorf("a good paper has %v", d)
	}
	twice := append(slices.Clone(good), good[4])
	d := b.CheckPaper(twice)
	if len(d) != 1 || d[0].Fault != question.FaultPaper || d[0].ID != good[4].ID {
		t.Errorf("a question that is there twice: %v", d)
	}
	date, ok := b.Question("date-typed", "realm/event-3#date", 0)
	who, ok2 := b.Question("actor", "realm/event-3#by", 0)
	if !ok || !ok2 {
		t.Fatal("the questions are not there")
	}
	who.Stem = "Who rose in " + date.Interaction.Key() + "?"
	d = b.CheckPaper([]question.Question{date, who})
	if len(d) != 1 || d[0].ID != who.ID || d[0].Kind != "actor" {
		t.Errorf("a stem that tells the date: %v", d)
	}
}
