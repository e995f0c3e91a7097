package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Two squares of ten degrees of which one is a hole, from arcs of which one is used backwards; a speck; and an island that
// lies on both sides of 180 degrees.
const topology4 = `{"transform":{"scale":[1,1],"translate":[0,0]},"objects":{"land":{"geometries":[{"type":"MultiPolygon","arcs":[
[[0,1],[2]],[[3]],[[4]]]}]}},"arcs":[
[[20,40],[0,10],[10,0]],[[30,50],[0,-10],[-10,0]],[[22,42],[2,0],[0,2],[-2,-2]],[[40,40],[0,0],[0,0]],
[[178,60],[4,0],[0,4],[-4,-4]]]}`

func draw(t *testing.T, text string) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "land.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err := run(path, &out)
	return out.String(), err
}

func TestRunDrawsRingsAndLeavesSpecksOut(t *testing.T) {
	t.Parallel()
	got, err := draw(t, topology4)
	if err != nil {
		t.Fatal(err)
	}
	rings := regexp.MustCompile(`M[^z]*z`).FindAllString(got, -1)
	want := []string{
		"M11.47 -40l0-10 5.74 0 0 10-5.74 0z",
		"M12.62 -42l1.15 0 0-2-1.15 2z",
		"M102.1 -60l2.29 0 0-4-2.29 4z", // goes on beyond 180 degrees and does not come back round the world
	}
	if strings.Join(rings, "\n") != strings.Join(want, "\n") {
		t.Errorf("drew\n%s\nwant\n%s", strings.Join(rings, "\n"), strings.Join(want, "\n"))
	}
}

func TestRunRefusesWhatIsNoLand(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", `{"objects":{"land":{"geometries":[{"type":"Point"}]}}}`} {
		if _, err := draw(t, text); err == nil {
			t.Errorf("%q was drawn", text)
		}
	}
}

func TestTheCommittedMapIsADrawingOfTheLand(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../web/static/map/land.svg")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "M"); n < 300 || !strings.Contains(string(text), `viewBox="-105 -84 215 96"`) {
		t.Errorf("it has %d coasts", n)
	}
}
