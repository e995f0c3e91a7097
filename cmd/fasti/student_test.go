package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"fasti/internal/question"
	"fasti/web/page"
)

// student takes quizzes as a browser without JavaScript does: by the forms of the pages.
type student struct {
	client *http.Client
	name   string
	sent   []*answer
}

// answer is one answer as it was sent.
type answer struct {
	path     string // of its question
	form     url.Values
	response question.Response // what the form says
	replied  bool
}

// begin starts a quiz and returns the path of its first question.
func (s *student) begin(site string, length int) (string, error) {
	return s.post(site+page.AttemptsPath(), url.Values{
		page.FieldScope: {page.ScopeAll}, page.FieldLength: {strconv.Itoa(length)},
		page.FieldFeedback: {page.FeedbackEach}, page.FieldName: {s.name},
	})
}

// post sends a form and returns where the reply leads.
func (s *student) post(address string, form url.Values) (string, error) {
	resp, err := s.client.PostForm(address, form)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther {
		return "", &statusError{address, resp.Status}
	}
	return resp.Header.Get("Location"), nil
}

// statusError is a reply that was none of those that a student gets.
type statusError struct{ address, status string }

func (e *statusError) Error() string { return e.address + " replied " + e.status }

// look fetches a page.
func (s *student) look(address string) (*goquery.Document, error) {
	resp, err := s.client.Get(address)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, &statusError{address, resp.Status}
	}
	return goquery.NewDocumentFromReader(resp.Body)
}

// answer opens a question, answers it, and notes what was sent, whether or not a reply comes.
func (s *student) answer(site, path string) error {
	doc, err := s.look(site + path)
	if err != nil {
		return err
	}
	a, err := fillIn(doc, path)
	if err != nil {
		return err
	}
	s.sent = append(s.sent, a)
	return s.send(site, a)
}

// send sends an answer, perhaps once more.
func (s *student) send(site string, a *answer) error {
	to, err := s.post(site+a.path, a.form)
	if err != nil {
		return err
	}
	if to != a.path {
		return fmt.Errorf("%s leads to %q instead of its verdict", a.path, to)
	}
	a.replied = true
	return nil
}

// fillIn answers the form of a question: with the first option, in the order shown, or with a year.
func fillIn(doc *goquery.Document, path string) (*answer, error) {
	form := doc.Find(`form[action="` + path + `"]`)
	sequence, _ := form.Find("input[name=" + page.FieldSequence + "]").Attr("value")
	a := &answer{path: path, form: url.Values{page.FieldSequence: {sequence}}}
	pick, isChoice := form.Find("input[name=" + page.FieldPick + "]").First().Attr("value")
	places := form.Find("select")
	switch {
	case isChoice:
		a.form.Set(page.FieldPick, pick)
		a.response.Picks = []string{pick}
	case places.Length() > 0:
		places.Each(func(i int, s *goquery.Selection) {
			name, _ := s.Attr("name")
			a.form.Set(name, strconv.Itoa(i+1))
			a.response.Picks = append(a.response.Picks, strings.TrimPrefix(name, page.FieldPosition))
		})
	case form.Find("input[name="+page.FieldText+"]").Length() > 0:
		a.form.Set(page.FieldText, "1922")
		a.response.Text = "1922"
	default:
		return nil, fmt.Errorf("%s has no form to answer", path)
	}
	return a, nil
}
