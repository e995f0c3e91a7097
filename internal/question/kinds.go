package question

import (
	"iter"

	"fasti/internal/history"
)

// MaxVariants is how many variants a kind makes of one anchor fact at most.
const MaxVariants = 8

// kind makes questions of one kind. Adding one is a file with its type, the file's test and a line in kinds.
type kind interface {
	// name is the kind's name in IDs, settings and files.
	name() Kind
	// anchors yields what the kind can hang a question on, whether or not a question comes of it.
	anchors(b *Bank) iter.Seq[anchor]
	// question makes one variant, and reports false where no sound question can be made.
	question(b *Bank, a anchor, variant int) (Question, bool)
	// refute derives again from the course, without the means by which the question was made, that the key is
	// right and nothing else is. It returns what is wrong.
	refute(c *history.Course, q *Question) []string
}

// kinds lists the kinds of question. Weight is how often a mixed paper asks for each.
var kinds = []struct {
	kind
	weight int
}{
	{eventDate{}, 3},
	{dateTyped{}, 2},
	{actor{}, 4},
	{officeOf{}, 3},
	{order{}, 2},
	{firstOfTwo{}, 2},
}

// Kinds lists the names of all kinds.
func Kinds() []Kind {
	names := make([]Kind, len(kinds))
	for i, k := range kinds {
		names[i] = k.name()
	}
	return names
}

// kindNumber returns the place of a kind in the list, and -1 for none of it.
func kindNumber(name Kind) int {
	for i, k := range kinds {
		if k.name() == name {
			return i
		}
	}
	return -1
}

// anchor is what a question hangs on: one claim of an event or of a tenure.
type anchor struct {
	event     *history.Event  // of a tenure's end, the event that tells it, if there is one
	tenure    *history.Tenure // nil for a claim of an event
	predicate string          // "date", a role, "from", "to"
	era       history.EraID
}

// topics are the threads that the anchor belongs to.
func (a anchor) topics() []history.TopicID {
	if a.event == nil {
		return nil
	}
	return a.event.Topics
}

// fact names the claim.
func (a anchor) fact(c *history.Course) history.Fact {
	switch {
	case a.tenure != nil:
		return tenureFact(c, a.tenure, a.predicate)
	case a.predicate == dateClaim:
		return dateFact(c, a.event)
	}
	return roleFact(c, a.event, history.Role(a.predicate))
}
