package page_test

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"fasti/web/page"
)

// A sample is one screen in one state.
type sample struct {
	name string
	view templ.Component
}

var (
	student    = page.Frame{Course: "Russia and Eastern Europe"}
	instructor = page.Frame{Course: "Russia and Eastern Europe", Instructor: "Dr. Vera Lind"}

	morning = time.Date(2026, 11, 23, 9, 4, 0, 0, time.UTC)
)

// hostile is text that tries to break a page: long without a space, markup, both directions, other scripts.
var hostile = strings.Repeat("Überaus", 40) + ` <script>alert(1)</script> "quoted" 'single' & ` +
	"مرحبا بالعالم \u202Eevil\u202C 👩🏽‍🏫🏛️ Стаття про історію Київської Русі " + strings.Repeat("щ", 180)

const attempt = "a-7f3a9c"

var steps = []page.Outcome{page.Right, page.Partly, page.Open, page.Open, page.Open, page.Open, page.Open, page.Open, page.Open, page.Open}

func samples() []sample {
	all := [][]sample{
		homeSamples(), questionSamples(), verdictSamples(), finishSamples(), progressSamples(),
		instructorSamples(), problemSamples(), courseSamples(), teachSamples(),
	}
	var out []sample
	for _, some := range all {
		out = append(out, some...)
	}
	return out
}

func start() page.StartForm {
	return page.StartForm{
		Everything: 214,
		Eras: []page.ScopeEra{
			{ID: "slavic-origins", Title: "Slavic Origins"},
			{ID: "byzantine-empire", Title: "The Byzantine Empire"},
			{ID: "kyivan-rus", Title: "Kyivan Rus"},
			{ID: "appanage-russia", Title: "Appanage Russia"},
			{ID: "muscovite-russia", Title: "Muscovite Russia"},
			{ID: "imperial-russia", Title: "Imperial Russia"},
			{ID: "soviet-union", Title: "The Soviet Union", Years: "1917–1991", Available: 214, Topics: []page.ScopeTopicItem{
				{ID: "stalin-removes-rivals", Title: "Stalin removes his rivals", Available: 180},
				{ID: "lenins-last-years", Title: "Lenin's last years", Available: 34},
			}},
		},
	}
}

func home() page.HomeView {
	return page.HomeView{
		Title: "Russia and Eastern Europe",
		Preface: []string{
			"A list of eras that ends in Russia is one way to tell this story, and a contested one: Kyivan Rus has more than one heir, and the peoples of the region more than one past.",
			"The questions ask for dates, people and offices. Each answer says why it is right, and which source says so.",
		},
		Start: start(),
	}
}

func homeSamples() []sample {
	resuming := home()
	resuming.Resume = []page.Resume{{Attempt: attempt, Scope: "The Soviet Union", Next: 3, Total: 10, Answered: 2, Started: morning}}
	full := home()
	full.Resume = []page.Resume{{Attempt: attempt, Scope: "Everything", Next: 1, Total: 5, Answered: 5, Started: morning, AtEnd: true}}
	wrong := home()
	wrong.Start.Scope, wrong.Start.Length, wrong.Start.Feedback = "topic:lenins-last-years", "7", "end"
	wrong.Start.Name = strings.Repeat("x", 120)
	wrong.Start.ScopeError = "Choose what to be asked about."
	wrong.Start.LengthError = "Choose 5, 10 or 20 questions."
	wrong.Start.FeedbackError = "Choose when you want the answers."
	wrong.Start.NameError = "A name can have 100 characters at most."
	rough := home()
	rough.Title, rough.Preface = hostile, []string{hostile, hostile}
	rough.Start.Eras[6].Title, rough.Start.Eras[6].Topics[0].Title = hostile, hostile
	rough.Start.Name = hostile
	rough.Resume = []page.Resume{{Attempt: `"><b>`, Scope: hostile, Next: 1, Total: 5, Started: morning}}
	flash := student
	flash.Flash = "You are signed out."
	counting := home()
	counting.Start.Counting = true
	return []sample{
		{"home-counting", page.Home(student, counting)},
		{"home", page.Home(student, home())},
		{"home-resume", page.Home(student, resuming)},
		{"home-all-answered", page.Home(flash, full)},
		{"home-errors", page.Home(student, wrong)},
		{"home-hostile", page.Home(page.Frame{Course: hostile, Instructor: hostile}, rough)},
		{"home-empty", page.Home(student, page.HomeView{Title: "Russia and Eastern Europe"})},
	}
}

