package question

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"strings"
)

// draw is a source of choices that are the same on every machine: numbers of a generator whose algorithm is
// fixed, bounded by whole numbers alone.
type draw struct{ pcg *rand.PCG }

// seeded starts the choices that belong to a text.
func seeded(parts ...string) draw {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return draw{rand.NewPCG(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16]))}
}

// below returns a number from 0 to n-1, each as likely as the others; n is at least 1. What would favour the
// first numbers is thrown away.
func (d draw) below(n int) int {
	bound := uint64(n)
	first := -bound % bound // 2^64 mod n
	for {
		if x := d.pcg.Uint64(); x >= first {
			return int(x % bound)
		}
	}
}

// shuffle puts a list into an order that is as likely as any other.
func shuffle[T any](d draw, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := d.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
