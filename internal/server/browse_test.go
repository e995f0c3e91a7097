package server_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func browseSite(t *testing.T) *browser {
	t.Helper()
	return startSiteOn(t, "http", "testdata/browse.txtar").browser()
}

// Every link of every page leads to a page, from the course's home on.
func TestNoLinkOfTheCourseLeadsNowhere(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	queue, seen := []string{"/course"}, map[string]bool{"/course": true}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		p := b.open(path).want(200, "h1", "")
		p.doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
			href, _ := a.Attr("href")
			href, _, _ = strings.Cut(href, "#")
			if !strings.HasPrefix(href, "/") || seen[href] || strings.HasPrefix(href, "/static/") ||
				strings.Contains(href, "from=") { // a timeline can be zoomed for ever
				return
			}
			seen[href] = true
			queue = append(queue, href)
		})
		if len(seen) > 400 {
			t.Fatalf("there is no end of pages: %d and counting, now %s", len(seen), path)
		}
	}
	for _, path := range []string{
		"/timeline", "/eras/kyivan-rus", "/events/october", "/people/lenin", "/offices/premier", "/bodies/party", "/places/saint-petersburg",
		"/glossary/soviet", "/sources/carr", "/people/nestor", "/places/kyiv", "/events/undated",
	} {
		if !seen[path] {
			t.Errorf("no link leads to %s", path)
		}
	}
}

func TestEveryPageOfTheCourseOffersAQuiz(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	for path, want := range map[string]string{
		"/course":                  "all",
		"/timeline":                "all",
		"/timeline?era=kyivan-rus": "era:kyivan-rus",
		"/eras/soviet-union":       "era:soviet-union",
		"/events":                  "all",
		"/events?era=soviet-union": "era:soviet-union",
		"/events/october":          "about:event/october",
		"/people":                  "all",
		"/people/lenin":            "about:person/lenin",
		"/people/nestor":           "all", // nothing is asked about him
		"/offices/premier":         "about:office/premier",
		"/bodies/party":            "about:body/party",
		"/places/saint-petersburg": "about:place/saint-petersburg",
		"/glossary":                "all",
		"/glossary/soviet":         "era:soviet-union",
		"/sources":                 "all",
		"/sources/carr":            "era:soviet-union",
		"/search?q=lenin":          "all",
	} {
		p := b.open(path)
		if got, _ := p.doc.Find("form.quizme input[name=scope]").First().Attr("value"); got != want {
			t.Errorf("%s offers a quiz on %q, want %q", path, got, want)
		}
	}
}

func TestQuizMeStartsAQuizOnThePage(t *testing.T) {
	t.Parallel()
	s := startSiteOn(t, "http", "testdata/browse.txtar")
	b := s.browser()
	p := b.open("/people/lenin").submit("form.quizme", nil)
	p.want(200, ".rubric", "Vladimir Lenin")
	id, _, _ := strings.Cut(strings.TrimPrefix(p.url.Path, "/attempts/"), "/")
	for _, item := range s.items(id) {
		about := false
		for _, f := range item.Question.Facts {
			about = about || strings.Contains(string(f.ID), "lenin-premier") || strings.Contains(string(f.ID), "october")
		}
		if !about {
			t.Errorf("%q is not about Lenin", item.Question.Stem)
		}
	}
	b.send("/attempts", fields("scope", "about:person/nestor")).want(422, ".notice", "no questions about this")
	b.send("/attempts", fields("scope", "about:person/nobody")).want(422, ".notice", "no such page")
	b.send("/attempts", fields("scope", "about:nothing")).want(422, ".notice", "Choose what to be asked about")
}

