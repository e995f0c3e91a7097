package page

// OrderForm asks to put three to six items in order. Posts FieldPosition + id for each.
type OrderForm struct {
	Items []OrderItem // as shown
	First string      // name of the first end: "earliest"
	Last  string      // name of the last end: "latest"
}

// OrderItem is one item to place.
type OrderItem struct {
	ID       string
	Text     string
	Position int // as given before, from 1; 0 when not placed
}

// OrderMarked shows the right order beside the student's. Implements Marked.
type OrderMarked struct {
	Items []MarkedItem // in the right order
}

// MarkedItem is an item after marking.
type MarkedItem struct {
	Text  string
	Date  string // "3 April 1922"
	Given int    // the place the student gave it, from 1; 0 when not placed
	Why   string // may be empty
}
