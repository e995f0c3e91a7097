package server

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/quiz"
	"fasti/web/page"
)

// showAttempt leads to wherever the attempt stands.
func (s *server) showAttempt(c echo.Context) error {
	id := c.Param("attempt")
	a, err := s.Quiz.Attempt(c.Request().Context(), actor(c), quiz.AttemptID(id))
	if err != nil {
		return err
	}
	if !a.Open() {
		return to(c, page.ResultPath(id))
	}
	marks, err := s.Quiz.Marks(c.Request().Context(), actor(c), a.ID)
	if err != nil {
		return err
	}
	if next := quiz.Next(marks); next > 0 {
		return to(c, page.QuestionPath(id, next))
	}
	return to(c, page.OverviewPath(id))
}

// showQuestion shows a question to answer, or its verdict where the student may see it.
func (s *server) showQuestion(c echo.Context) error {
	number, err := number(c.Param("number"))
	if err != nil {
		return err
	}
	a, item, marks, err := s.Quiz.Item(c.Request().Context(), actor(c), quiz.AttemptID(c.Param("attempt")), number)
	if err != nil {
		return err
	}
	course, err := s.course(c, a.Revision)
	if err != nil {
		return err
	}
	title := course.Meta().Title.String()
	if a.Reveals(item.Answer != nil) {
		return show(s, c, http.StatusOK, title, page.Verdict, page.VerdictView{
			Attempt: string(a.ID), Total: a.Length, Scope: scopeTitle(course, a.Settings), Review: marked(item),
			Next: nextOf(a, marks), Steps: steps(a, marks), Report: reportForm(a.ID, number),
		})
	}
	return show(s, c, http.StatusOK, title, page.Question, questionView(course, a, item, marks))
}

// nextOf is where a verdict leads on: to the result once the attempt is handed in.
func nextOf(a quiz.Attempt, marks []quiz.Mark) int {
	if !a.Open() {
		return 0
	}
	return quiz.Next(marks)
}

func questionView(course *history.Course, a quiz.Attempt, item quiz.Item, marks []quiz.Mark) page.QuestionView {
	q := item.Question
	v := page.QuestionView{
		Attempt: string(a.ID), Number: item.Position, Total: a.Length, Scope: scopeTitle(course, a.Settings),
		Stem: q.Stem, Content: contentNote(q.Content), Rule: q.Interaction.Rule(), Chance: chanceText(q.Interaction),
		Points: 1, Sequence: 1, AtEnd: a.Settings.Feedback == quiz.FeedbackEnd, Steps: steps(a, marks),
		Report: reportForm(a.ID, item.Position),
	}
	if item.Answer == nil {
		v.Form = formOf(q.Interaction, question.Response{}, nil)
		return v
	}
	v.Sequence, v.SavedAt = item.Answer.Sequence+1, item.Answer.At
	v.Form = formOf(q.Interaction, item.Answer.Response, nil)
	return v
}

// contentNote warns of what a question speaks of.
func contentNote(content string) string {
	if content == "" {
		return ""
	}
	return "This question speaks of " + content + "."
}

// answerQuestion stores an answer, and leads on: to the verdict, or to the next open question.
func (s *server) answerQuestion(c echo.Context) error {
	number, err := number(c.Param("number"))
	if err != nil {
		return err
	}
	f, err := form(c)
	if err != nil {
		return err
	}
	sequence, err := strconv.Atoi(f.Get(page.FieldSequence))
	if err != nil || sequence < 1 {
		return errs.New(errs.Invalid, "The form lacks its sequence number. Open the question again and answer there.")
	}
	ctx, id := c.Request().Context(), quiz.AttemptID(c.Param("attempt"))
	a, err := s.Quiz.Answer(ctx, actor(c), quiz.Sent{
		Attempt: id, Position: number, Sequence: sequence,
		Read: func(in question.Interaction) (question.Response, error) { return parseResponse(in, f) },
	})
	if errs.Is(err, errs.Invalid) {
		return s.askAgain(c, id, number, f, err)
	}
	if err != nil {
		return err
	}
	if a.Settings.Feedback == quiz.FeedbackEach {
		return to(c, page.QuestionPath(string(id), number))
	}
	if number < a.Length {
		return to(c, page.QuestionPath(string(id), number+1))
	}
	return to(c, page.OverviewPath(string(id)))
}

// askAgain shows the question with what was sent and why it could not be taken. Nothing was stored.
func (s *server) askAgain(c echo.Context, id quiz.AttemptID, number int, sent url.Values, cause error) error {
	a, item, marks, err := s.Quiz.Item(c.Request().Context(), actor(c), id, number)
	if err != nil {
		return err
	}
	if !a.Open() || a.Reveals(item.Answer != nil) {
		return cause
	}
	course, err := s.course(c, a.Revision)
	if err != nil {
		return err
	}
	response, err := parseResponse(item.Question.Interaction, sent)
	if err != nil || item.Question.Interaction.Check(response) != nil && len(response.Picks) == 1 {
		response = question.Response{}
	}
	v := questionView(course, a, item, marks)
	v.Form, v.Error = formOf(item.Question.Interaction, response, sent), errs.Message(cause)
	s.sentBack(c, cause.Error())
	return show(s, c, http.StatusUnprocessableEntity, course.Meta().Title.String(), page.Question, v)
}

// sitting loads the attempt of the request with its questions and its course.
func (s *server) sitting(c echo.Context) (quiz.Attempt, []quiz.Item, *history.Course, error) {
	a, items, err := s.Quiz.Sitting(c.Request().Context(), actor(c), quiz.AttemptID(c.Param("attempt")))
	if err != nil {
		return quiz.Attempt{}, nil, nil, err
	}
	course, err := s.course(c, a.Revision)
	return a, items, course, err
}

// course returns the course of a revision, which is what an attempt's titles are those of.
func (s *server) course(c echo.Context, revision string) (*history.Course, error) {
	return s.Courses.Course(c.Request().Context(), revision)
}
