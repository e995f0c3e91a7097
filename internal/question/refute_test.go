package question_test

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

// planted is a sound question of the sample, what is done to it or to its course, and what refuting it finds.
type planted struct {
	what string
	kind question.Kind
	fact string
	edit func(*history.Draft)     // of the course that it is held against
	bend func(*question.Question) // of the question
	want string                   // part of what is found
}

func options(q *question.Question) []question.Option { return q.Interaction.(*question.Choice).Options }

// key and wrong return the key and the first wrong option, to be bent.
func key(q *question.Question) *question.Option { return option(q, true) }

func wrong(q *question.Question) *question.Option { return option(q, false) }

func option(q *question.Question, right bool) *question.Option {
	list := options(q)
	i := slices.IndexFunc(list, func(o question.Option) bool { return o.Right == right })
	return &list[i]
}

// add gives somebody, or a body, a role in an event, or a value that rivals one.
func add(id history.EventID, role history.Role, who history.PersonID) func(*history.Draft) {
	return func(d *history.Draft) {
		e := eventIn(d, id)
		e.People = append(e.People, history.PersonPart{Person: who, Role: role, Sources: says})
	}
}

func rival(id history.EventID, claim, is string) func(*history.Draft) {
	return func(d *history.Draft) {
		e := eventIn(d, id)
		e.Disputed = append(e.Disputed, history.Difference{Claim: claim, Is: is, Note: words("Another says so."), Sources: says})
	}
}

func date(id history.EventID, is string) func(*history.Draft) {
	return func(d *history.Draft) { eventIn(d, id).Date = dated(is) }
}

func offer(text string) func(*question.Question) {
	return func(q *question.Question) { wrong(q).Text = text }
}

func prove(rule question.Rule, rows ...string) func(*question.Question) {
	return func(q *question.Question) { wrong(q).Proof = question.Proof{Rule: rule, Rows: rows} }
}

var plantedEverywhere = []planted{
	{"no key", "actor", "murder#by", nil, func(q *question.Question) { key(q).Right = false }, "0 are right"},
	{"two keys", "actor", "murder#by", nil, func(q *question.Question) { wrong(q).Right = true }, "2 are right"},
	{"a key that is not stated", "actor", "murder#by", nil, func(q *question.Question) { key(q).Proof.Rule = question.CompleteList }, "is no proof of the option"},
	{"a wrong option that is stated", "office-of", "trotsky-war#to", nil, func(q *question.Question) { wrong(q).Proof.Rule = question.Stated }, "is no proof of the option"},
	{"no why", "office-of", "trotsky-war#to", nil, func(q *question.Question) { wrong(q).Why = "" }, "has no why"},
	{"no rows", "actor", "murder#by", nil, prove(question.CompleteList), "rests on nothing"},
	{"a row of no event", "actor", "murder#by", nil, prove(question.CompleteList, "event murder by", "event murders by"), "the course does not say"},
	{"a row of no claim", "actor", "murder#by", nil, prove(question.CompleteList, "event murder by", "event murder with"), "the course does not say"},
	{"a row of no tenure", "office-of", "trotsky-war#to", nil, prove(question.Contradicts, "tenure lenin-war to"), "the course does not say"},
	{"a row of no sort", "office-of", "trotsky-war#to", nil, prove(question.Contradicts, "rumour trotsky-war to"), "the course does not say"},
	{"two options alike", "actor", "murder#by", nil, func(q *question.Question) { wrong(q).Text = key(q).Text }, "two options are"},
	{"another fact", "actor", "murder#by", nil, func(q *question.Question) { q.Facts[0].ID = "sample/murders#by" }, "no fact sample/murders#by"},
	{"another course's fact", "actor", "murder#by", nil, func(q *question.Question) { q.Facts[0].ID = "other/murder#by" }, "none of the course"},
	{"a value of before", "event-date", "murder#date", date("murder", "1934-12-02"), nil, "another one in the course"},
	{"another's ID", "actor", "murder#by", nil, func(q *question.Question) { q.Variant++ }, "its ID is"},
	{"no facts", "actor", "murder#by", nil, func(q *question.Question) { q.Facts = nil }, "asks no fact"},
}

