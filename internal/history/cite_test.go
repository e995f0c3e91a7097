package history_test

import (
	"testing"

	"fasti/internal/history"
)

func TestCite(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		source history.Source
		want   string
	}{
		{history.Source{Author: "Conquest, Robert", Title: "The Great Terror", Year: "1990"}, "Conquest, The Great Terror (1990)"},
		{history.Source{Author: "Carr, E. H.; Davies, R. W.", Title: "Foundations", Year: "1969-1978"}, "Carr and Davies, Foundations (1969-1978)"},
		{history.Source{Author: "Jackson, George; Devlin, Robert (eds)", Title: "Dictionary"}, "Jackson and Devlin, Dictionary"},
		{history.Source{Author: "A, A; B, B; C, C", Title: "T"}, "A, B and C, T"},
		{history.Source{Author: "A, A; B, B; C, C; D, D", Title: "T"}, "A and others, T"},
		{history.Source{Title: "Lev Kamenev", In: "Wikipedia"}, "Lev Kamenev, Wikipedia"},
		{history.Source{Author: "Trotsky, Leon", Title: "The expulsion of Zinoviev", In: "The Militant", Year: "1932"}, "Trotsky, The expulsion of Zinoviev (1932)"},
		{history.Source{Author: "Хлевнюк, О. В.", Title: "Политбюро", Year: "1996"}, "Хлевнюк, Политбюро (1996)"},
	} {
		if got := tt.source.Cite(); got != tt.want {
			t.Errorf("%q is cited as %q, want %q", tt.source.Title, got, tt.want)
		}
	}
}
