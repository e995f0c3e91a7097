package ui

import (
	"maps"

	"github.com/a-h/templ"
)

// Field is a labelled control of a form, with a hint and what is wrong with the value.
type Field struct {
	ID       string // of the control; hint and error get ids made from it
	Name     string
	Label    string
	Hint     string
	Error    string
	Value    string
	Optional bool // said beside the label; any other field is required

	Type         string // of an Input: "text" when empty
	Autocomplete string
	Inputmode    string
	MaxLength    int // 0 for no limit
	MinLength    int
	Rows         int // of a TextArea
	Choices      []Choice
	Attrs        templ.Attributes
}

// Choice is one entry of a Select.
type Choice struct {
	Value string
	Text  string
}

// FieldError leads from the top of a form to the field that has to be mended.
type FieldError struct {
	ID   string // of the control
	Text string
}

// Errors keeps the ones that say something.
func Errors(all ...FieldError) []FieldError {
	var kept []FieldError
	for _, e := range all {
		if e.Text != "" {
			kept = append(kept, e)
		}
	}
	return kept
}

// describedBy ties a control to its hint and its error.
func describedBy(f Field) string {
	switch {
	case f.Hint != "" && f.Error != "":
		return f.ID + "-error " + f.ID + "-hint"
	case f.Error != "":
		return f.ID + "-error"
	case f.Hint != "":
		return f.ID + "-hint"
	}
	return ""
}

// control is the attributes that every control of a field has.
func (f Field) control() templ.Attributes {
	attrs := templ.Attributes{"id": f.ID, "name": f.Name}
	if !f.Optional {
		attrs["required"] = true
	}
	if by := describedBy(f); by != "" {
		attrs["aria-describedby"] = by
	}
	if f.Error != "" {
		attrs["aria-invalid"] = "true"
	}
	if f.Autocomplete != "" {
		attrs["autocomplete"] = f.Autocomplete
	}
	if f.Inputmode != "" {
		attrs["inputmode"] = f.Inputmode
	}
	maps.Copy(attrs, f.Attrs)
	return attrs
}
