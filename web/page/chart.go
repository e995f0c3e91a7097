package page

import (
	"strconv"

	"github.com/a-h/templ"
)

// Measures of the charts, in units of their drawings.
const (
	lifeBar  = 18.0
	lifeStep = 24.0
	mapNames = 24 // points on a map up to which all are named
)

// num writes a coordinate, as short as a hundredth allows.
func num(f float64) string {
	return strconv.FormatFloat(float64(int(f*100+half(f)))/100, 'f', -1, 64)
}

func half(f float64) float64 {
	if f < 0 {
		return -0.5
	}
	return 0.5
}

func percentOf(x float64) string { return num(x/10) + "%" }

// safe is the address of a link inside a drawing, which templ does not look at by itself.
func safe(href string) string { return string(templ.URL(href)) }

func (l Life) height() float64 { return lifeStep * float64(len(l.Rows)) }

// named tells whether the rows have names; those of a succession have none.
func (l Life) named() bool { return l.Rows[0].Name != "" }

func (l Life) box() string       { return "0 0 1000 " + num(l.height()) }
func (l Life) y(row int) float64 { return lifeStep*float64(row) + (lifeStep-lifeBar)/2 }
func (b Bar) width() float64     { return max(b.X2-b.X1, 2) }
func (m Map) box() string        { return num(m.X) + " " + num(m.Y) + " " + num(m.W) + " " + num(m.H) }

// ofOne tells whether the map is about one place, which then is in its middle.
func (m Map) ofOne() bool { return m.Points[len(m.Points)-1].Main }

// off is how many points lie outside of the window.
func (m Map) off() int {
	n := 0
	for _, p := range m.Points {
		if p.X < m.X || p.X > m.X+m.W || p.Y < m.Y || p.Y > m.Y+m.H {
			n++
		}
	}
	return n
}

func (m Map) textX(p Point) float64 {
	if p.Left {
		return p.X - m.H*0.025
	}
	return p.X + m.H*0.025
}

func (m Map) radius(p Point) float64 {
	if p.Main {
		return m.H * 0.016
	}
	if len(m.Points) > mapNames {
		return m.H * 0.007
	}
	return m.H * 0.011
}

func (p Point) anchor() string {
	if p.Left {
		return "end"
	}
	return "start"
}

// anchor keeps the first and the last year of a scale inside it.
func (y Year) anchor() string {
	switch {
	case y.X < 20:
		return "start"
	case y.X > 980:
		return "end"
	}
	return "middle"
}

// mark says in words how sources differ.
func (k NoteKind) mark() string {
	switch k {
	case NoteCorrected:
		return "Corrected"
	case NoteImprecise:
		return "Less exact"
	}
	return "Disputed"
}
