package server

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"fasti/internal/quiz"
	"fasti/web/page"
)

func reportForm(id quiz.AttemptID, number int) page.ReportForm {
	return page.ReportForm{Attempt: string(id), Number: number}
}

// reportQuestion stores what a student says is wrong with a question.
func (s *server) reportQuestion(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	sent, err := parseReport(f)
	if err != nil {
		return err
	}
	ctx, id := c.Request().Context(), quiz.AttemptID(sent.Attempt)
	a, item, _, err := s.Quiz.Item(ctx, actor(c), id, sent.Number)
	if err != nil {
		return err
	}
	course, err := s.course(c, a.Revision)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if sent.ReasonError+sent.TextError != "" {
		s.sentBack(c, sent.ReasonError, sent.TextError)
		status = http.StatusUnprocessableEntity
	} else {
		if _, err := s.Quiz.Report(ctx, actor(c), id, sent.Number, sent.Reason, sent.Text); err != nil {
			return err
		}
		sent.Sent = true
	}
	return show(s, c, status, course.Meta().Title.String(), page.Report, page.ReportView{
		Form: sent, Stem: item.Question.Stem, Back: page.QuestionPath(sent.Attempt, sent.Number),
	})
}

// parseReport reads the report form; what is wrong with a field stands beside it.
func parseReport(f url.Values) (page.ReportForm, error) {
	n, err := number(f.Get(page.FieldNumber))
	r := page.ReportForm{
		Attempt: f.Get(page.FieldAttempt), Number: n, Reason: f.Get(page.FieldReason),
		Text: strings.TrimSpace(f.Get(page.FieldText)),
	}
	if !slices.ContainsFunc(page.ReportReasons, func(known page.ReportReason) bool { return known.Value == r.Reason }) {
		r.ReasonError = "Choose what is wrong."
	}
	if utf8.RuneCountInString(r.Text) > page.MaxReportText {
		r.TextError = "A report has at most " + strconv.Itoa(page.MaxReportText) + " characters."
	}
	return r, err
}
