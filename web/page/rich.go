package page

// Rich is a text in which names lead to their pages.
type Rich []Span

// Span is a piece of a Rich text; Href is empty where it leads nowhere.
type Span struct {
	Text string
	Href string
}

// Plain is a text without links.
func Plain(text string) Rich {
	if text == "" {
		return nil
	}
	return Rich{{Text: text}}
}

// Words are a text and the language it is in, where that is not English: "Київ", "uk".
type Words struct {
	Text string
	Lang string // BCP 47
	Name string // of the language: "Ukrainian"
}

// Ask leads to a quiz on what a page tells. Its zero value, for a course without questions, shows nothing.
type Ask struct {
	Scope string // of the start form: about:person/lenin, era:<id> or all
	Text  string // "Quiz me on this", or what else is asked where there is no question on this alone
}

// Moment is a date as a table and a time element have it.
type Moment struct {
	Text  string // "1 December 1934"
	Other string // in the other calendar: "18 November 1934 Old Style"; may be empty
}

// Item is an event in a list.
type Item struct {
	Title string
	Href  string
	When  string
	Role  string // what somebody had to do with it: "did it"; may be empty
	Era   string // may be empty
}

// Tenure is somebody's time in an office, in a list of either.
type Tenure struct {
	Name, Href string // the person or the office
	From, To   string // "3 April 1922"; To is "still in office" or empty where it is unknown
	How        string // "elected; died in office"; may be empty
	Notes      []Note
	Note       Rich
	Sources    []Citation
}

// Bar is a stretch of a chart, from X1 to X2 of a thousand.
type Bar struct {
	X1, X2 float64
	Title  string // all that it says: "Nicholas II, 1894–1917"
	Href   string
	Odd    bool // of neighbours, every other one is drawn a shade darker
}

// Dot is a point of a chart.
type Dot struct {
	X     float64
	Title string
	Href  string
	Count int // how many it stands for
}

// Scale is the years below a chart.
type Scale []Year

// Year is one of a scale.
type Year struct {
	X    float64
	Text string
}

// Life is the chart of a life or of a succession: rows of bars over a scale.
type Life struct {
	Label string // what a screen reader says of it
	Rows  []LifeRow
	Scale Scale
}

// LifeRow is one line of bars or dots.
type LifeRow struct {
	Name string
	Href string
	Bars []Bar
	Dots []Dot
}

// Map shows places. Its zero value, where no place has coordinates, shows nothing.
type Map struct {
	Label  string
	X, Y   float64
	W, H   float64
	Points []Point
}

// Point is a place on a map, in units of its drawing.
type Point struct {
	X, Y float64
	Name string
	Href string
	Main bool // the one that the page is about
	Left bool // the name stands on the left of the point, where it would leave the map on the right
}
