package question

import (
	"encoding/json"
	"fmt"

	"fasti/internal/history"
)

// ID names a question: a hash of its kind, its facts and its variant, never of wording or values.
type ID string

// Kind is what a question asks about, such as "event-date".
type Kind string

// Question is one question as it is put to a student, with everything needed to show, mark, explain and
// dispute it, so that it can be kept with an attempt and read years later without its course.
type Question struct {
	ID      ID                `json:"id"`
	Kind    Kind              `json:"kind"`
	Variant int               `json:"variant"`
	Locale  string            `json:"locale"` // BCP 47
	Facts   []history.Fact    `json:"facts"`  // what it asks, and so what an answer teaches the memory
	Events  []history.EventID `json:"events"` // that of the anchor first
	Era     history.EraID     `json:"era"`

	Formerly map[history.FactID][]history.FactID `json:"formerly,omitempty"` // what its facts were called before

	Stem        string      `json:"stem"`
	Content     string      `json:"content,omitempty"` // a content note, one of history.ContentNotes
	Interaction Interaction `json:"-"`
	Explanation string      `json:"explanation"` // a sentence or two that holds after any answer
	Notes       []Note      `json:"notes,omitempty"`
	Citations   []Citation  `json:"citations"`
}

// Note tells where sources differ over a fact of the question.
type Note struct {
	Mark    history.Mark       `json:"mark"`
	Text    string             `json:"text"`
	Sources []history.SourceID `json:"sources"`
}

// Citation is a source with what it is cited for: "the date".
type Citation struct {
	Source history.SourceID `json:"source"`
	Label  string           `json:"label"` // as a reader is shown it: "Conquest, The Great Terror (1990)"
	For    string           `json:"for"`
}

// Interaction is a way to answer. Pages, grading and bank files know interactions, never kinds.
//
// Implementations are pure values that encoding/json can write and read.
type Interaction interface {
	// Name is the interaction's name in files and on pages: "choice".
	Name() string
	// Check returns an error of kind errs.Invalid, fit to show, where the response is none that the
	// question can take: an option that was not offered, a date that can be read in two ways.
	Check(Response) error
	// Grade marks a response that passed Check.
	Grade(Response) Verdict
	// Key says in a few words what is right.
	Key() string
	// Say says in a few words what a response that passed Check answers.
	Say(Response) string
	// Rule says how an answer is marked, for the student to read before answering.
	Rule() string
	// Chance is the expected score of uniform play, 0 to 1, and negative where there is nothing to guess from.
	Chance() float64
}

// Response is what a student answered: the IDs of options (one for a choice, all in their order for an
// order) or a text as typed.
type Response struct {
	Picks []string `json:"picks,omitempty"`
	Text  string   `json:"text,omitempty"`
}

// IsZero reports whether nothing was answered.
func (r Response) IsZero() bool { return len(r.Picks) == 0 && r.Text == "" }

// Verdict is how a response was marked.
type Verdict struct {
	Points float64   `json:"points"`           // 0 to 1
	Credit []float64 `json:"credit,omitempty"` // by fact of the question, 0 to 1; all as Points where it is nil
	Note   string    `json:"note,omitempty"`   // what was understood, and why the marks: for a typed answer
}

// CreditOf returns the credit for the i-th fact of the question.
func (v Verdict) CreditOf(i int) float64 {
	if i < len(v.Credit) {
		return v.Credit[i]
	}
	return v.Points
}

// interactions makes an empty interaction by its name, for reading a question back.
var interactions = map[string]func() Interaction{
	"choice":     func() Interaction { return &Choice{} },
	"typed date": func() Interaction { return &TypedDate{} },
	"order":      func() Interaction { return &Order{} },
}

// plain is a Question without its methods, so that encoding it does not recurse.
type plain Question

type envelope struct {
	*plain
	Name string          `json:"interaction"`
	Body json.RawMessage `json:"body"`
}

// MarshalJSON writes the question with its interaction beside the interaction's name.
func (q Question) MarshalJSON() ([]byte, error) {
	if q.Interaction == nil {
		return nil, fmt.Errorf("question %s has no interaction", q.ID)
	}
	body, err := json.Marshal(q.Interaction)
	if err != nil {
		return nil, err
	}
	return json.Marshal(envelope{(*plain)(&q), q.Interaction.Name(), body})
}

// UnmarshalJSON reads what MarshalJSON wrote. It fails on an interaction that this version does not know.
func (q *Question) UnmarshalJSON(data []byte) error {
	e := envelope{plain: (*plain)(q)}
	if err := json.Unmarshal(data, &e); err != nil {
		return err
	}
	mk, ok := interactions[e.Name]
	if !ok {
		return fmt.Errorf("question %s has the interaction %q, which is not known here", q.ID, e.Name)
	}
	q.Interaction = mk()
	return json.Unmarshal(e.Body, q.Interaction)
}
