package syllabus

import (
	"context"
	"io"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/roster"
)

// Format is a form in which a course comes in a file.
type Format = coursefile.Format

// Formats are the forms in which a course is handed out, as files that [Service.Receive] takes back.
var Formats = []Format{coursefile.Zip, coursefile.XLSX, coursefile.CSV}

// FormatNamed returns a format by its name, or errs.NotFound.
func FormatNamed(name string) (Format, error) {
	for _, f := range Formats {
		if string(f) == name {
			return f, nil
		}
	}
	return "", errs.New(errs.NotFound, "A course is handed out as zip, xlsx or csv, not as %q.", name)
}

// Contents counts what is in a course.
func Contents(c *history.Course) string { return coursefile.Contents(c) }

// Export returns what writes the course that a class is on in a format, without the class's overlay, and what the format
// can't hold of it.
func (s *Service) Export(ctx context.Context, actor roster.Actor, class roster.ClassID, format Format) (write func(io.Writer) error, lost []string, at Course, err error) {
	defer errs.Wrap(&err, "export as %s", format)
	if err := manages(actor, class); err != nil {
		return nil, nil, Course{}, err
	}
	if at, err = s.store.Syllabus(ctx, class); err != nil {
		return nil, nil, Course{}, err
	}
	files, err := s.store.Files(ctx, at.Revision)
	if err != nil {
		return nil, nil, Course{}, err
	}
	if format == coursefile.Zip {
		return func(w io.Writer) error { return coursefile.WriteZip(w, files) }, nil, at, nil
	}
	course, problems := coursefile.Parse(files)
	if len(problems) > 0 {
		return nil, nil, Course{}, errs.New(errs.Conflict, "This version of Fasti can't read the course any more: %s. Download it as zip.", problems[0])
	}
	if format == coursefile.XLSX {
		write = func(w io.Writer) error { return coursefile.WriteWorkbook(w, course) }
	} else {
		write = func(w io.Writer) error { return coursefile.WriteCSV(w, course) }
	}
	return write, coursefile.Lost(files, course, format), at, nil
}

// Lost says in sentences what of the course that a class is on a format can't hold. course is that of the revision.
func (s *Service) Lost(ctx context.Context, actor roster.Actor, at Course, course *history.Course, format Format) (_ []string, err error) {
	defer errs.Wrap(&err, "what %s can't hold", format)
	if err := manages(actor, at.Class); err != nil {
		return nil, err
	}
	if format == coursefile.Zip {
		return nil, nil
	}
	files, err := s.store.Files(ctx, at.Revision)
	if err != nil {
		return nil, err
	}
	return coursefile.Lost(files, course, format), nil
}

// Template returns what writes a small course with a worked example of everything, for a teacher to begin with.
func Template(format Format) (write func(io.Writer) error, err error) {
	if format != coursefile.Zip {
		return func(w io.Writer) error { return coursefile.WriteTemplate(w, format) }, nil
	}
	files, err := coursefile.TemplateFolder()
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error { return coursefile.WriteZip(w, files) }, nil
}
