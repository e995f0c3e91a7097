package coursefile

import (
	"fmt"
	"strings"

	"fasti/internal/history"
)

// Contents counts what is in a course: "121 events, 48 people, ...".
func Contents(course *history.Course) string {
	count := func(n int, one, many string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %s", n, many)
	}
	return strings.Join([]string{
		count(len(course.Events()), "event", "events"), count(len(course.People()), "person", "people"),
		count(len(course.Bodies()), "body", "bodies"), count(len(course.Offices()), "office", "offices"),
		count(len(course.Tenures()), "tenure", "tenures"), count(len(course.Places()), "place", "places"),
		count(len(course.Terms()), "term", "terms"), count(len(course.Sources()), "source", "sources"),
	}, ", ")
}
