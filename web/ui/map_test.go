package ui_test

import (
	"math"
	"testing"

	"fasti/web/ui"
)

func TestProjectKeepsTheShapeOfEasternEurope(t *testing.T) {
	t.Parallel()
	x, y := ui.Project(0, 0)
	if x != 0 || y != 0 {
		t.Errorf("the origin is at %g, %g", x, y)
	}
	north, _ := ui.Project(55, 30)
	east, up := ui.Project(55, 31)
	if up != -55 || math.Abs((east-north)-math.Cos(55*math.Pi/180)) > 1e-6 {
		t.Errorf("a degree of longitude at 55 degrees is %g of latitude", east-north)
	}
}

func TestAroundShowsAllPoints(t *testing.T) {
	t.Parallel()
	for _, points := range [][][2]float64{
		nil, {{17, -60}}, {{17, -60}, {20, -50}}, {{-57, -19}, {75, -53}}, {{10, -80}, {10, -20}},
	} {
		w := ui.Around(points, 16.0/9)
		if math.Abs(w.W/w.H-16.0/9) > 1e-9 || w.H < 14 {
			t.Errorf("%v: a window of %g by %g", points, w.W, w.H)
		}
		for _, p := range points {
			if p[0] < w.X || p[0] > w.X+w.W || p[1] < w.Y || p[1] > w.Y+w.H {
				t.Errorf("%v is outside of %+v", p, w)
			}
		}
	}
}

func TestMidstLeavesOutTheFewThatAreFarOff(t *testing.T) {
	t.Parallel()
	few := [][2]float64{{0, 0}, {100, 100}}
	if got := ui.Midst(few); len(got) != 2 {
		t.Errorf("of two points %d are left", len(got))
	}
	var many [][2]float64
	for i := range 50 {
		many = append(many, [2]float64{20 + float64(i%10), -50 - float64(i%7)})
	}
	many = append(many, [2]float64{-57, -19}, [2]float64{90, -60})
	for _, p := range ui.Midst(many) {
		if p[0] < 20 || p[0] > 30 {
			t.Errorf("%v is still there", p)
		}
	}
	if n := len(ui.Midst(many)); n < 30 {
		t.Errorf("only %d of %d are left", n, len(many))
	}
}
