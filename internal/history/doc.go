// Package history is what a course knows, and how it knows it: events with their dates, people, places and
// offices, and for each claim the sources that say so.
//
// # Claims
//
// Not an event but each of its claims has sources: the date, the place, every part that somebody had in it,
// both ends of every tenure, every link. Where sources differ over a claim, the rival value stands beside it
// as a [Difference] under one of three marks: [Disputed], [Corrected] or [Imprecise].
//
// # An open world
//
// What a course lacks is not false. That two people are listed as shot proves nothing about a third, unless
// the list is marked complete (Event.Complete, Office.Complete). A single-valued claim (an event's date, the
// holder of a one-seat office at a time) proves every other value wrong.
//
// # From draft to course
//
// Whatever reads a course makes a [Draft], with an [Origin] for each entity. [New] checks the draft whole and
// lists every [Problem]; only a draft without one becomes a [Course], an immutable snapshot in which every
// reference leads somewhere and every date is parsed. Courses are shared between goroutines and swapped as a
// whole, never changed.
//
// # Facts
//
// What a course teaches is counted in facts: see [FactID]. Students' memories are kept by them, which is why
// IDs never change.
//
// # The course of a class
//
// A class may change what it is taught without a revision of its own: an [Overlay] hides facts and has dates of its own.
// [Overlay.Apply] makes a new Course of it and leaves the shared one alone.
//
// The package imports edtf and calendar, knows no file format, and is imported by everything that deals in
// history: question above all, coursefile, review and the pages.
package history
