package history

import (
	"iter"
	"slices"

	"fasti/internal/edtf"
)

// Meta is what a course says of itself.
type Meta struct {
	ID        CourseID `yaml:"id"`
	Title     Text     `yaml:"title"`
	Preface   Text     `yaml:"preface"`   // paragraphs, an empty line between two
	Languages []string `yaml:"languages"` // BCP 47 tags; the first is that of every bare text
	License   string   `yaml:"license"`
	Article   SourceID `yaml:"article"` // the article whose values Corrected marks correct, if there is one
	Eras      []Era    `yaml:"eras"`
	Topics    []Topic  `yaml:"topics"`
	Origin    Origin   `yaml:"-"`
}

// Era is one part of a course, in the order in which the course tells it. Eras may overlap.
type Era struct {
	ID       EraID      `yaml:"id"`
	Formerly []EraID    `yaml:"formerly"`
	Title    Text       `yaml:"title"`
	Span     *DateClaim `yaml:"span"` // no event of the era is dated outside it
	Summary  Text       `yaml:"summary"`
}

// Topic is a thread through events of one era or several, such as the subject of one article.
type Topic struct {
	ID       TopicID   `yaml:"id"`
	Formerly []TopicID `yaml:"formerly"`
	Title    Text      `yaml:"title"`
	Era      EraID     `yaml:"era"` // under which it is listed
	Summary  Text      `yaml:"summary"`
}

// Draft is a course as somebody wrote it, before anything was checked.
type Draft struct {
	Meta    Meta
	Sources []Source
	People  []Person
	Bodies  []Body
	Offices []Office
	Tenures []Tenure
	Places  []Place
	Terms   []Term
	Events  []Event
}

// Course is an immutable snapshot of a course in which every reference leads somewhere and every date is
// one. It is safe for concurrent use; nothing that it returns may be changed.
type Course struct {
	d Draft

	sources map[SourceID]*Source
	people  map[PersonID]*Person
	bodies  map[BodyID]*Body
	offices map[OfficeID]*Office
	tenures map[TenureID]*Tenure
	places  map[PlaceID]*Place
	terms   map[TermID]*Term
	events  map[EventID]*Event
	eras    map[EraID]*Era
	topics  map[TopicID]*Topic

	byDate       []*Event // dated ones, by the first day that they may mean
	byEra        map[EraID][]*Event
	byTopic      map[TopicID][]*Event
	ofOffice     map[OfficeID][]*Tenure // by start
	ofPerson     map[PersonID][]*Tenure
	eventsOf     map[PersonID][]*Event
	eventsAt     map[PlaceID][]*Event
	eventsOfBody map[BodyID][]*Event
	officesOf    map[BodyID][]*Office
	causes       map[EventID][]*Event
	lang         string
	former       map[Ref]string // today's ID by a former one
	eraNumber    map[EraID]int
	tenureEvents map[officeChangeKey]*Event

	eventsOfOffice map[OfficeID][]*Event

	overlay Overlay
	hidden  map[FactID]bool      // by the overlay
	local   map[FactID]LocalDate // of the overlay's dates, those that are taught
}

type officeChangeKey struct {
	office OfficeID
	person PersonID
	change Change
}

// New checks a draft and makes a course of it. It returns every problem that it finds, in the order of the
// draft, and a course only where there is none. The draft must not be changed afterwards.
func New(draft Draft) (*Course, []Problem) { return build(draft, Overlay{}) }

// build makes the course of a class, whose local dates the draft has.
func build(draft Draft, overlay Overlay) (*Course, []Problem) {
	c := &Course{d: draft, overlay: overlay, lang: "en", former: map[Ref]string{}}
	if len(draft.Meta.Languages) > 0 {
		c.lang = draft.Meta.Languages[0]
	}
	v := &validator{c: c}
	v.entities()
	c.index()
	v.relations()
	if len(v.problems) > 0 {
		return nil, v.problems
	}
	return c, nil
}