func TestAnEventTellsItAll(t *testing.T) {
	t.Parallel()
	p := browseSite(t).open("/events/october")
	p.want(200, "h1", "The Bolsheviks take Petrograd")
	p.want(200, ".facts", "25 October 1917 Old Style (7 November 1917 New Style)")
	p.want(200, ".facts", "Petrograd (now Saint Petersburg)")
	p.want(200, ".facts", "Office founded")
	p.want(200, ".entity", "This page tells of violence")
	p.want(200, ".entity", "Everybody who did it is listed.")
	p.want(200, "[aria-labelledby=leads]", "The capital moves to Moscow was set off by this Carr, The Bolshevik Revolution (1950)")
	p.want(200, ".differ", "Disputed Ordered by. Who gave the order is not agreed.")
	for selector, want := range map[string]string{
		`.facts a[href="/people/lenin"]`: "Vladimir Lenin", `.facts a[href="/bodies/party"]`: "Communist Party",
		`.entity__lead a[href="/people/lenin"]`: "Lenin", `.entity__lead a[href="/glossary/soviet"]`: "soviet",
		`.beside__way--after`: "The capital moves to Moscow", `a[href="/eras/soviet-union#topic-revolution"]`: "The revolution",
	} {
		if got := strings.Join(strings.Fields(p.doc.Find(selector).Text()), " "); !strings.Contains(got, want) {
			t.Errorf("%s reads %q, want %q", selector, got, want)
		}
	}
	b := browseSite(t)
	b.open("/events/capital-moves").want(200, "[aria-labelledby=led]", "The Bolsheviks take Petrograd set this off")
	b.open("/events/kyiv-falls").want(200, ".facts", "6 December 1240 Old Style (13 December 1240 New Style)")
	b.open("/events/undated").want(200, ".facts", "Not dated")
}

func TestAPersonAnOfficeAndAPlaceTellItAll(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	p := b.open("/people/lenin").want(200, "h1", "Vladimir Lenin").want(200, ".tongues", "Владимир Ленин").want(200, ".facts", "10 April 1870 Old Style (22 April 1870 New Style)")
	p.want(200, "table", "Chairman of the Council 8 November 1917").want(200, ".items", "The Bolsheviks take Petrograd")
	if n := p.doc.Find("figure.life svg.life__drawing a").Length(); n != 3 {
		t.Errorf("the life line has %d parts", n)
	}
	if got := p.doc.Find(".tongues [lang=ru]").Text(); got != "Владимир Ленин" {
		t.Errorf("the Russian name is %q", got)
	}
	b.open("/people/stalin").want(200, ".items", "The Bolsheviks take Petrograd took part")
	b.open("/people/nestor").want(200, ".facts", "Activeabout 1100")
	b.open("/offices/premier").want(200, "table", "Joseph Stalin").want(200, "table", "Disputed: Beginning: 7 May 1941. Printed on the 7th.").want(200, ".terms", "Every holder is listed1917 to 1953")
	b.open("/offices/premier").want(200, "table", "Disputed: End: 6 March 1953. Told on the 6th.")
	b.open("/places/saint-petersburg").want(200, ".causes", "Petrograd").want(200, ".terms", "59.94° north, 30.31° east")
	p = b.open("/places/saint-petersburg")
	if p.doc.Find(".map image").Length() != 1 || p.doc.Find(".map .point--main").Length() != 1 || p.doc.Find(".map .point").Length() != 2 {
		t.Error("the map does not show the place and its neighbour within some hundred kilometres")
	}
	if b.open("/places/kyiv").doc.Find(".map").Length() != 0 {
		t.Error("a place without coordinates is on a map")
	}
	b.open("/bodies/central-committee").want(200, ".entity", "Part of Communist Party")
	b.open("/bodies/party").want(200, ".named", "Central Committee")
}

func TestFormerAddressesLeadOn(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	for from, to := range map[string]string{
		"/people/ulyanov": "/people/lenin", "/events/october-rising": "/events/october", "/eras/ussr": "/eras/soviet-union", "/sources/suny-1998": "/sources/suny",
	} {
		if p := b.open(from); p.url.Path != to {
			t.Errorf("%s leads to %s", from, p.url.Path)
		}
	}
	for _, path := range []string{
		"/people/nobody", "/events/nothing", "/offices/x", "/bodies/x", "/places/x", "/glossary/x", "/sources/x", "/eras/x", "/people?era=x", "/timeline?era=x",
		"/people?page=9", "/search?q=lenin&page=9", "/timeline?page=99",
	} {
		if p := b.open(path); p.status != 404 {
			t.Errorf("%s: %d", path, p.status)
		}
	}
}

