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
	Check courseCheckCmd `cmd:"" help:"List every problem of a course folder."`
}

type courseCheckCmd struct {
	Dir string `arg:"" help:"The folder with the course's course.yaml."`
}

// Run lists the problems of a folder, and what is in it where there are none.
func (c *courseCheckCmd) Run(e *env) error {
	fsys, err := courseFolder(c.Dir)
	if err != nil {
		return err
	}
	course, files, problems, err := coursefile.Load(fsys)
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintln(e.stdout, p)
	}
	if n := len(problems); n > 0 {
		fmt.Fprintf(e.stderr, "fasti: %s\n", count(n, "problem", "problems"))
		return errFound
	}
	fmt.Fprintf(e.stdout, "%s: %s, %s, %s, %s, %s, %s, %s, %s; no problems\nrevision %s\n", course.Meta().Title,
		count(len(course.Events()), "event", "events"), count(len(course.People()), "person", "people"),
		count(len(course.Bodies()), "body", "bodies"), count(len(course.Offices()), "office", "offices"), count(len(course.Tenures()), "tenure", "tenures"),
		count(len(course.Places()), "place", "places"), count(len(course.Terms()), "term", "terms"),
		count(len(course.Sources()), "source", "sources"), files.Hash())
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
