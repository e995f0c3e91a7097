//go:build race

package question_test

// Of so many questions of the embedded course one is looked at where the race detector makes each look cost ten.
const raceShare = 20