func TestSearchForgives(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	for query, want := range map[string]string{
		"Lenin": "Vladimir Lenin", "Ленин": "Vladimir Lenin", "Lennin": "Vladimir Lenin", "ulianov": "Vladimir Lenin", "Kiev": "Kyiv", "Petrograd": "Saint Petersburg",
		"1240": "Kyiv falls", "1917": "The Bolsheviks take Petrograd", "Stallin": "Joseph Stalin",
	} {
		if got := b.open("/search?q=" + query).text(".entries__row:first-child .entries__name"); got != want {
			t.Errorf("%s finds %q, want %q", query, got, want)
		}
	}
	b.open("/search?q=Lenim").want(200, "[role=status]", "Not every word was found as it was typed")
	b.open("/search?q=xyzzy").want(200, ".empty", "Nothing in the course is called anything like “xyzzy”")
	b.open("/search").want(200, ".lead", "Zinovyev finds Zinoviev")
	b.open("/search?q="+strings.Repeat("a", 201)).want(400, "p", "at most 200 characters")
	kinds := b.open("/search?q=petrograd&kind=event")
	if got := kinds.doc.Find(".entries__row").Length(); got != 2 {
		t.Errorf("%d events are about Petrograd", got)
	}
}

func TestTheTimelineZooms(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	p := b.open("/timeline").want(200, "h1", "Timeline: 1240 to 1953")
	if lanes := p.doc.Find(".lane__drawing").Length(); lanes != 2 {
		t.Errorf("%d lanes", lanes)
	}
	if bars := p.doc.Find(".lane .bar-link").Length(); bars != 2 {
		t.Errorf("%d terms", bars)
	}
	p = b.open("/timeline?from=1917&to=1918&era=soviet-union").want(200, "h1", "Timeline: 1917 to 1918").want(200, "table", "25 October / 7 November 1917")
	if marks := p.doc.Find(".dot-link").Length(); marks != 2 {
		t.Errorf("%d events in two years", marks)
	}
	for _, way := range []string{"Earlier", "Zoom in", "Zoom out", "Later", "All of it"} {
		link := p.doc.Find("nav[aria-label='Move and zoom'] a").FilterFunction(func(_ int, a *goquery.Selection) bool { return a.Text() == way })
		href, _ := link.Attr("href")
		if way == "Earlier" {
			continue // nothing of the era is earlier
		}
		if href == "" {
			t.Errorf("no way %q", way)
			continue
		}
		b.open(href).want(200, "h1", "Timeline: ")
	}
	if n := b.open("/timeline?show=events").doc.Find(".bar-link").Length(); n != 0 {
		t.Errorf("%d terms where events alone are asked for", n)
	}
	if n := b.open("/timeline?show=terms").doc.Find(".dot-link").Length(); n != 0 {
		t.Errorf("%d events where terms alone are asked for", n)
	}
	b.open("/timeline?from=x").want(422, "#span-problem", "Write years as numbers")
	b.open("/timeline?from=1950&to=1900").want(422, "#span-problem", "would end before it begins")
	b.open("/timeline?from=1500&to=1600").want(200, ".empty", "The course tells of nothing here")
	b.open("/timeline?from=-44&to=-44").want(200, "h1", "Timeline: 45 BC")
}

func TestListsAreOfAnEra(t *testing.T) {
	t.Parallel()
	b := browseSite(t)
	b.open("/people").want(200, ".entries", "Lenin, Vladimir 1870–1924").want(200, ".entries", "Nestor")
	b.open("/people?era=soviet-union").want(200, ".pager, .entries", "Joseph Stalin")
	if names := b.open("/events?era=kyivan-rus").doc.Find(".entries__name").Text(); names != "Kyiv falls" {
		t.Errorf("events of Kyivan Rus: %q", names)
	}
	b.open("/people?era=kyivan-rus").want(200, ".empty", "The course lists none in this era.")
	b.open("/glossary?era=soviet-union").want(200, ".entries", "A council")
	if b.open("/places").doc.Find(".map .point").Length() != 2 {
		t.Error("the map of places does not show both that have coordinates")
	}
}
