package main

import (
	"fmt"
	"io/fs"
	"os"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/questions"
)

type courseCmd struct {
	Check     courseCheckCmd     `cmd:"" help:"List every problem of a course folder, a zip of one, a workbook or a CSV of events."`
	Import    courseImportCmd    `cmd:"" help:"Move a class to a course, or to a new revision of the one that it has, from any of these."`
	Export    courseExportCmd    `cmd:"" help:"Write a course as a folder, a zip, a workbook or a CSV of events."`
	Template  courseTemplateCmd  `cmd:"" help:"Write a small course with a worked example of everything, to begin with."`
	Revisions courseRevisionsCmd `cmd:"" help:"List the revisions of courses that a database has."`
	Rollback  courseRollbackCmd  `cmd:"" help:"Move a class back to the revision that it was on before."`
}

type courseCheckCmd struct {
	Path string `arg:"" help:"A course folder, a zip of one, a workbook (.xlsx) or a CSV of events."`
	Over string `help:"The course folder that the sheets would be laid over; without it they begin a course of their own." placeholder:"DIR"`
}

// Run lists the problems of a course, and what is in it where there are none.
func (c *courseCheckCmd) Run(e *env) error {
	var q coursefile.Request
	if c.Over != "" {
		fsys, err := courseFolder(c.Over)
		if err != nil {
			return err
		}
		if q.Base, err = coursefile.ReadFS(fsys); err != nil {
			return err
		}
	}
	read, err := readCourse(e, c.Path, q)
	if err != nil {
		return err
	}
	for _, p := range read.Problems {
		fmt.Fprintln(e.stdout, p)
	}
	if n := len(read.Problems); n > 0 {
		fmt.Fprintf(e.stderr, "fasti: %s\n", count(n, "problem", "problems"))
		return errFound
	}
	fmt.Fprintf(e.stdout, "%s: %s; no problems\nrevision %s\n", read.Course.Meta().Title, coursefile.Contents(read.Course), read.Files.Hash())
	return nil
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// courseFolder opens a folder that somebody named.
func courseFolder(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, errs.From(err, errs.Invalid, "%s: there is no such folder; name the one that holds course.yaml", dir)
	}
	if !info.IsDir() {
		return nil, errs.New(errs.Invalid, "%s is a file; name the folder that holds course.yaml", dir)
	}
	return os.DirFS(dir), nil
}

// courseFlag chooses a course for the commands that read one.
type courseFlag struct {
	Course string `help:"A course folder; the embedded course where none is named." env:"FASTI_COURSE" placeholder:"DIR"`
}

// load reads the chosen course, and lists its problems where it has any.
func (f courseFlag) load(e *env) (*history.Course, coursefile.Files, error) {
	fsys := questions.Russia()
	if f.Course != "" {
		var err error
		if fsys, err = courseFolder(f.Course); err != nil {
			return nil, nil, err
		}
	}
	course, files, problems, err := coursefile.Load(fsys)
	for _, p := range problems {
		fmt.Fprintln(e.stderr, p)
	}
	if err == nil && len(problems) > 0 {
		err = errFound
	}
	return course, files, err
}
