package server

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/review"
	"fasti/web/page"
)

// Rows a page of each table.
const (
	sittingsPerPage = 10
	factsPerPage    = 25
)

// showProgress shows what the student has practised: by sitting, by era, by fact.
func (s *server) showProgress(c echo.Context) error {
	q, err := query(c)
	if err != nil {
		return err
	}
	bank, err := s.active(c)
	if err != nil {
		return err
	}
	var v page.ProgressView
	if err := s.sittingsOf(c, &v, q); err != nil {
		return err
	}
	memories, err := s.Review.Recall(c.Request().Context(), actor(c), bank.Course().CurrentFact)
	if err != nil {
		return err
	}
	if err := factRows(&v, q, bank, memories); err != nil {
		return err
	}
	eraProgress(&v, bank, memories)
	if err := s.totalsOf(c, &v); err != nil {
		return err
	}
	return show(s, c, http.StatusOK, bank.Course().Meta().Title.String(), page.Progress, v)
}

func (s *server) sittingsOf(c echo.Context, v *page.ProgressView, q url.Values) error {
	n, err := pageNumber(q, page.ParamSittings)
	if err != nil {
		return err
	}
	list, total, err := s.Quiz.Attempts(c.Request().Context(), actor(c), false, (n-1)*sittingsPerPage, sittingsPerPage)
	if err != nil {
		return err
	}
	v.SittingsPaging, err = paging(n, sittingsPerPage, total)
	v.Totals.Attempts = total
	for _, a := range list {
		course, err := s.course(c, a.Revision)
		if err != nil {
			return err
		}
		v.Sittings = append(v.Sittings, page.Sitting{
			Attempt: string(a.ID), Scope: scopeTitle(course, a.Settings), Started: a.Started, Submitted: a.Submitted,
			Answered: a.Answered, Total: a.Length, Points: a.Points, OutOf: float64(a.Length),
		})
	}
	return err
}

func factRows(v *page.ProgressView, q url.Values, bank *question.Bank, memories []review.Memory) error {
	n, err := pageNumber(q, page.ParamFacts)
	if err != nil {
		return err
	}
	v.FactsPaging, err = paging(n, factsPerPage, len(memories))
	for _, m := range onPage(memories, n, factsPerPage) {
		v.Facts = append(v.Facts, factProgress(bank, m))
	}
	return err
}

func factProgress(bank *question.Bank, m review.Memory) page.FactProgress {
	p := page.FactProgress{Fact: string(m.Fact.ID), Seen: m.Seen, Right: m.Right, Wrong: m.Wrong, LastSeen: m.LastSeen}
	if label, era, ok := bank.FactLabel(m.Fact.ID); ok {
		p.Fact = label
		if e := bank.Course().Era(era); e != nil {
			p.Era = e.Title.String()
		}
	}
	return p
}

// eraProgress sums up the facts by era. What the course no longer asks, or the class hides, is of none, and so not among the
// facts met.
func eraProgress(v *page.ProgressView, bank *question.Bank, memories []review.Memory) {
	if !bank.Counted() { // for some seconds after the start: nobody waits for what stands beside
		v.Totals.FactsSeen = len(memories)
		return
	}
	sums := review.TallyBy(memories, func(id history.FactID) string {
		era, _ := bank.Asked(id)
		return string(era)
	})
	for _, era := range bank.Course().Eras() {
		t := sums[string(era.ID)]
		total := bank.FactCount(era.ID)
		v.Totals.FactsSeen, v.Totals.FactsTotal = v.Totals.FactsSeen+t.Facts, v.Totals.FactsTotal+total
		v.Eras = append(v.Eras, page.EraProgress{
			Title: era.Title.String(), FactsSeen: t.Facts, FactsTotal: total, Right: t.Right, Answered: t.Seen,
		})
	}
}

// totalsOf sums up the answers over all attempts.
func (s *server) totalsOf(c echo.Context, v *page.ProgressView) error {
	t, err := s.Quiz.Totals(c.Request().Context(), actor(c))
	v.Totals.Answered, v.Totals.Points, v.Totals.OutOf = t.Answered, t.Points, float64(t.OutOf)
	return err
}
