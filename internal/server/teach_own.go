package server

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"fasti/internal/calendar"
	"fasti/internal/edtf"
	"fasti/internal/errs"
	"fasti/internal/history"
	"fasti/internal/question"
	"fasti/internal/roster"
	"fasti/internal/syllabus"
	"fasti/web/page"
)

// paramSaved asks the page on a class's own to say that something was saved.
const paramSaved = "saved"

// taught is what a class is on: as it is, and with what the class changes.
type taught struct {
	at    syllabus.Course
	plain *history.Course
	bank  *question.Bank // of the class's edition
}

func (s *server) taught(c echo.Context) (t taught, err error) {
	if t.at, err = s.Syllabus.Course(c.Request().Context(), actor(c), roster.DefaultClass); err != nil {
		return t, err
	}
	if t.plain, err = s.course(c, t.at.Revision); err != nil {
		return t, err
	}
	t.bank, err = s.active(c)
	return t, err
}

// showOverlay shows what the class changes in its course.
func (s *server) showOverlay(c echo.Context) error {
	t, err := s.taught(c)
	if err != nil {
		return err
	}
	o := t.at.Overlay
	v := page.OverlayView{
		Disputes: page.DisputesEither, Article: strconv.FormatFloat(o.Article, 'f', -1, 64), HasFixes: hasFixes(t.plain),
		Saved: c.Request().URL.RawQuery == paramSaved,
	}
	if o.Disputes == history.Unasked {
		v.Disputes = page.DisputesUnasked
	}
	for _, id := range o.Hidden {
		v.Hidden = append(v.Hidden, t.own(id))
	}
	_, unfit := o.Apply(t.plain)
	for _, d := range o.Dates {
		f := t.own(d.Fact)
		f.Date, f.Course, f.Source = dateText(d.Is, d.Calendar), claimText(t.plain.DateOf(t.plain.CurrentFact(d.Fact))), d.Source
		for _, p := range unfit {
			if p.Entity == "local date "+string(d.Fact) {
				f.Unfit = p.What
			}
		}
		v.Dates = append(v.Dates, f)
	}
	if _, _, v.Reports, err = s.Gradebook.Reports(c.Request().Context(), actor(c), roster.DefaultClass, 0, 1); err != nil {
		return err
	}
	return showAtDesk(s, c, page.Overlay, v)
}

// hasFixes reports whether the course has values that its article has wrong.
func hasFixes(c *history.Course) bool {
	return slices.ContainsFunc(c.Events(), func(e history.Event) bool { return len(e.Corrected) > 0 }) ||
		slices.ContainsFunc(c.Tenures(), func(t history.Tenure) bool { return len(t.Corrected) > 0 })
}

// own is a fact that the class treats in its own way.
func (t taught) own(id history.FactID) page.OwnFact {
	today := t.plain.CurrentFact(id)
	f := page.OwnFact{Fact: string(id), Gone: !t.plain.HasFact(today), Label: string(id)}
	if label, _, ok := t.bank.FactLabel(today); ok {
		f.Label = label
	}
	if about := aboutFact(t.plain, today); !f.Gone {
		f.Kind, f.ID = string(about.Kind), about.ID
	}
	return f
}

// aboutFact is the entity on whose page a fact stands: its event, or the office of its tenure.
func aboutFact(c *history.Course, id history.FactID) history.Ref {
	_, entity, predicate := id.Parts()
	if predicate == history.FactFrom || predicate == history.FactTo {
		if t := c.Tenure(history.TenureID(entity)); t != nil {
			return history.Ref{Kind: history.KindOffice, ID: string(t.Office)}
		}
	}
	return history.Ref{Kind: history.KindEvent, ID: entity}
}

// own is where an instructor changes the facts about an entity for the class; "" where there are none.
func (g *guide) own(about history.Ref) string {
	if len(g.course.FactsAbout(about)) == 0 {
		return ""
	}
	return page.FactsPath(string(about.Kind), about.ID)
}

