package server

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"fasti/internal/gradebook"
	"fasti/internal/quiz"
	"fasti/internal/roster"
	"fasti/web/page"
)

// Rows a page of each table.
const (
	scoresPerPage  = 25
	reportsPerPage = 20
)

// showDesk lists the attempts of the default class, narrowed by the name of the student.
func (s *server) showDesk(c echo.Context) error {
	q, err := query(c)
	if err != nil {
		return err
	}
	n, err := pageNumber(q, page.ParamPage)
	if err != nil {
		return err
	}
	v := page.DeskView{Filter: strings.TrimSpace(q.Get(page.ParamFilter))}
	list, total, err := s.Gradebook.Scores(c.Request().Context(), actor(c), roster.DefaultClass,
		gradebook.Filter{Text: v.Filter}, (n-1)*scoresPerPage, scoresPerPage)
	if err != nil {
		return err
	}
	if v.Paging, err = paging(n, scoresPerPage, total); err != nil {
		return err
	}
	for _, score := range list {
		row, err := s.attemptRow(c, score)
		if err != nil {
			return err
		}
		v.Attempts = append(v.Attempts, row)
	}
	if err := s.aroundAttempts(c, &v); err != nil {
		return err
	}
	return showAtDesk(s, c, page.Desk, v)
}

// aroundAttempts tells what the table doesn't: whether there are attempts at all, and how many reports wait.
func (s *server) aroundAttempts(c echo.Context, v *page.DeskView) (err error) {
	ctx := c.Request().Context()
	all := v.Paging.Total
	if all == 0 && v.Filter != "" {
		if _, all, err = s.Gradebook.Scores(ctx, actor(c), roster.DefaultClass, gradebook.Filter{}, 0, 1); err != nil {
			return err
		}
	}
	v.Any = all > 0
	_, _, v.Reports, err = s.Gradebook.Reports(ctx, actor(c), roster.DefaultClass, 0, 1)
	return err
}

func (s *server) attemptRow(c echo.Context, score gradebook.Score) (page.AttemptRow, error) {
	a := score.Attempt
	scope, err := s.scopeOf(c, a)
	return page.AttemptRow{
		Attempt: string(a.ID), Student: score.Student, Label: label(a.Learner), Scope: scope, Started: a.Started,
		Submitted: a.Submitted, Answered: a.Answered, Total: a.Length, Points: a.Points, OutOf: float64(a.Length),
	}, err
}

// scopeOf names what an attempt asks about, in the words of the course that it was drawn from.
func (s *server) scopeOf(c echo.Context, a quiz.Attempt) (string, error) {
	course, err := s.course(c, a.Revision)
	if err != nil {
		return "", err
	}
	return scopeTitle(course, a.Settings), nil
}

// showDeskAttempt shows one attempt of a student, question by question.
func (s *server) showDeskAttempt(c echo.Context) error {
	score, items, err := s.Gradebook.Sitting(
		c.Request().Context(), actor(c), roster.DefaultClass, quiz.AttemptID(c.Param("attempt")))
	if err != nil {
		return err
	}
	var v page.DeskAttemptView
	if v.Row, err = s.attemptRow(c, score); err != nil {
		return err
	}
	for _, item := range items {
		v.Items = append(v.Items, marked(item))
	}
	return showAtDesk(s, c, page.DeskAttempt, v)
}

// showDeskReports lists what students say is wrong with questions.
func (s *server) showDeskReports(c echo.Context) error {
	q, err := query(c)
	if err != nil {
		return err
	}
	n, err := pageNumber(q, page.ParamPage)
	if err != nil {
		return err
	}
	list, total, _, err := s.Gradebook.Reports(
		c.Request().Context(), actor(c), roster.DefaultClass, (n-1)*reportsPerPage, reportsPerPage)
	if err != nil {
		return err
	}
	var v page.DeskReportsView
	if v.Paging, err = paging(n, reportsPerPage, total); err != nil {
		return err
	}
	for _, r := range list {
		v.Items = append(v.Items, reportRow(r))
	}
	return showAtDesk(s, c, page.DeskReports, v)
}

func reportRow(r gradebook.Report) page.ReportRow {
	row := page.ReportRow{
		At: r.At, Student: r.Student, Reason: r.Reason, Text: r.Text, Stem: r.Item.Question.Stem,
		Key: r.Item.Question.Interaction.Key(), Attempt: string(r.Attempt), Number: r.Position,
	}
	if row.Student == "" {
		row.Student = label(r.Learner)
	}
	for _, f := range r.Facts {
		row.Facts = append(row.Facts, string(f))
	}
	return row
}

// showAtDesk renders a page of the desk in its frame.
func showAtDesk[V any](s *server, c echo.Context, p func(page.Frame, V) templ.Component, view V) error {
	bank, err := s.active(c)
	if err != nil {
		return err
	}
	return show(s, c, http.StatusOK, bank.Course().Meta().Title.String(), p, view)
}
