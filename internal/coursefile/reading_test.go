package coursefile_test

import (
	"context"
	"io"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

func contextWithCancel(t *testing.T) (context.Context, context.CancelFunc) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	return ctx, cancel
}

// stopping is a file that fails after its first reading.
type stopping struct {
	io.ReaderAt
	err error
}

func (s *stopping) ReadAt(p []byte, off int64) (int, error) {
	if off > 0 {
		return 0, s.err
	}
	return s.ReaderAt.ReadAt(p, off)
}

// lines is a file of one line, over and over.
type lines struct{ line string }

func (l lines) ReadAt(p []byte, off int64) (int, error) {
	for i := range p {
		p[i] = l.line[(off+int64(i))%int64(len(l.line))]
	}
	return len(p), nil
}

// txtarFiles are files of names and texts.
func txtarFiles(pairs ...string) []txtar.File {
	var files []txtar.File
	for i := 0; i < len(pairs); i += 2 {
		files = append(files, txtar.File{Name: pairs[i], Data: []byte(pairs[i+1])})
	}
	return files
}
