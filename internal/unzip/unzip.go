// Package unzip opens zip archives that come from strangers: a course folder, a workbook. It bounds what such an
// archive can cost by what is really read and really inflated, never by what the archive says of itself, and
// it refuses names that lead out of the folder that the archive is.
//
// It knows nothing of what is inside; coursefile and sheet read through it.
package unzip

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"fasti/internal/errs"
)

// Limits bound one archive.
type Limits struct {
	Files    int   // how many files it may have, folders not counted
	Inflated int64 // how many bytes all of its files that are read may have together
}

// directoryPerFile is how much of an archive may be read before its files are known, for each file that it may
// have: a header of 46 bytes with its name and what tools add. A directory of millions of entries is refused
// before they are in memory.
const (
	directoryPerFile = 512
	directoryLeast   = 256 << 10
)

// Archive is an open archive. It is not safe for concurrent use.
type Archive struct {
	files []*zip.File
	names map[string]*zip.File
	left  int64 // bytes that may still be inflated
	most  int64
}

// Open reads the directory of an archive. It fails with errs.Invalid for what is no archive and for an archive
// with a name that no file of a folder can have, with two files of one name, or with links; with errs.TooLarge for one
// over the limits.
func Open(r io.ReaderAt, size int64, most Limits) (*Archive, error) {
	bounded := &directory{r: r, left: max(directoryLeast, int64(most.Files)*directoryPerFile)}
	z, err := zip.NewReader(bounded, size)
	if bounded.left < 0 {
		return nil, errs.New(errs.TooLarge, "The archive lists far more than %d files.", most.Files)
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errs.From(err, errs.Invalid, "This is no sound zip archive (%v); make it again.", err)
	}
	bounded.open = true
	a := &Archive{names: map[string]*zip.File{}, left: most.Inflated, most: most.Inflated}
	for _, f := range z.File {
		if err := a.add(f); err != nil {
			return nil, err
		}
	}
	if len(a.files) > most.Files {
		return nil, errs.New(errs.TooLarge, "The archive has %d files; there may be %d.", len(a.files), most.Files)
	}
	return a, nil
}

func (a *Archive) add(f *zip.File) error {
	name := f.Name
	switch folder, ok := strings.CutSuffix(name, "/"); {
	case ok:
		name = folder
	case f.Mode().IsRegular():
		a.files = append(a.files, f)
	default:
		return errs.New(errs.Invalid, "The archive has %q, which is a link or something else that is no file; put the file itself in.", f.Name)
	}
	if why := bad(name); why != "" {
		return errs.New(errs.Invalid, "The archive has the name %.200q, which %s; make the archive of a folder again.", f.Name, why)
	}
	if a.names[name] != nil {
		return errs.New(errs.Invalid, "The archive has %q twice; keep one.", name)
	}
	if f.Flags&1 != 0 {
		return errs.New(errs.Invalid, "%s in the archive is encrypted; make the archive without a password.", name)
	}
	a.names[name] = f
	return nil
}

// bad says what is wrong with a name, and "" where nothing is.
func bad(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "is not UTF-8"
	case strings.ContainsRune(name, '\\'):
		return "has a backslash"
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }):
		return "has a control character"
	case path.IsAbs(name) || len(name) > 1 && name[1] == ':':
		return "begins at the root of a disk"
	case name == "" || path.Clean(name) != name || name == ".." || strings.HasPrefix(name, "../"):
		return "leads out of the folder or is written in a roundabout way"
	}
	return ""
}

// Names are the names of the files in the order of the archive, without folders.
func (a *Archive) Names() []string {
	names := make([]string, len(a.files))
	for i, f := range a.files {
		names[i] = f.Name
	}
	return names
}

// Has reports whether there is such a file.
func (a *Archive) Has(name string) bool { return a.names[name] != nil }

// Open inflates one file. What is read of it counts towards the limit of the archive: reading goes on to
// fail with errs.TooLarge where that is reached, and with errs.Invalid where the archive is damaged.
func (a *Archive) Open(name string) (io.ReadCloser, error) {
	f := a.names[name]
	if f == nil {
		return nil, errs.New(errs.Invalid, "The archive has no %s.", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	return &inflating{r, name, a}, nil
}

func damaged(name string, err error) error {
	return errs.From(err, errs.Invalid, "%s in the archive can't be read (%v); make the archive again.", name, err)
}

// inflating counts what comes out of one file.
type inflating struct {
	io.ReadCloser
	name string
	a    *Archive
}

func (r *inflating) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if r.a.left -= int64(n); r.a.left < 0 {
		return 0, errs.New(errs.TooLarge, "The archive has more than %d MB once it is unpacked.", r.a.most>>20)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(r.name, err)
	}
	return n, err
}

// directory bounds what may be read of an archive before it is open.
type directory struct {
	r    io.ReaderAt
	left int64
	open bool
}

var errDirectory = errors.New("the directory of the archive goes on for too long")

func (d *directory) ReadAt(p []byte, off int64) (int, error) {
	n, err := d.r.ReadAt(p, off)
	if !d.open {
		if d.left -= int64(n); d.left < 0 {
			return 0, errDirectory
		}
	}
	return n, err
}
