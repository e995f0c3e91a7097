package coursefile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/sheet"
	"fasti/internal/unzip"
)

// Format is a form in which a course, or changes to one, come in a file.
type Format string

// The formats. A folder holds everything, and so does a zip of it; sheets hold what [Lost] leaves.
const (
	Folder Format = "folder"
	Zip    Format = "zip"
	XLSX   Format = "xlsx" // a workbook of several sheets
	CSV    Format = "csv"  // one sheet of events
)

// Request says what is to be read, and over what.
type Request struct {
	// Name is the file's, for messages, and for the title of a new course that has no other.
	Name string
	// Base is the course that sheets are laid over. Without one they begin a course of their own. A folder stands
	// for itself, but is compared with the base.
	Base Files
	// Title is that of a new course; "" for one after the file's name.
	Title string
	// Make lets a CSV bring sources, people and places into being by naming them, as it always does for a new
	// course. Else a name that the course does not have is a problem.
	Make bool
	// Progress is told how many bytes of the file have been read, if it is not nil.
	Progress func(done, total int64)
}

// Reading is a file that was read: the revision that it makes, or everything that is wrong with it.
type Reading struct {
	Format   Format
	Files    Files           // of the new revision; nil where there are problems
	Course   *history.Course // made of Files
	Base     *history.Course // made of the request's base; nil where there was none
	Problems []Problem
}

// Read reads a course, or changes to one, from a file: a zip of a course folder, a workbook, or a CSV of events, told
// apart by their content. It takes nothing over: the new revision is whole and valid, or there is none. The error
// is about reading: errs.Invalid where the file is damaged or of another sort, errs.TooLarge where it is over a
// limit, and that of the context. It needs memory for the rows of the sheets and for both courses, at most a few
// times what the limits of coursefile and sheet allow.
func Read(ctx context.Context, r io.ReaderAt, size int64, q Request) (_ *Reading, err error) {
	defer errs.Wrap(&err, "read %s", q.Name)
	in := &watched{ctx: ctx, r: r, total: size, progress: q.Progress}
	format, err := formatOf(in, size)
	if err != nil {
		return nil, err
	}
	out := &Reading{Format: format}
	base := &parsing{files: q.Base}
	if q.Base != nil {
		if out.Base, err = parseBase(base); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if format == Zip {
		out.Files, err = ReadZip(in, size)
		if err == nil {
			out.Course, out.Problems = Parse(out.Files)
		}
	} else {
		err = out.sheets(ctx, in, size, base, q)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	if len(out.Problems) > 0 {
		out.Files, out.Course = nil, nil
	}
	return out, nil
}

// parseBase parses the base, which was valid when it was stored.
func parseBase(p *parsing) (*history.Course, error) {
	course, problems := Parse(p.files)
	if len(problems) > 0 {
		return nil, errs.New(errs.Conflict, "The course that there is can't be read by this version any more: %s; import a whole course in its place.", problems[0])
	}
	return course, nil
}

// formatOf tells the formats apart by how a file begins, and refuses what people try instead.
func formatOf(r io.ReaderAt, size int64) (Format, error) {
	head := make([]byte, min(8, size))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	switch {
	case len(head) == 0:
		return "", errs.New(errs.Invalid, "The file is empty.")
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "", errs.New(errs.Invalid, "This is an old workbook (.xls), or one with a password; save it as .xlsx without a password.")
	case bytes.HasPrefix(head, []byte("%PDF")):
		return "", errs.New(errs.Invalid, "This is a PDF; import a zip of a course folder, a workbook (.xlsx) or a CSV of events.")
	case !bytes.HasPrefix(head, []byte("PK")):
		return CSV, nil
	}
	a, err := unzip.Open(r, size, unzip.Limits{Files: maxEntries * 2, Inflated: MaxBytes})
	if err != nil {
		return "", err
	}
	switch {
	case a.Has("[Content_Types].xml") && slices.ContainsFunc(a.Names(), func(name string) bool { return strings.HasPrefix(name, "xl/") }):
		return XLSX, nil
	case a.Has("mimetype") && a.Has("content.xml"):
		return "", errs.New(errs.Invalid, "This is an OpenDocument file; save it as a workbook of the form .xlsx.")
	}
	return Zip, nil
}

// sheets reads a workbook or a CSV over the base.
func (out *Reading) sheets(ctx context.Context, r io.ReaderAt, size int64, base *parsing, q Request) error {
	var in sheet.Source
	if out.Format == XLSX {
		var err error
		if in, err = sheet.ReadXLSX(r, size); err != nil {
			return err
		}
	} else {
		in = sheet.ReadCSV(io.NewSectionReader(r, 0, size))
	}
	m := newMerger(out.Base, base, q)
	m.csv = out.Format == CSV
	if err := m.read(ctx, in); err != nil {
		return err
	}
	m.lay()
	files, problems := m.check()
	if len(problems) > 0 {
		out.Problems = problems
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	course, problems := Parse(files)
	if err := m.verify(course, problems); err != nil {
		return err
	}
	out.Files, out.Course = files, course
	return nil
}

// newMerger makes a merger over a base, or over a course that has nothing yet.
func newMerger(course *history.Course, base *parsing, q Request) *merger {
	m := &merger{
		file: path.Base(q.Name), make: q.Make || course == nil, isNew: course == nil, base: base, lang: "en",
		names: newNames(), touched: map[string]map[int]bool{}, numbers: map[string]int{},
	}
	if course == nil {
		m.meta = []history.Meta{newMeta(q)}
		return m
	}
	m.lang = course.Lang()
	m.draft = course.Draft()
	m.draft.Sources, m.draft.People = slices.Clone(m.draft.Sources), slices.Clone(m.draft.People)
	m.draft.Bodies, m.draft.Offices = slices.Clone(m.draft.Bodies), slices.Clone(m.draft.Offices)
	m.draft.Tenures, m.draft.Places = slices.Clone(m.draft.Tenures), slices.Clone(m.draft.Places)
	m.draft.Terms, m.draft.Events = slices.Clone(m.draft.Terms), slices.Clone(m.draft.Events)
	m.draft.Meta.Eras, m.draft.Meta.Topics = slices.Clone(m.draft.Meta.Eras), slices.Clone(m.draft.Meta.Topics)
	m.meta = []history.Meta{m.draft.Meta}
	m.names.ofDraft(&m.draft)
	return m
}

// newMeta is what a course says of itself of which only the title is known.
func newMeta(q Request) history.Meta {
	title := strings.TrimSpace(q.Title)
	if title == "" {
		title = strings.TrimSuffix(path.Base(q.Name), path.Ext(q.Name))
	}
	return history.Meta{
		ID: history.CourseID(slug(title)), Title: history.Text{"": title}, Languages: []string{"en"},
		Origin: history.Origin{File: "course.yaml", Index: -1},
	}
}

// watched reads for somebody who may give up, and tells how far it is.
type watched struct {
	ctx         context.Context
	r           io.ReaderAt
	done, total int64
	progress    func(done, total int64)
}

func (w *watched) ReadAt(p []byte, off int64) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, fmt.Errorf("reading was given up: %w", err)
	}
	n, err := w.r.ReadAt(p, off)
	// An archive is read from its end, where its list stands; so it is the bytes that count, and not how far the last
	// of them is from the beginning.
	if w.progress != nil && n > 0 && w.done < w.total {
		w.done = min(w.done+int64(n), w.total)
		w.progress(w.done, w.total)
	}
	return n, err
}
