package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"fasti/internal/quiz"
	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

// BenchmarkRecordAnswer records answers from 64 writers, each with an attempt of its own: on SQLite with and
// without sharing commits, and on PostgreSQL. FASTI_BENCH_DIR names a folder on the disk to measure.
func BenchmarkRecordAnswer(b *testing.B) {
	for _, group := range []int{0, 1} {
		b.Run(fmt.Sprintf("sqlite/group=%d", group), func(b *testing.B) {
			record(b, filepath.Join(benchDir(b), "fasti.db"), store.Options{GroupSize: group})
		})
	}
	b.Run("postgres", func(b *testing.B) { record(b, storetest.Postgres(b), store.Options{}) })
}

func benchDir(b *testing.B) string {
	dir, err := os.MkdirTemp(os.Getenv("FASTI_BENCH_DIR"), "bench")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func record(b *testing.B, url string, o store.Options) {
	const writers = 64
	s, err := store.Open(b.Context(), url, o)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	w := storetest.NewWorld(b, s)
	attempts := make([]quiz.Attempt, writers)
	for i := range attempts {
		attempts[i] = w.Attempt(w.Learner(""), 200, storetest.Start)
	}
	var left atomic.Int64
	left.Store(int64(b.N))
	b.ResetTimer()
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			a := attempts[i]
			for left.Add(-1) >= 0 {
				// Round and round the paper: the first round makes memories, the others change them.
				round, position := (a.Version-1)/200, (a.Version-1)%200+1
				r := storetest.Answer(a, position, round+1)
				r.Answered = 1
				r.Memories[0].Version = round
				if err := s.RecordAnswer(context.Background(), r); err != nil {
					b.Error(err, a.Version)
					return
				}
				a.Version++
			}
		})
	}
	wg.Wait()
}
