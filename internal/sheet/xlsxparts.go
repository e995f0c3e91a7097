package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"

	"fasti/internal/errs"
	"fasti/internal/unzip"
)

// part walks the elements of one part of a workbook (ISO/IEC 29500), by their names without namespaces: those of
// the strict and of the transitional form differ. start returns false to skip what is inside.
func part(a *unzip.Archive, name string, start func(d *xml.Decoder, e xml.StartElement) (bool, error)) error {
	f, err := a.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return partError(name, err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		inside, err := start(d, e)
		if err == nil && !inside {
			err = d.Skip()
		}
		if err != nil {
			return partError(name, err)
		}
	}
}

// partError says where a workbook is damaged. An error that has a kind comes from the archive, or from a limit.
func partError(name string, err error) error {
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return errs.From(err, errs.Invalid, "The workbook is damaged in %s (%v); save it again.", name, syntax)
	}
	return err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relations are the parts that a part points to, by the ID that it calls them; types are their types' last words.
func relations(a *unzip.Archive, of string) (targets, types map[string]string, err error) {
	targets, types = map[string]string{}, map[string]string{}
	name := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if !a.Has(name) {
		return targets, types, nil
	}
	err = part(a, name, func(_ *xml.Decoder, e xml.StartElement) (bool, error) {
		if e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(of), target)
			}
			targets[attr(e, "Id")] = strings.TrimPrefix(path.Clean(target), "/")
			types[attr(e, "Id")] = path.Base(attr(e, "Type"))
		}
		return true, nil
	})
	return targets, types, err
}

// text reads the text of an element that may be made of differently formatted runs, without the readings that
// East Asian texts have beside them.
func text(d *xml.Decoder, e xml.StartElement) (string, error) {
	var b strings.Builder
	depth, in := 1, e.Name.Local == "t" || e.Name.Local == "v"
	for depth > 0 {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			in = token.Name.Local == "t"
		case xml.EndElement:
			depth--
			in = false
		case xml.CharData:
			if in && b.Len() <= MaxCell {
				b.Write(token)
			}
		}
	}
	return unescape(b.String()), nil
}

// unescape decodes what XML can't hold, as the format writes it: _x000D_ is a carriage return.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	var units []uint16
	flush := func() {
		b.WriteString(string(utf16.Decode(units)))
		units = units[:0]
	}
	for len(s) > 0 {
		if len(s) >= 7 && s[:2] == "_x" && s[6] == '_' {
			if unit, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				units = append(units, uint16(unit))
				s = s[7:]
				continue
			}
		}
		flush()
		b.WriteByte(s[0])
		s = s[1:]
	}
	flush()
	return b.String()
}

// sharedStrings reads the table of texts that cells point into.
func sharedStrings(a *unzip.Archive, name string) ([]string, error) {
	var list []string
	err := part(a, name, func(d *xml.Decoder, e xml.StartElement) (bool, error) {
		if e.Name.Local != "si" {
			return true, nil
		}
		s, err := text(d, e)
		list = append(list, s)
		return true, err // what was inside is read
	})
	return list, err
}

// dateStyles reads which of a workbook's styles show a number as a date or a time.
func dateStyles(a *unzip.Archive, name string) ([]bool, error) {
	codes := map[string]string{}
	var dates []bool
	inCells := false
	err := part(a, name, func(_ *xml.Decoder, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "numFmt":
			codes[attr(e, "numFmtId")] = attr(e, "formatCode")
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if inCells {
				id := attr(e, "numFmtId")
				dates = append(dates, isDate(id, codes[id]))
			}
		}
		return true, nil
	})
	return dates, err
}

// isDate reports whether a number format shows dates: one of those built in (ISO/IEC 29500-1, 18.8.30), or a code with
// the letters of years, days or hours outside of quotation marks and brackets.
func isDate(id, code string) bool {
	if n, err := strconv.Atoi(id); err == nil && (14 <= n && n <= 22 || 27 <= n && n <= 36 || 45 <= n && n <= 47 || 50 <= n && n <= 58) {
		return true
	}
	quoted, bracket := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !bracket && strings.IndexByte("ymdhsYMDHS", c) >= 0:
			return true
		}
	}
	return false
}