// setMarking sets how the class marks what sources differ over.
func (s *server) setMarking(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	err = s.Syllabus.Change(c.Request().Context(), actor(c), roster.DefaultClass, func(o *history.Overlay) (err error) {
		if o.Article, err = strconv.ParseFloat(f.Get(page.FieldArticle), 64); err != nil {
			return errs.From(err, errs.Invalid, "Choose how many points a wrong value of the article gets, from 0 to 1.")
		}
		switch f.Get(page.FieldDisputes) {
		case page.DisputesEither:
			o.Disputes = history.EitherRight
		case page.DisputesUnasked:
			o.Disputes = history.Unasked
		default:
			return errs.New(errs.Invalid, "Choose what becomes of facts over which scholars differ.")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return to(c, page.OverlayPath()+"?"+paramSaved)
}

// showFacts lists the facts about an entity.
func (s *server) showFacts(c echo.Context) error {
	return s.factsWith(c, http.StatusOK, page.OwnDate{})
}

// factsWith shows them with a form for a date as it was sent.
func (s *server) factsWith(c echo.Context, status int, sent page.OwnDate) error {
	t, err := s.taught(c)
	if err != nil {
		return err
	}
	about := t.plain.Current(history.Ref{Kind: history.Kind(c.Param("kind")), ID: c.Param("id")})
	if !t.plain.Has(about) {
		return gone()
	}
	v := page.FactsView{Title: about.ID, Kind: string(about.Kind), ID: about.ID, Form: sent}
	if name := t.plain.NameOf(about); name != nil {
		v.Title = name.In(t.plain.Lang())
	}
	for _, id := range t.plain.FactsAbout(about) {
		v.Facts = append(v.Facts, t.row(id))
	}
	return show(s, c, status, t.plain.Meta().Title.String(), page.Facts, v)
}

func (t taught) row(id history.FactID) page.FactRow {
	course := t.bank.Course()
	r := page.FactRow{Fact: string(id), Label: string(id), Hidden: course.Hides(id)}
	if label, _, ok := t.bank.FactLabel(id); ok {
		r.Label = label
	}
	if own := t.plain.DateOf(id); own != nil {
		r.Value, r.Dated, r.Calendar = claimText(own), own.Is != "..", own.Calendar
	}
	if d, ok := course.LocalDate(id); ok {
		r.Local, r.Source, r.Calendar = dateText(d.Is, d.Calendar), d.Source, d.Calendar
	}
	return r
}

// dateText is a date as a reader writes it.
func dateText(is, cal string) string {
	return question.DateValue{Is: is, Calendar: cal}.Date().Format(edtf.Style{Dual: true, Mark: true})
}

// claimText is a date of the course as a reader writes it; "" where there is none.
func claimText(d *history.DateClaim) string {
	switch {
	case d == nil:
		return ""
	case d.Is == "..":
		return "it goes on"
	}
	return d.Date().Format(edtf.Style{Dual: true, Mark: true})
}

// changeFact treats one fact in the class's own way, or again as the course does.
func (s *server) changeFact(c echo.Context) error {
	f, err := form(c)
	if err != nil {
		return err
	}
	id := history.FactID(f.Get(page.FieldFact))
	edit, sent := factEdit(f, id)
	if sent.DateError+sent.SourceError == "" {
		err = s.Syllabus.Change(c.Request().Context(), actor(c), roster.DefaultClass, edit)
	}
	if f.Get(page.FieldDo) == page.DoDate && errs.Is(err, errs.Invalid) {
		sent.DateError, err = errs.Message(err), nil
	}
	switch {
	case err != nil:
		return err
	case sent.DateError+sent.SourceError != "":
		s.sentBack(c, sent.DateError, sent.SourceError)
		return s.factsWith(c, http.StatusUnprocessableEntity, sent)
	}
	if back := local(f.Get(page.FieldBack)); back != "" {
		return to(c, back)
	}
	return to(c, page.FactsPath(c.Param("kind"), c.Param("id"))+"#fact-"+string(id))
}

// factEdit is what a form asks to be done with a fact, and what is wrong with it.
func factEdit(f url.Values, id history.FactID) (func(*history.Overlay) error, page.OwnDate) {
	same := func(other history.FactID) bool { return other == id }
	dated := func(d history.LocalDate) bool { return d.Fact == id }
	switch f.Get(page.FieldDo) {
	case page.DoHide:
		return func(o *history.Overlay) error {
			if !o.Hides(id) {
				o.Hidden = append(o.Hidden, id)
			}
			return nil
		}, page.OwnDate{}
	case page.DoAsk:
		return func(o *history.Overlay) error { o.Hidden = slices.DeleteFunc(o.Hidden, same); return nil }, page.OwnDate{}
	case page.DoCourse:
		return func(o *history.Overlay) error { o.Dates = slices.DeleteFunc(o.Dates, dated); return nil }, page.OwnDate{}
	case page.DoDate:
		d, sent := localDate(f, id)
		return func(o *history.Overlay) error {
			o.Dates = append(slices.DeleteFunc(o.Dates, dated), d)
			return nil
		}, sent
	}
	return func(*history.Overlay) error {
		return errs.New(errs.Invalid, "Say what is to be done with the fact: use the page’s own buttons.")
	}, page.OwnDate{}
}

// localDate reads the form of a date that a class teaches.
func localDate(f url.Values, id history.FactID) (history.LocalDate, page.OwnDate) {
	sent := page.OwnDate{
		Fact: string(id), Date: strings.TrimSpace(f.Get(page.FieldDate)), Calendar: f.Get(page.FieldCalendar), Source: strings.TrimSpace(f.Get(page.FieldSource)),
	}
	if sent.Source == "" {
		sent.SourceError = "Say what the date rests on, such as your class’s textbook and its chapter."
	}
	cal := calendar.Gregorian
	if sent.Calendar == calendar.Julian.String() {
		cal = calendar.Julian
	}
	read, err := edtf.ReadHuman(sent.Date)
	var d edtf.Date
	if err == nil {
		d, err = read.In(cal)
	}
	var ambiguous *edtf.AmbiguousError
	switch {
	case sent.Date == "":
		sent.DateError = "Type the date that the class is taught."
	case errors.As(err, &ambiguous):
		sent.DateError = capital(ambiguous.Error()) + "."
	case err != nil:
		sent.DateError = "This can’t be read as a date. Type one such as 3 April 1922, April 1922 or about 1340."
	}
	out := history.LocalDate{Fact: id, Is: d.String(), Source: sent.Source}
	if d.Calendar() == calendar.Julian {
		out.Calendar = calendar.Julian.String()
	}
	return out, sent
}
