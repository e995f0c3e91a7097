package server

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
	"fasti/web/page"
	"fasti/web/ui"
)

// Rows a page of what a class is taught.
const (
	stepsPerPage    = 10
	storedShown     = 20
	changesPerPage  = 200
	problemsPerPage = 200
)

// showTeach shows what the class is taught, and the ways to change it.
func (s *server) showTeach(c echo.Context) error {
	return s.teachWith(c, http.StatusOK, page.UploadForm{})
}

// teachWith shows it with the upload form as it was sent.
func (s *server) teachWith(c echo.Context, status int, upload page.UploadForm) error {
	n, err := s.pageOf(c)
	if err != nil {
		return err
	}
	t, err := s.taught(c)
	if err != nil {
		return err
	}
	at, course := t.at, t.plain
	v := page.TeachView{
		Title: course.Meta().Title.String(), Contents: syllabus.Contents(course), Revision: at.Revision, Stored: at.Stored,
		Own: own(at.Overlay), MaxMB: syllabus.MaxUpload >> 20, Upload: upload,
	}
	if v.Formats, err = s.offers(c, t); err != nil {
		return err
	}
	if v.Others, err = s.stored(c, at); err != nil {
		return err
	}
	if err := s.aroundTeaching(c, &v, at, n); err != nil {
		return err
	}
	return show(s, c, status, v.Title, page.Teach, v)
}

// aroundTeaching adds what waits to be taken over, the steps that led here, and how many reports wait.
func (s *server) aroundTeaching(c echo.Context, v *page.TeachView, at syllabus.Course, n int) error {
	ctx := c.Request().Context()
	latest, err := s.Syllabus.Latest(ctx, actor(c), roster.DefaultClass)
	switch {
	case err == nil && (latest.State.Busy() || latest.State == syllabus.Ready):
		v.Pending = &page.PendingImport{ID: string(latest.ID), Name: latest.Name, Ready: latest.State == syllabus.Ready}
	case err != nil && !errs.Is(err, errs.NotFound):
		return err
	}
	steps, total, err := s.Syllabus.Steps(ctx, actor(c), roster.DefaultClass, (n-1)*stepsPerPage, stepsPerPage)
	if err != nil {
		return err
	}
	if v.Paging, err = paging(n, stepsPerPage, total); err != nil {
		return err
	}
	for _, step := range steps {
		v.Steps = append(v.Steps, page.StepRow{
			At: step.At, Who: step.Who, From: step.From, FromID: string(step.FromID), To: step.To, ToID: string(step.ToID),
			Now: step.From == at.Revision,
		})
	}
	_, _, v.Reports, err = s.Gradebook.Reports(ctx, actor(c), roster.DefaultClass, 0, 1)
	return err
}

