package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"fasti/internal/history"
	"fasti/web"
	"fasti/web/page"
)

// routes is the whole URL map.
func (s *server) routes(e *echo.Echo) {
	e.Use(s.requestID, s.logged, s.recovered, s.headers)

	e.GET("/healthz", s.healthz)
	e.GET("/readyz", s.readyz)
	e.Match(reading, web.Prefix+"*", echo.WrapHandler(web.Handler()))
	e.Match(reading, "/favicon.ico", func(c echo.Context) error {
		return c.Redirect(http.StatusFound, web.URL("icons/icon.svg")) // which the next version may move
	})

	get := func(path string, h echo.HandlerFunc) { e.Match(reading, path, h, s.limited, s.sameSite, s.identified) }
	post := func(path string, h echo.HandlerFunc) { e.POST(path, h, s.limited, s.sameSite, s.identified) }

	get(page.RouteHome, s.home)
	get(page.RouteSources, s.sources)
	s.courseRoutes(get)

	post(page.RouteAttempts, s.startAttempt)
	get(page.RouteAttempt, s.showAttempt)
	get(page.RouteQuestion, s.showQuestion)
	post(page.RouteQuestion, s.answerQuestion)
	get(page.RouteOverview, s.showOverview)
	post(page.RouteSubmission, s.submitAttempt)
	get(page.RouteResult, s.showResult)
	post(page.RouteReports, s.reportQuestion)
	get(page.RouteProgress, s.showProgress)

	get(page.RouteSetup, s.showSetup)
	post(page.RouteSetup, s.setUp)
	get(page.RouteSignIn, s.showSignIn)
	post(page.RouteSignIn, s.signIn)
	post(page.RouteSignOut, s.signOut)

	get(page.RouteDesk, s.showDesk)
	get(page.RouteDeskAttempt, s.showDeskAttempt)
	get(page.RouteDeskReports, s.showDeskReports)
	// Without HEAD: an export stands in the audit log, and one that sends nothing has no place there.
	e.GET(page.RouteDeskScores, s.downloadScores, s.bounded(maxDownload, maxBody), s.sameSite, s.identified)

	s.teachingRoutes(e, get, post)
}

// teachingRoutes are the desk's pages on what the class is taught.
func (s *server) teachingRoutes(e *echo.Echo, get, post func(path string, h echo.HandlerFunc)) {
	get(page.RouteTeach, s.showTeach)
	e.POST(page.RouteImports, s.receiveCourse, s.bounded(maxUpload, maxUploadBody), s.sameSite, s.identified)
	get(page.RouteImport, s.showImport)
	post(page.RouteImport, s.decideImport)
	get(page.RouteRevision, s.showRevision)
	post(page.RouteRevision, s.moveClass)
	for route, h := range map[string]echo.HandlerFunc{page.RouteDownload: s.downloadCourse, page.RouteTemplate: s.downloadTemplate} {
		e.Match(reading, route, h, s.bounded(maxDownload, maxBody), s.sameSite, s.identified)
	}
	get(page.RouteOverlay, s.showOverlay)
	post(page.RouteOverlay, s.setMarking)
	get(page.RouteFacts, s.showFacts)
	post(page.RouteFacts, s.changeFact)
}

// courseRoutes are the pages that the course is read on.
func (s *server) courseRoutes(get func(path string, h echo.HandlerFunc)) {
	get(page.RouteSource, one(s, history.KindSource, (*history.Course).Source, visit.source, page.SourceOf))
	get(page.RouteCourse, s.showCourse)
	get(page.RouteEra, one(s, history.KindEra, (*history.Course).Era, visit.era, page.Era))
	get(page.RouteTimeline, s.showTimeline)
	get(page.RouteSearch, s.showSearch)
	get(page.RouteEvents, s.list(eventsIndex, visit.events))
	get(page.RouteEvent, one(s, history.KindEvent, (*history.Course).Event, visit.event, page.Event))
	get(page.RoutePeople, s.list(peopleIndex, visit.people))
	get(page.RoutePerson, one(s, history.KindPerson, (*history.Course).Person, visit.person, page.Person))
	get(page.RouteOffices, s.list(officesIndex, visit.offices))
	get(page.RouteOffice, one(s, history.KindOffice, (*history.Course).Office, visit.office, page.Office))
	get(page.RouteBodies, s.list(bodiesIndex, visit.bodies))
	get(page.RouteBody, one(s, history.KindBody, (*history.Course).Body, visit.body, page.Body))
	get(page.RoutePlaces, s.list(placesIndex, visit.places))
	get(page.RoutePlace, one(s, history.KindPlace, (*history.Course).Place, visit.place, page.Place))
	get(page.RouteGlossary, s.list(wordsIndex, visit.glossary))
	get(page.RouteWord, one(s, history.KindTerm, (*history.Course).Term, visit.word, page.Word))
}

// reading are the methods of whatever only shows something. The server leaves the body out of an answer to HEAD.
var reading = []string{http.MethodGet, http.MethodHead}

// healthz says that the process lives.
func (s *server) healthz(c echo.Context) error {
	return c.String(http.StatusOK, "ok\n")
}

// readyz says whether requests can be served: for whoever distributes them over instances.
func (s *server) readyz(c echo.Context) error {
	if err := s.Ready(c.Request().Context()); err != nil {
		s.Logger.Error("not ready", "error", err)
		return c.String(http.StatusServiceUnavailable, "not ready\n")
	}
	return c.String(http.StatusOK, "ready\n")
}
