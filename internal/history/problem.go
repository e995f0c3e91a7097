package history

import "fmt"

// Problem is one thing wrong with a draft, and what would be right.
type Problem struct {
	Origin Origin // where the entity was read
	Path   string // the field inside the entity: "date.is", "people[1].role"; "" for the entity itself
	Offset int    // in the field's text, in bytes, where that is known
	Entity string // "event kirov-killed"
	What   string // a clause: "there is no person \"kirow\""
}

// String returns the problem without its place in a file.
func (p Problem) String() string {
	if p.Path == "" {
		return fmt.Sprintf("%s: %s", p.Entity, p.What)
	}
	return fmt.Sprintf("%s: %s: %s", p.Entity, p.Path, p.What)
}
