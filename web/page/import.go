package page

import (
	"fmt"
	"strconv"

	"fasti/web/ui"
)

// ImportState is how far a file is.
type ImportState string

// The states.
const (
	ImportWaiting ImportState = "waiting" // for another one to be read
	ImportReading ImportState = "reading"
	ImportReady   ImportState = "ready"
	ImportRefused ImportState = "refused"
	ImportSame    ImportState = "same"
	ImportTaken   ImportState = "taken"
	ImportStopped ImportState = "stopped"
	ImportLost    ImportState = "lost"
)

// ImportView is a file that was sent, and what became of it.
type ImportView struct {
	ID       string
	Name     string
	State    ImportState
	Done     int64 // bytes
	Size     int64
	Refusal  string // why it can't be read at all
	Problems []ImportProblem
	Total    int // problems in all
	More     int // beyond those that are kept
	Paging   Paging
	Change   ChangeView
}

// ImportProblem is one mistake in a file.
type ImportProblem struct {
	Where string
	What  string
}

// importEvery is how often a browser without JavaScript looks how far a file is, in seconds.
const importEvery = 3

func (v ImportView) shell(f Frame) ui.Shell {
	s := f.shell(v.title(), "What the file would change.", DeskPath())
	s.Wide = true
	if v.busy() {
		s.Refresh = importEvery
	}
	return s
}

func (v ImportView) busy() bool { return v.State == ImportWaiting || v.State == ImportReading }

func (v ImportView) title() string {
	switch v.State {
	case ImportWaiting, ImportReading:
		return "Reading " + v.Name
	case ImportReady:
		return "What " + v.Name + " would change"
	case ImportRefused:
		if v.Refusal != "" {
			return v.Name + " can’t be read"
		}
		return v.Name + " has " + ui.Plural(v.Total, "problem", "problems")
	case ImportSame:
		return v.Name + " changes nothing"
	case ImportTaken:
		return v.Name + " was taken over"
	case ImportStopped:
		return v.Name + " was given up"
	}
	return v.Name + " was not read to its end"
}

// doing says what is being done with the file.
func (v ImportView) doing() string {
	switch {
	case v.State == ImportWaiting:
		return "It waits for another file to be read."
	case v.Done < v.Size:
		return fmt.Sprintf("%d of %d KB are read.", v.Done>>10, max(v.Size>>10, 1))
	}
	return "All of it is read. Now it is checked, and compared with what the class has."
}

func (v ImportView) percent() string {
	return strconv.FormatInt(v.Done*100/max(v.Size, 1), 10)
}

func (v ImportView) pager() ui.Pager {
	return pager("Problems", "problem", "problems", v.Paging, func(n int) string { return ImportPagePath(v.ID, n) })
}
