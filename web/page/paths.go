package page

import (
	"net/url"
	"strconv"
)

// Routes as the server registers them, in Echo's notation. The functions below fill them in.
const (
	RouteHome        = "/"
	RouteAttempts    = "/attempts"
	RouteAttempt     = "/attempts/:attempt"
	RouteQuestion    = "/attempts/:attempt/questions/:number"
	RouteOverview    = "/attempts/:attempt/overview"
	RouteSubmission  = "/attempts/:attempt/submission"
	RouteResult      = "/attempts/:attempt/result"
	RouteProgress    = "/progress"
	RouteReports     = "/reports"
	RouteSources     = "/sources"
	RouteSetup       = "/setup/:token"
	RouteSignIn      = "/sign-in"
	RouteSignOut     = "/sign-out"
	RouteDesk        = "/desk"
	RouteDeskAttempt = "/desk/attempts/:attempt"
	RouteDeskScores  = "/desk/scores.csv"
	RouteDeskReports = "/desk/reports"
)

// Names of form fields and of query parameters.
const (
	FieldPick      = "pick"      // choice: the id of an option
	FieldText      = "text"      // typed date: as typed; report: what the student says
	FieldPosition  = "position." // order: + the id of an item, holding 1..n
	FieldSequence  = "sequence"  // which save of this answer it is
	FieldScope     = "scope"     // start: all, era:<id> or topic:<id>
	FieldLength    = "length"    // start: number of questions
	FieldFeedback  = "feedback"  // start: FeedbackEach or FeedbackEnd
	FieldName      = "name"      // start and setup: who it is
	FieldAttempt   = "attempt"   // report: the attempt
	FieldNumber    = "position"  // report: the question's number in the attempt
	FieldReason    = "reason"    // report: a Value of ReportReasons
	FieldEmail     = "email"     // setup and sign-in
	FieldPassword  = "password"  // setup and sign-in
	FieldNext      = "next"      // sign-in: the path to go to afterwards
	ParamFilter    = "q"         // desk: text to look for
	ParamPage      = "page"      // desk: page of the table
	ParamSittings  = "sittings"  // progress: page of the sittings
	ParamFacts     = "facts"     // progress: page of the facts
	FeedbackEach   = "each"      // feedback after each question
	FeedbackEnd    = "end"       // feedback once submitted
	ScopeAll       = "all"       // everything in the course
	ScopeEraPrefix = "era:"      // + the id of an era
	ScopeTopic     = "topic:"    // + the id of a topic
	ScopeAbout     = "about:"    // + kind/id of an entity: about:person/lenin
)

// HomePath is the course's front page.
func HomePath() string { return "/" }

// AttemptsPath takes the start form (POST).
func AttemptsPath() string { return "/attempts" }

// AttemptPath leads to wherever the attempt stands.
func AttemptPath(attempt string) string { return "/attempts/" + url.PathEscape(attempt) }

// QuestionPath shows a question (GET) and takes its answer (POST).
func QuestionPath(attempt string, number int) string {
	return AttemptPath(attempt) + "/questions/" + strconv.Itoa(number)
}

// OverviewPath lists the questions of an attempt before it is submitted.
func OverviewPath(attempt string) string { return AttemptPath(attempt) + "/overview" }

// SubmissionPath submits an attempt (POST).
func SubmissionPath(attempt string) string { return AttemptPath(attempt) + "/submission" }

// ResultPath shows the score of a submitted attempt.
func ResultPath(attempt string) string { return AttemptPath(attempt) + "/result" }

// ProgressPath shows what the student has practised.
func ProgressPath() string { return "/progress" }

// ReportsPath takes the report of a question (POST).
func ReportsPath() string { return "/reports" }

// SourcesPath lists the course's sources.
func SourcesPath() string { return "/sources" }

// SourcePath is the page of one source.
func SourcePath(source string) string { return EntityPath("source", source) }