func choice() page.QuestionView {
	return page.QuestionView{
		Attempt: attempt, Number: 3, Total: 10, Scope: "The Soviet Union",
		Stem: "When did Lev Kamenev lose his seat as a candidate member of the Politburo?",
		Form: page.ChoiceForm{Options: []page.Option{
			{ID: "o1", Text: "January 1925"},
			{ID: "o2", Text: "July 1926"},
			{ID: "o3", Text: "October 1926"},
			{ID: "o4", Text: "December 1927"},
		}},
		Rule: "One point for the right option.", Chance: "Guessing scores 0.25 on average.", Points: 1,
		Sequence: 1, Steps: steps,
		Report: page.ReportForm{Attempt: attempt, Number: 3},
	}
}

func typedDate() page.QuestionView {
	v := choice()
	v.Stem = "On what day was Stalin made General Secretary of the Central Committee?"
	v.Form = page.DateForm{
		Examples: []string{"3 April 1922", "summer 1926", "1927"},
		Bands: []page.Band{
			{Within: "the right day", Points: 1},
			{Within: "up to 2 days away", Points: 0.75},
			{Within: "up to a week away", Points: 0.5},
			{Within: "up to a month away", Points: 0.25},
		},
	}
	v.Rule, v.Chance = "One point for the day; less by how far away you are.", "Guessing scores next to nothing."
	return v
}

func order() page.QuestionView {
	v := choice()
	v.Stem = "Put these events of the struggle for the succession in order."
	v.Form = page.OrderForm{First: "earliest", Last: "latest", Items: []page.OrderItem{
		{ID: "trotsky-expelled", Text: "Trotsky is expelled from the Communist Party"},
		{ID: "general-secretary", Text: "Stalin becomes General Secretary"},
		{ID: "united-opposition", Text: "Zinoviev and Kamenev join Trotsky in the United Opposition"},
		{ID: "lenin-dies", Text: "Lenin dies at Gorki"},
	}}
	v.Rule, v.Chance = "One point for the right order; less for each pair that stands the wrong way round.", "Guessing scores 0.28 on average."
	return v
}

func questionSamples() []sample {
	saved := choice()
	saved.AtEnd, saved.SavedAt = true, morning
	saved.Form = page.ChoiceForm{Options: saved.Form.(page.ChoiceForm).Options, Picked: "o3"}
	saved.Content = "This question speaks of an execution."
	saved.Steps = []page.Outcome{page.Unmarked, page.Unmarked, page.Unmarked, page.Open, page.Open, page.Unmarked, page.Open, page.Open, page.Open, page.Open}
	empty := choice()
	empty.Error = "Choose one of the options first."
	ask := typedDate()
	form := ask.Form.(page.DateForm)
	form.Text, form.Readings = "03/04/1922", []string{"3 April 1922", "4 March 1922"}
	ask.Form, ask.Error = form, "03/04/1922 can be read two ways: 3 April 1922 or 4 March 1922. Write the month as a word."
	placed := order()
	items := placed.Form.(page.OrderForm)
	for i := range items.Items {
		items.Items[i].Position = []int{4, 1, 3, 1}[i]
	}
	placed.Form, placed.Error, placed.AtEnd = items, "Two events have place 1. Give each a place of its own.", true
	rough := choice()
	rough.Stem, rough.Scope, rough.Content = hostile, hostile, hostile
	rough.Form = page.ChoiceForm{Options: []page.Option{{ID: `"x`, Text: hostile}, {ID: "<y>", Text: "Київ", Lang: "uk"}}}
	many := choice()
	many.Number, many.Total, many.Steps = 18, 20, nil
	options := page.ChoiceForm{}
	for letter := range strings.SplitSeq("Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa", " ") {
		options.Options = append(options.Options, page.Option{ID: letter, Text: letter})
	}
	many.Form = options
	roughOrder := order()
	roughOrder.Form = page.OrderForm{Items: []page.OrderItem{{ID: "a", Text: hostile}, {ID: "b", Text: "Київ"}, {ID: `c"`, Text: "مرحبا"}}}
	return []sample{
		{"choice", page.Question(student, choice())},
		{"choice-at-end", page.Question(student, saved)},
		{"choice-error", page.Question(student, empty)},
		{"choice-many", page.Question(student, many)},
		{"choice-hostile", page.Question(student, rough)},
		{"date", page.Question(student, typedDate())},
		{"date-ask-back", page.Question(student, ask)},
		{"order", page.Question(student, order())},
		{"order-error", page.Question(student, placed)},
		{"order-hostile", page.Question(student, roughOrder)},
	}
}

