package page_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"fasti/web"
	"fasti/web/page"
)

func render(t *testing.T, view templ.Component) string {
	t.Helper()
	var buf bytes.Buffer
	if err := view.Render(context.Background(), &buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func parse(t *testing.T, html string) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// outer is an element as written, cut short for a message.
func outer(s *goquery.Selection) string {
	html, _ := goquery.OuterHtml(s)
	if len(html) > 160 {
		html = html[:160] + "…"
	}
	return html
}

// TestEveryScreen renders every screen in every state and checks what all pages owe their readers.
func TestEveryScreen(t *testing.T) {
	checks := map[string]func(*testing.T, *goquery.Document){
		"outline": checkOutline, "ids": checkIDs, "policy": checkPolicy, "controls": checkControls,
		"names": checkNames, "links": checkLinks, "tables": checkTables, "icons": checkIcons,
	}
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			html := render(t, s.view)
			if !strings.HasPrefix(html, "<!doctype html>") && !strings.HasPrefix(html, "<!DOCTYPE html>") {
				t.Errorf("no doctype: %.40s", html)
			}
			doc := parse(t, html)
			for name, check := range checks {
				t.Run(name, func(t *testing.T) { check(t, doc) })
			}
		})
	}
}

// checkOutline wants a language, a title, one main, one h1 and no heading level left out.
func checkOutline(t *testing.T, doc *goquery.Document) {
	if lang, _ := doc.Find("html").Attr("lang"); lang == "" {
		t.Error("the document has no language")
	}
	if strings.TrimSpace(doc.Find("head > title").Text()) == "" {
		t.Error("the document has no title")
	}
	if n := doc.Find("main").Length(); n != 1 {
		t.Errorf("%d main elements", n)
	}
	if n := doc.Find("main h1").Length(); n != 1 || doc.Find("h1").Length() != 1 {
		t.Errorf("%d h1 in main", n)
	}
	level := 0
	doc.Find("h1, h2, h3, h4").Each(func(_ int, h *goquery.Selection) {
		at := int(goquery.NodeName(h)[1] - '0')
		if level == 0 && at != 1 || at > level+1 {
			t.Errorf("after level %d comes %s", level, outer(h))
		}
		if strings.TrimSpace(h.Text()) == "" {
			t.Errorf("empty heading %s", outer(h))
		}
		level = at
	})
}

// checkIDs wants every id once, and every reference to one to lead somewhere.
func checkIDs(t *testing.T, doc *goquery.Document) {
	seen := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if id == "" || seen[id] || strings.ContainsAny(id, " \t\n") {
			t.Errorf("id %q is empty, has a space or stands twice", id)
		}
		seen[id] = true
	})
	for _, attr := range []string{"for", "aria-labelledby", "aria-describedby"} {
		doc.Find("[" + attr + "]").Each(func(_ int, s *goquery.Selection) {
			value, _ := s.Attr(attr)
			for id := range strings.FieldsSeq(value) {
				if !seen[id] {
					t.Errorf("%s=%q leads nowhere: %s", attr, value, outer(s))
				}
			}
		})
	}
	doc.Find(`a[href^="#"], [data-hx-target^="#"]`).Each(func(_ int, s *goquery.Selection) {
		for _, attr := range []string{"href", "data-hx-target"} {
			if value, ok := s.Attr(attr); ok && strings.HasPrefix(value, "#") && !seen[value[1:]] {
				t.Errorf("%s=%q leads nowhere", attr, value)
			}
		}
	})
}

// checkPolicy wants nothing that the content security policy would refuse.
func checkPolicy(t *testing.T, doc *goquery.Document) {
	doc.Find("script").Each(func(_ int, s *goquery.Selection) {
		src, _ := s.Attr("src")
		if !strings.HasPrefix(src, web.Prefix) || strings.TrimSpace(s.Text()) != "" {
			t.Errorf("inline or foreign script %s", outer(s))
		}
	})
	if s := doc.Find("style, [style], iframe, object, embed, base"); s.Length() > 0 {
		t.Errorf("not allowed by the policy: %s", outer(s))
	}
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, attr := range s.Get(0).Attr {
			name := strings.ToLower(attr.Key)
			if strings.HasPrefix(name, "on") || strings.Contains(name, "hx-on") {
				t.Errorf("inline handler %s", outer(s))
			}
			value := strings.ToLower(strings.TrimSpace(attr.Val))
			if strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "js:") {
				t.Errorf("script in an attribute %s", outer(s))
			}
		}
	})
}

