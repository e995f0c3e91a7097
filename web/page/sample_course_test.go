package page_test

import (
	"fasti/web/page"
	"fasti/web/ui"
)

// courseSamples are the pages of the course: full, bare and hostile.
func courseSamples() []sample {
	cited := []page.Citation{{Source: "conquest-1990", Label: "Conquest, The Great Terror: A Reassessment (1990)"}}
	item := page.Item{Title: "Sergei Kirov is assassinated", Href: "/events/kirov-killed", When: "1 December 1934", Era: "The Soviet Union"}
	ask := page.Ask{Scope: "about:event/kirov-killed", Text: "Quiz me on this"}
	head := func(kind, title string) page.Heading {
		return page.Heading{
			Up:    []ui.Link{{Text: "Course", Href: "/course"}, {Text: "The Soviet Union", Href: "/eras/soviet-union"}},
			Title: title, Kind: kind, Tongues: []page.Words{{Text: "Сергей Киров", Lang: "ru", Name: "Russian"}},
			Aliases: []string{"S. M. Kirov"}, Sources: cited, Ask: ask,
			Lead: page.Rich{{Text: "The head of the party in "}, {Text: "Leningrad", Href: "/places/saint-petersburg"}, {Text: " was shot."}},
		}
	}
	scale := page.Scale{{X: 0, Text: "1917"}, {X: 500, Text: "1950"}, {X: 1000, Text: "1988"}}
	life := page.Life{Label: "A life in years", Scale: scale, Rows: []page.LifeRow{
		{Name: "Life", Bars: []page.Bar{{X1: 0, X2: 700, Title: "1886 to 1934", Href: "/people/kirov"}}},
		{Name: "Events", Dots: []page.Dot{{X: 700, Title: "Sergei Kirov is assassinated", Href: "/events/kirov-killed", Count: 1}}},
	}}
	chart := page.Map{Label: "Map: Leningrad", X: 5, Y: -67, W: 25, H: 14, Points: []page.Point{
		{X: 17.4, Y: -59.9, Name: "Leningrad", Href: "/places/saint-petersburg", Main: true},
		{X: 29, Y: -55.8, Name: "Moscow", Href: "/places/moscow", Left: true},
	}}
	term := page.Tenure{
		Name: "First secretary of the party in Leningrad", Href: "/offices/leningrad-first-secretary", From: "8 January 1926", To: "1 December 1934",
		How: "Elected; killed", Note: page.Plain("From the conference on."), Sources: cited,
		Notes: []page.Note{{Kind: page.NoteDisputed, Text: "Beginning: February 1926"}},
	}
	notes := []page.Note{
		{Kind: page.NoteDisputed, Text: "Ordered by: Conquest says one thing, Lenoe another.", Sources: cited},
		{Kind: page.NoteCorrected, Text: "Date: 1933"},
		{Kind: page.NoteImprecise, Text: "Date: 1934"},
	}
	lanes := []page.Lane{{
		Title: "The Soviet Union", Href: "/eras/soviet-union", X1: 0, X2: 1000, Events: 40, Left: 3,
		Marks: []page.Dot{
			{X: 10, Title: "October", Href: "/events/october-rising", Count: 1},
			{X: 300, Title: "12 events", Href: "/timeline?from=1930&to=1932", Count: 12},
		},
		Rows: []page.LifeRow{{Name: "People's Commissar for Foreign Affairs", Href: "/offices/foreign-commissar", Bars: []page.Bar{
			{X1: 5, X2: 7, Title: "Trotsky", Href: "/people/trotsky"}, {X1: 7, X2: 200, Title: "Chicherin", Href: "/people/chicherin", Odd: true},
		}}},
	}}
	eras := []ui.Link{{Text: "All eras", Href: "/timeline"}, {Text: "The Soviet Union", Href: "/timeline?era=soviet-union"}}
	href := func(int) string { return "/timeline?page=2" }
	pages := page.Paging{Page: 1, Pages: 3, Total: 121}
	return []sample{
		{"course", page.Course(student, page.CourseView{
			Title: "Russia and Eastern Europe", Tongues: []page.Words{{Text: "Росія та Східна Європа", Lang: "uk", Name: "Ukrainian"}},
			Preface: []page.Rich{page.Plain("One narrative, and a contested one.")}, Licence: "CC BY 4.0", Revision: "6a27a7b89d15", Ask: ask,
			Counts: []ui.Link{{Text: "121 events", Href: "/events"}, {Text: "63 people", Href: "/people"}},
			Eras:   []page.EraCard{{Title: "The Soviet Union", Href: "/eras/soviet-union", Years: "1917 to 1991", Summary: page.Plain("From 1917."), Events: 121}},
		})},
		{"course-bare", page.Course(student, page.CourseView{Title: hostile})},
		{"era", page.Era(student, page.EraView{
			Heading: head("Era", "The Soviet Union"), Line: "/timeline?era=soviet-union", Path: "/eras/soviet-union", Pages: pages,
			Topics:  []page.Topic{{ID: "moscow-trials", Title: "The Moscow trials", Summary: page.Plain("Three of them."), Events: 20}},
			Offices: []ui.Link{{Text: "General Secretary", Href: "/offices/general-secretary"}}, Events: []page.Item{item},
		})},
		{"era-bare", page.Era(student, page.EraView{Heading: page.Heading{Title: "Empty", Kind: "Era"}, Line: "/timeline"})},
		{"event", page.Event(student, page.EventView{
			Heading: head("Event", "Sergei Kirov is assassinated"), Content: "violence", Cited: cited, Differ: notes, Map: chart,
			When:     page.Moment{Text: "25 October 1917 Old Style", Other: "7 November 1917 New Style"},
			Place:    page.Part{Label: "Place", Name: "Leningrad", Href: "/places/saint-petersburg", Then: "now Saint Petersburg", Cited: cited},
			Parts:    []page.Part{{Label: "By", Name: "Leonid Nikolayev", Href: "/people/nikolayev", Cited: cited}},
			Changes:  []page.Part{{Label: "Left by Sergei Kirov", Name: "First secretary", Href: "/offices/leningrad-first-secretary"}},
			Causes:   []page.LinkTo{{How: "set this off", Item: item, Cited: cited}},
			Effects:  []page.LinkTo{{How: "became possible by this", Item: item}},
			Topics:   []ui.Link{{Text: "The Moscow trials", Href: "/eras/soviet-union#topic-moscow-trials"}},
			Complete: []string{"Everybody who did it is named."}, Before: &item, After: &item,
		})},
		{"event-bare", page.Event(student, page.EventView{Heading: page.Heading{Title: "Nothing is known", Kind: "Event"}})},
		{"event-hostile", page.Event(student, page.EventView{
			Heading: page.Heading{Title: hostile, Kind: "Event", Aliases: []string{hostile}, Lead: page.Plain(hostile), Ask: ask}, When: page.Moment{Text: "1934"},
			Parts: []page.Part{{Label: hostile, Name: hostile, Href: "/people/x"}}, Differ: []page.Note{{Kind: page.NoteDisputed, Text: hostile}},
		})},
		{"person", page.Person(student, page.PersonView{
			Heading: head("Person", "Sergei Kirov"), Born: page.Moment{Text: "15 March 1886 Old Style", Other: "27 March 1886 New Style"},
			Died: page.Moment{Text: "1 December 1934"}, BornCited: cited, DiedCited: cited, Life: life, Terms: []page.Tenure{term}, Events: []page.Item{item}, Differ: notes,
		})},
		{"person-bare", page.Person(student, page.PersonView{Heading: page.Heading{Title: "Somebody", Kind: "Person"}, Active: "about 900"})},
		{"office", page.Office(student, page.OfficeView{
			Heading: head("Office", "General Secretary"), Body: &ui.Link{Text: "Secretariat", Href: "/bodies/secretariat"}, Path: "/offices/general-secretary",
			Facts: []ui.Term{{Name: "Founded", Value: "3 April 1922"}}, Succession: life, Terms: []page.Tenure{term}, Pages: pages, Events: []page.Item{item},
		})},
		{"office-bare", page.Office(student, page.OfficeView{Heading: page.Heading{Title: "Vacant", Kind: "Office"}, Path: "/offices/vacant"})},
		{"body", page.Body(student, page.BodyView{
			Heading: head("Body", "Politburo"), Whole: &ui.Link{Text: "Central Committee", Href: "/bodies/central-committee"},
			Facts: []ui.Term{{Name: "Founded", Value: "1919"}}, Offices: []ui.Link{{Text: "Full member", Href: "/offices/politburo-member"}},
			Parts: []ui.Link{{Text: "Bureau", Href: "/bodies/bureau"}}, Events: []page.Item{item}, More: 7,
		})},
		{"place", page.Place(student, page.PlaceView{
			Heading: head("Place", "Saint Petersburg"), Map: chart, Path: "/places/saint-petersburg", Pages: pages, Events: []page.Item{item},
			Facts: []ui.Term{{Name: "Where", Value: "59.94° north, 30.31° east"}},
			Names: []page.NameThen{{Name: "Leningrad", During: "1924 to 1991", Tongues: []page.Words{{Text: "Ленинград", Lang: "ru", Name: "Russian"}}, Cited: cited}},
		})},
		{"word", page.Word(student, page.TermView{Heading: head("Word", "soviet"), Era: &ui.Link{Text: "The Soviet Union", Href: "/eras/soviet-union"}})},
		{"source", page.SourceOf(student, page.SourceView{
			Heading: head("Source", "The Great Terror"), Events: []page.Item{item}, Pages: pages,
			Source: page.Source{ID: "conquest-1990", Kind: "book", Author: "Conquest, Robert", Title: "The Great Terror", Year: "1990"},
		})},
		{"people", page.Index(student, page.IndexView{
			Title: "People", Lead: "Everybody.", Path: "/people", One: "person", Many: "people", Pages: pages, Ask: ask, Map: chart, Era: "soviet-union",
			Eras:    []ui.Link{{Text: "Kyivan Rus", Href: "/people?era=kyivan-rus"}, {Text: "The Soviet Union", Href: "/people?era=soviet-union"}},
			Entries: []page.Entry{{Name: "Kirov, Sergei", Href: "/people/kirov", When: "1886–1934", Detail: page.Plain("Head of the party in Leningrad.")}},
		})},
		{"people-none", page.Index(student, page.IndexView{Title: "People", Lead: "Everybody.", Path: "/people", Era: "x"})},
		{"search", page.Search(student, page.SearchView{
			Query: "Kirow", Inexact: true, Pages: pages, Ask: ask,
			Kinds: []page.KindCount{{Text: "All", Href: "/search?q=Kirow", On: true}, {Text: "People 1", Href: "/search?q=Kirow&kind=person"}, {Text: "Events 2", Href: "/search?q=Kirow&kind=event"}},
			Hits:  []page.Found{{Kind: "Person", Name: "Sergei Kirov", Href: "/people/kirov", Detail: "Head of the party.", When: "1886–1934"}},
		})},
		{"search-start", page.Search(student, page.SearchView{})},
		{"search-none", page.Search(student, page.SearchView{Query: hostile})},
		{"timeline", page.Timeline(student, page.TimelineView{
			Shown: "1917 to 1988", From: "1917", To: "1988", Events: true, Terms: true, Eras: eras, Scale: scale, Lanes: lanes, In: "/timeline?from=1930",
			Out: "/timeline?from=1900", Earlier: "/timeline?to=1930", Later: "/timeline?from=1950", All: "/timeline", List: []page.Item{item}, Pages: pages, Href: href, Ask: ask,
		})},
		{"timeline-empty", page.Timeline(student, page.TimelineView{Shown: "AD 1 to 2", From: "x", To: "2", Problem: "Write years as numbers.", All: "/timeline", Eras: eras, Href: href})},
	}
}
