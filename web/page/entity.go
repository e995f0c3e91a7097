package page

import (
	"strings"

	"fasti/web/ui"
)

// Heading is what every page on something of the course begins with.
type Heading struct {
	Up      []ui.Link // where it belongs: the course, the era
	Title   string
	Kind    string  // in the rubric: "Event", "Person"
	Tongues []Words // its name in the other languages
	Aliases []string
	Lead    Rich
	Sources []Citation // of the lead
	Ask     Ask
	Own     string // where an instructor changes its facts for the class; "" where there are none to change
}

// EventView is one event.
type EventView struct {
	Heading
	Content  string // what the page warns of; may be empty
	When     Moment // its Text is empty where the event is not dated
	Cited    []Citation
	Place    Part // its Name is empty where none is known
	Parts    []Part
	Changes  []Part
	Causes   []LinkTo
	Effects  []LinkTo
	Differ   []Note
	Before   *Item // neighbours in time within the era
	After    *Item
	Map      Map
	Topics   []ui.Link
	Complete []string // sentences on lists that are whole
}

// Part is somebody's or something's part in an event.
type Part struct {
	Label string // "Did it", "Against", "Became", "Place"
	Name  string
	Href  string
	Then  string // what the place was called at the time, where that is another name
	Cited []Citation
}

// LinkTo is what led to an event, or what it led to.
type LinkTo struct {
	How   string // "made it possible", "set it off"
	Item  Item
	Cited []Citation
}

// PersonView is one person.
type PersonView struct {
	Heading
	Born, Died Moment
	BornCited  []Citation
	DiedCited  []Citation
	Active     string // where neither is known
	Life       Life
	Terms      []Tenure
	Events     []Item
	Differ     []Note
}

// OfficeView is one office with those who held it.
type OfficeView struct {
	Heading
	Facts      []ui.Term
	Body       *ui.Link
	Succession Life
	Terms      []Tenure
	Pages      Paging
	Path       string
	Events     []Item
}

// BodyView is a party, a council, an army or a state.
type BodyView struct {
	Heading
	Facts   []ui.Term
	Whole   *ui.Link // that it is a part of
	Offices []ui.Link
	Parts   []ui.Link
	Events  []Item
	More    int // events that are not listed
}

// PlaceView is one place.
type PlaceView struct {
	Heading
	Facts  []ui.Term
	Names  []NameThen
	Map    Map
	Events []Item
	Pages  Paging
	Path   string
}

// NameThen is what a place was called at a time.
type NameThen struct {
	Name    string
	During  string
	Tongues []Words
	Cited   []Citation
}

// TermView is one word of the glossary.
type TermView struct {
	Heading
	Era *ui.Link
}

// SourceView is one work with what it is cited for.
type SourceView struct {
	Heading
	Source Source
	Events []Item
	Pages  Paging
}

// EraView is one era.
type EraView struct {
	Heading
	Topics  []Topic
	Offices []ui.Link
	Events  []Item
	Pages   Paging
	Path    string
	Line    string // address of its timeline
}

// Topic is a thread of an era.
type Topic struct {
	ID      string
	Title   string
	Summary Rich
	Events  int
}

// CourseView is the home of the course.
type CourseView struct {
	Title    string
	Tongues  []Words
	Preface  []Rich
	Eras     []EraCard
	Counts   []ui.Link // "220 people" with where they are listed
	Ask      Ask
	Licence  string
	Revision string
}

// EraCard is one era of the course.
type EraCard struct {
	Title   string
	Href    string
	Years   string
	Summary Rich
	Events  int
}

// IndexView lists the people, offices, bodies, places or events of the course, or its glossary.
type IndexView struct {
	Title   string
	Lead    string
	Path    string
	Era     string    // chosen; "" for all
	Eras    []ui.Link // filters; the Href's own page has it chosen
	Entries []Entry
	Pages   Paging
	One     string // "person"
	Many    string // "people"
	Map     Map
	Ask     Ask
}

// Entry is one line of an index.
type Entry struct {
	Name   string
	Href   string
	Detail Rich
	When   string
}

// SearchView is the answer to a query.
type SearchView struct {
	Query   string
	Hits    []Found
	Pages   Paging
	Inexact bool // some word was not found as typed
	Kind    string
	Kinds   []KindCount
	Ask     Ask
}

// Found is one hit.
type Found struct {
	Kind   string
	Name   string
	Href   string
	Detail string
	When   string
}

// KindCount narrows a search down.
type KindCount struct {
	Text string
	Href string
	On   bool
}

// TimelineView is the course along time.
type TimelineView struct {
	Title    string
	From, To string // years as typed
	Problem  string // what is wrong with them; may be empty
	Era      string // chosen; "" for all
	Eras     []ui.Link
	Events   bool
	Terms    bool
	Scale    Scale
	Lanes    []Lane
	In, Out  string // addresses of the neighbouring windows; empty where there is none
	Earlier  string
	Later    string
	All      string
	List     []Item
	Pages    Paging
	Href     func(int) string // a page of the list
	Ask      Ask
	Shown    string // the window in words
}

// Lane is one era of a timeline.
type Lane struct {
	Title  string
	Href   string
	X1, X2 float64
	Marks  []Dot
	Rows   []LifeRow
	Left   int
	Events int
}

func (v IndexView) pager() ui.Pager {
	return ui.Pager{
		Label: v.Title, Page: v.Pages.Page, Pages: v.Pages.Pages, Total: v.Pages.Total, One: v.One, Many: v.Many,
		Href: func(n int) string { return CatalogPath(v.Path, v.Era, n) },
	}
}

func pagerOf(p Paging, label, path string) ui.Pager {
	return ui.Pager{
		Label: label, Page: p.Page, Pages: p.Pages, Total: p.Total, One: "event", Many: "events",
		Href: func(n int) string { return CatalogPath(path, "", n) },
	}
}

func (v SearchView) pager() ui.Pager {
	return ui.Pager{
		Label: "Answers", Page: v.Pages.Page, Pages: v.Pages.Pages, Total: v.Pages.Total, One: "answer", Many: "answers",
		Href: func(n int) string { return SearchPath(v.Query, v.Kind, n) },
	}
}

func (v TimelineView) pager() ui.Pager {
	return ui.Pager{
		Label: "Events of this time", Page: v.Pages.Page, Pages: v.Pages.Pages, Total: v.Pages.Total, One: "event", Many: "events",
		Href: v.Href,
	}
}

func (v Heading) shell(f Frame, description string) ui.Shell {
	return f.shell(v.Title, description, CoursePath())
}

func textOf(r Rich) string {
	var b strings.Builder
	for _, s := range r {
		b.WriteString(s.Text)
	}
	return b.String()
}
