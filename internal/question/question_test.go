package question_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/history"
	"fasti/internal/question"
)

// Questions of every kind, and so of every interaction, are kept with an attempt and read back without the course.
func TestQuestionsSurviveJSON(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, k := range question.Kinds() {
		q := first(t, realm(), k)
		q.Content = "violence"
		q.Notes = []question.Note{{Mark: history.Disputed, Text: "Some differ.", Sources: by}}
		data, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		var back question.Question
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(q, back); diff != "" {
			t.Errorf("%s changed:\n%s", k, diff)
		}
		names[q.Interaction.Name()] = true
	}
	for _, want := range []string{"choice", "typed date", "order"} {
		if !names[want] {
			t.Errorf("no kind has the interaction %s", want)
		}
	}
}

func TestATypedDateSurvivesJSON(t *testing.T) {
	t.Parallel()
	d := typedAs("1917-10-25", "julian", rivalDate(history.Corrected, "1917-11"))
	d.Rivals[0].Points = 0.5
	d.Rivals[0].Calendar = "julian"
	q := question.Question{ID: "1f", Interaction: d}
	data, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	var back question.Question
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(q, back); diff != "" {
		t.Errorf("it changed:\n%s", diff)
	}
	if !strings.Contains(string(data), `"interaction":"typed date"`) {
		t.Errorf("the interaction is not named in %s", data)
	}
}

func TestJSONThatIsNoQuestion(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		`{"id":"1f","interaction":"riddle","body":{}}`: `question 1f has the interaction "riddle", which is not known here`,
		`{"id":"1f"}`: `the interaction ""`,
		`{"id":1}`:    "cannot unmarshal number",
		`{"id":"1f","interaction":"choice","body":[]}`:              "cannot unmarshal array",
		`{"id":"1f","interaction":"order","body":{"items":"none"}}`: "cannot unmarshal string",
	} {
		var q question.Question
		if err := json.Unmarshal([]byte(data), &q); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", data, err, want)
		}
	}
	if _, err := json.Marshal(question.Question{ID: "1f"}); err == nil || !strings.Contains(err.Error(), "question 1f has no interaction") {
		t.Errorf("a question without an interaction is written: %v", err)
	}
}

func TestResponsesAndCredit(t *testing.T) {
	t.Parallel()
	if !(question.Response{}).IsZero() || (question.Response{Text: "1922"}).IsZero() || (question.Response{Picks: []string{"a"}}).IsZero() {
		t.Error("an answer is taken for none, or none for one")
	}
	v := question.Verdict{Points: 0.5, Credit: []float64{1, 0}}
	if v.CreditOf(0) != 1 || v.CreditOf(1) != 0 || v.CreditOf(2) != 0.5 {
		t.Errorf("the credits are %v, %v, %v", v.CreditOf(0), v.CreditOf(1), v.CreditOf(2))
	}
	if c := (question.Verdict{Points: 0.25}).CreditOf(0); c != 0.25 {
		t.Errorf("without credits of its own a fact gets %v", c)
	}
}
