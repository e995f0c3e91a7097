package question

import (
	"slices"

	"fasti/internal/history"
)

// roleWords name a role as what is asked for, and cited for.
var roleWords = map[history.Role]string{
	history.By: "who did it", history.Ordered: "who ordered it", history.With: "who took part",
	history.To: "whom it concerned", history.Against: "whom it was against",
}

// wordings are the ways to ask for a role of an event. {name} is the event as a noun phrase and {Name} the
// same with a capital. None has a verb that agrees with the name, which may be a plural.
type wordings struct {
	person, people []string // for the one person who had it, and for one of several
	body           []string // for a body, the one or one of several
}

// roleStems ask for whoever had a role, where the course has no question of its own.
var roleStems = map[history.Role]wordings{
	history.By: {
		person: []string{
			"Who was responsible for {name}?", "Which of these people was responsible for {name}?",
			"With whom did the responsibility for {name} lie?", "{Name}: who was responsible?",
		},
		people: []string{
			"Which of these people was among those responsible for {name}?",
			"{Name}: which of these people was among those responsible?",
			"Who of these was one of those responsible for {name}?",
		},
		body: []string{ // "formally": behind a court or a commissariat others may have decided
			"Which of these was formally responsible for {name}?", "{Name}: which of these was formally responsible?",
			"With which of these did the formal responsibility for {name} lie?",
		},
	},
	history.Ordered: {
		person: []string{
			"Who ordered {name}?", "Who gave the order for {name}?", "On whose orders did {name} come about?",
			"{Name}: who gave the order?",
		},
		people: []string{
			"Which of these people was among those who ordered {name}?",
			"{Name}: which of these people was among those who gave the order?",
		},
		body: []string{
			"Which of these ordered {name}?", "Which of these gave the order for {name}?",
			"{Name}: which of these gave the order?",
		},
	},
	history.With: {
		person: []string{
			"Who had a hand in {name}?", "Which of these people took part in {name}?",
			"Who had a share in {name}?", "{Name}: who took part?",
		},
		people: []string{
			"Which of these people took part in {name}?", "{Name}: which of these people took part?",
			"Who of these had a share in {name}?",
		},
		body: []string{
			"Which of these took part in {name}?", "Which of these had a share in {name}?",
			"{Name}: which of these took part?",
		},
	},
	history.To: { // a letter has somebody to whom it goes, a dismissal somebody whom it strikes
		person: []string{
			"Who was at the receiving end of {name}?", "Which of these people was at the receiving end of {name}?",
			"{Name}: who was at the receiving end?",
		},
		people: []string{
			"Which of these people was among those at the receiving end of {name}?",
			"{Name}: which of these people was among those at the receiving end?",
		},
		body: []string{
			"Which of these was at the receiving end of {name}?", "{Name}: which of these was at the receiving end?",
		},
	},
	history.Against: {
		person: []string{
			"Who was the target of {name}?", "{Name}: who was the target?",
			"{Name}: against whom was this directed?", "Which of these people was the target of {name}?",
		},
		people: []string{
			"Which of these people was among the targets of {name}?",
			"{Name}: which of these people was among the targets?",
			"Who of these was a target of {name}?",
		},
		body: []string{
			"Which of these was the target of {name}?",
			"{Name}: against which of these was this directed?",
		},
	},
}

// harmStems ask for the one person, or one of the people, whom an event with a content note befell.
var harmStems = wordings{
	person: []string{
		"Who was the victim of {name}?", "Who fell victim to {name}?", "{Name}: who was the victim?",
		"Which of these people was the victim of {name}?",
	},
	people: []string{
		"Which of these people was among the victims of {name}?", "Who of these fell victim to {name}?",
		"{Name}: which of these people was among the victims?",
	},
}

// carriedOutStems ask for whoever did what another one ordered, or may have: "responsible" would ask for both.
var carriedOutStems = wordings{
	person: []string{
		"Who carried out {name}?", "Which of these people carried out {name}?", "Who was it that carried out {name}?",
		"{Name}: who carried this out?",
	},
	people: []string{
		"Which of these people was among those who carried out {name}?",
		"{Name}: which of these people was among those who carried this out?",
	},
	body: []string{"Which of these carried out {name}?", "{Name}: which of these carried this out?"},
}

// actorStem asks for whoever had a role: in the course's own words where it has some, else in one of up to
// four wordings. It is empty where the event can't be named in a sentence.
func (b *Bank) actorStem(e *history.Event, role history.Role, key party, several bool, variant int) string {
	if ask := b.say(e.Ask[role]); ask != "" {
		return oneOfThem(ask, several, key.person != nil)
	}
	name := b.say(e.Name)
	if name == "" {
		return ""
	}
	stems := stemsFor(e, role, key, several)
	return fill(stems[variant%len(stems)], "{name}", name, "{Name}", capital(name))
}

func stemsFor(e *history.Event, role history.Role, key party, several bool) []string {
	w := roleStems[role]
	ordered := slices.ContainsFunc(e.All(), func(m history.MarkedDifference) bool { return m.Claim == string(history.Ordered) }) ||
		len(e.PeopleAs(history.Ordered))+len(e.BodiesAs(history.Ordered)) > 0
	switch {
	case role == history.By && ordered:
		w = carriedOutStems
	case role == history.To && e.Content != "" && key.person != nil:
		w = harmStems
	}
	switch {
	case key.body != nil:
		return w.body
	case several:
		return w.people
	}
	return w.person
}