var citations = []page.Citation{
	{Source: "daniels-1960", Label: "Daniels, The Conscience of the Revolution (1960)", For: "the date"},
	{Source: "kotkin-2014", Label: "Kotkin, Stalin: Paradoxes of Power (2014)"},
}

func choiceReview() page.Review {
	return page.Review{
		Number: 3, Stem: "When did Lev Kamenev lose his seat as a candidate member of the Politburo?",
		Outcome: page.Wrong, Points: 0, OutOf: 1, Answer: "July 1926", Key: "October 1926",
		Marked: page.ChoiceMarked{Options: []page.MarkedOption{
			{Option: page.Option{ID: "o1", Text: "January 1925"}, Why: "In January 1925 Trotsky lost the War Commissariat; Kamenev was still a full member."},
			{Option: page.Option{ID: "o2", Text: "July 1926"}, Chosen: true, Why: "In July 1926 it was Zinoviev who was removed from the Politburo."},
			{Option: page.Option{ID: "o3", Text: "October 1926"}, Key: true, Why: "The Central Committee removed Kamenev as a candidate on 23 October 1926."},
			{Option: page.Option{ID: "o4", Text: "December 1927"}, Why: "In December 1927 Kamenev was expelled from the party itself."},
		}},
		Explanation: "Kamenev had already been lowered from a full to a candidate member at the turn of 1925 and 1926: two offices, lost at two times.",
		Sources:     citations, AnsweredAt: morning,
	}
}

func dateReview() page.Review {
	bands := typedDate().Form.(page.DateForm).Bands
	bands[1].Hit = true
	return page.Review{
		Number: 4, Stem: "On what day was Stalin made General Secretary of the Central Committee?",
		Outcome: page.Partly, Points: 0.75, OutOf: 1, Answer: "2 April 1922", Key: "3 April 1922",
		Marked:  page.DateMarked{Typed: "2.4.1922", Understood: "2 April 1922", Key: "3 April 1922", Distance: "1 day early", Bands: bands},
		Sources: citations[:1], AnsweredAt: morning.Add(2 * time.Minute),
		Notes: []page.Note{
			{Kind: page.NoteCorrected, Text: "The article says that he was elected by the Eleventh Congress; every reference says by the Central Committee, the day after it closed.", Sources: citations},
		},
	}
}

func orderReview() page.Review {
	return page.Review{
		Number: 5, Stem: "Put these events of the struggle for the succession in order.",
		Outcome: page.Partly, Points: 0.6667, OutOf: 1, Answer: "1, 3, 2, 4", Key: "1, 2, 3, 4",
		Marked: page.OrderMarked{Items: []page.MarkedItem{
			{Text: "Stalin becomes General Secretary", Date: "3 April 1922", Given: 1},
			{Text: "Lenin dies at Gorki", Date: "21 January 1924", Given: 3, Why: "He had not spoken in public since November 1922."},
			{Text: "Zinoviev and Kamenev join Trotsky in the United Opposition", Date: "spring 1926", Given: 2},
			{Text: "Trotsky is expelled from the Communist Party", Date: "14 November 1927"},
		}},
		Sources: citations, AnsweredAt: morning.Add(5 * time.Minute),
		Notes: []page.Note{
			{Kind: page.NoteDisputed, Text: "Some date the alliance to April, some to July 1926."},
			{Kind: page.NoteImprecise, Text: "One source gives the year alone."},
		},
	}
}

func hostileReview() page.Review {
	r := choiceReview()
	r.Stem, r.Explanation = hostile, hostile
	r.Notes = []page.Note{{Kind: "other", Text: hostile, Sources: []page.Citation{{Source: `a "b" <c>`, Label: hostile, For: hostile}}}}
	r.Marked = page.ChoiceMarked{Options: []page.MarkedOption{
		{Option: page.Option{ID: "1", Text: hostile}, Why: hostile, Key: true},
		{Option: page.Option{ID: "2", Text: hostile, Lang: "ru"}, Chosen: true, Why: hostile},
	}}
	return r
}

