package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"fasti/internal/coursefile"
)

// TestMain lets tests run the real program: fasti on the PATH is this test's own binary.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"fasti": main})
}

// program is a running fasti serve.
type program struct {
	cmd   *exec.Cmd
	url   string // under which it can be reached here
	site  string // the same, or what --base-url says
	hello string // the line after that
	log   buffer // stderr
	done  chan struct{}
	err   error // of the process, once done
}

// start runs fasti serve on a free port, and returns once it has said where it listens.
func start(dir string, environ []string, args ...string) (*program, error) {
	p := &program{done: make(chan struct{})}
	p.cmd = exec.Command("fasti", append([]string{"serve", "--addr", "localhost:0"}, args...)...)
	p.cmd.Dir, p.cmd.Env, p.cmd.Stderr = dir, environ, &p.log
	stdout, err := p.cmd.StdoutPipe()
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		return nil, err
	}
	lines := bufio.NewReader(stdout)
	first, _ := lines.ReadString('\n')
	p.hello, err = lines.ReadString('\n')
	go func() {
		io.Copy(io.Discard, lines)
		p.err = p.cmd.Wait()
		close(p.done)
	}()
	if err != nil {
		<-p.done
		return nil, fmt.Errorf("it did not start: %w: %s", p.err, p.log.String())
	}
	_, first, _ = strings.Cut(strings.TrimSpace(first), " is served at ")
	site, host, proxied := strings.Cut(first, " and listens on ")
	if p.site, p.url = site, site; proxied {
		p.url = "http://" + host
	}
	return p, nil
}

// end sends a signal, waits for the process to be over, and returns its exit code, -1 where the signal killed it.
func (p *program) end(signal os.Signal) (int, error) {
	if err := p.cmd.Process.Signal(signal); err != nil {
		return 0, err
	}
	<-p.done
	return p.cmd.ProcessState.ExitCode(), nil
}

// kill ends what a failed test has left behind.
func (p *program) kill() {
	p.cmd.Process.Kill()
	<-p.done
}

// buffer is a bytes.Buffer that one goroutine may read while another writes.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// smallCourse is the folder of a course of fifty questions, for what needs any course: the embedded one takes a while to load,
// above all under the race detector.
func smallCourse(t testing.TB) string {
	t.Helper()
	archive, err := txtar.ParseFile("../../internal/server/testdata/course.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := coursefile.Files{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	dir := filepath.Join(t.TempDir(), "course")
	if err := coursefile.WriteDir(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}
