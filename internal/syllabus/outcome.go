package syllabus

import (
	"strings"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

// outcomeOf says what a class gets with a new course in place of the one before, which may be nil.
func outcomeOf(before, after *history.Course, overlay history.Overlay) Outcome {
	o := Outcome{Title: after.Meta().Title.String(), Contents: coursefile.Contents(after)}
	_, unfit := overlay.Apply(after)
	for _, p := range unfit {
		o.Unfit = append(o.Unfit, p.What)
	}
	if before == nil || before.ID() != after.ID() {
		o.Another = true
		return o
	}
	compared := coursefile.Compare(before, after)
	o.Summary, o.Memory = compared.Summary(), compared.Memory()
	for i, c := range compared.Changes {
		if i == Listed {
			o.More = len(compared.Changes) - Listed
			break
		}
		o.Changes = append(o.Changes, storable(c.String()))
	}
	return o
}

// problemsOf lists what is wrong with a file.
func problemsOf(list []coursefile.Problem) Outcome {
	var o Outcome
	for i, p := range list {
		if i == Listed {
			o.More = len(list) - Listed
			break
		}
		where := strings.TrimSuffix(strings.TrimSuffix(p.String(), p.What), ": ")
		o.Problems = append(o.Problems, Problem{Where: storable(where), What: storable(p.What)})
	}
	return o
}

// storable leaves out what a text of a file may have and the store does not take: a problem may quote bytes that are no
// text, which is why it is one.
func storable(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\u25af"), "\x00", "\u25af")
}
