package roster

// What each actor may do. Every permission of the program stands here, and is asked for by its service.

// CanTakeQuizzes reports whether the actor may take the quizzes of a class. The default class is open to
// whoever has a learner; no other class has students yet.
func (a Actor) CanTakeQuizzes(class ClassID) bool {
	return a.Known() && (class == DefaultClass || a.teaches(class))
}

// CanSeeScores reports whether the actor may see every student's attempts, answers and reports in a class.
func (a Actor) CanSeeScores(class ClassID) bool {
	return a.teaches(class) || a.assists(class)
}

// CanExportScores reports whether the actor may take the scores of a class away as a file.
func (a Actor) CanExportScores(class ClassID) bool {
	return a.teaches(class) || a.assists(class)
}

// CanManageCourse reports whether the actor may change what a class is taught: the revision of the course, and what the
// class changes in it.
func (a Actor) CanManageCourse(class ClassID) bool { return a.teaches(class) }

func (a Actor) teaches(class ClassID) bool {
	return a.SignedIn() && (a.Admin || a.Classes[class] == Instructor)
}

func (a Actor) assists(class ClassID) bool {
	return a.SignedIn() && a.Classes[class] == Assistant
}
