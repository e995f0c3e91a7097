package roster_test

import (
	"testing"

	"fasti/internal/roster"
)

// Who may do what, one row an actor. A permission that is added to policy.go gets a column here.
func TestPolicy(t *testing.T) {
	t.Parallel()
	const other roster.ClassID = "other"
	in := func(role roster.Role, class roster.ClassID) map[roster.ClassID]roster.Role {
		return map[roster.ClassID]roster.Role{class: role}
	}
	type may struct{ take, see, export, manage bool }
	all, take, none := may{true, true, true, true}, may{take: true}, may{}
	tests := []struct {
		name  string
		actor roster.Actor
		open  may // in the default class
		other may // in another class
	}{
		{"a visitor", roster.Actor{}, none, none},
		{"a guest", roster.Actor{Learner: "l"}, take, none},
		{"somebody signed in without a role", roster.Actor{Learner: "l", Account: "a"}, take, none},
		{"an admin", roster.Actor{Learner: "l", Account: "a", Admin: true}, all, all},
		{"the class's instructor", roster.Actor{Learner: "l", Account: "a", Classes: in(roster.Instructor, roster.DefaultClass)}, all, none},
		{"the class's assistant", roster.Actor{Learner: "l", Account: "a", Classes: in(roster.Assistant, roster.DefaultClass)}, may{take: true, see: true, export: true}, none},
		{"another class's instructor", roster.Actor{Learner: "l", Account: "a", Classes: in(roster.Instructor, other)}, take, all},
		{"another class's assistant", roster.Actor{Learner: "l", Account: "a", Classes: in(roster.Assistant, other)}, take, may{see: true, export: true}},
		{"somebody with a role that is not known", roster.Actor{Learner: "l", Account: "a", Classes: in("owner", roster.DefaultClass)}, take, none},
		{"a guest with an instructor's role", roster.Actor{Learner: "l", Admin: true, Classes: in(roster.Instructor, roster.DefaultClass)}, take, none},
	}
	for _, tt := range tests {
		for class, want := range map[roster.ClassID]may{roster.DefaultClass: tt.open, other: tt.other} {
			got := may{
				tt.actor.CanTakeQuizzes(class), tt.actor.CanSeeScores(class), tt.actor.CanExportScores(class), tt.actor.CanManageCourse(class),
			}
			if got != want {
				t.Errorf("%s in class %q: %+v, want %+v", tt.name, class, got, want)
			}
		}
	}
}