// checkControls wants every control named and labelled, and every group to have a legend.
func checkControls(t *testing.T, doc *goquery.Document) {
	doc.Find("input, select, textarea").Each(func(_ int, s *goquery.Selection) {
		if kind, _ := s.Attr("type"); kind == "hidden" {
			return
		}
		if name, _ := s.Attr("name"); name == "" {
			t.Errorf("control without a name: %s", outer(s))
		}
		id, _ := s.Attr("id")
		labelled := s.Closest("label").Length() > 0
		doc.Find("label[for]").Each(func(_ int, label *goquery.Selection) {
			target, _ := label.Attr("for")
			labelled = labelled || id != "" && target == id && strings.TrimSpace(label.Text()) != ""
		})
		if !labelled {
			t.Errorf("control without a label: %s", outer(s))
		}
	})
	doc.Find("fieldset").Each(func(_ int, s *goquery.Selection) {
		if strings.TrimSpace(s.ChildrenFiltered("legend").Text()) == "" {
			t.Errorf("group without a legend: %s", outer(s))
		}
	})
	doc.Find("form").Each(func(_ int, s *goquery.Selection) {
		if s.Find("button[type=submit]").Length() == 0 {
			t.Errorf("form without a button: %s", outer(s))
		}
	})
}

// checkNames wants every button, link, summary and region to say what it is.
func checkNames(t *testing.T, doc *goquery.Document) {
	doc.Find("a, button, summary").Each(func(_ int, s *goquery.Selection) {
		label, _ := s.Attr("aria-label")
		if strings.TrimSpace(s.Text()+label) == "" {
			t.Errorf("without a name: %s", outer(s))
		}
	})
	doc.Find("button").Each(func(_ int, s *goquery.Selection) {
		if kind, _ := s.Attr("type"); kind != "submit" && kind != "button" {
			t.Errorf("button without a type: %s", outer(s))
		}
	})
	labels := map[string]bool{}
	doc.Find("nav").Each(func(_ int, s *goquery.Selection) {
		label, _ := s.Attr("aria-label")
		if label == "" || labels[label] {
			t.Errorf("navigation named %q: empty or twice", label)
		}
		labels[label] = true
	})
	doc.Find("[role=img], progress").Each(func(_ int, s *goquery.Selection) {
		if label, _ := s.Attr("aria-label"); label == "" {
			t.Errorf("picture without words: %s", outer(s))
		}
	})
}

// known are the app's addresses, as the server will register them.
var known = func() []*regexp.Regexp {
	routes := []string{
		page.RouteHome, page.RouteAttempts, page.RouteAttempt, page.RouteQuestion, page.RouteOverview, page.RouteSubmission,
		page.RouteResult, page.RouteProgress, page.RouteReports, page.RouteSources, page.RouteSetup, page.RouteSignIn,
		page.RouteSignOut, page.RouteDesk, page.RouteDeskAttempt, page.RouteDeskScores, page.RouteDeskReports,
		page.RouteCourse, page.RouteEra, page.RouteTimeline, page.RouteSearch, page.RouteEvents, page.RouteEvent, page.RoutePeople,
		page.RoutePerson, page.RouteOffices, page.RouteOffice, page.RouteBodies, page.RouteBody, page.RoutePlaces, page.RoutePlace,
		page.RouteGlossary, page.RouteWord, page.RouteSource, page.RouteTeach, page.RouteImports, page.RouteImport, page.RouteRevision,
		page.RouteDownload, page.RouteTemplate, page.RouteOverlay, page.RouteFacts,
	}
	var all []*regexp.Regexp
	for _, route := range routes {
		pattern := regexp.MustCompile(`:[a-z]+`).ReplaceAllString(regexp.QuoteMeta(route), `[^/?#]+`)
		all = append(all, regexp.MustCompile(`^`+pattern+`([?#].*)?$`))
	}
	return all
}()

