package page_test

import (
	"time"

	"fasti/web/page"
	"fasti/web/ui"
)

func instructorSamples() []sample {
	rows := []page.AttemptRow{
		{Attempt: attempt, Student: "Олена Коваль", Scope: "The Soviet Union", Started: morning, Submitted: morning.Add(14 * time.Minute), Answered: 10, Total: 10, Points: 8.25, OutOf: 10},
		{Attempt: "a-2", Label: "Student 7F3A", Scope: "Everything", Started: morning.Add(-time.Hour), Answered: 3, Total: 20, OutOf: 20},
		{Attempt: "a-3", Student: "Jonas Weber", Scope: "Stalin removes his rivals", Started: morning.Add(-2 * time.Hour), Submitted: morning.Add(-time.Hour), Answered: 5, Total: 5, Points: 5, OutOf: 5},
		{Attempt: "a-4", Student: "Amélie Fournier", Scope: "The Soviet Union", Started: morning.Add(-3 * time.Hour), Submitted: morning, Answered: 5, Total: 5, Points: 0.3333, OutOf: 5},
	}
	rough := []page.AttemptRow{{Attempt: `"x`, Student: hostile, Scope: hostile, Started: morning, Submitted: morning, Answered: 5, Total: 5, Points: 1, OutOf: 5}}
	return []sample{
		{"setup", page.Setup(student, page.SetupView{Token: "t0ken"})},
		{"setup-errors", page.Setup(student, page.SetupView{
			Token: "t0ken", Name: hostile, Email: "vera@", MinPassword: 14,
			NameError: "A name can have 100 characters at most.", EmailError: "This is not an e-mail address.",
			PasswordError: "The password needs at least 14 characters.",
		})},
		{"sign-in", page.SignIn(student, page.SignInView{})},
		{"sign-in-slowed", page.SignIn(student, page.SignInView{
			Email: "vera@example.org", Next: "/desk/reports", Error: "This address and password do not belong together.", Wait: "30 seconds",
		})},
		{"desk", page.Desk(instructor, page.DeskView{Attempts: rows, Any: true, Reports: 3, Paging: page.Paging{Page: 2, Pages: 5, Total: 96}})},
		{"desk-hostile", page.Desk(instructor, page.DeskView{Attempts: append(rough, rows...), Any: true, Filter: hostile})},
		{"desk-filtered-none", page.Desk(instructor, page.DeskView{Any: true, Filter: `kovál "<`})},
		{"desk-empty", page.Desk(instructor, page.DeskView{})},
		{"desk-attempt", page.DeskAttempt(instructor, page.DeskAttemptView{Row: rows[0], Items: []page.Review{choiceReview(), dateReview(), orderReview()}})},
		{"desk-attempt-open", page.DeskAttempt(instructor, page.DeskAttemptView{Row: rows[1]})},
		{"desk-reports", page.DeskReports(instructor, page.DeskReportsView{
			Paging: page.Paging{Page: 1, Pages: 2, Total: 31},
			Items: []page.ReportRow{
				{At: morning, Student: "Jonas Weber", Reason: "source", Text: "Kotkin has the 3rd, not the 4th.", Stem: choice().Stem, Key: "October 1926", Attempt: attempt, Number: 3, Facts: []string{"russia/kamenev-candidate#until"}},
				{At: morning, Student: hostile, Reason: "unheard-of", Text: hostile, Stem: hostile, Attempt: `x/"y`, Number: 1},
			},
		})},
		{"desk-reports-empty", page.DeskReports(instructor, page.DeskReportsView{})},
	}
}

func problemSamples() []sample {
	return []sample{
		{"error-404", page.Error(student, page.ErrorView{Status: 404, RequestID: "01J9Z-8842"})},
		{"error-500", page.Error(student, page.ErrorView{Status: 500, RequestID: "01J9Z-8843"})},
		{"error-said", page.Error(student, page.ErrorView{
			Status: 403, Title: hostile, Message: hostile, RequestID: hostile,
			Actions: []ui.Link{{Text: "Sign in", Href: page.SignInPath()}, {Text: "Go to the course", Href: page.HomePath()}},
		})},
		{"conflict", page.Conflict(student, page.ConflictView{
			Attempt: attempt, Number: 3, Total: 10, Stem: choice().Stem, Stored: "October 1926", StoredAt: morning, Yours: "July 1926", RequestID: "01J9Z-8844",
		})},
		{"conflict-hostile", page.Conflict(student, page.ConflictView{Attempt: attempt, Number: 1, Total: 1, Stem: hostile, Stored: hostile})},
		{"session-lost", page.SessionLost(student, page.SessionView{RequestID: "01J9Z-8845"})},
	}
}
