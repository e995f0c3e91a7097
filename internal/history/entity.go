package history

import "fasti/internal/edtf"

// Source is a work that the course cites.
type Source struct {
	ID        SourceID   `yaml:"id"`
	Formerly  []SourceID `yaml:"formerly"`
	Kind      string     `yaml:"kind"`   // one of SourceKinds
	Author    string     `yaml:"author"` // "Conquest, Robert": as a bibliography sorts it
	Title     string     `yaml:"title"`
	In        string     `yaml:"in"`   // what it is part of: a journal, an edited volume, a site
	Year      string     `yaml:"year"` // of the edition cited
	Publisher string     `yaml:"publisher"`
	URL       string     `yaml:"url"`
	Note      Text       `yaml:"note"` // what it is cited for, and how far it was read
	Origin    Origin     `yaml:"-"`
}

// SourceKinds are the kinds of work.
var SourceKinds = []string{"article", "book", "web page", "primary source", "reference work"}

// Person is somebody of the course.
type Person struct {
	ID       PersonID   `yaml:"id"`
	Formerly []PersonID `yaml:"formerly"`
	Name     Text       `yaml:"name"`    // as the course calls them: "Grigory Zinoviev"
	Short    Text       `yaml:"short"`   // the form for a second mention: "Zinoviev"; the Name where empty
	Sort     string     `yaml:"sort"`    // the form for an index: "Zinoviev, Grigory"; the Name where empty
	Aliases  []string   `yaml:"aliases"` // other names and transliterations; never misspellings
	Who      Text       `yaml:"who"`     // one line of who this was
	Born     *DateClaim `yaml:"born"`
	Died     *DateClaim `yaml:"died"`
	Sources  []SourceID `yaml:"sources"` // what Who rests on, and Born and Died where they name none
	Floruit  *DateClaim `yaml:"floruit"` // when active, where neither birth nor death is known

	Differences `yaml:",inline"`

	Origin Origin `yaml:"-"`
}

// Body is a party, committee, court, army or state: bodies act too.
type Body struct {
	ID       BodyID     `yaml:"id"`
	Formerly []BodyID   `yaml:"formerly"`
	Name     Text       `yaml:"name"`
	Article  string     `yaml:"article"` // "the" where a sentence puts it before the name
	Aliases  []string   `yaml:"aliases"`
	What     Text       `yaml:"what"`    // one line of what it was
	PartOf   BodyID     `yaml:"part_of"` // the body that it is a part or an organ of: what it does, that one does too
	Founded  *DateClaim `yaml:"founded"`
	Ended    *DateClaim `yaml:"ended"`
	Sources  []SourceID `yaml:"sources"`
	Origin   Origin     `yaml:"-"`
}

// Seats says how many people hold an office at a time.
type Seats string

// The numbers of seats. An empty value means One.
const (
	One  Seats = "one"
	Many Seats = "many"
)

// Office is a post that people held one after another, or beside one another.
type Office struct {
	ID       OfficeID   `yaml:"id"`
	Formerly []OfficeID `yaml:"formerly"`
	Title    Text       `yaml:"title"`  // "People's Commissar of War": the office, as a title
	Holder   Text       `yaml:"holder"` // who holds it, with an article where grammar asks: "a full member of the Politburo"
	Aliases  []string   `yaml:"aliases"`
	Body     BodyID     `yaml:"body"`
	Era      EraID      `yaml:"era"` // in whose lane it is shown; "" where its holders' events decide
	Seats    Seats      `yaml:"seats"`
	Founded  *DateClaim `yaml:"founded"`
	Ended    *DateClaim `yaml:"ended"`
	Complete *DateClaim `yaml:"complete"` // the time of which Tenures list every holder: 1919/1930
	Sources  []SourceID `yaml:"sources"`
	Origin   Origin     `yaml:"-"`
}

// OneSeat reports whether one person at a time holds the office.
func (o *Office) OneSeat() bool { return o.Seats != Many }

// Tenure is one person's term in one office. From and To are EDTF dates; an absent To is an unknown end, and
// ".." one that has not come.
type Tenure struct {
	ID          TenureID   `yaml:"id"`
	Formerly    []TenureID `yaml:"formerly"`
	Office      OfficeID   `yaml:"office"`
	Person      PersonID   `yaml:"person"`
	From        *DateClaim `yaml:"from"`
	To          *DateClaim `yaml:"to"`
	Began       string     `yaml:"began"`       // one of Beginnings
	Ended       string     `yaml:"ended"`       // one of Endings
	Predecessor TenureID   `yaml:"predecessor"` // where it is not the one before in the office
	Sources     []SourceID `yaml:"sources"`     // of both ends, where they name none of their own
	Note        Text       `yaml:"note"`

	Differences `yaml:",inline"`

	Origin Origin `yaml:"-"`
}

// Beginnings and Endings are the ways into and out of an office.
var (
	Beginnings = []string{"appointed", "elected", "inherited", "crowned", "seized", "acclaimed", "restored", "founded"}
	Endings    = []string{"removed", "resigned", "died", "killed", "deposed", "abdicated", "abolished", "expired", "promoted", "transferred", "not re-elected"}
)

// Place is a point on the map, with the names that it had.
type Place struct {
	ID       PlaceID    `yaml:"id"`
	Formerly []PlaceID  `yaml:"formerly"`
	Name     Text       `yaml:"name"` // today's name
	Names    []NameThen `yaml:"names"`
	Aliases  []string   `yaml:"aliases"`
	Lat      *float64   `yaml:"lat"` // degrees north
	Lon      *float64   `yaml:"lon"` // degrees east
	What     Text       `yaml:"what"`
	Sources  []SourceID `yaml:"sources"`
	Origin   Origin     `yaml:"-"`
}

// NameThen is a name that a place had for a time.
type NameThen struct {
	Name    Text       `yaml:"name"`
	During  *DateClaim `yaml:"during"`
	Sources []SourceID `yaml:"sources"`
}

// Term is a word of the glossary.
type Term struct {
	ID         TermID     `yaml:"id"`
	Formerly   []TermID   `yaml:"formerly"`
	Word       Text       `yaml:"word"`
	Aliases    []string   `yaml:"aliases"`
	Definition Text       `yaml:"definition"`
	Era        EraID      `yaml:"era"`
	Sources    []SourceID `yaml:"sources"`
	Origin     Origin     `yaml:"-"`
}

// NameAt returns what a place was called at a time: a name whose time has the date in it, else today's.
func (p *Place) NameAt(d edtf.Date) Text {
	if !d.IsZero() {
		for i := range p.Names {
			if edtf.Contains(p.Names[i].During.Date(), d) {
				return p.Names[i].Name
			}
		}
	}
	return p.Name
}
