//go:build !race

package question_test

const raceShare = 1
