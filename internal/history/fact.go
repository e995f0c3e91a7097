package history

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// FactID names one thing that a course teaches: "russia/kirov-killed#date" is course, entity and predicate.
// Memory is kept by fact, so a FactID outlives every change of wording and of value.
type FactID string

// Fact is a FactID with a digest of its value, by which a corrected value is noticed.
type Fact struct {
	ID    FactID `json:"id"`
	Value string `json:"value"` // digest of the value, not the value
}

// NewFact names the fact that an entity's predicate has a value. The value is any text that changes with
// what is right: an EDTF date with its calendar, an ID, a list of IDs.
func NewFact(course CourseID, entity, predicate, value string) Fact {
	sum := sha256.Sum256([]byte(value))
	return Fact{
		ID:    FactID(string(course) + "/" + entity + "#" + predicate),
		Value: hex.EncodeToString(sum[:8]),
	}
}

// The predicates of dates. Those of the other facts are the roles of events.
const (
	FactDate = "date" // when an event was
	FactFrom = "from" // when a tenure began
	FactTo   = "to"   // when it ended
)

// Parts splits a FactID into course, entity and predicate; all are empty where it is not one.
func (f FactID) Parts() (course CourseID, entity, predicate string) {
	head, predicate, ok := strings.Cut(string(f), "#")
	if !ok {
		return "", "", ""
	}
	c, entity, ok := strings.Cut(head, "/")
	if !ok {
		return "", "", ""
	}
	return CourseID(c), entity, predicate
}

// valid reports whether the ID can name a fact of some course.
func (f FactID) valid() bool {
	c, entity, predicate := f.Parts()
	return ValidID(string(c)) && ValidID(entity) && ValidID(predicate)
}

// canBeDate reports whether the fact can be one that has a date: of some event or tenure, for all that its ID says.
func (f FactID) canBeDate() bool {
	_, _, predicate := f.Parts()
	return predicate == FactDate || predicate == FactFrom || predicate == FactTo
}
