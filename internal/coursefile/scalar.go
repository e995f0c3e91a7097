package coursefile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateLike are dates, years and decimals, which are written without quotation marks whatever YAML would make of
// them: they are read as they stand.
var dateLike = regexp.MustCompile(`^(-?[0-9]{1,4}|-?[0-9]{1,3}\.[0-9]{1,18}|-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?(/(\.\.|-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?)?)?|\.\./-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?|\.\.)$`)

// numeric is what YAML would take for a number.
var numeric = regexp.MustCompile(`^[-+.0-9][-+._0-9a-fA-FxXoO:]*$`)

// reserved are the words that mean something else than themselves to some reader of YAML.
var reserved = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"}

// scalarText writes a text on one line, in quotation marks where it needs them. Inside brackets it needs them more
// often.
func scalarText(s string, flow bool) string {
	if isPlain(s, flow) {
		return s
	}
	return quoted(s)
}

// isPlain reports whether a text can stand without quotation marks. It errs on the side of those.
func isPlain(s string, flow bool) bool {
	if dateLike.MatchString(s) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !unicode.IsLetter(first) && !unicode.IsDigit(first) || strings.HasSuffix(s, " ") {
		return false
	}
	if numeric.MatchString(s) && !strings.ContainsFunc(s, isIDLetter) || slices.Contains(reserved, strings.ToLower(s)) {
		return false
	}
	for i, r := range s {
		switch {
		case r == ':' && !flow && strings.HasPrefix(s[i:], "://"):
		case r == ',' && !flow:
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), strings.ContainsRune(" -–—'’“”«»()./%~+&!?;=_", r):
		default:
			return false
		}
	}
	return true
}

// isIDLetter is a letter that no number has.
func isIDLetter(r rune) bool {
	return unicode.IsLetter(r) && !strings.ContainsRune("abcdefABCDEFxXoO", r)
}

// quoted writes a text in quotation marks. What can't be seen is written by its number.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// blockText writes a text that is too long for a line: folded where it is one paragraph, line by line where it is
// several, in quotation marks where neither keeps it as it is.
func blockText(s string, indent int) string {
	pad := "\n" + strings.Repeat(" ", indent)
	visible := !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && !unicode.IsPrint(r) })
	switch {
	case !visible || s == "" || strings.TrimSpace(s) != s:
		return quoted(s)
	case !strings.Contains(s, "\n") && !strings.Contains(s, "  ") && strings.Contains(s, " "):
		return ">-" + pad + strings.Join(fold(s, width-indent), pad)
	case strings.Contains(s, "\n"):
		lines := strings.Split(s, "\n")
		var b strings.Builder
		b.WriteString("|-")
		for _, line := range lines {
			if line == "" {
				b.WriteString("\n")
				continue
			}
			b.WriteString(pad + line)
		}
		return b.String()
	}
	return quoted(s)
}

// fold breaks a paragraph into lines at its spaces.
func fold(s string, most int) []string {
	var lines []string
	line, n := "", 0
	for word := range strings.SplitSeq(s, " ") {
		size := utf8.RuneCountInString(word)
		if line != "" && n+1+size > most {
			lines = append(lines, line)
			line, n = word, size
			continue
		}
		if line != "" {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+size
	}
	return append(lines, line)
}
