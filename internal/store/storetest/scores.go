package storetest

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/internal/roster"
)

var scoreChecks = []check{
	{"scores come in pages, the latest first", scorePages},
	{"scores are found by name in every script", scoresByName},
	{"scores stream, the oldest first, each once", scoreStream},
	{"a stream of scores stops at the reader's error", scoreStreamStops},
	{"a score is its class's alone", scoreOfClass},
}

var reportChecks = []check{
	{"a report shows the question as the student saw it", reportKept},
	{"reports come in pages, the latest first", reportPages},
	{"a report needs its question, and is there once", reportNeeds},
}

func (w *World) score(student string, a quiz.Attempt) gradebook.Score {
	return gradebook.Score{Attempt: a, QuizTitle: Defaults().QuizTitle, Student: student}
}

// named makes an attempt with a given ID, for an order that its ID decides.
func (w *World) named(learner roster.LearnerID, id quiz.AttemptID) quiz.Attempt {
	return w.attemptWith(learner, 1, func(a *quiz.Attempt) { a.ID = id })
}

func scorePages(w *World) {
	ann, nobody := w.Learner("Ann"), w.Learner("")
	// IDs of one moment go by bytes, whatever the language of the server.
	want := []gradebook.Score{
		w.score("Ann", w.Attempt(ann, 2, Start.Add(time.Hour))),
		w.score("", w.named(nobody, "b")), w.score("Ann", w.named(ann, "a")), w.score("", w.named(nobody, "B")),
		w.score("Ann", w.Attempt(ann, 1, Start.Add(-time.Hour))),
	}
	for _, c := range []struct {
		offset, limit int
		want          []gradebook.Score
	}{{0, 10, want}, {0, 2, want[:2]}, {2, 2, want[2:4]}, {4, 5, want[4:]}, {5, 5, nil}} {
		page, total, err := w.Store.Scores(w.Context(), roster.DefaultClass, gradebook.Filter{}, c.offset, c.limit)
		w.OK(err)
		w.equal(fmt.Sprintf("Scores(%d, %d)", c.offset, c.limit), page, c.want)
		w.equal("total", total, len(want))
	}
	page, total, err := w.Store.Scores(w.Context(), "another class", gradebook.Filter{}, 0, 10)
	w.OK(err)
	w.equal("of another class", len(page)+total, 0)
}

