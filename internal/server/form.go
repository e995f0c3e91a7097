package server

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/unicode/norm"

	"fasti/internal/errs"
	"fasti/web/page"
)

const (
	maxFields  = 100 // of a form, or parameters of an address
	maxPage    = 1_000_000
	formsType  = "application/x-www-form-urlencoded"
	badForm    = "The form could not be read. Go back, reload the page and send it again."
	badAddress = "The address could not be read. Go back and use the page’s own links."
)

// form reads the fields of a POST, as text that can be stored: valid UTF-8, without NUL, in NFC.
func form(c echo.Context) (url.Values, error) {
	r := c.Request()
	kind, _, _ := strings.Cut(r.Header.Get(echo.HeaderContentType), ";")
	if r.ContentLength != 0 && !strings.EqualFold(strings.TrimSpace(kind), formsType) {
		return nil, errs.From(echo.ErrUnsupportedMediaType, errs.Invalid,
			"The form came in a shape that is not read here. Go back, reload the page and send it again.")
	}
	err := r.ParseForm()
	var large *http.MaxBytesError
	var escape url.EscapeError
	switch {
	case errors.As(err, &large):
		return nil, tooLarge(err)
	case errors.As(err, &escape):
		return nil, errs.From(err, errs.Invalid, badForm)
	case err != nil:
		return nil, errs.From(err, errs.Invalid, "The form did not arrive whole, so nothing was saved. Check your connection, go back and send it again.")
	}
	return clean(r.PostForm)
}

// query reads the parameters of a GET, with the same care.
func query(c echo.Context) (url.Values, error) {
	q, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return nil, errs.From(err, errs.Invalid, badAddress)
	}
	return clean(q)
}

func clean(values url.Values) (url.Values, error) {
	n := 0
	for key, list := range values {
		if n += len(list); n > maxFields {
			return nil, errs.New(errs.Invalid, "The form has more fields than any here. Go back, reload the page and send it again.")
		}
		for i, text := range list {
			if !isText(key) || !isText(text) {
				return nil, errs.New(errs.Invalid, "The text has characters that can’t be read (it is not valid UTF-8). Type it again and send it.")
			}
			list[i] = norm.NFC.String(text)
		}
	}
	return values, nil
}

// isText reports whether both databases can keep a text.
func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// number reads a whole number from 1 on; what is none is not found, for it names no page.
func number(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, errs.New(errs.NotFound, "The address has %q where a number should be.", text)
	}
	return n, nil
}

// pageNumber reads the number of a table's page; absent is the first.
func pageNumber(q url.Values, param string) (int, error) {
	text := q.Get(param)
	if text == "" {
		return 1, nil
	}
	n, err := number(text)
	if n > maxPage {
		return 0, noPage(n)
	}
	return n, err
}

// paging says which page of a table is shown. A page after the last one is not found; of an empty table there
// is the first.
func paging(n, perPage, total int) (page.Paging, error) {
	p := page.Paging{Page: n, Pages: max(1, (total+perPage-1)/perPage), Total: total}
	if n > p.Pages {
		return page.Paging{}, noPage(n)
	}
	return p, nil
}

func noPage(n int) error { return errs.New(errs.NotFound, "The table has no page %d.", n) }
