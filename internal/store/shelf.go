package store

import (
	"container/list"
	"sync"

	"fasti/internal/question"
	"fasti/internal/quiz"
)

// shelfSize is how many questions a store keeps at hand: the papers of two hundred students at a time, in some
// tens of megabytes.
const shelfSize = 4096

// shelf keeps the questions of papers that were drawn or read lately, decoded. A question of a paper never
// changes, so what is kept stays right whichever instance wrote it; whose it is, and whether it is there
// still, is asked of the database each time. What it gives is shared: nobody may change it.
type shelf struct {
	size   int
	mu     sync.Mutex
	latest *list.List // of *shelved, the one used last in front
	by     map[place]*list.Element
}

// place is where a question stands. The ID of an attempt is never given twice.
type place struct {
	attempt  quiz.AttemptID
	position int
}

type shelved struct {
	at       place
	question question.Question
}

func newShelf(size int) *shelf {
	return &shelf{size: size, latest: list.New(), by: map[place]*list.Element{}}
}

// get returns the question of a place, if it is at hand.
func (s *shelf) get(at place) (question.Question, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.by[at]
	if !ok {
		return question.Question{}, false
	}
	s.latest.MoveToFront(e)
	return e.Value.(*shelved).question, true
}

// put keeps a question, and lets the one go that was not used for longest where there are too many.
func (s *shelf) put(at place, q question.Question) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.by[at]; ok {
		s.latest.MoveToFront(e)
		return
	}
	s.by[at] = s.latest.PushFront(&shelved{at, q})
	if s.latest.Len() > s.size {
		oldest := s.latest.Back()
		s.latest.Remove(oldest)
		delete(s.by, oldest.Value.(*shelved).at)
	}
}
