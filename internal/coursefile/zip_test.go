package coursefile_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/coursefile"
	"fasti/internal/errs"
)

func readZip(data []byte) (coursefile.Files, error) {
	return coursefile.ReadZip(bytes.NewReader(data), int64(len(data)))
}

// zipOf makes an archive of names and texts, in that order.
func zipOf(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadZipFindsTheCourse(t *testing.T) {
	t.Parallel()
	want := coursefile.Files{"course.yaml": "id: a\n", "events/kings.yaml": "[]\n"}
	tests := []struct {
		name string
		data []byte
	}{
		{"at the top", zipOf(t, "course.yaml", "id: a\n", "events/kings.yaml", "[]\n")},
		{"in a folder", zipOf(t, "rome/", "", "rome/course.yaml", "id: a\n", "rome/events/", "", "rome/events/kings.yaml", "[]\n")},
		{"as macOS packs", zipOf(t, "rome/course.yaml", "id: a\n", "rome/.DS_Store", "x", "__MACOSX/rome/._course.yaml", "x", "rome/events/kings.yaml", "[]\n")},
	}
	for _, tt := range tests {
		got, err := readZip(tt.data)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestReadZipRefuses(t *testing.T) {
	t.Parallel()
	many := []string{}
	for i := range coursefile.MaxFiles + 1 {
		many = append(many, fmt.Sprintf("%d.md", i), "")
	}
	huge := bytes.NewReader(nil)
	tests := []struct {
		name string
		data []byte
		kind errs.Kind
		want string
	}{
		{"zip slip", zipOf(t, "../course.yaml", "id: a\n"), errs.Invalid, "leads out of the folder"},
		{"an absolute path", zipOf(t, "/course.yaml", "id: a\n"), errs.Invalid, "root of a disk"},
		{"a path of Windows", zipOf(t, `rome\course.yaml`, "id: a\n"), errs.Invalid, "backslash"},
		{"a path twice", zipOf(t, "course.yaml", "id: a\n", "course.yaml", "id: b\n"), errs.Invalid, "twice"},
		{"too many files", zipOf(t, many...), errs.TooLarge, "at most 1000 files"},
		{"no archive", []byte("PK\x03\x04 and then nothing"), errs.Invalid, "no sound zip archive"},
	}
	for _, tt := range tests {
		files, err := readZip(tt.data)
		if files != nil || !errs.Is(err, tt.kind) || !strings.Contains(errs.Message(err), tt.want) {
			t.Errorf("%s: %d files, %v", tt.name, len(files), err)
		}
	}
	if _, err := coursefile.ReadZip(huge, coursefile.MaxBytes+1); !errs.Is(err, errs.TooLarge) {
		t.Errorf("a huge archive: %v", err)
	}
}

func TestReadZipStopsABomb(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	zeros := make([]byte, 1<<20)
	for i := range 2 {
		f, err := w.Create(fmt.Sprintf("bomb%d.md", i))
		if err != nil {
			t.Fatal(err)
		}
		for range coursefile.MaxBytes/len(zeros)/2 + 1 {
			if _, err := f.Write(zeros); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if files, err := readZip(b.Bytes()); files != nil || !errs.Is(err, errs.TooLarge) {
		t.Errorf("%d KB became %d files, %v", b.Len()>>10, len(files), err)
	}
}

func TestZipAndBackIsIdentity(t *testing.T) {
	t.Parallel()
	name := rapid.StringMatching(`(people/|events/)?[a-z][a-z0-9-]{0,8}\.(yaml|md)`)
	rapid.Check(t, func(t *rapid.T) {
		files := coursefile.Files(rapid.MapOf(name, rapid.String()).Draw(t, "files"))
		files["course.yaml"] = "id: a\n"
		var one, other bytes.Buffer
		if err := coursefile.WriteZip(&one, files); err != nil {
			t.Fatal(err)
		}
		got, err := readZip(one.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(files, got); diff != "" {
			t.Fatal(diff)
		}
		if err := coursefile.WriteZip(&other, got); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), other.Bytes()) {
			t.Fatal("the same files gave two archives")
		}
	})
}

func TestFolderAndBackIsIdentity(t *testing.T) {
	t.Parallel()
	files := base(t)
	files["notes.md"] = "# Notes\r\n\tas they were"
	dir := filepath.Join(t.TempDir(), "rome")
	if err := coursefile.WriteDir(dir, files); err != nil {
		t.Fatal(err)
	}
	got, err := coursefile.ReadFS(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(entries) != 1 {
		t.Errorf("beside the folder there are %v, %v", entries, err)
	}
}

func TestWriteDirTouchesNothingThatIsThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := coursefile.WriteDir(dir, base(t)); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
	other := coursefile.Files{"course.yaml": "id: other\n"}
	if err := coursefile.WriteDir(dir, other); !errs.Is(err, errs.Invalid) || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("a full folder: %v", err)
	}
	got, err := coursefile.ReadFS(os.DirFS(dir))
	if err != nil || got.Hash() != base(t).Hash() {
		t.Errorf("the folder has other files now, %v", err)
	}
	file := filepath.Join(dir, "course.yaml")
	if err := coursefile.WriteDir(file, other); !errs.Is(err, errs.Invalid) {
		t.Errorf("a file in place of a folder: %v", err)
	}
	astray := filepath.Join(t.TempDir(), "astray")
	if err := coursefile.WriteDir(astray, coursefile.Files{"a.md": "", "../b.md": ""}); !errs.Is(err, errs.Invalid) {
		t.Errorf("a name that leads out: %v", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(astray)); err != nil || len(entries) != 0 {
		t.Errorf("it left %v behind, %v", entries, err)
	}
}

func FuzzReadZip(f *testing.F) {
	f.Add(zipOf(f, "rome/course.yaml", "id: a\n", "rome/people/kings.yaml", "[]\n"))
	f.Add(zipOf(f, "course.yaml", "id: a\n", "a/../b", ""))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := readZip(data)
		if err != nil && (files != nil || errs.KindOf(err) == errs.Internal) {
			t.Errorf("%d files, %v", len(files), err)
		}
		for name := range files {
			if !filepath.IsLocal(name) {
				t.Errorf("the file %q", name)
			}
		}
	})
}
