package history

import "slices"

// Role is what a person or body had to do with an event.
type Role string

// The roles, few and fixed. A question of who did something uses By alone; whoever was only accused or is
// alleged is never its key.
const (
	By      Role = "by"      // did it
	Ordered Role = "ordered" // had it done
	To      Role = "to"      // whom it concerned
	With    Role = "with"    // took part in it beside whoever did it
	Against Role = "against" // opposed it, or was its target as an adversary
	Accused Role = "accused" // was charged with it
	Alleged Role = "alleged" // is said by some to have done it
)

// Roles lists the roles in the order in which pages name them.
var Roles = []Role{By, Ordered, With, To, Against, Accused, Alleged}

// Event is something that happened: dated or not, with who and where.
type Event struct {
	ID       EventID    `yaml:"id"`
	Formerly []EventID  `yaml:"formerly"`
	Title    Text       `yaml:"title"`   // a headline in the present tense: "Sergei Kirov is assassinated"
	Name     Text       `yaml:"name"`    // a noun phrase that a sentence can use: "the assassination of Sergei Kirov"
	Summary  Text       `yaml:"summary"` // two or three sentences in the course's own words
	Content  string     `yaml:"content"` // a content note: one of ContentNotes, or ""
	Topics   []TopicID  `yaml:"topics"`
	Sources  []SourceID `yaml:"sources"` // what the summary rests on

	Date     *DateClaim     `yaml:"date"`
	Place    *PlaceClaim    `yaml:"place"`
	People   []PersonPart   `yaml:"people"`
	Bodies   []BodyPart     `yaml:"bodies"`
	Offices  []OfficeChange `yaml:"offices"`
	Complete []Role         `yaml:"complete"` // roles of which People and Bodies list everybody
	Ask      map[Role]Text  `yaml:"ask"`      // the question for whoever had the role: {by: "Who shot Kirov?"}
	LedTo    []Link         `yaml:"led_to"`

	Differences `yaml:",inline"`

	Era    EraID  `yaml:"-"` // by the file that the event stands in
	Origin Origin `yaml:"-"`
}

// ContentNotes are the things that an event's page and questions warn of.
var ContentNotes = []string{"violence", "famine", "genocide", "torture", "persecution", "suicide"}

// PersonPart is one person's part in an event.
type PersonPart struct {
	Person  PersonID   `yaml:"person"`
	Role    Role       `yaml:"role"`
	Sources []SourceID `yaml:"sources"`
}

// BodyPart is one body's part in an event.
type BodyPart struct {
	Body    BodyID     `yaml:"body"`
	Role    Role       `yaml:"role"`
	Sources []SourceID `yaml:"sources"`
}

// Change is what an event did to an office.
type Change string

// The changes there are.
const (
	Gains     Change = "gains"     // Person took the office up
	Loses     Change = "loses"     // Person left it, in whatever way
	Creates   Change = "creates"   // the office was founded
	Abolishes Change = "abolishes" // the office came to an end
)

// OfficeChange says that an event gave or took an office.
type OfficeChange struct {
	Office  OfficeID   `yaml:"office"`
	Change  Change     `yaml:"change"`
	Person  PersonID   `yaml:"person"` // for Gains and Loses
	Sources []SourceID `yaml:"sources"`
}

// LinkType is how one event led to another.
type LinkType string

// The types of link. "A led to B" as a Precondition: without A no B; as a Trigger: A set B off; as a
// Reaction: B answered A; as a Reversal: B undid A.
const (
	Precondition LinkType = "precondition"
	Trigger      LinkType = "trigger"
	Reaction     LinkType = "reaction"
	Reversal     LinkType = "reversal"
)

// LinkTypes lists the types of link.
var LinkTypes = []LinkType{Precondition, Trigger, Reaction, Reversal}

// Link says that the event it stands in led to another.
type Link struct {
	Event   EventID    `yaml:"event"`
	Type    LinkType   `yaml:"type"`
	Sources []SourceID `yaml:"sources"`
}

// HasComplete reports whether everybody with the role is listed.
func (e *Event) HasComplete(role Role) bool {
	return slices.Contains(e.Complete, role)
}

// PeopleAs returns the people with a role, in the order of the course.
func (e *Event) PeopleAs(role Role) []PersonID {
	var out []PersonID
	for _, p := range e.People {
		if p.Role == role {
			out = append(out, p.Person)
		}
	}
	return out
}

// BodiesAs returns the bodies with a role, in the order of the course.
func (e *Event) BodiesAs(role Role) []BodyID {
	var out []BodyID
	for _, b := range e.Bodies {
		if b.Role == role {
			out = append(out, b.Body)
		}
	}
	return out
}
