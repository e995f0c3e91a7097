// Command landmap draws the outlines of the land as an SVG that pages show places on: once, ahead of time. The drawing is
// committed, so that neither the program nor its build needs the data.
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./cmd/landmap package/land-50m.json >web/static/map/land.svg
//
// The data are Natural Earth's, at 1:50 million, in the public domain, as TopoJSON from the npm package world-atlas (ISC).
// They show coasts and lakes and no borders: those of today would be wrong for every century that a course tells of.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"fasti/web/ui"
)

// topology is what of TopoJSON land-50m.json uses. Arcs are delta-coded; see the TopoJSON format specification, 2.1.4.
type topology struct {
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Arcs    [][][2]int `json:"arcs"`
	Objects struct {
		Land struct {
			Geometries []struct {
				Type string    `json:"type"`
				Arcs [][][]int `json:"arcs"` // of a MultiPolygon: polygons, rings, arcs
			} `json:"geometries"`
		} `json:"land"`
	} `json:"objects"`
}

// Rings with less area than this, in square units of the drawing, are dots at any zoom that pages use.
const leastArea = 0.04

// Points nearer to the one before than this, in units of the drawing, are left out.
const leastStep = 0.1

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: landmap land-50m.json >land.svg")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "landmap:", err)
		os.Exit(1)
	}
}

func run(path string, out io.Writer) error {
	data, err := os.ReadFile(path) //nolint:gosec // whoever draws the map names the file
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%g %g %g %g" width="%g" height="%g">`,
		ui.Land.X, ui.Land.Y, ui.Land.W, ui.Land.H, ui.Land.W, ui.Land.H)
	// An image can't see the page's style sheet: these are --slab of web/static/css/tokens.css.
	fmt.Fprint(w, `<!-- Natural Earth, public domain; drawn by cmd/landmap --><style>path{fill:#fffdf9}`,
		`@media(prefers-color-scheme:dark){path{fill:#3d362e}}</style><path fill-rule="evenodd" d="`)
	for _, g := range t.Objects.Land.Geometries {
		if g.Type != "MultiPolygon" {
			return fmt.Errorf("%s: the land is a %s, not a MultiPolygon as in land-50m.json", path, g.Type)
		}
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				t.draw(w, ring)
			}
		}
	}
	fmt.Fprintln(w, `"/></svg>`)
	return w.Flush()
}

// draw writes a ring as a subpath in relative coordinates of hundredths.
func (t *topology) draw(w io.Writer, ring []int) {
	points := t.points(ring)
	south := func(p [2]float64) bool { return p[1] > ui.Land.Y+ui.Land.H }
	if len(points) < 3 || area(points) < leastArea || !slices.ContainsFunc(points, func(p [2]float64) bool { return !south(p) }) {
		return
	}
	round := func(v float64) int { return int(math.Round(v * 100)) }
	x, y := round(points[0][0]), round(points[0][1])
	fmt.Fprintf(w, "M%s %sl", hundredths(x), hundredths(y))
	for i, p := range points[1:] {
		nx, ny := round(p[0]), round(p[1])
		for j, d := range []int{nx - x, ny - y} {
			if d >= 0 && i+j > 0 {
				fmt.Fprint(w, " ") // before a minus sign none is needed
			}
			fmt.Fprint(w, hundredths(d))
		}
		x, y = nx, ny
	}
	fmt.Fprint(w, "z")
}

// points joins the arcs of a ring and projects them, leaving out what nobody sees.
func (t *topology) points(ring []int) [][2]float64 {
	var out [][2]float64
	turn, before, west := 0.0, math.NaN(), 0.0
	for _, n := range ring {
		for _, p := range t.arc(n) {
			// A ring that crosses 180 degrees goes on beyond it: Chukotka lies east of Kamchatka.
			switch lon := p[0] + turn; {
			case lon-before > 180:
				turn -= 360
			case before-lon > 180:
				turn += 360
			}
			before = p[0] + turn
			west = min(west, before)
			x, y := ui.Project(p[1], before)
			if k := len(out); k > 0 && math.Hypot(x-out[k-1][0], y-out[k-1][1]) < leastStep {
				continue
			}
			out = append(out, [2]float64{x, y})
		}
	}
	if west < -180 {
		round, _ := ui.Project(0, 360)
		for i := range out {
			out[i][0] += round
		}
	}
	return out
}

// arc decodes an arc into degrees of longitude and latitude; a negative number is the arc ~n backwards.
func (t *topology) arc(n int) [][2]float64 {
	back := n < 0
	if back {
		n = ^n
	}
	out := make([][2]float64, len(t.Arcs[n]))
	var x, y int
	for i, d := range t.Arcs[n] {
		x, y = x+d[0], y+d[1]
		at := i
		if back {
			at = len(out) - 1 - i
		}
		out[at] = [2]float64{
			float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
			float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
	}
	return out
}

// area is the area within a ring, by the shoelace formula.
func area(points [][2]float64) float64 {
	sum := 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += p[0]*q[1] - q[0]*p[1]
	}
	return math.Abs(sum) / 2
}

// hundredths writes a number of hundredths as short as SVG allows.
func hundredths(n int) string {
	s := strconv.FormatFloat(float64(n)/100, 'f', -1, 64)
	if after, ok := strings.CutPrefix(s, "0."); ok {
		return "." + after
	}
	if after, ok := strings.CutPrefix(s, "-0."); ok {
		return "-." + after
	}
	return s
}
