package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
)

// readCourse reads a course from a folder or a file that somebody named, and tells at a terminal how far it is. What
// makes a file unreadable is a finding as a mistake in it is, and no wrong call.
func readCourse(e *env, path string, q coursefile.Request) (*coursefile.Reading, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, errs.From(err, errs.Invalid, "%s: there is no such file or folder; name a course folder, a zip of one, a workbook or a CSV of events", path)
	}
	q.Name = filepath.Base(path)
	if ext := strings.ToLower(filepath.Ext(path)); !info.IsDir() && (ext == ".yaml" || ext == ".yml" || ext == ".md") {
		return nil, errs.New(errs.Invalid, "%s is a file; name the folder that holds course.yaml", path)
	}
	var read *coursefile.Reading
	if info.IsDir() {
		read, err = coursefile.ReadFolder(e.ctx, os.DirFS(path), q)
	} else {
		read, err = readFile(e, path, info, q)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return nil, errs.New(errs.Unavailable, "stopped; nothing was changed")
	case errs.Is(err, errs.Invalid), errs.Is(err, errs.TooLarge):
		fmt.Fprintf(e.stderr, "fasti: %s: %s\n", path, errs.Message(err))
		return nil, errFound
	}
	return read, err
}

func readFile(e *env, path string, info fs.FileInfo, q coursefile.Request) (_ *coursefile.Reading, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, errs.From(err, errs.Invalid, "%s can't be opened: %v", path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	p := newProgress(e.stderr)
	last := int64(-1)
	q.Progress = func(done, total int64) {
		if percent := done * 100 / max(total, 1); percent > last {
			last = percent
			fmt.Fprintf(p.w, "\rreading %s: %d %%", q.Name, percent)
		}
	}
	defer p.end()
	return coursefile.Read(e.ctx, f, info.Size(), q)
}
