// Package search finds the entities of a course by what somebody types, and by what a text says.
//
// [Index] answers a query: words are compared by a [Key] that makes the usual transliterations of a name one
// (Zinovyev and Zinoviev, Троцкий and Trotsky), then by prefix, then with one or two letters wrong. [Linker]
// finds the names of entities in running text, so that a page can lead to them.
//
// Both are made once of an immutable course and are safe for concurrent use. The package knows history and
// nothing of pages; server uses it.
package search