var plantedDates = []planted{
	{"a wrong date that is right", "event-date", "murder#date", rival("murder", "date", "1917/1940"), nil, "may be right too"},
	{"a wrong date in doubt", "event-date", "murder#date", nil, offer("about December 1934"), "may be right too"},
	{"a key beside the date", "event-date", "murder#date", nil, func(q *question.Question) { key(q).Text = "2 December 1934" }, "does not hold the date"},
	{"a key that the stem tells", "event-date", "murder#date", nil, func(q *question.Question) { q.Stem += " (1 December 1934)" }, "the stem tells the key"},
	{"no date at all", "event-date", "murder#date", nil, offer("the day before"), "can't be read"},
	{"dates that share days", "event-date", "murder#date", nil, func(q *question.Question) {
		list := options(q)
		list[0].Text, list[1].Text = "May 1930", "3 May 1930"
	}, "shares days"},
	{"a proof from elsewhere", "event-date", "murder#date", nil, prove(question.Contradicts, "event exile date"), "leaves the date of the event out"},
	{"a proof by a list", "event-date", "murder#date", nil, prove(question.CompleteList, "event murder date"), "proves nothing about a date"},
	{"what happened at another time", "event-date", "murder#date", nil, func(q *question.Question) {
		wrong(q).Text = "5 May 1930"
		wrong(q).Proof.Rows = []string{"event murder date", "event exile date"}
	}, "did not happen at the time"},
	{"a beginning that is not asked for", "event-date", "trial#date", nil, func(q *question.Question) { key(q).Text = "19 August 1936" }, "does not hold the date"},

	{"another typed key", "date-typed", "murder#date", nil, func(q *question.Question) { typed(q).Right.Is = "1935" }, "does not hold the date"},
	{"a typed key that is none", "date-typed", "murder#date", nil, func(q *question.Question) { typed(q).Right.Is = "soon" }, "is no date"},
	{"a typed key in doubt", "date-typed", "murder#date", nil, func(q *question.Question) { typed(q).Right.Is = "1934-12-01~" }, "not as sure"},
	{"a rival left out", "date-typed", "triumvirate#date", nil, func(q *question.Question) { typed(q).Rivals = nil }, "disputed value 1922 is left out"},
	{"a rival made up", "date-typed", "murder#date", nil, func(q *question.Question) {
		typed(q).Rivals = []question.RivalDate{{DateValue: question.DateValue{Is: "1935"}, Mark: history.Disputed}}
	}, "knows no disputed value 1935"},
	{"another mark", "date-typed", "triumvirate#date", nil, func(q *question.Question) { typed(q).Rivals[0].Mark = history.Corrected }, "knows no corrected value"},
}

func typed(q *question.Question) *question.TypedDate { return q.Interaction.(*question.TypedDate) }

var plantedActors = []planted{
	{"a second right answer", "actor", "murder#by", add("murder", history.By, "radek"), offer("Karl Radek"), `the role "by"`},
	{"whoever was accused", "actor", "murder#by", nil, offer("Grigory Zinoviev"), `the role "accused"`},
	{"whoever is alleged", "actor", "murder#by", nil, offer("Joseph Stalin"), `the role "alleged"`},
	{"a rival value", "actor", "attack#by", rival("attack", "account", "radek"), offer("Karl Radek"), "a disputed value names it"},
	{"a role in dispute", "actor", "attack#by", rival("attack", "by", "radek"), nil, "scholars differ"},
	{"a list that goes on", "actor", "murder#by", func(d *history.Draft) { eventIn(d, "murder").Complete = nil }, nil, "is not complete"},
	{"a list of another event", "actor", "murder#by", nil, prove(question.CompleteList, "event attack by"), "is not complete"},
	{"a key without the role", "actor", "murder#by", nil, func(q *question.Question) { key(q).Text = "Karl Radek" }, "does not have the role"},
	{"a proof of the key from elsewhere", "actor", "murder#by", nil, func(q *question.Question) { key(q).Proof.Rows = []string{"event attack by"} }, "leaves the event's"},
	{"nobody that is known", "actor", "murder#by", nil, offer("Ivan Ivanov"), "knows nobody"},
	{"a namesake who did it", "actor", "murder#by", func(d *history.Draft) {
		d.People = append(d.People, somebody("other", "Karl Radek", "Radek", "1880", "1950"))
		add("murder", history.By, "other")(d)
	}, offer("Karl Radek"), `the role "by"`},
	{"a body among people", "actor", "murder#by", nil, offer("Supreme Court"), "mix people and bodies"},
	{"the whole of a body", "actor", "expulsion#by", nil, offer("Communist Party"), "is a part of a body"},
	{"the part of a body", "actor", "bolshevising#by", nil, offer("Executive Committee"), "is a part of a body"},
	{"a name in the stem", "actor", "murder#by", nil, func(q *question.Question) { q.Stem += " Was it Nikolayev?" }, "the stem names"},
	{"a question of the accused", "actor", "murder#by", nil, func(q *question.Question) { q.Facts[0].ID = "sample/murder#accused" }, "nobody may be asked for"},
	{"a death that came later", "actor", "murder#by", nil, func(q *question.Question) {
		wrong(q).Text = "Karl Radek"
		wrong(q).Proof = question.Proof{Rule: question.OutOfReach, Rows: []string{"person radek died", "event murder date"}}
	}, "the event was within its life"},
	{"a death without its row", "actor", "murder#by", nil, func(q *question.Question) {
		wrong(q).Text = "Vladimir Lenin"
		wrong(q).Proof = question.Proof{Rule: question.OutOfReach, Rows: []string{"event murder date"}}
	}, "the event was within its life"},
	{"a proof by a date", "actor", "murder#by", nil, prove(question.Contradicts, "event murder by"), "proves nothing about a role"},
}

