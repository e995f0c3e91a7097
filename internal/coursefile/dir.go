package coursefile

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"fasti/internal/errs"
)

// WriteDir writes a folder of files. The folder may be there, but only an empty one; everything is written
// beside it first and takes its place at once, so that nobody ever finds half a course. It fails with
// errs.Invalid where there is something already.
func WriteDir(dir string, files Files) (err error) {
	defer errs.Wrap(&err, "write course")
	dir = filepath.Clean(dir)
	if err := vacant(dir); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-")
	if err != nil {
		return errs.From(err, errs.Invalid, "nothing can be written beside %s: %v", dir, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(temp))
		}
	}()
	if err := os.Chmod(temp, 0o755); err != nil { //nolint:gosec // a course is no secret
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := writeFile(temp, name, files[name]); err != nil {
			return err
		}
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errs.From(err, errs.Invalid, "%s is not empty any more; name a folder that is not there yet", dir)
	}
	return os.Rename(temp, dir)
}

// vacant reports whether a folder can be written: it is not there, or is empty.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return errs.From(err, errs.Invalid, "%s is no folder that can be written: %v", dir, err)
	case len(entries) > 0:
		return errs.New(errs.Invalid, "%s is not empty; name a folder that is not there yet", dir)
	}
	return nil
}

func writeFile(dir, name, text string) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return errs.New(errs.Invalid, "%q leads out of the folder", name)
	}
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil { //nolint:gosec // a course is no secret
		return err
	}
	return os.WriteFile(at, []byte(text), 0o644) //nolint:gosec // a course is no secret
}
