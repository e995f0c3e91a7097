package question_test

import (
	"slices"
	"testing"

	"fasti/internal/history"
	"fasti/internal/question"
)

var says = []history.SourceID{"s"}

func words(s string) history.Text { return history.Text{"": s} }

func dated(date string) *history.DateClaim { return &history.DateClaim{Is: date, Sources: says} }

func somebody(id, name, short, born, died string) history.Person {
	return history.Person{
		ID: history.PersonID(id), Name: words(name), Short: words(short), Who: words("Somebody of the time."),
		Born: dated(born), Died: dated(died), Sources: says,
	}
}

func post(id, title, holder string, seats history.Seats) history.Office {
	return history.Office{ID: history.OfficeID(id), Title: words(title), Holder: words(holder), Seats: seats, Sources: says}
}

func term(id, office, person, from, to, ended string) history.Tenure {
	t := history.Tenure{
		ID: history.TenureID(id), Office: history.OfficeID(office), Person: history.PersonID(person), From: dated(from), Ended: ended, Sources: says,
	}
	if to != "" {
		t.To = dated(to)
	}
	return t
}

// happening makes an event of the sample; parts are pairs of role and person, or of role and "body:" with a body.
func happening(id, date, name string, parts ...string) history.Event {
	e := history.Event{
		ID: history.EventID(id), Era: "soviet", Topics: []history.TopicID{"power"}, Title: words("It happens"),
		Name: words(name), Summary: words("It happened. More was to come."), Sources: says,
	}
	if date != "" {
		e.Date = dated(date)
	}
	for i := 0; i+1 < len(parts); i += 2 {
		role, who := history.Role(parts[i]), parts[i+1]
		if len(who) > 5 && who[:5] == "body:" {
			e.Bodies = append(e.Bodies, history.BodyPart{Body: history.BodyID(who[5:]), Role: role, Sources: says})
		} else {
			e.People = append(e.People, history.PersonPart{Person: history.PersonID(who), Role: role, Sources: says})
		}
		if role != history.Accused && role != history.Alleged && !slices.Contains(e.Complete, role) {
			e.Complete = append(e.Complete, role)
		}
	}
	return e
}

