package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"fasti/internal/quiz"
	"fasti/web/page"
)

// showOverview lists the questions before they are handed in.
func (s *server) showOverview(c echo.Context) error {
	a, items, course, err := s.sitting(c)
	if err != nil {
		return err
	}
	if !a.Open() {
		return to(c, page.ResultPath(string(a.ID)))
	}
	v := page.OverviewView{Attempt: string(a.ID), Scope: scopeTitle(course, a.Settings)}
	for _, item := range items {
		o := page.OverviewItem{Number: item.Position, Stem: item.Question.Stem}
		if item.Answer != nil {
			o.Answer = item.Question.Interaction.Say(item.Answer.Response)
		}
		v.Items = append(v.Items, o)
	}
	return show(s, c, http.StatusOK, course.Meta().Title.String(), page.Overview, v)
}

// submitAttempt hands an attempt in.
func (s *server) submitAttempt(c echo.Context) error {
	if _, err := form(c); err != nil {
		return err
	}
	a, err := s.Quiz.Submit(c.Request().Context(), actor(c), quiz.AttemptID(c.Param("attempt")))
	if err != nil {
		return err
	}
	return to(c, page.ResultPath(string(a.ID)))
}

// showResult shows the score of an attempt that is handed in.
func (s *server) showResult(c echo.Context) error {
	a, items, course, err := s.sitting(c)
	if err != nil {
		return err
	}
	if a.Open() {
		return to(c, page.AttemptPath(string(a.ID)))
	}
	name, err := s.Roster.NameOf(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	v := page.ResultView{
		Attempt: string(a.ID), Scope: scopeTitle(course, a.Settings), Name: name, Started: a.Started,
		Submitted: a.Submitted, Points: a.Points, OutOf: float64(a.Length), Chance: chanceOf(items),
		Again: page.StartValues{
			Scope: scopeValue(a.Settings), Length: a.Settings.Length, Feedback: string(a.Settings.Feedback), Name: name,
		},
	}
	for _, item := range items {
		v.Items = append(v.Items, marked(item))
	}
	return show(s, c, http.StatusOK, course.Meta().Title.String(), page.Result, v)
}
