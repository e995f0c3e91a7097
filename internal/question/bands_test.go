package question_test

import (
	"slices"
	"testing"

	"fasti/internal/question"
)

func TestBandsFallOffWithDistance(t *testing.T) {
	t.Parallel()
	for is, label := range map[string]string{
		"1922-04-03": "the right day", "1922-04": "the right month", "1922-21": "the right season", "1922": "the right year",
		"192X": "the right decade", "19XX": "the right century", "0862~": "the right year",
	} {
		bands := typedAs(is, "").Bands()
		if len(bands) != 4 || bands[0].Label != label || bands[0].Points != 1 {
			t.Fatalf("the bands of %s are %v", is, bands)
		}
		if !slices.IsSortedFunc(bands, func(a, b question.Band) int {
			if a.Points > b.Points {
				return -1
			}
			return 1
		}) || bands[3].Points <= 0 {
			t.Errorf("the bands of %s don't fall off: %v", is, bands)
		}
	}
	if b := typedAs("1918/1925", "").Bands(); b != nil {
		t.Errorf("nobody is asked to type an interval, and it has the bands %v", b)
	}
}

func TestApart(t *testing.T) {
	t.Parallel()
	for days, want := range map[int]string{
		0: "0 days", 1: "1 day", 2: "2 days", 59: "59 days", 60: "about 2 months", 365: "about 12 months", 699: "about 23 months",
		700: "about 2 years", 1461: "about 4 years", 36525: "about 100 years",
	} {
		if got := question.Apart(days); got != want {
			t.Errorf("%d days are %q, want %q", days, got, want)
		}
	}
}
