package edtf

import "fmt"

// Precision is how finely a date is known. Precisions are ordered: a finer one
// is less than a coarser one.
type Precision uint8

// The precisions, finest first. The zero Precision is that of no date.
const (
	Day      Precision = iota + 1 // 1934-12-01
	Month                         // 1934-12, 1934-12-XX
	Season                        // 1926-22
	Year                          // 1934, 1934-XX
	Decade                        // 193X
	Century                       // 19XX
	Interval                      // 1918-03/1925-01
)

var precisionNames = [...]string{
	"none", Day: "day", Month: "month", Season: "season", Year: "year",
	Decade: "decade", Century: "century", Interval: "interval",
}

// String returns the name of the precision in English: "day", "month".
func (p Precision) String() string {
	if int(p) < len(precisionNames) {
		return precisionNames[p]
	}
	return fmt.Sprintf("Precision(%d)", uint8(p))
}

// Qualifier is what the writer of a date says about its certainty.
type Qualifier uint8

// The qualifiers. Approximate and uncertain are two things: "about 862" is
// somewhere near 862, "862 (uncertain)" is 862 if the source can be trusted.
const (
	Certain     Qualifier = iota
	Approximate           // ~, circa
	Uncertain             // ?
	Both                  // %, uncertain and approximate
)

var qualifierMarks = [...]string{Certain: "", Approximate: "~", Uncertain: "?", Both: "%"}

// String returns the mark of the format: "", "~", "?" or "%".
func (q Qualifier) String() string {
	if int(q) < len(qualifierMarks) {
		return qualifierMarks[q]
	}
	return fmt.Sprintf("Qualifier(%d)", uint8(q))
}

// Seasons of the northern hemisphere, by their numbers in the format.
const (
	Spring = 21
	Summer = 22
	Autumn = 23
	Winter = 24 // begins in December and ends in the next year
)

var seasonNames = map[int]string{Spring: "spring", Summer: "summer", Autumn: "autumn", Winter: "winter"}
