package ui

import (
	"math"
	"slices"
)

// squeeze is how much shorter a degree of longitude is drawn than one of latitude: the cosine of 55 degrees north, by
// which the lands between the Baltic and the Black Sea keep their shape.
const squeeze = 0.573576

// Project gives a point's place in the units of the map's drawing: an equirectangular projection, one unit a degree of
// latitude, with y growing to the south as in SVG.
func Project(lat, lon float64) (x, y float64) { return lon * squeeze, -lat }

// Window is the part of the map that is shown, in units of the drawing.
type Window struct{ X, Y, W, H float64 }

// Land is the window of the committed drawing of the land: from the Bering Strait round the world and back, north of
// the equator and a little south of it.
var Land = Window{X: -105, Y: -84, W: 215, H: 96}

// Midst leaves out the few of many points that lie far off on any side, so that a map of the others is not all ocean. Of
// few points it leaves out none.
func Midst(points [][2]float64) [][2]float64 {
	const few, part = 12, 0.04
	if len(points) <= few {
		return points
	}
	out := slices.Clone(points)
	for axis := range 2 {
		values := make([]float64, len(points))
		for i, p := range points {
			values[i] = p[axis]
		}
		slices.Sort(values)
		cut := max(1, int(part*float64(len(values))))
		low, high := values[cut], values[len(values)-1-cut]
		out = slices.DeleteFunc(out, func(p [2]float64) bool { return p[axis] < low || p[axis] > high })
	}
	return out
}

// Around is a window of a shape (width by height) that shows all points, with room around them; of one point, a piece
// of the map about as wide as a large country.
func Around(points [][2]float64, shape float64) Window {
	const least = 14 // units that a map is high at least
	if len(points) == 0 {
		points = [][2]float64{{25, -52}}
	}
	x1, y1 := math.Inf(1), math.Inf(1)
	x2, y2 := math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		x1, x2 = min(x1, p[0]), max(x2, p[0])
		y1, y2 = min(y1, p[1]), max(y2, p[1])
	}
	h := max((y2-y1)*1.2, (x2-x1)*1.2/shape, least)
	w := h * shape
	return Window{X: (x1+x2)/2 - w/2, Y: (y1+y2)/2 - h/2, W: w, H: h}
}
