package page

// title says in words why a fact carries a note.
func (n Note) title() string {
	switch n.Kind {
	case NoteDisputed:
		return "Scholars differ"
	case NoteCorrected:
		return "The article is corrected here"
	case NoteImprecise:
		return "Sources differ in how exact they are"
	}
	return "A note on the sources"
}
