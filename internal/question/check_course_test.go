package question_test

import (
	"testing"

	"fasti/internal/question"
)

// The course that comes with the program has no defects.
func TestTheEmbeddedCourseHasNoDefects(t *testing.T) {
	t.Parallel()
	course, _ := russia(t)
	r := question.NewBank(course).Check(func(done int) bool { return raceShare == 1 || done < 1000 })
	for _, d := range r.Defects {
		t.Errorf("%s: %s %q: %s", d.Fault, d.Kind, d.Stem, d.What)
	}
	for _, c := range r.Counts {
		if c.Questions == 0 && raceShare == 1 {
			t.Errorf("there are no questions of the kind %s", c.Kind)
		}
	}
	if !r.Complete && raceShare == 1 {
		t.Error("the check did not come to its end")
	}
}
