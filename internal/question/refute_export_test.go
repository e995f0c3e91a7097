package question

import "fasti/internal/history"

// Refute gives tests the second opinion of a question's kind, for questions that no bank would make.
func Refute(c *history.Course, q *Question) []string { return kinds[kindNumber(q.Kind)].refute(c, q) }
