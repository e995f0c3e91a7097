package question_test

import (
	"testing"

	"fasti/internal/question"
)

// The course that comes with the program has no defects.
func TestTheEmbeddedCourseHasNoDefects(t *testing.T) {
	t.Parallel()
	course, _ := russia(t)
	r := question.NewBank(course).Check(nil)
	for _, d := range r.Defects {
		t.Errorf("%s: %s %q: %s", d.Fault, d.Kind, d.Stem, d.What)
	}
	for _, c := range r.Counts {
		if c.Questions == 0 {
			t.Errorf("there are no questions of the kind %s", c.Kind)
		}
	}
	if !r.Complete {
		t.Error("the check did not come to its end")
	}
}