var plantedOffices = []planted{
	{"an office lost on the same day", "office-of", "trotsky-war#to", nil, offer("Chairman of the Military Council"), "see the tenure trotsky-council"},
	{"a term that touches", "office-of", "trotsky-war#to", func(d *history.Draft) {
		d.Tenures = append(d.Tenures, term("new", "foreign", "trotsky", "1917-11", "1925", "removed"))
		d.Tenures = slices.DeleteFunc(d.Tenures, func(t history.Tenure) bool { return t.ID == "chicherin-foreign" })
	}, func(q *question.Question) { wrong(q).Text = "Commissar of Foreign Affairs" }, "see the tenure new"},
	{"an end that nobody knows", "office-of", "trotsky-war#to", func(d *history.Draft) {
		d.Tenures = append(d.Tenures, term("new", "orgburo", "trotsky", "1919", "", ""))
	}, offer("Member of the Orgburo"), "see the tenure new"},
	{"a co-holder", "office-of", "trotsky-war#to", nil, func(q *question.Question) {
		wrong(q).Text = "Member of the Orgburo"
		wrong(q).Proof = question.Proof{Rule: question.Contradicts, Rows: []string{"tenure stalin-orgburo from", "tenure stalin-orgburo to"}}
	}, "is not proven wrong"},
	{"a missing row", "office-of", "trotsky-war#to", nil, func(q *question.Question) {
		wrong(q).Text = "Member of the Politburo"
		wrong(q).Proof = question.Proof{Rule: question.Contradicts, Rows: []string{"tenure trotsky-politburo from"}}
	}, "is not proven wrong"},
	{"a list that is not complete then", "office-of", "trotsky-war#to", func(d *history.Draft) { d.Offices[3].Complete = dated("1919-03-25/1925-01-15") }, func(q *question.Question) {
		wrong(q).Text = "Member of the Politburo"
		wrong(q).Proof = question.Proof{Rule: question.CompleteList, Rows: []string{"office politburo complete"}}
	}, "is not proven wrong"},
	{"an office out of its time", "office-of", "trotsky-war#to", func(d *history.Draft) {
		d.Offices[2].Founded = dated("1930")
		d.Tenures = slices.DeleteFunc(d.Tenures, func(t history.Tenure) bool { return t.ID == "chicherin-foreign" })
	}, offer("Commissar of Foreign Affairs"), "out of its time"},
	{"another key", "office-of", "trotsky-war#to", nil, func(q *question.Question) { key(q).Text = "Member of the Orgburo" }, "is not the office of the tenure"},
	{"the key's office again", "office-of", "trotsky-war#to", func(d *history.Draft) { d.Offices[0].Aliases = []string{"War Commissar"} }, offer("War Commissar"), "is the key's office"},
	{"an office that nobody knows", "office-of", "trotsky-war#to", nil, offer("Tsar"), "no office called"},
	{"an office in the stem", "office-of", "trotsky-war#to", nil, func(q *question.Question) { q.Stem += " Commissar of War?" }, "the stem names"},
	{"no time in the stem", "office-of", "trotsky-war#to", nil, func(q *question.Question) { q.Stem = "Which office did Leon Trotsky lose?" }, "does not say when"},
	{"no tenure", "office-of", "trotsky-war#to", nil, func(q *question.Question) { q.Facts[0].ID = "sample/murder#to" }, "is no end of a tenure"},
}