func scoresByName(w *World) {
	names := []string{
		"Анна Ковальчук", "ΟΔΥΣΣΕΥΣ Νίκος", "Ümit Çelik", "Gruß Straße", "100% Sure_Thing!", "O'Brien \\ \"Q\"", "علي", "",
	}
	for _, name := range names {
		w.Attempt(w.Learner(name), 1, Start)
	}
	for text, want := range map[string][]string{
		"КОВАЛЬ": {names[0]}, "анна": {names[0]}, "οδυσσεύς": {}, "οδυσσευς": {names[1]}, "ΝΊΚΟΣ": {names[1]}, "νίκοσ": {names[1]},
		"ÜMIT": {names[2]}, "çELIK": {names[2]}, "gruss": {names[3]}, "GRUẞ": {names[3]}, "STRASSE": {names[3]},
		"100%": {names[4]}, "%": {names[4]}, "_": {names[4]}, "!": {names[4]}, "e_t": {names[4]}, "e%t": {},
		"o'brien": {names[5]}, `\`: {names[5]}, `"q"`: {names[5]}, "علي": {names[6]}, "nobody": {}, " ": {names[0], names[1], names[2], names[3], names[4], names[5]},
	} {
		filter := gradebook.Filter{Text: text}
		page, total, err := w.Store.Scores(w.Context(), roster.DefaultClass, filter, 0, 100)
		w.OK(err)
		found := map[string]bool{}
		for _, s := range page {
			found[s.Student] = true
		}
		expected := map[string]bool{}
		for _, name := range want {
			expected[name] = true
		}
		w.equal(fmt.Sprintf("found by %q", text), found, expected)
		w.equal("total", total, len(want))
		n := 0
		w.OK(w.Store.EachScore(w.Context(), roster.DefaultClass, filter, func(gradebook.Score) error { n++; return nil }))
		w.equal(fmt.Sprintf("streamed by %q", text), n, len(want))
	}
	long := gradebook.Filter{Text: strings.Repeat("я", 501)}
	_, _, err := w.Store.Scores(w.Context(), roster.DefaultClass, long, 0, 10)
	w.kind(err, errs.Invalid)
	w.kind(w.Store.EachScore(w.Context(), roster.DefaultClass, long, func(gradebook.Score) error { return nil }), errs.Invalid)
}

func scoreStream(w *World) {
	ann := w.Learner("Ann")
	moment := func(i int) time.Time { return Start.Add(time.Duration(i/3) * time.Minute) } // three share each
	// All at once, as a class would: one after the other they would wait for the disk each time.
	want := make([]quiz.Attempt, streamed)
	for _, err := range race(32, func(g int) error {
		for i := g; i < streamed; i += 32 {
			a := quiz.Attempt{
				ID: quiz.AttemptID(fmt.Sprintf("s%04d", i)), Learner: ann, Quiz: quiz.OpenPractice, Class: roster.DefaultClass,
				Revision: Hash, Length: 1, Version: 1, Started: moment(i), Settings: quiz.Settings{Feedback: quiz.FeedbackEnd},
			}
			want[i] = a
			if err := w.Store.CreateAttempt(w.Context(), a, Paper(1)); err != nil {
				return err
			}
		}
		return nil
	}) {
		w.OK(err)
	}
	var got []quiz.Attempt
	w.OK(w.Store.EachScore(w.Context(), roster.DefaultClass, gradebook.Filter{}, func(s gradebook.Score) error {
		got = append(got, s.Attempt)
		if len(got) == 10 {
			for _, id := range []quiz.AttemptID{"s0520", "s0000"} {
				w.OK(w.Store.Submit(w.Context(), quiz.Submission{Learner: ann, Attempt: id, Version: 1, At: Start}))
			}
			w.named(ann, "early") // it sorts before all that is read yet
		}
		return nil
	}))
	want[520].Submitted, want[520].Version = Start, 2
	w.equal("attempts", got, want)
}

func scoreStreamStops(w *World) {
	ann := w.Learner("Ann")
	w.Attempt(ann, 1, Start)
	w.Attempt(ann, 1, Start)
	enough, n := errors.New("enough"), 0
	stop := func(gradebook.Score) error { n++; return enough }
	w.is(w.Store.EachScore(w.Context(), roster.DefaultClass, gradebook.Filter{}, stop), enough)
	w.equal("scores read", n, 1)
}

func scoreOfClass(w *World) {
	a := w.Attempt(w.Learner("Ann"), 1, Start)
	got := must[gradebook.Score](w)(w.Store.Score(w.Context(), roster.DefaultClass, a.ID))
	w.equal("Score", got, w.score("Ann", a))
	_, err := w.Store.Score(w.Context(), "another class", a.ID)
	w.kind(err, errs.NotFound)
	_, err = w.Store.Score(w.Context(), roster.DefaultClass, "none")
	w.kind(err, errs.NotFound)
}

func (w *World) report(a quiz.Attempt, at time.Time) quiz.Report {
	return quiz.Report{
		ID: w.ID("report"), Learner: a.Learner, Attempt: a.ID, Position: 1, Question: Question(1).ID, Revision: Hash,
		Facts: []history.FactID{"B", "a", "é"}, Reason: "wrong", Text: "It was «Tuesday», wasn't it?", At: at,
	}
}

func reportKept(w *World) {
	a := w.Attempt(w.Learner("Ann"), 2, Start)
	answered := Answer(a, 1, 1)
	w.OK(w.Store.RecordAnswer(w.Context(), answered))
	r := w.report(a, Start)
	r.Facts = []history.FactID{"é", "a", "B"} // they come back in the order of bytes
	w.OK(w.Store.CreateReport(w.Context(), r))
	none := w.report(a, Start.Add(-time.Hour))
	none.Facts, none.Position, none.Question, none.Text = nil, 2, Question(2).ID, ""
	w.OK(w.Store.CreateReport(w.Context(), none))

	list, total, open, err := w.Store.Reports(w.Context(), roster.DefaultClass, 0, 10)
	w.OK(err)
	w.equal("total and open", [2]int{total, open}, [2]int{2, 2})
	r.Facts = []history.FactID{"B", "a", "é"}
	w.equal("Reports", list, []gradebook.Report{
		{Report: r, Student: "Ann", Item: quiz.Item{Position: 1, Question: Question(1), Answer: &answered.Answer}},
		{Report: none, Student: "Ann", Item: quiz.Item{Position: 2, Question: Question(2)}},
	})
}

func reportPages(w *World) {
	a := w.Attempt(w.Learner("Ann"), 1, Start)
	var want []string // the latest first
	for i := range 4 {
		r := w.report(a, Start.Add(time.Duration(i/2)*time.Hour))
		w.OK(w.Store.CreateReport(w.Context(), r))
		want = append([]string{r.ID}, want...)
	}
	for _, c := range []struct {
		offset, limit int
		want          []string
	}{{0, 10, want}, {0, 3, want[:3]}, {3, 3, want[3:]}, {4, 3, nil}} {
		list, total, open, err := w.Store.Reports(w.Context(), roster.DefaultClass, c.offset, c.limit)
		w.OK(err)
		var got []string
		for _, r := range list {
			got = append(got, r.ID)
		}
		w.equal(fmt.Sprintf("Reports(%d, %d)", c.offset, c.limit), got, c.want)
		w.equal("total and open", [2]int{total, open}, [2]int{4, 4})
	}
	_, total, open, err := w.Store.Reports(w.Context(), "another class", 0, 10)
	w.OK(err)
	w.equal("of another class", total+open, 0)
}

func reportNeeds(w *World) {
	a := w.Attempt(w.Learner("Ann"), 1, Start)
	for what, change := range map[string]func(r *quiz.Report){
		"another learner":      func(r *quiz.Report) { r.Learner = w.Learner("Bob") },
		"another attempt":      func(r *quiz.Report) { r.Attempt = "none" },
		"a position too far":   func(r *quiz.Report) { r.Position = 2 },
		"an unknown revision":  func(r *quiz.Report) { r.Revision = "sha256:0000" },
		"a learner not stored": func(r *quiz.Report) { r.Learner = "nobody" },
	} {
		r := w.report(a, Start)
		change(&r)
		if err := w.Store.CreateReport(w.Context(), r); !errs.Is(err, errs.NotFound) {
			w.T.Errorf("%s: got %v; want kind %v", what, err, errs.NotFound)
		}
	}
	r := w.report(a, Start)
	w.OK(w.Store.CreateReport(w.Context(), r))
	w.kind(w.Store.CreateReport(w.Context(), r), errs.Conflict)
	_, total, _, err := w.Store.Reports(w.Context(), roster.DefaultClass, 0, 1)
	w.OK(err)
	w.equal("total", total, 1)
}
