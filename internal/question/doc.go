// Package question makes questions from a course, and proves each of them.
//
// A [Kind] says what is asked about: when something was, who did it, which office somebody took up. It hangs
// its questions on anchors, each one claim of the course, and makes up to [MaxVariants] of each. What a student
// does with a question is its [Interaction]: a choice, a typed date, an order. Pages, grading and files know
// interactions alone, so that a new kind is one file, its test and a line in the list of kinds.
//
// A course is an open world: what it lacks is not false. So every option that is wrong carries a [Proof], by one
// of four rules, and a sentence on why; where the proofs don't suffice there is no question. A second derivation
// (refute.go and its neighbours) shares no code with the first, and tries to show that the key is wrong or that
// something else is right too.
//
// A [Bank] is all that a course yields. It is indexed at once and asked lazily: a paper makes few questions more
// than it holds. Everything is a function of course, settings and seed, the same on every machine. An [ID] is a
// hash of kind, facts and variant, and survives every change of wording and of value.
//
// The package is pure: it knows history and dates, reads no clock and logs nothing. quiz draws papers through
// it, server shows its interactions, and store keeps its questions as they were drawn.
package question
