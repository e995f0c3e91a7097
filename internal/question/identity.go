package question

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"fasti/internal/history"
)

// An ID is 32 hexadecimal digits. The first half is a hash of kind and anchor fact, so that a question can be
// found again without making the whole bank; the second is one of kind, all facts and variant.
const headLen = 16

func headOf(k Kind, anchor history.FactID) string { return digest(string(k), string(anchor)) }

// idOf names a question. Its first fact is that of its anchor.
func idOf(k Kind, facts []history.Fact, variant int) ID {
	parts := []string{string(k), strconv.Itoa(variant)}
	for _, f := range facts {
		parts = append(parts, string(f.ID))
	}
	return ID(headOf(k, facts[0].ID) + digest(parts...))
}

// digest hashes texts, none of which holds a line break, into headLen hexadecimal digits.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:headLen/2])
}

func (b *Bank) indexHeads() map[string]*entry {
	m := make(map[string]*entry, len(b.entries))
	for _, e := range b.entries {
		m[headOf(kinds[e.kind].name(), e.anchor.fact(b.c).ID)] = e
	}
	return m
}

// Question makes one variant, from 0, of a kind's question on a fact. It reports false where the bank has none.
func (b *Bank) Question(k Kind, fact history.FactID, variant int) (Question, bool) {
	e := b.byHead()[headOf(k, fact)]
	if e == nil {
		return Question{}, false
	}
	return b.question(e, variant)
}

// Find returns the question with an ID. It reports false where the course does not yield it, perhaps no more.
func (b *Bank) Find(id ID) (Question, bool) {
	if len(id) != 2*headLen {
		return Question{}, false
	}
	e := b.byHead()[string(id[:headLen])]
	if e == nil {
		return Question{}, false
	}
	for v := range MaxVariants {
		if q, ok := b.question(e, v); ok && q.ID == id {
			return q, true
		}
	}
	return Question{}, false
}
