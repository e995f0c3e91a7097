package server

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
	"fasti/web/page"
)

// Limits on what is sent with a file.
const (
	maxUploadBody = syllabus.MaxUpload + 64<<10 // the file, and the form around it
	maxUploadText = 4 << 10                     // of a field
)

// uploaded is a form with a file, as it arrived.
type uploaded struct {
	name  string // of the file; "" where none was chosen
	file  *os.File
	size  int64
	title string
	make  bool
}

// receiveCourse takes a file in and has it read in the background; the browser goes on to where it can be followed.
func (s *server) receiveCourse(c echo.Context) error {
	ctx := c.Request().Context()
	if _, err := s.Syllabus.Course(ctx, actor(c), roster.DefaultClass); err != nil {
		return err // before hundreds of megabytes are taken in for nobody
	}
	u, err := receive(c)
	if err != nil {
		return err
	}
	back := page.UploadForm{Title: u.title, Make: u.make}
	switch {
	case u.name == "" || u.size == 0:
		back.FileError = "Choose a file that has something in it: a zip, a workbook (.xlsx) or a CSV."
	case utf8.RuneCountInString(u.title) > page.MaxCourseTitle:
		back.TitleError = "A title has at most 100 characters here."
	}
	if back.FileError+back.TitleError != "" {
		s.sentBack(c, back.FileError, back.TitleError)
		return errors.Join(u.close(), s.teachWith(c, http.StatusUnprocessableEntity, back))
	}
	i, err := s.Syllabus.Receive(ctx, actor(c), roster.DefaultClass, syllabus.Upload{
		Name: u.name, Size: u.size, File: spool{u.file}, Title: u.title, Make: u.make,
	})
	if err != nil {
		return err
	}
	return to(c, page.ImportPath(string(i.ID)))
}

// spool is a temporary file that goes once it is closed.
type spool struct{ *os.File }

// Close closes and removes the file.
func (f spool) Close() error { return errors.Join(f.File.Close(), os.Remove(f.Name())) }

func (u uploaded) close() error {
	if u.file == nil {
		return nil
	}
	return spool{u.file}.Close()
}

// receive reads a form with a file. The file goes to disk as it comes, for it may be larger than what may be kept in
// memory for one visitor.
func receive(c echo.Context) (u uploaded, err error) {
	parts, err := c.Request().MultipartReader()
	if err != nil {
		return u, errs.From(echo.ErrUnsupportedMediaType, errs.Invalid,
			"The form came in a shape that is not read here. Go back, reload the page and send it again.")
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, u.close())
		}
	}()
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return u, nil
		}
		if err == nil && n > maxFields {
			err = errs.New(errs.Invalid, badForm)
		}
		if err == nil {
			err = u.take(c, part)
		}
		if err != nil {
			return u, arrival(err)
		}
	}
}

// take takes one field in.
func (u *uploaded) take(c echo.Context, part *multipart.Part) error {
	if part.FormName() == page.FieldFile {
		return u.spool(c, part)
	}
	text, err := io.ReadAll(io.LimitReader(part, maxUploadText+1))
	if err != nil {
		return err
	}
	if len(text) > maxUploadText || !isText(string(text)) {
		return errs.New(errs.Invalid, badForm)
	}
	switch part.FormName() {
	case page.FieldTitle:
		u.title = strings.TrimSpace(string(text))
	case page.FieldMake:
		u.make = len(text) > 0
	}
	return nil
}

// spool writes the file to disk. A browser that sends no file sends an empty one without a name.
func (u *uploaded) spool(c echo.Context, part *multipart.Part) (err error) {
	if u.file != nil {
		return errs.New(errs.Invalid, "One file at a time can be read. Send the first one alone.")
	}
	u.name = part.FileName()
	if u.file, err = os.CreateTemp("", "fasti-course-"); err != nil {
		return err
	}
	u.size, err = io.Copy(u.file, patient{part, http.NewResponseController(c.Response())})
	if err == nil && u.size > syllabus.MaxUpload {
		err = fileTooLarge(nil)
	}
	return err
}

// patient gives each piece of a file the time that a form would have: how long all of them take is the line's affair.
type patient struct {
	r       io.Reader
	control *http.ResponseController
}

func (p patient) Read(piece []byte) (int, error) {
	_ = p.control.SetReadDeadline(time.Now().Add(maxTime)) // a server that can't set it has a limit of its own, or none
	return p.r.Read(piece)
}

// arrival says why a file did not arrive.
func arrival(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return fileTooLarge(err)
	case errs.KindOf(err) != errs.Internal:
		return err
	case errors.Is(err, os.ErrPermission), errors.As(err, new(*os.PathError)):
		return err // the server's own disk
	}
	return errs.From(err, errs.Invalid, "The file did not arrive whole, so nothing was changed. Check your connection and send it again.")
}

func fileTooLarge(cause error) error {
	return errs.From(cause, errs.TooLarge, "A file has at most %d MB here, and this one has more. Nothing was changed.", syllabus.MaxUpload>>20)
}

// showImport shows how far a file is, and what it would change.
func (s *server) showImport(c echo.Context) error {
	n, err := s.pageOf(c)
	if err != nil {
		return err
	}
	i, err := s.Syllabus.Import(c.Request().Context(), actor(c), roster.DefaultClass, syllabus.ImportID(c.Param("import")))
	if err != nil {
		return err
	}
	v := page.ImportView{
		ID: string(i.ID), Name: i.Name, State: page.ImportState(i.State), Done: i.Done, Size: i.Size, Refusal: i.Outcome.Refusal,
		Total: len(i.Outcome.Problems) + i.Outcome.More, More: i.Outcome.More,
	}
	if i.State == syllabus.Ready {
		v.Change, err = changeOf(i.Outcome, n, func(n int) string { return page.ImportPagePath(string(i.ID), n) })
	} else {
		var list []syllabus.Problem
		list, v.Paging, err = pageOfList(i.Outcome.Problems, n, problemsPerPage)
		for _, p := range list {
			v.Problems = append(v.Problems, page.ImportProblem(p))
		}
	}
	if err != nil {
		return err
	}
	return showAtDesk(s, c, page.Import, v)
}

// decideImport takes a file over, or gives it up.
func (s *server) decideImport(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	id := c.Param("import")
	decide := map[string]decision{page.DoTake: s.Syllabus.Take, page.DoStop: s.Syllabus.Stop}[f.Get(page.FieldDo)]
	if decide == nil {
		decide = undecided(s.Syllabus)
	}
	if err := decide(c.Request().Context(), actor(c), roster.DefaultClass, syllabus.ImportID(id)); err != nil {
		return err
	}
	return to(c, page.ImportPath(id))
}

// decision is what an instructor decides on an import.
type decision func(context.Context, roster.Actor, roster.ClassID, syllabus.ImportID) error

// undecided asks for a decision whoever may take one.
func undecided(service *syllabus.Service) decision {
	return func(ctx context.Context, actor roster.Actor, class roster.ClassID, id syllabus.ImportID) error {
		if _, err := service.Import(ctx, actor, class, id); err != nil {
			return err
		}
		return errs.New(errs.Invalid, "Say whether the file is to be taken over or given up: use the page’s own buttons.")
	}
}
