package roster

import (
	"context"
	"crypto/rand"
	"strings"
	"time"

	"fasti/internal/errs"
)

// SetupLife is how long the link for the first instructor can be used.
const SetupLife = 24 * time.Hour

// NewSetupCode returns a one-time code with which the first instructor is set up, and "" where the
// organisation has staff already.
func (s *Service) NewSetupCode(ctx context.Context) (code string, err error) {
	defer errs.Wrap(&err, "make a set-up code")
	if has, err := s.store.HasStaff(ctx); err != nil || has {
		return "", err
	}
	code = rand.Text()
	now := s.now()
	return code, s.store.CreateSetupCode(ctx, Hash(code), now, now.Add(SetupLife))
}

// CheckSetupCode returns errs.Gone for a code that can't be used.
func (s *Service) CheckSetupCode(ctx context.Context, code string) error {
	return s.store.CheckSetupCode(ctx, Hash(code), s.now())
}

// Applicant is somebody who asks for an account, as they typed it.
type Applicant struct {
	Name, Email, Password string
}

// ApplicantErrors say what is wrong with each field of an applicant: "" where it is right.
type ApplicantErrors struct {
	Name, Email, Password string
}

// Check says what is wrong with each field, and whether anything is.
func (a Applicant) Check() (ApplicantErrors, bool) {
	var e ApplicantErrors
	if name, err := cleanName(a.Name); err != nil {
		e.Name = errs.Message(err)
	} else if name == "" {
		e.Name = "Tell your students who you are."
	}
	if EmailKey(a.Email) == "" {
		e.Email = "Write an e-mail address, such as clio@example.org."
	}
	if err := CheckPassword(a.Password); err != nil {
		e.Password = errs.Message(err)
	}
	return e, e != ApplicantErrors{}
}

// SetUp uses up a code, makes the first instructor's account and signs it in. It fails with errs.Gone for a
// code that can't be used, and expects an applicant that passed Check.
func (s *Service) SetUp(ctx context.Context, code string, a Applicant) (token string, actor Actor, err error) {
	defer errs.Wrap(&err, "set up the first instructor")
	if _, bad := a.Check(); bad {
		return "", Actor{}, errs.New(errs.Invalid, "Give a name, an e-mail address and a password of at least %d characters.", MinPassword)
	}
	name, _ := cleanName(a.Name)
	if err := s.CheckSetupCode(ctx, code); err != nil {
		return "", Actor{}, err
	}
	now := s.now()
	account := Account{
		ID: AccountID(s.newID()), Learner: LearnerID(s.newID()), Name: name, Email: strings.TrimSpace(a.Email),
		EmailKey: EmailKey(a.Email), PasswordHash: HashPassword(a.Password), CreatedAt: now,
	}
	if err := s.store.CreateFirstInstructor(ctx, Hash(code), account, now); err != nil {
		return "", Actor{}, err
	}
	return s.enter(ctx, account)
}