var plantedSequences = []planted{
	{"an interval that overlaps", "order", "", rival("murder", "date", "1917/1940"), nil, "did not surely come before"},
	{"ranks that are turned round", "order", "", nil, func(q *question.Question) {
		for i := range items(q) {
			items(q)[i].Rank = len(items(q)) + 1 - items(q)[i].Rank
		}
	}, "did not surely come before"},
	{"one rank twice", "order", "", nil, func(q *question.Question) { items(q)[0].Rank = items(q)[1].Rank }, "of its own"},
	{"another's name", "order", "", nil, func(q *question.Question) { items(q)[0].Text = "The fall of Rome" }, "does not name"},
	{"another's date", "order", "", nil, func(q *question.Question) { items(q)[0].When = "1066" }, "was not 1066"},
	{"another's fact", "order", "", nil, func(q *question.Question) { items(q)[0].Fact = items(q)[1].Fact }, "does not name"},
	{"a proof from elsewhere", "order", "", nil, func(q *question.Question) { items(q)[0].Proof.Rows = []string{"event quarrel led_to"} }, "leaves its date out"},
	{"a fact too few", "order", "", nil, func(q *question.Question) { q.Facts = q.Facts[1:] }, "one for each fact"},

	{"a pair that overlaps", "first-of-two", "murder#date", rival("murder", "date", "1917/1940"), nil, "did not surely come before"},
	{"the later one as the key", "first-of-two", "murder#date", nil, func(q *question.Question) {
		a, b := key(q), wrong(q)
		a.Text, b.Text = b.Text, a.Text
	}, "did not surely come before"},
	{"a proof by cause of what is dated", "first-of-two", "murder#date", nil, func(q *question.Question) { wrong(q).Proof.Rule = question.EffectFirst }, "the case is one of"},
	{"a pair's proof without a date", "first-of-two", "murder#date", nil, func(q *question.Question) { wrong(q).Proof.Rows = wrong(q).Proof.Rows[:1] }, "leaves"},
	{"an event of another question", "first-of-two", "murder#date", nil, offer("The fall of Rome"), "names none of its events"},
	{"a cause that is none any more", "first-of-two", "dismissal#date", func(d *history.Draft) { eventIn(d, "quarrel").LedTo = nil }, nil, "does not say that"},
}

func items(q *question.Question) []question.OrderItem { return q.Interaction.(*question.Order).Items }

func TestRefuteFindsWhatIsPlanted(t *testing.T) {
	t.Parallel()
	for _, tt := range slices.Concat(plantedEverywhere, plantedDates, plantedActors, plantedOffices, plantedSequences) {
		t.Run(string(tt.kind)+" with "+tt.what, func(t *testing.T) {
			t.Parallel()
			q := soundQuestion(t, tt)
			c := sample(t)
			if tt.edit != nil {
				c = sample(t, tt.edit)
			}
			if tt.bend != nil {
				tt.bend(&q)
			}
			if found := strings.Join(question.Refute(c, &q), "\n"); !strings.Contains(found, tt.want) {
				t.Errorf("found %q, and not %q", found, tt.want)
			}
		})
	}
}

// sampled are all questions of the sample.
var sampled = sync.OnceValues(func() (*history.Course, []question.Question) {
	c, problems := history.New(sampleDraft())
	if len(problems) > 0 {
		panic(problems[0].String())
	}
	return c, slices.Collect(question.NewBank(c).All())
})

// soundQuestion returns a copy of a question for a defect, one that nothing refutes. A sequence is one with the
// murder in it, or with the quarrel that led to a dismissal.
func soundQuestion(t *testing.T, p planted) question.Question {
	t.Helper()
	c, list := sampled()
	for _, q := range list {
		fits := q.Kind == p.kind && (p.fact == "" || string(q.Facts[0].ID) == "sample/"+p.fact)
		if p.kind == "order" {
			fits = fits && slices.Contains(q.Events, "murder")
		}
		if p.fact == "dismissal#date" {
			fits = fits && slices.Contains(q.Events, "quarrel")
		}
		if fits && len(question.Refute(c, &q)) == 0 {
			return copied(t, q)
		}
	}
	t.Fatalf("there is no sound question %s of %s to plant it in", p.kind, p.fact)
	return question.Question{}
}

func copied(t *testing.T, q question.Question) question.Question {
	t.Helper()
	data, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	var out question.Question
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNothingRefutesTheSample(t *testing.T) {
	t.Parallel()
	c, list := sampled()
	kinds := map[question.Kind]int{}
	for _, q := range list {
		kinds[q.Kind]++
		for _, what := range question.Refute(c, &q) {
			t.Errorf("%s on %s: %s", q.Kind, q.Facts[0].ID, what)
		}
	}
	for _, k := range question.Kinds() {
		if kinds[k] == 0 {
			t.Errorf("the sample has no question of the kind %s", k)
		}
	}
}
