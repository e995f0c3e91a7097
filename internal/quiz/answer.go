package quiz

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/review"
	"fasti/internal/roster"
)

// Sent is one answer as it arrives.
type Sent struct {
	Attempt  AttemptID
	Position int
	Sequence int // as the form had it: one more than the saving that the student saw
	// Read reads the response out of what arrived, which depends on the question's interaction. Its error is
	// returned as it is.
	Read func(question.Interaction) (question.Response, error)
}

// ConflictError says that another answer was stored under the identity of the one sent. It is of kind
// errs.Conflict.
type ConflictError struct {
	Attempt Attempt
	Item    Item // with what is stored
	Sent    question.Response
}

// Error implements error.
func (e *ConflictError) Error() string { return "another answer is stored under this identity" }

func conflict(a Attempt, item Item, sent question.Response) error {
	return errs.From(&ConflictError{a, item, sent}, errs.Conflict,
		"Another tab or window has answered this question already, and that answer stands.")
}

// Answer stores an answer and returns the attempt as it is then. It returns once the answer is durable.
//
// An answer's identity is (attempt, position, sequence). What was stored under it before, with the same
// response, is stored no second time, and is no error; with another response it is a [ConflictError]. With
// feedback after each question the first answer is final, and the last one submits the attempt. It fails with
// errs.Invalid for a response that the question can't take, and with errs.Gone once the attempt is submitted.
func (s *Service) Answer(ctx context.Context, actor roster.Actor, sent Sent) (after Attempt, err error) {
	defer errs.Wrap(&err, "answer question %d of attempt %q", sent.Position, sent.Attempt)
	if err := own(actor); err != nil {
		return Attempt{}, err
	}
	err = retry(func() error {
		a, item, err := s.store.Item(ctx, actor.Learner, sent.Attempt, sent.Position)
		if err != nil {
			return err
		}
		after = a
		now, err := s.read(item, sent)
		if err != nil {
			return err
		}
		if stored, err := s.storedBefore(ctx, a, item, now); stored || err != nil {
			return err
		}
		if err := takes(a, item, now); err != nil {
			return err
		}
		now.Final = a.Settings.Feedback == FeedbackEach
		rec, err := s.recording(ctx, a, item, now)
		if err != nil {
			return err
		}
		if err := s.store.RecordAnswer(ctx, rec); err != nil {
			return err
		}
		after = afterRecording(a, rec)
		return nil
	})
	return after, err
}

// read makes an answer of what was sent, not yet judged.
func (s *Service) read(item Item, sent Sent) (Answer, error) {
	response, err := sent.Read(item.Question.Interaction)
	if err != nil {
		return Answer{}, err
	}
	payload, err := digest(response)
	return Answer{
		Position: sent.Position, Sequence: sent.Sequence, Payload: payload, Response: response, At: s.now(),
	}, err
}

// storedBefore reports whether this very answer is stored already, and counts. That another one is stored, or has
// taken its place since, is a conflict: whoever sent it must not think that it counts.
func (s *Service) storedBefore(ctx context.Context, a Attempt, item Item, now Answer) (bool, error) {
	if item.Answer == nil || now.Sequence > item.Answer.Sequence {
		return false, nil
	}
	stored := *item.Answer
	if now.Sequence < stored.Sequence {
		var err error
		if stored, err = s.store.Saved(ctx, a.Learner, a.ID, now.Position, now.Sequence); err != nil {
			return false, err
		}
	}
	if stored.Payload != now.Payload || item.Answer.Payload != now.Payload {
		return false, conflict(a, item, now.Response)
	}
	return true, nil
}

// takes says why an answer can't be taken, if it can't.
func takes(a Attempt, item Item, now Answer) error {
	next := 1
	if item.Answer != nil {
		next = item.Answer.Sequence + 1
	}
	switch {
	case item.Answer != nil && item.Answer.Final:
		return conflict(a, item, now.Response)
	case !a.Open():
		return errs.New(errs.Gone, "This quiz was handed in before this answer came, so it does not count. The result shows what does.")
	case now.Sequence != next:
		return errs.New(errs.Invalid, "This form is not one of this quiz as it stands. Open the question again and answer there.")
	}
	return item.Question.Interaction.Check(now.Response)
}

// recording works out all that an answer changes.
func (s *Service) recording(ctx context.Context, a Attempt, item Item, now Answer) (Recording, error) {
	now.Points = item.Question.Interaction.Grade(now.Response).Points
	rec := Recording{
		Learner: a.Learner, Attempt: a.ID, Version: a.Version, Answer: now,
		Answered: a.Answered, Points: a.Points + now.Points,
	}
	if item.Answer == nil {
		rec.Answered++
	} else {
		rec.Points -= item.Answer.Points
	}
	if !now.Final {
		return rec, nil
	}
	rec.Submit = rec.Answered == a.Length
	item.Answer = &rec.Answer
	var err error
	rec.Learned, err = s.learned(ctx, a, []Item{item})
	return rec, err
}

func afterRecording(a Attempt, rec Recording) Attempt {
	a.Answered, a.Points, a.Version = rec.Answered, rec.Points, a.Version+1
	if rec.Submit {
		a.Submitted = rec.Answer.At
	}
	return a
}

// Submit hands an attempt in and returns it as it is then. Handing in twice is no error.
func (s *Service) Submit(ctx context.Context, actor roster.Actor, id AttemptID) (after Attempt, err error) {
	defer errs.Wrap(&err, "submit attempt %q", id)
	if err := own(actor); err != nil {
		return Attempt{}, err
	}
	err = retry(func() error {
		a, err := s.store.Attempt(ctx, actor.Learner, id)
		after = a
		if err != nil || !a.Open() {
			return err
		}
		sub := Submission{Learner: a.Learner, Attempt: a.ID, Version: a.Version, At: s.now()}
		if a.Settings.Feedback == FeedbackEnd {
			items, err := s.store.Items(ctx, a.Learner, id)
			if err != nil {
				return err
			}
			if sub.Learned, err = s.learned(ctx, a, items); err != nil {
				return err
			}
		}
		if err := s.store.Submit(ctx, sub); err != nil {
			return err
		}
		after.Submitted, after.Version = sub.At, a.Version+1
		return nil
	})
	return after, err
}

// learned works out what the answers of some items teach: each fact of each question answered is a review.
func (s *Service) learned(ctx context.Context, a Attempt, items []Item) (Learned, error) {
	remembered, err := s.remembered(ctx, a.Learner, items)
	if err != nil {
		return Learned{}, err
	}
	zone, err := time.LoadLocation(a.Settings.Zone)
	if err != nil {
		return Learned{}, err
	}
	var out Learned
	at := map[history.FactID]int{} // in out.Memories
	for _, item := range items {
		if item.Answer == nil {
			continue
		}
		for _, e := range s.entries(a, item, zone) {
			i, seen := at[e.Fact.ID]
			if !seen {
				i = len(out.Memories)
				at[e.Fact.ID] = i
				out.Memories = append(out.Memories, remembered[e.Fact.ID])
			}
			out.Memories[i] = review.Next(out.Memories[i], e)
			out.Entries = append(out.Entries, e)
		}
	}
	return out, nil
}

// remembered loads the memories of what the answered ones of some items ask. What was learned under a former name of a
// fact goes on under today's; the row of the former one stays as it is.
func (s *Service) remembered(ctx context.Context, learner roster.LearnerID, items []Item) (map[history.FactID]review.Memory, error) {
	former := map[history.FactID][]history.FactID{}
	var names []history.FactID
	for _, item := range items {
		if item.Answer == nil {
			continue
		}
		for _, f := range item.Question.Facts {
			former[f.ID] = item.Question.Formerly[f.ID]
			names = append(append(names, f.ID), former[f.ID]...)
		}
	}
	loaded, err := s.store.Memories(ctx, learner, names)
	if err != nil {
		return nil, err
	}
	out := make(map[history.FactID]review.Memory, len(former))
	for today, before := range former {
		var list []review.Memory
		for _, id := range before {
			list = append(list, loaded[id])
		}
		out[today] = review.CarriedOn(loaded[today], list...)
	}
	return out, nil
}

func (s *Service) entries(a Attempt, item Item, zone *time.Location) []review.Entry {
	q, answer := item.Question, item.Answer
	verdict := q.Interaction.Grade(answer.Response)
	entries := make([]review.Entry, len(q.Facts))
	for i, f := range q.Facts {
		entries[i] = review.Entry{
			ID: s.newID(), Fact: f, Question: q.ID, Attempt: string(a.ID), Credit: verdict.CreditOf(i),
			Rating: review.Rate(verdict.CreditOf(i)), RatedBy: review.App,
			Day: review.StudyDay(answer.At, zone, review.Rollover), Params: review.DefaultParams,
			Scheduler: review.Scheduler, At: answer.At,
		}
	}
	return entries
}

// digest tells whether two answers say the same.
func digest(r question.Response) (string, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16]), nil
}
