package page

import "fasti/web/ui"

// OverlayView is what a class changes in its course.
type OverlayView struct {
	Disputes string // DisputesEither or DisputesUnasked
	Article  string // points: "0", "0.5" or "1"
	HasFixes bool   // the course has values that its article has wrong
	Saved    bool
	Hidden   []OwnFact
	Dates    []OwnFact
	Reports  int
}

// OwnFact is a fact that the class treats in its own way.
type OwnFact struct {
	Fact   string
	Label  string // "The murder of Sergei Kirov: the date"
	Gone   bool   // the course has it no more
	Unfit  string // why a local date does not fit the course any more
	Date   string // as a reader writes it; "" for a fact that is hidden only
	Course string // the course's own date
	Source string // what the date rests on
	Kind   string // of the entity's page of facts
	ID     string
}

// FactsView lists the facts about an entity, for a class to treat in its own way.
type FactsView struct {
	Title string
	Kind  string
	ID    string
	Facts []FactRow
	Form  OwnDate
}

// FactRow is one fact.
type FactRow struct {
	Fact     string
	Label    string
	Value    string // in the course; "" where it is no date
	Hidden   bool
	Dated    bool   // it is a date, and the class can teach another one
	Local    string // that the class teaches; "" for the course's
	Source   string
	Calendar string // in which the date is usually told: "julian", or "" for Gregorian
}

// OwnDate is a form for a local date that came back.
type OwnDate struct {
	Fact        string
	Date        string
	Calendar    string
	Source      string
	DateError   string
	SourceError string
}

func (v OverlayView) shell(f Frame) ui.Shell {
	s := f.shell("Only for this class", "What your class changes in the course.", DeskPath())
	s.Wide = true
	return s
}

func (v OverlayView) disputes() []ui.Choice {
	return []ui.Choice{
		{Value: DisputesEither, Text: "Either value is right, and both are shown"},
		{Value: DisputesUnasked, Text: "It is not asked at all, nor are dates that this class teaches in its own way"},
	}
}

func (v OverlayView) points() []ui.Choice {
	return []ui.Choice{{Value: "0", Text: "No points, and an explanation"}, {Value: "0.5", Text: "Half a point"}, {Value: "1", Text: "A full point"}}
}

func (v FactsView) shell(f Frame) ui.Shell {
	s := f.shell("Facts for this class: "+v.Title, "Leave facts out of quizzes, or teach another date.", DeskPath())
	s.Wide = true
	return s
}

// form is the one that came back for a fact, and one with the class's own date for any other.
func (v FactsView) form(r FactRow) OwnDate {
	if v.Form.Fact == r.Fact {
		return v.Form
	}
	return OwnDate{Fact: r.Fact, Calendar: orElse(r.Calendar, "gregorian"), Source: r.Source}
}

func (d OwnDate) calendars() []ui.Choice {
	return []ui.Choice{{Value: "gregorian", Text: "Gregorian (New Style)"}, {Value: "julian", Text: "Julian (Old Style)"}}
}
