package history

import "strings"

// Cite names the source in one line, as a note under a statement does: family names, title, where it stands,
// year. "Conquest, The Great Terror: A Reassessment (1990)"; "Lev Kamenev, Wikipedia".
func (s *Source) Cite() string {
	var parts []string
	if names := familyNames(s.Author); names != "" {
		parts = append(parts, names)
	}
	parts = append(parts, s.Title)
	if s.In != "" && s.Author == "" {
		parts = append(parts, s.In)
	}
	line := strings.Join(parts, ", ")
	if s.Year != "" {
		line += " (" + s.Year + ")"
	}
	return line
}

// familyNames shortens a bibliography's list of authors: "Carr, E. H.; Davies, R. W." is "Carr and Davies",
// and four or more are the first "and others".
func familyNames(author string) string {
	author, _, _ = strings.Cut(author, " (ed")
	if author == "" {
		return ""
	}
	var names []string
	for one := range strings.SplitSeq(author, ";") {
		family, _, _ := strings.Cut(strings.TrimSpace(one), ",")
		names = append(names, family)
	}
	switch n := len(names); {
	case n == 1:
		return names[0]
	case n > 3:
		return names[0] + " and others"
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
