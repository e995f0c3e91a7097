package page

import "fasti/web/ui"

// SetupView is the form of the first instructor, opened with the operator's token.
type SetupView struct {
	Token       string
	Name        string
	Email       string
	MinPassword int // shortest password, in characters

	NameError     string
	EmailError    string
	PasswordError string
}

// SignInView is the instructor's sign-in form.
type SignInView struct {
	Email string // as typed before
	Next  string // path to go to afterwards; may be empty
	Error string // the same words for an unknown address and a wrong password
	Wait  string // "30 seconds" while sign-in is slowed down; empty otherwise
}

// MaxPassword is how many characters a password may have: long ones are welcome, and hashing one that
// is longer than any phrase would only cost time.
const MaxPassword = 200

// DefaultMinPassword is the shortest password where the view does not say.
const DefaultMinPassword = 12

func (v SetupView) shell(f Frame) ui.Shell {
	return f.shell("Set up the instructor’s account", "The first instructor’s account.", "")
}

func (v SetupView) errors() []ui.FieldError {
	return ui.Errors(
		ui.FieldError{ID: "name", Text: v.NameError},
		ui.FieldError{ID: "email", Text: v.EmailError},
		ui.FieldError{ID: "password", Text: v.PasswordError},
	)
}

func (v SetupView) minPassword() int {
	if v.MinPassword > 0 {
		return v.MinPassword
	}
	return DefaultMinPassword
}

func (v SignInView) shell(f Frame) ui.Shell {
	return f.shell("Sign in", "For instructors: attempts, scores and reports.", SignInPath())
}