// offers are the forms in which the course can be had, with what each can't hold of it.
func (s *server) offers(c echo.Context, t taught) ([]page.FormatOffer, error) {
	out := slices.Clone(formats)
	for i, o := range out {
		format, err := syllabus.FormatNamed(o.Format)
		if err != nil {
			return nil, err
		}
		if out[i].Lost, err = s.Syllabus.Lost(c.Request().Context(), actor(c), t.at, t.plain, format); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stored are the revisions that the class can be moved to, the latest ones.
func (s *server) stored(c echo.Context, at syllabus.Course) ([]page.StoredRow, error) {
	list, _, err := s.Syllabus.Stored(c.Request().Context(), actor(c), roster.DefaultClass, 0, storedShown)
	var out []page.StoredRow
	for _, r := range list {
		if r.Revision != at.Revision {
			out = append(out, page.StoredRow{Revision: r.Revision, ID: string(r.ID), At: r.At})
		}
	}
	return out, err
}

var formats = []page.FormatOffer{
	{Format: "zip", Name: "Folder (zip)", Text: "Everything in the course, as text files. Sent back unchanged, it is the same revision."},
	{Format: "xlsx", Name: "Workbook (XLSX)", Text: "Sheets of events, people, offices, tenures, places and sources. What a sheet can’t hold stays in the course when you send it back."},
	{Format: "csv", Name: "Events (CSV)", Text: "One sheet of events, for whoever has only dates to add or to mend."},
}

// own says in a few words what a class changes in its course.
func own(o history.Overlay) string {
	var parts []string
	if n := len(o.Dates); n > 0 {
		parts = append(parts, ui.Plural(n, "date is its own", "dates are its own"))
	}
	if n := len(o.Hidden); n > 0 {
		parts = append(parts, ui.Plural(n, "fact is not asked", "facts are not asked"))
	}
	if o.Disputes == history.Unasked {
		parts = append(parts, "what scholars differ over is not asked")
	}
	if o.Article > 0 {
		parts = append(parts, "a value that the article has wrong gets "+decimal(o.Article)+" of a point")
	}
	if len(parts) == 0 {
		return ""
	}
	return "In this class " + strings.Join(parts, ", ") + "."
}

// downloadCourse hands out the course that the class is on.
func (s *server) downloadCourse(c echo.Context) error {
	format, err := s.format(c)
	if err != nil {
		return err
	}
	write, _, at, err := s.Syllabus.Export(c.Request().Context(), actor(c), roster.DefaultClass, format)
	if err != nil {
		return err
	}
	return write(&download{response: c.Response(), name: fmt.Sprintf("%s.%s", at.ID, format), kind: courseTypes[string(format)]})
}

// downloadTemplate hands out a course to begin with.
func (s *server) downloadTemplate(c echo.Context) error {
	format, err := s.format(c)
	if err != nil {
		return err
	}
	write, err := syllabus.Template(format)
	if err != nil {
		return err
	}
	return write(&download{response: c.Response(), name: fmt.Sprintf("template.%s", format), kind: courseTypes[string(format)]})
}

// format is the one that an instructor asks for; nobody else is told which there are.
func (s *server) format(c echo.Context) (syllabus.Format, error) {
	if _, err := s.Syllabus.Course(c.Request().Context(), actor(c), roster.DefaultClass); err != nil {
		return "", err
	}
	return syllabus.FormatNamed(c.Param("format"))
}

// courseTypes are the media types of the forms of a course.
var courseTypes = map[string]string{
	"zip": "application/zip", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
}

// showRevision shows what moving the class to a revision would change.
func (s *server) showRevision(c echo.Context) error {
	hash := c.Param("revision")
	n, err := s.pageOf(c)
	if err != nil {
		return err
	}
	at, outcome, err := s.Syllabus.Preview(c.Request().Context(), actor(c), roster.DefaultClass, hash)
	if err != nil {
		return err
	}
	change, err := changeOf(outcome, n, func(n int) string { return page.RevisionPagePath(hash, n) })
	if err != nil {
		return err
	}
	return showAtDesk(s, c, page.Revision, page.RevisionView{Revision: hash, From: at.Revision, Change: change})
}

// moveClass moves the class to a revision, from where the instructor saw it.
func (s *server) moveClass(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	err = s.Syllabus.Move(c.Request().Context(), actor(c), roster.DefaultClass, f.Get(page.FieldFrom), c.Param("revision"))
	if err != nil {
		return err
	}
	return to(c, page.TeachPath())
}

func (s *server) pageOf(c echo.Context) (int, error) {
	q, err := query(c)
	if err != nil {
		return 0, err
	}
	return pageNumber(q, page.ParamPage)
}

// changeOf is one page of what a revision would change.
func changeOf(o syllabus.Outcome, n int, href func(int) string) (v page.ChangeView, err error) {
	v = page.ChangeView{
		Title: o.Title, Another: o.Another, Contents: o.Contents, Summary: capital(o.Summary), Memory: capital(o.Memory), More: o.More, Unfit: o.Unfit, Href: href,
	}
	v.Changes, v.Paging, err = pageOfList(o.Changes, n, changesPerPage)
	return v, err
}

// pageOfList cuts one page out of a list.
func pageOfList[T any](list []T, n, perPage int) ([]T, page.Paging, error) {
	p, err := paging(n, perPage, len(list))
	if err != nil {
		return nil, p, err
	}
	return list[(n-1)*perPage : min(n*perPage, len(list))], p, nil
}