// index builds the look-ups that need parsed dates.
func (c *Course) index() {
	c.byEra = map[EraID][]*Event{}
	c.byTopic = map[TopicID][]*Event{}
	c.eventsOf = map[PersonID][]*Event{}
	c.eventsAt = map[PlaceID][]*Event{}
	c.eventsOfBody = map[BodyID][]*Event{}
	c.eventsOfOffice = map[OfficeID][]*Event{}
	c.officesOf = map[BodyID][]*Office{}
	c.causes = map[EventID][]*Event{}
	c.ofOffice = map[OfficeID][]*Tenure{}
	c.ofPerson = map[PersonID][]*Tenure{}
	c.eraNumber = map[EraID]int{}
	c.tenureEvents = map[officeChangeKey]*Event{}
	for i, era := range c.d.Meta.Eras {
		c.eraNumber[era.ID] = i
	}
	c.indexEvents()
	for i := range c.d.Tenures {
		t := &c.d.Tenures[i]
		c.ofOffice[t.Office] = append(c.ofOffice[t.Office], t)
		c.ofPerson[t.Person] = append(c.ofPerson[t.Person], t)
	}
	for i := range c.d.Offices {
		o := &c.d.Offices[i]
		if o.Body != "" {
			c.officesOf[o.Body] = append(c.officesOf[o.Body], o)
		}
	}
	byStart := func(a, b *Tenure) int { return edtf.Compare(a.From.Date(), b.From.Date()) }
	sortEach(c.ofOffice, byStart)
	sortEach(c.ofPerson, byStart)
}

// indexEvents sorts the events once and goes through them in that order, which is so the order of every list.
func (c *Course) indexEvents() {
	sorted := make([]*Event, len(c.d.Events))
	dated := 0
	for i := range c.d.Events {
		e := &c.d.Events[i]
		sorted[i] = e
		if e.Date != nil {
			dated++
		}
		for _, ch := range e.Offices {
			c.tenureEvents[officeChangeKey{ch.Office, ch.Person, ch.Change}] = e
		}
	}
	slices.SortStableFunc(sorted, byDate)
	c.byDate = sorted[:dated:dated]
	for _, e := range sorted {
		c.indexEvent(e)
	}
}

func (c *Course) indexEvent(e *Event) {
	c.byEra[e.Era] = append(c.byEra[e.Era], e)
	for _, t := range e.Topics {
		c.byTopic[t] = append(c.byTopic[t], e)
	}
	for _, p := range e.People {
		addOnce(c.eventsOf, p.Person, e)
	}
	for _, b := range e.Bodies {
		addOnce(c.eventsOfBody, b.Body, e)
	}
	if e.Place != nil {
		addOnce(c.eventsAt, e.Place.Is, e)
	}
	for _, ch := range e.Offices {
		addOnce(c.eventsOfOffice, ch.Office, e)
		if ch.Person != "" {
			addOnce(c.eventsOf, ch.Person, e)
		}
	}
	for _, l := range e.LedTo {
		c.causes[l.Event] = append(c.causes[l.Event], e)
	}
}

// addOnce adds an event to a list that it may be the last one of.
func addOnce[K comparable](m map[K][]*Event, key K, e *Event) {
	if list := m[key]; len(list) == 0 || list[len(list)-1] != e {
		m[key] = append(list, e)
	}
}

func sortEach[K comparable, T any](m map[K][]T, cmp func(a, b T) int) {
	for _, list := range m {
		slices.SortStableFunc(list, cmp)
	}
}

// byDate orders events by date; those without one stand at the end, in the order of the course.
func byDate(a, b *Event) int {
	switch {
	case a.Date == nil && b.Date == nil:
		return 0
	case a.Date == nil:
		return 1
	case b.Date == nil:
		return -1
	}
	return edtf.Compare(a.Date.Date(), b.Date.Date())
}

// Meta returns what the course says of itself.
func (c *Course) Meta() *Meta { return &c.d.Meta }

// ID returns the course's ID.
func (c *Course) ID() CourseID { return c.d.Meta.ID }

// Lang returns the course's first language, a BCP 47 tag.
func (c *Course) Lang() string { return c.lang }

