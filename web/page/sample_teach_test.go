package page_test

import (
	"fmt"
	"strconv"
	"time"

	"fasti/web/page"
)

const hash = "3c14d4608f1530d99e952e200284c1e3e7efcc71f8a250e7a83b9f79d81a68a8"

var offers = []page.FormatOffer{
	{Format: "zip", Name: "Folder (zip)", Text: "Everything in the course, as text files. Sent back unchanged, it is the same revision."},
	{Format: "xlsx", Name: "Workbook (XLSX)", Text: "Sheets of events, people, offices, tenures, places and sources.", Lost: []string{"26 terms", "names in 2 other languages"}},
	{Format: "csv", Name: "Events (CSV)", Text: "One sheet of events, for whoever has only dates to add or to mend."},
}

func change(n int) page.ChangeView {
	v := page.ChangeView{
		Title: "Russia and Eastern Europe", Contents: "832 events, 911 people, 207 bodies, 84 offices, 732 tenures, 196 places, 201 terms, 531 sources",
		Summary: "Events: 2 new, 1 changed; people: 1 removed",
		Memory:  "Students' progress stays; facts to remember: 1 with another value now, 2 gone, 4 new",
		Href:    func(n int) string { return page.ImportPagePath("i-1", n) }, Paging: page.Paging{Page: 2, Pages: 2, Total: n},
	}
	for i := range n {
		v.Changes = append(v.Changes, "changed: event kirov-killed-"+strconv.Itoa(i)+" (Sergei Kirov is assassinated): date from 1 December 1934 to 2 December 1934")
	}
	return v
}

// teachSamples are the desk's pages on what a class is taught.
func teachSamples() []sample {
	full := page.TeachView{
		Title: "Russia and Eastern Europe", Contents: change(0).Contents, Revision: hash, Stored: morning, Formats: offers, MaxMB: 256, Reports: 2,
		Own: "In this class 1 date is its own, 3 facts are not asked.", Pending: &page.PendingImport{ID: "i-1", Name: "kings.xlsx", Ready: true},
		Steps: []page.StepRow{
			{At: morning, Who: "Clio", From: "aa" + hash[2:], FromID: "russia", To: hash, ToID: "russia"},
			{At: morning.Add(-time.Hour), From: hash, FromID: "rome", To: "aa" + hash[2:], ToID: "russia", Now: true},
		},
		Paging: page.Paging{Page: 1, Pages: 3, Total: 25},
		Others: []page.StoredRow{{Revision: "bb" + hash[2:], ID: "rome", At: morning}, {Revision: "cc" + hash[2:], ID: hostile, At: morning}},
	}
	bare := page.TeachView{Title: "Rome", Contents: "1 event", Revision: hash, Stored: morning, Formats: offers, MaxMB: 256}
	sent := bare
	sent.Upload = page.UploadForm{Title: hostile, Make: true, FileError: "Choose a file that has something in it.", TitleError: "A title has at most 100 characters here."}
	sent.Pending = &page.PendingImport{ID: `x/"y`, Name: hostile}
	another := page.ChangeView{Title: hostile, Another: true, Contents: "3 events", Unfit: []string{hostile}, Href: change(0).Href}
	cut := change(3)
	cut.More = 95
	return append([]sample{
		{"teach", page.Teach(instructor, full)},
		{"teach-bare", page.Teach(instructor, bare)},
		{"teach-sent-back", page.Teach(instructor, sent)},
		{"revision", page.Revision(instructor, page.RevisionView{Revision: hash, From: "aa" + hash[2:], Change: change(4)})},
		{"revision-same", page.Revision(instructor, page.RevisionView{Revision: hash, From: hash})},
		{"revision-another", page.Revision(instructor, page.RevisionView{Revision: hostile, From: hash, Change: another})},
		{"import-reading", page.Import(instructor, page.ImportView{ID: "i-1", Name: "kings.xlsx", State: page.ImportReading, Done: 300 << 10, Size: 900 << 10})},
		{"import-checking", page.Import(instructor, page.ImportView{ID: "i-1", Name: "kings.xlsx", State: page.ImportReading, Done: 900 << 10, Size: 900 << 10})},
		{"import-waiting", page.Import(instructor, page.ImportView{ID: "i-1", Name: hostile, State: page.ImportWaiting, Size: 1})},
		{"import-ready", page.Import(instructor, page.ImportView{ID: "i-1", Name: "kings.xlsx", State: page.ImportReady, Change: cut})},
		{"import-refused", page.Import(instructor, page.ImportView{ID: "i-1", Name: "kings.xlsx", State: page.ImportRefused, Refusal: hostile})},
		{"import-problems", page.Import(instructor, page.ImportView{
			ID: "i-1", Name: "kings.xlsx", State: page.ImportRefused, Total: 2031, More: 31, Paging: page.Paging{Page: 11, Pages: 11, Total: 2000},
			Problems: []page.ImportProblem{
				{Where: "kings.xlsx: sheet events, row 12, column C (date)", What: "“1917-13” is no date: a month is 01 to 12"},
				{Where: hostile, What: hostile},
			},
		})},
		{"overlay", page.Overlay(instructor, page.OverlayView{
			Disputes: page.DisputesUnasked, Article: "0.5", HasFixes: true, Saved: true, Reports: 1,
			Hidden: []page.OwnFact{
				{Fact: "russia/kirov-killed#date", Label: "The murder of Sergei Kirov: the date", Kind: "event", ID: "kirov-killed"},
				{Fact: `russia/gone"#by`, Label: hostile, Gone: true},
			},
			Dates: []page.OwnFact{
				{Fact: "russia/x#date", Label: "The baptism of Rus: the date", Date: "989", Course: "988", Source: "Our textbook, chapter 4", Kind: "event", ID: "x"},
				{Fact: "russia/y#date", Label: hostile, Date: "1917", Source: hostile, Gone: true, Unfit: hostile},
			},
		})},
		{"overlay-none", page.Overlay(instructor, page.OverlayView{Disputes: page.DisputesEither, Article: "0"})},
		{"own-facts", page.Facts(instructor, page.FactsView{
			Title: "Sergei Kirov is assassinated", Kind: "event", ID: "kirov-killed",
			Facts: []page.FactRow{
				{Fact: "russia/kirov-killed#date", Label: "The murder: the date", Value: "1 December 1934", Dated: true, Local: "2 December 1934", Source: "Our textbook"},
				{Fact: "russia/kirov-killed#by", Label: "The murder: who did it", Hidden: true},
				{Fact: "russia/other#date", Label: "Another: the date", Value: "25 October / 7 November 1917", Dated: true, Calendar: "julian"},
			},
			Form: page.OwnDate{Fact: "russia/other#date", Date: hostile, Calendar: "julian", DateError: "This can’t be read as a date.", SourceError: "Say what it rests on."},
		})},
		{"own-facts-none", page.Facts(instructor, page.FactsView{Title: hostile, Kind: "place", ID: "x"})},
	}, importEnds()...)
}

func importEnds() []sample {
	var out []sample
	for _, state := range []page.ImportState{page.ImportSame, page.ImportTaken, page.ImportStopped, page.ImportLost} {
		out = append(out, sample{fmt.Sprint("import-", state), page.Import(instructor, page.ImportView{ID: "i-1", Name: "kings.xlsx", State: state})})
	}
	return out
}
