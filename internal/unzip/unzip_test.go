package unzip_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"fasti/internal/errs"
	"fasti/internal/unzip"
)

var limits = unzip.Limits{Files: 10, Inflated: 1 << 20}

// entry is one file of an archive that a test makes.
type entry struct {
	name, text string
	mode       fs.FileMode
}

func archive(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(data []byte, most unzip.Limits) (*unzip.Archive, error) {
	return unzip.Open(bytes.NewReader(data), int64(len(data)), most)
}

func read(a *unzip.Archive, name string) (string, error) {
	f, err := a.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	return string(text), err
}

func TestAnArchiveGivesItsFiles(t *testing.T) {
	t.Parallel()
	a, err := open(archive(t, entry{name: "rome/"}, entry{name: "rome/course.yaml", text: "id: rome\n"}, entry{name: "b", text: ""}), limits)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Names(); !slices.Equal(got, []string{"rome/course.yaml", "b"}) || !a.Has("b") || a.Has("c") {
		t.Errorf("names %q", got)
	}
	if text, err := read(a, "rome/course.yaml"); err != nil || text != "id: rome\n" {
		t.Errorf("read %q, %v", text, err)
	}
	if _, err := read(a, "c"); !errs.Is(err, errs.Invalid) {
		t.Errorf("what is not there: %v", err)
	}
}

func TestNamesThatLeadAstrayAreRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, want string }{
		{"../course.yaml", "leads out of the folder"},
		{"a/../../course.yaml", "leads out of the folder"},
		{"a/./course.yaml", "leads out of the folder"},
		{"a//course.yaml", "leads out of the folder"},
		{"/etc/passwd", "begins at the root of a disk"},
		{"C:/course.yaml", "begins at the root of a disk"},
		{`a\course.yaml`, "has a backslash"},
		{"a\nb.yaml", "has a control character"},
		{"caf\xe9.yaml", "is not UTF-8"},
		{"../", "leads out of the folder"},
	}
	for _, tt := range tests {
		_, err := open(archive(t, entry{name: tt.name}), limits)
		if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), tt.want) {
			t.Errorf("%q: %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestWhatIsNoPlainFileIsRefused(t *testing.T) {
	t.Parallel()
	_, err := open(archive(t, entry{name: "people.yaml", text: "/etc/passwd", mode: fs.ModeSymlink | 0o777}), limits)
	if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), "is a link") {
		t.Errorf("a symlink: %v", err)
	}
	_, err = open(archive(t, entry{name: "a", text: "1"}, entry{name: "a", text: "2"}), limits)
	if !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), "twice") {
		t.Errorf("a name twice: %v", err)
	}
	if _, err := open([]byte("id: rome\n"), limits); !errs.Is(err, errs.Invalid) {
		t.Errorf("no archive: %v", err)
	}
	cut := archive(t, entry{name: "a", text: "1"})
	if _, err := open(cut[:len(cut)-30], limits); !errs.Is(err, errs.Invalid) {
		t.Errorf("half an archive: %v", err)
	}
}

func TestTheNumberOfFilesIsBounded(t *testing.T) {
	t.Parallel()
	many := func(n int) []byte {
		entries := make([]entry, n)
		for i := range entries {
			entries[i].name = fmt.Sprintf("%06d", i)
		}
		return archive(t, entries...)
	}
	if _, err := open(many(10), limits); err != nil {
		t.Errorf("ten files: %v", err)
	}
	for _, n := range []int{11, 70000} {
		if _, err := open(many(n), limits); !errs.Is(err, errs.TooLarge) {
			t.Errorf("%d files: %v", n, err)
		}
	}
}

func TestABombIsStoppedByWhatComesOut(t *testing.T) {
	t.Parallel()
	zeros := strings.Repeat("\x00", 600<<10)
	a, err := open(archive(t, entry{name: "a", text: zeros}, entry{name: "b", text: zeros}), limits)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := read(a, "a"); err != nil {
		t.Errorf("below the limit: %v", err)
	}
	if _, err := read(a, "b"); !errs.Is(err, errs.TooLarge) {
		t.Errorf("over the limit, both files together: %v", err)
	}
}

// lying is an archive of one file that says of itself to have fewer bytes than it inflates to.
func lying(t testing.TB, says uint64) []byte {
	t.Helper()
	var deflated bytes.Buffer
	d, err := flate.NewWriter(&deflated, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 8<<20)
	if _, err := d.Write(zeros); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateRaw(&zip.FileHeader{
		Name: "a", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(zeros),
		CompressedSize64: uint64(deflated.Len()), UncompressedSize64: says,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(deflated.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHeadersAreNotBelieved(t *testing.T) {
	t.Parallel()
	a, err := open(lying(t, 10), limits)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := read(a, "a"); !errs.Is(err, errs.Invalid) {
		t.Errorf("says 10 bytes, has 8 MB: %v", err)
	}
	if a, err = open(lying(t, 8<<20), limits); err != nil {
		t.Fatal(err)
	}
	if text, err := read(a, "a"); !errs.Is(err, errs.TooLarge) || len(text) > 1<<20 {
		t.Errorf("read %d bytes, %v", len(text), err)
	}
}

func TestAnEncryptedFileIsRefused(t *testing.T) {
	t.Parallel()
	data := archive(t, entry{name: "a", text: "1"})
	at := bytes.Index(data, []byte("PK\x01\x02")) + 8
	binary.LittleEndian.PutUint16(data[at:], 1)
	if _, err := open(data, limits); !errs.Is(err, errs.Invalid) || !strings.Contains(errs.Message(err), "password") {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(archive(f, entry{name: "a/course.yaml", text: "id: a"}))
	f.Add(archive(f, entry{name: "../a"}))
	f.Add(lying(f, 10))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := open(data, limits)
		if err != nil {
			if errs.KindOf(err) == errs.Internal {
				t.Errorf("nobody would know what to do about %v", err)
			}
			return
		}
		total := 0
		for _, name := range a.Names() {
			if !fs.ValidPath(name) {
				t.Errorf("gives the name %q", name)
			}
			text, _ := read(a, name)
			total += len(text)
		}
		if int64(total) > limits.Inflated {
			t.Errorf("inflated %d bytes", total)
		}
	})
}
