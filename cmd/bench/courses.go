package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

// What a large course may cost: twelve times the time of one with a tenth of its events, and so many bytes an event
// once it is loaded.
const (
	mostTimes = 12
	mostBytes = 3000
)

// measureCourses compares how long a large and a small course take to load, from their files to a checked
// course, and how much memory the large one keeps.
func measureCourses(ctx context.Context, o options, t *table) error {
	var large, small, kept, milliseconds []float64
	for range o.rounds {
		if err := ctx.Err(); err != nil {
			return err
		}
		seconds, _, err := loadCourse(o.events / 10)
		if err != nil {
			return err
		}
		small = append(small, seconds)
		stop, err := profile(o.profile, ".courses")
		if err != nil {
			return err
		}
		seconds, bytes, err := loadCourse(o.events)
		if err := errors.Join(err, stop()); err != nil {
			return err
		}
		large, milliseconds = append(large, seconds), append(milliseconds, seconds*1000)
		kept = append(kept, bytes/float64(o.events))
	}
	t.row(fmt.Sprintf("milliseconds to load and check a course of %d events", o.events), rounded(milliseconds))
	t.atMost(fmt.Sprintf("the same / that of one of %d events", o.events/10), median(quotients(large, small)), mostTimes)
	t.atMost("bytes that it keeps, an event", median(kept), mostBytes)
	return nil
}

// loadCourse loads a generated course once, and returns the seconds that it took and the bytes that it keeps. Its files alone
// are in memory meanwhile: beside those of a larger one the collector would let more garbage lie, and it would look quicker.
func loadCourse(events int) (seconds, bytes float64, err error) {
	files := generate(events)
	before := heap()
	start := time.Now()
	course, problems := coursefile.Parse(files)
	seconds = time.Since(start).Seconds()
	if len(problems) > 0 {
		return 0, 0, fmt.Errorf("the generated course has %d problems, the first: %s", len(problems), problems[0])
	}
	bytes = heap() - before
	runtime.KeepAlive(course)
	runtime.KeepAlive(files)
	return seconds, bytes, nil
}

// heap is how many bytes are in use once what nobody needs is gone.
func heap() float64 {
	runtime.GC()
	runtime.GC() // what had a finalizer goes with the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// generate makes a course in memory, the same for the same number: ten eras, in which each event follows from
// the one before, has two people in it, and a day of its own.
func generate(events int) coursefile.Files {
	const eras, eventsAPerson = 10, 25
	people := events/eventsAPerson + 2
	files := coursefile.Files{
		"sources.yaml": "- { id: annals, kind: book, title: Annals, author: Nobody }\n",
		"places.yaml":  "- { id: city, name: The City, lat: 50.45, lon: 30.52, sources: [annals] }\n",
		"offices.yaml": "- { id: consul, title: Consul, holder: a consul, seats: many, sources: [annals] }\n",
	}
	var meta, list, tenures strings.Builder
	meta.WriteString("id: generated\ntitle: A Generated Course\nlanguages: [en]\neras:\n")
	for i := range people {
		fmt.Fprintf(&list, "- id: person-%d\n  name: Person Number %d\n  aliases: [P. Number %d]\n  who: The holder of office number %d.\n  born: { is: 0900, sources: [annals] }\n  sources: [annals]\n", i, i, i, i)
		fmt.Fprintf(&tenures, "- { id: person-%d-consul, office: consul, person: person-%d, from: 1000, to: 1001, sources: [annals] }\n", i, i)
	}
	files["people.yaml"], files["tenures.yaml"] = list.String(), tenures.String()
	for era := range eras {
		fmt.Fprintf(&meta, "  - { id: era-%d, title: Era %d }\n", era, era)
		var b strings.Builder
		for i := events * era / eras; i < events*(era+1)/eras; i++ {
			event(&b, i, events, people)
		}
		files[fmt.Sprintf("events/era-%d.yaml", era)] = b.String()
	}
	files["course.yaml"] = meta.String()
	return files
}

func event(b *strings.Builder, i, events, people int) {
	day := time.Date(1000, time.January, 1+i*3, 0, 0, 0, 0, time.UTC)
	fmt.Fprintf(b, `- id: event-%d
  title: Something of note happens for time number %d
  name: the noted happening number %d
  summary: >-
    A first sentence says what happened, and who was there to see it. A second one says why it came to this, and what
    came of it in the end.
  sources: [annals]
  date: { is: %s, sources: [annals] }
  place: { is: city, sources: [annals] }
  people:
    - { person: person-%d, role: %s, sources: [annals] }
    - { person: person-%d, role: %s, sources: [annals] }
  complete: [by]
`, i, i, i, day.Format(time.DateOnly), i%people, history.By, (i+1)%people, history.To)
	if i+1 < events {
		fmt.Fprintf(b, "  led_to:\n    - { event: event-%d, type: %s, sources: [annals] }\n", i+1, history.Trigger)
	}
}
