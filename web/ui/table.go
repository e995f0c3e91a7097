package ui

import "strconv"

// Column is the head of one column of a table.
type Column struct {
	Text    string
	Numeric bool // set to the right, in figures of one width
}

// Pager leads through the pages of a long list.
type Pager struct {
	Label string // what is paged: "Attempts"
	Page  int    // from 1
	Pages int
	Total int              // rows over all pages; 0 when not known
	One   string           // "attempt"
	Many  string           // "attempts"
	Href  func(int) string // where a page is
}

// numbers are the pages to show: the ends, the current one and its neighbours; 0 is a gap.
func (p Pager) numbers() []int {
	var shown []int
	last := 0
	for n := 1; n <= p.Pages; n++ {
		if n != 1 && n != p.Pages && (n < p.Page-1 || n > p.Page+1) {
			continue
		}
		switch {
		case n == last+2: // a gap of one page takes no less room than the page
			shown = append(shown, n-1)
		case n > last+2:
			shown = append(shown, 0)
		}
		shown = append(shown, n)
		last = n
	}
	return shown
}

// Step is one part of a progress bar.
type Step struct {
	Tone    Tone // Plain is answered and not marked; Missing is still open
	Current bool
}

// manySteps is where single steps would become too thin to see at 320 px.
const manySteps = 40

func stepClass(s Step) string {
	class := "step step--" + string(s.Tone)
	if s.Current {
		class += " step--current"
	}
	return class
}

// done is how many steps are not open.
func done(steps []Step) int {
	n := 0
	for _, s := range steps {
		if s.Tone != Missing {
			n++
		}
	}
	return n
}

func stepsLabel(steps []Step) string {
	return strconv.Itoa(done(steps)) + " of " + strconv.Itoa(len(steps)) + " answered"
}
