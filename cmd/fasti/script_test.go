package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/rogpeppe/go-internal/testscript"

	"fasti/internal/store/storetest"
)

var update = flag.Bool("update", false, "write what the program says into the scripts")

// The scripts that need no database.
func TestScripts(t *testing.T) {
	t.Parallel()
	small := smallCourse(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: *update, Cmds: commands,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SMALL", small)
			return nil
		},
	})
}

// The scripts of a running server, each on each engine.
func TestServeScripts(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Glob("testdata/script/serve/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal("no scripts", err)
	}
	small := smallCourse(t)
	for _, engine := range storetest.Engines() {
		for _, script := range scripts {
			t.Run(engine.Name+"_"+filepath.Base(script), func(t *testing.T) {
				t.Parallel()
				db := engine.New(t)
				testscript.Run(t, testscript.Params{
					Files: []string{script}, RequireExplicitExec: true, RequireUniqueNames: true, Cmds: commands,
					Setup: func(env *testscript.Env) error {
						env.Setenv("FASTI_DB", db)
						env.Setenv("FASTI_COURSE", small)
						env.Values[siteKey] = &site{running: map[string]*program{}, client: newClient()}
						return nil
					},
					Condition: func(cond string) (bool, error) { return cond == engine.Name, nil },
				})
			})
		}
	}
}

type key int

const siteKey key = 0

// site is what a script knows of its servers, and the browser with which it visits them.
type site struct {
	running map[string]*program
	client  *http.Client
}

// newClient is a browser that follows no redirect by itself.
func newClient() *http.Client {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // it never is
	}
	return &http.Client{
		Jar: jar, Transport: &http.Transport{},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

var commands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits": exits, "start": startServer, "signal": signalServer, "ended": ended, "logged": logged,
	"http": visit, "mode": mode,
}

// exits CODE PROGRAM ARGS... runs a program that must exit with the code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	code := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// start NAME ARGS... runs a server, and sets NAME to its URL, NAME_HOST to its host and port, and NAME_SETUP
// to the path of its link, "" where it prints none.
func startServer(ts *testscript.TestScript, _ bool, args []string) {
	var environ []string
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "FASTI_DB", "FASTI_COURSE"} {
		if value := ts.Getenv(name); value != "" {
			environ = append(environ, name+"="+value)
		}
	}
	p, err := start(ts.MkAbs("."), environ, args[1:]...)
	ts.Check(err)
	ts.Defer(p.kill)
	ts.Value(siteKey).(*site).running[args[0]] = p
	setup, _, _ := strings.Cut(strings.TrimPrefix(p.hello, "Set up the first instructor: "+p.site), " ")
	if !strings.HasPrefix(setup, "/") {
		setup = ""
	}
	ts.Setenv(args[0], p.url)
	ts.Setenv(args[0]+"_HOST", strings.TrimPrefix(p.url, "http://"))
	ts.Setenv(args[0]+"_SETUP", setup)
	fmt.Fprint(ts.Stdout(), p.hello)
}

// signal NAME TERM|INT|KILL sends a signal to a server.
func signalServer(ts *testscript.TestScript, _ bool, args []string) {
	signals := map[string]os.Signal{"TERM": syscall.SIGTERM, "INT": syscall.SIGINT, "KILL": syscall.SIGKILL}
	ts.Check(running(ts, args[0]).cmd.Process.Signal(signals[args[1]]))
}

// ended NAME CODE waits for a server to be over, with an exit code or -1 where a signal killed it.
func ended(ts *testscript.TestScript, _ bool, args []string) {
	p := running(ts, args[0])
	<-p.done
	if got := strconv.Itoa(p.cmd.ProcessState.ExitCode()); got != args[1] {
		ts.Fatalf("exit code %s, want %s:\n%s", got, args[1], p.log.String())
	}
}

// [!] logged NAME PATTERN looks into the log of a server that is over.
func logged(ts *testscript.TestScript, neg bool, args []string) {
	log := running(ts, args[0]).log.String()
	found, err := regexp.MatchString("(?m)"+args[1], log)
	ts.Check(err)
	if found == neg {
		ts.Fatalf("found is %t in:\n%s", found, log)
	}
}

func running(ts *testscript.TestScript, name string) *program {
	p := ts.Value(siteKey).(*site).running[name]
	if p == nil {
		ts.Fatalf("no server %q was started", name)
	}
	return p
}

// http METHOD URL [FIELD=VALUE...] prints status, headers and body of a response, of a page its main text. With "until STATUS" before
// the method it asks again until the status is that.
func visit(ts *testscript.TestScript, _ bool, args []string) {
	until := ""
	if args[0] == "until" {
		until, args = args[1], args[2:]
	}
	form := url.Values{}
	for _, field := range args[2:] {
		name, value, _ := strings.Cut(field, "=")
		form.Add(name, value)
	}
	for {
		text, err := ask(ts.Value(siteKey).(*site).client, args[0], args[1], form)
		ts.Check(err)
		if until == "" || strings.HasPrefix(text, until) {
			fmt.Fprint(ts.Stdout(), text)
			return
		}
	}
}

func ask(client *http.Client, method, address string, form url.Values) (string, error) {
	r, err := http.NewRequest(method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var out strings.Builder
	fmt.Fprintln(&out, resp.Status)
	resp.Header.Write(&out)
	if strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
		doc, err := goquery.NewDocumentFromReader(resp.Body)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(&out, strings.Join(strings.Fields(doc.Find("main").Text()), " "))
	} else if _, err = io.Copy(&out, resp.Body); err != nil {
		return "", err
	}
	return strings.ReplaceAll(out.String(), "\r\n", "\n"), nil
}

// mode OCTAL FILE checks the rights on a file.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[0] {
		ts.Fatalf("%s has mode %s, want %s", args[1], got, args[0])
	}
}
