package question

import (
	"strings"

	"fasti/internal/history"
)

// roleWords name a role as what is asked for, and cited for.
var roleWords = map[history.Role]string{
	history.By: "who did it", history.Ordered: "who ordered it", history.With: "who took part",
	history.To: "whom it befell", history.Against: "whom it was against",
}

// The stems that ask for a person and for a body, where the course has no question of its own for the role.
var (
	personStems = map[history.Role][]string{
		history.By:      {"Who was responsible for {name}?", "Whose doing was {name}?"},
		history.Ordered: {"Who ordered {name}?", "On whose orders did {name} come about?"},
		history.With:    {"Who took part in {name}?", "Who had a part in {name}?"},
		history.To:      {"Whom did {name} befall?", "Who was it that {name} befell?"},
		history.Against: {"Against whom was {name} directed?", "Who was the target of {name}?"},
	}
	bodyStems = map[history.Role][]string{
		history.By:      {"Which of these was responsible for {name}?", "Whose decision was {name}?"},
		history.Ordered: {"Which of these ordered {name}?", "On whose orders did {name} come about?"},
		history.With:    {"Which of these took part in {name}?", "Which of these had a part in {name}?"},
		history.To:      {"Which of these did {name} befall?", "What was it that {name} befell?"},
		history.Against: {"Against which of these was {name} directed?", "Which of these was the target of {name}?"},
	}
)

// actorStem asks for whoever had a role: in the course's own words where it has some, else in one of two
// wordings. It is empty where the event can't be named in a sentence.
func (b *Bank) actorStem(e *history.Event, role history.Role, key party, several bool, variant int) string {
	if ask := b.say(e.Ask[role]); ask != "" {
		return oneOfThem(ask, several)
	}
	name := b.say(e.Name)
	if name == "" {
		return ""
	}
	stems := personStems[role]
	if key.body != nil {
		stems = bodyStems[role]
	}
	return oneOfThem(strings.ReplaceAll(stems[variant%len(stems)], "{name}", name), several)
}

// roleAnswer says who had a role.
func roleAnswer(role history.Role, names []string) string {
	const most = 4
	if len(names) > most {
		names = append(names[:most-1:most-1], "others")
	}
	who := join(names, "and")
	switch role {
	case history.By:
		return "it was done by " + who
	case history.Ordered:
		return "it was ordered by " + who
	case history.With:
		return "those who took part were " + who
	case history.Against:
		return "it was directed against " + who
	}
	return "it befell " + who
}
