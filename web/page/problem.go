package page

import (
	"time"

	"fasti/web/ui"
)

// ErrorView says what went wrong and what to do next.
type ErrorView struct {
	Status    int
	Title     string    // what happened, in a few words; by the status when empty
	Message   string    // safe to show; by the status when empty
	Actions   []ui.Link // what to do next; the way home when empty
	RequestID string
}

// ConflictView is shown when another tab or window has answered a question already.
type ConflictView struct {
	Attempt   string
	Number    int
	Total     int
	Stem      string
	Stored    string // the answer that counts, in a few words
	StoredAt  time.Time
	Yours     string // the answer that was just sent; may be empty
	RequestID string
}

// SessionView is shown when an attempt belongs to no session that this browser has.
type SessionView struct {
	RequestID string
}

// byStatus is what to say where the caller says nothing.
var byStatus = map[int][2]string{
	400: {"That could not be read", "Something in the address or in what was sent does not make sense to the server."},
	403: {"This page is not open to you", "You may need to sign in, or this is another person’s page."},
	404: {"There is no such page", "The address may be mistyped, or the page has gone."},
	405: {"That can’t be done here", "The page exists, but not for what was asked of it. Go back and use its own buttons."},
	409: {"Something else came first", "Another tab or window has changed this in the meantime. Go back and look again."},
	410: {"It is too late for that", "What was asked for was here once, and its time is over."},
	413: {"That is too much at once", "What was sent is larger than the server takes."},
	415: {"That could not be read", "What was sent came in a shape that the server does not take."},
	429: {"Too fast", "There were many requests from your connection. Wait a moment, then try again."},
	503: {"The server is busy", "Nothing you had saved is lost. Wait a moment, then try again."},
}

func (v ErrorView) title() string {
	if v.Title != "" {
		return v.Title
	}
	if say, ok := byStatus[v.Status]; ok {
		return say[0]
	}
	return "Something went wrong on our side"
}

func (v ErrorView) message() string {
	if v.Message != "" {
		return v.Message
	}
	if say, ok := byStatus[v.Status]; ok {
		return say[1]
	}
	return "Nothing you had saved is lost. Try again in a moment; if it happens again, tell your instructor."
}

func (v ErrorView) actions() []ui.Link {
	if len(v.Actions) > 0 {
		return v.Actions
	}
	return []ui.Link{{Text: "Go to the course", Href: HomePath()}}
}

func (v ConflictView) storedAt() string {
	if v.StoredAt.IsZero() {
		return ""
	}
	return v.StoredAt.UTC().Format(ui.Minute) + " UTC"
}
