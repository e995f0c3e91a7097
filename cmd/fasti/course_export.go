package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
)

// formatFlag chooses a format, by name or by the name of the file that is to be written.
type formatFlag struct {
	Format string `help:"folder, zip, xlsx or csv; by the name of OUT where it isn't given."`
	Out    string `arg:"" help:"The folder or the file to be written, which must not be there yet."`
}

// format is what is to be written.
func (f formatFlag) format() (coursefile.Format, error) {
	name := strings.ToLower(f.Format)
	if name == "" {
		if name = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.Out)), "."); name == "" {
			name = string(coursefile.Folder)
		}
	}
	for _, known := range []coursefile.Format{coursefile.Folder, coursefile.Zip, coursefile.XLSX, coursefile.CSV} {
		if string(known) == name {
			return known, nil
		}
	}
	return "", errs.New(errs.Invalid, "%q is no format of a course; write --format folder, zip, xlsx or csv", name)
}

type courseExportCmd struct {
	formatFlag
	courseFlag
	databaseFlag
	classFlag
}

// Run says what the format can't hold, and writes the course.
func (c *courseExportCmd) Run(e *env) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	files, err := c.files(e)
	if err != nil {
		return err
	}
	if format == coursefile.Folder {
		return coursefile.WriteDir(c.Out, files)
	}
	if format == coursefile.Zip {
		return writeNew(c.Out, func(w io.Writer) error { return coursefile.WriteZip(w, files) })
	}
	course, problems := coursefile.Parse(files)
	for _, p := range problems {
		fmt.Fprintln(e.stderr, p)
	}
	if len(problems) > 0 {
		return errFound
	}
	if lost := coursefile.Lost(files, course, format); len(lost) > 0 {
		fmt.Fprintf(e.stderr, "A sheet can't hold the following. It stays in the course when the sheet is imported over it.\n  %s\n", strings.Join(lost, "\n  "))
	}
	return writeNew(c.Out, func(w io.Writer) error { return writeSheet(w, format, course) })
}

func writeSheet(w io.Writer, format coursefile.Format, course *history.Course) error {
	if format == coursefile.XLSX {
		return coursefile.WriteWorkbook(w, course)
	}
	return coursefile.WriteCSV(w, course)
}

// files are those of a folder, where one is named, or of the revision that a class is on.
func (c *courseExportCmd) files(e *env) (_ coursefile.Files, err error) {
	if c.Course != "" {
		fsys, err := courseFolder(c.Course)
		if err != nil {
			return nil, err
		}
		return coursefile.ReadFS(fsys)
	}
	s, err := c.openExisting(e)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	at, err := s.ActiveRevision(e.ctx, c.id())
	if err != nil {
		return nil, noClass(err, c.Class)
	}
	r, err := s.Revision(e.ctx, at.Hash)
	return r.Files, err
}

// writeNew writes a file that must not be there yet. It appears whole or not at all.
func writeNew(name string, write func(w io.Writer) error) (err error) {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return errs.From(err, errs.Invalid, "%s is there already; name another file, or delete it", name)
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-")
	if err != nil {
		return errs.From(err, errs.Invalid, "nothing can be written beside %s: %v", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	err = errors.Join(write(f), f.Chmod(0o644), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

type courseTemplateCmd struct{ formatFlag }

// Run writes the template.
func (c *courseTemplateCmd) Run(*env) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	if format == coursefile.XLSX || format == coursefile.CSV {
		return writeNew(c.Out, func(w io.Writer) error { return coursefile.WriteTemplate(w, format) })
	}
	files, err := coursefile.TemplateFolder()
	if err != nil {
		return err
	}
	if format == coursefile.Zip {
		return writeNew(c.Out, func(w io.Writer) error { return coursefile.WriteZip(w, files) })
	}
	return coursefile.WriteDir(c.Out, files)
}