func verdict(r page.Review, next int) page.VerdictView {
	marked := append([]page.Outcome{}, steps...)
	marked[r.Number-1] = r.Outcome
	return page.VerdictView{
		Attempt: attempt, Total: 10, Scope: "The Soviet Union", Review: r, Next: next, Steps: marked,
		Report: page.ReportForm{Attempt: attempt, Number: r.Number},
	}
}

func verdictSamples() []sample {
	right := choiceReview()
	right.Outcome, right.Points = page.Right, 1
	options := right.Marked.(page.ChoiceMarked).Options
	options[1].Chosen, options[2].Chosen = false, true
	reported := verdict(right, 0)
	reported.Report.Sent = true
	unread := dateReview()
	unread.Outcome, unread.Points, unread.Notes = page.Wrong, 0, nil
	unread.Marked = page.DateMarked{Key: "3 April 1922"}
	bare := page.Review{Number: 6, Stem: "Name the office.", Outcome: page.Open, OutOf: 1, Key: "General Secretary"}
	return []sample{
		{"verdict-wrong", page.Verdict(student, verdict(choiceReview(), 4))},
		{"verdict-right", page.Verdict(student, reported)},
		{"verdict-date", page.Verdict(student, verdict(dateReview(), 5))},
		{"verdict-date-unread", page.Verdict(student, verdict(unread, 5))},
		{"verdict-order", page.Verdict(student, verdict(orderReview(), 0))},
		{"verdict-open", page.Verdict(student, verdict(bare, 0))},
		{"verdict-hostile", page.Verdict(student, verdict(hostileReview(), 4))},
	}
}

func finishSamples() []sample {
	list := page.OverviewView{Attempt: attempt, Scope: "The Soviet Union", Items: []page.OverviewItem{
		{Number: 1, Stem: "Who led the Red Army as commissar in 1920?", Answer: "Leon Trotsky"},
		{Number: 2, Stem: "When did Lev Kamenev lose his seat as a candidate member of the Politburo?"},
		{Number: 3, Stem: "Which office did Trotsky lose in January 1925?", Answer: "People's Commissar for Military and Naval Affairs"},
		{Number: 4, Stem: "On what day was Stalin made General Secretary of the Central Committee?", Answer: "3 April 1922"},
	}}
	done := page.OverviewView{Attempt: attempt, Scope: "Everything", Items: append([]page.OverviewItem{}, list.Items[0], list.Items[3])}
	one := page.OverviewView{Attempt: attempt, Items: append([]page.OverviewItem{}, list.Items...)}
	one.Items[1].Answer, one.Items[3].Answer = "October 1926", ""
	open := choiceReview()
	open.Number, open.Outcome, open.Answer, open.AnsweredAt = 6, page.Open, "", time.Time{}
	right := choiceReview()
	right.Number, right.Outcome, right.Points = 1, page.Right, 1
	rough := hostileReview()
	rough.Number, rough.Outcome = 7, page.Unmarked
	result := page.ResultView{
		Attempt: attempt, Scope: "The Soviet Union", Name: "Олена Коваль", Started: morning, Submitted: morning.Add(14 * time.Minute),
		Points: 2.4167, OutOf: 5, Chance: "Guessing would score 1.3 on average.",
		Items: []page.Review{right, choiceReview(), dateReview(), orderReview(), open},
		Again: page.StartValues{Scope: "era:soviet-union", Length: 10, Feedback: page.FeedbackEnd, Name: "Олена Коваль"},
	}
	harsh := result
	harsh.Name, harsh.Scope, harsh.Items = hostile, hostile, []page.Review{rough}
	perfect := page.ResultView{Attempt: attempt, Scope: "Everything", Points: 5, OutOf: 5, Items: []page.Review{right}}
	return []sample{
		{"overview-open", page.Overview(student, list)},
		{"overview-one-open", page.Overview(student, one)},
		{"overview-hostile", page.Overview(student, page.OverviewView{Attempt: attempt, Scope: hostile, Items: []page.OverviewItem{{Number: 1, Stem: hostile, Answer: hostile}}})},
		{"overview-done", page.Overview(student, done)},
		{"result", page.Result(student, result)},
		{"result-hostile", page.Result(student, harsh)},
		{"result-bare", page.Result(student, perfect)},
		{"report-sent", page.Report(student, page.ReportView{
			Form: page.ReportForm{Attempt: attempt, Number: 3, Sent: true}, Stem: choice().Stem, Back: page.QuestionPath(attempt, 3),
		})},
		{"report-errors", page.Report(student, page.ReportView{
			Form: page.ReportForm{
				Attempt: attempt, Number: 3, Text: hostile, Reason: "wording",
				ReasonError: "Choose what is wrong.", TextError: "Write 1,000 characters at most.",
			}, Stem: hostile,
		})},
	}
}

