package page

import (
	"net/url"
	"strconv"
)

// Routes of the desk's pages on the course that the class is taught.
const (
	RouteTeach    = "/desk/course"
	RouteImports  = "/desk/course/imports"
	RouteImport   = "/desk/course/imports/:import"
	RouteRevision = "/desk/course/revisions/:revision"
	RouteDownload = "/desk/course/download/:format"
	RouteTemplate = "/desk/course/template/:format"
	RouteOverlay  = "/desk/course/own"
	RouteFacts    = "/desk/course/facts/:kind/:id"
)

// Names of their form fields.
const (
	FieldFile     = "file"     // import: the course, sheet or events
	FieldTitle    = "title"    // import: of a course of its own
	FieldMake     = "make"     // import: a CSV may make what it names
	FieldDo       = "do"       // import: DoTake or DoStop; facts: DoHide, DoAsk, DoDate or DoCourse
	FieldFrom     = "from"     // revision: where the class was seen
	FieldDisputes = "disputes" // overlay: DisputesEither or DisputesUnasked
	FieldArticle  = "article"  // overlay: points for a value of the article that is wrong
	FieldFact     = "fact"     // facts: a fact's ID
	FieldDate     = "date"     // facts: a date as people write it
	FieldCalendar = "calendar" // facts: of the date
	FieldSource   = "source"   // facts: what the date rests on
	FieldBack     = "back"     // facts: the page to go back to
)

// What the forms ask for.
const (
	DoTake          = "take"
	DoStop          = "stop"
	DoHide          = "hide"
	DoAsk           = "ask"
	DoDate          = "date"
	DoCourse        = "course" // back to the course's own date
	DisputesEither  = "either"
	DisputesUnasked = "unasked"
)

// TeachPath shows what the class is taught.
func TeachPath() string { return RouteTeach }

// TeachPagePath is a page of the class's moves.
func TeachPagePath(number int) string {
	return withQuery(RouteTeach, url.Values{ParamPage: {strconv.Itoa(number)}})
}

// ImportsPath takes a file (POST).
func ImportsPath() string { return RouteImports }

// ImportPath shows how far a file is read and what it would change (GET), and takes or stops it (POST).
func ImportPath(id string) string { return RouteImports + "/" + url.PathEscape(id) }

// ImportPagePath is a page of what a file would change.
func ImportPagePath(id string, number int) string {
	return withQuery(ImportPath(id), url.Values{ParamPage: {strconv.Itoa(number)}})
}

// RevisionPath shows what moving to a revision would change (GET), and moves the class to it (POST).
func RevisionPath(hash string) string { return "/desk/course/revisions/" + url.PathEscape(hash) }

// RevisionPagePath is a page of what moving to a revision would change.
func RevisionPagePath(hash string, number int) string {
	return withQuery(RevisionPath(hash), url.Values{ParamPage: {strconv.Itoa(number)}})
}

// DownloadPath hands out the course in a format.
func DownloadPath(format string) string { return "/desk/course/download/" + url.PathEscape(format) }

// TemplatePath hands out a course to begin with, in a format.
func TemplatePath(format string) string { return "/desk/course/template/" + url.PathEscape(format) }

// OverlayPath shows what the class changes in its course, and takes how disputes are marked (POST).
func OverlayPath() string { return RouteOverlay }

// FactsPath lists the facts about an entity (GET), and changes them for the class (POST).
func FactsPath(kind, id string) string {
	return "/desk/course/facts/" + url.PathEscape(kind) + "/" + url.PathEscape(id)
}
