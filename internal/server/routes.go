package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

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
	e.GET(page.RouteDeskScores, s.downloadScores, s.bounded(maxDownload), s.sameSite, s.identified)
}

// courseRoutes are the pages that the course is read on.
func (s *server) courseRoutes(get func(path string, h echo.HandlerFunc)) {
	get(page.RouteSource, s.showSource)
	get(page.RouteCourse, s.showCourse)
	get(page.RouteEra, s.showEra)
	get(page.RouteTimeline, s.showTimeline)
	get(page.RouteSearch, s.showSearch)
	get(page.RouteEvents, s.listEvents)
	get(page.RouteEvent, s.showEvent)
	get(page.RoutePeople, s.listPeople)
	get(page.RoutePerson, s.showPerson)
	get(page.RouteOffices, s.listOffices)
	get(page.RouteOffice, s.showOffice)
	get(page.RouteBodies, s.listBodies)
	get(page.RouteBody, s.showBody)
	get(page.RoutePlaces, s.listPlaces)
	get(page.RoutePlace, s.showPlace)
	get(page.RouteGlossary, s.listWords)
	get(page.RouteWord, s.showWord)
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
