package search

// near finds the words of a sorted list that lie within a number of edits of a word: a letter more, less or
// other, or two neighbours swapped (Damerau's distance, in its restricted form). It walks the list as if it
// were a trie: rows of the distance table are shared with the word before as far as the two begin alike, and
// where a beginning is too far off already, everything that begins so is skipped.
func near(list []string, word string, most int, yield func(i, edits int) bool) {
	w := []byte(word)
	rows := [][]int{make([]int, len(w)+1)}
	for j := range rows[0] {
		rows[0][j] = j
	}
	var last string
	for i := 0; i < len(list); {
		s := list[i]
		depth := min(common(last, s), len(rows)-1)
		rows = rows[:depth+1]
		dead := -1
		for d := depth; d < len(s); d++ {
			row, least := nextRow(rows, s, d, w)
			rows = append(rows, row)
			if least > most {
				dead = d + 1
				break
			}
		}
		last = s
		if dead >= 0 {
			i = skip(list, i, s[:dead])
			continue
		}
		if edits := rows[len(s)][len(w)]; edits <= most && !yield(i, edits) {
			return
		}
		i++
	}
}

// nextRow is the row of the distance table for s[:d+1], and its least value.
func nextRow(rows [][]int, s string, d int, w []byte) (row []int, least int) {
	above := rows[d]
	row = make([]int, len(w)+1)
	row[0] = d + 1
	least = row[0]
	for j := 1; j <= len(w); j++ {
		cost := 1
		if s[d] == w[j-1] {
			cost = 0
		}
		v := min(above[j-1]+cost, above[j]+1, row[j-1]+1)
		if d > 0 && j > 1 && s[d] == w[j-2] && s[d-1] == w[j-1] {
			v = min(v, rows[d-1][j-2]+1)
		}
		row[j] = v
		least = min(least, v)
	}
	// A swap may still bring the next row below this one's least value: the row above decides with it.
	for _, v := range above {
		least = min(least, v+1)
	}
	return row, least
}

// common returns how many bytes two words begin alike.
func common(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// skip returns the first place after i whose word does not begin with the prefix.
func skip(list []string, i int, prefix string) int {
	step := 1
	for i+step < len(list) && hasPrefix(list[i+step], prefix) {
		i += step
		step *= 2
	}
	for ; step > 0; step /= 2 {
		for i+step < len(list) && hasPrefix(list[i+step], prefix) {
			i += step
		}
	}
	return i + 1
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }
