package server

import (
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"fasti/internal/gradebook"
	"fasti/internal/roster"
	"fasti/web/page"
)

// downloadScores sends the scores that match a filter as CSV, row by row. What fails before the first byte gets
// a page; what fails later breaks the connection off (see logged), so that the browser reports a failed download
// and nobody grades by half a file.
func (s *server) downloadScores(c echo.Context) error {
	q, err := query(c)
	if err != nil {
		return err
	}
	scope := func(score gradebook.Score) (string, error) { return s.scopeOf(c, score.Attempt) }
	return s.Gradebook.Export(c.Request().Context(), actor(c), roster.DefaultClass,
		gradebook.Filter{Text: strings.TrimSpace(q.Get(page.ParamFilter))},
		&download{response: c.Response(), name: "scores-" + s.Now().UTC().Format(time.DateOnly) + ".csv", kind: "text/csv; charset=utf-8"}, scope)
}

// download is a file on its way. Its headers wait for its first byte.
type download struct {
	response *echo.Response
	name     string
	kind     string // media type
}

// Write gives each piece the time that a page would have: how long all of them take is the reader's affair.
func (d *download) Write(piece []byte) (int, error) {
	if !d.response.Committed {
		h := d.response.Header()
		h.Set(echo.HeaderContentType, d.kind)
		h.Set(echo.HeaderContentDisposition, `attachment; filename="`+d.name+`"`)
		h.Set(echo.HeaderCacheControl, "no-store")
		d.response.WriteHeader(http.StatusOK)
	}
	// A server that can't set it has a limit of its own, or none.
	_ = http.NewResponseController(d.response).SetWriteDeadline(time.Now().Add(maxTime))
	return d.response.Write(piece)
}
