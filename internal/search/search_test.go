package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fasti/internal/search"
)

func TestKeyMakesTransliterationsOne(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"Zinoviev", "Zinovyev", "Zinovev", "Зиновьев", "ZINOVIEV"},
		{"Trotsky", "Trotskii", "Trotskiy", "Trotzky", "Троцкий", "Троцький"},
		{"Yaroslav", "Iaroslav", "Jaroslav", "Ярослав"},
		{"Khrushchev", "Хрущев", "Хрущёв"},
		{"Wrangel", "Vrangel", "Врангель"},
		{"Constantine", "Konstantine"},
		{"Chaikovsky", "Tchaikovsky", "Чайковский"},
		{"Jogaila", "Yogaila"},
		{"Świętopełk", "Swietopelk"},
		{"Sofia", "Sophia", "София"},
		{"Yuri", "Iurii", "Yury", "Юрий"},
	} {
		for _, s := range same[1:] {
			if search.Key(s) != search.Key(same[0]) {
				t.Errorf("%s is %q, %s is %q", s, search.Key(s), same[0], search.Key(same[0]))
			}
		}
	}
	for _, other := range [][2]string{{"Ivan", "Igor"}, {"Oleg", "Olga"}, {"1917", "1918"}, {"Rus", "Ross"}} {
		if search.Key(other[0]) == search.Key(other[1]) {
			t.Errorf("%v have one key, %q", other, search.Key(other[0]))
		}
	}
}

func TestKeyOfAnyWordIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.String().Draw(t, "word")
		if key := search.Key(strings.ToLower(w)); search.Key(w) != key {
			t.Fatalf("the case of %q changes its key %q to %q", w, key, search.Key(w))
		}
	})
}

func TestFind(t *testing.T) {
	t.Parallel()
	x := search.NewIndex(course(t))
	tests := []struct {
		query string
		first string // kind/id of the best answer; empty for none
		exact bool
	}{
		{"Zinovyev", "person/zinoviev", true},
		{"зиновьев", "person/zinoviev", true},
		{"grigori zinoviev", "person/zinoviev", true},
		{"Zinovief", "person/zinoviev", false},
		{"Zinvoiev", "person/zinoviev", false},
		{"Kiev", "place/kyiv", true},
		{"Київ", "place/kyiv", true},
		{"Kiev burns", "event/kyiv-burns", true}, // whose title says Kyiv
		{"Petrograd", "place/saint-petersburg", true},
		{"petro", "place/saint-petersburg", true},
		{"Kruschev", "person/khrushchev", false},
		{"trotsky exile", "event/trotsky-exiled", true},
		{"trotsky exiled", "source/t", true}, // which the event's texts don't say
		{"trotsky", "person/trotsky", true},
		{"1928", "event/trotsky-exiled", true},
		{"1929", "", false},
		{"ivan terrible", "person/ivan-iv", true},
		{"the red army", "body/red-army", true},
		{"soviets", "term/soviet", false},
		{"conquest", "source/s", true},
		{"the of", "", false},
		{"", "", false},
		{"xyzzy", "", false},
		{"trotsky xyzzy", "person/trotsky", false},
	}
	for _, tt := range tests {
		a := x.Find(tt.query)
		got := ""
		if len(a.Hits) > 0 {
			got = string(a.Hits[0].Kind) + "/" + a.Hits[0].ID
		}
		if got != tt.first || a.Exact != tt.exact {
			t.Errorf("%q finds %q (exact %t), want %q (exact %t)", tt.query, got, a.Exact, tt.first, tt.exact)
		}
	}
}

func TestFindTakesWhatHasMostWords(t *testing.T) {
	t.Parallel()
	a := search.NewIndex(course(t)).Find("trotsky zinoviev train")
	var got []string
	for _, h := range a.Hits {
		got = append(got, h.ID)
	}
	if diff := cmp.Diff([]string{"trotsky-exiled"}, got); diff != "" || a.Exact {
		t.Errorf("found (-want +got), exact %t:\n%s", a.Exact, diff)
	}
}

func FuzzFind(f *testing.F) {
	x := search.NewIndex(course(f))
	for _, s := range []string{"Зиновьев", "a'b’c", "1917-1918", "\x00\xff", strings.Repeat("wort ", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		a := x.Find(query)
		if !slices.IsSortedFunc(a.Hits, func(p, q search.Hit) int {
			if p.Score > q.Score {
				return -1
			}
			return 0
		}) {
			t.Errorf("%q: the best is not the first", query)
		}
	})
}

// distance is the restricted Damerau distance by its definition, in bytes.
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestNearFindsWhatIsNear(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[abc]{0,7}`)
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfDistinct(word, rapid.ID).Draw(t, "list")
		slices.Sort(list)
		asked, most := word.Draw(t, "word"), rapid.IntRange(0, 3).Draw(t, "most")
		want := map[string]int{}
		for _, w := range list {
			if d := distance(asked, w); d <= most {
				want[w] = d
			}
		}
		if diff := cmp.Diff(want, search.Near(list, asked, most)); diff != "" {
			t.Fatalf("near %q within %d in %q (-want +got):\n%s", asked, most, list, diff)
		}
	})
}