// SetupPath is the form of the first instructor; the token comes from the operator.
func SetupPath(token string) string { return "/setup/" + url.PathEscape(token) }

// SignInPath is the instructor's sign-in form.
func SignInPath() string { return "/sign-in" }

// SignOutPath ends the instructor's session (POST).
func SignOutPath() string { return "/sign-out" }

// DeskPath is the instructor's table of attempts.
func DeskPath() string { return "/desk" }

// DeskAttemptPath shows one attempt to the instructor.
func DeskAttemptPath(attempt string) string {
	return "/desk/attempts/" + url.PathEscape(attempt)
}

// DeskScoresPath downloads the scores that match a filter as CSV.
func DeskScoresPath(filter string) string {
	return withQuery("/desk/scores.csv", url.Values{ParamFilter: {filter}})
}

// DeskReportsPath lists the questions that students reported.
func DeskReportsPath() string { return "/desk/reports" }

func sourceAnchor(source string) string { return "source-" + url.PathEscape(source) }

// withQuery adds the parameters that have a value.
func withQuery(path string, q url.Values) string {
	for key, values := range q {
		if len(values) == 0 || values[0] == "" {
			q.Del(key)
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// Addresses of the course's own pages. IDs of entities never change; former ones lead on.
const (
	RouteCourse   = "/course"
	RouteEra      = "/eras/:id"
	RouteTimeline = "/timeline"
	RouteSearch   = "/search"
	RouteEvents   = "/events"
	RouteEvent    = "/events/:id"
	RoutePeople   = "/people"
	RoutePerson   = "/people/:id"
	RouteOffices  = "/offices"
	RouteOffice   = "/offices/:id"
	RouteBodies   = "/bodies"
	RouteBody     = "/bodies/:id"
	RoutePlaces   = "/places"
	RoutePlace    = "/places/:id"
	RouteGlossary = "/glossary"
	RouteWord     = "/glossary/:id"
	RouteSource   = "/sources/:id"
)

// Query parameters of the course's pages.
const (
	ParamEra  = "era"  // lists, timeline: only this era
	ParamKind = "kind" // search: only this kind of entity
	ParamFrom = "from" // timeline: a year
	ParamTo   = "to"   // timeline: a year
	ParamShow = "show" // timeline: "events" or "terms" for one of them alone
)

// CoursePath is the home of the course.
func CoursePath() string { return RouteCourse }

// EraPath is an era's page.
func EraPath(id string) string { return "/eras/" + url.PathEscape(id) }

// EntityPath is the page of a person, an office, a body, a place, a glossary word, an event, a source or an era, by the
// name of its kind.
func EntityPath(kind, id string) string {
	lists := map[string]string{
		"person": RoutePeople, "office": RouteOffices, "body": RouteBodies, "place": RoutePlaces, "term": RouteGlossary,
		"event": RouteEvents, "source": RouteSources, "era": "/eras",
	}
	return lists[kind] + "/" + url.PathEscape(id)
}

// CatalogPath is a page of a list of the course, of one era or of all.
func CatalogPath(path, era string, number int) string {
	q := url.Values{ParamEra: {era}}
	if number > 1 {
		q.Set(ParamPage, strconv.Itoa(number))
	}
	return withQuery(path, q)
}

// SearchPath is a page of the answer to a query.
func SearchPath(query, kind string, number int) string {
	q := url.Values{ParamFilter: {query}, ParamKind: {kind}}
	if number > 1 {
		q.Set(ParamPage, strconv.Itoa(number))
	}
	return withQuery(RouteSearch, q)
}

// TimelinePath is the timeline of a time, of an era and of what is shown; empty values mean all.
func TimelinePath(from, to, era, show string, number int) string {
	q := url.Values{ParamFrom: {from}, ParamTo: {to}, ParamEra: {era}, ParamShow: {show}}
	if number > 1 {
		q.Set(ParamPage, strconv.Itoa(number))
	}
	return withQuery(RouteTimeline, q)
}
