package storetest

import (
	"context"
	"errors"
	"strings"
	"time"

	"fasti/internal/errs"
	"fasti/internal/gradebook"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/internal/store"
)

var textChecks = []check{
	{"odd texts are kept as they are", textsKept},
	{"texts that one engine would refuse are refused", textsRefused},
}

var lifeChecks = []check{
	{"a store that is closed says so", closed},
	{"who has given up is told so, and nothing is stored", givenUp},
	{"an open store answers", pinged},
}

// odd are texts that something on the way could change.
var odd = []string{
	" leading and trailing ", "two\r\nlines\ttabbed", `'single' "double" \back`, "';DROP TABLE answer;--", "$1 ? :a %s %", "🎓👩🏽‍🏫", "שלום مرحبا",
	"e\u0301 stays apart, é together", "\u202ereversed\u202c", "replacement \ufffd", "separators \u2028 \u2029", "\ufeffmark", "<b>&amp;</b>",
	`\u0000 spelled out`, "𝔽 beyond 16 bits", "ı İ ß ẞ ς", strings.Repeat("long ", 20_000),
}

func textsKept(w *World) {
	learner := w.Learner("")
	a := w.Attempt(learner, len(odd), Start)
	files := map[string]string{}
	for i, text := range odd {
		w.OK(w.Store.NameLearner(w.Context(), learner, text, Start))
		w.equal("name", must[string](w)(w.Store.LearnerName(w.Context(), learner)), text)

		r := Answer(a, i+1, 1)
		r.Answer.Response.Text, r.Answer.Response.Picks = text, []string{text, ""}
		w.OK(w.Store.RecordAnswer(w.Context(), r))
		a.Version++
		a.Answered++
		got := must[quiz.Answer](w)(w.Store.Saved(w.Context(), learner, a.ID, i+1, 1))
		w.equal("response", got.Response, r.Answer.Response)
		files[text] = text
	}
	r := Revision()
	r.Hash, r.Files = "odd", files
	w.OK(w.Store.PutRevision(w.Context(), r))
	w.equal("Revision", must[store.Revision](w)(w.Store.Revision(w.Context(), "odd")), r)
}

func textsRefused(w *World) {
	learner := w.Learner("Ann")
	a := w.Attempt(learner, 1, Start)
	ctx, s := w.Context(), w.Store
	for _, bad := range []string{"nul \x00", "\xff", "half \xe2\x82", "surrogate \xed\xa0\x80"} {
		report, answer, revision := w.report(a, Start), Answer(a, 1, 1), Revision()
		report.Text, answer.Answer.Response.Text, revision.Hash, revision.Files = bad, bad, "bad", map[string]string{"a": bad}
		picked := Answer(a, 1, 1)
		picked.Answer.Response.Picks = []string{bad}
		fails := map[string]error{
			"name":     s.NameLearner(ctx, learner, bad, Start),
			"report":   s.CreateReport(ctx, report),
			"answer":   s.RecordAnswer(ctx, answer),
			"pick":     s.RecordAnswer(ctx, picked),
			"revision": s.PutRevision(ctx, revision),
			"audit":    s.Audit(ctx, roster.AuditEntry{ID: "a", At: Start, Action: "sign-in", Detail: map[string]any{"who": bad}}),
			"job":      s.Enqueue(ctx, store.Job{ID: "j", Kind: "import", Payload: bad, Due: Start}, Start),
		}
		_, fails["look up an account"] = s.AccountByEmail(ctx, bad)
		_, fails["look up an attempt"] = s.Attempt(ctx, learner, quiz.AttemptID(bad))
		_, _, fails["search"] = s.Scores(ctx, roster.DefaultClass, gradebook.Filter{Text: bad}, 0, 1)
		for what, err := range fails {
			if !errs.Is(err, errs.Invalid) {
				w.T.Errorf("%s of %q: got %v; want kind %v", what, bad, err, errs.Invalid)
			}
		}
	}
	w.equal("name", must[string](w)(s.LearnerName(ctx, learner)), "Ann")
	w.equal("attempt", must[quiz.Attempt](w)(s.Attempt(ctx, learner, a.ID)), a)
	_, err := s.Job(ctx, "j")
	w.kind(err, errs.NotFound)
	_, err = s.Revision(ctx, "bad")
	w.kind(err, errs.NotFound)
}

func closed(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	w.OK(w.Store.Close())
	w.OK(w.Store.Close())
	w.kind(w.Store.RecordAnswer(w.Context(), Answer(a, 1, 1)), errs.Unavailable)
	_, err := w.Store.Attempt(w.Context(), a.Learner, a.ID)
	w.kind(err, errs.Unavailable)
	_, _, err = w.Store.Attempts(w.Context(), a.Learner, false, 0, 1)
	w.kind(err, errs.Unavailable)
	w.kind(w.Store.Ping(w.Context()), errs.Unavailable)
}

func givenUp(w *World) {
	a := w.Attempt(w.Learner(""), 1, Start)
	gone := w.cancelled()
	if err := w.Store.RecordAnswer(gone, Answer(a, 1, 1)); !errors.Is(err, context.Canceled) {
		w.T.Errorf("got %v; want %v", err, context.Canceled)
	}
	_, _, err := w.Store.Attempts(gone, a.Learner, false, 0, 1)
	w.is(err, context.Canceled)
	_, err = w.Store.Attempt(gone, a.Learner, a.ID)
	w.is(err, context.Canceled)
	w.equal("attempt", must[quiz.Attempt](w)(w.Store.Attempt(w.Context(), a.Learner, a.ID)), a)

	late, stop := context.WithDeadline(w.Context(), time.Now().Add(-time.Second))
	defer stop()
	w.is(w.Store.RecordAnswer(late, Answer(a, 1, 1)), context.DeadlineExceeded)
}

func pinged(w *World) { w.OK(w.Store.Ping(w.Context())) }
