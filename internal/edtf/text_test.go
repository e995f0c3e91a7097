package edtf_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fasti/internal/edtf"
)

func TestJSON(t *testing.T) {
	type event struct {
		Date edtf.Date `json:"date"`
		End  edtf.Date `json:"end"`
	}
	want := event{Date: parse(t, "1918-03/..")}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(text); got != `{"date":"1918-03/..","end":""}` {
		t.Errorf("got %s", got)
	}
	var got event
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("came back changed:\n%s", diff)
	}
}

func TestUnmarshalText(t *testing.T) {
	d := parse(t, "1922")
	if err := d.UnmarshalText([]byte("1922-13")); err == nil || d != parse(t, "1922") {
		t.Errorf("a wrong text gave %v and left %v", err, d)
	}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() {
		t.Errorf("an empty text gave %v, %v", d, err)
	}
}

// TestJulianTextIsRefused makes sure that no date moves by days on its way through a
// text that can't name its calendar.
func TestJulianTextIsRefused(t *testing.T) {
	for _, s := range []string{"1917-10-25 J", "1917 J", "1917/.. J", "../1917 J"} {
		if text, err := parse(t, s).MarshalText(); err == nil {
			t.Errorf("%s was written as %s", s, text)
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ got, want string }{
		{edtf.Day.String(), "day"},
		{edtf.Interval.String(), "interval"},
		{edtf.Precision(0).String(), "none"},
		{edtf.Precision(9).String(), "Precision(9)"},
		{edtf.Certain.String(), ""},
		{edtf.Both.String(), "%"},
		{edtf.Qualifier(9).String(), "Qualifier(9)"},
		{edtf.Date{}.String(), ""},
		{edtf.End{}.String(), ""},
		{edtf.End{Edge: edtf.Open}.String(), ".."},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