// checkLinks wants every address inside of the app to be a route, and every file to be served.
func checkLinks(t *testing.T, doc *goquery.Document) {
	for _, attr := range []string{"href", "src", "action", "data-hx-post"} {
		doc.Find("[" + attr + "]").Each(func(_ int, s *goquery.Selection) {
			value, _ := s.Attr(attr)
			switch {
			case strings.HasPrefix(value, "#"), strings.HasPrefix(value, "https://"):
			case strings.HasPrefix(value, web.Prefix):
				w := httptest.NewRecorder()
				web.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, value, nil))
				if w.Code != http.StatusOK {
					t.Errorf("%s is not served", value)
				}
			default:
				for _, route := range known {
					if route.MatchString(value) {
						return
					}
				}
				t.Errorf("unknown address %q", value)
			}
		})
	}
}

// checkTables wants a caption, heads with a scope, and on each cell the label that narrow screens show.
func checkTables(t *testing.T, doc *goquery.Document) {
	doc.Find("table").Each(func(_ int, table *goquery.Selection) {
		if strings.TrimSpace(table.Find("caption").Text()) == "" {
			t.Errorf("table without a caption: %s", outer(table))
		}
		table.Find("th").Each(func(_ int, th *goquery.Selection) {
			if scope, _ := th.Attr("scope"); scope == "" {
				t.Errorf("head without a scope: %s", outer(th))
			}
		})
		columns := table.Find("thead th").Length()
		table.Find("tbody tr").Each(func(_ int, row *goquery.Selection) {
			if cells := row.Find("td, th").Length(); cells != columns {
				t.Errorf("%d cells under %d heads: %s", cells, columns, outer(row))
			}
		})
		if table.HasClass("table") && table.Find("tbody td:not([data-label]), tbody td[data-label='']").Length() > 0 {
			t.Errorf("cell without a label: %s", outer(table))
		}
	})
}

// checkIcons wants every symbol that is used to be in the sprite.
func checkIcons(t *testing.T, doc *goquery.Document) {
	doc.Find("use").Each(func(_ int, s *goquery.Selection) {
		href, _ := s.Attr("href")
		if !strings.HasPrefix(href, "#i-") || doc.Find("symbol"+href).Length() != 1 {
			t.Errorf("no symbol %q", href)
		}
	})
}

// TestHostileTextStaysText wants markup in data to be shown, and never to become markup.
func TestHostileTextStaysText(t *testing.T) {
	for _, s := range samples() {
		if !strings.Contains(s.name, "hostile") {
			continue
		}
		html := render(t, s.view)
		if strings.Contains(html, "<script>alert") {
			t.Errorf("%s: the script came through", s.name)
		}
		if !strings.Contains(parse(t, html).Find("main").Text(), "<script>alert(1)</script>") {
			t.Errorf("%s: the text did not come through", s.name)
		}
	}
}

// TestFragment wants the title and main alone, the same as in the whole page.
func TestFragment(t *testing.T) {
	part := student
	part.Fragment = true
	whole := parse(t, render(t, page.Question(student, choice())))
	html := render(t, page.Question(part, choice()))
	if !strings.HasPrefix(html, "<title>") {
		t.Errorf("starts with %.40q", html)
	}
	doc := parse(t, html)
	if n := doc.Find("header, footer, script, link, .sprite").Length(); n != 0 {
		t.Errorf("%d parts that are not main", n)
	}
	want, _ := whole.Find("main").Html()
	if got, _ := doc.Find("main").Html(); got != want {
		t.Error("main differs from the one of the whole page")
	}
	if got, want := doc.Find("title").First().Text(), whole.Find("title").Text(); got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}
