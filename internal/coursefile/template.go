package coursefile

import (
	"embed"
	"io"
	"io/fs"
	"strings"

	"fasti/internal/errs"
	"fasti/internal/sheet"
)

//go:embed template
var templates embed.FS

// TemplateFolder returns a small valid course with a worked example of everything, for a teacher to begin with.
func TemplateFolder() (Files, error) {
	dir, err := fs.Sub(templates, "template")
	if err != nil {
		return nil, err
	}
	files, err := ReadFS(dir)
	delete(files, "events.csv")
	delete(files, "read-me.txt")
	return files, err
}

// WriteTemplate writes such a course as a workbook, with instructions on a sheet of their own, or its events as CSV with
// instructions in rows that are remarks.
func WriteTemplate(w io.Writer, format Format) (err error) {
	defer errs.Wrap(&err, "write template")
	if format == CSV {
		text, err := templates.ReadFile("template/events.csv")
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}
	files, err := TemplateFolder()
	if err != nil {
		return err
	}
	course, problems := Parse(files)
	if len(problems) > 0 {
		return errs.New(errs.Internal, "the template has a problem: %s", problems[0])
	}
	text, err := templates.ReadFile("template/read-me.txt")
	if err != nil {
		return err
	}
	return writeWorkbook(w, course, func(x *sheet.XLSX) error {
		lines := strings.Split(strings.TrimSpace(string(text)), "\n")
		if err := x.Sheet(remarkSheet, []sheet.Column{{Name: lines[0], Width: 120}}); err != nil {
			return err
		}
		for _, line := range lines[1:] {
			if err := x.Write([]string{line}); err != nil {
				return err
			}
		}
		return nil
	})
}
