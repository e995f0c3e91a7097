package search

// Near returns the words of a sorted list within a number of edits, with their distance.
func Near(list []string, word string, most int) map[string]int {
	out := map[string]int{}
	near(list, word, most, func(i, edits int) bool {
		out[list[i]] = edits
		return true
	})
	return out
}
