package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"fasti/internal/edtf"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/web/page"
	"fasti/web/ui"
)

const (
	resumable      = 5 // open attempts that the front page offers to go on with
	sourcesPerPage = 60
)

// home is the front page of the course.
func (s *server) home(c echo.Context) error {
	return s.homeWith(c, http.StatusOK, page.StartForm{})
}

// homeWith shows the front page with the start form as it was sent.
func (s *server) homeWith(c echo.Context, status int, start page.StartForm) error {
	bank, err := s.active(c)
	if err != nil {
		return err
	}
	course := bank.Course()
	meta := course.Meta()
	start.Counting = !bank.Counted()
	start.Everything = available(bank, "", "")
	start.Eras = scopes(bank)
	if start.Name == "" {
		if start.Name, err = s.Roster.NameOf(c.Request().Context(), actor(c)); err != nil {
			return err
		}
	}
	open, err := s.resumes(c)
	if err != nil {
		return err
	}
	return show(s, c, status, meta.Title.String(), page.Home, page.HomeView{
		Title: meta.Title.String(), Preface: paragraphs(meta.Preface.String()), Resume: open, Start: start,
	})
}

// active is the bank that visitors of the default class are asked from.
func (s *server) active(c echo.Context) (*question.Bank, error) {
	edition, err := s.edition(c)
	if err != nil {
		return nil, err
	}
	return s.Courses.Bank(c.Request().Context(), edition)
}

// edition is the course that the default class is taught.
func (s *server) edition(c echo.Context) (quiz.Edition, error) {
	return s.Quiz.Active(c.Request().Context(), quiz.OpenPractice)
}

// available is how many questions there are about a part of the course, and any number but 0 while they are still being
// counted: nobody waits for that.
func available(bank *question.Bank, era history.EraID, topic history.TopicID) int {
	switch {
	case bank.Counted():
		return bank.Available(era, topic)
	case bank.Has(era, topic):
		return 1
	}
	return 0
}

// scopes are the eras of the course with their topics.
func scopes(bank *question.Bank) []page.ScopeEra {
	course := bank.Course()
	var out []page.ScopeEra
	for _, era := range course.Eras() {
		e := page.ScopeEra{
			ID: string(era.ID), Title: era.Title.String(), Years: era.Span.Date().Format(edtf.Style{}),
			Available: available(bank, era.ID, ""),
		}
		for _, topic := range course.Topics() {
			if topic.Era == era.ID {
				e.Topics = append(e.Topics, page.ScopeTopicItem{
					ID: string(topic.ID), Title: topic.Title.String(), Available: available(bank, "", topic.ID),
				})
			}
		}
		out = append(out, e)
	}
	return out
}

// resumes are the open attempts of whoever asks.
func (s *server) resumes(c echo.Context) ([]page.Resume, error) {
	ctx := c.Request().Context()
	list, _, err := s.Quiz.Attempts(ctx, actor(c), true, 0, resumable)
	if err != nil {
		return nil, err
	}
	var out []page.Resume
	for _, a := range list {
		marks, err := s.Quiz.Marks(ctx, actor(c), a.ID)
		if err != nil {
			return nil, err
		}
		course, err := s.course(c, a.Revision)
		if err != nil {
			return nil, err
		}
		next := quiz.Next(marks)
		if next == 0 {
			next = a.Length
		}
		out = append(out, page.Resume{
			Attempt: string(a.ID), Scope: scopeTitle(course, a.Settings), Next: next, Total: a.Length,
			Answered: a.Answered, Started: a.Started, AtEnd: a.Settings.Feedback == quiz.FeedbackEnd,
		})
	}
	return out, nil
}

// sources lists what the course draws on.
func (s *server) sources(c echo.Context) error {
	r, err := s.read(c)
	if err != nil {
		return err
	}
	all := r.course.Sources()
	v := page.SourcesView{Ask: r.ask(history.Ref{}, "")}
	if v.Pages, err = paging(r.n, sourcesPerPage, len(all)); err != nil {
		return err
	}
	cited := r.cited()
	for _, src := range onPage(all, r.n, sourcesPerPage) {
		v.Sources = append(v.Sources, sourceRow(&src, cited))
	}
	return showCoursePage(s, c, r, http.StatusOK, page.Sources, v)
}

// sourceRow is one work of a list.
func sourceRow(src *history.Source, cited map[history.SourceID][]history.CitedFor) page.Source {
	p := page.Source{
		ID: string(src.ID), Kind: src.Kind, Author: src.Author, Title: src.Title, Year: src.Year,
		Publisher: src.Publisher, URL: src.URL, Note: src.Note.String(),
	}
	if src.In != "" {
		p.Publisher = strings.TrimPrefix(src.In+", "+src.Publisher, ", ")
		p.Publisher = strings.TrimSuffix(p.Publisher, ", ")
	}
	for _, n := range cited[src.ID] {
		p.Cited = append(p.Cited, page.CitedAs{What: nounOf(n), Count: n.Count})
	}
	return p
}

// source works out the page of one work, with the events that cite it.
func (g visit) source(src *history.Source) (page.SourceView, error) {
	events := g.citing()[src.ID]
	v := page.SourceView{
		Heading: page.Heading{
			Up: append(g.up(""), ui.Link{Text: "Sources", Href: page.SourcesPath()}), Title: src.Title, Kind: "Source",
			Ask: g.ask(history.Ref{}, eraOf(events)),
		},
		Source: sourceRow(src, g.cited()), Events: g.items(onPage(events, g.n, itemsPerPage)),
	}
	var err error
	v.Pages, err = paging(g.n, itemsPerPage, len(events))
	return v, err
}

// nounOf names what was counted, in the right number.
func nounOf(n history.CitedFor) string {
	if n.Count == 1 {
		return n.One
	}
	return n.Many
}

// paragraphs splits a text at its empty lines.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}
