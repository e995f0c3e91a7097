package edtf_test

import (
	"errors"
	"fmt"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
)

// must is for examples whose texts are valid.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func ExampleParse() {
	d := must(edtf.Parse("0862~"))
	fmt.Println(d, d.Precision(), d.Format(edtf.Style{}))

	_, err := edtf.Parse("1922-4-3")
	if problem, ok := errors.AsType[*edtf.SyntaxError](err); ok {
		fmt.Printf("column %d: %s\n", problem.Offset+1, problem.Problem)
	}
	// Output:
	// 0862~ year about 862
	// column 7: a month has two digits, 04, or is XX
}

// A course names the calendar beside the date. The storming of the Winter Palace
// began on 25 October 1917 Old Style, which is 7 November.
func ExampleParseIn() {
	d := must(edtf.ParseIn("1917-10-25", calendar.Julian))
	fmt.Println(d.Format(edtf.Style{Dual: true}))
	fmt.Println(must(d.Convert(calendar.Gregorian)))
	// Output:
	// 25 October / 7 November 1917
	// 1917-11-07
}

// An open end and an unknown end are two things.
func ExampleDate_Until() {
	for _, s := range []string{"1918-03/1925-01", "1918-03/..", "1918-03/"} {
		switch end := must(edtf.Parse(s)).Until(); end.Edge {
		case edtf.Known:
			fmt.Println("to", end.Date)
		case edtf.Open:
			fmt.Println("still going")
		case edtf.Unknown:
			fmt.Println("over, nobody knows since when")
		}
	}
	// Output:
	// to 1925-01
	// still going
	// over, nobody knows since when
}

// A tenure has its two ends in two fields, each with its calendar.
func ExampleJoin() {
	from := must(edtf.ParseEnd("1917-10-26", calendar.Julian))
	until := must(edtf.ParseEnd("1924-01-21", calendar.Gregorian))
	tenure := must(edtf.Join(from, until))
	fmt.Println(tenure.Bounds().Days(), "days")
	// Output: 2266 days
}

// Before means surely before: what is only about 862 may be in 865, but not in 988.
func ExampleBefore() {
	varangians := must(edtf.Parse("0862~"))
	for _, s := range []string{"0865", "0988"} {
		d := must(edtf.Parse(s))
		fmt.Println(s, edtf.Before(varangians, d), edtf.Overlaps(varangians, d))
	}
	// Output:
	// 0865 false true
	// 0988 true false
}

func ExampleDate_Envelope() {
	d := must(edtf.Parse("1922-04~"))
	for _, s := range []edtf.Span{d.Bounds(), d.Envelope()} {
		fmt.Println(calendar.Gregorian.DateOf(s.Earliest), "to", calendar.Gregorian.DateOf(s.Latest))
	}
	// Output:
	// 1922-04-01 to 1922-04-30
	// 1922-03-01 to 1922-05-31
}

func ExampleDate_Coarsen() {
	d := must(edtf.Parse("1934-12-01"))
	for p := edtf.Day; p <= edtf.Interval; p++ {
		if coarse, ok := d.Coarsen(p); ok {
			fmt.Printf("%-7v %s\n", p, coarse)
		}
	}
	// Output:
	// day     1934-12-01
	// month   1934-12
	// year    1934
	// decade  193X
	// century 19XX
}

func ExampleReadHuman() {
	for _, s := range []string{"Apr. 3rd, 1922", "c. 862", "25 Oct / 7 Nov 1917", "44 BC", "03/04/1922", "3.4.22"} {
		r, err := edtf.ReadHuman(s)
		ambiguous, isAmbiguous := errors.AsType[*edtf.AmbiguousError](err)
		problem, isProblem := errors.AsType[*edtf.SyntaxError](err)
		switch {
		case isAmbiguous:
			fmt.Println("which of", ambiguous.Readings)
		case isProblem:
			fmt.Println("no:", problem.Problem)
		default:
			fmt.Println(r.Date, r.Date.Calendar())
		}
	}
	// Output:
	// 1922-04-03 gregorian
	// 0862~ gregorian
	// 1917-10-25 julian
	// -0043 gregorian
	// which of [1922-04-03 1922-03-04]
	// no: a year of one or two digits isn't clear: write it in full, 1922, or with its era, AD 44 or 44 BC
}
