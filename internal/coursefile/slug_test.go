package coursefile_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fasti/internal/coursefile"
	"fasti/internal/history"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	tests := []struct{ title, want string }{
		{"Sergei Kirov is assassinated", "sergei-kirov-is-assassinated"},
		{"  The king’s last day -- and 'more'! ", "the-kings-last-day-and-more"},
		{"Émigrés in Köln, 1922", "emigres-in-koln-1922"},
		{"Хрещення Русі", "khreshchennya-rusi"},
		{"Їжа", "yizha"},
		{"東京", "x-130016b2599b"},
		{"A", "x-559aead08264"},
		{strings.Repeat("word ", 30), strings.TrimSuffix(strings.Repeat("word-", 12), "-")},
		{strings.Repeat("w", 70), "x-4c6302c98444"},
	}
	for _, tt := range tests {
		if got := coursefile.Slug(tt.title); got != tt.want {
			t.Errorf("%q makes %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestEveryTitleMakesAnID(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.String().Draw(t, "title")
		if id := coursefile.Slug(title); !history.ValidID(id) || len(id) > 64 {
			t.Fatalf("%q makes %q", title, id)
		}
	})
}
