package coursefile_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

// same compares courses by what they say, wherever it stands.
var same = cmp.Options{
	cmpopts.IgnoreTypes(history.Origin{}), cmpopts.IgnoreUnexported(history.DateClaim{}, history.Difference{}), cmpopts.EquateEmpty(),
}

// nasty are texts over which a YAML reader could trip.
var nasty = []string{
	"null", "~", "true", "No", "1_000", "0x1F", "1e5", "-", "- a", "? a", "a: b", "a:", ": a", "a #b", "#a", "[a]", "{a: b}", "a, b", "&a", "*a",
	"!!str a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "a\\b", " a", "a ", "a\nb", "\na", "a\n", "a\n\nb", "a\n  b\nc", "a  b",
	"\u2028", "a\u00a0b", "\ufeff", "\u200b", "😀", "---", "...", "a\n---\nb", "=", "<<", "https://example.org/a?b=c#d", "Київ", "0862", "..", ".5", "+1",
	"a\n# b", "it's", "  ", "10:30", "1.50", "1.", "00.1", "۱۹۱۷",
	strings.Repeat("A long text that goes on and on. ", 9) + "It ends: here.",
	strings.Repeat("A long # text: with 'signs' and \"marks\" in it - ", 9) + "x",
	strings.Repeat("unbroken", 30), "First paragraph " + strings.Repeat("goes on ", 20) + "\n\nSecond: paragraph\n- no list\n  indented",
}

func texts() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom(nasty), rapid.StringMatching(`[A-Za-z][a-z ,.]{0,30}[a-z]`),
		rapid.Map(rapid.StringN(1, 200, -1), func(s string) string {
			return norm.NFC.String(strings.Map(func(r rune) rune {
				if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
					return -1
				}
				return r
			}, s))
		})).Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
}

// drafts makes valid courses.
func drafts(t *rapid.T) history.Draft {
	text := func(what string) history.Text {
		out := history.Text{"": texts().Draw(t, what)}
		if rapid.Bool().Draw(t, what+" in Ukrainian") {
			out["uk"] = texts().Draw(t, what)
		}
		return out
	}
	list := func(what string) []string { return rapid.SliceOfN(texts(), 0, 3).Draw(t, what) }
	sources := func(what string) []history.SourceID {
		return [][]history.SourceID{{"livy"}, {"polybius"}, {"livy", "polybius"}}[rapid.IntRange(0, 2).Draw(t, what)]
	}
	date := func(what string) *history.DateClaim {
		d := &history.DateClaim{Is: rapid.SampledFrom([]string{"-0508", "1922-04-03", "185X", "0862~", "1918-03/..", "../1924-01", "1926-22", "1922-XX"}).Draw(t, what)}
		if rapid.Bool().Draw(t, what+" has sources") {
			d.Sources = sources(what)
			d.Calendar = rapid.SampledFrom([]string{"", "julian"}).Draw(t, what)
		}
		return d
	}
	differences := func(claim string) history.Differences {
		var d history.Differences
		for range rapid.IntRange(0, 2).Draw(t, claim+" disputed") {
			d.Disputed = append(d.Disputed, history.Difference{Claim: claim, Is: "1900", Note: text("note"), Sources: sources("note")})
		}
		return d
	}
	lat := rapid.Float64Range(-90, 90).Draw(t, "lat")
	d := history.Draft{
		Meta: history.Meta{
			ID: "rome", Title: text("title"), Preface: text("preface"), Languages: []string{"en", "uk"}, License: texts().Draw(t, "license"),
			Eras:   []history.Era{{ID: "kings", Title: text("era"), Summary: text("era")}},
			Topics: []history.Topic{{ID: "war", Title: text("topic"), Era: "kings"}},
		},
		Sources: []history.Source{
			{ID: "livy", Kind: "book", Title: texts().Draw(t, "title"), Author: texts().Draw(t, "author"), Note: text("note")},
			{ID: "polybius", Kind: "web page", Title: "P", URL: "https://example.org/a?b=c#d", Year: "1922", In: texts().Draw(t, "in")},
		},
		People:  []history.Person{{ID: "brutus", Formerly: []history.PersonID{"junius"}, Name: text("name"), Short: text("short"), Sort: texts().Draw(t, "sort"), Aliases: list("aliases"), Who: text("who"), Sources: sources("who")}},
		Bodies:  []history.Body{{ID: "senate", Name: text("name"), Article: "the", What: text("what"), Aliases: list("aliases"), Sources: sources("what"), Founded: date("founded")}},
		Places:  []history.Place{{ID: "rome", Name: text("name"), Lat: &lat, Lon: &lat, Sources: sources("place"), Names: []history.NameThen{{Name: text("then"), During: date("during")}}}},
		Terms:   []history.Term{{ID: "fasces", Word: text("word"), Definition: text("definition"), Era: "kings", Sources: sources("term")}},
		Offices: []history.Office{{ID: "consul", Title: text("office"), Holder: text("holder"), Seats: history.Many, Body: "senate", Sources: sources("office"), Complete: date("complete")}},
		Tenures: []history.Tenure{{ID: "brutus-consul", Office: "consul", Person: "brutus", From: date("from"), Began: "elected", Ended: "not re-elected", Note: text("note"), Sources: sources("tenure"), Differences: differences("from")}},
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "events") {
		d.Events = append(d.Events, history.Event{
			ID: history.EventID(fmt.Sprint("e", i)), Title: text("title"), Name: text("name"), Summary: text("summary"), Content: "violence", Topics: []history.TopicID{"war"},
			Sources: sources("summary"), Date: &history.DateClaim{Is: "-0508", Sources: sources("date")}, Place: &history.PlaceClaim{Is: "rome", Sources: sources("place")},
			People: []history.PersonPart{{Person: "brutus", Role: history.By, Sources: sources("by")}}, Bodies: []history.BodyPart{{Body: "senate", Role: history.To, Sources: sources("to")}},
			Offices:  []history.OfficeChange{{Office: "consul", Change: history.Creates, Sources: sources("office")}},
			Complete: []history.Role{history.By, history.To}, Ask: map[history.Role]history.Text{history.By: text("ask"), history.To: text("ask")},
			Differences: differences("date"), Era: "kings",
		})
	}
	return d
}

func TestWhatIsEncodedIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draft := drafts(t)
		files := coursefile.Encode(draft, "en")
		got, problems := coursefile.Parse(files)
		if len(problems) > 0 {
			for name, text := range files {
				t.Logf("%s:\n%s", name, text)
			}
			t.Fatal(problems)
		}
		want, wrong := history.New(draft)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		if diff := cmp.Diff(want.Draft(), got.Draft(), same); diff != "" {
			for name, text := range files {
				t.Logf("%s:\n%s", name, text)
			}
			t.Fatalf("(-want +got)\n%s", diff)
		}
		if again := coursefile.Encode(got.Draft(), "en"); again.Hash() != files.Hash() {
			t.Fatalf("encoding what was read gives another text:\n%s", cmp.Diff(files, again))
		}
	})
}

func TestTheEmbeddedCourseIsEncodedWhole(t *testing.T) {
	t.Parallel()
	course, _, problems, err := coursefile.Load(os.DirFS("../../questions/russia"))
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	again, problems := coursefile.Parse(coursefile.Encode(course.Draft(), "en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	// Events are told by era, in the order of the files; those of one era stand together already.
	if diff := cmp.Diff(course.Draft(), again.Draft(), same); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEncodingReadsLikeAnEditorsText(t *testing.T) {
	t.Parallel()
	course, problems := coursefile.Parse(base(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := coursefile.Encode(course.Draft(), "en")
	for name, want := range map[string]string{
		"people.yaml": `- id: brutus
  name: Lucius Junius Brutus
  who: One of the first two consuls.
  died: -0508
  sources: [livy]
- id: tarquin
  name: Lucius Tarquinius Superbus
  short: Tarquin
  aliases: [Tarquin the Proud]
  who: The last king.
  died: -0494
  sources: [livy]
`,
		"places.yaml": `- id: rome
  name: { en: Rome, la: Roma }
  lat: 41.89
  lon: 12.48
  sources: [livy]
`,
		"tenures.yaml": `- id: tarquin-king
  office: king
  person: tarquin
  from: -0533
  to: -0508
  ended: deposed
  sources: [livy]
- id: brutus-consul
  office: consul
  person: brutus
  from: { is: -0508, sources: [livy] }
  to: -0508
  ended: killed
  sources: [livy]
`,
	} {
		if diff := cmp.Diff(want, got[name]); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
	want := base(t)["events/kings.yaml"]
	first, _, _ := strings.Cut(want, "  offices:") // from there on the file has another order of keys than the format
	if !strings.HasPrefix(got["events/kings.yaml"], first) {
		t.Errorf("the event reads\n%s", got["events/kings.yaml"])
	}
}