// sampleDraft is a small course, in which every list of a role is complete.
func sampleDraft() history.Draft {
	d := history.Draft{
		Meta: history.Meta{
			ID: "sample", Title: words("Sample"), Languages: []string{"en"},
			Eras:   []history.Era{{ID: "soviet", Title: words("Soviet"), Span: dated("1917/1991")}},
			Topics: []history.Topic{{ID: "power", Title: words("Power"), Era: "soviet"}},
		},
		Sources: []history.Source{{ID: "s", Kind: "book", Title: "S", Author: "Author, A."}},
		People: []history.Person{
			somebody("lenin", "Vladimir Lenin", "Lenin", "1870-04-22", "1924-01-21"),
			somebody("stalin", "Joseph Stalin", "Stalin", "1878", "1953-03-05"),
			somebody("trotsky", "Leon Trotsky", "Trotsky", "1879", "1940-08-21"),
			somebody("zinoviev", "Grigory Zinoviev", "Zinoviev", "1883", "1936-08-25"),
			somebody("kamenev", "Lev Kamenev", "Kamenev", "1883", "1936-08-25"),
			somebody("frunze", "Mikhail Frunze", "Frunze", "1885", "1925-10-31"),
			somebody("kirov", "Sergei Kirov", "Kirov", "1886", "1934-12-01"),
			somebody("nikolayev", "Leonid Nikolayev", "Nikolayev", "1904", "1934-12-29"),
			somebody("mercader", "Ramón Mercader", "Mercader", "1913", "1978"),
			somebody("yagoda", "Genrikh Yagoda", "Yagoda", "1891", "1938-03-15"),
			somebody("vyshinsky", "Andrei Vyshinsky", "Vyshinsky", "1883", "1954"),
			somebody("dewey", "John Dewey", "Dewey", "1859", "1952"),
			somebody("radek", "Karl Radek", "Radek", "1885", "1939"),
			somebody("rykov", "Alexei Rykov", "Rykov", "1881", "1938-03-15"),
			somebody("chicherin", "Georgy Chicherin", "Chicherin", "1872", "1936-07-07"),
			somebody("molotov", "Vyacheslav Molotov", "Molotov", "1890", "1986-11-08"),
			somebody("eastman", "Max Eastman", "Eastman", "1883", "1969"),
			somebody("litvinov", "Maxim Litvinov", "Litvinov", "1876", "1951"),
			somebody("voroshilov", "Kliment Voroshilov", "Voroshilov", "1881", "1969"),
		},
		Bodies: []history.Body{
			{ID: "party", Name: words("Communist Party"), What: words("A party."), Sources: says},
			{ID: "committee", Name: words("Central Committee"), Article: "the", What: words("A committee."), PartOf: "party", Sources: says},
			{ID: "state", Name: words("Soviet State"), Article: "the", What: words("A state."), Sources: says},
			{ID: "ecci", Name: words("Executive Committee"), Article: "the", What: words("A committee."), PartOf: "comintern", Sources: says},
			{ID: "league", Name: words("League of Nations"), Article: "the", What: words("A league."), Sources: says},
			{ID: "entente", Name: words("Allied Powers"), Article: "the", What: words("An alliance."), Sources: says},
			{ID: "soviet", Name: words("Petrograd Soviet"), Article: "the", What: words("A council."), PartOf: "state", Sources: says},
			{ID: "sovnarkom", Name: words("Council of Commissars"), What: words("A government."), PartOf: "state", Sources: says},
			{ID: "comintern", Name: words("Communist International"), What: words("A union."), Sources: says},
			{ID: "army", Name: words("Red Army"), Article: "the", What: words("An army."), PartOf: "state", Founded: dated("1918-02"), Sources: says},
			{ID: "court", Name: words("Supreme Court"), What: words("A court."), PartOf: "state", Founded: dated("1923"), Sources: says},
		},
		Offices: []history.Office{
			post("war", "Commissar of War", "commissar of war", history.One),
			post("council", "Chairman of the Military Council", "chairman of the Military Council", history.One),
			post("foreign", "Commissar of Foreign Affairs", "commissar of foreign affairs", history.One),
			post("politburo", "Member of the Politburo", "a member of the Politburo", history.Many),
			post("international", "Chairman of the International", "chairman of the International", history.One),
			post("government", "Head of the Government", "head of the government", history.One),
			post("orgburo", "Member of the Orgburo", "a member of the Orgburo", history.Many),
		},
		Tenures: []history.Tenure{
			term("trotsky-war", "war", "trotsky", "1918-03", "1925-01", "removed"),
			term("frunze-war", "war", "frunze", "1925-01", "1925-10-31", "died"),
			term("voroshilov-war", "war", "voroshilov", "1925-11", "1934-06", "abolished"),
			term("trotsky-council", "council", "trotsky", "1918-09", "1925-01", "removed"),
			term("frunze-council", "council", "frunze", "1925-01", "1925-10-31", "died"),
			term("chicherin-foreign", "foreign", "chicherin", "1918-05", "1930-07", "resigned"),
			term("litvinov-foreign", "foreign", "litvinov", "1930-07", "1939-05-03", "removed"),
			term("trotsky-politburo", "politburo", "trotsky", "1919-03-25", "1926-10-23", "removed"),
			term("kamenev-politburo", "politburo", "kamenev", "1919-03-25", "1926-01-01", "not re-elected"),
			term("stalin-politburo", "politburo", "stalin", "1919-03-25", "1953-03-05", "died"),
			term("zinoviev-international", "international", "zinoviev", "1919-03", "1926-11-22", "removed"),
			term("lenin-government", "government", "lenin", "1917-11-08", "1924-01-21", "died"),
			term("rykov-government", "government", "rykov", "1924-02-02", "1930-12-19", "removed"),
			term("stalin-orgburo", "orgburo", "stalin", "1919-03-25", "1952", "expired"),
		},
		Events: []history.Event{
			happening("rising", "1917-11-07", "the rising in Petrograd", "by", "trotsky", "by", "lenin", "with", "body:party"),
			happening("brest", "1918-03-03", "the peace of Brest", "by", "body:sovnarkom"),
			happening("international", "1919-03-04", "the founding of the International", "by", "body:party", "with", "zinoviev"),
			happening("election", "1922-04-03", "Stalin's election as General Secretary", "by", "body:committee", "to", "stalin"),
			happening("triumvirate", "1923", "the alliance against Trotsky", "by", "stalin", "by", "zinoviev", "by", "kamenev"),
			happening("lenin-dies", "1924-01-21", "the death of the party's founder", "to", "lenin"),
			happening("dismissal", "1925-01", "the change in the war commissariat", "by", "body:committee", "to", "trotsky"),
			happening("surgery", "1925-10-31", "the death of the commissar of war", "to", "frunze"),
			happening("congress", "1925-12-20", "Kamenev's speech at the congress", "by", "kamenev", "against", "stalin"),
			happening("expulsion", "1927-11-14", "the expulsions from the party", "by", "body:committee", "to", "trotsky", "to", "zinoviev"),
			happening("exile", "1929-02-10", "the banishment to Turkey", "by", "body:sovnarkom", "to", "trotsky"),
			happening("murder", "1934-12-01", "the murder in the Smolny", "by", "nikolayev", "to", "kirov", "accused", "zinoviev", "alleged", "stalin"),
			happening("trial", "1936-08-19/1936-08-24", "the show trial of the sixteen", "by", "vyshinsky", "ordered", "stalin", "to", "zinoviev", "to", "kamenev"),
			happening("hearings", "1937-04", "the hearings in Mexico", "by", "dewey", "to", "trotsky"),
			happening("attack", "1940-08-20", "the attack with the ice axe", "by", "mercader", "ordered", "stalin", "to", "trotsky"),
			happening("radek-talks", "1937-01-24", "Radek's testimony", "by", "radek"),
			happening("book", "1925-05", "the book on the leader's last letter", "by", "eastman"),
			happening("bolshevising", "1924-07-08", "the new statutes of the sections", "by", "body:comintern"),
			happening("peace-offer", "1918-11-02", "the offer of talks", "by", "body:state"),
			happening("blockade", "1919-10-10", "the blockade of the ports", "by", "body:entente"),
			happening("relief", "1921-09-30", "the refusal of relief", "by", "body:league"),
			happening("bread", "1918-01-28", "the cut of the ration", "by", "body:soviet"),
			happening("kronstadt", "1921-03-18", "the storming of Kronstadt", "by", "body:army"),
			happening("mensheviks", "1931-03-09", "the verdict on the Mensheviks", "by", "body:court"),
			happening("pact", "1939-08-23", "the pact with Germany", "by", "molotov", "with", "voroshilov"),
			happening("quarrel", "", "the quarrel over the succession"),
		},
	}
	d.Offices[3].Complete = dated("1919-03-25/1930-12-21")
	eventIn(&d, "murder").Disputed = []history.Difference{{Claim: "ordered", Note: words("One author argues that Yagoda ordered it."), Sources: says}}
	eventIn(&d, "murder").Ask = map[history.Role]history.Text{history.By: words("Who shot the head of the party in Leningrad?")}
	eventIn(&d, "murder").Content = "violence"
	eventIn(&d, "triumvirate").Disputed = []history.Difference{{Claim: "date", Is: "1922", Sources: says}}
	eventIn(&d, "quarrel").LedTo = []history.Link{{Event: "dismissal", Type: history.Precondition, Sources: says}}
	eventIn(&d, "dismissal").Offices = []history.OfficeChange{{Office: "war", Change: history.Loses, Person: "trotsky", Sources: says}}
	return d
}

