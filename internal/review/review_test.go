package review_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/history"
	"fasti/internal/review"
)

func TestRate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		credit float64
		want   review.Rating
	}{
		{0, review.Again}, {0.49, review.Again}, {0.5, review.Hard}, {0.99, review.Hard}, {1, review.Good}, {1.5, review.Good},
	}
	for _, tt := range tests {
		if got := review.Rate(tt.credit); got != tt.want {
			t.Errorf("a credit of %v is rated %d, want %d", tt.credit, got, tt.want)
		}
	}
}

func TestNext(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)
	old, now := history.NewFact("russia", "kirov", "date", "1934-12-02"), history.NewFact("russia", "kirov", "date", "1934-12-01")
	tests := []struct {
		name  string
		m     review.Memory
		entry review.Entry
		want  review.Memory
	}{
		{
			"the first review makes the memory",
			review.Memory{},
			review.Entry{Fact: now, Credit: 1, At: noon},
			review.Memory{Fact: now, Seen: 1, Right: 1, LastSeen: noon},
		},
		{
			"part of the credit is not right",
			review.Memory{Fact: now, Seen: 1, Right: 1, LastSeen: noon, Version: 3},
			review.Entry{Fact: now, Credit: 0.99, At: noon.Add(time.Hour)},
			review.Memory{Fact: now, Seen: 2, Right: 1, Wrong: 1, LastSeen: noon.Add(time.Hour), Version: 3},
		},
		{
			"a corrected value is the one remembered",
			review.Memory{Fact: old, Seen: 4, Wrong: 4, LastSeen: noon, Version: 4},
			review.Entry{Fact: now, At: noon.Add(time.Minute)},
			review.Memory{Fact: now, Seen: 5, Wrong: 5, LastSeen: noon.Add(time.Minute), Version: 4},
		},
		{
			"a late entry does not turn back the clock",
			review.Memory{Fact: now, Seen: 1, Right: 1, LastSeen: noon},
			review.Entry{Fact: now, Credit: 1, At: noon.Add(-time.Hour)},
			review.Memory{Fact: now, Seen: 2, Right: 2, LastSeen: noon},
		},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, review.Next(tt.m, tt.entry)); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
	}
}

// A memory is a fold over the log: what is right and what is wrong add up to what was seen.
func TestEveryReviewCountsOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		credits := rapid.SliceOf(rapid.Float64Range(0, 1)).Draw(t, "credits")
		var m review.Memory
		full := 0
		for i, c := range credits {
			if c == 1 {
				full++
			}
			m = review.Next(m, review.Entry{Credit: c, At: time.Unix(int64(i), 0)})
		}
		if m.Seen != len(credits) || m.Right != full || m.Wrong != len(credits)-full {
			t.Fatalf("%v reviews made %+v", credits, m)
		}
	})
}

func TestStudyDay(t *testing.T) {
	t.Parallel()
	day := func(y int, m time.Month, d int) int {
		return int(time.Date(y, m, d, 12, 0, 0, 0, time.UTC).Unix() / 86400)
	}
	tests := []struct {
		name, zone, at string
		rollover       int
		want           int
	}{
		{"noon", "UTC", "2026-11-02T12:00:00Z", 4, day(2026, 11, 2)},
		{"just before the rollover", "UTC", "2026-11-02T03:59:59Z", 4, day(2026, 11, 1)},
		{"at the rollover", "UTC", "2026-11-02T04:00:00Z", 4, day(2026, 11, 2)},
		{"midnight counts where there is no rollover", "UTC", "2026-11-02T00:00:00Z", 0, day(2026, 11, 2)},
		{"the zone's evening is the next day in UTC", "America/New_York", "2026-11-03T02:00:00Z", 4, day(2026, 11, 2)},
		{"the zone's morning is the day before in UTC", "Asia/Almaty", "2026-11-01T23:30:00Z", 4, day(2026, 11, 2)},
		{"before the rollover there", "Asia/Almaty", "2026-11-01T22:30:00Z", 4, day(2026, 11, 1)},
		{"before 1970", "UTC", "1969-12-31T12:00:00Z", 4, -1},
		{"a day before 1970 rolls over", "UTC", "1970-01-01T03:00:00Z", 4, -1},
		// On 29 March 2026 Kyiv's clocks go from 03:00 to 04:00, at 01:00 UTC.
		{"the last minute before summer time", "Europe/Kyiv", "2026-03-29T00:59:59Z", 4, day(2026, 3, 28)},
		{"summer time begins at the rollover", "Europe/Kyiv", "2026-03-29T01:00:00Z", 4, day(2026, 3, 29)},
		// On 25 October 2026 they go from 04:00 back to 03:00, at 01:00 UTC.
		{"before the hour that comes twice", "Europe/Kyiv", "2026-10-24T23:30:00Z", 4, day(2026, 10, 24)},
		{"the hour that comes twice, again", "Europe/Kyiv", "2026-10-25T01:30:00Z", 4, day(2026, 10, 24)},
		{"winter time past the rollover", "Europe/Kyiv", "2026-10-25T02:00:00Z", 4, day(2026, 10, 25)},
	}
	for _, tt := range tests {
		zone, err := time.LoadLocation(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := review.StudyDay(at, zone, tt.rollover); got != tt.want {
			t.Errorf("%s: %s in %s is day %d, want %d", tt.name, tt.at, tt.zone, got, tt.want)
		}
	}
}

// Study days never go back, whatever clocks do, and no day is skipped.
func TestStudyDaysFollowEachOther(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Asia/Almaty", "Pacific/Apia"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
		last := review.StudyDay(at, zone, review.Rollover)
		for range 366 * 48 {
			at = at.Add(30 * time.Minute)
			day := review.StudyDay(at, zone, review.Rollover)
			if day != last && day != last+1 {
				t.Fatalf("%s: day %d follows day %d at %s", name, day, last, at)
			}
			last = day
		}
	}
}

func TestAMemoryIsCarriedOn(t *testing.T) {
	t.Parallel()
	at := func(seen, hour, version int) review.Memory {
		return review.Memory{Seen: seen, Version: version, LastSeen: time.Date(2026, time.November, 2, hour, 0, 0, 0, time.UTC)}
	}
	for _, tt := range []struct {
		name   string
		today  review.Memory
		former []review.Memory
		want   review.Memory
	}{
		{"nothing", review.Memory{}, []review.Memory{{}}, review.Memory{}},
		{"no other name", at(2, 9, 2), nil, at(2, 9, 2)},
		{"a former name alone is stored as a new one", review.Memory{}, []review.Memory{at(5, 9, 5)}, at(5, 9, 0)},
		{"today's is newer", at(6, 10, 1), []review.Memory{at(5, 9, 5)}, at(6, 10, 1)},
		{"the former one is newer", at(6, 10, 1), []review.Memory{at(5, 9, 5), at(7, 11, 7), {}}, at(7, 11, 1)},
		{"of one time", at(6, 10, 1), []review.Memory{at(5, 10, 5)}, at(6, 10, 1)},
	} {
		if got := review.CarriedOn(tt.today, tt.former...); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}
