package syllabus_test

import (
	"fmt"
	"strings"
	"testing"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

func TestAFileIsReadShownTakenAndUndone(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	before := s.course()
	title := s.firstEvent().Title.String()
	u, f := upload(`C:\courses\mine.zip`, zipped(t, s.changedTitle(title, title+" again")))
	i := s.receive(u)
	<-f.closed
	if i.State != syllabus.Ready || i.Name != "mine.zip" || i.Done != i.Size || i.Outcome.Format != "zip" {
		t.Fatalf("the import is %+v", i)
	}
	if i.Outcome.Another || len(i.Outcome.Changes) != 1 || !strings.Contains(i.Outcome.Changes[0], title+" again") || i.Outcome.Summary == "" || i.Outcome.Memory == "" {
		t.Errorf("it would change %+v", i.Outcome)
	}
	if got := s.course(); got.Revision != before.Revision {
		t.Fatal("it was taken over before anybody said so")
	}
	if err := s.Take(t.Context(), s.clio, roster.DefaultClass, i.ID); err != nil {
		t.Fatal(err)
	}
	if got := s.course(); got.Revision != i.Revision || s.importNow(i.ID).State != syllabus.Taken {
		t.Errorf("the class is on %s, want %s", got.Revision, i.Revision)
	}
	s.kind(s.Take(t.Context(), s.clio, roster.DefaultClass, i.ID), errs.Conflict)

	at, outcome, err := s.Preview(t.Context(), s.clio, roster.DefaultClass, before.Revision)
	if err != nil || at.Revision != i.Revision || len(outcome.Changes) != 1 {
		t.Fatalf("going back would change %+v, %v", outcome, err)
	}
	if err := s.Move(t.Context(), s.clio, roster.DefaultClass, i.Revision, before.Revision); err != nil {
		t.Fatal(err)
	}
	s.kind(s.Move(t.Context(), s.clio, roster.DefaultClass, i.Revision, before.Revision), errs.Conflict)
	if got := s.course(); got.Revision != before.Revision {
		t.Errorf("the class is on %s, want %s again", got.Revision, before.Revision)
	}
	steps, n, err := s.Steps(t.Context(), s.clio, roster.DefaultClass, 0, 10)
	if err != nil || n != 3 || steps[0].Who != "clio" || steps[0].To != before.Revision || steps[1].To != i.Revision || steps[2].Who != "" {
		t.Errorf("the steps are %+v (%d), %v", steps, n, err)
	}
}

// changedTitle changes the title of an event, wherever it stands.
func (s *school) changedTitle(was, is string) coursefile.Files {
	s.Helper()
	for name, text := range s.files {
		if strings.HasPrefix(name, "events") && strings.Contains(text, was) {
			return s.changed(name, was, is)
		}
	}
	s.Fatalf("no event is titled %q", was)
	return nil
}

func TestWhatComesOfFiles(t *testing.T) {
	t.Parallel()
	files := newSchool(t).files
	tests := map[string]struct {
		name, title string
		data        []byte
		state       syllabus.State
		want        string // in the outcome
	}{
		"the same course":  {"same.zip", "", zipped(t, files), syllabus.Same, ""},
		"no text":          {"bad.csv", "", []byte("date,event,source\n\xff\xfe1917,x,y\n"), syllabus.Refused, "UTF-8"},
		"problems":         {"bad.csv", "", []byte("date,event,source\n1917-13,A revolt,nobody\n"), syllabus.Refused, "column A (date)"},
		"a picture":        {"bad.pdf", "", []byte("%PDF-1.7 "), syllabus.Refused, "This is a PDF"},
		"a course anew":    {"kings.csv", "The Seven Kings", []byte("date,event,source\n-0752,Rome is founded,Livy\n"), syllabus.Ready, "The Seven Kings"},
		"a broken archive": {"broken.zip", "", zipped(t, files)[:200], syllabus.Refused, "zip"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSchool(t)
			u, f := upload(tt.name, tt.data)
			u.Title = tt.title
			i := s.receive(u)
			<-f.closed
			text := fmt.Sprintf("%+v", i.Outcome)
			if i.State != tt.state || !strings.Contains(text, tt.want) {
				t.Errorf("it is %s, want %s with %q: %s", i.State, tt.state, tt.want, text)
			}
			if i.State != syllabus.Ready && i.Revision != "" {
				t.Errorf("there is a revision %q to take", i.Revision)
			}
			if i.Outcome.Another != (tt.title != "") {
				t.Error("whether it is another course is told wrongly")
			}
		})
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	var b strings.Builder
	b.WriteString("date,event,source\n")
	for n := range syllabus.Listed + 7 {
		fmt.Fprintf(&b, "1917-13,Revolt %d,%s\n", n, s.anySource())
	}
	u, _ := upload("many.csv", []byte(b.String()))
	i := s.receive(u)
	if len(i.Outcome.Problems) != syllabus.Listed || i.Outcome.More != 7 {
		t.Errorf("%d problems are listed and %d counted beside them", len(i.Outcome.Problems), i.Outcome.More)
	}
	if p := i.Outcome.Problems[0]; p.Where != "many.csv: row 2, column A (date)" || strings.HasPrefix(p.What, p.Where) {
		t.Errorf("the first problem is at %q: %q", p.Where, p.What)
	}
}

func (s *school) anySource() string {
	course, _ := coursefile.Parse(s.files)
	return string(course.Sources()[0].ID)
}