// eventIn returns an event of a draft, to be bent.
func eventIn(d *history.Draft, id history.EventID) *history.Event {
	i := slices.IndexFunc(d.Events, func(e history.Event) bool { return e.ID == id })
	return &d.Events[i]
}

// sample makes a course of the draft, bent by edits.
func sample(t *testing.T, edits ...func(*history.Draft)) *history.Course {
	t.Helper()
	d := sampleDraft()
	for _, edit := range edits {
		edit(&d)
	}
	c, problems := history.New(d)
	if len(problems) > 0 {
		t.Fatalf("the sample has problems: %v", problems)
	}
	return c
}

// variantsOf returns all variants of a kind's questions on a fact of a course.
func variantsOf(c *history.Course, kind question.Kind, fact string) []question.Question {
	var out []question.Question
	b := question.NewBank(c)
	for v := range question.MaxVariants {
		if q, ok := b.Question(kind, history.FactID("sample/"+fact), v); ok {
			out = append(out, q)
		}
	}
	return out
}

// optionTexts returns the texts of a choice's options that are right, or wrong.
func optionTexts(q question.Question, right bool) []string {
	var out []string
	for _, o := range q.Interaction.(*question.Choice).Options {
		if o.Right == right {
			out = append(out, o.Text)
		}
	}
	return out
}
