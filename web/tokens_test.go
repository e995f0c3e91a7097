package web_test

import (
	"bufio"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fasti/web/ui"
)

// tokens are the custom properties of one colour scheme.
type tokens map[string]string

var declaration = regexp.MustCompile(`^\s*--([a-z0-9-]+):\s*([^;]+);`)

// readTokens is what tokens.css declares, light and dark; the dark scheme inherits from the light one.
func readTokens(t *testing.T) (light, dark tokens) {
	t.Helper()
	light, dark = tokens{}, tokens{}
	into := light
	for _, line := range lines(t, "static/css/tokens.css") {
		if strings.HasPrefix(line, "@media") {
			into = dark
			if !strings.Contains(line, "prefers-color-scheme: dark") {
				into = tokens{} // motion, which has no colours
			}
		}
		if m := declaration.FindStringSubmatch(line); m != nil {
			into[m[1]] = m[2]
		}
	}
	if len(light) < 40 || len(dark) < 15 {
		t.Fatalf("read %d light and %d dark tokens", len(light), len(dark))
	}
	for name, value := range light {
		if _, ok := dark[name]; !ok {
			dark[name] = value
		}
	}
	return light, dark
}

func lines(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	for scan := bufio.NewScanner(f); scan.Scan(); {
		all = append(all, scan.Text())
	}
	return all
}

// luminance is the relative luminance of a colour written #rrggbb, as WCAG 2 defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("%q is no colour of the form #rrggbb", hex)
	}
	channel := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestContrastFormula(t *testing.T) {
	if got := contrast(t, "#000000", "#ffffff"); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white: %.3f", got)
	}
	if got := contrast(t, "#767676", "#ffffff"); math.Abs(got-4.54) > 0.01 {
		t.Errorf("#767676 on white: %.3f", got)
	}
}

// TestContrast computes every pair that tokens.css lists, in both schemes.
func TestContrast(t *testing.T) {
	light, dark := readTokens(t)
	pair := regexp.MustCompile(`pair: ([a-z-]+) on ([a-z-]+) ([0-9.]+)`)
	found := 0
	for _, line := range lines(t, "static/css/tokens.css") {
		m := pair.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		found++
		least, err := strconv.ParseFloat(m[3], 64)
		if err != nil || least < 3 {
			t.Errorf("%s: asks for too little", line)
		}
		for scheme, set := range map[string]tokens{"light": light, "dark": dark} {
			if set[m[1]] == "" || set[m[2]] == "" {
				t.Errorf("%s: no such token", line)
				continue
			}
			if got := contrast(t, set[m[1]], set[m[2]]); got < least {
				t.Errorf("%s, %s on %s: %.2f, want %.1f", scheme, m[1], m[2], got, least)
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d pairs are listed", found)
	}
}

// TestEveryColourHasAPair wants no colour token to escape the list of pairs. Lines and shades only order
// the page, and print has its own.
func TestEveryColourHasAPair(t *testing.T) {
	light, _ := readTokens(t)
	text := strings.Join(lines(t, "static/css/tokens.css"), "\n")
	for name, value := range light {
		if strings.HasPrefix(value, "#") && name != "line" &&
			!strings.Contains(text, "pair: "+name+" on") && !strings.Contains(text, " on "+name+" ") {
			t.Errorf("--%s stands in no pair", name)
		}
	}
}

// TestTokensAreTheOnlyColours wants rules to name tokens, each of which exists and is used.
func TestTokensAreTheOnlyColours(t *testing.T) {
	light, _ := readTokens(t)
	used := map[string]bool{}
	literal := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|oklab)a?\(`)
	reference := regexp.MustCompile(`var\(--([a-z0-9-]+)`)
	sheets, err := filepath.Glob("static/css/*.css")
	if err != nil || len(sheets) < 6 {
		t.Fatalf("%d sheets: %v", len(sheets), err)
	}
	for _, sheet := range sheets {
		base := filepath.Base(sheet)
		for i, line := range lines(t, sheet) {
			if base != "tokens.css" && base != "print.css" && literal.MatchString(line) {
				t.Errorf("%s:%d: a colour of its own: %s", base, i+1, strings.TrimSpace(line))
			}
			for _, m := range reference.FindAllStringSubmatch(line, -1) {
				used[m[1]] = true
				if light[m[1]] == "" {
					t.Errorf("%s:%d: no token --%s", base, i+1, m[1])
				}
			}
		}
	}
	for name := range light {
		if !used[name] {
			t.Errorf("--%s is used nowhere", name)
		}
	}
}

// TestThemeColours wants the bars around the page to have the page's colour.
func TestThemeColours(t *testing.T) {
	light, dark := readTokens(t)
	if light["stone"] != ui.ThemeLight || dark["stone"] != ui.ThemeDark {
		t.Errorf("theme colours %s and %s, stone %s and %s", ui.ThemeLight, ui.ThemeDark, light["stone"], dark["stone"])
	}
}
