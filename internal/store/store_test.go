package store_test

import (
	"testing"

	"fasti/internal/store"
	"fasti/internal/store/storetest"
)

func TestConformance(t *testing.T) {
	t.Parallel()
	for _, e := range storetest.Engines() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			storetest.Run(t, func(t *testing.T) *store.Store { return e.Open(t, store.Options{}) })
		})
	}
}
