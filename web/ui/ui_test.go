package ui_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"

	"fasti/web/ui"
)

func parse(t *testing.T, view templ.Component) *goquery.Document {
	t.Helper()
	var buf bytes.Buffer
	if err := view.Render(context.Background(), &buf); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// texts are the words of every match, with white space drawn together.
func texts(doc *goquery.Document, selector string) []string {
	var out []string
	doc.Find(selector).Each(func(_ int, s *goquery.Selection) {
		out = append(out, strings.Join(strings.Fields(s.Text()), " "))
	})
	return out
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 1234: "1234", 9999: "9999", 10000: "10,000", 123456: "123,456", 1234567: "1,234,567", -98765: "-98,765", -12: "-12",
	} {
		if got := ui.Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 facts", 1: "1 fact", 2: "2 facts", 21000: "21,000 facts"} {
		if got := ui.Plural(n, "fact", "facts"); got != want {
			t.Errorf("Plural(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestRoman(t *testing.T) {
	for n, want := range map[int]string{
		1: "I", 3: "III", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 90: "XC", 404: "CDIV", 500: "D", 1944: "MCMXLIV", 3999: "MMMCMXCIX",
		0: "0", -3: "-3", 4000: "4000",
	} {
		if got := ui.Roman(n); got != want {
			t.Errorf("Roman(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPages(t *testing.T) {
	tests := []struct {
		page, pages int
		want        []string
	}{
		{1, 1, nil},
		{0, 0, nil},
		{1, 2, []string{"Page 1", "Page 2", "Next"}},
		{2, 2, []string{"Previous", "Page 1", "Page 2"}},
		{1, 9, []string{"Page 1", "Page 2", "…", "Page 9", "Next"}},
		{4, 9, []string{"Previous", "Page 1", "Page 2", "Page 3", "Page 4", "Page 5", "…", "Page 9", "Next"}},
		{5, 9, []string{"Previous", "Page 1", "…", "Page 4", "Page 5", "Page 6", "…", "Page 9", "Next"}},
		{9, 9, []string{"Previous", "Page 1", "…", "Page 8", "Page 9"}},
	}
	for _, test := range tests {
		doc := parse(t, ui.Pages(ui.Pager{
			Label: "Facts", Page: test.page, Pages: test.pages, Total: 81, One: "fact", Many: "facts",
			Href: func(n int) string { return fmt.Sprintf("/p/%d", n) },
		}))
		if diff := cmp.Diff(test.want, texts(doc, "li")); diff != "" {
			t.Errorf("page %d of %d (-want +got):\n%s", test.page, test.pages, diff)
		}
		if test.want == nil {
			continue
		}
		if got := texts(doc, "[aria-current=page]"); len(got) != 1 || got[0] != fmt.Sprintf("Page %d", test.page) {
			t.Errorf("current page is %q", got)
		}
		doc.Find("a[rel]").Each(func(_ int, a *goquery.Selection) {
			step := map[string]int{"prev": -1, "next": 1}[a.AttrOr("rel", "")]
			if got, want := a.AttrOr("href", ""), fmt.Sprintf("/p/%d", test.page+step); got != want {
				t.Errorf("from page %d a step leads to %s", test.page, got)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	few := []ui.Step{{Tone: ui.Good}, {Tone: ui.Missing, Current: true}, {Tone: ui.Plain}}
	doc := parse(t, ui.Steps(few))
	if got := doc.Find("[role=img]").AttrOr("aria-label", ""); got != "2 of 3 answered" {
		t.Errorf("says %q", got)
	}
	if doc.Find(".step").Length() != 3 || doc.Find(".step--missing.step--current").Length() != 1 {
		t.Errorf("draws %d steps", doc.Find(".step").Length())
	}
	bar := parse(t, ui.Steps(make([]ui.Step, 60))).Find("progress")
	if bar.AttrOr("max", "") != "60" || bar.AttrOr("aria-label", "") != "60 of 60 answered" {
		t.Error("many steps are no plain bar")
	}
	if parse(t, ui.Steps(nil)).Find("body").Children().Length() != 0 {
		t.Error("no steps draw something")
	}
}

func TestInput(t *testing.T) {
	control := parse(t, ui.Input(ui.Field{
		ID: "mail", Name: "email", Label: "E-mail", Hint: "Yours.", Error: "No @ in it.", Value: `a"b`, Type: "email",
		Autocomplete: "username", Inputmode: "email", MaxLength: 9, MinLength: 3, Attrs: templ.Attributes{"data-x": "y"},
	})).Find("input")
	for attr, want := range map[string]string{
		"id": "mail", "name": "email", "type": "email", "value": `a"b`, "maxlength": "9", "minlength": "3", "autocomplete": "username",
		"inputmode": "email", "aria-invalid": "true", "aria-describedby": "mail-error mail-hint", "data-x": "y", "required": "",
	} {
		if got, ok := control.Attr(attr); !ok || got != want {
			t.Errorf("%s is %q, want %q", attr, got, want)
		}
	}
	plain := parse(t, ui.Input(ui.Field{ID: "n", Name: "n", Label: "Name", Optional: true, Hint: "h"}))
	if _, required := plain.Find("input").Attr("required"); required {
		t.Error("an optional field is required")
	}
	if got := texts(plain, "label"); got[0] != "Name (optional)" {
		t.Errorf("label %q", got)
	}
	if got := plain.Find("input").AttrOr("aria-describedby", ""); got != "n-hint" {
		t.Errorf("described by %q", got)
	}
}

func TestPasswordNeverComesBack(t *testing.T) {
	control := parse(t, ui.Input(ui.Field{ID: "p", Name: "p", Label: "Password", Type: "password", Value: "s3cret"})).Find("input")
	if value, ok := control.Attr("value"); ok {
		t.Errorf("the page holds the password %q", value)
	}
}

func TestSelectAndTextArea(t *testing.T) {
	menu := parse(t, ui.Select(ui.Field{ID: "r", Name: "r", Label: "Reason", Value: "b", Choices: []ui.Choice{{"", "Choose"}, {"a", "A"}, {"b", "B"}}}))
	if got := texts(menu, "option[selected]"); len(got) != 1 || got[0] != "B" {
		t.Errorf("chosen: %q", got)
	}
	area := parse(t, ui.TextArea(ui.Field{ID: "t", Name: "t", Label: "Text", Value: "<b>", MaxLength: 5}))
	if got := area.Find("textarea").Text(); got != "<b>" || area.Find("textarea").AttrOr("rows", "") != "2" {
		t.Errorf("text area holds %q", got)
	}
}

func TestErrors(t *testing.T) {
	kept := ui.Errors(ui.FieldError{ID: "a"}, ui.FieldError{ID: "b", Text: "Fill this in."})
	if diff := cmp.Diff([]ui.FieldError{{ID: "b", Text: "Fill this in."}}, kept); diff != "" {
		t.Error(diff)
	}
	doc := parse(t, ui.ErrorSummary("Not sent", kept))
	if doc.Find("[role=alert][autofocus] a[href='#b']").Length() != 1 {
		t.Error("the summary does not lead to the field")
	}
	if parse(t, ui.ErrorSummary("Not sent", nil)).Find("body").Children().Length() != 0 {
		t.Error("a summary of nothing")
	}
}

func TestMoment(t *testing.T) {
	kyiv := time.FixedZone("Kyiv", 2*60*60)
	doc := parse(t, ui.Moment(time.Date(2026, 11, 23, 1, 30, 0, 0, kyiv), ui.Minute))
	if got := doc.Find("time").AttrOr("datetime", ""); got != "2026-11-22T23:30:00Z" || doc.Text() != "22 Nov 2026, 23:30" {
		t.Errorf("%s reads %q", got, doc.Text())
	}
	if parse(t, ui.Moment(time.Time{}, ui.Day)).Find("time").Length() != 0 {
		t.Error("the zero time is shown")
	}
}

// TestTones wants each tone to have an icon of its own beside its words.
func TestTones(t *testing.T) {
	icons := map[string]ui.Tone{}
	for _, tone := range []ui.Tone{ui.Plain, ui.Good, ui.Middle, ui.Bad, ui.Missing} {
		doc := parse(t, ui.Badge(tone, "Words"))
		icon := doc.Find("use").AttrOr("href", "")
		if other, taken := icons[icon]; taken || icon == "" {
			t.Errorf("%s has the icon %q of %s", tone, icon, other)
		}
		icons[icon] = tone
		if texts(doc, ".badge")[0] != "Words" {
			t.Errorf("%s has no words", tone)
		}
	}
}

func TestPageKnowsWhereItIs(t *testing.T) {
	shell := ui.Shell{
		Title: "T", Home: "/", Here: "/b", Nav: []ui.Link{{Text: "A", Href: "/"}, {Text: "B", Href: "/b"}},
		SignedIn: "Vera", SignOut: "/out", Flash: "Done.", Announce: "Said", Wide: true,
	}
	doc := parse(t, ui.Page(shell))
	if got := texts(doc, ".mainnav [aria-current]"); len(got) != 1 || got[0] != "B" {
		t.Errorf("current: %q", got)
	}
	if doc.Find("form[method=post][action='/out'] button").Length() != 1 {
		t.Error("no way to sign out")
	}
	if doc.Find("main.main--wide[data-announce=Said] .notice--good").Length() != 1 {
		t.Error("main lacks its message")
	}
	sprite := map[string]bool{}
	doc.Find("symbol").Each(func(_ int, s *goquery.Selection) { sprite[s.AttrOr("id", "")] = true })
	for _, name := range ui.Icons {
		if !sprite["i-"+name] {
			t.Errorf("no symbol for %q", name)
		}
	}
	if len(sprite) != len(ui.Icons) {
		t.Errorf("%d symbols, %d names", len(sprite), len(ui.Icons))
	}
	if parse(t, ui.Page(ui.Shell{Title: "T"})).Find("form").Length() != 0 {
		t.Error("a stranger can sign out")
	}
}

// TestHtmxConfig wants htmx told to insert no style and to leave the page alone when the server fails.
func TestHtmxConfig(t *testing.T) {
	got := parse(t, ui.Page(ui.Shell{Title: "T"})).Find("meta[name=htmx-config]").AttrOr("content", "")
	for _, want := range []string{`"includeIndicatorCSS":false`, `"5xx"`, `"429"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}
