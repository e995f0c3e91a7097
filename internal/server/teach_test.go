package server_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"fasti/internal/coursefile"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
)

// teacher is a site with its instructor signed in.
func teacher(t *testing.T) (*site, *browser) {
	t.Helper()
	s := newSite(t)
	s.instructor()
	b := s.browser()
	b.signIn()
	return s, b
}

// upload sends the form with a file; "" for none chosen. Further fields go before the file, as on the page.
func (b *browser) upload(name string, data []byte, pairs ...string) *page {
	b.Helper()
	body, kind := multipartForm(b.T, name, data, pairs...)
	r := b.request(http.MethodPost, "/desk/course/imports", body)
	r.Header.Set("Content-Type", kind)
	return b.do(r)
}

func multipartForm(t *testing.T, name string, data []byte, pairs ...string) (io.Reader, string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i+1 < len(pairs); i += 2 {
		if err := w.WriteField(pairs[i], pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	part, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return &b, w.FormDataContentType()
}

// read looks at a file's page until the file is read.
func (p *page) read() *page {
	p.Helper()
	for p.doc.Find("[data-poll]").Length() > 0 {
		if p.doc.Find("progress").Length() != 1 || p.doc.Find("button[value=stop]").Length() != 1 {
			p.Fatal("what is being read shows no progress, or can't be stopped")
		}
		p = p.open(p.url.Path)
	}
	return p
}

// csvOf is a sheet of events.
func csvOf(t *testing.T, rows ...[]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestACourseIsBroughtTakenAndUndone(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	before := s.revision()
	desk := b.open("/desk").want(200, "nav.tabs", "Course")
	p := desk.follow("nav.tabs a[href='/desk/course']").want(200, "h1", "What your class is taught")
	p.want(200, ".empty__title", "always been on this revision")
	sheet := csvOf(t, []string{"date", "event", "summary", "era", "source"}, []string{"1945-02-04", "The allies meet at Yalta", "Three leaders met at Yalta.", "soviet-union", "suny"})
	p = b.upload("more.csv", sheet).read().want(200, "h1", "What more.csv would change")
	p.want(200, ".changelist li", "The allies meet at Yalta").want(200, ".lead", "Events: 1 new")
	if got := s.revision(); got != before {
		t.Fatal("the file was taken over before anybody said so")
	}
	b.open("/desk/course").want(200, ".notice", "more.csv was read").follow(".notice a").want(200, "h1", "would change")
	p = b.send(p.url.Path, fields("do", "take")).want(200, "h1", "more.csv was taken over")
	after := s.revision()
	if after == before {
		t.Fatal("the class is where it was")
	}
	b.open("/search?q=yalta").want(200, "main", "The allies meet at Yalta")
	b.send(p.url.Path, fields("do", "take")).want(http.StatusConflict, "main", "nothing to take over")

	p = b.open("/desk/course").want(200, "[aria-labelledby=steps-title] tbody td", "Clio").want(200, "[aria-labelledby=stored-title]", before[:12])
	p = p.follow("[aria-labelledby=steps-title] tbody a").want(200, "h1", "Go to revision").want(200, ".changelist li", "removed: event")
	p.submit("form.actions", nil).want(200, "h1", "What your class is taught")
	if got := s.revision(); got != before {
		t.Errorf("the class is on %s, want %s again", got, before)
	}
	p.submit("form.actions", nil).want(http.StatusConflict, "main", "moved to another revision")
	if n := b.open("/desk/course").doc.Find("[aria-labelledby=steps-title] tbody tr").Length(); n != 2 {
		t.Errorf("%d steps are told, want 2", n)
	}
}

// revision is what the class is on.
func (s *site) revision() string {
	s.Helper()
	at, err := s.store.Syllabus(s.Context(), roster.DefaultClass)
	if err != nil {
		s.Fatal(err)
	}
	return at.Revision
}

func TestFilesThatAreNotTaken(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	before := s.revision()
	bad := b.upload("bad.csv", csvOf(t, []string{"date", "event", "source"}, []string{"1917-13", "A", "suny"}, []string{"1917", "B", "nobody"})).read()
	bad.want(200, "h1", "bad.csv has 3 problems").want(200, ".problemlist", "bad.csv: row 2, column A (date)").want(200, ".problemlist", "row 3, column C (source)")
	b.upload("bad.pdf", []byte("%PDF-1.7")).read().want(200, "h1", "bad.pdf can’t be read").want(200, ".notice", "This is a PDF")
	b.upload("x.csv", nil).want(http.StatusUnprocessableEntity, "#file-error", "Choose a file")
	b.upload("", []byte("x")).want(http.StatusUnprocessableEntity, "#file-error", "Choose a file")
	long := b.upload("x.csv", []byte("x"), "title", strings.Repeat("ж", 101), "make", "yes")
	long.want(http.StatusUnprocessableEntity, "#title-error", "100 characters").want(http.StatusUnprocessableEntity, "input[name=make][checked]", "")
	b.upload("x.csv", []byte("x"), "title", "\xff").want(http.StatusBadRequest, "main", "could not be read")
	if got := s.revision(); got != before {
		t.Errorf("the class was moved to %s", got)
	}
	b.open("/desk/course/imports/none").want(404, "h1", "")
	b.send("/desk/course/imports/none", fields("do", "stop")).want(404, "h1", "") // there is nothing to stop
}

func TestAFileThatIsTooLargeIsRefusedUnread(t *testing.T) {
	t.Parallel()
	_, b := teacher(t)
	body, kind := multipartForm(t, "x.csv", []byte("x"))
	r := b.request(http.MethodPost, "/desk/course/imports", body)
	r.Header.Set("Content-Type", kind)
	r.ContentLength = syllabus.MaxUpload + 1<<20
	b.direct(r).want(http.StatusRequestEntityTooLarge, "main", "at most 256 MB")
}

func TestAFileThatBreaksOffChangesNothing(t *testing.T) {
	t.Parallel()
	_, b := teacher(t)
	body, kind := multipartForm(t, "x.csv", bytes.Repeat([]byte("x,"), 5000))
	r := b.request(http.MethodPost, "/desk/course/imports", io.LimitReader(body, 4000))
	r.Header.Set("Content-Type", kind)
	b.direct(r).want(http.StatusBadRequest, "main", "did not arrive whole")
	b.open("/desk/course").want(200, "h1", "What your class is taught")
	if n := b.open("/desk/course").doc.Find(".notice:not([hidden])").Length(); n != 0 {
		t.Error("something waits to be taken over")
	}
}

func TestAReadingIsStoppedFromItsPage(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	s.hold = make(chan struct{})
	defer close(s.hold)
	p := b.upload("slow.csv", []byte("date,event,source\n"))
	p.want(200, "h1", "Reading slow.csv").want(200, "[data-poll]", "waits").want(200, "noscript", "")
	b.open("/desk/course").want(200, ".notice", "slow.csv is being read")
	b.send(p.url.Path, fields("do", "stop")).want(200, "h1", "slow.csv was given up")
	b.send(p.url.Path, fields("do", "something")).want(http.StatusBadRequest, "main", "own buttons")
}

func TestTheCourseIsHandedOut(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	types := map[string]string{"zip": "application/zip", "xlsx": "application/vnd.openxml", "csv": "text/csv"}
	for format, want := range types {
		for _, path := range []string{"/desk/course/download/", "/desk/course/template/"} {
			p := b.open(path + format)
			if p.status != 200 || !strings.HasPrefix(p.header.Get("Content-Type"), want) || !strings.HasSuffix(p.header.Get("Content-Disposition"), "."+format+`"`) {
				t.Errorf("%s%s: %d, %v", path, format, p.status, p.header)
			}
		}
	}
	zip := b.open("/desk/course/download/zip").body
	files, err := coursefile.ReadZip(bytes.NewReader(zip), int64(len(zip)))
	if err != nil || files.Hash() != s.revision() {
		t.Errorf("the zip is of revision %s, %v", files.Hash(), err)
	}
	b.upload("same.zip", zip).read().want(200, "h1", "same.zip changes nothing")
	b.open("/desk/course").want(200, ".offer__lost", "topic")
	b.open("/desk/course/download/pdf").want(404, "main", "not as")
}

// dateOf is the date that an event's page tells.
func (b *browser) dateOf(event string) string {
	b.Helper()
	return b.open("/events/" + event).text(".facts__row dd")
}

func TestAClassTeachesADateOfItsOwn(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	student := s.browser()
	if n := student.open("/events/lenin-dies").doc.Find(".entity__own").Length(); n != 0 {
		t.Error("a student is offered to change the course")
	}
	p := b.open("/events/lenin-dies").follow(".entity__own a").want(200, "h1", "Lenin dies").want(200, ".ownlist__row h2", "the date")
	form := ".owndate form"
	p.submit(form, fields("date", "January 1924")).want(422, ".field__error", "Say what the date rests on")
	p.submit(form, fields("date", "the day after", "source", "Our book")).want(422, ".field__error", "can’t be read as a date")
	p.submit(form, fields("date", "03/04/1924", "source", "Our book")).want(422, ".field__error", "write it out")
	p.submit(form, fields("date", "21 January 1924", "source", "Our book, chapter 4")).want(200, ".terms", "21 January 1924")
	if got := student.dateOf("lenin-dies"); !strings.Contains(got, "21 January 1924") {
		t.Errorf("the students’ page tells %q", got)
	}
	student.open("/events/lenin-dies").want(200, "main", "The course has 1924")
	b.open("/desk/course").want(200, "main", "1 date is its own")
	own := b.open("/desk/course/own").want(200, ".ownlist__row", "Our book, chapter 4")
	own.submit(".ownlist__row form", nil).want(200, ".empty__title", "has the course’s dates")
	if got := student.dateOf("lenin-dies"); strings.Contains(got, "January") {
		t.Errorf("afterwards it tells %q", got)
	}
	b.open("/desk/course/facts/event/nothing").want(404, "main", "")
	b.open("/desk/course/facts/event/kirov-shot").want(200, "h1", "Kirov is killed") // under its former ID
}

// A hidden fact is asked of nobody, and an attempt that was begun before keeps its paper.
func TestAClassHidesAFact(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	const fact = "russia/lenin-dies#date"
	asks := func() bool {
		_, id := s.browser().start(100, "end")
		for _, item := range s.items(id) {
			for _, f := range item.Question.Facts {
				if string(f.ID) == fact {
					return true
				}
			}
		}
		return false
	}
	if !asks() {
		t.Fatal("a paper of everything does not ask it")
	}
	p := b.open("/desk/course/facts/event/lenin-dies")
	p.submit(".ownlist__forms form", nil).want(200, ".badge", "Not asked")
	if asks() {
		t.Error("it is asked all the same")
	}
	own := b.open("/desk/course/own").want(200, ".ownlist__row", "The death of Lenin")
	own.submit(".ownlist__row form", nil).want(200, ".empty__title", "Everything can be asked")
	if !asks() {
		t.Error("it is not asked again")
	}
	b.send("/desk/course/facts/event/lenin-dies", fields("fact", "nonsense", "do", "hide")).want(http.StatusBadRequest, "main", "no fact of a course")
	b.send("/desk/course/facts/event/lenin-dies", fields("fact", fact, "do", "what")).want(http.StatusBadRequest, "main", "own buttons")
}

func TestAClassSaysHowDisputesAreMarked(t *testing.T) {
	t.Parallel()
	s, b := teacher(t)
	p := b.open("/desk/course/own").want(200, "h1", "Only for this class")
	p.submit("main form.stack", fields("disputes", "unasked", "article", "0.5")).want(200, ".notice", "Saved")
	at, err := s.store.Syllabus(context.Background(), roster.DefaultClass)
	if err != nil || at.Overlay.Disputes != "unasked" || at.Overlay.Article != 0.5 {
		t.Errorf("the overlay is %+v, %v", at.Overlay, err)
	}
	b.open("/desk/course/own").want(200, "#disputes option[selected]", "not asked")
	b.send("/desk/course/own", fields("disputes", "toss a coin", "article", "0")).want(http.StatusBadRequest, "main", "Choose what becomes")
	b.send("/desk/course/own", fields("disputes", "either", "article", "7")).want(http.StatusBadRequest, "main", "from 0 to 1")
	b.send("/desk/course/own", fields("disputes", "either", "article", "x")).want(http.StatusBadRequest, "main", "from 0 to 1")
}
