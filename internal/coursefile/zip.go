package coursefile

import (
	"archive/zip"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"fasti/internal/errs"
	"fasti/internal/unzip"
)

// maxEntries is how many files an archive may have: those of a course, and what desktop tools put beside each.
const maxEntries = 2*MaxFiles + 2

// ReadZip reads a course folder from a zip archive. Where all of it lies in one folder at the top, as desktop
// tools make archives, that folder is the course. Hidden files and what macOS puts beside them (__MACOSX) are
// left out, as ReadFS does. It fails with errs.Invalid for what is no archive and for names that lead out of it
// or stand there twice, and with errs.TooLarge for an archive over the limits, by what is really unpacked.
func ReadZip(r io.ReaderAt, size int64) (files Files, err error) {
	defer errs.Wrap(&err, "read zip")
	if size > MaxBytes {
		return nil, errs.New(errs.TooLarge, "A course has at most %d MB; the archive has more.", MaxBytes>>20)
	}
	a, err := unzip.Open(r, size, unzip.Limits{Files: maxEntries, Inflated: MaxBytes})
	if err != nil {
		return nil, err
	}
	return unpack(a)
}

func unpack(a *unzip.Archive) (Files, error) {
	names := slices.DeleteFunc(a.Names(), hidden)
	if len(names) > MaxFiles {
		return nil, errs.New(errs.TooLarge, "A course has at most %d files.", MaxFiles)
	}
	top := commonTop(names)
	files := Files{}
	for _, name := range names {
		text, err := unpackOne(a, name)
		if err != nil {
			return nil, err
		}
		files[strings.TrimPrefix(name, top)] = text
	}
	return files, nil
}

func unpackOne(a *unzip.Archive, name string) (string, error) {
	f, err := a.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	_, err = io.Copy(&b, f)
	return b.String(), err
}

// hidden reports whether a path is none of the course's: a dotfile, or in a folder of such.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// commonTop is the folder, with its slash, in which everything lies, and "" where there is none. A course that
// has only its lists in folders has none: course.yaml stands at its top.
func commonTop(names []string) string {
	if len(names) == 0 {
		return ""
	}
	top, _, ok := strings.Cut(names[0], "/")
	top += "/"
	for _, name := range names {
		ok = ok && strings.HasPrefix(name, top)
	}
	if !ok {
		return ""
	}
	return top
}

// zipped is the time that every file of an archive has: an archive of the same course is the same bytes. It is
// the first that the format knows.
var zipped = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// WriteZip writes a folder as a zip archive, the same bytes for the same files. ReadZip gives them back as they
// were.
func WriteZip(w io.Writer, files Files) (err error) {
	defer errs.Wrap(&err, "write zip")
	z := zip.NewWriter(w)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: path.Clean(name), Method: zip.Deflate, Modified: zipped})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, files[name]); err != nil {
			return err
		}
	}
	return z.Close()
}
