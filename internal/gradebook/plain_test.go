package gradebook_test

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/gradebook"
	"fasti/internal/quiz"
)

var update = flag.Bool("update", false, "write what is exported into the golden files")

var monday = time.Date(2026, time.November, 2, 9, 30, 0, 0, time.UTC)

// scores are rows with everything that a layout could trip over.
func scores() []gradebook.Score {
	score := func(id, student string, answered int, points float64, submitted time.Time) gradebook.Score {
		return gradebook.Score{QuizTitle: "Practice", Student: student, Attempt: quiz.Attempt{
			ID: quiz.AttemptID(id), Learner: "learner-7f3a", Length: 3, Answered: answered, Points: points,
			Started: monday, Submitted: submitted, Settings: quiz.Settings{Era: "soviet-union"},
		}}
	}
	kyiv := time.FixedZone("", 2*60*60)
	return []gradebook.Score{
		score("a1", "Vera Figner", 3, 2, monday.Add(10*time.Minute)),
		score("a2", "Леся «Українка», the poet", 2, 0, time.Time{}),
		score("a3", `=HYPERLINK("https://example.org","grades")`, 3, 2.0/3, monday.Add(time.Hour).In(kyiv)),
		score("a4", "", 3, 3, monday.Add(time.Minute)),
		score("-a5", "@two\nlines", 0, 0, monday.Add(time.Minute)),
	}
}

func era(s gradebook.Score) (string, error) { return "Era of " + string(s.Attempt.Settings.Era), nil }

func TestPlain(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][]gradebook.Score{"plain": scores(), "plain-empty": nil} {
		var b strings.Builder
		out := gradebook.NewPlain(&b, era)
		for _, s := range rows {
			if err := out.Write(s); err != nil {
				t.Fatal(err)
			}
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
		file := "testdata/" + name + ".csv"
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s:\n%s", file, diff)
		}
	}
}

func TestAScopeThatFailsIsTheWritesError(t *testing.T) {
	t.Parallel()
	gone := errors.New("the revision is gone")
	var b strings.Builder
	out := gradebook.NewPlain(&b, func(gradebook.Score) (string, error) { return "", gone })
	if err := out.Write(scores()[0]); !errors.Is(err, gone) {
		t.Errorf("wrote with the error %v", err)
	}
}
