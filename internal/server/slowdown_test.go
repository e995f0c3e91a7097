package server_test

import (
	"fmt"
	"testing"
	"time"

	"fasti/internal/server"
)

func address(i int) string { return fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255) }

// However many addresses try, what is kept of them has its bound, and those that wait go on waiting.
func TestTheSlowDownIsBounded(t *testing.T) {
	t.Parallel()
	c := &clock{now: time.Date(2026, time.November, 2, 9, 30, 0, 0, time.UTC)}
	d := server.NewSlowDown(c.Now)
	for range 6 {
		d.Wait(address(0))
	}
	for i := range server.MaxTracked - 1 {
		d.Wait(address(i + 1))
	}
	waited := 0
	for i := range 8 { // more addresses than can be told apart try as one
		if d.Wait(address(server.MaxTracked+i)) > 0 {
			waited++
		}
	}
	if waited != 3 || d.Tracked() != server.MaxTracked {
		t.Errorf("of eight more addresses %d wait, and %d are told apart", waited, d.Tracked())
	}
	c.pass(15 * time.Second) // by which all but the first are free to try again
	if wait := d.Wait(address(server.MaxTracked)); wait > 0 || d.Tracked() != 2 {
		t.Errorf("another waits %s, and %d are told apart", wait, d.Tracked())
	}
	if d.Wait(address(0)); d.Wait(address(0)) <= 0 {
		t.Error("an address that has to wait was forgotten")
	}
}
