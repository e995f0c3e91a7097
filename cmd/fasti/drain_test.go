package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"
)

// A request that is half sent when SIGTERM comes is answered, and what it stores is stored.
func TestRequestsUnderWayAreAnswered(t *testing.T) {
	t.Parallel()
	dir, course := t.TempDir(), smallCourse(t)
	p, err := start(dir, os.Environ(), "--db", "fasti.db", "--course", course)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	host := strings.TrimPrefix(p.url, "http://")
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := "scope=all&length=5&feedback=each"
	fmt.Fprintf(conn, "POST /attempts HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"+
		"Content-Length: %d\r\nExpect: 100-continue\r\n\r\n", host, len(body))
	replies := bufio.NewReader(conn)
	if line, err := replies.ReadString('\n'); !strings.Contains(line, "100 Continue") {
		t.Fatalf("the handler did not ask for the body: %q, %v", line, err)
	}
	replies.ReadString('\n') // the empty line after it

	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for { // until nobody new is let in
		c, err := net.Dial("tcp", host)
		if err != nil {
			break
		}
		c.Close()
	}
	fmt.Fprint(conn, body)
	resp, err := http.ReadResponse(replies, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	at := resp.Header.Get("Location")
	if resp.StatusCode != http.StatusSeeOther || len(resp.Cookies()) != 1 {
		t.Fatalf("reply %s to %q with cookies %v", resp.Status, at, resp.Cookies())
	}
	if <-p.done; p.cmd.ProcessState.ExitCode() != 0 {
		t.Errorf("exit code %d:\n%s", p.cmd.ProcessState.ExitCode(), p.log.String())
	}

	again, err := start(dir, os.Environ(), "--db", "fasti.db", "--course", course)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(again.kill)
	s := &student{client: newClient()}
	site, err := url.Parse(again.url)
	if err != nil {
		t.Fatal(err)
	}
	s.client.Jar.SetCookies(site, resp.Cookies())
	if err := s.answer(again.url, at); err != nil {
		t.Error("the quiz that was begun then:", err)
	}
}