func progressSamples() []sample {
	v := page.ProgressView{
		Totals: page.Totals{Attempts: 12, Answered: 118, Points: 84.25, OutOf: 118, FactsSeen: 61, FactsTotal: 143},
		Sittings: []page.Sitting{
			{Attempt: "a1", Scope: "The Soviet Union", Started: morning, Answered: 2, Total: 10, OutOf: 10},
			{Attempt: "a2", Scope: "Stalin removes his rivals", Started: morning.Add(-26 * time.Hour), Submitted: morning.Add(-25 * time.Hour), Answered: 10, Total: 10, Points: 7.5, OutOf: 10},
			{Attempt: "a3", Scope: "Everything", Started: morning.Add(-50 * time.Hour), Submitted: morning.Add(-49 * time.Hour), Answered: 18, Total: 20, Points: 11, OutOf: 20},
		},
		SittingsPaging: page.Paging{Page: 1, Pages: 3, Total: 26},
		Eras: []page.EraProgress{
			{Title: "Slavic Origins"},
			{Title: "The Byzantine Empire"},
			{Title: "Kyivan Rus"},
			{Title: "Appanage Russia"},
			{Title: "Muscovite Russia"},
			{Title: "Imperial Russia", FactsTotal: 4},
			{Title: "The Soviet Union", FactsSeen: 61, FactsTotal: 143, Right: 79, Answered: 118},
		},
		Facts: []page.FactProgress{
			{Fact: "Kamenev leaves the Politburo: the date", Era: "The Soviet Union", Seen: 4, Right: 1, Wrong: 3, LastSeen: morning},
			{Fact: "Stalin, General Secretary: from", Era: "The Soviet Union", Seen: 6, Right: 6, LastSeen: morning.Add(-72 * time.Hour)},
			{Fact: "Trotsky is expelled from the party: the date", Era: "The Soviet Union", Seen: 1, Wrong: 1, LastSeen: morning},
		},
		FactsPaging: page.Paging{Page: 4, Pages: 9, Total: 61},
	}
	rough := v
	rough.Sittings = append([]page.Sitting{{Attempt: `"x`, Scope: hostile, Started: morning, Answered: 18, Total: 20}}, v.Sittings...)
	rough.Facts = append([]page.FactProgress{{Fact: hostile, Era: hostile, Seen: 1, Wrong: 1, LastSeen: morning}}, v.Facts...)
	rough.Eras = append([]page.EraProgress{{Title: hostile, FactsTotal: 1}, {Title: hostile}}, v.Eras...)
	return []sample{
		{"progress", page.Progress(student, v)},
		{"progress-hostile", page.Progress(student, rough)},
		{"progress-empty", page.Progress(student, page.ProgressView{})},
		{"sources", page.Sources(student, page.SourcesView{Sources: []page.Source{
			{ID: "daniels-1960", Kind: "book", Author: "Robert Vincent Daniels", Title: "The Conscience of the Revolution", Year: "1960", Publisher: "Harvard University Press", Cited: []page.CitedAs{{What: "dates", Count: 14}, {What: "roles", Count: 9}}},
			{ID: "kotkin-2014", Kind: "book", Author: "Stephen Kotkin", Title: "Stalin: Paradoxes of Power", Year: "2014", Publisher: "Penguin", Cited: []page.CitedAs{{What: "office", Count: 1}}},
			{ID: "article", Kind: "article", Title: "Stalin removes his rivals", URL: "https://example.org/stalin", Note: "The article that the course began with. Where references say otherwise, they are followed."},
			{ID: `a "b" <c>`, Kind: "primary source", Author: hostile, Title: hostile, Publisher: hostile, Note: hostile},
		}})},
		{"sources-empty", page.Sources(student, page.SourcesView{})},
	}
}
