package question

import (
	"fasti/internal/errs"
)

// Choice asks for the one right option.
type Choice struct {
	Options []Option `json:"options"` // as shown
}

// Option is one possible answer of a choice.
type Option struct {
	ID    string `json:"id"` // unique in the question; says nothing about what is right
	Text  string `json:"text"`
	Lang  string `json:"lang,omitempty"` // BCP 47 where it is not the question's
	Right bool   `json:"right,omitempty"`
	Why   string `json:"why"`   // for whoever chose it, or wants to know
	Proof Proof  `json:"proof"` // that it is wrong; of the key, that it is right
}

// Name implements Interaction.
func (*Choice) Name() string { return "choice" }

// Check implements Interaction.
func (c *Choice) Check(r Response) error {
	if len(r.Picks) == 0 {
		return errs.New(errs.Invalid, "Choose one of the options.")
	}
	if len(r.Picks) > 1 || c.option(r.Picks[0]) == nil {
		return errs.New(errs.Invalid, "That is none of the options offered. Choose one of those shown.")
	}
	return nil
}

// Grade implements Interaction.
func (c *Choice) Grade(r Response) Verdict {
	if o := c.option(r.Picks[0]); o != nil && o.Right {
		return Verdict{Points: 1}
	}
	return Verdict{}
}

// Key implements Interaction.
func (c *Choice) Key() string {
	for _, o := range c.Options {
		if o.Right {
			return o.Text
		}
	}
	return ""
}

// Say implements Interaction.
func (c *Choice) Say(r Response) string {
	if len(r.Picks) == 0 {
		return ""
	}
	if o := c.option(r.Picks[0]); o != nil {
		return o.Text
	}
	return ""
}

// Rule implements Interaction.
func (*Choice) Rule() string { return "One point for the right option." }

// Chance implements Interaction.
func (c *Choice) Chance() float64 { return 1 / float64(len(c.Options)) }

func (c *Choice) option(id string) *Option {
	for i := range c.Options {
		if c.Options[i].ID == id {
			return &c.Options[i]
		}
	}
	return nil
}
