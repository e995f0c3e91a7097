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
	if err := s.factsOf(c, &v, q, bank); err != nil {
		return err
	}
	if err := s.erasOf(c, &v, bank); err != nil {
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

func (s *server) factsOf(c echo.Context, v *page.ProgressView, q url.Values, bank *question.Bank) error {
	n, err := pageNumber(q, page.ParamFacts)
	if err != nil {
		return err
	}
	list, total, err := s.Review.Page(c.Request().Context(), actor(c), (n-1)*factsPerPage, factsPerPage)
	if err != nil {
		return err
	}
	v.FactsPaging, err = paging(n, factsPerPage, total)
	for _, m := range list {
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

// erasOf sums up the facts by era. What the course no longer asks is of none, and so not among the facts met.
func (s *server) erasOf(c echo.Context, v *page.ProgressView, bank *question.Bank) error {
	sums, err := s.Review.TallyBy(c.Request().Context(), actor(c), func(id history.FactID) string {
		_, era, _ := bank.FactLabel(id)
		return string(era)
	})
	if err != nil {
		return err
	}
	for _, era := range bank.Course().Eras() {
		t := sums[string(era.ID)]
		total := bank.FactCount(era.ID)
		v.Totals.FactsSeen, v.Totals.FactsTotal = v.Totals.FactsSeen+t.Facts, v.Totals.FactsTotal+total
		v.Eras = append(v.Eras, page.EraProgress{
			Title: era.Title.String(), FactsSeen: t.Facts, FactsTotal: total, Right: t.Right, Answered: t.Seen,
		})
	}
	return s.totalsOf(c, v)
}

// totalsOf sums up the answers over all attempts.
func (s *server) totalsOf(c echo.Context, v *page.ProgressView) error {
	t, err := s.Quiz.Totals(c.Request().Context(), actor(c))
	v.Totals.Answered, v.Totals.Points, v.Totals.OutOf = t.Answered, t.Points, float64(t.OutOf)
	return err
}
