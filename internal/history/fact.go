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
