package server

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/quiz"
	"fasti/web/page"
)

// startAttempt makes a guest of whoever is nobody yet, and an attempt.
func (s *server) startAttempt(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	set, start := parseStart(f)
	if err := s.checkStart(c, set, &start); err != nil {
		return err
	}
	if start.ScopeError+start.LengthError+start.FeedbackError+start.NameError != "" {
		s.sentBack(c, start.ScopeError, start.LengthError, start.FeedbackError, start.NameError)
		return s.homeWith(c, http.StatusUnprocessableEntity, start)
	}
	if err := s.beSomebody(c); err != nil {
		return err
	}
	if err := s.Roster.Rename(c.Request().Context(), actor(c), start.Name); err != nil {
		return err
	}
	a, err := s.Quiz.Start(c.Request().Context(), actor(c), quiz.OpenPractice, set)
	if err != nil {
		return err
	}
	return to(c, page.QuestionPath(string(a.ID), 1))
}

// checkStart asks the course whether it has what is chosen, before anything is stored for it.
func (s *server) checkStart(c echo.Context, set quiz.Settings, start *page.StartForm) error {
	if start.ScopeError+start.LengthError+start.FeedbackError != "" {
		return nil
	}
	err := s.Quiz.Check(c.Request().Context(), quiz.OpenPractice, set)
	if errs.Is(err, errs.Invalid) {
		start.ScopeError = errs.Message(err)
		return nil
	}
	return err
}

// beSomebody makes a guest of a visitor, who from now on has something to keep.
func (s *server) beSomebody(c echo.Context) error {
	id := whoever(c)
	if id.actor.Known() {
		return nil
	}
	token, guest, err := s.Roster.StartGuest(c.Request().Context())
	if err != nil {
		return err
	}
	c.Set(identityKey, &identity{actor: guest, token: token})
	return s.enter(c, token, "")
}

// parseStart reads the start form; what is wrong with a field stands beside it.
func parseStart(f url.Values) (quiz.Settings, page.StartForm) {
	start := page.StartForm{
		Scope: f.Get(page.FieldScope), Length: f.Get(page.FieldLength), Feedback: f.Get(page.FieldFeedback),
		Name: strings.TrimSpace(f.Get(page.FieldName)),
	}
	var set quiz.Settings
	if era, ok := strings.CutPrefix(start.Scope, page.ScopeEraPrefix); ok {
		set.Era = history.EraID(era)
	} else if topic, ok := strings.CutPrefix(start.Scope, page.ScopeTopic); ok {
		set.Topic = history.TopicID(topic)
	} else if about, ok := strings.CutPrefix(start.Scope, page.ScopeAbout); ok {
		ref, err := history.ParseRef(about)
		if err != nil || ref.IsZero() {
			start.ScopeError = "Choose what to be asked about: everything, an era or a topic."
		}
		set.About = ref
	} else if start.Scope != page.ScopeAll && start.Scope != "" {
		start.ScopeError = "Choose what to be asked about: everything, an era or a topic."
	}
	n, err := strconv.Atoi(start.Length)
	if start.Length == "" {
		n, err = page.Lengths[1], nil
	}
	if err != nil || n < 1 || n > quiz.MaxLength {
		start.LengthError = "Choose a length from 1 to " + strconv.Itoa(quiz.MaxLength) + " questions."
	}
	set.Length, set.Feedback = n, quiz.Feedback(start.Feedback)
	if start.Feedback == "" {
		set.Feedback = quiz.FeedbackEach
	} else if set.Feedback != quiz.FeedbackEach && set.Feedback != quiz.FeedbackEnd {
		start.FeedbackError = "Choose when you want feedback: after each question, or at the end."
	}
	if len([]rune(start.Name)) > page.MaxName {
		start.NameError = "A name has at most " + strconv.Itoa(page.MaxName) + " characters here."
	}
	return set, start
}
