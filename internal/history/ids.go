package history

import "strings"

// The identifiers of entities. Each is a slug of lower-case letters, digits and hyphens, unique among the
// entities of its kind, and never changes: where one must, the old one stays behind in Formerly.
type (
	// CourseID names a course.
	CourseID string
	// EraID names an era of a course.
	EraID string
	// TopicID names a topic of a course.
	TopicID string
	// SourceID names a source.
	SourceID string
	// PersonID names a person.
	PersonID string
	// BodyID names a body.
	BodyID string
	// OfficeID names an office.
	OfficeID string
	// TenureID names a tenure. No event has the same: both have facts, which are named by their entity.
	TenureID string
	// PlaceID names a place.
	PlaceID string
	// TermID names a word of the glossary.
	TermID string
	// EventID names an event.
	EventID string
)

// MaxID is the longest an ID may be, in bytes.
const MaxID = 80

// ValidID reports whether s can be an ID: "kirov-killed", "politburo-1919".
func ValidID(s string) bool {
	if s == "" || len(s) > MaxID || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// Origin is where an entity was read: a file of the course and its place in that file's list, from 0. It
// serves messages about the course and is no part of its meaning.
type Origin struct {
	File  string
	Index int
}