// Eras returns the eras in the course's order.
func (c *Course) Eras() []Era { return c.d.Meta.Eras }

// Topics returns the topics in the course's order.
func (c *Course) Topics() []Topic { return c.d.Meta.Topics }

// The look-ups by ID return nil where there is no such thing.

// Source looks up a source.
func (c *Course) Source(id SourceID) *Source { return c.sources[id] }

// Person looks up a person.
func (c *Course) Person(id PersonID) *Person { return c.people[id] }

// Body looks up a body.
func (c *Course) Body(id BodyID) *Body { return c.bodies[id] }

// Office looks up an office.
func (c *Course) Office(id OfficeID) *Office { return c.offices[id] }

// Tenure looks up a tenure.
func (c *Course) Tenure(id TenureID) *Tenure { return c.tenures[id] }

// Place looks up a place.
func (c *Course) Place(id PlaceID) *Place { return c.places[id] }

// Term looks up a word of the glossary.
func (c *Course) Term(id TermID) *Term { return c.terms[id] }

// Event looks up an event.
func (c *Course) Event(id EventID) *Event { return c.events[id] }

// Era looks up an era.
func (c *Course) Era(id EraID) *Era { return c.eras[id] }

// Topic looks up a topic.
func (c *Course) Topic(id TopicID) *Topic { return c.topics[id] }

// EraNumber returns the place of an era in the course's order, from 0.
func (c *Course) EraNumber(id EraID) int { return c.eraNumber[id] }

// Sources returns all sources, in the order of the course.
func (c *Course) Sources() []Source { return c.d.Sources }

// People returns all people, in the order of the course.
func (c *Course) People() []Person { return c.d.People }

// Bodies returns all bodies, in the order of the course.
func (c *Course) Bodies() []Body { return c.d.Bodies }

// Offices returns all offices, in the order of the course.
func (c *Course) Offices() []Office { return c.d.Offices }

// Tenures returns all tenures, in the order of the course.
func (c *Course) Tenures() []Tenure { return c.d.Tenures }

// Places returns all places, in the order of the course.
func (c *Course) Places() []Place { return c.d.Places }

// Terms returns the glossary, in the order of the course.
func (c *Course) Terms() []Term { return c.d.Terms }

// Events returns all events, in the order of the course's files.
func (c *Course) Events() []Event { return c.d.Events }

// Dated returns the events that have a date, the earliest first.
func (c *Course) Dated() []*Event { return c.byDate }

// EventsOfEra returns an era's events by date, those without one last.
func (c *Course) EventsOfEra(id EraID) []*Event { return c.byEra[id] }

// EventsOfTopic returns a topic's events by date, those without one last.
func (c *Course) EventsOfTopic(id TopicID) []*Event { return c.byTopic[id] }

// EventsOf returns the events in which a person has a part, by date.
func (c *Course) EventsOf(id PersonID) []*Event { return c.eventsOf[id] }

// TenuresOfOffice returns an office's tenures by their start.
func (c *Course) TenuresOfOffice(id OfficeID) []*Tenure { return c.ofOffice[id] }

// TenuresOf returns a person's tenures by their start.
func (c *Course) TenuresOf(id PersonID) []*Tenure { return c.ofPerson[id] }

// Causes returns the events that led to an event.
func (c *Course) Causes(id EventID) []*Event { return c.causes[id] }

// ChangeOf returns the event by which a person gained or lost an office, and nil where none is told.
func (c *Course) ChangeOf(office OfficeID, person PersonID, change Change) *Event {
	return c.tenureEvents[officeChangeKey{office, person, change}]
}

// Draft returns the course as it was read, for writing it out again.
func (c *Course) Draft() Draft { return c.d }

// EventsIn walks the events of one era and topic; an empty ID stands for all.
func (c *Course) EventsIn(era EraID, topic TopicID) iter.Seq[*Event] {
	return func(yield func(*Event) bool) {
		for i := range c.d.Events {
			e := &c.d.Events[i]
			if era != "" && e.Era != era || topic != "" && !slices.Contains(e.Topics, topic) {
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}
