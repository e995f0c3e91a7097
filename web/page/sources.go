package page

import (
	"strconv"

	"fasti/web/ui"
)

// SourcesView lists what the course draws on.
type SourcesView struct {
	Sources []Source
	Pages   Paging
	Ask     Ask
}

// Source is one work.
type Source struct {
	ID        string
	Kind      string // "article", "book", "web page", "primary source"
	Author    string
	Title     string
	Year      string
	Publisher string
	URL       string    // may be empty
	Note      string    // may be empty
	Cited     []CitedAs // what the course cites it for; empty when for nothing yet
}

// CitedAs counts the claims of one sort that a source supports.
type CitedAs struct {
	What  string // "dates", "offices"
	Count int
}

// imprint is the publisher and year, as far as they are known.
func (s Source) imprint() string {
	switch {
	case s.Publisher != "" && s.Year != "":
		return s.Publisher + ", " + s.Year
	case s.Publisher != "":
		return s.Publisher
	}
	return s.Year
}

// cited is "8 dates", "1 office": the caller gives the noun that fits the number.
func (s Source) cited() []string {
	out := make([]string, len(s.Cited))
	for i, c := range s.Cited {
		out[i] = strconv.Itoa(c.Count) + " " + c.What
	}
	return out
}

func (v SourcesView) pager() ui.Pager {
	p := pagerOf(v.Pages, "Sources", SourcesPath())
	p.One, p.Many = "source", "sources"
	return p
}
